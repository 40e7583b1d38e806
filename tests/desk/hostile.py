"""A record in which every word is an attack: markup, scripts, turned writing, names without end."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from tetrapylon.model.claim import Claimant
from tetrapylon.model.entity import Entity
from tetrapylon.model.record import Record
from tetrapylon.store.generations import save_record
from tetrapylon.store.store import Store

ATTACKS = (
    "<img src=x onerror=window.hacked=1>",
    "<script>window.hacked=1</script>",
    "<svg onload=window.hacked=1>",
    "\u202egnitirw denrut\u202c \u2066isolated\u2069",
    "javascript:window.hacked=1",
    "{@html '<b>'} ${window.hacked=1} {{7*7}}",
    '=HYPERLINK("http://evil.example")',
    "N" * 10_000,
)
FREE = frozenset(
    {"name", "title", "question", "explanation", "value", "state", "said_by", "origin", "of"}
)
"""Fields that hold words, not codes."""

T = TypeVar("T")


def poisoned(store: Store) -> None:
    """Write a new generation of the store's record with an attack in every field of words."""
    with store.view() as view:
        record, generation = view.record(), view.generation
    hostile = Record(
        reports=record.reports,
        readings=record.readings,
        datings=record.datings,
        compositions=record.compositions,
        strands=record.strands,
        origins=record.origins,
        times=record.times,
        entities=tuple(_entity(e, i) for i, e in enumerate(record.entities)),
        claims=tuple(
            replace(_worded(c, i), claimant=_claimant(c.claimant, i))
            for i, c in enumerate(record.claims)
        ),
        quantities=_all(record.quantities),
        incidents=tuple(
            replace(_worded(x, i), place=_worded(x.place, i) if x.place else None)
            for i, x in enumerate(record.incidents)
        ),
        questions=tuple(
            replace(_worded(q, i), answers=_all(q.answers)) for i, q in enumerate(record.questions)
        ),
        control=record.control,
        tracks=_all(record.tracks),
        findings=record.findings,
    )
    save_record(
        store, hostile, generation=generation + 1, digest="hostile", maker=lambda _: "hostile@1"
    )


def _attack(number: int) -> str:
    return ATTACKS[number % len(ATTACKS)]


def _all(rows: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(_worded(row, i) for i, row in enumerate(rows))


def _worded(row: T, number: int) -> T:
    words: dict[str, Any] = {
        f.name: _attack(number)
        for f in fields(row)  # type: ignore[arg-type]
        if f.name in FREE and isinstance(getattr(row, f.name), str)
    }
    return replace(row, **words)  # type: ignore[type-var]


def _claimant(claimant: Claimant, number: int) -> Claimant:
    return replace(claimant, name=_attack(number), entity=None if number % 2 else claimant.entity)


def _entity(entity: Entity, number: int) -> Entity:
    return replace(entity, name=_attack(number), aliases=(_attack(number + 1), _attack(number + 2)))
