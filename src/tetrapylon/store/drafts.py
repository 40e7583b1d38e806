"""Briefs under edit, kept in the store: every save is a row of its own, so that a kill loses nothing.

They lie among the house-keeping values, which a copy of the store takes along. Of each draft the last revisions stay.
"""

from __future__ import annotations

import json

from sqlalchemy import Connection, delete, select

from tetrapylon.model.codec import from_json, to_json
from tetrapylon.model.draft import Draft
from tetrapylon.store.schema import META
from tetrapylon.store.store import Store

PREFIX = "draft/"
KEPT = 30
"""Revisions of a draft that are kept."""
WIDTH = 8
"""Digits of a revision in its key, so that keys sort."""


class DraftOvertaken(RuntimeError):
    """Somebody saved the draft since it was opened. Show the newer one; `newest` is its revision."""

    def __init__(self, newest: int) -> None:
        super().__init__(f"the draft was saved meanwhile (revision {newest})")
        self.newest = newest


def save_draft(store: Store, draft: Draft) -> None:
    """Keep a revision of a draft.

    Raises:
        DraftOvertaken: the revision before it is not the newest.
    """
    with store.writer() as writer:
        keys = _keys(writer.connection, draft.id)
        newest = _revision(keys[-1]) if keys else 0
        if draft.revision != newest + 1:
            raise DraftOvertaken(newest)
        writer.set_meta(_key(draft.id, draft.revision), _text(draft))
        for old in keys[: max(0, len(keys) + 1 - KEPT)]:
            writer.connection.execute(delete(META).where(META.c.key == old))


def draft_of(store: Store, draft: str, revision: int | None = None) -> Draft | None:
    """Return a revision of a draft, the newest where none is given; None where there is none."""
    with store.view() as view:
        keys = _keys(view.connection, draft)
        wanted = keys[-1:] if revision is None else [k for k in keys if _revision(k) == revision]
        return _draft(view.meta(wanted[0])) if wanted else None


def drafts_of(store: Store) -> tuple[Draft, ...]:
    """Return the newest revision of every draft, the last saved first."""
    with store.view() as view:
        keys = _keys(view.connection, None)
        newest = {k.split("/")[1]: k for k in keys}
        found = [d for k in newest.values() if (d := _draft(view.meta(k))) is not None]
    return tuple(sorted(found, key=lambda d: (d.at, d.id), reverse=True))


def drop_draft(store: Store, draft: str) -> bool:
    """Take a draft away with all its revisions; return whether it was there."""
    with store.writer() as writer:
        keys = _keys(writer.connection, draft)
        for key in keys:
            writer.connection.execute(delete(META).where(META.c.key == key))
    return bool(keys)


def _keys(connection: Connection, draft: str | None) -> list[str]:
    """Return the keys of a draft's revisions, or of all drafts', oldest first."""
    start = f"{PREFIX}{draft}/" if draft is not None else PREFIX
    rows = connection.execute(
        select(META.c.key).where(META.c.key.startswith(start, autoescape=True))
    )
    return sorted(str(key) for (key,) in rows)


def _key(draft: str, revision: int) -> str:
    return f"{PREFIX}{draft}/{revision:0{WIDTH}}"


def _revision(key: str) -> int:
    return int(key.rpartition("/")[2])


def _draft(text: str | None) -> Draft | None:
    return from_json(Draft, json.loads(text)) if text else None


def _text(draft: Draft) -> str:
    return json.dumps(to_json(draft), ensure_ascii=False, separators=(",", ":"))
