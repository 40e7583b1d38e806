"""Which agency a strand comes from: the credits of its reports, and no further than one step from them.

A credit reaches a report that shares a strand with the credited one. What two such reports share beside is
theirs in common only where both are that agency's neighbours and one of them lives mostly on its copy; a
report that merely mixes two stories carries no credit from one to the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tetrapylon.lexicon.outlets import OutletLexicon
from tetrapylon.model.page import Credit
from tetrapylon.model.passage import Sentence
from tetrapylon.model.record import Record
from tetrapylon.model.span import Span
from tetrapylon.model.strand import Strand

OF_PAGE = frozenset({"dateline", "byline", "sign_off", "told", "staff"})
"""Credits that speak for a whole page. A page that only cites an agency may rewrite another's report."""

FADING = 0.85
"""What a vote keeps when it passes to a sister report."""

IN_SENTENCE = 1.0
"""Vote of a page's credit inside the sentence itself ("told AFP"), beside the report's own vote."""

MIN_SHARE = 0.6
"""Share of the votes that an agency must win for a strand to be given to it."""

MIN_VOTE = 0.25
"""Votes below this are too thin to name anybody."""

LIVES_ON = 0.5
"""Share of its shared sentences that a report must have from an agency's reports to live on its copy."""

LIVES_ON_LINES = 2
"""... and so many sentences at least."""

Votes = dict[str, float]
"""What speaks for each agency, by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credited:
    """What one report states: page credits, mere citations, and the vote of each sentence that names one."""

    votes: Votes
    cited: Votes
    sentences: Mapping[str, tuple[str, float]]


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
    cited: Votes = {}
    named: dict[str, tuple[str, float]] = {}
    for credit in sorted((c for c in credits_ if c.stated), key=lambda c: (c.score, c.name)):
        name, of_page = origin_name(credit.name, outlets), credit.basis in OF_PAGE
        kept = votes if of_page else cited
        kept[name] = max(kept.get(name, 0.0), credit.score)
        vote = IN_SENTENCE if of_page else credit.score
        named |= {s.id: (name, vote) for s in sentences if _touches(credit.evidence, s)}
    return Credited(votes=votes, cited=cited, sentences=named)


def _touches(evidence: Sequence[Span], sentence: Sentence) -> bool:
    return any(e.overlap(sentence.span) for e in evidence)


def origin_name(name: str, outlets: OutletLexicon) -> str:
    """Return the one spelling of an outlet, the lexicon's."""
    known = outlets.named(name)
    return known.name if known else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The votes for each strand, and the agencies on whose credited copy each report lives, by id."""

    strands: Mapping[str, Votes]
    living_on: Mapping[str, frozenset[str]]


def tally(
    strands: Sequence[Strand], stated: Mapping[str, Credited], spliced: frozenset[str]
) -> Tally:
    """Return what the credits of reports say of their strands and of their sister reports.

    A spliced report gives no vote: its sentences belong to different agencies.
    """
    own = {s.id: _own_votes(s, stated, spliced) for s in strands}
    near = _neighbours(strands, own, stated, spliced)
    return Tally(
        strands={s.id: own[s.id] or _common(s, near) for s in strands}, living_on=near.living_on
    )


def _own_votes(strand: Strand, stated: Mapping[str, Credited], spliced: frozenset[str]) -> Votes:
    votes: Votes = {}
    for member in strand.members:
        report = stated[member.report]
        named = report.sentences.get(member.sentence)
        if named:
            _add(votes, [named])
        if member.report not in spliced:
            _add(votes, report.votes.items())
    return votes


def _add(votes: Votes, more: Iterable[tuple[str, float]]) -> None:
    for name, vote in more:
        votes[name] = votes.get(name, 0.0) + vote


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """The agencies whose credited reports each report shares strands with, and those that it lives on."""

    of: Mapping[str, frozenset[str]]
    living_on: Mapping[str, frozenset[str]]


def _neighbours(
    strands: Sequence[Strand],
    own: Mapping[str, Votes],
    stated: Mapping[str, Credited],
    spliced: frozenset[str],
) -> _Neighbours:
    shared: Counter[str] = Counter()
    given: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for strand in strands:
        found = winner(own[strand.id])
        for member in strand.members:
            shared[member.report] += 1
            given[member.report].update([found[0]] if found else [])
    least = {r: max(LIVES_ON_LINES, LIVES_ON * n) for r, n in shared.items()}
    return _Neighbours(
        {r: frozenset({*stated[r].votes, *given[r]}) for r in shared},
        {
            r: frozenset(a for a, n in given[r].items() if n >= least[r] and r not in spliced)
            for r in shared
        },
    )


def _common(strand: Strand, near: _Neighbours) -> Votes:
    """Return the votes for a strand that no credited report has a part in."""
    reports = {m.report for m in strand.members}
    common = frozenset.intersection(*(near.of[r] for r in reports))
    return {
        name: FADING for name in sorted(common) if any(name in near.living_on[r] for r in reports)
    }


def shares(votes: Votes) -> Votes:
    """Return votes as shares of their sum."""
    total = sum(votes.values())
    return {k: v / total for k, v in sorted(votes.items())} if total else {}


def winner(votes: Votes) -> tuple[str, float] | None:
    """Return the agency with a clear majority and its share, None where nobody has one."""
    if sum(votes.values()) < MIN_VOTE:
        return None
    name, share = min(shares(votes).items(), key=lambda item: (-item[1], item[0]))
    return (name, share) if share >= MIN_SHARE else None
