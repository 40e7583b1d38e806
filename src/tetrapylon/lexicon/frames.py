"""Event frames: which words tell of which happening, who fills its roles, and how it is coded.

Use `load_frames()` for the packaged table (`data/frames.yaml`, whose head explains its columns) and
`FrameLexicon.candidates` for the triggers that a word may be. A frame is language knowledge; nothing in
it belongs to one conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from importlib import resources
from typing import TypeAlias

import yaml

from tetrapylon.lexicon.codes import CONTEXTS, PLOVER, TYPE_OF
from tetrapylon.model.situation import TrackName

Row: TypeAlias = dict[str, object]


class Part(StrEnum):
    """Part of speech of a trigger."""

    VERB = "verb"
    NOUN = "noun"


class ControlEffect(StrEnum):
    """What a happening does to who holds its place."""

    TAKES = "takes"
    LOSES = "loses"
    HOLDS = "holds"
    NEARS = "nears"
    TAKES_GROUND = "takes_ground"
    RETURNS = "returns"


class Kind(StrEnum):
    """What sort of happening a frame tells of."""

    ACT = "act"
    """Something done on some day."""
    STATE = "state"
    """Something that lasts (a siege, a grip on a town)."""
    SPEECH = "speech"
    """Something said, asked or refused."""


class Slot(StrEnum):
    """Which role an argument fills."""

    AGENT = "agent"
    PATIENT = "patient"
    PLACE = "place"
    ASSOCIATE = "associate"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One word that may tell of a frame.

    `particle` must hang on the word. `object` and `subject` are names of word classes, one of which the
    argument must belong to (`none`: there must be no object; empty: anything goes). `prep` are prepositions
    one of which must hang on the word, `near` lemmas one of which must stand in its clause, `made_of` lemmas
    one of which must be its own modifier ("gas attack") or what it is "with" or "of".
    """

    frame: str
    lemma: str
    part: Part
    particle: str | None = None
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    prep: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    made_of: tuple[str, ...] = ()
    subject_is: Slot = Slot.AGENT
    object_is: Slot = Slot.PATIENT

    @property
    def weight(self) -> int:
        """Number of conditions: the trigger with most wins."""
        marks = (self.particle, self.object, self.subject, self.prep, self.near, self.made_of)
        return sum(1 for m in marks if m)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One kind of happening with its codes.

    `does` is a neutral verb phrase in the present ("captures"), `called` a neutral noun ("capture").
    `acled_by_state` replaces `acled` where the agent is a state's force. `family` says which frames may
    tell of one happening. `preps` say which role a preposition's actor fills; behind `leads_to` stands
    where it leads, not where it is.
    """

    name: str
    family: str
    kind: Kind
    does: str
    called: str
    acled: str | None = None
    acled_by_state: str | None = None
    plover: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    control: ControlEffect | None = None
    tracks: tuple[TrackName, ...] = ()
    deadly: bool = False
    lasting: bool = False
    preps: Mapping[str, Slot]
    leads_to: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeWords:
    """Lemmas that decide whether what hangs on them is real, and who does it."""

    as_is: frozenset[str]
    intended: frozenset[str]
    predicted: frozenset[str]
    possible: frozenset[str]
    demanded: frozenset[str]
    denied: frozenset[str]
    negative: frozenset[str]
    ended: frozenset[str]
    passive_agent: frozenset[str]
    no_agent: frozenset[str]
    takes_part: frozenset[str]
    only_infinitive: frozenset[str]
    real_objects: frozenset[str]
    short_of_it: frozenset[str]
    ahead_by_about: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class FrameLexicon:
    """All frames and triggers, the word classes that triggers ask for, and the words of scope."""

    frames: Mapping[str, Frame]
    triggers: tuple[Trigger, ...]
    classes: Mapping[str, frozenset[str]]
    scope: ScopeWords

    def __getitem__(self, name: str) -> Frame:
        return self.frames[name]

    @cached_property
    def of_ground(self) -> Frame | None:
        """The frame for ground that is taken beside a place, None for a table without one."""
        found = (f for f in self.frames.values() if f.control is ControlEffect.TAKES_GROUND)
        return next(found, None)

    @cached_property
    def _by_word(self) -> Mapping[tuple[str, Part], tuple[Trigger, ...]]:
        found: dict[tuple[str, Part], list[Trigger]] = {}
        for t in self.triggers:
            found.setdefault((t.lemma, t.part), []).append(t)
        order = {name: i for i, name in enumerate(self.frames)}
        return {
            k: tuple(sorted(v, key=lambda t: (-t.weight, order[t.frame]))) for k, v in found.items()
        }

    def candidates(self, lemma: str, part: Part) -> tuple[Trigger, ...]:
        """Return the triggers that a word may be, the most demanding first."""
        return self._by_word.get((lemma, part), ())

    def belongs(self, lemma: str, classes: tuple[str, ...]) -> bool:
        """Tell whether a lemma is in one of the word classes."""
        return any(lemma in self.classes[c] for c in classes if c in self.classes)


class FrameTableError(ValueError):
    """A row of the frame table names something outside a closed list. Mend the table before going on."""


@cache
def load_frames() -> FrameLexicon:
    """Return the packaged frames.

    Raises:
        FrameTableError: a row uses a code, slot or class that is not in its list.
    """
    source = resources.files("tetrapylon.lexicon").joinpath("data/frames.yaml")
    return frames_of(yaml.safe_load(source.read_text("utf-8")))


def frames_of(table: Row) -> FrameLexicon:
    """Return the lexicon that a table (as in `data/frames.yaml`) describes.

    Raises:
        FrameTableError: a row uses a code, slot or class that is not in its list.
    """
    classes = {k: frozenset(_words(v)) for k, v in _rows(table["classes"]).items()}
    frames, triggers = {}, list[Trigger]()
    for name, row in _rows(table["frames"]).items():
        frames[name] = _frame(name, _rows(row))
        triggers += _triggers(name, _rows(row))
    _check(triggers, classes)
    scope = ScopeWords(**{k: frozenset(_words(v)) for k, v in _rows(table["scope"]).items()})
    return FrameLexicon(frames=frames, triggers=tuple(triggers), classes=classes, scope=scope)


def _rows(value: object) -> Row:
    if not isinstance(value, dict):
        raise FrameTableError(f"{value!r} should be a mapping")
    return value


def _words(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(w.strip() for w in value.split(",") if w.strip())
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    raise FrameTableError(f"{value!r} should be words with commas between")


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _frame(name: str, row: Row) -> Frame:
    frame = Frame(
        name=name,
        family=str(row.get("family", name)),
        kind=Kind(str(row.get("kind", "act"))),
        does=str(row["does"]),
        called=str(row["called"]),
        acled=_text(row.get("acled")),
        acled_by_state=_text(row.get("acled_by_state")),
        plover=_text(row.get("plover")),
        mode=_text(row.get("mode")),
        contexts=_words(row.get("contexts")),
        control=ControlEffect(str(row["control"])) if row.get("control") else None,
        tracks=tuple(TrackName(t) for t in _words(row.get("tracks"))),
        deadly=bool(row.get("deadly", False)),
        lasting=bool(row.get("lasting", False)),
        preps={str(k): Slot(str(v)) for k, v in _rows(row.get("preps", {})).items()},
        leads_to=frozenset(_words(row.get("leads_to"))),
    )
    _check_codes(frame)
    return frame


def _check_codes(frame: Frame) -> None:
    for code in (frame.acled, frame.acled_by_state):
        if code is not None and code not in TYPE_OF:
            raise FrameTableError(f"frame {frame.name}: {code!r} is no ACLED sub-event type")
    if frame.plover is not None and frame.plover not in PLOVER:
        raise FrameTableError(f"frame {frame.name}: {frame.plover!r} is no PLOVER type")
    if frame.mode is not None and frame.mode not in PLOVER[frame.plover or ""]:
        raise FrameTableError(f"frame {frame.name}: {frame.mode!r} is no mode of {frame.plover}")
    if wrong := set(frame.contexts) - CONTEXTS:
        raise FrameTableError(f"frame {frame.name}: {sorted(wrong)} are no PLOVER contexts")


def _triggers(name: str, row: Row) -> Iterator[Trigger]:
    listed = row.get("triggers", [])
    if not isinstance(listed, list):
        raise FrameTableError(f"frame {name}: triggers should be a list")
    for entry in map(_rows, listed):
        for part in Part:
            for words in _words(entry.get(part.value)):
                yield _trigger(name, part, words, entry)


def _trigger(frame: str, part: Part, words: str, entry: Row) -> Trigger:
    lemma, _, particle = words.partition(" ")
    return Trigger(
        frame=frame,
        lemma=lemma,
        part=part,
        particle=particle or None,
        object=_words(entry.get("object")),
        subject=_words(entry.get("subject")),
        prep=_words(entry.get("prep")),
        near=_words(entry.get("near")),
        made_of=_words(entry.get("made_of")),
        subject_is=Slot(str(entry.get("subject_is", "agent"))),
        object_is=Slot(str(entry.get("object_is", "patient"))),
    )


BUILT_IN = frozenset({"none", "any", "place", "actor", "people", "site"})
"""Classes decided by mentions, not by words."""


def _check(triggers: list[Trigger], classes: Mapping[str, frozenset[str]]) -> None:
    for t in triggers:
        if unknown := {*t.object, *t.subject} - BUILT_IN - classes.keys():
            raise FrameTableError(f"frame {t.frame}: {sorted(unknown)} are no word classes")
