"""Rule on who is who: join two entities, take that back, or take words from an entity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from tetrapylon.lexicon.translit import folded
from tetrapylon.model.decision import Decision, Evidence, Noun, Ruled, standing
from tetrapylon.model.entity import Mention, MentionForm
from tetrapylon.model.identity import entity_at
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Record
from tetrapylon.run.decisions import CannotRule
from tetrapylon.store.store import Store


def merge(store: Store, one: str, other: str, *, reason: str, by: str) -> Decision:
    """Keep a ruling that two entities are one; the derived rows are as before until they are made anew.

    Args:
        store: where the record is.
        one: an entity's id, or its name or alias.
        other: the other's.
        reason: why, in the person's words.
        by: who rules.

    Raises:
        CannotRule: an entity is not known, both are one already, or no reason is given.
    """
    with store.view() as view:
        record = view.record()
    first, second = _entity(record, one), _entity(record, other)
    if first == second:
        raise CannotRule(f"{one!r} and {other!r} are one entity already")
    a, b = sorted((_words(record, first), _words(record, second)))
    return _kept(store, record, (a, b), Ruled.SAME, _Why(reason, by))


def split(store: Store, entity: str, *, reason: str, by: str) -> tuple[Decision, ...]:
    """Take back the rulings that joined others to an entity.

    Raises:
        CannotRule: the entity is not known, nothing was joined to it, or no reason is given.
    """
    with store.view() as view:
        record = view.record()
    wanted = _entity(record, entity)
    joined = [
        d
        for d in standing(record.decisions)
        if d.question == Noun.ENTITY
        and d.ruling == Ruled.SAME
        and wanted in {entity_at(record.readings, e) for e in d.pair}
    ]
    if not joined:
        raise CannotRule(f"nothing was joined to {entity!r}; `--words` takes a mention from it")
    why = _Why(reason, by)
    return tuple(_kept(store, record, d.pair, Ruled.UNDONE, why) for d in joined)


def part(store: Store, mention: str, *, reason: str, by: str) -> Decision:
    """Take words from the entity that they were read as: they mean nobody known until ruled otherwise.

    Raises:
        CannotRule: no mention has the id, or no reason is given.
    """
    with store.view() as view:
        record = view.record()
    found = next((m for r in record.readings for m in r.mentions if m.id == mention), None)
    if found is None or found.entity is None:
        raise CannotRule(f"no mention {mention!r} means an entity; `tetrapylon show` lists them")
    return _kept(store, record, (_evidence(found),), Ruled.REJECTED, _Why(reason, by))


class _Why:
    """A reason and who gives it."""

    def __init__(self, reason: str, by: str) -> None:
        if not reason.strip():
            raise CannotRule("a ruling needs a reason")
        self.reason, self.by = reason.strip(), by
        self.at = datetime.now(UTC).isoformat(timespec="microseconds")


def _entity(record: Record, called: str) -> str:
    ids = [e.id for e in record.entities if e.id == called]
    wanted = folded(called)
    ids = ids or [e.id for e in record.entities if wanted in map(folded, (e.name, *e.aliases))]
    if len(ids) != 1:
        told = f"means {', '.join(ids[:5])}" if ids else "is not in the record"
        raise CannotRule(f"{called!r} {told}; give one id from `tetrapylon entities`")
    return ids[0]


def _words(record: Record, entity: str) -> Evidence:
    """Return the first words that name an entity: what the ruling stands on."""
    means = [m for r in record.readings for m in r.mentions if m.entity == entity]
    named: Sequence[Mention] = [m for m in means if m.form is MentionForm.NAME] or means
    if not named:
        raise CannotRule(f"no report's words mean {entity!r}; a ruling needs words to stand on")
    return min(map(_evidence, named))


def _evidence(mention: Mention) -> Evidence:
    return Evidence(report=mention.report, start=mention.start, end=mention.end)


def _kept(
    store: Store, record: Record, pair: tuple[Evidence, ...], ruled: Ruled, why: _Why
) -> Decision:
    before = next(
        (d.id for d in standing(record.decisions) if d.question == Noun.ENTITY and d.pair == pair),
        None,
    )
    decision = Decision(
        id=content_id("d", *pair, Noun.ENTITY, ruled, why.by, why.at, why.reason),
        report=pair[0].report,
        start=pair[0].start,
        end=pair[0].end,
        question=Noun.ENTITY.value,
        ruling=ruled.value,
        by=why.by,
        at=why.at,
        reason=why.reason,
        replaces=before,
        beside=pair[1] if len(pair) > 1 else None,
    )
    with store.writer() as writer:
        writer.add_decision(decision)
    return decision
