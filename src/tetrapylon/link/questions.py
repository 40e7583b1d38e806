"""Put statements that answer one question side by side, and say why they differ."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tetrapylon.link.questions_claims import claim_questions
from tetrapylon.link.questions_quantities import asked
from tetrapylon.model.quantity import Quantity
from tetrapylon.model.question import Question
from tetrapylon.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The questions, and the quantities with the narrowest question of each filled in."""

    questions: tuple[Question, ...]
    quantities: tuple[Quantity, ...]


def find_questions(record: Record) -> Asked:
    """Return the questions that the record's quantities and claims answer, sorted by kind and id."""
    numeric, of_quantity = asked(record)
    found = {q.id: q for q in (*numeric, *claim_questions(record))}
    return Asked(
        questions=tuple(sorted(found.values(), key=lambda q: (q.kind, q.id))),
        quantities=tuple(
            replace(q, question=of_quantity.get(q.id, q.question)) for q in record.quantities
        ),
    )
