"""Units, number words, vague amounts, and the rules that tell what a number measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from importlib import resources
from typing import Any

import yaml

from tetrapylon.model.quantity import Measure


class UnitKind(StrEnum):
    """What sort of thing a unit measures."""

    LENGTH = "length"
    TIME = "time"
    AREA = "area"
    MASS = "mass"
    MONEY = "money"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measure; `scale` turns it into the base unit of its kind (metre, second, square metre, 1)."""

    name: str
    kind: UnitKind
    scale: float


class Bend(StrEnum):
    """How an approximator bends the range around the stated number."""

    ABOVE = "above"
    FLOOR = "floor"
    BELOW = "below"
    CEILING = "ceiling"
    NEAR = "near"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a vague word or a fraction is taken to mean; all None where no bound is published."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, kw_only=True)
class NumberWords:
    """The words of numbers, all lower case; several-word rows are joined by single spaces."""

    units: Mapping[str, Unit]
    square: frozenset[str]
    numbers: Mapping[str, int]
    magnitudes: Mapping[str, int]
    ordinals: Mapping[str, int]
    approximators: Mapping[str, Bend]
    vague: Mapping[str, Meant]
    few_of: Mapping[str, float]
    shares: Mapping[str, Meant]
    partial_of: frozenset[str]
    extent_adjectives: frozenset[str]
    extent_nouns: frozenset[str]
    labels: frozenset[str]
    ordinal_names: frozenset[str]
    months: frozenset[str]
    clock: frozenset[str]
    currencies: Mapping[str, Unit]

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words that an amount may begin with, besides figures."""
        phrases = (*self.vague, *self.shares, *self.numbers, *self.ordinals, *self.units)
        first = {p.replace("-", " ").split()[0] for p in phrases if p}
        return frozenset(
            first | self.extent_adjectives | set(phrases) | {"both", "a", "an", "half"}
        )

    def unit_named(self, name: str | None) -> Unit | None:
        """Return the unit with this name ("kilometre"), None for a counted noun."""
        return next((u for u in self.units.values() if u.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRule:
    """A row of the measure table; a condition that is None always holds.

    `least` is the smallest value or lower bound that may mean this.
    """

    measure: Measure
    style: str | None = None
    shape: str | None = None
    unit: UnitKind | None = None
    noun: str | None = None
    counts: str | None = None
    object: str | None = None
    subject: str | None = None
    modifier: str | None = None
    governor: str | None = None
    clause: str | None = None
    least: float = 0.0


@dataclass(frozen=True, kw_only=True)
class MeasureWords:
    """Classes of counted nouns, of verbs and of other words, and the rules over them."""

    nouns: Mapping[str, frozenset[str]]
    verbs: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    article_counts: frozenset[str]
    peoples: frozenset[str]
    rules: tuple[MeasureRule, ...]

    def members(self, name: str) -> frozenset[str]:
        """Return every word of the classes called `name`, whether nouns, verbs or other words."""
        return self._classes.get(name, frozenset())

    @cached_property
    def _classes(self) -> Mapping[str, frozenset[str]]:
        tables = (self.nouns, self.verbs, self.words)
        names = {name for table in tables for name in table}
        empty: frozenset[str] = frozenset()
        return {n: empty.union(*(table.get(n, empty) for table in tables)) for n in names}

    def is_person(self, noun: str) -> bool:
        """Tell whether a counted noun (singular, or a people's name in the plural) counts people."""
        low = noun.lower()
        return low in self._people or low.removesuffix("s") in self._people

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(n.lower() for n in self.nouns["person"]) | self.peoples


@cache
def load_number_words() -> NumberWords:
    """Return the packaged `units.yaml`, read once in a process."""
    rows = _rows("units.yaml")
    extents = rows["extents"]
    return NumberWords(
        units=_units(rows["units"]),
        square=frozenset(rows["square"]),
        numbers=rows["numbers"],
        magnitudes=rows["magnitudes"],
        ordinals=rows["ordinals"],
        approximators={w: Bend(k) for k, words in rows["approximators"].items() for w in words},
        vague={w: Meant(**row) for w, row in rows["vague"].items()},
        few_of=rows["few_of"],
        shares={w: Meant(**row) for w, row in rows["shares"].items()},
        partial_of=frozenset(rows["partial_of"]),
        extent_adjectives=frozenset(extents["adjectives"]),
        extent_nouns=frozenset(extents["nouns"]),
        labels=frozenset(rows["labels"]),
        ordinal_names=frozenset(rows["ordinal_names"]),
        months=frozenset(rows["months"]),
        clock=frozenset(rows["clock"]),
        currencies={
            w: Unit(name=row["name"], kind=UnitKind.MONEY, scale=1.0)
            for row in rows["currencies"]
            for w in row["words"]
        },
    )


@cache
def load_measure_words() -> MeasureWords:
    """Return the packaged `measures.yaml`, read once in a process.

    Raises:
        ValueError: a rule names a measure or a unit kind that is not in the closed list.
    """
    rows = _rows("measures.yaml")
    return MeasureWords(
        nouns={k: frozenset(v) for k, v in rows["nouns"].items()},
        verbs={k: frozenset(v) for k, v in rows["verbs"].items()},
        words={k: frozenset(v) for k, v in rows["words"].items()},
        article_counts=frozenset(rows["article_counts"]),
        peoples=frozenset(
            str(r[2]).lower() for r in _rows("countries.yaml")["rows"].values() if r[2]
        ),
        rules=tuple(_rule(r) for r in rows["rules"]),
    )


def _rows(name: str) -> dict[str, Any]:
    path = resources.files("tetrapylon.lexicon") / "data" / name
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def _units(rows: list[dict[str, Any]]) -> dict[str, Unit]:
    found = {}
    for row in rows:
        unit = Unit(name=row["name"], kind=UnitKind(row["kind"]), scale=float(row["scale"]))
        found.update(dict.fromkeys(row["words"], unit))
    return found


def _rule(row: Mapping[str, Any]) -> MeasureRule:
    unit = UnitKind(row["unit"]) if "unit" in row else None
    others = {k: v for k, v in row.items() if k not in ("measure", "unit")}
    return MeasureRule(measure=Measure(row["measure"]), unit=unit, **others)
