"""Grades after the Admiralty scale, shown and never used: sources as the user grades them, information by the record.

The letter of a source is the user's own word (`[sources]` in `tetrapylon.toml`); nobody is graded unasked. The digit of a
happening comes from how many independent origins tell it and whether a question over its claims is disputed.
"""

from __future__ import annotations

from collections.abc import Mapping

from tetrapylon.model.codec import Json
from tetrapylon.model.question import Verdict
from tetrapylon.model.record import Record
from tetrapylon.tell.support import support_for

LETTERS = frozenset("ABCDEF")
CONFIRMED, PROBABLE, DOUBTFUL, NOT_JUDGED = "1", "2", "4", "6"
MANY = 3
"""Independent origins that confirm; two make a thing probable, one leaves it unjudged."""


def graded_sources(rows: list[dict[str, Json]], grades: Mapping[str, str]) -> list[dict[str, Json]]:
    """Return rows of sources with the user's letter beside each, null where the user gave none."""
    folded = {name.casefold(): letter for name, letter in grades.items()}
    return [{**row, "grade": folded.get(str(row["name"]).casefold())} for row in rows]


def information_grades(record: Record) -> dict[str, str]:
    """Return a digit by incident id: 1 confirmed, 2 probably true, 4 doubtful (disputed), 6 cannot be judged."""
    disputed = {
        a.claim for q in record.questions if q.verdict is Verdict.DISPUTED for a in q.answers
    }
    found: dict[str, str] = {}
    for incident in record.incidents:
        origins = support_for(record, incident.claims).origins
        if disputed & set(incident.claims):
            found[incident.id] = DOUBTFUL
        elif origins >= MANY:
            found[incident.id] = CONFIRMED
        else:
            found[incident.id] = PROBABLE if origins > 1 else NOT_JUDGED
    return found
