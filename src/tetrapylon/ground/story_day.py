"""The day each report speaks from, solved from all that bears on it.

A small voting solver. Candidate days come from printed dates, metadata, addresses, captions, dated prose and
sister reports; each piece of evidence weighs every candidate; sisters that share sentences pull one another to
the same day. Nothing falls back silently: the basis lists what spoke for the winner, `losing` what spoke against it.
"""

from __future__ import annotations

from tetrapylon.ground.day_neighbours import with_neighbours
from tetrapylon.ground.day_sisters import listening, shares, sister_weight, ties_of, with_sisters
from tetrapylon.ground.day_verdict import Case, dating_of
from tetrapylon.ground.day_votes import votes_of
from tetrapylon.ground.day_words import day_words
from tetrapylon.model.dating import Dating
from tetrapylon.model.record import Record


def solve_days(record: Record) -> tuple[Dating, ...]:
    """Return one dating a reading, in the order of report ids. The order of the input changes nothing.

    Args:
        record: with reports, readings and strands.
    """
    readings = sorted(record.readings, key=lambda r: r.report)
    words = {r.report: day_words(record.report[r.report].text, r) for r in readings}
    votes = {r.report: votes_of(r.page, words[r.report]) for r in readings}
    ties = ties_of(record)
    scores = with_sisters(votes, ties)
    told = listening(
        {r: shares(s) for r, s in scores.items() if any(v.dates_page for v in votes[r])}
    )
    found: list[Dating] = []
    for reading in readings:
        own = ties.get(reading.report, ())
        heard = {d: sister_weight(d, own, told) for d in scores[reading.report]} if own else {}
        case = Case(
            page=reading.page,
            votes=votes[reading.report],
            scores=scores[reading.report],
            sisters=heard,
            weekdays=frozenset(w.weekday for w in words[reading.report].weekdays),
        )
        found.append(dating_of(case))
    named = {r: frozenset(x.weekday for x in w.weekdays) for r, w in words.items()}
    return with_neighbours(record, found, named)
