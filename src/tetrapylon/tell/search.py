"""Full text over claims and reports, in every spelling that the record knows for a name."""

from __future__ import annotations

from collections.abc import Iterator

from tetrapylon.model.claim import Claim
from tetrapylon.model.codec import Json
from tetrapylon.model.folding import folded
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.span import Span
from tetrapylon.tell.spellings import holds, spellings_of
from tetrapylon.tell.support import Support, support_of

Terms = tuple[frozenset[str], ...]
"""What must all be met: each a set of spellings of which one will do."""


def terms_of(record: Record, words: str) -> Terms:
    """Return what a search looks for: one name in all its spellings, else each word in all of its own."""
    whole = folded(words)
    named = _spellings(record, whole)
    if named or not whole:
        return (frozenset({whole, *named}),) if whole else ()
    return tuple(frozenset({word, *_spellings(record, word)}) for word in whole.split())


def _spellings(record: Record, name: str) -> frozenset[str]:
    known = (spellings_of(e) for e in record.entities)
    return frozenset().union(*(s for s in known if name in s))


def search_rows(record: Record, words: str) -> list[dict[str, Json]]:
    """Return a row a claim with all the words, then a row a sentence that has them and no such claim.

    A claim is met by its words, its speaker and what it is about; a sentence by its words.
    """
    terms = terms_of(record, words)
    if not terms:
        return []
    claims = [c for c in record.claims if _meets(_about(record, c), terms)]
    claimed = {c.sentence for c in claims}
    support = support_of(record)
    rows = [claim_row(record, c, support[c.id]) for c in claims]
    for reading in record.readings:
        for id_, span in _sentences(reading):
            text = record.report[reading.report].text
            if id_ not in claimed and _meets(folded(span.of(text)), terms):
                rows.append(sentence_row(record, reading.report, id_, span))
    return rows


def _about(record: Record, claim: Claim) -> str:
    words = claim.span.of(record.report[claim.report].text)
    ids = [i for i in (claim.claimant.entity, *claim.about) if i is not None]
    names = [s for i in ids if i in record.entity for s in spellings_of(record.entity[i])]
    return " | ".join((folded(words), folded(claim.claimant.name or ""), *sorted(names)))


def _meets(text: str, terms: Terms) -> bool:
    return all(any(holds(text, spelling) for spelling in term) for term in terms)


def _sentences(reading: Reading) -> Iterator[tuple[str, Span]]:
    for passage in reading.passages:
        for s in passage.sentences:
            yield s.id, s.span


def claim_row(record: Record, claim: Claim, support: Support) -> dict[str, Json]:
    """Return the row of a claim that a search found."""
    report = record.report[claim.report]
    return {
        "kind": "claim",
        "id": claim.id,
        "report": report.id,
        "name": report.name,
        "by": claim.claimant.name,
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        "content_time": claim.content_time,
        "origin": claim.origin,
        "reports": support.reports,
        "origins": support.origins,
        "start": claim.span.start,
        "end": claim.span.end,
        "words": claim.span.of(report.text),
    }


def sentence_row(record: Record, report_id: str, id_: str, span: Span) -> dict[str, Json]:
    """Return the row of a sentence that a search found."""
    report = record.report[report_id]
    return {
        "kind": "sentence",
        "id": id_,
        "report": report.id,
        "name": report.name,
        "start": span.start,
        "end": span.end,
        "words": span.of(report.text),
    }
