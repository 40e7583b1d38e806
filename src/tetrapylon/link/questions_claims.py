"""Put claims side by side that answer one question without a number.

Each finder looks for one kind of question by happenings, modality, polarity, speakers and days. Nothing is
disputed unless two speakers truly exclude each other: `docs/quantities.md` says when.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tetrapylon.link.questions_begun import begun
from tetrapylon.link.questions_denied import denied
from tetrapylon.link.questions_desk import Desk
from tetrapylon.link.questions_foretold import came_true, deadlines, went_on
from tetrapylon.link.questions_holders import denied_changes, holders, one_holder
from tetrapylon.link.questions_opposed import contrasted, misplaced, opposed
from tetrapylon.link.questions_rebutted import rebutted
from tetrapylon.link.questions_standings import standings
from tetrapylon.link.questions_told import paired, told, turns
from tetrapylon.link.questions_topics import sites, truces
from tetrapylon.model.question import Question
from tetrapylon.model.record import Record

FINDERS: tuple[Callable[[Desk], Iterator[Question | None]], ...] = (
    told,
    turns,
    begun,
    paired,
    came_true,
    deadlines,
    went_on,
    opposed,
    denied,
    rebutted,
    contrasted,
    misplaced,
    truces,
    sites,
    holders,
    one_holder,
    denied_changes,
    standings,
)


def claim_questions(record: Record) -> tuple[Question, ...]:
    """Return the questions that claims answer; a set of answers found twice is kept once, first finder first."""
    desk = Desk(record)
    found: dict[frozenset[str | None], Question] = {}
    for finder in FINDERS:
        for question in finder(desk):
            if question is not None:
                found.setdefault(frozenset(a.claim for a in question.answers), question)
    return tuple(found.values())
