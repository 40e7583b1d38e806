"""What places a report as a whole speaks of: its lands, its regions, and how well each candidate fits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from tetrapylon.ground.coherence import Named, support_of
from tetrapylon.ground.places import Context, land_of
from tetrapylon.lexicon.actors import ActorLexicon
from tetrapylon.lexicon.gazetteer import Gazetteer, Place
from tetrapylon.model.document import Document
from tetrapylon.model.entity import PLACE_KINDS, Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.span import Span

NO_LAND = frozenset((EntityKind.MEDIA, EntityKind.MONITOR))
"""Kinds whose seat says nothing about what a report is about."""
LONGEST = 3
"""Words that the place at the front of a longer name may have."""
SURE, LIKELY, DOUBTFUL = 1.0, 0.5, 0.25
"""How surely words are a place's name: they stand as one, they open a body's name, they are a bare name."""

PREMODIFIERS = frozenset(("amod", "compound", "nmod", "poss"))
"""How a word before a noun may depend on it."""


def context_of(
    document: Document,
    mentions: tuple[Mention, ...],
    actors: ActorLexicon,
    gazetteer: Gazetteer,
    within: Mapping[str, Place],
) -> Context:
    """Return what lands the report names: by name, adjective, seat, region, or a town that stands alone.

    Args:
        document: the report.
        mentions: its mentions as read.
        actors: known actors.
        gazetteer: known places.
        within: by mention id, the region or country printed after a name.
    """
    countries: Counter[str] = Counter()
    regions: Counter[tuple[str, str]] = Counter()
    for m in mentions:
        entity = actors.entities.get(m.entity or "")
        if entity and (entity.kind in NO_LAND or _shared(m, entity, gazetteer)):
            continue
        if entity and entity.country and m.form is not MentionForm.DESCRIPTION:
            countries[entity.country] += 2
        elif m.form is MentionForm.NAME and m.entity is None and m.kind is not EntityKind.PERSON:
            for place in _telling(gazetteer.find(m.said), m):
                countries[place.country or ""] += 1
                if place.admin1:
                    regions[place.country or "", place.admin1] += 1
    dateline = document.page.dateline_place
    for place in gazetteer.find(dateline.of(document.text))[:1] if dateline else ():
        countries[place.country or ""] += 1
    countries.pop("", None)
    named = named_places(document.text, mentions, actors, gazetteer, within)
    lands = {c: land_of(countries, c) for c in countries}
    return Context(countries=countries, regions=regions, support=support_of(named, lands))


def _shared(mention: Mention, entity: Entity, gazetteer: Gazetteer) -> bool:
    """Tell whether a country's name is also a region's elsewhere: it then proves neither land."""
    named = entity.kind is EntityKind.STATE and mention.form is MentionForm.NAME
    return named and bool(gazetteer.find(mention.said, features=("region",)))


def _telling(places: tuple[Place, ...], mention: Mention) -> tuple[Place, ...]:
    """Return the place that a name alone is enough to tell, as a tuple of one or none."""
    if not places or (mention.said.isupper() and len(mention.said) <= 4):
        return ()
    sure = places[0].feature != "town" or places[0].population > 400_000
    only = len(places) == 1 and mention.basis == "locative"
    return places[:1] if sure or only else ()


def regions_after(
    document: Document, mentions: tuple[Mention, ...], gazetteer: Gazetteer
) -> dict[str, Place]:
    """Return, by mention id, the region or country printed after a name: "Paris, Texas"."""
    found: dict[str, Place] = {}
    named = [m for m in mentions if m.form is MentionForm.NAME]
    for first, second in pairwise(named):
        if document.text[first.end : second.start] not in (", ", " ,"):
            continue
        lands = gazetteer.find(second.said, features=("region", "country"))
        if lands and not _opens_a_phrase(document, first, second):
            found[first.id] = lands[0]
    return found


def _opens_a_phrase(document: Document, first: Mention, second: Mention) -> bool:
    """Tell whether a land's name belongs to what follows it: "In Paris, US officials"."""
    for parse in document.parses.values():
        ends = [parse.within(Span(m.start, m.end)) for m in (first, second)]
        if all(ends):
            before, after = (parse.root_of(tokens) for tokens in ends)
            if before is None or after is None or after.dep not in PREMODIFIERS:
                return False
            noun = parse.head(after)
            return noun.start >= second.end and parse.head(before).i != noun.i
    return False


def named_places(
    text: str,
    mentions: Iterable[Mention],
    actors: ActorLexicon,
    gazetteer: Gazetteer,
    within: Mapping[str, Place],
) -> tuple[Named, ...]:
    """Return the names that may be places, each once, with what they may mean."""
    found: dict[str, Named] = {}
    for mention in mentions:
        for named in _named(text, mention, actors, gazetteer, within):
            before = found.get(named.name)
            if before is None or (named.within is not None, named.trust) > (
                before.within is not None,
                before.trust,
            ):
                found[named.name] = named
    return tuple(sorted(found.values(), key=lambda n: (-n.trust, n.name)))


_KIND_NOUN = re.compile(
    r"\b(?:counties|parishes|districts|provinces|governorates|oblasts|prefectures|states)\b"
)
_TOWN_BEFORE = re.compile(r"\b(?:city|town|village|capital)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_TOWN_AFTER = re.compile(r"\s+(?:city|town)\b(?!\s+(?:of|hall|council)\b)")
_LIST_REACH = 120
"""Code points after a name within which the noun of its list stands."""
_JOINERS = frozenset(("and", "or", "&"))


def kinds_said(text: str, mention: Mention) -> tuple[str, ...] | None:
    """Return the kinds of feature that the noun after a list of names says they are ("Ardo and Belo counties")."""
    ahead = text[mention.end : mention.end + _LIST_REACH].partition("\n")[0]
    found = _KIND_NOUN.search(ahead)
    if found is None:
        return None
    words = ahead[: found.start()].replace(",", " ").split()
    listed = all(w in _JOINERS or (w[:1].isupper() and w[-1] not in ".;:!?") for w in words)
    return ("district", "region") if listed else None


def town_said(text: str, mention: Mention) -> bool:
    """Tell whether the words beside a name say that it is a town's: "the city of X", "X city"."""
    before = text[max(0, mention.start - 30) : mention.start]
    return bool(_TOWN_BEFORE.search(before) or _TOWN_AFTER.match(text, mention.end))


def _named(
    text: str,
    mention: Mention,
    actors: ActorLexicon,
    gazetteer: Gazetteer,
    within: Mapping[str, Place],
) -> Iterable[Named]:
    if mention.form is not MentionForm.NAME:
        return
    state = actors.entities.get(mention.entity or "")
    if mention.entity is not None and (state is None or state.kind is not EntityKind.STATE):
        return
    if mention.kind is not EntityKind.PERSON:
        candidates = gazetteer.find(mention.said, features=kinds_said(text, mention))
        if candidates:
            sure = mention.basis == "locative" or mention.kind in PLACE_KINDS
            if actors.names_no_place(mention.said, locative=sure):
                return
            trust = SURE if sure else DOUBTFUL
            inside = within.get(mention.id)
            yield Named(name=mention.said, candidates=candidates, trust=trust, within=inside)
            return
    words = mention.said.split()
    for count in range(min(LONGEST, len(words) - 1), 0, -1):
        front = " ".join(words[:count])
        candidates = gazetteer.find(front)
        if candidates and mention.kind is not EntityKind.PERSON:
            yield Named(name=front, candidates=candidates, trust=LIKELY)
            return
