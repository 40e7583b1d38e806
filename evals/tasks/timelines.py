"""SemEval-2015 task 4: the factual events that an entity takes part in, dated and in order.

An event is a verb one of whose arguments names the entity, or a pronoun after a sentence about it. Only what
is put forward as a fact and does not lie ahead counts. Its date is that of the time expression that hangs on
the same verb, else the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from evals.common import document_of
from tetrapylon.ground.times import ground_times
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.model.claim import Modality, Polarity
from tetrapylon.model.dating import Dating, DayGuess
from tetrapylon.model.document import Document
from tetrapylon.model.edtf import days_of
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.record import Reading
from tetrapylon.model.time import Time, TimexType
from tetrapylon.read.clauses import VERBAL, subject_of
from tetrapylon.read.event_factuality import event_factuality
from tetrapylon.read.times import find_times

DATE = re.compile(r"^\d{4}(?:-\d\d(?:-\d\d)?)?$")
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "agent", "oprd"})
PASSING = frozenset({"conj", "appos", "pobj", "prep", "agent"})
"""Relations by which a word is an argument of whatever its head is an argument of."""
PRONOUNS = frozenset({"he", "she", "it", "they"})
LONGEST_WAY = 6
"""Steps up the tree from a name to the verb that it is an argument of."""
CUES = load_cues()


@dataclass(frozen=True, slots=True, order=True)
class Happening:
    """An event word with its date; sorted by time."""

    first: str
    date: str
    published: str
    doc: str
    start: int
    end: int
    lemma: str


@dataclass(frozen=True, kw_only=True)
class Article:
    """A document with its day and grounded time expressions."""

    id: str
    day: str
    document: Document
    times: tuple[Time, ...]


def predict(rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Yield a timeline a row; `documents` of a row are the articles to look through."""
    articles: dict[str, Article] = {}
    for row in rows:
        listed = row.get("documents")
        found: list[Happening] = []
        for document in listed if isinstance(listed, list) else []:
            key = str(document["id"])
            article = articles.setdefault(key, _article(document))
            found += _happenings(str(row["entity"]), article)
        yield {"id": row["id"], "entries": _entries(sorted(found))}


def _article(row: Mapping[str, object]) -> Article:
    document, day = document_of(row), str(row.get("published") or "")[:10]
    report = document.report.id
    reading = Reading(
        report=report,
        page=document.page,
        passages=document.passages,
        times=find_times(document),
    )
    story = DayGuess(edtf=day, score=1.0, basis=("published",)) if day else None
    times = ground_times(reading, Dating(report=report, published=story, story_day=story))
    return Article(id=str(row["id"]), day=day, document=document, times=times)


def _happenings(entity: str, article: Article) -> Iterator[Happening]:
    for _, parse in article.document.speaking():
        spoken_of = False
        for sentence in sorted({t.sent for t in parse}):
            tokens = parse.sentence(sentence)
            named = list(_named(tokens, entity))
            pronouns = [t for t in tokens if t.low in PRONOUNS and t.dep in ARGUMENTS]
            meant = named or (pronouns if spoken_of else [])
            for verb in dict.fromkeys(v for t in meant for v in _verbs(parse, t)):
                if (happening := _happening(article, parse, verb)) is not None:
                    yield happening
            spoken_of = any(t.dep in ("nsubj", "nsubjpass") for t in meant)


@cache
def _variants(entity: str) -> tuple[tuple[str, ...], ...]:
    """Return the word sequences that name an entity: the whole, and what may stand for it."""
    words = tuple(entity.lower().split())
    found = {words, words[1:] if len(words) > FULL else words}
    numbered = any(c.isdigit() for c in entity)
    if len(words) > 1 and not numbered:
        own = [w for w in entity.split() if not w.islower()]
        found.add((own[-1].lower(),))
    return tuple(sorted(found, key=len, reverse=True))


FULL = 2
"""Words of a name that leave nothing to drop: of three, the last two may name the same."""


def _named(tokens: tuple[Token, ...], entity: str) -> Iterator[Token]:
    """Yield the last word of each naming of the entity."""
    words, i = [t.low for t in tokens], 0
    while i < len(tokens):
        size = next((len(v) for v in _variants(entity) if _at(words, i, v)), 0)
        if size and not tokens[i].text.islower():
            yield tokens[i + size - 1]
        i += max(size, 1)


def _at(words: list[str], i: int, variant: tuple[str, ...]) -> bool:
    there = words[i : i + len(variant)]
    return len(there) == len(variant) and all(
        w in (v, f"{v}s") for w, v in zip(there, variant, strict=True)
    )


def _verbs(parse: Parse, token: Token) -> Iterator[Token]:
    """Yield the verbs that a name is an argument of, and those coordinated under the same subject."""
    for _ in range(LONGEST_WAY):
        above = parse.head(token)
        if above is token:
            return
        if above.pos in VERBAL:
            if token.dep in ARGUMENTS | {"prep", "agent"}:
                yield above
            if token.dep in ("nsubj", "nsubjpass"):
                yield from (c for c in parse.children(above) if _goes_on(parse, c))
            return
        if token.dep not in PASSING and token.dep not in ("poss", "compound", "nmod"):
            return
        token = above


def _goes_on(parse: Parse, verb: Token) -> bool:
    own = any(c.dep in ("nsubj", "nsubjpass") for c in parse.children(verb))
    return verb.pos in VERBAL and verb.dep == "conj" and not own


def _happening(article: Article, parse: Parse, verb: Token) -> Happening | None:
    fact = event_factuality(parse, verb, CUES)
    real = fact.modality is Modality.ASSERTED and fact.polarity is Polarity.POSITIVE
    if not real or fact.future or (verb.pos == "AUX" and verb.lemma == "be"):
        return None
    date = _date(article, parse, verb)
    days = days_of(date)
    if date is None or days is None or days.first is None:
        return None
    return Happening(
        first=days.first.isoformat(),
        date=date,
        published=article.day,
        doc=article.id,
        start=verb.start,
        end=verb.end,
        lemma=verb.lemma.lower(),
    )


def _date(article: Article, parse: Parse, verb: Token) -> str | None:
    """Return the date of the nearest time expression that hangs on a verb, else the day of publication."""
    ours = [t for t in article.times if t.type in (TimexType.DATE, TimexType.TIME)]
    sentence = parse.sentence(verb.sent)
    start, end = sentence[0].start, sentence[-1].end
    near = [t for t in ours if start <= t.start < end and _hangs_on(parse, t, verb)]
    for time in sorted(near, key=lambda t: abs(t.start - verb.start)):
        value = (time.edtf or "").rstrip("~?")
        if DATE.match(value):
            return value
    return article.day if DATE.match(article.day) else None


def _hangs_on(parse: Parse, time: Time, verb: Token) -> bool:
    """Tell whether the first verb above a time expression is this one, or one that shares its subject."""
    words = [t for t in parse if time.start <= t.start < time.end]
    for word in words[:1]:
        above = next((a for a in parse.ancestors(word) if a.pos in VERBAL), None)
        if above is None or above is verb:
            return above is verb
        return (
            verb.dep in ("conj", "xcomp", "advcl")
            and parse.head(verb) is above
            and (subject_of(parse, verb) is subject_of(parse, above))
        )
    return False


def _entries(found: list[Happening]) -> list[dict[str, object]]:
    """Return entries in the order of time; one word on one day is one event."""
    same: dict[tuple[str, str], list[Happening]] = {}
    for happening in found:
        same.setdefault((happening.date, happening.lemma), []).append(happening)
    dates = sorted({h.date: h.first for h in found}.items(), key=lambda d: (d[1], d[0]))
    order = {date: n for n, (date, _) in enumerate(dates, 1)}
    return [
        {
            "order": order[date],
            "date": date,
            "events": [{"doc": h.doc, "start": h.start, "end": h.end} for h in listed],
        }
        for (date, _), listed in sorted(same.items(), key=lambda s: (order[s[0][0]], s[1][0]))
    ]
