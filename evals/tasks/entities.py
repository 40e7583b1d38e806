"""Entities and relations of defence reports: whole phrases with the corpus's coarse types, and their ties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from evals.common import document_of
from tetrapylon.ground.entities import ground_mentions
from tetrapylon.lexicon.actors import ActorLexicon, load_actors
from tetrapylon.lexicon.gazetteer import Gazetteer, open_gazetteer
from tetrapylon.lexicon.relations import RelationWords, load_relation_words
from tetrapylon.model.document import Document
from tetrapylon.model.entity import PLACE_KINDS, EntityKind, Mention, MentionForm
from tetrapylon.model.parse import Parse
from tetrapylon.read.mentions import find_mentions
from tetrapylon.read.phrases import Phrase, find_phrases
from tetrapylon.read.relations import find_relations
from tetrapylon.read.times import find_times

Row = dict[str, object]
MONEY = re.compile(r"[$£€]\s?\d[\d.,]*(?:\s?(?:million|billion|thousand|[mbk]n?)\b)?")
COUNTED = frozenset(("Organisation", "Person", "Location", "MilitaryPlatform", "Weapon", "Vehicle"))


def predict(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield one prediction row a document."""
    actors, gazetteer, words = load_actors(), open_gazetteer(), load_relation_words()
    for row in rows:
        yield {"id": row["id"], **_read(document_of(row), actors, gazetteer, words)}


def _read(
    document: Document, actors: ActorLexicon, gazetteer: Gazetteer, words: RelationWords
) -> Row:
    found = find_mentions(document, actors)
    mentions = ground_mentions(document, found, actors=actors, gazetteer=gazetteer).mentions
    spans = {(t.start, t.end): "Temporal" for t in find_times(document)}
    spans |= {m.span(): "Money" for m in MONEY.finditer(document.text)}
    relations: list[Row] = []
    covered: list[tuple[int, int]] = []
    for _, parse in document.speaking():
        phrases = find_phrases(parse, mentions, words)
        covered += [(p.span.start, p.span.end) for p in phrases]
        spans |= {(p.span.start, p.span.end): p.type for p in phrases}
        relations += [
            _relation(r.type, r.source, r.target) for r in find_relations(parse, phrases, words)
        ]
        for phrase, number in _numbers(parse, phrases):
            spans.setdefault(number, "Quantity")
            relations.append({"type": "HasAttrOf", "source": _span(phrase), "target": list(number)})
    for mention in mentions:
        kind = _type(mention)
        if kind and not any(s < mention.end and mention.start < e for s, e in covered):
            spans.setdefault((mention.start, mention.end), kind)
    kept = [{"start": s, "end": e, "type": t} for (s, e), t in sorted(spans.items())]
    return {"entities": kept, "relations": relations}


def _span(phrase: Phrase) -> list[int]:
    return [phrase.span.start, phrase.span.end]


def _relation(kind: str, source: Phrase, target: Phrase) -> Row:
    return {"type": kind, "source": _span(source), "target": _span(target)}


def _numbers(parse: Parse, phrases: tuple[Phrase, ...]) -> Iterator[tuple[Phrase, tuple[int, int]]]:
    """Yield the number that counts a phrase's head."""
    for phrase in phrases:
        for child in parse.children(parse[phrase.head]):
            if child.dep == "nummod" and child.tag == "CD" and phrase.type in COUNTED:
                inside = parse.subtree(child)
                yield phrase, (inside[0].start, inside[-1].end)


def _type(mention: Mention) -> str | None:
    if mention.form is MentionForm.ADJECTIVE:
        return "Nationality"
    if mention.form is not MentionForm.NAME:
        return None
    if mention.kind is EntityKind.PERSON:
        return "Person"
    if mention.kind in PLACE_KINDS:
        return "Location"
    return "Organisation" if mention.kind else None
