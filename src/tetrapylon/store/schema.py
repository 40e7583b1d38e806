"""Tables of the store.

Kept rows (`reports`, `inputs`, `readings`, `decisions`) are added and never overwritten but by a newer
reading; `sentences` are the words of the readings, for searches. Derived rows live in one table a noun, under a
generation: a rebuild writes the next generation in short transactions and then turns `meta.generation` over, so that
readers never see half a record and a killed rebuild leaves the old one whole. Beside a derived row's JSON body stand the
columns that screens filter by (`facets`), and in tables of their own what it leads to (`links`), the spellings of
names (`names`) and the words of claims (`claim_texts`).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
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
from tetrapylon.store.facets import FACET_COLUMNS, FACET_INDEXES

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
    Index("inputs_by_report", "report"),
)
READINGS = Table(
    "readings",
    METADATA,
    Column("report", String, primary_key=True),
    Column("version", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("publisher", Text),
    Column("title", Text),
    Column("sentence_count", Integer),
)
SENTENCES = Table(
    "sentences",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False),
    Column("report", String, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Index("sentences_by_report", "report"),
)
"""Sentences of the readings with their words folded; a higher key is newer (`store.texts`)."""
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
    facets = FACET_COLUMNS.get(noun, {})
    return Table(
        noun,
        METADATA,
        Column("generation", Integer, primary_key=True),
        Column("place", Integer, primary_key=True),
        Column("id", String, nullable=False),
        Column("report", String),
        Column("maker", String, nullable=False),
        Column("body", Text, nullable=False),
        *(Column(name, kind) for name, kind in facets.items()),
        Index(f"{noun}_by_id", "generation", "id"),
        *(
            Index(f"{noun}_by_{'_'.join(columns)}", "generation", *columns)
            for columns in FACET_INDEXES.get(noun, ())
        ),
    )


DERIVED_TABLES: dict[str, Table] = {noun: _derived_table(noun) for noun in DERIVED}

LINKS = Table(
    "links",
    METADATA,
    Column("generation", Integer, nullable=False),
    Column("noun", String, nullable=False),
    Column("row", Integer, nullable=False),
    Column("target", String, nullable=False),
    Index("links_by_target", "generation", "noun", "target", "row"),
)
"""From a derived row (`row` is its place) to the ids that it leads to (`facets.LINKED`)."""
NAMES = Table(
    "names",
    METADATA,
    Column("generation", Integer, nullable=False),
    Column("spelling", Text, nullable=False),
    Column("entity", String, nullable=False),
    Index("names_by_spelling", "generation", "spelling"),
    Index("names_by_entity", "generation", "entity"),
)
"""Every spelling of every entity, in folded words."""
CLAIM_TEXTS = Table(
    "claim_texts",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("words", Text, nullable=False),
)
"""The words of claims for searches. The key holds generation, day of publication and place (`store.texts`)."""
PACKS = Table(
    "packs",
    METADATA,
    Column("generation", Integer, primary_key=True),
    Column("layout", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""The columns of a generation in one value (`store.packs`)."""
BESIDE: tuple[Table, ...] = (LINKS, NAMES, PACKS)
"""Tables under a generation that hold what belongs to derived rows."""
