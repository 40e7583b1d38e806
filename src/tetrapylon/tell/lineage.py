"""Where every report's words come from: its agency, its parent, and its share of each origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tetrapylon.model.codec import Json
from tetrapylon.model.passage import Role
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.strand import OriginGuess, SentenceOrigin

UNKNOWN = "not known"
"""What tables and pictures print for sentences without an origin."""

COUNTED_ROLES = frozenset({Role.STANDFIRST, Role.BODY, Role.CAPTION})
"""Roles whose sentences make up a report; headlines are rarely copied, repeats count once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginShare:
    """How many of a report's sentences come from one origin; None where nothing says which."""

    origin: str | None
    sentences: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLineage:
    """The lineage of one report.

    `agency` is None where no wire was found, `agency_stated` tells a credit in the text from an inference.
    `parent` is the closest earlier relative in the record. `shared` is the share (0..1) of the report's
    sentences that other reports print as well, None for a report without sentences.
    """

    report: str
    name: str
    day: str | None
    agency: OriginGuess | None
    agency_stated: bool
    rivals: tuple[str, ...]
    parent: str | None
    parent_name: str | None
    shares: tuple[OriginShare, ...]
    shared: float | None
    spliced: bool

    @property
    def main_origin(self) -> str | None:
        """The origin of most sentences, else the agency."""
        named = [s.origin for s in self.shares if s.origin]
        return named[0] if named else (self.agency.name if self.agency else None)


def lineage_of(record: Record, parents: Mapping[str, str | None]) -> tuple[ReportLineage, ...]:
    """Return the lineage of every report that was read, sorted by day, name and id.

    Args:
        record: with strands, origins, compositions and datings.
        parents: the report that each report copied, None for an original.
    """
    origins = {row.sentence: row for row in record.origins}
    found = [_lineage(record, r, origins, parents.get(r.report)) for r in record.readings]
    return tuple(sorted(found, key=lambda x: (x.day or "9999", x.name, x.report)))


def _lineage(
    record: Record, reading: Reading, origins: Mapping[str, SentenceOrigin], parent: str | None
) -> ReportLineage:
    made_of, dating = record.composition.get(reading.report), record.dating.get(reading.report)
    rows = [
        origins[s.id]
        for p in reading.passages
        if p.role in COUNTED_ROLES
        for s in p.sentences
        if s.id in origins
    ]
    known = parent in record.report
    return ReportLineage(
        report=reading.report,
        name=record.report[reading.report].name,
        day=dating.published.edtf if dating and dating.published else None,
        agency=made_of.agency if made_of else None,
        agency_stated=bool(made_of and made_of.agency_stated),
        rivals=made_of.rivals if made_of else (),
        parent=parent if known else None,
        parent_name=record.report[parent].name if parent is not None and known else None,
        shares=_shares(rows),
        shared=round(sum(r.strand is not None for r in rows) / len(rows), 4) if rows else None,
        spliced=bool(made_of and made_of.spliced),
    )


def _shares(rows: list[SentenceOrigin]) -> tuple[OriginShare, ...]:
    """Return the shares, largest first; sentences without origin last."""
    counts = Counter(r.origin.name if r.origin else None for r in rows)
    ordered = sorted(counts.items(), key=lambda item: (item[0] is None, -item[1], item[0] or ""))
    return tuple(
        OriginShare(origin=name, sentences=n, share=round(n / len(rows), 4)) for name, n in ordered
    )


def lineage_rows(lineage: tuple[ReportLineage, ...]) -> list[dict[str, Json]]:
    """Return a row a report, for tables and programs. Shares are 0..1; `made_of` is the same in words."""
    return [
        {
            "report": x.report,
            "name": x.name,
            "published": x.day,
            "agency": x.agency.name if x.agency else None,
            "basis": ("stated" if x.agency_stated else "inferred") if x.agency else None,
            "score": x.agency.score if x.agency else None,
            "rivals": list(x.rivals),
            "parent": x.parent,
            "parent_name": x.parent_name,
            "made_of": made_of_words(x),
            "shares": [
                {"origin": s.origin, "sentences": s.sentences, "share": s.share} for s in x.shares
            ],
            "shared": x.shared,
            "spliced": x.spliced,
        }
        for x in lineage
    ]


def made_of_words(lineage: ReportLineage) -> str:
    """Return the shares as `AFP 80 %, Reuters 20 %`."""
    return ", ".join(
        f"{s.origin or UNKNOWN} {s.share:.0%}".replace("%", " %") for s in lineage.shares
    )
