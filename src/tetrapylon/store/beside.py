"""What is kept beside rows and written in one transaction with them: links, names and the words of searches."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from tetrapylon.model.claim import Claim
from tetrapylon.model.codec import from_json
from tetrapylon.model.entity import Entity
from tetrapylon.model.folding import tokens_of
from tetrapylon.model.record import Reading
from tetrapylon.model.report import Report
from tetrapylon.store.dialects import load_rows
from tetrapylon.store.facets import LINKED, links_of, plain
from tetrapylon.store.schema import (
    CLAIM_TEXTS,
    DERIVED,
    DERIVED_TABLES,
    LINKS,
    NAMES,
    REPORTS,
    SENTENCES,
)
from tetrapylon.store.texts import (
    claim_key,
    claim_rows,
    day_number,
    days_of_reports,
    entities_of,
    free_keys,
    names_of,
)

ROWS_AT_ONCE = 1_000
"""Rows looked at together."""
Link = tuple[int, str]
"""The place of a row, and an id that it leads to."""


Rows = list[tuple[Table, list[dict[str, Any]]]]
"""Rows to write by table, or the keys of rows to delete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a writer of rows knows beforehand.

    Attributes:
        texts: texts of the rows' reports by id; fetched where it is None.
        days: days of these reports (`days_of_reports`); fetched where it is None.
        names: names of entities by id; fetched where it is None.
        linked: links of the rows that are there already.
    """

    texts: Mapping[str, str] | None = None
    days: Mapping[str, int | None] | None = None
    names: Mapping[str, str] | None = None
    linked: Collection[Link] = ()


NOTHING = Known()


def reading_columns(reading: Reading, report: Report | None) -> dict[str, Any]:
    """Return the columns of a reading's row that lists show without decoding its body."""
    page = reading.page
    publisher = report.publisher if report is not None else None
    title = page.title.of(report.text) if report is not None and page.title else None
    return plain(
        {
            "publisher": page.publisher.name if page.publisher else publisher,
            "title": title,
            "sentence_count": sum(len(p.sentences) for p in reading.passages),
        }
    )


def report_of(connection: Connection, report_id: str) -> Report | None:
    """Return a kept report."""
    body = connection.scalar(select(REPORTS.c.body).where(REPORTS.c.id == report_id))
    return from_json(Report, json.loads(body)) if body else None


def texts_of(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    """Return the texts of kept reports, by id."""
    wanted = sorted(set(reports))
    rows = connection.execute(select(REPORTS.c.id, REPORTS.c.body).where(REPORTS.c.id.in_(wanted)))
    return {str(id_): str(json.loads(body)["text"]) for id_, body in rows}


def put_sentences(connection: Connection, report: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the sentences of a report's reading in place of those of an older one."""
    connection.execute(delete(SENTENCES).where(SENTENCES.c.report == report))
    load_sentences(connection, rows)


def load_sentences(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the sentences of a report's reading, whose older ones are gone."""
    load_rows(connection, SENTENCES, free_keys(connection, [dict(row) for row in rows]))


def rows_beside(
    connection: Connection,
    noun: str,
    rows: Sequence[object],
    *,
    generation: int,
    places: Sequence[int],
    known: Known = NOTHING,
) -> Rows:
    """Return what belongs to new derived rows besides their columns.

    Args:
        connection: from which what is not known is fetched; datings and entities of the generation stand there already.
        noun: of the rows.
        rows: values of the noun's type.
        generation: of the rows.
        places: of the rows.
        known: what need not be fetched or written.
    """
    links = [(p, t) for p, row in zip(places, rows, strict=True) for t in links_of(noun, row)]
    new = [link for link in links if link not in known.linked]
    claims = [(p, c) for p, c in zip(places, rows, strict=True) if isinstance(c, Claim)]
    return [
        (LINKS, _link_rows(noun, new, generation)),
        (NAMES, _name_rows((e for e in rows if isinstance(e, Entity)), generation)),
        (CLAIM_TEXTS, _text_rows(connection, claims, generation, known) if claims else []),
    ]


def _text_rows(
    connection: Connection, claims: Sequence[tuple[int, Claim]], generation: int, known: Known
) -> list[dict[str, Any]]:
    reports = {c.report for _, c in claims}
    days, names = known.days, known.names
    if days is None:
        days = days_of_reports(connection, generation, reports)
    if names is None:
        entities = (e for _, c in claims for e in entities_of(c))
        names = names_of(connection, generation, entities)
    texts = texts_of(connection, reports) if known.texts is None else known.texts
    return list(claim_rows(claims, generation=generation, texts=texts, days=days, names=names))


def keys_beside(
    connection: Connection,
    noun: str,
    places: Sequence[int],
    *,
    generation: int,
    coming: Mapping[int, object],
) -> tuple[Rows, set[Link]]:
    """Return the keys of what belongs to derived rows that go, besides their columns.

    Links that rows `coming` in their places have too are left out, and returned beside the keys.
    """
    gone: Rows = []
    left: set[Link] = set()
    if noun in LINKED or noun in ("claims", "entities"):
        for at in range(0, len(places), ROWS_AT_ONCE):
            rows = _rows_at(connection, noun, places[at : at + ROWS_AT_ONCE], generation)
            new = {(p, t) for p, _ in rows if p in coming for t in links_of(noun, coming[p])}
            old = {(p, t) for p, row in rows for t in links_of(noun, row)}
            left |= old & new
            gone.append((LINKS, _link_rows(noun, old - new, generation)))
            gone += _keys_of_words(connection, noun, rows, generation)
    return gone, left


def _rows_at(
    connection: Connection, noun: str, places: Sequence[int], generation: int
) -> list[tuple[int, Any]]:
    table, kind = DERIVED_TABLES[noun], DERIVED[noun]
    found = connection.execute(
        select(table.c.place, table.c.body).where(
            table.c.generation == generation, table.c.place.in_(places)
        )
    )
    return [(int(place), from_json(kind, json.loads(body))) for place, body in found]


def _keys_of_words(
    connection: Connection, noun: str, rows: Sequence[tuple[int, Any]], generation: int
) -> Rows:
    if noun == "entities":
        return [(NAMES, [{"generation": generation, "entity": e.id} for _, e in rows])]
    if noun != "claims":
        return []
    days = days_of_reports(connection, generation, {c.report for _, c in rows})
    keys = (claim_key(generation, day_number(days.get(c.report)), p) for p, c in rows)
    return [(CLAIM_TEXTS, [{"key": key} for key in keys])]


def _link_rows(noun: str, links: Iterable[Link], generation: int) -> list[dict[str, Any]]:
    return [
        {"generation": generation, "noun": noun, "row": place, "target": target}
        for place, target in links
    ]


def _name_rows(entities: Iterable[Entity], generation: int) -> list[dict[str, Any]]:
    return [
        {"generation": generation, "spelling": name, "entity": e.id}
        for e in entities
        for name in dict.fromkeys(" ".join(tokens_of(n)) for n in (e.name, *e.aliases))
        if name
    ]
