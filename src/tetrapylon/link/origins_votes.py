"""Which agency a report's words come from: its own credits first, then those of its sister reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tetrapylon.lexicon.outlets import OutletLexicon
from tetrapylon.model.page import Credit
from tetrapylon.model.passage import Sentence
from tetrapylon.model.record import Record
from tetrapylon.model.span import Span
from tetrapylon.model.strand import Strand

ROUNDS = 3
"""Times that votes pass over strands: copies of copies are reached in as many steps."""

FADING = 0.85
"""What a vote keeps when it passes to a sister report."""

IN_SENTENCE = 1.0
"""Vote of a credit inside the sentence itself ("told AFP"), beside the report's own share."""

MIN_SHARE = 0.6
"""Share of the votes that an agency must win for a strand to be given to it."""

MIN_VOTE = 0.25
"""Votes below this are too thin to name anybody."""

Votes = dict[str, float]
"""What speaks for each agency, by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credited:
    """What one report states: votes for agencies, and the sentences in which they are named."""

    votes: Votes
    sentences: Mapping[str, str]


def credited(record: Record, outlets: OutletLexicon) -> dict[str, Credited]:
    """Return what each report states of its agencies, by report id."""
    return {
        r.report: _credited(r.page.agencies, [s for p in r.passages for s in p.sentences], outlets)
        for r in record.readings
    }


def _credited(
    credits_: Sequence[Credit], sentences: Sequence[Sentence], outlets: OutletLexicon
) -> Credited:
    votes: Votes = {}
    named: dict[str, str] = {}
    for credit in credits_:
        if credit.stated:
            name = origin_name(credit.name, outlets)
            votes[name] = max(votes.get(name, 0.0), credit.score)
            named |= {s.id: name for s in sentences if _touches(credit.evidence, s)}
    return Credited(votes=votes, sentences=named)


def _touches(evidence: Sequence[Span], sentence: Sentence) -> bool:
    return any(e.overlap(sentence.span) for e in evidence)


def origin_name(name: str, outlets: OutletLexicon) -> str:
    """Return the one spelling of an outlet."""
    known = outlets.named(name)
    return known.name if known else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Votes after propagation, by report and by strand."""

    reports: Mapping[str, Votes]
    strands: Mapping[str, Votes]


def tally(
    strands: Sequence[Strand], stated: Mapping[str, Credited], spliced: frozenset[str]
) -> Tally:
    """Pass votes from reports to their strands and on to reports that state nothing.

    A spliced report takes votes but gives none: its sentences belong to different agencies.
    """
    reports: dict[str, Votes] = {r: dict(c.votes) for r, c in stated.items()}
    found: dict[str, Votes] = {}
    for _ in range(ROUNDS):
        found = {s.id: _strand_votes(s, reports, stated, spliced) for s in strands}
        reports = _passed_on(strands, found, stated)
    return Tally(reports=reports, strands=found)


def _strand_votes(
    strand: Strand,
    reports: Mapping[str, Votes],
    stated: Mapping[str, Credited],
    spliced: frozenset[str],
) -> Votes:
    votes: Votes = {}
    for member in strand.members:
        named = stated[member.report].sentences.get(member.sentence)
        if named:
            _add(votes, {named: IN_SENTENCE})
        if member.report not in spliced:
            _add(votes, reports[member.report])
    return votes


def _add(votes: Votes, more: Votes) -> None:
    for name, vote in more.items():
        votes[name] = votes.get(name, 0.0) + vote


def _passed_on(
    strands: Sequence[Strand], found: Mapping[str, Votes], stated: Mapping[str, Credited]
) -> dict[str, Votes]:
    sums: defaultdict[str, Votes] = defaultdict(dict)
    for strand in strands:
        for member in strand.members:
            _add(sums[member.report], shares(found[strand.id]))
    return {
        report: dict(own.votes) if own.votes else _scaled(shares(sums[report]), FADING)
        for report, own in stated.items()
    }


def shares(votes: Votes) -> Votes:
    """Return votes as shares of their sum."""
    total = sum(votes.values())
    return _scaled(votes, 1 / total) if total else {}


def _scaled(votes: Votes, by: float) -> Votes:
    return {k: v * by for k, v in sorted(votes.items())}


def winner(votes: Votes) -> tuple[str, float] | None:
    """Return the agency with a clear majority and its share, None where nobody has one."""
    if sum(votes.values()) < MIN_VOTE:
        return None
    name, share = min(shares(votes).items(), key=lambda item: (-item[1], item[0]))
    return (name, share) if share >= MIN_SHARE else None
