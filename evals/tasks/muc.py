"""MUC-3/4 templates: which acts of terrorism a report tells of, with cast, day, country and toll."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from evals.common import document_of, parser
from evals.muc_rows import extracts, template
from tetrapylon.ground.times import ground_times
from tetrapylon.lexicon.actors import ActorLexicon
from tetrapylon.lexicon.attacks import load_attack_words
from tetrapylon.lexicon.units import load_number_words
from tetrapylon.model.attack import Attack
from tetrapylon.model.dating import Dating, DayGuess
from tetrapylon.model.document import Document
from tetrapylon.model.record import Reading
from tetrapylon.read.attack_parts import Casting
from tetrapylon.read.attack_roles import scene_of
from tetrapylon.read.attacks import find_attacks
from tetrapylon.read.attacks_cast import with_report
from tetrapylon.read.attacks_joined import joined
from tetrapylon.read.attacks_relevant import relevant
from tetrapylon.run.stages import READING
from tetrapylon.run.tools import Tools, open_tools

STAGES = ("read.mentions", "read.times", "read.statements")
WHOLE_DAY = len("1990-01-01")
Row = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The acts of one report with its printed day, the days of its time mentions, and their age in days."""

    reading: Reading
    acts: tuple[Attack, ...]
    day: str | None
    days: Mapping[str, str]
    back: Mapping[str, int]


def predict(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield one prediction row a report."""
    tools = open_tools(parser=parser())
    words = load_attack_words()
    for row in rows:
        found = found_acts(document_of(row), tools)
        told = tuple(relevant(found.acts, words, found.back))
        acts = with_report(told, found.reading.mentions, words)
        templates = rows_of_acts(found, acts, tools)
        yield {"id": row["id"], "templates": templates, "extracts": extracts(acts)}


def rows_of_acts(found: Found, acts: Iterable[Attack], tools: Tools) -> list[Row]:
    """Return a template an act."""
    country = country_of(found.reading, tools)
    return [template(a, found.days, found.day, country) for a in acts]


def found_acts(document: Document, tools: Tools) -> Found:
    """Return all acts of violence that the report's words tell of, incidents or not."""
    return acts_of(document, read(document, tools), tools)


def read(document: Document, tools: Tools) -> Reading:
    """Return the reading as far as acts of violence need it."""
    reading = Reading(report=document.report.id, page=document.page, passages=document.passages)
    for stage in READING:
        if stage.maker.partition("@")[0] in STAGES:
            reading = stage.run(document, reading, tools)
    return reading


def acts_of(document: Document, reading: Reading, tools: Tools) -> Found:
    """Return the acts that a reading's words tell of."""
    words = load_attack_words()
    casting = Casting(
        words=words,
        mentions={m.head: m for m in reading.mentions},
        numbers=load_number_words().numbers,
        titles=frozenset(w.strip(".").lower() for t in tools.actors.titles for w in t.split()),
    )
    day = printed_day(reading)
    days = _days(reading, day)
    scene = scene_of(reading, tools.frames, words, casting)
    acts = joined(find_attacks(document, scene), days)
    return Found(reading=reading, acts=acts, day=day, days=days, back=_back(days, day))


def _back(days: dict[str, str], day: str | None) -> dict[str, int]:
    """Return how many days before `day` each time mention's day lies."""
    if day is None:
        return {}
    printed = date.fromisoformat(day)
    return {t: (printed - date.fromisoformat(d)).days for t, d in days.items()}


def printed_day(reading: Reading) -> str | None:
    """Return the day that the report prints over itself."""
    return next((d.edtf for d in reading.page.dates if len(d.edtf) == WHOLE_DAY), None)


def _days(reading: Reading, day: str | None) -> dict[str, str]:
    story = DayGuess(edtf=day, score=1.0, basis=("published",)) if day else None
    times = ground_times(reading, Dating(report=reading.report, published=story, story_day=story))
    return {t.id: t.edtf for t in times if t.edtf is not None and len(t.edtf) == WHOLE_DAY}


def country_of(reading: Reading, tools: Tools) -> str | None:
    """Return the country that the report speaks of most, the dateline's counting double."""
    counts: Counter[str] = Counter()
    dateline = reading.page.dateline_place
    for mention in reading.mentions:
        iso = _country(mention.entity, tools.actors)
        if iso is not None:
            counts[iso] += 1
        elif dateline is not None and mention.start == dateline.start:
            counts += Counter(_town_countries(mention.said, counts, tools))
    if not counts:
        return None
    return tools.actors.countries[counts.most_common(1)[0][0]].state.name.upper()


def _country(entity: str | None, actors: ActorLexicon) -> str | None:
    found = actors.entities.get(entity) if entity else None
    iso = found.country if found else None
    return iso if iso in actors.countries else None


def _town_countries(said: str, counts: Counter[str], tools: Tools) -> dict[str, int]:
    del counts
    found = tools.gazetteer.find(said)
    iso = found[0].country if found else None
    return {iso: 3} if iso in tools.actors.countries and iso is not None else {}
