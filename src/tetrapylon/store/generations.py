"""Turn the derived rows over: what changed is written over the old rows, or a new generation beside them that becomes current."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from tetrapylon.model.record import Record
from tetrapylon.store.beside import Known, Rows, keys_beside, rows_beside
from tetrapylon.store.columns import columns_from
from tetrapylon.store.differences import Difference, differences
from tetrapylon.store.facets import facets_of
from tetrapylon.store.forms import form_of_rows
from tetrapylon.store.packs import Announced, announce, take_up
from tetrapylon.store.schema import DERIVED, DERIVED_TABLES
from tetrapylon.store.sources import ComingRows
from tetrapylon.store.spacing import ROOM, even_places
from tetrapylon.store.store import GENERATION_KEY, Store
from tetrapylon.store.view import EDITS_KEY, View
from tetrapylon.store.writer import Writer, derived_rows

DIGEST_KEY = "derived_from"
"""House-keeping key: what the current generation was made from."""
FORM_KEY = "derived_form"
"""House-keeping key: the code that wrote the current generation's rows."""
ROWS_AT_ONCE = 1_000
"""Rows of one transaction: short enough that a reviewer never waits for the writer."""
LOOKS_EVERY_S = 0.25
"""How often a desk looks for what is announced, in seconds."""
OPENED_IN_S = 5e-6
"""Seconds in which a desk opens the columns of one claim, on a machine that is busy besides."""
WORTH_WAITING_S = 0.1
"""Seconds of opening from which on the rows wait for it: 20,000 claims, whose writing takes many times as long."""
MOST_CHANGED = 20_000
"""Rows of one transaction that changes a generation; where more change, a new one is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Coming:
    record: Record
    texts: Mapping[str, str] | None
    digest: str
    maker: Callable[[str], str]


def save_record(
    store: Store, record: Record, *, generation: int, digest: str, maker: Callable[[str], str]
) -> None:
    """Bring the store's derived rows to those of a record.

    Where few rows changed they are written in one transaction, and the others stay. Else all are written as a new generation
    beside the old one: readers see the old one until the last transaction; a writer killed before leaves it whole,
    and what it left behind is dropped by the next.

    Args:
        store: where to write.
        record: the whole record.
        generation: one more than the current generation.
        digest: what the record was made from; kept, so that a later run can tell that nothing changed.
        maker: tells the maker of a noun's rows.
    """
    _drop(store, other_than=generation - 1)
    texts = {r.id: r.text for r in record.reports} or None
    coming = _Coming(record=record, texts=texts, digest=digest, maker=maker)
    if not _edited(store, coming, generation - 1):
        _written(store, coming, generation)
        _drop(store, other_than=generation)


def _edited(store: Store, coming: _Coming, generation: int) -> bool:
    """Write what changed over the rows of the current generation; return False, with nothing done, where much changed."""
    with store.view() as view:
        edits = view.edition - view.generation
        if view.generation != generation or view.meta(FORM_KEY) != form_of_rows():
            return False
        found = dict(differences(view, coming.record, coming.maker))
        if _is_much(found):
            return False
        gone, come = _edits_of(view, coming, found)
        places = {noun: difference.standing for noun, difference in found.items()}
    told = Announced(generation=generation, edits=edits + 1)
    _announced(store, ComingRows(record=coming.record, places=places), told)
    with store.writer() as writer:
        if _edits(writer) != edits or writer.meta(GENERATION_KEY) != str(generation):
            return False
        writer.exchange(gone, come)
        take_up(writer, told)
        writer.set_meta(DIGEST_KEY, coming.digest)
        writer.set_meta(EDITS_KEY, str(told.edits))
    return True


def _announced(store: Store, rows: ComingRows, told: Announced) -> None:
    """Keep and announce the columns of rows that are about to become current, and leave desks the time to open them."""
    with store.view() as view:
        columns = columns_from(rows, view, edition=told.generation + told.edits)
    with store.writer() as writer:
        announce(writer, columns, told)
    opening = len(columns.blocks["claims"]) * OPENED_IN_S
    if opening >= WORTH_WAITING_S:
        time.sleep(LOOKS_EVERY_S + opening)


def _is_much(found: Mapping[str, Difference]) -> bool:
    changed = sum(len(d.gone) + len(d.rows) for d in found.values())
    room = all(d.places[-1] < ROOM for d in found.values() if d.places)
    return not room or changed > min(MOST_CHANGED, sum(len(d.standing) for d in found.values()))


def _edits(writer: Writer) -> int:
    return int(writer.meta(EDITS_KEY) or 0)


def _edits_of(view: View, coming: _Coming, found: Mapping[str, Difference]) -> tuple[Rows, Rows]:
    """Return the keys of all rows that go and all rows that come, made ready before any writer has to wait."""
    gone: Rows = []
    come: Rows = []
    generation = view.generation
    known = Known(
        texts=coming.texts,
        days={d.report: facets_of("datings", d)["last_day"] for d in coming.record.datings},
        names={e.id: facets_of("entities", e)["name"] for e in coming.record.entities},
    )
    for noun, turned in found.items():
        keys, left = keys_beside(
            view.connection, noun, turned.gone, generation=generation, coming=turned.coming
        )
        at = [{"generation": generation, "place": place} for place in turned.gone]
        gone += [*keys, (DERIVED_TABLES[noun], at)]
        rows, places, maker = turned.rows, turned.places, coming.maker(noun)
        made = derived_rows(noun, rows, generation=generation, maker=maker, places=places)
        linked = replace(known, linked=left)
        beside = rows_beside(
            view.connection, noun, rows, generation=generation, places=places, known=linked
        )
        come += [(DERIVED_TABLES[noun], made), *beside]
    return gone, come


def _written(store: Store, coming: _Coming, generation: int) -> None:
    """Write all rows as a generation and make it the current one."""
    places = {noun: even_places(len(getattr(coming.record, noun))) for noun in DERIVED}
    for noun, stand in places.items():
        rows = getattr(coming.record, noun)
        for at in range(0, len(rows), ROWS_AT_ONCE):
            with store.writer() as writer:
                writer.put_derived(
                    noun,
                    rows[at : at + ROWS_AT_ONCE],
                    generation=generation,
                    maker=coming.maker(noun),
                    places=stand[at : at + ROWS_AT_ONCE],
                    known=Known(texts=coming.texts),
                )
    with store.view() as view:
        told = Announced(generation=generation, edits=view.edition - view.generation)
    _announced(store, ComingRows(record=coming.record, places=places), told)
    with store.writer() as writer:
        take_up(writer, told)
        writer.set_meta(GENERATION_KEY, str(generation))
        writer.set_meta(DIGEST_KEY, coming.digest)
        writer.set_meta(FORM_KEY, form_of_rows())


def _drop(store: Store, *, other_than: int) -> None:
    """Delete the rows of other generations, some at a time."""
    gone = ROWS_AT_ONCE
    while gone >= ROWS_AT_ONCE:
        with store.writer() as writer:
            gone = writer.drop_generations(other_than=other_than, most=ROWS_AT_ONCE)
