"""The listing verbs as a table: which rows, which columns, and which words of a row filters look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tetrapylon.cli.context import settings
from tetrapylon.lexicon.tracks import load_tracks
from tetrapylon.model.codec import Json
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.record import Record
from tetrapylon.tell import bundle, bundle_claims, bundle_events
from tetrapylon.tell.grading import graded_sources, information_grades
from tetrapylon.tell.predictions import prediction_rows
from tetrapylon.tell.sources import source_rows
from tetrapylon.tell.support import Support, support_for, support_of
from tetrapylon.tell.tracks_sheet import says

Row = Mapping[str, Json]
ONE_REPORT = Support(reports=1, origins=1).words
"""What stands behind a number outside every claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One listing verb. `dated` names the key that `--from` and `--to` look at: a date, or several of which one counts."""

    noun: str
    rows: Callable[[Record], Sequence[Row]]
    columns: tuple[str, ...]
    dated: str | None = None
    help: str


def _reports(record: Record) -> Sequence[Row]:
    rows = []
    for report in record.reports:
        row = bundle.report_row(record, report)
        rows.append(
            {
                **row,
                "printed": _edtf(row["printed_date"]),
                "published_on": _edtf(row["published"]),
                "speaks_from": _edtf(row["story_day"]),
            }
        )
    return rows


def _edtf(value: Json) -> Json:
    return value.get("edtf") if isinstance(value, dict) else None


def _claims(record: Record) -> Sequence[Row]:
    rows = bundle_claims.claim_rows(record)
    return [{**row, "words": row["span"], "by": row["claimant"]} for row in rows]


def _quantities(record: Record) -> Sequence[Row]:
    rows = bundle_claims.quantity_rows(record)
    texts = record.report
    support = support_of(record)
    return [
        {
            **row,
            "words": texts[q.report].text[q.start : q.end],
            "told_by": support[q.claim].words if q.claim and q.claim in support else ONE_REPORT,
        }
        for row, q in zip(rows, record.quantities, strict=True)
    ]


def _told_by(rows: Callable[[Record], Sequence[Row]]) -> Callable[[Record], Sequence[Row]]:
    """Return the rows with how many reports and origins stand behind each."""

    def told(record: Record) -> Sequence[Row]:
        return [
            {**row, "told_by": support_for(record, claims_behind(row)).words}
            for row in rows(record)
        ]

    return told


def claims_behind(row: Row) -> list[str]:
    """Return the ids of the claims that a row rests on: its own list, or its answers'."""
    claims, answers = row.get("claims"), row.get("answers")
    if isinstance(claims, list):
        return [str(c) for c in claims]
    if isinstance(answers, list):
        return [str(a["claim"]) for a in answers if isinstance(a, dict) and a.get("claim")]
    claim = row.get("claim")
    return [claim] if isinstance(claim, str) else []


def _sources(record: Record) -> Sequence[Row]:
    return graded_sources(source_rows(record), settings().sources)


def _incidents(record: Record) -> Sequence[Row]:
    grades = information_grades(record)
    rows = bundle_events.incident_rows(record)
    return [{**row, "credibility": grades[str(row["id"])]} for row in rows]


def _tracks(record: Record) -> Sequence[Row]:
    """Return the states of tracks with their aspects in words."""
    tracks = load_tracks()
    rows = bundle_events.track_rows(record)
    return [
        {**row, "says": says(t, tracks[t.track])}
        for row, t in zip(rows, record.tracks, strict=True)
    ]


CLAIMS = Listing(
    noun="claims",
    rows=_claims,
    columns=(
        "id",
        "by",
        "modality",
        "polarity",
        "content_time",
        "reports",
        "origins",
        "origin",
        "words",
    ),
    dated="content_time",
    help="List claims: who asserts what, in which words, how surely.",
)
"""The listing of claims, whose command has filters of its own."""

INCIDENTS = Listing(
    noun="incidents",
    rows=_told_by(bundle_events.incident_rows),
    columns=(
        "id",
        "date",
        "title",
        "acled_sub_event_type",
        "status",
        "place",
        "told_by",
        "independent_origins",
    ),
    dated="date",
    help="List incidents: one happening in the world, from all its reports.",
)
"""The listing of incidents, whose command has filters of its own."""

TRACKS = Listing(
    noun="tracks",
    rows=_told_by(_tracks),
    columns=("track", "date", "state", "says", "told_by"),
    dated="date",
    help="List the threads: talks, truce, aid, heritage, displacement, casualties, foreign forces.",
)
"""The listing of tracks, whose command has filters of its own."""

LISTINGS: tuple[Listing, ...] = (
    Listing(
        noun="reports",
        rows=_reports,
        columns=(
            "id",
            "name",
            "publisher",
            "agency",
            "printed",
            "published_on",
            "speaks_from",
            "flags",
        ),
        dated="published_on",
        help="List reports: who published them, from which wire, and what day they speak from.",
    ),
    Listing(
        noun="sources",
        rows=_sources,
        columns=("name", "grade", "type", "claims", "reports", "origins"),
        help="List speakers and outlets: how many claims, in how many reports, from how many origins.",
    ),
    Listing(
        noun="quantities",
        rows=_quantities,
        columns=(
            "id",
            "words",
            "value",
            "low",
            "high",
            "unit",
            "measures",
            "of",
            "as_of",
            "said_by",
            "told_by",
        ),
        dated="as_of",
        help="List numbers: of what, where, as of when, said by whom.",
    ),
    Listing(
        noun="control",
        rows=_told_by(bundle_events.control_rows),
        columns=("place", "holder", "state", "from", "to", "basis", "told_by"),
        dated="from",
        help="List who held which place when.",
    ),
    Listing(
        noun="predictions",
        rows=prediction_rows,
        columns=("said_on", "by", "modality", "words", "outcome", "resolved_by"),
        dated="said_on",
        help="List what was foretold or planned, and what later reports show of it.",
    ),
    Listing(
        noun="entities",
        rows=bundle_claims.entity_rows,
        columns=(
            "id",
            "name",
            "kind",
            "side",
            "inter",
            "sector",
            "country",
            "lat",
            "lon",
            "aliases",
        ),
        help="List actors and places with the spellings met.",
    ),
    Listing(
        noun="findings",
        rows=bundle_events.finding_rows,
        columns=("code", "report", "stage", "detail"),
        help="List what a stage declined to do or noticed wrong.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a listing is narrowed to; None leaves a filter out. Names match without regard to case."""

    place: str | None = None
    actor: str | None = None
    days: Days | None = None


def narrowed(rows: Sequence[Row], record: Record, listing: Listing, by: Filters) -> Iterator[Row]:
    """Yield the rows that all filters let through."""
    for row in rows:
        words = _names_in(row, record)
        wanted = [name.lower() for name in (by.place, by.actor) if name]
        if all(any(name in word for word in words) for name in wanted) and _in_days(
            row, listing, by
        ):
            yield row


def _in_days(row: Row, listing: Listing, by: Filters) -> bool:
    if by.days is None or listing.dated is None:
        return True
    value = row.get(listing.dated)
    told = value if isinstance(value, list) else [value]
    known = (days_of(v) for v in told if isinstance(v, str))
    return any(days is not None and days.meets(by.days) for days in known)


def _names_in(value: object, record: Record) -> set[str]:
    """Return all strings of a row in lower case, entity ids as names and spellings too."""
    if isinstance(value, str):
        entity = record.entity.get(value)
        spelled = (value, entity.name, *entity.aliases) if entity else (value,)
        return {s.lower() for s in spelled}
    if isinstance(value, Mapping):
        return set().union(*(_names_in(v, record) for v in value.values()))
    if isinstance(value, list):
        return set().union(*(_names_in(v, record) for v in value))
    return set()
