"""Which claims of one track tell one state, and of what day the state is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tetrapylon.lexicon.tracks import TrackRow
from tetrapylon.model.claim import Claim, Modality
from tetrapylon.model.edtf import Days, days_of, edtf_of
from tetrapylon.model.record import Record
from tetrapylon.tell.tracks_aspects import speaker_key
from tetrapylon.tell.tracks_seen import Seen

THREAD_DAYS = 31
"""Days between two tellings past which the same words tell another state."""


@dataclass(frozen=True, slots=True)
class Groups:
    """A union of things by number: which of them stand together."""

    parent: list[int]

    def root(self, i: int) -> int:
        """Return the number that stands for the group of `i`."""
        while self.parent[i] != i:
            i = self.parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Put two things into one group."""
        a, b = sorted((self.root(i), self.root(j)))
        self.parent[b] = a


def together(record: Record, row: TrackRow, seen: Sequence[Seen]) -> Iterator[list[Seen]]:
    """Yield the claims of each state of a track.

    Claims of one cluster or incident stand together, so do neighbours in a report, and those of a month that
    share a thread of the track.
    """
    groups = Groups(list(range(len(seen))))
    first: dict[tuple[str, str], int] = {}
    for i, s in enumerate(seen):
        cluster = f"{s.claim.cluster or s.claim.id} {s.leading or ''}"
        groups.join(first.setdefault(("cluster", cluster), i), i)
        if s.incident:
            groups.join(first.setdefault(("incident", s.incident), i), i)
    for i, j in [*_neighbours(record, seen), *_threads(row, seen)]:
        groups.join(i, j)
    found: dict[int, list[Seen]] = defaultdict(list)
    for i, s in enumerate(seen):
        found[groups.root(i)].append(s)
    yield from found.values()


def date_of(claim: Claim) -> str | None:
    """Return the day of a claim's content where it has both ends, else the day it was said on.

    What is told as done was done by the day of its telling, so a later day is not its own.
    """
    days, said = days_of(claim.content_time), days_of(claim.speech_date)
    to_come = days and said and days.first and said.last and days.first > said.last
    if to_come and claim.modality is Modality.ASSERTED:
        return claim.speech_date
    closed = days is not None and days.first is not None and days.last is not None
    return claim.content_time if closed else claim.speech_date


def date_of_all(claims: Iterable[Claim]) -> str | None:
    """Return the one day of claims that have one, else the stretch from the first to the last."""
    dates = sorted({d for c in claims if (d := date_of(c))})
    if len(dates) < 2:
        return dates[0] if dates else None
    days = [d for d in map(days_of, dates) if d is not None]
    firsts = [d.first for d in days if d.first]
    lasts = [d.last for d in days if d.last]
    return edtf_of(Days(min(firsts), max(lasts))) if firsts and lasts else dates[0]


def _neighbours(record: Record, seen: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    """Yield pairs of one report that one speaker tells in one sentence or the next, of the same day, as surely."""
    order = sorted(range(len(seen)), key=lambda i: (seen[i].claim.report, seen[i].claim.span.start))
    for i, j in pairwise(order):
        one, other = seen[i].claim, seen[j].claim
        alike = (
            one.report == other.report
            and one.passage == other.passage
            and one.modality is other.modality
            and date_of(one) == date_of(other)
            and speaker_key(one) == speaker_key(other)
            and seen[i].leading == seen[j].leading
        )
        if (
            alike
            and not seen[i].incident
            and not seen[j].incident
            and _adjacent(record, one, other)
        ):
            yield i, j


def _adjacent(record: Record, one: Claim, other: Claim) -> bool:
    """Tell whether at most blanks lie between the sentences of two claims."""
    a, b = record.sentence.get(one.sentence), record.sentence.get(other.sentence)
    if a is None or b is None:
        return False
    return not record.report[one.report].text[a.end : b.start].strip()


def _threads(row: TrackRow, seen: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    """Yield pairs that share a thread's values and lie at most a month apart; only what is told as fact."""
    for thread in row.threads:
        by_value: dict[tuple[str, ...], list[tuple[date, int]]] = defaultdict(list)
        for i, s in enumerate(seen):
            day = _day(s.claim)
            key = _key(thread, s)
            if key is not None and day is not None and not s.incident:
                by_value[key].append((day, i))
        for told in by_value.values():
            told.sort()
            for (a, i), (b, j) in pairwise(told):
                if (b - a).days <= THREAD_DAYS:
                    yield i, j


def _key(thread: tuple[str, ...], seen: Seen) -> tuple[str, ...] | None:
    """Return what a claim says of a thread's aspects; None where one of them is not told as a fact."""
    values: list[str] = []
    for name in thread:
        told = sorted(
            a.entity or a.value.casefold()
            for a in seen.aspects
            if a.name == name and a.modality is Modality.ASSERTED
        )
        if not told:
            return None
        values.append(" ".join(told))
    return tuple(values)


def _day(claim: Claim) -> date | None:
    days = days_of(date_of(claim))
    return (days.first or days.last) if days else None
