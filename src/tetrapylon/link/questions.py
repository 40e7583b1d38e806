"""Put statements that answer one question side by side, and say why they differ."""

from __future__ import annotations

from dataclasses import dataclass

from tetrapylon.model.quantity import Quantity
from tetrapylon.model.question import Question
from tetrapylon.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The questions, and the quantities with the narrowest question of each filled in."""

    questions: tuple[Question, ...]
    quantities: tuple[Quantity, ...]


def find_questions(record: Record) -> Asked:
    """Return the questions that the record's quantities and claims answer."""
    return Asked(questions=(), quantities=record.quantities)
