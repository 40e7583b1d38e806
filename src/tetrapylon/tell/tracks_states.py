"""A state of a track in a sentence, with its aspects.

The sentence is the record's own where one incident with clear roles stands behind it, else the words of who says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tetrapylon.lexicon.tracks import TrackRow
from tetrapylon.model.claim import Claim, Modality
from tetrapylon.model.event import Incident
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Aspect, Track, TrackName
from tetrapylon.model.span import Span
from tetrapylon.tell.happenings import happening
from tetrapylon.tell.names import WRITERS, speaker_of
from tetrapylon.tell.phrases import capital
from tetrapylon.tell.tracks_aspects import speaker_key
from tetrapylon.tell.tracks_groups import date_of_all, together
from tetrapylon.tell.tracks_seen import Seen

TAGS = {
    Modality.PREDICTED: "as a forecast",
    Modality.INTENDED: "as a plan",
    Modality.POSSIBLE: "as a possibility",
    Modality.CONDITIONAL: "on a condition",
    Modality.DEMANDED: "as a demand",
    Modality.DENIED: "in denial",
}
"""How a sentence marks what nobody tells as a fact."""
REFUSES = re.compile(
    r"\b(?:not|no|never|unacceptable|excluded|reject\w*|refus\w*|dismiss\w*|den(?:y|ied|ies)|misreading|"
    r"cannot|ruled? out)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Words that say no by themselves."""
MOST_QUOTED = 2
MOST_SPEAKERS = 3
MOST_WORDS = 45
"""Words of one quotation in a state; a longer one is cut."""


def states_of(record: Record, row: TrackRow, seen: Sequence[Seen]) -> Iterator[Track]:
    """Yield a state for each group of one track's claims."""
    incidents = {i.id: i for i in record.incidents}
    for group in together(record, row, seen):
        yield _state(record, group, incidents)


def _state(record: Record, group: Sequence[Seen], incidents: dict[str, Incident]) -> Track:
    claims = sorted({s.claim.id: s.claim for s in group}.values(), key=_rank)
    name, lead = group[0].track, claims[0]
    known = sorted({s.incident for s in group if s.incident})
    incident = incidents[known[0]] if len(known) == 1 else None
    ids = tuple(sorted({c.id for c in claims} | set(incident.claims if incident else ())))
    sure = [c for c in claims if c.modality is lead.modality]
    date = incident.date if incident and incident.date else date_of_all(sure)
    asserted = lead.modality is Modality.ASSERTED
    own = happening(record, incident, dated=False) if incident and asserted else None
    row = Track(
        id=content_id("t", name, date, group[0].leading or "", *ids),
        track=name,
        date=date,
        state=own or _quoted(record, sure),
        claims=ids,
        modality=lead.modality,
        said_by=_only_speaker(claims),
        aspects=_merged(a for s in group for a in s.aspects),
    )
    return _with_heritage(row) if name is TrackName.HERITAGE else row


def _rank(claim: Claim) -> tuple[bool, str, str, int]:
    """Order claims: asserted ones first, then as they were said and as they stand."""
    unsure = claim.modality is not Modality.ASSERTED
    return (unsure, claim.speech_date or "~", claim.report, claim.span.start)


def _only_speaker(claims: Iterable[Claim]) -> str | None:
    speakers = {speaker_key(c) for c in claims}
    return next(iter(speakers)) if len(speakers) == 1 else None


def _quoted(record: Record, claims: Sequence[Claim]) -> str:
    """Return who says it, how surely, and the words; of each speaker those of one report, once each."""
    told: list[str] = []
    clusters: set[str] = set()
    for lead in claims:
        who = speaker_of(record, lead)
        cluster = lead.cluster or lead.id
        if len(told) < MOST_SPEAKERS and cluster not in clusters and not _said(told, who):
            same = [c for c in claims if c.report == lead.report and _by(record, c) == who]
            clusters |= {c.cluster or c.id for c in same}
            tag = _tag(record, lead)
            shown = "; ".join(f"“{w}”" for w in _once(record, same)[:MOST_QUOTED])
            told.append(f"{who}{f', {tag}' if tag else ''}: {shown}")
    return f"{capital('; '.join(told))}."


def _by(record: Record, claim: Claim) -> str:
    return speaker_of(record, claim)


def _said(told: Iterable[str], who: str) -> bool:
    return any(t.startswith((f"{who}:", f"{who},")) for t in told)


def _once(record: Record, claims: Iterable[Claim]) -> list[str]:
    """Return the words of claims of one report in their order, none twice."""
    shown: list[Span] = []
    for claim in sorted(claims, key=lambda c: (c.span.start, -c.span.end)):
        span = _span(record, claim)
        if not any(span.overlap(o) for o in shown):
            shown.append(span)
    words = [_words(record.report[claim.report].text, s) for s in shown]
    return list(dict.fromkeys(words))


def _tag(record: Record, claim: Claim) -> str | None:
    """Return how a claim is marked; a refusal in the quoted words themselves needs no mark."""
    words = claim.span.of(record.report[claim.report].text)
    refused = claim.modality is Modality.DENIED and REFUSES.search(words)
    return None if refused else TAGS.get(claim.modality)


def _span(record: Record, claim: Claim) -> Span:
    """Return what to quote of a claim: its sentence up to its end where a writer's clause does not begin one."""
    text = record.report[claim.report].text
    whole = record.sentence.get(claim.sentence)
    if claim.claimant.type not in WRITERS or whole is None or not _fragment(claim, text):
        return claim.span
    upto = Span(whole.start, claim.span.end)
    return upto if len(upto.of(text).split()) <= MOST_WORDS else claim.span


def _fragment(claim: Claim, text: str) -> bool:
    """Tell whether words begin in the middle of a sentence."""
    return text[claim.span.start : claim.span.start + 1].islower()


def _words(text: str, span: Span) -> str:
    words = span.of(text).split()
    cut = [*words[:MOST_WORDS], "…"] if len(words) > MOST_WORDS else words
    return " ".join(cut).strip("\"“”' ,.;")


def _merged(aspects: Iterable[Aspect]) -> tuple[Aspect, ...]:
    """Return aspects once a value, each with all claims that give it; the surest telling leads."""
    kept: dict[tuple[str, str, str | None], Aspect] = {}
    for a in aspects:
        said = a.entity if a.entity and a.name != "position" else folded(a.value)
        key = (a.name, said, a.about and folded(a.about))
        before = kept.get(key)
        if before is None:
            kept[key] = a
            continue
        surer = before if _surer(before, a) else a
        both = tuple(sorted({*before.claims, *a.claims}))
        alone = before.said_by if before.said_by == a.said_by else None
        kept[key] = replace(surer, claims=both, said_by=alone)
    return tuple(sorted(kept.values(), key=lambda a: (a.name, a.value)))


def folded(value: str) -> str:
    """Return words without what does not tell two values apart: case, blanks, hyphens, articles."""
    return re.sub(r"^(?:the|a|an)|[^\w%]", "", value.casefold())


def _surer(one: Aspect, other: Aspect) -> bool:
    return one.modality is Modality.ASSERTED or other.modality is not Modality.ASSERTED


def _with_heritage(row: Track) -> Track:
    """Return a state of heritage with its site, damage and doer on their own, where there is one of each."""

    def only(name: str) -> Aspect | None:
        found = [a for a in row.aspects if a.name == name]
        return found[0] if len(found) == 1 else None

    site, damage, by = only("object"), only("damage"), only("by")
    return replace(
        row,
        site=site.value if site else None,
        damage=damage.value.replace(" ", "_") if damage else None,
        by=by.entity if by else None,
    )
