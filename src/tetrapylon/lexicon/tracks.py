"""What the threads of a situation are made of: aspects, and the phrases that fill them.

A phrase is matched against a *line*: a claim's words in which every grounded mention, time and number stands as a
mark such as `⟨P3:envoy⟩`. Its letter says what it is: A an organisation or armed group, G a government, S a state, J a state's
adjective, P a person (with the title), N a number (with the noun it counts), L a place, H a site, F a facility, T a time, M a medium or
monitor, K a people. `lexicon/data/tracks.yaml` explains how a phrase is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tetrapylon.lexicon.needles import Sieve
from tetrapylon.model.claim import Modality
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.quantity import Measure
from tetrapylon.model.situation import TrackName

REST = r"\d+:[^⟩\s]*⟩"
JOIN = r"(?:, and |, as well as | as well as |, | and |/|–|-)"
ANY = rf"⟨[A-Z]{REST}"
LINKED = rf"(?:(?:[\w’'-]+|{ANY})(?:['’]s)?[ -]){{0,6}}?"


def _one(kinds: str) -> str:
    return rf"(?:[Tt]he |[Bb]oth )?⟨[{kinds}]{REST}"


def _list(kinds: str) -> str:
    return rf"{_one(kinds)}(?:{JOIN}{_one(kinds)})*"


KINDS: Mapping[str, str] = {
    "actor": _one("AGS"),
    "actors": _list("AGSP"),
    "person": _one("P"),
    "envoy": r"⟨P\d+:[^⟩\s]*{mediators}[^⟩\s]*⟩",
    "place": rf"(?:(?:⟨[LSJ]{REST}(?:['’]s)? )?(?:resort|city|town|capital|port)(?: of|,) )?"
    + _one("LHF"),
    "area": rf"{_list('LHFS')}(?!['’]s)",
    "time": _one("T"),
    "number": rf"{{approx}}?⟨N{REST}",
    "fighters": r"{approx}?⟨N\d+:(?:men|soldiers|fighters|troops|militants|members|rebels)⟩",
    "foreign": _list("AGSJ"),
    "named": rf"[^.;:]{{0,140}}?⟨A{REST}(?:[^.;:]{{0,60}}⟨A{REST})*",
    "object": rf"{LINKED}(?:{{monument}}\b|⟨H{REST}|⟨N\d+:{{monument}}⟩)"
    rf"(?: of (?:⟨L{REST}['’]s )?⟨H{REST}| (?:of|in|at) ⟨L{REST}(?!['’]))?",
}
"""Regular expressions of what a slot takes; a word in braces is a class of the table."""
HOME: Mapping[str | None, frozenset[EntityKind]] = {
    None: frozenset(),
    "places": frozenset({EntityKind.PLACE}),
    "countries": frozenset({EntityKind.PLACE, EntityKind.STATE}),
}
"""Kinds of entity by which a claim is known to be of another country, by the table's word for it."""
NOTHING = r"(?!)"
"""A regular expression that matches nowhere."""
_CLASS = re.compile(r"\{([a-z_]+)\}")
_SLOT = re.compile(r"<(\w+)(?::(\w+)|=([^<>]+))>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A group of a phrase: the aspect that it fills, and the kind of its value; None for words of the phrase."""

    group: str
    aspect: str
    kind: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase that tells something of a track.

    `as_said` is how surely the phrase itself puts it; `negative` that it says no by itself; `gives` are fixed values
    by aspect; a `loose` one counts only where the track's context words stand near.
    """

    pattern: re.Pattern[str]
    slots: tuple[Slot, ...]
    as_said: Modality = Modality.ASSERTED
    negative: bool = False
    loose: bool = False
    gives: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectRow:
    """An aspect: what it is called, what is asked where nothing fills it, what a brief names its values as.

    `brief` gives the words for one value and, after a bar, for several; `ahead` those for one that is only planned.
    """

    name: str
    called: str
    asks: str | None
    brief: str | None
    ahead: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRow:
    """One track: its aspects by name, its phrases, the measures that fill aspects, its frames and context.

    `sieve` says by number which phrases may fit a line at all. Words of `unsure` right before a phrase make it no fact ("a potential withdrawal").

    A happening of `frames` counts where `core` stands in its claim and `context` near by. A number counts from `least`
    on and where what it counts is none of `not_of`. A claim with the words `unless` is of another matter;
    the number of an aspect must be one of its `counts` and its claim speak of `told_of`; in a `strict` track a phrase must hold it, too; the places of
    `here` lie in the war's country, and so do some of a claim's entities of the kinds of `home`. Happenings of `wide` may be told of a whole country. Claims that share all values of one of `threads` tell one state.
    Each value of the aspect `register` is a state of its own. `hints` are words with which an aspect (or what `otherwise` says) may be told
    though no phrase reads it: where they stand, nothing is said to be missing.
    """

    name: TrackName
    called: str
    lead: str
    aspects: Mapping[str, AspectRow]
    phrases: tuple[Phrase, ...]
    sieve: Sieve
    measures: Mapping[Measure, str]
    frames: frozenset[str]
    core: re.Pattern[str]
    context: re.Pattern[str]
    not_of: re.Pattern[str]
    least: float
    unless: re.Pattern[str]
    counts: Mapping[str, re.Pattern[str]]
    strict: bool
    unsure: Mapping[str, Modality]
    told_of: Mapping[str, re.Pattern[str]]
    here: frozenset[str]
    home: frozenset[EntityKind]
    wide: frozenset[str]
    threads: tuple[tuple[str, ...], ...]
    register: str | None
    opens: frozenset[str]
    otherwise: str | None
    hints: Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, kw_only=True)
class TrackLexicon:
    """All tracks by name, and the words that show a speaker's position in talks.

    `position` are words that take one, `position_near` must stand in the sentence or beside it, `position_own` show that
    the claim itself is of talks.
    """

    tracks: Mapping[TrackName, TrackRow]
    position: re.Pattern[str]
    position_near: re.Pattern[str]
    position_own: re.Pattern[str]

    def __getitem__(self, name: TrackName) -> TrackRow:
        """Return a track's row."""
        return self.tracks[name]


@cache
def load_tracks() -> TrackLexicon:
    """Return the table that ships with the package.

    Raises:
        ValueError: a phrase fills an aspect that its track does not have, or names a class or kind that there is not.
    """
    source = files("tetrapylon.lexicon").joinpath("data/tracks.yaml")
    table = yaml.safe_load(source.read_text(encoding="utf-8"))
    classes = _closed(table["classes"])
    unsure = {word: Modality(m) for m, words in table["unsure"].items() for word in words}
    rows = (_track(name, row, classes, unsure) for name, row in table["tracks"].items())
    position = table["position"]
    return TrackLexicon(
        tracks={row.name: row for row in rows},
        position=_words(position["words"], classes),
        position_near=_words(position["near"], classes),
        position_own=_words(position["own"], classes),
    )


def _closed(classes: Mapping[str, str]) -> dict[str, str]:
    """Return classes with the classes inside them spelled out; a class may use those above it."""
    closed: dict[str, str] = {}
    for name, words in classes.items():
        closed[name] = _expanded(words, closed)
    return closed


def _expanded(words: str, classes: Mapping[str, str]) -> str:
    unknown = [n for n in _CLASS.findall(words) if n not in classes]
    if unknown:
        raise ValueError(f"tracks.yaml: no class {unknown[0]!r} for {words!r}")
    return _CLASS.sub(lambda m: classes[m.group(1)], words)


def _words(pattern: str, classes: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(_expanded(pattern, classes), re.IGNORECASE)


def _track(
    name: str, row: Mapping[str, Any], classes: Mapping[str, str], unsure: Mapping[str, Modality]
) -> TrackRow:
    aspects = {
        key: AspectRow(
            name=key,
            called=a["called"],
            asks=a.get("asks"),
            brief=a.get("brief"),
            ahead=a.get("ahead"),
        )
        for key, a in row["aspects"].items()
    }
    phrases = tuple(
        _phrase(p if isinstance(p, dict) else {"say": p}, classes) for p in row["phrases"]
    )
    filled = {s.aspect for p in phrases for s in p.slots} | {g for p in phrases for g in p.gives}
    hinted = set(row.get("hints", {})) - {"else"}
    unknown = (filled | set(row["measures"].values()) | set(row["opens"]) | hinted) - set(aspects)
    if unknown:
        raise ValueError(f"tracks.yaml: {name} has no aspect {sorted(unknown)[0]!r}")
    return TrackRow(
        name=TrackName(name),
        called=row["called"],
        lead=row["lead"],
        aspects=aspects,
        phrases=phrases,
        sieve=Sieve([p.pattern for p in phrases]),
        measures={Measure(m): a for m, a in row["measures"].items()},
        frames=frozenset(row["frames"]),
        core=_words(row.get("core", "."), classes),
        context=_words(row["context"], classes),
        not_of=_words(row.get("not_of", NOTHING), classes),
        least=row.get("least", 0),
        unless=_words(row.get("unless", NOTHING), classes),
        counts={a: _words(words, classes) for a, words in row.get("counts", {}).items()},
        unsure=unsure,
        strict=row.get("strict", False),
        told_of={a: _words(words, classes) for a, words in row.get("told_of", {}).items()},
        here=frozenset(row.get("here", ())),
        home=HOME[row.get("home")],
        wide=frozenset(row.get("wide", ())),
        threads=tuple(tuple(t) for t in row.get("threads", ())),
        register=row.get("register"),
        opens=frozenset(row["opens"]),
        otherwise=row.get("else"),
        hints={a: _words(words, classes) for a, words in row.get("hints", {}).items()},
    )


def _phrase(row: Mapping[str, Any], classes: Mapping[str, str]) -> Phrase:
    words = _expanded(row["say"], classes)
    slots: list[Slot] = []

    def group(found: re.Match[str]) -> str:
        aspect, kind, words_ = found.groups()
        slot = Slot(group=f"{aspect}_{len(slots)}", aspect=aspect, kind=kind)
        slots.append(slot)
        inner = words_ if kind is None else _expanded(KINDS[kind], classes)
        return f"(?P<{slot.group}>{inner})"

    pattern = re.compile(rf"(?<![\w-])(?:{_SLOT.sub(group, words)})(?!\w)", re.IGNORECASE)
    return Phrase(
        pattern=pattern,
        slots=tuple(slots),
        as_said=Modality(row.get("as", "asserted")),
        negative=row.get("negative", False),
        loose=row.get("loose", False),
        gives=row.get("gives", {}),
    )
