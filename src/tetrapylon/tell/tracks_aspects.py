"""What one claim says of a track: phrases of the track lexicon matched against its line, and its numbers.

A forecast, demand or denial keeps its modality in every value; a claim that says no fills nothing unless the
phrase itself says no ("does not cover").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tetrapylon.lexicon.tracks import Phrase, Slot, TrackRow
from tetrapylon.model.claim import Claim, Modality, Polarity
from tetrapylon.model.event import EventMention
from tetrapylon.model.quantity import Quantity
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Aspect
from tetrapylon.model.span import Span
from tetrapylon.tell.names import WRITERS
from tetrapylon.tell.tracks_lines import Line, Lines
from tetrapylon.tell.tracks_values import is_beside, marks_of, of_actors, of_object, of_time

SPOKEN_OF = frozenset({"talks", "meeting"})
"""Happenings whose venue and mediator are told even where they failed."""
PARTS = (" of ", " of the ", " out of ", " out of the ")
"""Words between a part and its whole: "15 of 18 areas" is one value."""
_APPROX = re.compile(
    r"(?:tens of|hundreds of|many|more than|at least|at most|up to|some|about|around|nearly|almost|over|fewer than|less than|"
    r"an estimated|only|just) $",
    re.IGNORECASE,
)
BEFORE = 2
"""Words before a phrase that may make it no fact."""
DENIED_BEFORE = 8  # words within which a denial reaches a phrase
_LAST_WORDS = re.compile(r"[a-z]+")
_SINCE = re.compile(r"\b(?:since|from|after) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What phrases of one track are matched against: a line, with the happenings in its words."""

    record: Record
    row: TrackRow
    line: Line
    events: tuple[EventMention, ...]

    @property
    def claim(self) -> Claim:
        """The claim that the line is made of."""
        return self.line.claim

    @property
    def text(self) -> str:
        """The text of the claim's report."""
        return self.record.report[self.claim.report].text


def aspects_of(record: Record, lines: Lines, row: TrackRow, claim: Claim) -> list[Aspect] | None:
    """Return what a claim fills of a track; None where no phrase or number shows that it is about the track."""
    line = lines.line_of(claim)
    matches, counted = _matches(lines, row, line), lines.numbers_of(claim)
    if not (matches or counted):
        return None
    scene = Scene(record=record, row=row, line=line, events=tuple(lines.events_of(claim)))
    if row.unless.search(claim.span.of(scene.text)):
        return None
    found = [a for phrase, match in matches for a in _of_match(scene, phrase, match)]
    numbers = _of_numbers(scene, counted)
    found = _measured(found, list(numbers)) if row.strict else [*found, *numbers]
    return _unique(found) if matches or found else None


def _matches(lines: Lines, row: TrackRow, line: Line) -> list[tuple[Phrase, re.Match[str]]]:
    """Return where phrases fit a line, without what a claim inside it tells and what lacks its context."""
    found = lines.matches(row, line.text)
    if not found:
        return []
    within = lines.within(line.claim)
    near = any(p.loose for p, _ in found) and _is_near(lines, row, line.claim)
    return [
        (phrase, match)
        for phrase, match in found
        if (near or not phrase.loose) and not _told_within(line, match, within)
    ]


def _is_near(lines: Lines, row: TrackRow, claim: Claim) -> bool:
    return row.context.search(lines.around(claim)) is not None


def _measured(phrased: list[Aspect], numbers: list[Aspect]) -> list[Aspect]:
    """Return the numbers that both their measure and a phrase give to one aspect, as sure as the phrase is."""
    return [
        replace(n, modality=held[0].modality)
        for n in numbers
        if (held := [p for p in phrased if p.name == n.name and _alike(p.value, n.value)])
    ]


def _alike(one: str, other: str) -> bool:
    a, b = one.casefold(), other.casefold()
    return a in b or b in a


def _told_within(line: Line, match: re.Match[str], within: Iterable[Span]) -> bool:
    """Tell whether a phrase stands in the words of a claim inside this one, which speaks for itself."""
    start, end = line.stretch(*match.span())
    return any(s.start <= start and end <= s.end for s in within)


def speaker_key(claim: Claim) -> str | None:
    """Return the entity or name of a claim's speaker; None for a writer's own voice."""
    if claim.claimant.type in WRITERS:
        return None
    return claim.claimant.entity or claim.claimant.name


def _of_match(scene: Scene, phrase: Phrase, match: re.Match[str]) -> Iterator[Aspect]:
    claim = scene.claim
    start, end = scene.line.stretch(*match.span())
    inside = [e for e in scene.events if start <= e.trigger.start < end]
    if _negated(claim, inside) and not phrase.negative:
        return
    base = Aspect(
        name="",
        value="",
        claims=(claim.id,),
        modality=_modality(scene, phrase, match, inside),
        said_by=speaker_key(claim),
    )
    told = [
        a
        for slot in phrase.slots
        if match.group(slot.group) is not None
        for a in _of_slot(scene, slot, match, base)
    ]
    if any(s.kind == "number" and match.group(s.group) for s in phrase.slots) and not any(
        a.name == s.aspect for a in told for s in phrase.slots if s.kind == "number"
    ):
        return
    told += [replace(base, name=n, value=v.replace("_", " ")) for n, v in phrase.gives.items()]
    leads = [a.value for a in told if a.name == scene.row.register]
    yield from (replace(a, about=leads[0]) if leads else a for a in told)


def _negated(claim: Claim, inside: Iterable[EventMention]) -> bool:
    denied = claim.polarity is Polarity.NEGATIVE or claim.modality is Modality.DENIED
    return denied or any(
        e.polarity is Polarity.NEGATIVE for e in inside if e.frame not in SPOKEN_OF
    )


def _modality(
    scene: Scene, phrase: Phrase, match: re.Match[str], inside: list[EventMention]
) -> Modality:
    """Return the least sure of how the claim, the phrase, a word before it and the happenings in its words put it."""
    if scene.claim.modality is not Modality.ASSERTED:
        return scene.claim.modality
    if phrase.as_said is not Modality.ASSERTED:
        return phrase.as_said
    before = _LAST_WORDS.findall(scene.line.text[: match.start()].lower())
    words = scene.row.unsure
    told = [words[w] for w in before[-BEFORE:] if w in words]
    told += [Modality.DENIED for w in before[-DENIED_BEFORE:] if words.get(w) is Modality.DENIED]
    unsure = [e.modality for e in inside if e.modality is not Modality.ASSERTED]
    if not told and unsure and len(unsure) == len(inside):
        told += unsure
    return told[0] if told else Modality.ASSERTED


def _of_slot(scene: Scene, slot: Slot, match: re.Match[str], base: Aspect) -> Iterator[Aspect]:
    start, end = match.span(slot.group)
    base = replace(base, name=slot.aspect)
    record, line = scene.record, scene.line
    first, last = line.stretch(start, end)
    words = " ".join(scene.text[first:last].split())
    match slot.kind:
        case None:
            yield replace(base, value=words.lower() if words.isupper() else words)
        case "object":
            yield from of_object(record, line, (start, end), words, base)
        case "time":
            since = _SINCE.search(line.text[:start]) is not None
            yield from (of_time(m, base, since=since) for m in line.marks_in(start, end))
        case "number":
            numbers = [m.number for m in line.marks_in(start, end) if m.number]
            if all(_counts(scene, n, words, slot.aspect) for n in numbers):
                yield replace(base, value=words)
        case "area":
            marks = line.marks_in(start, end)
            yield from of_actors(
                record, [m for m in marks if not is_beside(record, m)] or marks, base
            )
        case _:
            yield from of_actors(record, marks_of(line, slot.kind, start, end), base)


def _of_numbers(scene: Scene, numbers: Sequence[Quantity]) -> Iterator[Aspect]:
    """Yield the aspects that a claim's quantities fill by what they measure."""
    text, claim = scene.text, scene.claim
    for q in numbers:
        name = scene.row.measures.get(q.measures)
        words = text[q.start : q.end]
        if name is None or _negated(claim, ()) or not _counts(scene, q, words, name):
            continue
        end = next((o.end for o in numbers if text[q.end : o.start] in PARTS), q.end)
        before = _APPROX.search(" ".join(text[max(0, q.start - 20) : q.start].split()) + " ")
        lead = before.group() if before else ""
        yield Aspect(
            name=name,
            value=lead.lower() + " ".join(text[q.start : end].split()),
            claims=(claim.id,),
            modality=claim.modality,
            said_by=speaker_key(claim),
        )


def _counts(scene: Scene, quantity: Quantity, words: str, aspect: str) -> bool:
    """Tell whether a number is large enough for the track and counts what the track is about."""
    most = quantity.value or quantity.high or quantity.low
    row = scene.row
    small = most is not None and most < row.least
    told = f"{quantity.of} {words}"
    must, of = row.counts.get(aspect), row.told_of.get(aspect)
    if of is not None and not of.search(scene.claim.span.of(scene.text)):
        return False
    return not small and not row.not_of.search(told) and (must is None or bool(must.search(told)))


def _unique(found: list[Aspect]) -> list[Aspect]:
    """Return aspects once each; of one value the surest telling."""
    kept: dict[tuple[str, str, str | None], Aspect] = {}
    for a in found:
        key = (a.name, a.entity or a.value.casefold(), a.about)
        if key not in kept or (
            kept[key].modality is not Modality.ASSERTED and a.modality is Modality.ASSERTED
        ):
            kept[key] = a
    return list(kept.values())
