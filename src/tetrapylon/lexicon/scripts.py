"""Names of places as they are written where they lie, picked from names without a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from rapidfuzz import fuzz

from tetrapylon.lexicon.translit import folded

MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c"))
"""Marks of direction that stand in some names and belong to none."""
ALIKE = 85.0
"""Likeness (0 to 100) of a romanised name to the English one from which it is taken for the same name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalNames:
    """A place's names in the local script: the one that is surely this place's usual name, and all of them."""

    name: str | None
    all: tuple[str, ...]


NO_NAMES = LocalNames(name=None, all=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One way of writing: `letters` matches a name in it, `same` and `latin` are tables for `str.translate`."""

    name: str
    letters: re.Pattern[str]
    same: Mapping[int, str]
    latin: Mapping[int, str]

    def names(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the names that are written so, without doubles, in their order."""
        clean = (" ".join(n.translate(MARKS).split()) for n in names)
        return tuple(dict.fromkeys(n for n in clean if self.letters.fullmatch(n)))

    def usual(self, names: Sequence[str], english: str) -> str | None:
        """Return the name that the English one is made from; None where that is not sure."""
        if self.latin:
            return self._most_alike(names, english)
        keys = {n: self._key(n) for n in names}
        shortest = min(keys.values(), key=len, default=None)
        if shortest is None or not all(self._is_of(shortest, n) for n in names):
            return None
        return min((n for n, key in keys.items() if key == shortest), key=self._plainness)

    def _key(self, name: str) -> str:
        return "".join(_bare(w) for w in name.translate(self.same).split())

    def _is_of(self, key: str, name: str) -> bool:
        """Tell whether a name is the one of this key, or that with a word added ("city of")."""
        return key == self._key(name) or key in {self._key(w) for w in name.split()}

    def _plainness(self, name: str) -> tuple[int, int, str]:
        """Order spellings of one name: without vowel marks and blanks first, then the fuller one."""
        left_out = sum(self.same.get(ord(c)) == "" for c in name) + name.count(" ")
        return left_out, -len(name), name

    def _most_alike(self, names: Sequence[str], english: str) -> str | None:
        wanted = folded(english)
        scored = sorted(
            ((fuzz.ratio(n.lower().translate(self.latin), wanted), n) for n in names), reverse=True
        )
        if not scored or scored[0][0] < ALIKE or (len(scored) > 1 and scored[1][0] == scored[0][0]):
            return None
        return scored[0][1]


def _bare(word: str) -> str:
    """Return an Arabic word without its article."""
    return word.removeprefix("ال")


@cache
def load_scripts() -> Mapping[str, Script]:
    """Return the script of each country (ISO 3166 alpha-2) that has one beside Latin."""
    source = files("tetrapylon.lexicon").joinpath("data/scripts.yaml")
    found: dict[str, Script] = {}
    for row in yaml.safe_load(source.read_text(encoding="utf-8")):
        script = Script(
            name=row["script"],
            letters=re.compile(rf"[{row['letters']}][{row['letters']} -]*"),
            same=_table(row.get("same", {})),
            latin=_table(row.get("latin", {})),
        )
        found.update(dict.fromkeys(row["countries"], script))
    return found


def _table(row: Mapping[str, str]) -> Mapping[int, str]:
    return {ord(letter): "" if other == "-" else other for letter, other in row.items()}


def local_names(names: Iterable[str], english: str, country: str | None) -> LocalNames:
    """Return the names of a place in its country's own script; none where that is Latin or not known."""
    script = load_scripts().get(country or "")
    if script is None:
        return NO_NAMES
    own = script.names(names)
    return LocalNames(name=script.usual(own, english), all=own)
