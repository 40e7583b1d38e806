"""The tables of schema version 1, as the first released program made them; never to be changed."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

METADATA = MetaData()
META = Table(
    "meta", METADATA, Column("key", String, primary_key=True), Column("value", Text, nullable=False)
)
REPORTS = Table(
    "reports",
    METADATA,
    Column("id", String, primary_key=True),
    Column("sha256", String, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("status", String, nullable=False),
    Column("language", String),
    Column("obtained_at", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)
INPUTS = Table(
    "inputs",
    METADATA,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("report", String),
    Column("disposition", String, nullable=False),
    Column("findings", Text, nullable=False),
)
READINGS = Table(
    "readings",
    METADATA,
    Column("report", String, primary_key=True),
    Column("version", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
DECISIONS = Table(
    "decisions",
    METADATA,
    Column("id", String, primary_key=True),
    Column("report", String, nullable=False),
    Column("at", String, nullable=False),
    Column("body", Text, nullable=False),
)
KEPT = ("meta", "reports", "inputs", "readings", "decisions")
DERIVED = (
    "datings", "compositions", "strands", "origins", "entities", "times", "claims", "quantities",
    "incidents", "questions", "control", "tracks", "findings",
)  # fmt: skip
for noun in DERIVED:
    Table(
        noun,
        METADATA,
        Column("generation", Integer, primary_key=True),
        Column("place", Integer, primary_key=True),
        Column("id", String, nullable=False),
        Column("report", String),
        Column("maker", String, nullable=False),
        Column("body", Text, nullable=False),
        Index(f"{noun}_by_id", "generation", "id"),
    )
