"""Whose words these are: the agency or outlet behind every strand, sentence and report.

A credit anywhere in a family of copies names the origin of all that the family shares. Nothing is
guessed from style: a sentence that no credited report shares stays without origin on a spliced page.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tetrapylon.lexicon.outlets import OutletLexicon
from tetrapylon.link.origins_families import Closeness, Descent, find_descents, ranks
from tetrapylon.link.origins_splices import is_spliced, unrelated
from tetrapylon.link.origins_votes import Credited, Tally, Votes, credited, tally, winner
from tetrapylon.link.strands_lines import COMPARED_ROLES, Line, lines_of_record
from tetrapylon.model.passage import SPEAKING_ROLES, Role
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.strand import Composition, OriginGuess, SentenceOrigin, Strand

CREDIT, STRAND, AGENCY = "credit", "strand", "agency"
"""Basis codes: named in the sentence, shared with a credited report, the report's agency."""


TRACED_ROLES = SPEAKING_ROLES | {Role.REPEAT}
"""Roles whose sentences get an origin: a repeat has the origin of what it repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """What `find_origins` gives: the strands with origins, a row a sentence, a row a report."""

    strands: tuple[Strand, ...]
    origins: tuple[SentenceOrigin, ...]
    compositions: tuple[Composition, ...]


def find_origins(record: Record, outlets: OutletLexicon) -> Origins:
    """Return where words come from. Takes a record with reports, readings and strands.

    A report's own credits decide for it; where it states nothing, the strands that it shares vote.
    Scores are shares of votes, 0..1.
    """
    stated = credited(record, outlets)
    strands_of = _strands_by_sentence(record.strands)
    spliced = _spliced(_families(record, strands_of))
    votes, named = _voted(record.strands, stated, spliced)
    creditless = {r.report: r for r in record.readings if not stated[r.report].votes}
    by_agency = {key: _agencies(r, strands_of, named) for key, r in creditless.items()}
    spliced |= _spliced(by_agency)
    votes, named = _voted(record.strands, stated, spliced)
    compositions = {
        r: _composition(r, votes, stated, is_splice=r in spliced) for r in sorted(stated)
    }
    rows = (
        row
        for reading in record.readings
        for row in _sentences(reading, strands_of, named, compositions[reading.report])
    )
    return Origins(
        strands=tuple(replace(s, origin=named[s.id]) for s in record.strands),
        origins=tuple(rows),
        compositions=tuple(compositions.values()),
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


def _voted(
    strands: Sequence[Strand], stated: Mapping[str, Credited], spliced: frozenset[str]
) -> tuple[Tally, dict[str, OriginGuess | None]]:
    """Return the votes and the origin of each strand, with no voice given to spliced reports."""
    votes = tally(strands, stated, spliced)
    return votes, {s.id: _origin_of(votes.strands[s.id], s) for s in strands}


def _origin_of(votes: Votes, strand: Strand) -> OriginGuess | None:
    found = winner(votes)
    if found is None:
        return None
    name, share = found
    basis = STRAND if len(strand.members) > 1 else CREDIT
    return OriginGuess(name=name, basis=basis, score=round(share, 4))


def _composition(
    report: str, votes: Tally, stated: Mapping[str, Credited], *, is_splice: bool
) -> Composition:
    own = stated[report].votes
    ranked = votes.reports[report]
    best = min(ranked.items(), key=lambda item: (-item[1], item[0]), default=None)
    if best is None or (is_splice and not own):
        rivals = tuple(sorted(ranked))
        return Composition(
            report=report, agency=None, agency_stated=False, rivals=rivals, spliced=is_splice
        )
    name, vote = best
    basis = CREDIT if own else STRAND
    return Composition(
        report=report,
        agency=OriginGuess(name=name, basis=basis, score=round(min(1.0, vote), 4)),
        agency_stated=bool(own),
        rivals=tuple(sorted(set(ranked) - {name})),
        spliced=is_splice,
    )


def _sentences(
    reading: Reading,
    strands_of: Mapping[str, Strand],
    named: Mapping[str, OriginGuess | None],
    composition: Composition,
) -> list[SentenceOrigin]:
    agency = composition.agency
    rest = replace(agency, basis=AGENCY) if agency and not composition.spliced else None
    found: defaultdict[str, SentenceOrigin] = defaultdict()
    for passage in reading.passages:
        if passage.role not in TRACED_ROLES:
            continue
        fallback = None if passage.role is Role.HEADLINE else rest
        for sentence in passage.sentences:
            strand = strands_of.get(sentence.id)
            origin = (named[strand.id] if strand else None) or fallback
            found[sentence.id] = SentenceOrigin(
                report=reading.report,
                sentence=sentence.id,
                strand=strand.id if strand else None,
                origin=origin,
            )
    return list(found.values())
