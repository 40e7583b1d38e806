"""Toponyms: mentions that ground to a place, with its point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha1
from math import asin, cos, radians, sin, sqrt
from typing import Any

from evals.common import document_of
from tetrapylon.ground.entities import ground_mentions
from tetrapylon.ground.places import entity_of
from tetrapylon.lexicon.actors import ActorLexicon, load_actors
from tetrapylon.lexicon.gazetteer import Gazetteer, open_gazetteer
from tetrapylon.model.entity import PLACE_KINDS, Entity, EntityKind, Mention, MentionForm
from tetrapylon.read.mentions import find_mentions

FORMS = (MentionForm.NAME, MentionForm.NICKNAME, MentionForm.ADJECTIVE, MentionForm.METONYM)
"""Two of the corpora mark adjectives of countries as toponyms; where one does not, they are ignored."""


def predict(rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Yield one prediction row a document."""
    actors, gazetteer = load_actors(), open_gazetteer()
    for row in rows:
        document = document_of(row)
        found = ground_mentions(
            document, find_mentions(document, actors), actors=actors, gazetteer=gazetteer
        )
        entities = {e.id: e for e in found.entities}
        named = (m for m in found.mentions if m.form in FORMS)
        places = [
            p for m in named if (p := _row(m, entities.get(m.entity or ""), actors, gazetteer))
        ]
        yield {"id": row["id"], "toponyms": places}


def _row(
    mention: Mention, entity: Entity | None, actors: ActorLexicon, gazetteer: Gazetteer
) -> dict[str, object] | None:
    """Return a toponym; one that is called a place by its own words but found in no table has no point."""
    if mention.form is MentionForm.METONYM:
        entity = next((entity_of(p) for p in gazetteer.find(mention.said)), None)
    called = mention.said.split()[-1] in actors.place_ends and " " in mention.said
    if entity is None and mention.kind is EntityKind.PLACE and called:
        return {"start": mention.start, "end": mention.end}
    if entity is None or entity.kind not in PLACE_KINDS:
        return None
    return {
        "start": mention.start,
        "end": mention.end,
        "lat": entity.lat,
        "lon": entity.lon,
        "geonameid": entity.geonames,
        "country": entity.country,
    }


Toponym = dict[str, Any]
FAR_KM = 1_000.0
NEAR_KM = 161.0


def further(
    predicted: Sequence[dict[str, Any]], gold: Sequence[dict[str, Any]]
) -> dict[str, float]:
    """Return the share of matched toponyms that are put far off, and figures of the two halves of the documents.

    `far1000_matched` is the share of gold toponyms with a point, found and given a point, that lie more than
    1,000 km from it; `unplaced_matched` the share of found ones that are given none. The halves are by
    the last bit of the id's sha1: rules and weights were set while reading half `a` alone.
    """
    rows = {str(r["id"]): r["toponyms"] for r in predicted}
    pairs = [
        (half_of(str(g["id"])), p) for g in gold for p in _matched(g, rows.get(str(g["id"]), []))
    ]
    figures = _shares([d for _, d in pairs], "")
    for half in ("a", "b"):
        figures |= _shares([d for h, d in pairs if h == half], f"half_{half}.")
    return figures


def half_of(document: str) -> str:
    """Return `a` or `b`, by the last bit of the id's sha1."""
    return "ab"[sha1(document.encode(), usedforsecurity=False).digest()[-1] & 1]


def _shares(distances: list[float | None], name: str) -> dict[str, float]:
    placed = [d for d in distances if d is not None]
    return {
        f"{name}far1000_matched": sum(d > FAR_KM for d in placed) / max(len(placed), 1),
        f"{name}acc161_placed": sum(d <= NEAR_KM for d in placed) / max(len(placed), 1),
        f"{name}unplaced_matched": 1 - len(placed) / max(len(distances), 1),
    }


def _matched(gold: dict[str, Any], found: list[Toponym]) -> Iterator[float | None]:
    """Yield, for each gold toponym with a point that is found, how far off it is put; None without a point."""
    for wanted in gold["toponyms"]:
        if wanted["role"] != "full":
            continue
        overlaps = [p for p in found if p["start"] < wanted["end"] and wanted["start"] < p["end"]]
        same = [p for p in overlaps if (p["start"], p["end"]) == (wanted["start"], wanted["end"])]
        for given in (same or overlaps)[:1]:
            yield None if given.get("lat") is None else _km(wanted, given)


def _km(a: Toponym, b: Toponym) -> float:
    lat1, lon1, lat2, lon2 = (radians(x) for x in (a["lat"], a["lon"], b["lat"], b["lon"]))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12_742.0 * asin(min(1.0, sqrt(h)))
