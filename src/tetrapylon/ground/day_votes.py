"""What each piece of a report's own evidence says for and against a day as its story day.

Weights were set by hand so that one printed date outweighs a handful of weekdays, and three sister
reports outweigh a printed date; `evals/` measures the result (`published` hidden).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tetrapylon.ground.day_words import DayWords, NamedDay, NamedWeekday
from tetrapylon.model.edtf import days_of
from tetrapylon.model.page import DateEvidence, DateSource, Page
from tetrapylon.model.span import Span

SMALL_HOURS = "03:00"
"""A page stamped before this hour tells of the day before."""

PUBLICATION_WEIGHT = {
    DateSource.METADATA: 3.0,
    DateSource.PRINTED: 3.0,
    DateSource.URL: 2.5,
    DateSource.PAGE_CLOCK: 0.8,
}
DATELINE_WEIGHT = 4.0
CAPTION_WEIGHT = 1.2
NAMED_CAPTION_WEIGHT = 1.8
SECOND_OPINION = 0.3
"""Share of weight left to publication dates that repeat what a stronger one says."""

BY_LAG = {0: 1.0, 1: 0.6, 2: 0.25, 3: 0.15, 4: 0.1, 5: 0.1, 6: 0.05}
"""Weight of a story day by the days from it to the date of publication."""
BY_LAG_AT_NIGHT = {**BY_LAG, 0: 0.5, 1: 1.0}
BEFORE_EVENT = -0.3
"""Weight of a story day after the date of publication."""
AFTER_ADDRESS = 0.6
"""Weight of the day after an address's: sites write addresses in another zone, or a draft's day. Of 296 addresses
with a day in the stories and incidents sets, 280 have that of publication, 10 the day before it."""
BY_CAPTION_AGE = {0: 1.0, 1: 0.7, 2: 0.4, 3: 0.2, 4: 0.2, 5: 0.2, 6: 0.2}
BY_NAMED_AGE = {0: 0.6, 1: 0.8, 2: 0.5, 3: 0.5, 4: 0.4, 5: 0.4, 6: 0.3}
PAST_WEEKDAY = (1.0, 0.65, 0.5, 0.4, 0.25, 0.1, -0.5)
"""Fit of a weekday in the past tense by the days since it; six days since is tomorrow's name."""
AHEAD_WEEKDAY = (0.35, 1.0, 0.7, 0.6, 0.5, 0.3, -0.2)
"""Fit of a weekday that lies ahead by the days until it; six days until is yesterday's name."""
MOST_WEEKDAY_WEIGHT = 2.5
ONE_WEEKDAY_WEIGHT = 0.9
DEICTIC_WEIGHT = 0.4


@dataclass(frozen=True, slots=True)
class Vote:
    """One piece of evidence: its code, how it weighs a day, and the days that it brings up."""

    code: str
    weigh: Callable[[date], float]
    days: tuple[date, ...] = ()
    firm: bool = False

    @property
    def dates_page(self) -> bool:
        """Tell whether this is a date that the page carries, not one that its prose tells of."""
        return bool(self.days) and self.code != "text_date"


def votes_of(page: Page, words: DayWords) -> tuple[Vote, ...]:
    """Return the votes of one report's own evidence."""
    past = {w.weekday for w in words.weekdays if not w.ahead}
    found = [*_publication(page), *_captions(page, past), *_named(words.days)]
    if words.weekdays:
        found.append(_weekday_vote(words.weekdays))
    printed = [d for e in page.dates if e.source is DateSource.PRINTED for d in day_of(e)]
    if words.deictic and printed:
        found.append(Vote("today", lambda d: DEICTIC_WEIGHT if d in printed else 0.0))
    return tuple(found)


def day_of(evidence: DateEvidence) -> tuple[date, ...]:
    """Return the day of evidence that is exact to the day, else nothing."""
    days = days_of(evidence.edtf)
    return (days.first,) if days and days.first and days.first == days.last else ()


def in_dateline(span: Span | None, page: Page) -> bool:
    """Tell whether a date stands in the dateline: it is then the story's own."""
    return span is not None and page.dateline is not None and page.dateline.contains(span)


def _publication(page: Page) -> Iterator[Vote]:
    """Weigh dates of publication; those that repeat a stronger one count for little."""
    rows = [e for e in page.dates if e.source in PUBLICATION_WEIGHT]
    rows.sort(key=lambda e: (-_base(e, page), e.edtf, e.clock or ""))
    seen: set[date] = set()
    for e in rows:
        code = "dateline" if in_dateline(e.span, page) else e.source.value
        for day in day_of(e):
            factor = SECOND_OPINION if day in seen else 1.0
            seen.add(day)
            yield Vote(code, _by_lag(e, day, _base(e, page) * factor), (day,), firm=True)
        months = days_of(e.edtf)
        if not day_of(e) and months and months.first and months.last:
            yield Vote(code, _within(months.first, months.last))


def _base(evidence: DateEvidence, page: Page) -> float:
    if in_dateline(evidence.span, page):
        return DATELINE_WEIGHT
    return PUBLICATION_WEIGHT[evidence.source]


def _by_lag(evidence: DateEvidence, day: date, base: float) -> Callable[[date], float]:
    at_night = evidence.clock is not None and evidence.clock < SMALL_HOURS
    table = dict(BY_LAG_AT_NIGHT if at_night else BY_LAG)
    if evidence.source is DateSource.URL:
        table[-1] = AFTER_ADDRESS

    def weigh(candidate: date) -> float:
        lag = (day - candidate).days
        return base * table.get(lag, BEFORE_EVENT if lag < 0 else 0.0)

    return weigh


def _within(first: date, last: date) -> Callable[[date], float]:
    return lambda candidate: 1.0 if first <= candidate <= last else -0.5


def _captions(page: Page, past_weekdays: Collection[int]) -> Iterator[Vote]:
    """Weigh caption dates; one whose weekday the prose names too is hardly a stock picture's."""
    for evidence in page.dates:
        if evidence.source is DateSource.CAPTION:
            for day in day_of(evidence):
                named = day.weekday() in past_weekdays
                weight = NAMED_CAPTION_WEIGHT if named else CAPTION_WEIGHT
                yield Vote("caption", _by_age(day, weight, BY_CAPTION_AGE), (day,))


def _by_age(day: date, base: float, table: dict[int, float]) -> Callable[[date], float]:
    def weigh(candidate: date) -> float:
        age = (candidate - day).days
        return base * (-0.5 if age < 0 else table.get(age, 0.0))

    return weigh


def _named(days: Sequence[NamedDay]) -> Iterator[Vote]:
    """Weigh the latest full date that the prose puts in the past."""
    past = [d for d in days if not d.ahead]
    if past:
        latest = max(past, key=lambda d: (d.day, d.firm))
        weight = 1.5 if latest.firm else 0.5
        bring = (latest.day,) if latest.firm else ()
        yield Vote("text_date", _by_age(latest.day, weight, BY_NAMED_AGE), bring)


def _weekday_vote(weekdays: Sequence[NamedWeekday]) -> Vote:
    total = sum(2.0 if w.in_lead else 1.0 for w in weekdays)
    strength = min(MOST_WEEKDAY_WEIGHT, ONE_WEEKDAY_WEIGHT * math.sqrt(len(weekdays)))

    def weigh(candidate: date) -> float:
        fit = sum((2.0 if w.in_lead else 1.0) * weekday_fit(w, candidate) for w in weekdays)
        return strength * fit / total

    return Vote("weekday", weigh)


def weekday_fit(named: NamedWeekday, candidate: date) -> float:
    """Return how well a named weekday fits a story day, -0.5 (hardly) to 1 (best)."""
    if named.ahead:
        return AHEAD_WEEKDAY[(named.weekday - candidate.weekday()) % 7]
    return PAST_WEEKDAY[(candidate.weekday() - named.weekday) % 7]


def days_brought(votes: Sequence[Vote]) -> tuple[date, ...]:
    """Return the candidate story days: up to six days before a publication date, six days after other dates."""
    found: set[date] = set()
    for vote in votes:
        before, after = (6, 1) if vote.firm else (0, 6)
        for day in vote.days:
            steps = range(-before, after + 1)
            found |= {
                day + timedelta(days=s) for s in steps if 1 < (day.toordinal() + s) < 3_652_000
            }
    return tuple(sorted(found))
