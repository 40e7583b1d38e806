"""Predict the incidents task: which articles tell of one shooting, and its day, place, dead and hurt.

The weights of the comparers were fitted on the development part; `crossed` fits them anew without each fold of towns.
`beside` is the baseline: texts joined by TF-IDF and average link alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from evals.common import document_of
from evals.pairing import Pairs, crossed_scores, fitted_weights
from tetrapylon.ground.entities import ground_mentions
from tetrapylon.ground.times import ground_times
from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.gazetteer import Gazetteer, open_gazetteer
from tetrapylon.lexicon.pair_weights import PairWeights
from tetrapylon.lexicon.scene import load_scene_words
from tetrapylon.link.main_events import MainEvent, joined_by, likenesses, same_events, shares_of
from tetrapylon.link.main_events_facts import main_event_of
from tetrapylon.link.stories import find_stories
from tetrapylon.model.dating import Dating, DayGuess
from tetrapylon.model.entity import Entity
from tetrapylon.model.record import Reading
from tetrapylon.read.mentions import find_mentions
from tetrapylon.read.times import find_times

Row = dict[str, object]
BESIDE = ("conll_f1", "b3_f1", "hard_link")
SAME_AT = 0.3
"""Mean score that joins: of 0.2 to 0.5, the best over folds."""
TOWN_KM = 40.0
WEIGHTS = "main_event"


def predict(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield a row a document."""
    listed = list(rows)
    read = [_read(row) for row in listed]
    groups = same_events([event for event, _ in read])
    yield from _rows(listed, read, groups)


def crossed(rows: Sequence[Row], gold: Sequence[Row]) -> Iterator[Row]:
    """Yield a row a document, pairs scored by weights that were fitted without their town."""
    listed = list(rows)
    read = [_read(row) for row in listed]
    pairs = _pairs([event for event, _ in read], gold)
    groups = joined_by(crossed_scores(pairs), len(listed), SAME_AT)
    yield from _rows(listed, read, groups)


def weights_of(rows: Sequence[Row], gold: Sequence[Row]) -> PairWeights:
    """Return the table fitted on all rows."""
    return fitted_weights(_pairs([_read(row)[0] for row in rows], gold), same_at=SAME_AT)


def beside(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Yield the baseline's predictions under its name."""
    stories = find_stories(
        {str(r["id"]): str(r["text"]) for r in rows},
        {str(r["id"]): str(r.get("title") or "") for r in rows},
    )
    yield "tfidf", [{"id": r["id"], "incident": stories[str(r["id"])]} for r in rows]


def _pairs(events: Sequence[MainEvent], gold: Sequence[Row]) -> Pairs:
    near = likenesses(events)
    return Pairs(
        keys=tuple(near),
        shares=tuple(shares_of(likeness) for likeness in near.values()),
        one=tuple(gold[i]["incident"] == gold[j]["incident"] for i, j in near),
        group=tuple(str(gold[i]["city"] or gold[i]["state"]) for i, _ in near),
    )


@cache
def _gazetteer() -> Gazetteer:
    return open_gazetteer()


def _read(row: Row) -> tuple[MainEvent, Mapping[str, Entity]]:
    document = document_of(row)
    actors, gazetteer = load_actors(), _gazetteer()
    words = find_mentions(document, actors)
    found = ground_mentions(document, words, actors=actors, gazetteer=gazetteer)
    reading = Reading(
        report=document.report.id,
        page=document.page,
        passages=document.passages,
        times=find_times(document),
        mentions=found.mentions,
        entities=found.entities,
    )
    day = str(row.get("published") or "")[:10]
    guess = DayGuess(edtf=day, score=1.0, basis=("published",)) if day else None
    times = ground_times(reading, Dating(report=reading.report, published=guess, story_day=guess))
    event = main_event_of(document.report, reading, times, date.fromisoformat(day) if day else None)
    return event, {e.id: e for e in found.entities}


def _rows(
    rows: Sequence[Row],
    read: Sequence[tuple[MainEvent, Mapping[str, Entity]]],
    groups: Sequence[Sequence[int]],
) -> Iterator[Row]:
    """Yield rows in order: what one report does not say is taken from its group."""
    for number, group in enumerate(groups):
        places = sum((Counter(read[i][0].places) for i in group), Counter[str]())
        entity = _town({k: e for i in group for k, e in read[i][1].items()}, places)
        for i in group:
            event = read[i][0]
            found = {
                "id": rows[i]["id"],
                "incident": f"i{number}",
                "date": event.day.isoformat() if event.day else None,
                "killed": load_scene_words().deaths_in(str(rows[i].get("title") or ""), event.text),
                "city": entity.name if entity else None,
                "state": _state(entity) if entity else None,
            }
            yield {k: v for k, v in found.items() if v is not None}


def _town(entities: Mapping[str, Entity], places: Mapping[str, int]) -> Entity | None:
    """Return the town named most often; a wider place only where no town is named."""
    ranked = sorted(
        places, key=lambda k: ((entities[k].precision_km or 0) > TOWN_KM, -places[k], k)
    )
    return entities[ranked[0]] if ranked else None


@cache
def _states() -> Mapping[str, str]:
    """Return the names of the United States' states by code."""
    known = (p for places in open_gazetteer().own.values() for p in places)
    return {p.admin1: p.name for p in known if p.country == "US" and p.admin1}


def _state(place: Entity) -> str | None:
    return _states().get(place.admin1 or "") if place.country == "US" else None
