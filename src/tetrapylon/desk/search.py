"""Search for the desk: the rows of the command line's search, with the filters' report and a bound on their number."""

from __future__ import annotations

from typing_extensions import TypedDict

from tetrapylon.desk.claims import ClaimRow, claim_row
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.tell.search import search_rows


class SentenceRow(TypedDict):
    """A sentence with the words, in which no claim was met."""

    id: str
    report: str
    report_label: str
    start: int
    end: int
    words: str


class Hits(TypedDict):
    """What a search found: a page of claims and sentences, and how many there are of each."""

    words: str
    claims_total: int
    sentences_total: int
    claims: list[ClaimRow]
    sentences: list[SentenceRow]


@remembered
def hits_of(state: State, words: str, *, limit: int) -> Hits:
    """Return claims and sentences that have all the words, a name in every spelling the record knows."""
    snapshot = state.snapshot
    rows = search_rows(snapshot.searched, words)
    claims = [str(r["id"]) for r in rows if r["kind"] == "claim"]
    sentences = [r for r in rows if r["kind"] == "sentence"]
    return {
        "words": words,
        "claims_total": len(claims),
        "sentences_total": len(sentences),
        "claims": [claim_row(state, snapshot.outline.claim[c]) for c in claims[:limit]],
        "sentences": [
            {
                "id": str(r["id"]),
                "report": str(r["report"]),
                "report_label": snapshot.label(str(r["report"])),
                "start": int(str(r["start"])),
                "end": int(str(r["end"])),
                "words": str(r["words"]),
            }
            for r in sentences[:limit]
        ],
    }
