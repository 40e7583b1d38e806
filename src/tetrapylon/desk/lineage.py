"""Lineage: speaker to wire to report as flows, shared wording as arcs, and the table beside the picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from typing_extensions import TypedDict

from tetrapylon.desk.filters import Filters, chosen
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.pairs import Ints
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.link.descents import descents_of
from tetrapylon.tell.lineage import ReportLineage, lineage_of, made_of_words

MOST_REPORTS = 24
MOST_SPEAKERS = 18
"""Nodes of one column of the picture; the rest are counted together in words."""
OWN = "own text"
"""The origin column's name for claims whose wire is not known: the outlet's own text."""


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


@remembered
def lineage_page(state: State, by: Filters) -> Lineage:
    """Return the flow picture of the claims that the filters let through."""
    snapshot, index = state.snapshot, state.snapshot.index
    reports, shown = printing_most(state, by)
    drawn = [index.claims.coded["report"].words[r] for r in reports[:MOST_REPORTS]]
    speakers = _by_name(snapshot, *_most(index.voiced[shown]))
    told = _told(snapshot, _among(shown, index.voiced, speakers[:MOST_SPEAKERS]))
    snapshot.head.bring(drawn)
    snapshot.strands_of_report.bring(drawn)
    snapshot.outline.report.bring(drawn)
    snapshot.names.bring({t.speaker for t in told})
    table = index.once(("descents", tuple(drawn)), lambda: _table(snapshot, drawn))
    order = {row["report"]: i for i, row in enumerate(table)}
    return {
        "speakers": _speaker_nodes(snapshot, told),
        "origins": _origin_nodes(told),
        "reports": _report_nodes(snapshot, sorted(drawn, key=lambda r: order.get(r, 999)), told),
        "said": _flows(Counter((t.speaker, t.origin) for t in told), {}),
        "printed": _flows(Counter((t.origin, t.report) for t in told), _stated(snapshot, drawn)),
        "arcs": _arcs(snapshot, drawn),
        "table": table,
        "reports_left_out": len(reports) - len(drawn),
        "speakers_left_out": max(0, len(speakers) - MOST_SPEAKERS),
    }


def printing_most(state: State, by: Filters) -> tuple[Ints, Ints]:
    """Return the reports of the claims let through, those with most first, and the claims of those that are drawn."""
    index = state.snapshot.index

    def counted() -> tuple[Ints, Ints]:
        claims = chosen(state, by)
        reports, _ = _most(index.report[claims])
        return reports, _among(claims, index.report, reports[:MOST_REPORTS])

    return index.once("printing most", counted) if by.empty else counted()


class _Told(NamedTuple):
    """A claim as the picture counts it."""

    speaker: str
    kind: str
    origin: str
    report: str


def _most(codes: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the different codes with their counts, those met most first, then by code."""
    counts = np.bincount(codes)
    known = np.flatnonzero(counts)
    order = np.argsort(-counts[known], kind="stable")
    return known[order], counts[known[order]]


def _among(claims: Ints, codes: Ints, some: NDArray[Any]) -> Ints:
    """Return those claims whose code is one of some."""
    told = np.zeros(int(codes.max(initial=0)) + 1, dtype=np.bool_)
    told[some] = True
    return claims[told[codes[claims]]]


def _by_name(snapshot: Snapshot, codes: NDArray[Any], counts: NDArray[Any]) -> NDArray[Any]:
    """Return codes of speakers with those first that are met most, then by their words."""
    words = _speaker_words(snapshot)
    order = sorted(range(len(codes)), key=lambda i: (-counts[i], words[codes[i]]))
    return codes[order] if order else codes


def _speaker_words(snapshot: Snapshot) -> list[str]:
    kinds = snapshot.index.claims.coded["speaker_type"].words
    unnamed = (f"not named ({k.replace('_', ' ')})" for k in kinds)
    return [*snapshot.index.speakers, *unnamed]


def _told(snapshot: Snapshot, claims: Ints) -> list[_Told]:
    index, coded = snapshot.index, snapshot.index.claims.coded
    kinds = [w.replace("_", " ") for w in coded["speaker_type"].words]
    speakers = _speaker_words(snapshot)
    origins = [*coded["origin"].words, OWN]
    return [
        _Told(speakers[s], kinds[k], origins[o], coded["report"].words[r])
        for s, k, o, r in zip(
            index.voiced[claims],
            coded["speaker_type"].codes[claims],
            coded["origin"].codes[claims],
            index.report[claims],
            strict=True,
        )
    ]


def _speaker_nodes(snapshot: Snapshot, told: Sequence[_Told]) -> list[Node]:
    counts = Counter(t.speaker for t in told)
    kinds = {t.speaker: t.kind for t in told}
    ordered = sorted(counts.items(), key=lambda i: (-i[1], i[0]))
    return [
        {"id": key, "label": snapshot.name(key) or key, "note": kinds[key], "claims": n}
        for key, n in ordered
    ]


def _origin_nodes(told: Sequence[_Told]) -> list[Node]:
    counts = Counter(t.origin for t in told)
    ordered = sorted(counts.items(), key=lambda i: (i[0] == OWN, -i[1], i[0]))
    return [{"id": key, "label": key, "note": "", "claims": n} for key, n in ordered]


def _report_nodes(snapshot: Snapshot, reports: Sequence[str], told: Sequence[_Told]) -> list[Node]:
    counts = Counter(t.report for t in told)
    datings = snapshot.outline.dating.some(reports).values()
    days = {d.report: d.published.edtf for d in datings if d.published}
    return [
        {
            "id": r,
            "label": snapshot.label(r),
            "note": days.get(r, "day not known"),
            "claims": counts[r],
        }
        for r in reports
    ]


def _stated(snapshot: Snapshot, reports: Sequence[str]) -> Mapping[tuple[str, str], bool]:
    return {
        (c.agency.name, c.report): c.agency_stated
        for c in snapshot.outline.composition.some(reports).values()
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
    head = snapshot.head.get(report)
    return head.sentences if head else 0


def _table(snapshot: Snapshot, reports: Sequence[str]) -> list[Descent]:
    record = snapshot.with_passages(reports)
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
