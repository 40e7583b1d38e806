"""Several statements about one truce, one site or one push."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tetrapylon.lexicon.issues import load_asking
from tetrapylon.link.questions_desk import Ask, Desk, is_against
from tetrapylon.link.questions_words import period
from tetrapylon.model.claim import Claim, Modality, Topic
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.question import Question, Verdict

TRUCE_DAYS = 30
BEARINGS = re.compile(
    r"\bfrom (?:the |all |every |both |\w+ )?(?:north|south|east|west|direction|side)\w*", re.I
)
PLAIN = frozenset({Modality.ASSERTED, Modality.DENIED, Modality.POSSIBLE})
Found = Iterator[Question | None]


def truces(desk: Desk) -> Found:
    """Yield two questions about a truce: how it stands, and whom it leaves out."""
    told = [c for c in desk.record.claims if _of_truce(desk, c) and c.modality in PLAIN]
    for against, words, because in (
        (False, "How does the truce stand", "they describe one truce, in other words and degrees"),
        (True, "Whom does the truce leave out", "they name the same exclusion in other words"),
    ):
        runs = _runs(desk, [c for c in told if is_against(c) is against])
        for claims in (together for run in runs for together in _of_one_truce(desk, run)):
            when = period(c.speech_date for c in claims)
            ask = Ask(
                kind="truce",
                words=f"{words} ({when})?" if when else f"{words}?",
                verdict=Verdict.AGREE if against else Verdict.DIFFERENT_MEASURE,
                because=because,
            )
            yield desk.question(ask, desk.voices(claims))


TRUCE = re.compile(r"\b(?:truces?|cease-?fires?|cessation of hostilities|armistice)\b", re.I)


def _of_truce(desk: Desk, claim: Claim) -> bool:
    """Tell whether a claim speaks of a truce of its own days; one long past is another truce."""
    days, spoken = days_of(claim.content_time), desk.spoken(claim)
    last = (days.last or days.first) if days else None
    old = last is not None and spoken is not None and (spoken - last).days > TRUCE_DAYS
    words = desk.words(claim)
    named = TRUCE.search(words) is not None and load_asking().states.search(words) is not None
    return named and not old


def _runs(desk: Desk, claims: list[Claim]) -> list[list[Claim]]:
    """Return claims in stretches of days that no long silence parts."""
    runs: list[list[Claim]] = []
    dated = [c for c in desk.ordered(claims) if desk.spoken(c)]
    for claim in sorted(dated, key=lambda c: (str(desk.spoken(c)), c.id)):
        day, last = desk.spoken(claim), desk.spoken(runs[-1][-1]) if runs else None
        if day and last and (day - last).days <= TRUCE_DAYS:
            runs[-1].append(claim)
        else:
            runs.append([claim])
    return runs


def _of_one_truce(desk: Desk, claims: list[Claim]) -> list[list[Claim]]:
    """Return claims in groups that share an actor or a place; of claims that name nobody, none is joined."""
    groups: list[tuple[set[str], list[Claim]]] = []
    for claim in claims:
        about = {e for e in claim.about if e in desk.record.entity}
        touching = [g for g in groups if g[0] & about]
        merged = [c for g in touching for c in g[1]]
        groups = [g for g in groups if g not in touching]
        groups.append((about.union(*(g[0] for g in touching)), [*merged, claim]))
    return [claims for _, claims in groups]


def sites(desk: Desk) -> Found:
    """Yield a question for each site of which several texts tell."""
    about: dict[str, list[Claim]] = {}
    for claim in desk.record.claims:
        for entity in claim.about:
            known = desk.record.entity.get(entity)
            if known and known.kind is EntityKind.SITE and Topic.HERITAGE in claim.topics:
                about.setdefault(entity, []).append(claim)
    for site, claims in sorted(about.items()):
        chosen = desk.voices(claims)
        ask = Ask(
            kind="heritage",
            words=f"What happened to {desk.names.place(site)}?",
            verdict=Verdict.UPDATED if _apart(chosen) else Verdict.AGREE,
            because="they tell of one site at different times"
            if _apart(chosen)
            else "they tell of one site in their own words",
        )
        if len({c.report for c in chosen}) > 1:
            yield desk.question(ask, chosen)


def _apart(claims: list[Claim]) -> bool:
    days = [d for c in claims if (d := days_of(c.content_time or c.speech_date))]
    return any(not a.meets(b) for a in days for b in days)
