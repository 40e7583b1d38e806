"""Fill a statement's speaker, dates and places in.

A statement names its speaker in words; a claim has the entity, the kind of claimant, the day it was said
and the day it speaks of. Nothing here guesses a day for what the words leave open: `content_time` stays
None unless the words, or a plain report of what goes on, tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tetrapylon.ground.cast import Cast, cast_of
from tetrapylon.ground.claimants import claimant_of, relays_of, voice_of
from tetrapylon.ground.content_time import DATED, content_time
from tetrapylon.lexicon.genders import GenderLexicon
from tetrapylon.model.claim import Claim, Claimant, Statement, Voice
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Record
from tetrapylon.model.span import Span
from tetrapylon.model.strand import OriginGuess
from tetrapylon.model.time import Time

OPENS = re.compile(
    r"\W*(?:(?:also|earlier|later|late|early|but|and)\s+)*(?:on\s+)?(?:the\s+)?", re.I
)
"""What may stand before a day that opens a sentence."""
LEADS_IN = re.compile(r",?\s+(?:(?:the|a|an)\s+)?(?:\S+\s+){0,4}?")
"""What may stand between that day and the speaker."""
NEAR_CUE = 40
"""Code points between a cue and the day it was said on ("said by telephone late on Tuesday")."""


@dataclass(frozen=True)
class _Desk:
    """What every claim of one report is made with."""

    record: Record
    cast: Cast
    times: tuple[Time, ...]
    story_day: str | None
    origins: Mapping[str, OriginGuess | None]
    genders: GenderLexicon


def ground_claims(record: Record, report_id: str, genders: GenderLexicon) -> tuple[Claim, ...]:
    """Return one claim a statement of the report, in reading order.

    Args:
        record: the record up to entities and times.
        report_id: the report's id.
        genders: what tells whom "he" and "she" may mean.
    """
    reading = record.reading[report_id]
    desk = _Desk(
        record,
        cast_of(record, report_id),
        record.times_of(report_id),
        _story_day(record, report_id),
        {o.sentence: o.origin for o in record.origins_of(report_id)},
        genders,
    )
    claims: list[Claim] = []
    earlier: list[Claimant] = []
    for statement in sorted(reading.statements, key=_reading_order):
        claim = _claim(desk, statement, tuple(earlier))
        if statement.voice is Voice.ATTRIBUTED:
            earlier.append(claim.claimant)
        claims.append(claim)
    return tuple(sorted(claims, key=lambda c: (c.span.start, c.span.end, c.id)))


def _reading_order(statement: Statement) -> tuple[int, int]:
    at = statement.speaker.start if statement.speaker else statement.span.start
    return at, statement.span.start


def _story_day(record: Record, report_id: str) -> str | None:
    dating = record.dating.get(report_id)
    if dating is None:
        return None
    guess = dating.story_day or dating.published
    return guess.edtf if guess else None


def _claim(desk: _Desk, statement: Statement, earlier: tuple[Claimant, ...]) -> Claim:
    origin = desk.origins.get(statement.sentence)
    attributed = statement.voice is Voice.ATTRIBUTED
    claimant = (
        claimant_of(statement, desk.cast, earlier, desk.genders)
        if attributed
        else voice_of(statement, desk.record, origin)
    )
    inside = tuple(t for t in desk.times if _holds(statement.span, t.start, t.end))
    spoken = _speech_date(desk, statement) or desk.story_day
    return Claim(
        id=content_id("c", statement.id),
        report=statement.report,
        span=statement.span,
        sentence=statement.sentence,
        passage=statement.passage,
        claimant=claimant,
        relayed_by=relays_of(statement, desk.cast),
        cue=statement.cue,
        quotation=statement.quotation,
        speech_date=spoken,
        content_time=content_time(statement, desk.cast.text, inside, spoken),
        polarity=statement.polarity,
        modality=statement.modality,
        verification=statement.verification,
        accusation=statement.accusation,
        topics=statement.topics,
        about=_about(desk, statement.span),
        times=tuple(t.id for t in inside),
        origin=origin.name if origin else None,
        score=statement.score,
    )


def _holds(span: Span, start: int, end: int) -> bool:
    return span.start <= start and end <= span.end


def _about(desk: _Desk, span: Span) -> tuple[str, ...]:
    return tuple(
        sorted({m.entity for m in desk.cast.by_start if m.entity and _holds(span, m.start, m.end)})
    )


def _speech_date(desk: _Desk, statement: Statement) -> str | None:
    """Return the day at the cue, outside of the proposition: "said on Tuesday that", "Last week, the army said"."""
    if statement.cue is None:
        return None
    near = [
        t
        for t in desk.times
        if t.type in DATED
        and t.edtf is not None
        and not _holds(statement.span, t.start, t.end)
        and 0 <= t.start - statement.cue.end <= NEAR_CUE
        and "\n" not in desk.cast.text[statement.cue.end : t.start]
        and not statement.cue.end <= statement.span.start < t.start
    ]
    return near[0].edtf if near else _opening_day(desk, statement)


def _opening_day(desk: _Desk, statement: Statement) -> str | None:
    """Return the day that opens the sentence of a speaker and cue, a comma between, None for none."""
    who, cue, text = statement.speaker, statement.cue, desk.cast.text
    if who is None or cue is None or not who.end <= cue.start <= statement.span.start:
        return None
    sentence = desk.record.sentence[statement.sentence].span
    for t in desk.times:
        opens = OPENS.fullmatch(text, sentence.start, t.start) is not None
        if t.type in DATED and t.edtf is not None and opens and t.end <= who.start:
            return t.edtf if LEADS_IN.fullmatch(text, t.end, who.start) else None
    return None
