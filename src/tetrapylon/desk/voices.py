"""Whose word is taken: one speaker, one outlet, one wire or one kind of speaker, and control as these alone tell it.

A voice is written `speaker:ID`, `outlet:NAME`, `wire:NAME` or `kind:CODE`. It narrows lists as a filter does. Who
holds a place is worked out anew from its own claims, never from what others said of the same town.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

import numpy as np
from fastapi import Depends, HTTPException, Query
from pydantic import ValidationError
from typing_extensions import TypedDict

from tetrapylon.desk.bars import last_day
from tetrapylon.desk.filters import FilterQuery, Filters, chosen
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.lexicon.frames import load_frames
from tetrapylon.model.claim import Claim
from tetrapylon.model.event import Incident
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Control
from tetrapylon.tell.control import find_control

KINDS: Mapping[str, str] = {
    "kind": "by_type",
    "speaker": "speaker",
    "outlet": "outlet",
    "wire": "origin",
}
"""What a voice may be, and the filter that leaves its claims."""
MOST_VOICES = 80
"""Voices listed of each kind: those with most claims."""
MOST_READ = 400
"""Reports of a voice that are read again for control: those with most of its claims."""


class Voice(TypedDict):
    """Somebody by whose word alone the map can be drawn; `key` goes into the address."""

    key: str
    kind: str
    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class Held:
    """Control rows, and the last day on which a report they may rest on was published."""

    rows: tuple[Control, ...]
    horizon: date | None


VoiceQuery = Annotated[str | None, Query(max_length=420)]


def with_voice(by: Filters, voice: str | None) -> Filters:
    """Return filters that leave one voice's claims only; the filters themselves for every voice (None or empty).

    Raises:
        HTTPException: the voice is written otherwise; the reason says how.
    """
    if not voice:
        return by
    kind, _, name = voice.partition(":")
    wanted = f"a voice is one of {', '.join(KINDS)}, a colon and a name"
    if kind not in KINDS or not name:
        raise HTTPException(422, wanted)
    try:
        return Filters.model_validate({**by.model_dump(), KINDS[kind]: name})
    except ValidationError as error:
        raise HTTPException(422, wanted) from error


def heard(by: FilterQuery, voice: VoiceQuery = None) -> Filters:
    """Return the filters of a request, narrowed to its `voice`."""
    return with_voice(by, voice)


Heard = Annotated[Filters, Depends(heard)]


@remembered
def held_by_voice(state: State, voice: str) -> Held:
    """Return control as one voice tells it: its claims alone, its reports read again, worked out anew."""
    index, claims = state.snapshot.index, chosen(state, with_voice(Filters(), voice))
    reports, counts = np.unique(index.report[claims], return_counts=True)
    most = reports[np.argsort(-counts, kind="stable")][:MOST_READ]
    own: list[Claim] = state.snapshot.rows("claims", claims[np.isin(index.report[claims], most)])
    words = index.claims.coded["report"].words
    record = told_by(state.snapshot.with_rows(words[r] for r in most), tuple(own))
    return Held(find_control(record, load_frames()), last_day(record.datings))


def told_by(record: Record, claims: tuple[Claim, ...]) -> Record:
    """Return what of a record rests on some claims: incidents and numbers of theirs, days of their reports.

    An incident keeps its days and its status; they are the record's.
    """
    ids = {c.id for c in claims}
    reports = {c.report for c in claims}
    trimmed = (_trimmed(i, ids, reports) for i in record.incidents)
    return replace(
        record,
        claims=claims,
        incidents=tuple(i for i in trimmed if i.claims),
        quantities=tuple(q for q in record.quantities if q.claim in ids),
        datings=tuple(d for d in record.datings if d.report in reports),
        control=(),
    )


def _trimmed(incident: Incident, ids: set[str], reports: set[str]) -> Incident:
    return replace(
        incident,
        claims=tuple(c for c in incident.claims if c in ids),
        reports=tuple(r for r in incident.reports if r in reports),
    )


@remembered
def voices_of(state: State) -> list[Voice]:
    """Return the voices of the record, kinds of speaker first, then those with most claims."""
    index = state.snapshot.index
    coded = index.claims.coded
    columns = {
        "kind": (coded["speaker_type"].codes, coded["speaker_type"].words),
        "speaker": (index.speaker, index.speakers),
        "outlet": (index.outlet.codes[index.report], index.outlet.words),
        "wire": (coded["origin"].codes, coded["origin"].words),
    }
    found: list[Voice] = []
    for kind in KINDS:
        codes, words = columns[kind]
        counts = np.bincount(codes + 1, minlength=len(words) + 1)[1:]
        own = [(-int(n), name) for n, name in zip(counts, words, strict=True) if n and name]
        found += [_voice(state, kind, name, -n) for n, name in sorted(own)[:MOST_VOICES]]
    return found


def _voice(state: State, kind: str, name: str, claims: int) -> Voice:
    shown = state.snapshot.name(name) if kind == "speaker" else name
    shown = (shown or name).replace("_", " ") if kind == "kind" else shown or name
    return {"key": f"{kind}:{name}", "kind": kind, "name": shown, "claims": claims}


def voice_name(state: State, voice: str | None) -> str:
    """Return what a voice is called in a sentence."""
    if not voice:
        return "all reports"
    kind, _, name = voice.partition(":")
    return _voice(state, kind, name, 0)["name"]
