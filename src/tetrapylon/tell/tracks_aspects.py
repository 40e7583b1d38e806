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
from tetrapylon.tell.names import WRITERS, named
from tetrapylon.tell.phrases import when
from tetrapylon.tell.tracks_lines import MARK, Line, Lines, Mark

MOST_NAMED = 6
"""Actors that one stretch may name as left out of a truce."""
PARTS = (" of ", " of the ", " out of ", " out of the ")
"""Words between a part and its whole: "15 of 18 areas" is one value."""
_ON = re.compile(r"^(?:on|in|around|since|by) ")
_APPROX = re.compile(
    r"(?:more than|at least|at most|up to|some|about|around|nearly|almost|over|fewer than|less than|"
    r"an estimated|only|just) $",
    re.IGNORECASE,
)
_BRANCH = re.compile(
    r"[- ]?(?:linked|affiliated|allied|aligned|backed|branch|affiliate|offshoot)|['’]s"
)
_SINCE = re.compile(r"\b(?:since|from|after) $", re.IGNORECASE)
_WHERE = re.compile(
    r"\b(?:in|into|inside|from|across|to|over|outside|near) (?:the )?$", re.IGNORECASE
)
_LEFT = re.compile(
    r".*\b(?:and|that|which|said|where|when|but|as|after|has|had|was|were|also|then)\s"
)


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
    scene = Scene(
        record=record, row=row, line=lines.line_of(claim), events=tuple(lines.events_of(claim))
    )
    near = bool(row.context.search(lines.around(claim)))
    matches = [
        (phrase, match)
        for phrase in row.phrases
        if near or not phrase.loose
        for match in phrase.pattern.finditer(scene.line.text)
    ]
    found = [a for phrase, match in matches for a in _of_match(scene, phrase, match)]
    found += _of_numbers(scene, lines.numbers_of(claim))
    return _unique(found) if matches or found else None


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
        modality=_modality(claim, phrase, inside),
        said_by=speaker_key(claim),
    )
    told = [
        a
        for slot in phrase.slots
        if match.group(slot.group) is not None
        for a in _of_slot(scene, slot, match, base)
    ]
    told += [replace(base, name=n, value=v.replace("_", " ")) for n, v in phrase.gives.items()]
    leads = [a.value for a in told if a.name == scene.row.register]
    yield from (replace(a, about=leads[0]) if leads else a for a in told)


def _negated(claim: Claim, inside: Iterable[EventMention]) -> bool:
    denied = claim.polarity is Polarity.NEGATIVE or claim.modality is Modality.DENIED
    return denied or any(e.polarity is Polarity.NEGATIVE for e in inside)


def _modality(claim: Claim, phrase: Phrase, inside: list[EventMention]) -> Modality:
    """Return the least sure of how the claim, the phrase and the happenings in its words put it."""
    if claim.modality is not Modality.ASSERTED:
        return claim.modality
    if phrase.as_said is not Modality.ASSERTED:
        return phrase.as_said
    unsure = [e.modality for e in inside if e.modality is not Modality.ASSERTED]
    return unsure[0] if len(unsure) == len(inside) and unsure else Modality.ASSERTED


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
            yield from _of_object(record, line, (start, end), words, base)
        case "time":
            since = _SINCE.search(line.text[:start]) is not None
            yield from (_of_time(m, base, since=since) for m in line.marks_in(start, end))
        case "number":
            numbers = [m.number for m in line.marks_in(start, end) if m.number]
            if all(_counts(scene.row, n, words) for n in numbers):
                yield replace(base, value=words)
        case "foreign":
            marks = [m for m in line.marks_in(start, end) if not _WHERE.search(line.text[:start])]
            yield from _of_actors(record, marks, base)
        case "named":
            yield from _of_actors(record, _named(line, start, end)[:MOST_NAMED], base)
        case _:
            yield from _of_actors(record, line.marks_in(start, end), base)


def _named(line: Line, start: int, end: int) -> list[Mark]:
    """Return the armed groups of a stretch, without those that only say whose branch another is."""
    marks = [
        (m, line.text[found.end() : found.end() + 14])
        for found in MARK.finditer(line.text, start, end)
        if (m := line.marks[int(found.group(2))]).letter == "A"
    ]
    return [m for m, after in marks if not _BRANCH.match(after)]


def _of_actors(record: Record, marks: Iterable[Mark], base: Aspect) -> Iterator[Aspect]:
    for mark in marks:
        key = mark.mention.entity if mark.mention else None
        if key is not None:
            yield replace(base, value=named(record, key), entity=key)


def _of_time(mark: Mark, base: Aspect, *, since: bool) -> Aspect:
    """Return a time as words; of a stretch that "since" opens only its beginning."""
    edtf = mark.time.edtf if mark.time else None
    told = when(edtf.partition("/")[0] if edtf and since else edtf)
    return replace(base, value=_ON.sub("", told) or (mark.time.said if mark.time else ""))


def _of_object(
    record: Record, line: Line, at: tuple[int, int], words: str, base: Aspect
) -> Iterator[Aspect]:
    """Yield the monument of a stretch: a site by its name, else the words, without what stands before them."""
    sites = [m for m in line.marks_in(*at) if m.letter == "H" and m.mention]
    tail = line.text[: at[1]]
    last = list(MARK.finditer(tail))
    whole = bool(last) and tail.endswith(last[-1].group()) and " of " not in line.text[slice(*at)]
    if sites and whole and line.marks_in(*at)[-1] is sites[-1]:
        yield from _of_actors(record, sites[-1:], base)
        return
    yield replace(base, value=_LEFT.sub("", words))


def _of_numbers(scene: Scene, numbers: Sequence[Quantity]) -> Iterator[Aspect]:
    """Yield the aspects that a claim's quantities fill by what they measure."""
    text, claim = scene.text, scene.claim
    for q in numbers:
        name = scene.row.measures.get(q.measures)
        words = text[q.start : q.end]
        if name is None or _negated(claim, ()) or not _counts(scene.row, q, words):
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


def _counts(row: TrackRow, quantity: Quantity, words: str) -> bool:
    """Tell whether a number is large enough for the track and counts what the track is about."""
    most = quantity.value or quantity.high or quantity.low
    small = most is not None and most < row.least
    return not small and not row.not_of.search(f"{quantity.of} {words}")


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
