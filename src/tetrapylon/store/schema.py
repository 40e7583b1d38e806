"""Tables of the store, and the steps that bring an older store up to date.

Kept rows (`reports`, `inputs`, `readings`, `decisions`) are added and never overwritten but by a newer
reading. Derived rows live in one table a noun, under a generation: a rebuild writes the next generation in
short transactions and then turns `meta.generation` over, so that readers never see half a record and
a killed rebuild leaves the old one whole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from tetrapylon.model.claim import Claim
from tetrapylon.model.dating import Dating
from tetrapylon.model.entity import Entity
from tetrapylon.model.event import Incident
from tetrapylon.model.finding import Finding
from tetrapylon.model.quantity import Quantity
from tetrapylon.model.question import Question
from tetrapylon.model.situation import Control, Track
from tetrapylon.model.strand import Composition, SentenceOrigin, Strand
from tetrapylon.model.time import Time

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

DERIVED: dict[str, type] = {
    "datings": Dating,
    "compositions": Composition,
    "strands": Strand,
    "origins": SentenceOrigin,
    "entities": Entity,
    "times": Time,
    "claims": Claim,
    "quantities": Quantity,
    "incidents": Incident,
    "questions": Question,
    "control": Control,
    "tracks": Track,
    "findings": Finding,
}
"""Nouns that a rebuild makes anew, with the type of their rows; the names are the Record's fields."""


def _derived_table(noun: str) -> Table:
    return Table(
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


DERIVED_TABLES: dict[str, Table] = {noun: _derived_table(noun) for noun in DERIVED}


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from the version before to `version`."""

    version: int
    why: str
    apply: Callable[[Connection], None]


def _create(connection: Connection) -> None:
    METADATA.create_all(connection)


MIGRATIONS: tuple[Migration, ...] = (Migration(1, "the first tables", _create),)
SCHEMA_VERSION = MIGRATIONS[-1].version
