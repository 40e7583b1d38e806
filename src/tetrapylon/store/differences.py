"""What has to be written so that kept rows become those of a newer record: only rows that came, went or changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import select

from tetrapylon.model.claim import Claim
from tetrapylon.model.dating import Dating
from tetrapylon.model.entity import Entity
from tetrapylon.model.record import Record
from tetrapylon.store.facets import facets_of
from tetrapylon.store.schema import DERIVED, DERIVED_TABLES
from tetrapylon.store.spacing import places_between
from tetrapylon.store.texts import days_of_reports, entities_of, names_of
from tetrapylon.store.view import View
from tetrapylon.store.writer import body_of, key_of

ROWS_AT_ONCE = 10_000
"""Rows fetched at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changes of one noun's rows.

    Attributes:
        gone: places whose rows go, those that another row takes among them.
        places: of the rows that come, rising.
        rows: that come, one a place.
        standing: places of all rows in the end, those that stay among them.
    """

    gone: tuple[int, ...]
    places: tuple[int, ...]
    rows: tuple[object, ...]
    standing: tuple[int, ...]

    @property
    def coming(self) -> dict[int, object]:
        """The rows that come, by place."""
        return dict(zip(self.places, self.rows, strict=True))


def differences(
    view: View, record: Record, maker: Callable[[str], str]
) -> Iterator[tuple[str, Difference]]:
    """Yield what changes from the kept rows to those of a record, noun by noun.

    The words by which a claim is found hold the names of entities and stand under its report's day: a claim is written
    anew too where one of these changed.
    """
    redated: set[str] = set()
    renamed: set[str] = set()
    for noun in DERIVED:
        rows: Sequence[object] = getattr(record, noun)
        again = _leaning(rows, redated, renamed) if noun == "claims" else frozenset[int]()
        found = _difference(view, noun, rows, maker(noun), again)
        redated |= _redated(view, found.rows)
        renamed |= _renamed(view, found.rows)
        yield noun, found


def _leaning(
    rows: Sequence[object], redated: Collection[str], renamed: Collection[str]
) -> frozenset[int]:
    """Return which claims stand under another day or hold another name than before."""
    return frozenset(
        i
        for i, c in enumerate(rows)
        if isinstance(c, Claim)
        and (c.report in redated or any(e in renamed for e in entities_of(c)))
    )


def _redated(view: View, rows: Sequence[object]) -> set[str]:
    now = {r.report: facets_of("datings", r)["last_day"] for r in rows if isinstance(r, Dating)}
    before = days_of_reports(view.connection, view.generation, now) if now else {}
    return {key for key, day in now.items() if before.get(key) != day}


def _renamed(view: View, rows: Sequence[object]) -> set[str]:
    now = {e.id: e.name for e in rows if isinstance(e, Entity)}
    before = names_of(view.connection, view.generation, now) if now else {}
    return {key for key, name in now.items() if before.get(key) != name}


def _difference(
    view: View, noun: str, rows: Sequence[object], maker: str, again: Collection[int]
) -> Difference:
    kept = _kept(view, noun)
    by_id: defaultdict[str, list[tuple[int, bytes]]] = defaultdict(list)
    for at, (key, digest) in sorted(kept.items(), reverse=True):
        by_id[key].append((at, digest))
    stood: list[int | None] = []
    same: list[bool] = []
    for i, row in enumerate(rows):
        known = by_id.get(key_of(row))
        place, digest = known.pop() if known else (None, b"")
        stood.append(place)
        same.append(bool(digest) and i not in again and digest == _digest(maker, body_of(row)))
    places = places_between(stood)
    new = [i for i, at in enumerate(places) if at != stood[i] or not same[i]]
    stays = {*places} - {places[i] for i in new}
    return Difference(
        gone=tuple(sorted(kept.keys() - stays)),
        places=tuple(places[i] for i in new),
        rows=tuple(rows[i] for i in new),
        standing=tuple(places),
    )


def _kept(view: View, noun: str) -> Mapping[int, tuple[str, bytes]]:
    """Return id, and digest of body and maker, of the current rows by place."""
    table = DERIVED_TABLES[noun].c
    rows = view.connection.execute(
        select(table.place, table.id, table.maker, table.body)
        .where(table.generation == view.generation)
        .execution_options(yield_per=ROWS_AT_ONCE)
    )
    return {int(p): (str(key), _digest(made, body)) for p, key, made, body in rows}


def _digest(maker: str, body: str) -> bytes:
    return blake2b(f"{maker} {body}".encode("utf-8", "surrogatepass"), digest_size=12).digest()
