"""How words are written where capitals mean something: names of the lexicon, and what is no name.

Use a `CaseTable` to give a text in capitals only its case back (`read.casing`). Names come from the actor
packs, the countries, the supplement of places and the larger towns; `Commonness` is the language's vocabulary,
which the caller has (the parser's).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

import yaml

from tetrapylon.lexicon.actors import ActorLexicon
from tetrapylon.lexicon.gazetteer import Gazetteer

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A word for casing: letters, with apostrophes inside."""
NAME = re.compile(r"[^\W\d_a-z][^\d.]*(?:\.[^\d]*[^\d.])?")
"""A name that words alone make: no figure in it, no stop at its end."""

Commonness: TypeAlias = Callable[[str], bool]
"""Tells whether a word in lower case is an ordinary word of the language."""

TOWN_PEOPLE = 100_000
"""Towns from this size on lend their names; of smaller ones too many are ordinary words ("Of", "Police")."""
CALENDAR = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
"""Days and months, without the two that are verbs as well."""


@dataclass(frozen=True, kw_only=True)
class CaseWords:
    """The word lists of `data/casing.yaml`, whose head explains them."""

    ordinary: frozenset[str]
    prefixes: tuple[str, ...]
    acronyms: frozenset[str]
    particles: frozenset[str]
    openers: frozenset[str]
    town_starts: tuple[str, ...]


@cache
def load_case_words() -> CaseWords:
    """Return the packaged word lists, read once in a process."""
    source = files("tetrapylon.lexicon") / "data" / "casing.yaml"
    table = yaml.safe_load(source.read_text(encoding="utf-8"))
    return CaseWords(
        ordinary=frozenset(str(w) for w in table["ordinary"]),
        prefixes=tuple(table["prefixes"]),
        acronyms=frozenset(table["acronyms"]),
        particles=frozenset(table["particles"]),
        openers=frozenset(table["openers"]),
        town_starts=tuple(table["town_starts"]),
    )


@dataclass(frozen=True, kw_only=True)
class CaseTable:
    """Names as printed by their first word in lower case, longest first; titles; the vocabulary."""

    names: Mapping[str, tuple[str, ...]]
    titles: frozenset[str]
    words: CaseWords
    vocabulary: Commonness

    def is_common(self, word: str) -> bool:
        """Tell whether a word in lower case is no name, also with a prefix ("antitank")."""
        if word in self.words.ordinary or self.vocabulary(word):
            return True
        bare = next((word[len(p) :] for p in self.words.prefixes if word.startswith(p)), "")
        return len(bare) > 3 and (bare in self.words.ordinary or self.vocabulary(bare))

    def names_at(self, word: str) -> tuple[str, ...]:
        """Return the names that begin with `word` (in lower case), longest first."""
        return self.names.get(word, ())


def case_table(actors: ActorLexicon, gazetteer: Gazetteer, vocabulary: Commonness) -> CaseTable:
    """Return the table over these lexicons; `vocabulary` knows the language's ordinary words."""
    words = load_case_words()
    found: dict[str, set[str]] = {}
    for name in (*words.acronyms, *CALENDAR, *_names(actors, gazetteer, vocabulary)):
        found.setdefault(WORD.findall(name)[0].lower(), set()).add(name)
    titles = (w.strip(".").lower() for t in actors.titles for w in t.split() if w != "of")
    return CaseTable(
        names={k: tuple(sorted(v, key=lambda n: (-len(n), n))) for k, v in found.items()},
        titles=frozenset(titles),
        words=words,
        vocabulary=vocabulary,
    )


def _names(actors: ActorLexicon, gazetteer: Gazetteer, vocabulary: Commonness) -> Iterator[str]:
    """Yield the names that capitals may hide; of those that are ordinary words the nations' alone."""
    nations = {
        n
        for c in actors.countries.values()
        for n in (c.state.name, *c.adjectives, c.people)
        if n is not None and not n.isupper()
    }
    printed = (n.printed for namings in actors.namings.values() for n in namings)
    own = (n for places in gazetteer.own.values() for p in places for n in (p.name, *p.aliases))
    for name in (*printed, *own, *_towns(gazetteer.towns)):
        ordinary = " " not in name and vocabulary(name.lower()) and name not in nations
        if NAME.fullmatch(name) and not ordinary:
            yield name


def _towns(towns: sqlite3.Connection) -> Iterator[str]:
    """Yield the names of the larger towns, and their other names that open with an ordinary word."""
    query = "SELECT name FROM places WHERE population >= ?"
    yield from (str(name) for (name,) in towns.execute(query, (TOWN_PEOPLE,)))
    query = (
        "SELECT n.key FROM names n JOIN places p ON p.id = n.place "
        "WHERE p.population >= ? AND n.key >= ? AND n.key < ?"
    )
    for start in load_case_words().town_starts:
        for (key,) in towns.execute(query, (TOWN_PEOPLE, start + " ", start + "!")):
            yield str(key).title()
