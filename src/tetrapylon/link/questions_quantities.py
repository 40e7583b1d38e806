"""Group quantities that answer one question, and rule on every group."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from tetrapylon.lexicon.families import Family, load_families
from tetrapylon.link.verdicts import Ruling, Stand, overall, ruling_on
from tetrapylon.model.edtf import days_of
from tetrapylon.model.ids import content_id
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.question import Answer, Question, Verdict
from tetrapylon.model.record import Record

PLACED = frozenset({Measure.DURATION})
NEAR_BY = 400
"""Code points within which a share without a noun ("the majority fled") speaks of the population before it."""


def stands_of(record: Record) -> tuple[Stand, ...]:
    """Return every quantity as it is compared, in the order of the record."""
    copies = {m.sentence: s.id for s in record.strands for m in s.members}
    sentences = sentence_of_quantity(record)
    return tuple(_stand(record, q, copies, sentences) for q in record.quantities)


def sentence_of_quantity(record: Record) -> dict[str, str]:
    """Return sentence ids by quantity id."""
    return {a.id: a.sentence for r in record.readings for a in r.amounts}


def _stand(
    record: Record, quantity: Quantity, copies: dict[str, str], sentences: dict[str, str]
) -> Stand:
    sentence = sentences.get(quantity.id, quantity.id)
    return Stand(
        quantity=quantity,
        claim=record.claim.get(quantity.claim) if quantity.claim else None,
        days=days_of(quantity.as_of),
        copy_of=copies.get(sentence, sentence),
        words=record.report[quantity.report].text[quantity.start : quantity.end],
    )


def families_of(stands: Iterable[Stand]) -> Iterator[tuple[Family, tuple[Stand, ...]]]:
    """Yield groups of quantities that answer one question, with their family."""
    stands = tuple(stands)
    for family in load_families():
        members = [s for s in stands if _belongs(s, family)]
        for group in _joined(members, family):
            yield family, tuple(group)


def _belongs(stand: Stand, family: Family) -> bool:
    if stand.quantity.unit == "share" and stand.quantity.measures is Measure.OTHER:
        return False
    return stand.quantity.measures in family.measures


def _joined(members: list[Stand], family: Family) -> list[list[Stand]]:
    """Return connected groups; two quantities are joined where they answer one question."""
    groups: list[list[Stand]] = []
    for stand in members:
        touching = [g for g in groups if any(_one_question(stand, other, family) for other in g)]
        merged = [stand, *(s for g in touching for s in g)]
        groups = [g for g in groups if g not in touching]
        groups.append(merged)
    key = lambda s: (s.quantity.report, s.quantity.start, s.quantity.id)  # noqa: E731
    return [sorted(g, key=key) for g in groups]


def _one_question(a: Stand, b: Stand, family: Family) -> bool:
    if a.copy_of == b.copy_of and a.quantity.report != b.quantity.report:
        return a.range == b.range
    if not _same_time(a, b, family):
        return False
    if Measure.AREAS_GRANTED in family.measures:
        return a.copy_of == b.copy_of or a.quantity.measures is b.quantity.measures
    if Measure.DURATION in family.measures:
        return _same_length(a, b)
    return a.quantity.place is not None and a.quantity.place == b.quantity.place


def _same_length(a: Stand, b: Stand) -> bool:
    """Tell whether two durations are of one thing: the same noun, named in full."""
    left, right = a.quantity.of.lower().split(), b.quantity.of.lower().split()
    return bool(left) and left[-1:] == right[-1:]


def _same_time(a: Stand, b: Stand, family: Family) -> bool:
    if family.days is None or a.days is None or b.days is None:
        return True
    if a.days.meets(b.days):
        return True
    ends = (a.days.first, a.days.last, b.days.first, b.days.last)
    first_a, last_a, first_b, last_b = ends
    gaps = [
        (y - x).days
        for x, y in ((last_a, first_b), (last_b, first_a))
        if x is not None and y is not None and y > x
    ]
    return bool(gaps) and min(gaps) <= family.days


def asked(record: Record) -> tuple[tuple[Question, ...], dict[str, str]]:
    """Return the questions that quantities answer, and the widest question of each quantity by id."""
    questions: list[Question] = []
    of_quantity: dict[str, str] = {}
    for family, group in families_of(stands_of(record)):
        pairs = [
            (a, b, ruling)
            for a, b in itertools.combinations(group, 2)
            if (ruling := ruling_on(a, b, family)) is not None
        ]
        whole = overall(r for _, _, r in pairs)
        question = _question(record, family, group, whole)
        questions.append(question)
        of_quantity.update({s.quantity.id: question.id for s in group})
        questions += _inner(record, family, group, pairs)
    return tuple(questions), of_quantity


def _inner(
    record: Record,
    family: Family,
    group: tuple[Stand, ...],
    pairs: list[tuple[Stand, Stand, Ruling]],
) -> list[Question]:
    """Return a question of its own for each dispute inside a longer series."""
    disputes = [(a, b, r) for a, b, r in pairs if r.verdict is Verdict.DISPUTED]
    if len(group) <= 2 or not disputes:
        return []
    return [_question(record, family, (a, b), r) for a, b, r in disputes]


def _question(
    record: Record, family: Family, group: tuple[Stand, ...], ruling: Ruling | None
) -> Question:
    answers = tuple(_answer(s) for s in group)
    voices = {s.copy_of for s in group}
    if len(group) == 1:
        verdict, why = Verdict.SINGLE, "One statement gives it."
    elif ruling is None:
        verdict, why = (
            Verdict.DIFFERENT_MEASURE,
            "The words do not say enough to compare the values.",
        )
    else:
        verdict, why = ruling.verdict, f"{_values(group)}: {ruling.because}."
    if len(voices) == 1 and len(group) > 1:
        why = f"{why} All of it is one text."
    ids = sorted(s.quantity.id for s in group)
    return Question(
        id=content_id("question", family.kind, *ids),
        question=_ask(record, family, group),
        kind=family.kind,
        answers=answers,
        verdict=verdict,
        explanation=why,
    )


def _values(group: tuple[Stand, ...]) -> str:
    told = []
    for stand in group:
        q = stand.quantity
        day = f" ({q.as_of})" if q.as_of else ""
        words = f"{q.approximator} {stand.words}" if q.approximator else stand.words
        told.append(f"{words}{day}")
    return "; ".join(told)


def _ask(record: Record, family: Family, group: tuple[Stand, ...]) -> str:
    place = next((s.quantity.place for s in group if s.quantity.place), None)
    entity = record.entity.get(place) if place else None
    of = next((s.quantity.of for s in group if s.quantity.of), "")
    name = entity.name if entity else "a place that is not named"
    return family.ask.format(place=name, of=of or "a stretch of time")


def _answer(stand: Stand) -> Answer:
    q = stand.quantity
    words = f"{q.approximator} {stand.words}" if q.approximator else stand.words
    return Answer(
        claim=q.claim,
        quantity=q.id,
        value=words,
        as_of=q.as_of,
        said_by=q.said_by,
        origin=stand.claim.origin if stand.claim else None,
    )
