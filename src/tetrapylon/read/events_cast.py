"""Find the mention that a word stands for, and what sort of thing it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from tetrapylon.lexicon.frames import FrameLexicon
from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.events_focus import antecedents, sure_mentions

SITES = frozenset({EntityKind.SITE, EntityKind.FACILITY})
PLACES = frozenset({EntityKind.PLACE, EntityKind.STATE, *SITES})
PEOPLE = frozenset({EntityKind.PERSON, EntityKind.PEOPLE_GROUP})
RELATIVES = frozenset({"which", "that", "who", "whom"})


@dataclass(frozen=True)
class Cast:
    """The mentions of a report by their head word, with the word classes of the frames."""

    frames: FrameLexicon
    mentions: tuple[Mention, ...]
    by_head: Mapping[int, Mention] = field(default_factory=dict)

    def of(self, token: Token) -> Mention | None:
        """Return the mention whose head word is `token`."""
        return self.by_head.get(token.start)

    @cached_property
    def named_places(self) -> tuple[Mention, ...]:
        """The mentions that name a place of more than one word."""
        return tuple(m for m in self.mentions if m.kind in PLACES and " " in m.said)

    def is_actor(self, token: Token) -> bool:
        """Tell whether a word names somebody who can act."""
        found = self.of(token)
        if found is None or found.kind is None:
            return False
        if found.kind in PLACES:
            adjective = found.form in (MentionForm.METONYM, MentionForm.ADJECTIVE)
            return found.kind is EntityKind.STATE or (adjective and found.kind not in SITES)
        return True

    def is_place(self, token: Token) -> bool:
        """Tell whether a word names a settlement, region or country as a whole."""
        found = self.of(token)
        if found is None or found.kind not in (EntityKind.PLACE, EntityKind.STATE):
            return False
        if found.form in (MentionForm.METONYM, MentionForm.ADJECTIVE):
            return False
        lemma = token.lemma.lower()
        ground = self.frames.classes["ground"] - self.frames.classes["settlement"]
        return found.form is MentionForm.NAME or lemma not in ground

    def locates(self, token: Token) -> bool:
        """Tell whether a word names anything that something may happen at."""
        found = self.of(token)
        if found is None or found.kind not in PLACES:
            return False
        return found.form not in (MentionForm.METONYM, MentionForm.ADJECTIVE)

    def in_class(self, token: Token, name: str) -> bool:
        """Tell whether a word belongs to one word class or built-in class of the frame table."""
        found = self.of(token)
        match name:
            case "any":
                return True
            case "place":
                return self.is_place(token)
            case "actor":
                return self.is_actor(token)
            case "people":
                return found is not None and found.kind in PEOPLE
            case "site":
                return found is not None and found.kind in SITES
            case _:
                return self.frames.belongs(token.lemma.lower(), (name,)) or self.frames.belongs(
                    token.low, (name,)
                )


def cast_of(mentions: Iterable[Mention], frames: FrameLexicon) -> Cast:
    """Return the cast of a report's sure mentions; of several on one head the widest grounded one."""
    listed = sure_mentions(mentions)
    best: dict[int, Mention] = {}
    for m in sorted(listed, key=lambda m: (m.entity is not None, m.end - m.start, m.id)):
        best[m.head] = m
    return Cast(frames, listed, best)


def cast_in(cast: Cast, parse: Parse) -> Cast:
    """Return the cast with what the pronouns of a passage mean by grammar."""
    taken_up = antecedents(parse, cast.by_head)
    return replace(cast, by_head={**cast.by_head, **taken_up}) if taken_up else cast


def antecedent(parse: Parse, token: Token) -> Token:
    """Return the noun that a relative pronoun stands for, or the token itself."""
    if token.low in RELATIVES and token.pos in ("PRON", "DET", "SCONJ"):
        for above in parse.ancestors(token):
            if above.dep == "relcl":
                return parse.head(above)
    return token


def with_conjuncts(parse: Parse, token: Token) -> Iterator[Token]:
    """Yield a token and those coordinated with it or standing in apposition as "such as" lists."""
    yield token
    for c in parse.children(token):
        if c.dep == "conj" and c.pos in ("NOUN", "PROPN", "PRON"):
            yield from with_conjuncts(parse, c)


def actors_at(parse: Parse, token: Token, cast: Cast) -> tuple[Mention, ...]:
    """Return the actors that a noun phrase names, by its head or, failing that, by a modifier.

    "The army" is the army; "Russian warplanes" are Russia's, "the city's defenders" nobody known.
    """
    found: list[Mention] = []
    for word in with_conjuncts(parse, antecedent(parse, token)):
        mention = cast.of(word)
        if mention is not None and cast.is_actor(word):
            found.append(mention)
        else:
            found += _modifiers(parse, word, cast)
    return tuple(dict.fromkeys(found))


def _modifiers(parse: Parse, word: Token, cast: Cast) -> Iterator[Mention]:
    for c in parse.children(word):
        if c.dep in ("amod", "compound", "poss", "nmod", "npadvmod", "appos"):
            for d in with_conjuncts(parse, c):
                mention = cast.of(d)
                if mention is not None and cast.is_actor(d):
                    yield mention
                elif c.dep in ("amod", "compound") and not d.tag.startswith("VB"):
                    yield from _modifiers(parse, d, cast)
