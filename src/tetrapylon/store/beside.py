"""What is kept beside rows and written in one transaction with them: links, names and the words of searches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select

from tetrapylon.model.claim import Claim
from tetrapylon.model.codec import from_json
from tetrapylon.model.entity import Entity
from tetrapylon.model.folding import tokens_of
from tetrapylon.model.record import Reading
from tetrapylon.model.report import Report
from tetrapylon.store.dialects import load_rows
from tetrapylon.store.facets import links_of, plain
from tetrapylon.store.schema import CLAIM_TEXTS, LINKS, NAMES, REPORTS, SENTENCES
from tetrapylon.store.texts import (
    claim_rows,
    days_of_reports,
    entities_of,
    free_keys,
    names_of,
)


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
    load_rows(connection, SENTENCES, free_keys(connection, [dict(row) for row in rows]))


def put_beside(
    connection: Connection,
    noun: str,
    rows: Sequence[object],
    *,
    generation: int,
    places: Sequence[int],
    texts: Mapping[str, str] | None = None,
) -> None:
    """Write what belongs to new derived rows besides their columns.

    Args:
        connection: inside the transaction that writes the rows.
        noun: of the rows.
        rows: values of the noun's type.
        generation: of the rows.
        places: of the rows.
        texts: texts of reports by id; fetched where it is None.
    """
    _put_links(connection, noun, rows, generation=generation, places=places)
    entities = [e for e in rows if isinstance(e, Entity)]
    if entities:
        _put_names(connection, entities, generation=generation)
    claims = [(p, c) for p, c in zip(places, rows, strict=True) if isinstance(c, Claim)]
    if claims:
        reports = {c.report for _, c in claims}
        found = claim_rows(
            claims,
            generation=generation,
            texts=texts_of(connection, reports) if texts is None else texts,
            days=days_of_reports(connection, generation, reports),
            names=names_of(connection, generation, (e for _, c in claims for e in entities_of(c))),
        )
        load_rows(connection, CLAIM_TEXTS, list(found))


def _put_links(
    connection: Connection,
    noun: str,
    rows: Sequence[object],
    *,
    generation: int,
    places: Sequence[int],
) -> None:
    links = [
        {"generation": generation, "noun": noun, "row": i, "target": target}
        for i, row in zip(places, rows, strict=True)
        for target in links_of(noun, row)
    ]
    load_rows(connection, LINKS, links)


def _put_names(connection: Connection, entities: Iterable[Entity], *, generation: int) -> None:
    names = [
        {"generation": generation, "spelling": name, "entity": e.id}
        for e in entities
        for name in dict.fromkeys(" ".join(tokens_of(n)) for n in (e.name, *e.aliases))
        if name
    ]
    load_rows(connection, NAMES, names)
