"""From scored days to a dating: the story day as a day or an interval, the date of publication, the printed date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tetrapylon.ground.day_sisters import shares
from tetrapylon.ground.day_votes import SMALL_HOURS, Vote, day_of, in_dateline
from tetrapylon.model.dating import Dating, DayGuess, PrintedDate, PrintedStatus
from tetrapylon.model.edtf import Days, edtf_of
from tetrapylon.model.page import DateEvidence, DateSource, Page

ENOUGH_SHARE = 0.6
"""A story day, or the shortest interval around it, must hold this share of belief."""
ENOUGH_SHARE_BY_SISTERS = 0.8
"""The same where the page has no date of its own but several sisters agree (`SISTERS_AGREE`)."""
SISTERS_AGREE = 3.0
"""Weight of sisters for a day that one sister alone does not reach."""
ENOUGH_SHARE_LOOSE = 0.95
"""The same where prose alone speaks, or a sister: it may tell of the happening days later."""
OWN_DATES = frozenset({"printed", "metadata", "url", "dateline", "caption"})
"""Evidence that dates a report by itself."""
LONGEST_INTERVAL = 7
CONTRADICTING_LEAD = 0.8
"""Points by which another day must lead the printed date and the day before it to contradict them."""
LATEST_TELLING = 3
"""Days after its story day on which a report may still be printed without contradiction."""
SPEAKS = 0.25
"""A vote counts as basis from this weight on."""
HEARD = 0.3
WITNESSES = frozenset({"caption", "text_date", "url", "metadata", "dateline", "sisters"})
"""Evidence that may contradict a printed date; weekdays alone fit some day of every week."""
PUBLICATION = (
    (DateSource.METADATA, 0.97),
    (DateSource.PRINTED, 0.9),
    (DateSource.URL, 0.85),
    (DateSource.PAGE_CLOCK, 0.6),
)
"""Sources of a publication date, surest first, with how sure each is."""
CAPTION_ALONE = 0.3


@dataclass(frozen=True, slots=True)
class Case:
    """All that bears on one report's days: its page, its votes, all scores and what sisters add at a day."""

    page: Page
    votes: tuple[Vote, ...]
    scores: Mapping[date, float]
    sisters: Mapping[date, float]
    weekdays: frozenset[int]

    @property
    def best(self) -> date:
        """The day with the highest score, the earliest of equals."""
        return min(self.scores, key=lambda d: (-self.scores[d], d))


def dating_of(case: Case) -> Dating:
    """Return the solved days of a report; None where nothing allows even an interval."""
    if not case.scores:
        return Dating(report=case.page.report, published=_published_alone(case.page))
    story_day = _story_day(case)
    printed = _printed(case, story_day)
    return Dating(
        report=case.page.report,
        printed=printed,
        published=_published(case, story_day, printed),
        story_day=story_day,
        losing=_losing(case, printed),
    )


def _story_day(case: Case) -> DayGuess:
    basis = _basis(case)
    stock = _stock_caption(case, basis)
    if stock is not None:
        open_end = edtf_of(Days(stock, None))
        kept = tuple(c for c in basis if c in ("caption", "text_date"))
        return DayGuess(edtf=open_end, score=CAPTION_ALONE, basis=kept or ("caption",))
    belief = shares(case.scores)
    enough = _enough(case, basis)
    first = last = case.best
    share = belief[case.best]
    while share < enough:
        if (last - first).days + 1 >= LONGEST_INTERVAL:
            break
        before, after = first - timedelta(days=1), last + timedelta(days=1)
        if belief.get(after, 0.0) >= belief.get(before, 0.0):
            last, share = after, share + belief.get(after, 0.0)
        else:
            first, share = before, share + belief.get(before, 0.0)
    return DayGuess(edtf=edtf_of(Days(first, last)), score=round(min(share, 1.0), 3), basis=basis)


def _enough(case: Case, basis: Sequence[str]) -> float:
    """Return the share of belief that an interval must hold, by what speaks for its best day."""
    if OWN_DATES & set(basis):
        return ENOUGH_SHARE
    agreed = case.sisters.get(case.best, 0.0) >= SISTERS_AGREE
    return ENOUGH_SHARE_BY_SISTERS if agreed else ENOUGH_SHARE_LOOSE


def _stock_caption(case: Case, basis: Sequence[str]) -> date | None:
    """Return the latest day named where only captions or prose carry dates and no weekday in the text agrees."""
    if set(basis) - {"caption", "text_date", "weekday", "today"}:
        return None
    days = [d for v in case.votes if v.code in ("caption", "text_date") for d in v.days]
    if not days or (max(days).weekday() in case.weekdays):
        return None
    return max(days)


def _basis(case: Case) -> tuple[str, ...]:
    """Return the codes of the evidence that speaks for the best day, sorted."""
    codes = {v.code for v in case.votes if v.weigh(case.best) >= SPEAKS}
    if case.sisters.get(case.best, 0.0) >= HEARD:
        codes.add("sisters")
    if "printed" in codes:
        codes.discard("page_clock")
    if _after_midnight(case):
        codes.add("after_midnight")
    return tuple(sorted(codes))


def _after_midnight(case: Case) -> bool:
    following = (case.best + timedelta(days=1)).isoformat()
    return any(
        e.source in (DateSource.PRINTED, DateSource.METADATA)
        and e.edtf == following
        and e.clock is not None
        and e.clock < SMALL_HOURS
        for e in case.page.dates
    )


def _main_printed(case: Case) -> DateEvidence | None:
    """Return the printed date nearest to the story day, the first of equals."""
    rows = [e for e in case.page.dates if e.source is DateSource.PRINTED and e.span and day_of(e)]
    return min(rows, key=lambda e: abs((day_of(e)[0] - case.best).days), default=None)


def _printed(case: Case, story_day: DayGuess) -> PrintedDate | None:
    evidence = _main_printed(case)
    if evidence is None or evidence.span is None:
        return None
    wrong = not in_dateline(evidence.span, case.page) and _contradicts(
        case, day_of(evidence)[0], story_day
    )
    status = PrintedStatus.CONTRADICTED if wrong else PrintedStatus.ACCEPTED
    return PrintedDate(edtf=evidence.edtf, span=evidence.span, status=status)


def _contradicts(case: Case, printed: date, story_day: DayGuess) -> bool:
    """Tell whether the days that text and sisters speak of rule the printed date out."""
    lag = (printed - case.best).days
    if 0 <= lag <= LATEST_TELLING or not WITNESSES & set(story_day.basis):
        return False
    fitting = [case.scores[d] for d in (printed, printed - timedelta(days=1)) if d in case.scores]
    return not fitting or case.scores[case.best] - max(fitting) >= CONTRADICTING_LEAD


def _published(case: Case, story_day: DayGuess, printed: PrintedDate | None) -> DayGuess | None:
    """Return the date of publication: as stated, else the story day and the day after it."""
    stated = _stated(case.page, printed)
    if stated is not None:
        return stated
    first, _, last = story_day.edtf.partition("/")
    basis = ("story_day", *story_day.basis)
    if last == "..":
        return DayGuess(edtf=story_day.edtf, score=story_day.score, basis=basis)
    end = date.fromisoformat(last or first) + timedelta(days=1) if _is_days(first, last) else None
    if end is None:
        return DayGuess(edtf=story_day.edtf, score=story_day.score, basis=basis)
    begin = date.fromisoformat(first)
    return DayGuess(edtf=edtf_of(Days(begin, end)), score=story_day.score, basis=basis)


def _is_days(first: str, last: str) -> bool:
    return len(first) == 10 and (not last or len(last) == 10)


def _stated(page: Page, printed: PrintedDate | None) -> DayGuess | None:
    for source, score in PUBLICATION:
        rows = [e for e in page.dates if e.source is source and day_of(e)]
        if source is DateSource.PRINTED:
            kept = printed is not None and printed.status is PrintedStatus.ACCEPTED
            rows = [e for e in rows if kept and printed is not None and e.edtf == printed.edtf]
        if rows:
            edtf = _day_around(rows[0]) if source is DateSource.URL else rows[0].edtf
            return DayGuess(edtf=edtf, score=score, basis=(source.value,))
    return None


def _day_around(evidence: DateEvidence) -> str:
    """Return an address's day with the days beside it: sites write addresses in another zone, or before they publish."""
    day, one = day_of(evidence)[0], timedelta(days=1)
    return edtf_of(Days(day - one, day + one))


def _published_alone(page: Page) -> DayGuess | None:
    """Return a date of publication that is not exact to the day, where nothing else is known."""
    for source, score in PUBLICATION:
        for evidence in page.dates:
            if evidence.source is source:
                return DayGuess(edtf=evidence.edtf, score=score, basis=(source.value,))
    return None


def _losing(case: Case, printed: PrintedDate | None) -> tuple[str, ...]:
    return tuple(sorted(set(_lost(case, printed))))


def _lost(case: Case, printed: PrintedDate | None) -> Iterator[str]:
    """Yield the codes of evidence that speaks for other days."""
    if printed is not None and printed.status is PrintedStatus.CONTRADICTED:
        yield "printed"
    for vote in case.votes:
        if vote.weigh(case.best) < 0 or (vote.firm and vote.weigh(case.best) <= 0):
            yield vote.code
    if case.sisters and case.sisters.get(case.best, 0.0) < max(case.sisters.values()) - 1:
        yield "sisters"
