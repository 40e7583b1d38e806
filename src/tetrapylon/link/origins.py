"""Whose words these are: the agency or outlet behind every strand, sentence and report.

A credit names the origin of what the credited report shares with others, and of a whole report only where
that report states it or takes a clear share of its body from that agency. Nothing is guessed from style: other
sentences stay without origin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tetrapylon.lexicon.outlets import OutletLexicon
from tetrapylon.link.origins_families import Closeness, Descent, find_descents, ranks
from tetrapylon.link.origins_splices import is_spliced, unrelated
from tetrapylon.link.origins_votes import (
    FADING,
    Credited,
    Tally,
    Votes,
    credited,
    shares,
    tally,
    winner,
)
from tetrapylon.link.strands_lines import COMPARED_ROLES, Line, lines_of_record
from tetrapylon.model.passage import SPEAKING_ROLES, Role
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.strand import Composition, OriginGuess, SentenceOrigin, Strand

CREDIT, STRAND, AGENCY = "credit", "strand", "agency"
"""Basis codes: named in the sentence, shared with a credited report, the report's agency."""

CLEAR_SHARE = 1 / 3
"""Share of a report's body that must stand in strands of an agency for the rest to be that agency's too."""


TRACED_ROLES = SPEAKING_ROLES | {Role.REPEAT}
"""Roles whose sentences get an origin: a repeat has the origin of what it repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """What `find_origins` gives: the strands with origins, a row a sentence, a row a report."""

    strands: tuple[Strand, ...]
    origins: tuple[SentenceOrigin, ...]
    compositions: tuple[Composition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """What speaks for the agency of one report: its credits, its shares of body in strands by agency.

    `living_on` holds the agencies that may be its own without a credit of its own.
    """

    report: str
    stated: Credited
    strands: Votes
    living_on: frozenset[str]
    is_splice: bool

    @property
    def agency(self) -> OriginGuess | None:
        """The agency that the report states, else that of a clear share of its body, else the one it cites."""
        votes, cited = self.stated.votes, self.stated.cited
        if votes:
            return _guess(_top(votes), CREDIT, max(votes.values()))
        if self.is_splice:
            return None
        name = _top(self.strands) if self.strands else None
        if name in self.living_on and self.strands[name] >= CLEAR_SHARE:
            return _guess(name, STRAND, FADING * shares(self.strands)[name])
        return _guess(_top(cited), CREDIT, max(cited.values())) if len(cited) == 1 else None

    @property
    def rest(self) -> OriginGuess | None:
        """The origin of sentences that no strand explains; None where they may be the publisher's own."""
        agency = self.agency
        if agency is None or self.is_splice:
            return None
        whole = bool(self.stated.votes) or agency.basis == STRAND
        return replace(agency, basis=AGENCY) if whole else None

    def credit_in(self, sentence: str) -> OriginGuess | None:
        """Return the agency that the sentence itself names."""
        found = self.stated.sentences.get(sentence)
        return _guess(found[0], CREDIT, found[1]) if found else None


def _guess(name: str, basis: str, score: float) -> OriginGuess:
    return OriginGuess(name=name, basis=basis, score=round(min(1.0, score), 4))


def _top(votes: Votes) -> str:
    return min(votes, key=lambda name: (-votes[name], name))


def find_origins(record: Record, outlets: OutletLexicon) -> Origins:
    """Return where words come from. Takes a record with reports, readings and strands.

    A report's own credits decide for it; where it states nothing, the strands that it shares vote.
    Scores are shares of votes, 0..1.
    """
    stated = credited(record, outlets)
    strands_of = _strands_by_sentence(record.strands)
    spliced = _spliced(_families(record, strands_of))
    named = _named(tally(record.strands, stated, spliced))
    creditless = {r.report: r for r in record.readings if not stated[r.report].votes}
    by_agency = {key: _agencies(r, strands_of, named) for key, r in creditless.items()}
    spliced |= _spliced(by_agency)
    votes = tally(record.strands, stated, spliced)
    named = _named(votes)
    sources = {
        r.report: _Source(
            report=r.report,
            stated=stated[r.report],
            strands=_from_strands(r, strands_of, named),
            living_on=votes.living_on.get(r.report, frozenset()),
            is_splice=r.report in spliced,
        )
        for r in record.readings
    }
    rows = (
        row
        for reading in record.readings
        for row in _sentences(reading, strands_of, named, sources[reading.report])
    )
    return Origins(
        strands=tuple(replace(s, origin=named[s.id]) for s in record.strands),
        origins=tuple(rows),
        compositions=tuple(_composition(sources[r]) for r in sorted(sources)),
    )


def _strands_by_sentence(strands: Sequence[Strand]) -> Mapping[str, Strand]:
    """Return the strand with most members for each sentence."""
    found: dict[str, Strand] = {}
    for strand in sorted(strands, key=lambda s: (-len(s.members), s.id)):
        for member in strand.members:
            found.setdefault(member.sentence, strand)
    return found


def _closeness(record: Record) -> Closeness:
    lines = lines_of_record(record)
    known = {line.sentence: line for line in lines}
    groups: list[list[Line]] = [
        [known[m.sentence] for m in s.members if m.sentence in known] for s in record.strands
    ]
    return Closeness(lines, groups)


def _families(record: Record, strands_of: Mapping[str, Strand]) -> dict[str, list[str | None]]:
    """Return for each report the families that its sentences were taken from, in reading order."""
    closeness = _closeness(record)
    rank, descents = ranks(closeness), find_descents(closeness)
    found = {}
    for reading in record.readings:
        sources = [
            _source(strands_of.get(s), reading.report, rank, descents) for s in _compared(reading)
        ]
        found[reading.report] = unrelated(sources, closeness.pairs)
    return found


def _source(
    strand: Strand | None,
    report: str,
    rank: Mapping[str, tuple[str, float, str]],
    descents: Mapping[str, Descent],
) -> str | None:
    """Return the root of most earlier reports with this sentence, None where this report is the first."""
    members = [m.report for m in strand.members if m.report in rank] if strand else []
    roots = Counter(descents[r].root for r in members if rank[r] < rank[report])
    return min(roots, key=lambda r: (-roots[r], r), default=None)


def _agencies(
    reading: Reading, strands_of: Mapping[str, Strand], named: Mapping[str, OriginGuess | None]
) -> list[str | None]:
    strands = [strands_of.get(s) for s in _compared(reading)]
    guesses = [named[s.id] if s else None for s in strands]
    return [g.name if g else None for g in guesses]


def _compared(reading: Reading) -> list[str]:
    return [s.id for p in reading.passages if p.role in COMPARED_ROLES for s in p.sentences]


def _spliced(families: Mapping[str, list[str | None]]) -> frozenset[str]:
    return frozenset(r for r, f in families.items() if is_spliced(f))


def _named(votes: Tally) -> dict[str, OriginGuess | None]:
    return {strand: _origin_of(found) for strand, found in votes.strands.items()}


def _origin_of(votes: Votes) -> OriginGuess | None:
    found = winner(votes)
    if found is None:
        return None
    name, share = found
    return _guess(name, STRAND, share * min(1.0, votes[name]))


def _from_strands(
    reading: Reading, strands_of: Mapping[str, Strand], named: Mapping[str, OriginGuess | None]
) -> Votes:
    """Return the share of the report's body that stands in strands of each agency."""
    body = [s.id for p in reading.passages if p.role is Role.BODY for s in p.sentences]
    strands = (strands_of.get(s) for s in body)
    found = Counter(g.name for s in strands if s and (g := named[s.id]))
    return {name: n / len(body) for name, n in found.items()}


def _composition(source: _Source) -> Composition:
    agency, given = source.agency, {*source.stated.votes, *source.stated.cited, *source.strands}
    return Composition(
        report=source.report,
        agency=agency,
        agency_stated=agency is not None and agency.basis == CREDIT,
        rivals=tuple(sorted(given - {agency.name if agency else None})),
        spliced=source.is_splice,
    )


def _sentences(
    reading: Reading,
    strands_of: Mapping[str, Strand],
    named: Mapping[str, OriginGuess | None],
    source: _Source,
) -> list[SentenceOrigin]:
    rest, found = source.rest, list[SentenceOrigin]()
    for passage in reading.passages:
        if passage.role not in TRACED_ROLES:
            continue
        fallback = None if passage.role is Role.HEADLINE else rest
        for sentence in passage.sentences:
            strand = strands_of.get(sentence.id)
            shared = named[strand.id] if strand else None
            row = SentenceOrigin(
                report=reading.report,
                sentence=sentence.id,
                strand=strand.id if strand else None,
                origin=shared or fallback or source.credit_in(sentence.id),
            )
            found.append(row)
    return found
