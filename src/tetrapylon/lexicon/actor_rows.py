"""The rows of an actor pack: their fields, each checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tetrapylon.lexicon.acled_codes import INTER
from tetrapylon.lexicon.actor_codes import actor_codes
from tetrapylon.lexicon.countries import ActorsMisread, Table, slug
from tetrapylon.model.entity import Entity, EntityKind

FIELDS = frozenset(
    {"name", "country", "side", "inter", "sector", "years", "parent", "allies", "also"}
)


def actors_of(table: Table, source: str) -> list[Entity]:
    """Return the actors of a pack: `kind`, and `actors` with the fields of `FIELDS`.

    Raises:
        ActorsMisread: the kind is not in its list, or a row lacks a name, has an unknown field or a value out of its list.
    """
    rows = table.get("actors")
    if table.get("kind") not in list(EntityKind) or not isinstance(rows, list):
        raise ActorsMisread(
            f"{source}: needs a `kind` of {list(map(str, EntityKind))} and a list `actors`"
        )
    return [_actor(row, EntityKind(str(table["kind"])), source) for row in rows]


def _actor(row: Table, kind: EntityKind, source: str) -> Entity:
    wrong = _wrong_fields(row) or _wrong_values(row)
    if wrong:
        raise ActorsMisread(f"{source}: {row!r}: {wrong}")
    name, (since, until) = str(row["name"]), _years(row) or (None, None)
    return Entity(
        id=_id(name),
        name=name,
        kind=kind,
        side=_text(row, "side"),
        country=_text(row, "country"),
        inter=int(str(row["inter"])) if "inter" in row else None,
        sector=_text(row, "sector"),
        since=since,
        until=until,
        parent=_id(str(row["parent"])) if row.get("parent") else None,
        allies=tuple(map(_id, _names(row, "allies") or ())),
        aliases=_names(row, "also") or (),
    )


def _wrong_fields(row: Table) -> str | None:
    unknown = set(row) - FIELDS
    if "name" in row and not unknown:
        return None
    return f"needs `name`, allows {', '.join(sorted(FIELDS - {'name'}))}; unknown: {unknown}"


def _wrong_values(row: Table) -> str | None:
    """Return what is wrong with a row's values, None where nothing is."""
    if any(_names(row, field) is None for field in ("also", "allies")):
        return "`also` and `allies` are lists of names"
    if "inter" in row and row["inter"] not in INTER:
        return f"`inter` is one of {sorted(INTER)}"
    if "sector" in row and row["sector"] not in actor_codes().sectors:
        return f"`sector` is one of {sorted(actor_codes().sectors)}"
    return "`years` is [from, to] or [from, null]" if _years(row) is None else None


def _years(row: Table) -> tuple[int | None, int | None] | None:
    """Return the first and last year of a row, None where the field is no pair of years in order."""
    match row.get("years"):
        case None:
            return None, None
        case [int(since), None]:
            return since, None
        case [int(since), int(until)] if since <= until:
            return since, until
        case _:
            return None


def _names(row: Table, field: str) -> tuple[str, ...] | None:
    names = row.get(field) or []
    return tuple(map(str, names)) if isinstance(names, list) else None


def _text(row: Table, field: str) -> str | None:
    return str(row[field]) if row.get(field) else None


def _id(name: str) -> str:
    return f"actor:{slug(name)}"


def check_relatives(actors: Iterable[Entity], known: Mapping[str, Entity]) -> None:
    """Check that each parent and ally is an actor of the lexicon under its first name.

    Raises:
        ActorsMisread: one is not.
    """
    for actor in actors:
        for other in (actor.parent, *actor.allies):
            if other is not None and other not in known:
                raise ActorsMisread(f"{actor.name}: no actor is `{other}`; use the `name` of a row")
