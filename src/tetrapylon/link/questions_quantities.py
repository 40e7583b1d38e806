"""Group quantities that answer one question, and rule on every group."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tetrapylon.lexicon.families import Family, load_families
from tetrapylon.lexicon.issues import load_asking
from tetrapylon.link.questions_joined import Joiner
from tetrapylon.link.questions_series import groups_of
from tetrapylon.link.questions_words import Names, day_in_words, listed, period, sentence
from tetrapylon.link.verdicts import Ruling, overall, ruling_on
from tetrapylon.link.verdicts_stands import TOLLS, Stand, last_word
from tetrapylon.model.edtf import days_of
from tetrapylon.model.ids import content_id
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.question import Answer, Question, Verdict
from tetrapylon.model.record import Record


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


def families_of(record: Record, names: Names) -> Iterator[tuple[Family, tuple[Stand, ...]]]:
    """Yield groups of quantities that answer one question, with their family.

    Where no figure of a group has a place, its family asks in the bare words of reports on the town that all are of.
    """
    stands, joiner = stands_of(record), Joiner(record)
    for family in load_families():
        members = [joiner.where_it_lies(s) for s in stands if _belongs(s, family)]
        for group in groups_of(members, family, joiner):
            yield _told_of(family, group, joiner, names), tuple(group)


def _told_of(family: Family, group: list[Stand], joiner: Joiner, names: Names) -> Family:
    towns = {joiner.theatres.of(s.quantity.report) for s in group}
    if len(group) == 1 or not family.measures & TOLLS or any(s.quantity.place for s in group):
        return family
    town = names.place(towns.pop()) if len(towns) == 1 else None
    words = f"{family.bare.removesuffix('?')}, in reports of {town}?"
    return replace(family, ask=words, bare=words) if town else family


def _belongs(stand: Stand, family: Family) -> bool:
    if stand.quantity.unit == "share" and stand.quantity.measures in (Measure.OTHER, *TOLLS):
        return False
    least = stand.quantity.value or stand.quantity.high or stand.quantity.low or 0.0
    fits = least >= family.least and last_word(stand.quantity.of) not in family.never
    return stand.quantity.measures in family.measures and fits


def asked(record: Record) -> tuple[tuple[Question, ...], dict[str, str]]:
    """Return the questions that quantities answer, and the narrowest question of each quantity by id."""
    names = Names(record)
    questions: list[Question] = []
    for family, group in families_of(record, names):
        if _says_little(group, family):
            continue
        pairs = [
            Pair(a, b, ruling)
            for a, b in itertools.combinations(group, 2)
            if (ruling := ruling_on(a, b, family)) is not None
        ]
        whole = _settled(overall(p.ruling for p in pairs), group, pairs)
        questions.append(_question(names, family, group, whole))
        if whole is not None:
            questions += _inner(names, family, group, pairs, whole)
    return tuple(questions), _narrowest(questions)


def _says_little(group: tuple[Stand, ...], family: Family) -> bool:
    """Tell whether answers have no question to go with them: "months", of what is not said; people, of no place."""
    q = group[0].quantity
    if Measure.DURATION in family.measures:
        return not q.of if len(group) == 1 else last_word(q.of) not in load_asking().lasting
    several = len(group) > 1 and "{place}" in family.ask
    return (family.placed or several) and all(s.quantity.place is None for s in group)


UNSETTLED = Ruling(
    Verdict.DIFFERENT_MEASURE, "some of them do not fit together, and the words do not say why"
)


def _settled(whole: Ruling | None, group: tuple[Stand, ...], pairs: list[Pair]) -> Ruling | None:
    """Return the ruling on a series; answers do not agree while two of them have no ruling at all."""
    undecided = len(pairs) < len(group) * (len(group) - 1) // 2
    return UNSETTLED if whole and whole.verdict is Verdict.AGREE and undecided else whole


def _narrowest(questions: Iterable[Question]) -> dict[str, str]:
    """Return for each quantity the question with the fewest answers that it answers."""
    found: dict[str, str] = {}
    ranked = sorted(questions, key=lambda q: (len(q.answers), ORDER_OF_NOTE[q.verdict], q.id))
    for question in ranked:
        for answer in question.answers:
            if answer.quantity:
                found.setdefault(answer.quantity, question.id)
    return found


@dataclass(frozen=True, slots=True)
class Pair:
    """Two answers that a rule decided on."""

    a: Stand
    b: Stand
    ruling: Ruling


ORDER_OF_NOTE = {
    v: i
    for i, v in enumerate(
        (
            Verdict.DISPUTED,
            Verdict.RESOLVED,
            Verdict.UPDATED,
            Verdict.DIFFERENT_MEASURE,
            Verdict.AGREE,
            Verdict.SINGLE,
        )
    )
}


def _inner(
    names: Names, family: Family, group: tuple[Stand, ...], pairs: list[Pair], whole: Ruling
) -> list[Question]:
    """Return a question of its own for each set of answers whose verdict is not that of the series."""
    found = []
    for verdict in (Verdict.DISPUTED, Verdict.DIFFERENT_MEASURE, Verdict.AGREE):
        if verdict is whole.verdict:
            continue
        own = [p for p in pairs if p.ruling.verdict is verdict]
        for members, ruling in _connected(own):
            if len(members) < len(group) and len({s.copy_of for s in members}) > 1:
                inside = tuple(s for s in group if s in members)
                if verdict is Verdict.DISPUTED or _of_one_mind(inside, pairs, verdict):
                    found.append(_question(names, family, inside, ruling))
    return found


def _of_one_mind(inside: tuple[Stand, ...], pairs: list[Pair], verdict: Verdict) -> bool:
    """Tell whether no pair inside a set was ruled on otherwise."""
    return all(p.ruling.verdict is verdict for p in pairs if p.a in inside and p.b in inside)


def _connected(pairs: list[Pair]) -> list[tuple[list[Stand], Ruling]]:
    """Return the sets of answers that pairs join, each with its first pair's ruling."""
    groups: list[tuple[list[Stand], Ruling]] = []
    for pair in pairs:
        touching = [g for g in groups if pair.a in g[0] or pair.b in g[0]]
        members = [pair.a, pair.b, *(s for g in touching for s in g[0])]
        groups = [g for g in groups if g not in touching]
        ruling = touching[0][1] if touching else pair.ruling
        groups.append((list(dict.fromkeys(members)), ruling))
    return groups


def _question(
    names: Names, family: Family, group: tuple[Stand, ...], ruling: Ruling | None
) -> Question:
    ordered = sorted(group, key=_first_day)
    ids = sorted(s.quantity.id for s in group)
    if len(group) == 1:
        verdict, why = Verdict.SINGLE, "Only one statement gives this."
    elif ruling and ruling.verdict in RESTATED and _one_voice(group):
        verdict, why = Verdict.SINGLE, "One report gives this more than once, by one voice."
    elif ruling is None:
        verdict = Verdict.DIFFERENT_MEASURE
        why = "The words do not say enough to compare the values."
    else:
        verdict, why = ruling.verdict, _why(ordered, ruling)
    return Question(
        id=content_id("question", family.kind, *ids),
        question=_ask(names, family, ordered),
        kind=family.kind,
        answers=tuple(_answer(names, s) for s in ordered),
        verdict=verdict,
        explanation=why,
    )


KNOWN = ("person:", "actor:")
"""How the ids of known speakers begin."""
TWO = 2
RESTATED = frozenset({Verdict.AGREE})


def _one_voice(group: tuple[Stand, ...]) -> bool:
    """Tell whether one report gives all answers and names no two known speakers."""
    speakers = {s.quantity.said_by for s in group if (s.quantity.said_by or "").startswith(KNOWN)}
    return len({s.quantity.report for s in group}) == 1 and len(speakers) < TWO


def _first_day(stand: Stand) -> tuple[str, str, int, str]:
    first = stand.days.first if stand.days else None
    q = stand.quantity
    return (first.isoformat() if first else "", q.report, q.start, q.id)


def _why(group: list[Stand], ruling: Ruling) -> str:
    """Say the values, once each, and why they differ."""
    if len({s.copy_of for s in group}) == 1 and ruling.verdict is Verdict.AGREE:
        return sentence("all reports copy this from one text")
    days = {s.quantity.as_of for s in group}
    told = (_told(s, dated=len(days) > 1) for s in group)
    return sentence(f"{listed(told)}: {ruling.because}")


def _told(stand: Stand, *, dated: bool) -> str:
    day = day_in_words(stand.quantity.as_of) if dated else ""
    return f"{_words(stand)} ({day})" if day else _words(stand)


def _words(stand: Stand) -> str:
    approximator = stand.quantity.approximator
    words = " ".join(stand.words.split())
    if not approximator or words.lower().startswith(approximator.lower()):
        return words
    return f"{approximator} {words}"


def _ask(names: Names, family: Family, group: list[Stand]) -> str:
    place = next((s.quantity.place for s in group if s.quantity.place), None)
    of = next((s.quantity.of for s in group if s.quantity.of), "")
    name = names.place(place)
    known = {"{place}": name, "{of}": of}
    full = all(value for slot, value in known.items() if slot in family.ask)
    words = family.ask.format(place=name, of=of) if full else family.bare
    when = period(s.quantity.as_of for s in group) if family.days is not None else ""
    return words.replace("?", f" ({when})?") if when else words


def _answer(names: Names, stand: Stand) -> Answer:
    q = stand.quantity
    name = stand.claim.claimant.name if stand.claim else None
    return Answer(
        claim=q.claim,
        quantity=q.id,
        value=_words(stand),
        as_of=q.as_of,
        said_by=names.speaker(q.said_by, name),
        origin=stand.claim.origin if stand.claim else None,
    )
