"""Sources and lineage: speaker to wire to report as flows, shared wording as arcs, two reports side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from typing_extensions import TypedDict

from tetrapylon.desk.filters import Filters, chosen
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.snapshot import Snapshot, subset
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.link.descents import descents_of
from tetrapylon.model.claim import Claim
from tetrapylon.tell.diff import DiffRow, diff_reports
from tetrapylon.tell.diff_words import Piece
from tetrapylon.tell.lineage import ReportLineage, lineage_of, made_of_words
from tetrapylon.tell.sources import source_rows

MOST_REPORTS = 24
MOST_SPEAKERS = 18
"""Nodes of one column of the picture; the rest are counted together in words."""
OWN = "own text"
"""The origin column's name for claims whose wire is not known: the outlet's own text."""


class SourceRow(TypedDict):
    """A speaker with counts."""

    key: str
    name: str
    type: str
    anonymous: bool
    claims: int
    reports: int
    origins: int


class SourcePage(TypedDict):
    """A page of speakers out of `total`."""

    total: int
    rows: list[SourceRow]


class Node(TypedDict):
    """A node of the flow picture."""

    id: str
    label: str
    note: str
    claims: int


class Flow(TypedDict):
    """Claims that go from one node to the next. `stated` tells a credit in the text from an inference."""

    source: str
    target: str
    claims: int
    stated: bool


class Arc(TypedDict):
    """Sentences that two reports share; `share` is of the shorter one's sentences (0..1)."""

    left: str
    right: str
    sentences: int
    share: float


class Descent(TypedDict):
    """The lineage of one report in words, for the table beside the picture."""

    report: str
    label: str
    published: str | None
    agency: str | None
    basis: str | None
    score: float | None
    parent: str | None
    parent_label: str | None
    made_of: str
    spliced: bool


class Lineage(TypedDict):
    """The flow picture and its table twin. `reports_left_out` counts reports past those drawn."""

    speakers: list[Node]
    origins: list[Node]
    reports: list[Node]
    said: list[Flow]
    printed: list[Flow]
    arcs: list[Arc]
    table: list[Descent]
    reports_left_out: int
    speakers_left_out: int


class PieceRow(TypedDict):
    """A stretch of words with what became of it: `same`, `gone`, `new` or `moved`."""

    text: str
    mark: str


class DiffLine(TypedDict):
    """One sentence in both versions, or one that a report has alone."""

    left: list[PieceRow]
    right: list[PieceRow]
    moved: bool
    edited: bool
    lost: list[str]
    gained: list[str]


class Diff(TypedDict):
    """Two reports side by side."""

    left: str
    right: str
    left_label: str
    right_label: str
    shared: int
    edited: int
    lines: list[DiffLine]


@remembered
def source_page(state: State, by: Filters, *, offset: int, limit: int) -> SourcePage:
    """Return speakers with how many claims, reports and independent origins carry them."""
    record = subset(state.snapshot.outline, chosen(state, by))
    keys = {
        (state.snapshot.name(c.claimant.entity) or c.claimant.name or "not named"): (
            c.claimant.entity or c.claimant.name or ""
        )
        for c in record.claims
    }
    rows: list[SourceRow] = [
        {
            "key": keys.get(str(r["name"]), str(r["name"])),
            "name": str(r["name"]),
            "type": str(r["type"]),
            "anonymous": bool(r["anonymous"]),
            "claims": int(str(r["claims"])),
            "reports": int(str(r["reports"])),
            "origins": int(str(r["origins"])),
        }
        for r in source_rows(record)
    ]
    return {"total": len(rows), "rows": rows[offset : offset + limit]}


@remembered
def lineage_page(state: State, by: Filters) -> Lineage:
    """Return the flow picture of the claims that the filters let through."""
    snapshot = state.snapshot
    claims = chosen(state, by)
    per_report = Counter(c.report for c in claims)
    drawn = [r for r, _ in sorted(per_report.items(), key=lambda i: (-i[1], i[0]))][:MOST_REPORTS]
    shown = [c for c in claims if c.report in set(drawn)]
    per_speaker = Counter(_speaker(snapshot, c) for c in shown)
    speakers = [s for s, _ in sorted(per_speaker.items(), key=lambda i: (-i[1], i[0]))]
    told = [c for c in shown if _speaker(snapshot, c) in set(speakers[:MOST_SPEAKERS])]
    table = _table(snapshot, drawn)
    order = {row["report"]: i for i, row in enumerate(table)}
    return {
        "speakers": _speaker_nodes(snapshot, told),
        "origins": _origin_nodes(told),
        "reports": _report_nodes(snapshot, sorted(drawn, key=lambda r: order.get(r, 999)), told),
        "said": _flows(Counter((_speaker(snapshot, c), c.origin or OWN) for c in told), {}),
        "printed": _flows(Counter((c.origin or OWN, c.report) for c in told), _stated(snapshot)),
        "arcs": _arcs(snapshot, drawn),
        "table": table,
        "reports_left_out": len(per_report) - len(drawn),
        "speakers_left_out": max(0, len(speakers) - MOST_SPEAKERS),
    }


def _speaker(snapshot: Snapshot, claim: Claim) -> str:
    key = claim.claimant.entity or claim.claimant.name
    return key or f"not named ({claim.claimant.type.value.replace('_', ' ')})"


def _speaker_nodes(snapshot: Snapshot, claims: Sequence[Claim]) -> list[Node]:
    counts = Counter(_speaker(snapshot, c) for c in claims)
    kinds = {_speaker(snapshot, c): c.claimant.type.value for c in claims}
    ordered = sorted(counts.items(), key=lambda i: (-i[1], i[0]))
    return [
        {
            "id": key,
            "label": snapshot.name(key) or key,
            "note": kinds[key].replace("_", " "),
            "claims": n,
        }
        for key, n in ordered
    ]


def _origin_nodes(claims: Sequence[Claim]) -> list[Node]:
    counts = Counter(c.origin or OWN for c in claims)
    ordered = sorted(counts.items(), key=lambda i: (i[0] == OWN, -i[1], i[0]))
    return [{"id": key, "label": key, "note": "", "claims": n} for key, n in ordered]


def _report_nodes(
    snapshot: Snapshot, reports: Sequence[str], claims: Sequence[Claim]
) -> list[Node]:
    counts = Counter(c.report for c in claims)
    days = {d.report: d.published.edtf for d in snapshot.outline.datings if d.published}
    return [
        {
            "id": r,
            "label": snapshot.label(r),
            "note": days.get(r, "day not known"),
            "claims": counts[r],
        }
        for r in reports
    ]


def _stated(snapshot: Snapshot) -> Mapping[tuple[str, str], bool]:
    return {
        (c.agency.name, c.report): c.agency_stated
        for c in snapshot.outline.compositions
        if c.agency is not None
    }


def _flows(counts: Counter[tuple[str, str]], stated: Mapping[tuple[str, str], bool]) -> list[Flow]:
    return [
        {"source": a, "target": b, "claims": n, "stated": stated.get((a, b), a == OWN)}
        for (a, b), n in sorted(counts.items())
    ]


def _arcs(snapshot: Snapshot, reports: Sequence[str]) -> list[Arc]:
    kept, shared = set(reports), Counter[tuple[str, str]]()
    seen = {s.id: s for r in reports for s in snapshot.strands_of_report.get(r, ())}
    for strand in seen.values():
        shared.update(combinations(sorted({m.report for m in strand.members} & kept), 2))
    sizes = {r: _sentences(snapshot, r) for r in reports}
    found: list[Arc] = []
    for (left, right), n in shared.items():
        least = min(sizes[left], sizes[right])
        found.append(
            {
                "left": left,
                "right": right,
                "sentences": n,
                "share": round(min(1.0, n / least), 3) if least else 0.0,
            }
        )
    return sorted(found, key=lambda a: (-a["sentences"], a["left"], a["right"]))


def _sentences(snapshot: Snapshot, report: str) -> int:
    reading = snapshot.read(report)
    return sum(len(p.sentences) for p in reading.passages) if reading else 0


def _table(snapshot: Snapshot, reports: Sequence[str]) -> list[Descent]:
    record = snapshot.with_readings(reports)
    parents = {key: d.parent for key, d in descents_of(record).items()}
    return [_descent(snapshot, x) for x in lineage_of(record, parents)]


def _descent(snapshot: Snapshot, x: ReportLineage) -> Descent:
    return {
        "report": x.report,
        "label": snapshot.label(x.report),
        "published": x.day,
        "agency": x.agency.name if x.agency else None,
        "basis": ("stated" if x.agency_stated else "inferred") if x.agency else None,
        "score": x.agency.score if x.agency else None,
        "parent": x.parent,
        "parent_label": snapshot.label(x.parent) if x.parent else None,
        "made_of": made_of_words(x),
        "spliced": x.spliced,
    }


def diff_page(snapshot: Snapshot, left: str, right: str) -> Diff:
    """Return two reports side by side, sentence by sentence."""
    record = snapshot.with_readings([left, right])
    found = diff_reports(record, left, right, cues=load_cues())
    return {
        "left": left,
        "right": right,
        "left_label": snapshot.label(left),
        "right_label": snapshot.label(right),
        "shared": found.shared,
        "edited": found.edited,
        "lines": [_line(row) for row in found.rows],
    }


def _line(row: DiffRow) -> DiffLine:
    return {
        "left": _pieces(row.left),
        "right": _pieces(row.right),
        "moved": row.moved,
        "edited": row.edited,
        "lost": [f"{c.matter.value}: {c.words}" for c in row.lost],
        "gained": [f"{c.matter.value}: {c.words}" for c in row.gained],
    }


def _pieces(pieces: Sequence[Piece]) -> list[PieceRow]:
    return [{"text": p.text, "mark": p.mark.value} for p in pieces]
