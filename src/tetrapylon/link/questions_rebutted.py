"""What a report itself sets against what it has just told: "the army denied this", "analysts call that unlikely".

The words of a rebuttal point back ("the claim", "it", "such an advance") and share no word with what they answer, so it is found
by where they stand: the nearest statement of another voice before them. A later sentence that negates the same verb
("said they had not withdrawn") answers in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.lexicon.issues import load_asking
from tetrapylon.lexicon.kin import stem_of
from tetrapylon.lexicon.rebuttals import Rebuttal, any_rebuttal, load_rebuttals
from tetrapylon.link.questions_desk import WRITER, Ask, Desk, is_against
from tetrapylon.link.questions_towns import is_of_town
from tetrapylon.model.claim import Claim, ClaimantType, Modality, Topic
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.question import Question, Verdict

FARTHEST = 420
"""Code points from the end of what is answered to the rebuttal: two or three sentences."""
SENTENCES_BACK = 3
MOST_EACH = 3
NO_WAR = frozenset({Topic.OTHER, Topic.DIPLOMACY})
NOT = re.compile(r"\b(?:not|n[\'’]t|never)\s+(?:\w+ly\s+|yet\s+|been\s+|be\s+)?(\w{4,})", re.I)
Found = Iterator[Question | None]


@dataclass(frozen=True, slots=True)
class Answered:
    """A rebuttal with what it answers: claims of one sentence, and the row of the table that found it."""

    said: tuple[Claim, ...]
    rebuttal: tuple[Claim, ...]
    by: Rebuttal


def rebutted(desk: Desk) -> Found:
    """Yield a question for each thing that a report tells and sets a rebuttal against; copies of one text are one."""
    groups: dict[tuple[str, str], list[Answered]] = {}
    for report in desk.record.reports:
        for one in _answered(desk, report.id):
            key = desk.copy_of(one.said[0]), desk.copy_of(one.rebuttal[0])
            groups.setdefault(key, []).append(one)
    for group in groups.values():
        first = group[0]
        told = [c for a in group for c in (*a.said, *a.rebuttal)]
        topics = {t for c in told for t in c.topics} - NO_WAR
        plainest = _plainest(desk, first.said)
        others = (c for a in group for c in a.said if desk.copy_of(c) != desk.copy_of(plainest))
        said = [plainest, *desk.voices(others, MOST_EACH - 1)]
        ask = Ask(
            kind=_kind(desk, first),
            words=f"Is it so: “{desk.short(plainest)}”?",
            verdict=Verdict.DISPUTED,
            because=first.by.because,
        )
        against = desk.voices((c for a in group for c in a.rebuttal), MOST_EACH)
        if topics or any(desk.of_claim.get(c.id) for c in told):
            yield desk.question(ask, [*said, *against])


def _kind(desk: Desk, one: Answered) -> str:
    kinds = [desk.kind_of_claim(c) for c in one.said]
    return next((k for k in kinds if k != "other"), "other")


def _plainest(desk: Desk, said: tuple[Claim, ...]) -> Claim:
    """Return the claim of some that says most: the longest."""
    return max(said, key=lambda c: (len(desk.words(c)), c.id))


def _answered(desk: Desk, report: str) -> Iterator[Answered]:
    by_sentence: dict[str, list[Claim]] = {}
    for claim in sorted(desk.record.claims_of(report), key=lambda c: c.span):
        if claim.claimant.type not in (ClaimantType.HEADLINE, ClaimantType.CAPTION):
            by_sentence.setdefault(claim.sentence, []).append(claim)
    order = sorted(by_sentence.values(), key=lambda claims: claims[0].span)
    for at, claims in enumerate(order):
        if at == 0 or not _may_answer(desk, claims):
            continue
        before = order[max(0, at - SENTENCES_BACK) : at]
        ways = (_by_pointing, _by_denial, _by_negation)
        one = next((o for way in ways if (o := way(desk, claims, before))), None)
        if one is not None:
            yield one


def _may_answer(desk: Desk, claims: list[Claim]) -> bool:
    """Tell whether a sentence holds any words that contradict: most do not, and are looked at no further."""
    if any(is_against(c) for c in claims):
        return True
    text = desk.record.report[claims[0].report].text
    held = desk.record.sentence.get(claims[0].sentence)
    end = held.end if held else claims[-1].span.end
    return (
        any_rebuttal().search(text, held.start if held else claims[0].span.start, end) is not None
    )


def _by_pointing(desk: Desk, claims: list[Claim], before: list[list[Claim]]) -> Answered | None:
    """Return the rebuttal that words of the table make, with the nearest thing told before it."""
    for claim in claims:
        for row in load_rebuttals():
            if _rebuts(desk, claim, row):
                said = _nearest(desk, claim, before, row)
                return Answered(said, tuple(_with(desk, claim, claims)), row) if said else None
    return None


def _rebuts(desk: Desk, claim: Claim, row: Rebuttal) -> bool:
    held = desk.record.sentence.get(claim.sentence)
    if row.sentence:
        text = desk.record.report[claim.report].text
        told = desk.attributed(claim) and desk.looks_ahead(claim) and held is not None
        return told and held is not None and row.words.search(held.span.of(text)) is not None
    words = _clause(desk, claim)
    if RELATIVE.match(words):
        return False
    return row.words.search(words) is not None and not NO_REBUTTAL.search(words)


RELATIVE = re.compile(r"(?:which|who|that|whom|whose)\b", re.I)
"""A clause about a noun beside it, and not about what was told before."""
NO_REBUTTAL = re.compile(
    r"\b(?:not|n[\'’]t|never|neither|nor|if)\b.{0,24}\b(?:den|reject|dismiss|disput|rule)", re.I
)


def _clause(desk: Desk, claim: Claim) -> str:
    """Return the words of a claim from its cue on, as far as its sentence holds them."""
    text = desk.record.report[claim.report].text
    start = min(claim.span.start, claim.cue.start if claim.cue else claim.span.start)
    held = desk.record.sentence.get(claim.sentence)
    end = max(claim.span.end, claim.cue.end if claim.cue else claim.span.end)
    return " ".join(text[start : min(end, held.end) if held else end].split())


def _with(desk: Desk, rebuttal: Claim, claims: list[Claim]) -> Iterator[Claim]:
    """Yield a rebuttal and what its speaker says further in the same sentence."""
    yield rebuttal
    for claim in claims:
        if claim.id != rebuttal.id and desk.voice(claim) == desk.voice(rebuttal) != "":
            yield claim


def _nearest(
    desk: Desk, claim: Claim, before: list[list[Claim]], row: Rebuttal
) -> tuple[Claim, ...]:
    """Return what was told last before a rebuttal by another voice; notes that nothing is confirmed are passed over."""
    found: list[list[Claim]] = []
    for claims in reversed(before):
        fitting = [c for c in claims if not _note(desk, c) and _fits(desk, c, claim, row)]
        if fitting:
            found.append(fitting[-1:] if row.figure else fitting)
    spoken = (f for f in found if any(desk.attributed(c) for c in f))
    return tuple(next(spoken, found[0] if found else []))


def _note(desk: Desk, claim: Claim) -> bool:
    """Tell whether a claim only says that something is not known, confirmed or told."""
    return load_asking().notes.search(desk.words(claim)) is not None


def _fits(desk: Desk, said: Claim, rebuttal: Claim, row: Rebuttal) -> bool:
    if rebuttal.span.start - said.span.end > FARTHEST or is_against(said):
        return False
    other = desk.voice(said) != desk.voice(rebuttal) or not desk.voice(said)
    ahead = desk.looks_ahead(said) or said.modality is Modality.DEMANDED
    counted = not row.figure or re.search(r"\d", desk.words(said)) is not None
    acted = not row.act or load_asking().violence.search(desk.words(said)) is not None
    return other and counted and acted and desk.attributed(said) and ahead is row.ahead


def _by_denial(desk: Desk, claims: list[Claim], before: list[list[Claim]]) -> Answered | None:
    """Return a denial that names the place, or a party and a common word, of what another voice said just before."""
    for claim in claims:
        if not desk.denies(claim) or not desk.attributed(claim):
            continue
        for earlier in reversed(before):
            said = tuple(c for c in earlier if _same_matter(desk, c, claim))
            if said:
                return Answered(said, tuple(_with(desk, claim, claims)), load_rebuttals()[0])
    return None


def _same_matter(desk: Desk, said: Claim, denial: Claim) -> bool:
    if not _fits(desk, said, denial, load_rebuttals()[0]) or not desk.attributed(said):
        return False
    shared = set(said.about) & set(denial.about)
    known = [e for i in sorted(shared) if (e := desk.record.entity.get(i))]
    towns = [e for i in said.about if (e := desk.record.entity.get(i)) and e.kind in TOWNS]
    placed = any(_of_one_town(desk, said, denial, town) for town in towns)
    words = desk.content(said) & desk.content(denial)
    return placed or bool(known and len(words) >= SHARED_WORDS)


SHARED_WORDS = 2
TOWNS = frozenset({EntityKind.PLACE, EntityKind.FACILITY})


def _of_one_town(desk: Desk, said: Claim, denial: Claim, town: Entity) -> bool:
    """Tell whether a change of hands of a town is told, and denied by its name or as the same place."""
    cues = load_asking().changes
    words = desk.words(denial)
    denied = is_of_town(desk, denial, town.id, cues) or (town.name in words and cues.search(words))
    return is_of_town(desk, said, town.id, cues) and bool(denied)


def _by_negation(desk: Desk, claims: list[Claim], before: list[list[Claim]]) -> Answered | None:
    """Return a claim that negates the verb of another voice's claim in the sentences before it."""
    for claim in claims:
        found = NOT.search(desk.words(claim)) if _denies_plainly(desk, claim) else None
        if found is None or not before:
            continue
        verb = stem_of(found.group(1).lower())
        said = tuple(c for c in before[-1] if _negated(desk, c, claim, verb))
        if said:
            return Answered(said, tuple(_with(desk, claim, claims)), load_rebuttals()[0])
    return None


def _denies_plainly(desk: Desk, claim: Claim) -> bool:
    return is_against(claim) and desk.attributed(claim) and claim.modality in PLAIN


PLAIN = frozenset({Modality.ASSERTED, Modality.DENIED})


def _negated(desk: Desk, said: Claim, claim: Claim, verb: str) -> bool:
    """Tell whether another voice asserts what a verb says and a claim negates."""
    if not desk.attributed(said) or said.claimant.type in WRITER or is_against(said):
        return False
    told = verb in desk.content(said)
    near = claim.span.start - said.span.end <= FARTHEST
    return told and near and desk.voice(said) != desk.voice(claim) and said.modality in PLAIN
