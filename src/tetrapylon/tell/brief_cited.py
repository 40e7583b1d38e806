"""A sentence with the claims it stands on: which words, how many reports, how many independent origins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tetrapylon.model.claim import Claim
from tetrapylon.model.record import Record
from tetrapylon.model.span import Span
from tetrapylon.tell.brief_model import BriefSentence, Citation
from tetrapylon.tell.support import origin_of, origins_behind

MOST_CITATIONS = 6
MOST_REPORTS = 12
AROUND = 240
"""Code points of context that a footnote opens on each side."""


def cited(
    record: Record,
    claims: Iterable[str],
    text: str,
    *,
    most: int | None = MOST_CITATIONS,
    parts: bool = False,
) -> BriefSentence:
    """Return a sentence on these claims, best first; counts are over all.

    Of many claims the first few are cited, and besides the first one of each report that is counted. `parts` as in
    `BriefSentence`.
    """
    known = [record.claim[c] for c in dict.fromkeys(claims) if c in record.claim]
    return BriefSentence(
        text=text,
        citations=tuple(_citation(record, c) for c in _shown(known, most)),
        reports=len({c.report for c in known}),
        origins=len(origins_behind(record, known)),
        parts=parts,
    )


def _shown(claims: Sequence[Claim], most: int | None) -> list[Claim]:
    """Return the claims to cite, in their order."""
    first: dict[str, str] = {}
    for claim in claims:
        first.setdefault(claim.report, claim.id)
    leads = [c for c in claims if c.id in first.values()]
    rest = [c for c in claims if c.id not in first.values()]
    kept = {
        c.id
        for c in [*leads, *rest][
            : None if most is None else max(most, min(len(leads), MOST_REPORTS))
        ]
    }
    return [c for c in claims if c.id in kept]


def in_full(record: Record, sentence: BriefSentence, span: Span) -> BriefSentence:
    """Return a sentence whose first citation opens the whole stretch it quotes, not the claim's clause alone."""
    lead, *others = sentence.citations
    text = record.report[lead.report].text
    whole = replace(
        lead,
        start=span.start,
        end=span.end,
        words=span.of(text),
        before=text[max(0, span.start - AROUND) : span.start],
        after=text[span.end : span.end + AROUND],
    )
    return replace(sentence, citations=(whole, *others))


def _citation(record: Record, claim: Claim) -> Citation:
    report = record.report[claim.report]
    return Citation(
        claim=claim.id,
        report=claim.report,
        report_name=report.name,
        start=claim.span.start,
        end=claim.span.end,
        words=claim.span.of(report.text),
        origin=origin_of(record, claim),
        before=report.text[max(0, claim.span.start - AROUND) : claim.span.start],
        after=report.text[claim.span.end : claim.span.end + AROUND],
        review=record.review.get(claim.id, ""),
    )
