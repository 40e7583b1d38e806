"""What one voice says and another says is not true: who did an attack, whether a deal was made, whether a place fell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.lexicon.issues import load_asking
from tetrapylon.link.questions_desk import WRITER, Ask, Desk, is_against
from tetrapylon.link.questions_opposed import one_camp, party_of
from tetrapylon.model.claim import Claim, Modality
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.question import Question, Verdict

NEAR_DAYS = 14
"""Days within which a denial answers what was said."""
SHARED_WORDS = 2
"""Common words that both must hold beside the party or place that both name."""
LEAST_SHARE = 0.3
"""Share of the shorter one's common words that both must hold."""
LEAST_OF_SAID = 0.2
"""Share of what is denied that both must hold: a long sentence that touches a matter does not assert it."""
OPENING = 40
"""Code points of a claim in which its own words of denial stand ("rejected claims that ...")."""
SAYS = frozenset({Modality.ASSERTED, Modality.DEMANDED})
NO_DENIAL = re.compile(
    r"\b(?:not|cannot|no|nobody|never|hardly|\w+n[\'’]t) (?:be )?(?:den|dismiss|reject|rule|disput)",
    re.I,
)
TOPICAL = frozenset(
    [
        "claim",
        "accus",
        "alleg",
        "report",
        "suggest",
        "respons",
        "denial",
        "call",
        "reject",
        "deny",
        "deni",
        "forc",
        "troop",
        "country",
        "govern",
        "regim",
        "official",
        "statement",
        "military",
        "part",
        "people",
    ]
)
"""Stems of the talk itself and of its usual parties, which say nothing of its matter."""
Found = Iterator[Question | None]


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial with what it is answered to."""

    claim: Claim
    said: tuple[Claim, ...]


def denied(desk: Desk) -> Found:
    """Yield a question for each thing that one says and another denies."""
    groups: list[tuple[set[str], list[Denial]]] = []
    for denial in _denials(desk):
        ids = {c.id for c in denial.said}
        touching = [g for g in groups if g[0] & ids]
        members = [denial, *(d for g in touching for d in g[1])]
        groups = [g for g in groups if g not in touching]
        groups.append((ids.union(*(g[0] for g in touching)), members))
    for _, denials in groups:
        said = {c.id: c for d in denials for c in d.said}
        plainest = max(said.values(), key=lambda c: (_fit(desk, c, denials), c.id))
        ask = Ask(
            kind=desk.kind_of_claim(plainest),
            words=f"Is it so: “{desk.short(plainest)}”?",
            verdict=Verdict.DISPUTED,
            because="one voice denies what another says",
        )
        most = desk.voices(said.values(), MOST_EACH)
        yield desk.question(ask, [*most, *desk.voices((d.claim for d in denials), MOST_EACH)])


MOST_EACH = 3


def _fit(desk: Desk, claim: Claim, denials: list[Denial]) -> float:
    """Return how much of what a claim says the denials speak of: the best one is asked about."""
    own = _matter(desk, claim)
    return max(len(own & _matter(desk, d.claim)) for d in denials) / (len(own) or 1)


def _denials(desk: Desk) -> Iterator[Denial]:
    """Yield the denials that answer something said by another, each with it."""
    cues = load_asking().denials
    near = _Near(desk, cues)
    for claim in desk.record.claims:
        if not desk.attributed(claim) or not is_against(claim) or not _is_denial(desk, claim, cues):
            continue
        said = tuple(c for c in near.to(claim) if _answers(desk, claim, c))
        if said:
            yield Denial(claim, said)


Key = tuple[str, int]
"""A party or place, and a fortnight."""


class _Near:
    """What was said of each party and place by fortnight: a denial is held against that alone, not against the archive."""

    def __init__(self, desk: Desk, cues: re.Pattern[str]) -> None:
        self._desk = desk
        self._said: dict[Key, list[int]] = defaultdict(list)
        for at, claim in enumerate(desk.record.claims):
            if _is_said(desk, claim, cues):
                for key in self._keys(claim, (0,)):
                    self._said[key].append(at)

    def to(self, denial: Claim) -> list[Claim]:
        """Return what was said near a denial of a party or place that it names, in the record's order."""
        found = {at for key in self._keys(denial, (-1, 0, 1)) for at in self._said.get(key, ())}
        return [self._desk.record.claims[at] for at in sorted(found)]

    def _keys(self, claim: Claim, steps: tuple[int, ...]) -> Iterator[Key]:
        day = self._desk.spoken(claim)
        if day is not None:
            for name in _about(self._desk, claim):
                for step in steps:
                    yield name, day.toordinal() // NEAR_DAYS + step


def _is_denial(desk: Desk, claim: Claim, cues: re.Pattern[str]) -> bool:
    """Tell whether a claim says that something is not true, by its cue or its own first words."""
    cue = claim.cue.of(desk.record.report[claim.report].text) if claim.cue else ""
    words = desk.words(claim)
    own = cues.search(words[:OPENING]) and not NO_DENIAL.search(words)
    return bool((cues.search(cue) and not NO_DENIAL.search(cue)) or own)


def _is_said(desk: Desk, claim: Claim, cues: re.Pattern[str]) -> bool:
    """Tell whether a claim is something that a voice says and another may deny: no denial itself, no page's own words."""
    if claim.modality not in SAYS or is_against(claim) or claim.claimant.type in WRITER:
        return False
    if desk.relays(claim) or not desk.attributed(claim):
        return False
    return cues.search(desk.words(claim)) is None


def _answers(desk: Desk, denial: Claim, said: Claim) -> bool:
    """Tell whether a denial is of what another voice said: near in time, of one party or place, in like words."""
    if not _other_voice(desk, denial, said) or not _near(desk, denial, said):
        return False
    one, two = _matter(desk, denial), _matter(desk, said)
    common = one & two
    least = max(LEAST_SHARE * min(len(one), len(two)), LEAST_OF_SAID * len(two))
    alike = len(common) >= max(SHARED_WORDS, least)
    return alike and bool(_about(desk, denial) & _about(desk, said))


def _other_voice(desk: Desk, denial: Claim, said: Claim) -> bool:
    return desk.voice(denial) != desk.voice(said) and not one_camp(desk, denial, said)


def _near(desk: Desk, a: Claim, b: Claim) -> bool:
    one, two = desk.spoken(a), desk.spoken(b)
    told = [days_of(c.content_time) for c in (a, b)]
    apart = all(told) and not told[0].meets(told[1])  # type: ignore[union-attr, arg-type]
    return one is not None and two is not None and abs((one - two).days) <= NEAR_DAYS and not apart


def _matter(desk: Desk, claim: Claim) -> frozenset[str]:
    return desk.content(claim) - TOPICAL


def _about(desk: Desk, claim: Claim) -> frozenset[str]:
    """Return the parties and places smaller than a state that a claim names."""
    found: set[str] = set()
    for entity in claim.about:
        known = desk.record.entity.get(entity)
        party = party_of(desk, entity)
        if party:
            found.add(party)
        elif known is not None and known.kind is EntityKind.PLACE:
            found.add(entity)
    return frozenset(found)
