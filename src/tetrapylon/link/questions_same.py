"""Whether two tellings are of one happening: gates first, then points for what they share.

Incidents are joined so that a person may part them; a question promises that its answers are answers to one and the
same thing, so it asks for more than an incident does.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tetrapylon.lexicon.frames import ControlEffect, Kind
from tetrapylon.link.incidents_tellings import Stage, Telling
from tetrapylon.link.questions_scene import Scene
from tetrapylon.model.claim import Modality
from tetrapylon.model.edtf import Days
from tetrapylon.model.entity import EntityKind

ENOUGH = 3.0
"""Points from which two tellings are of one happening; `POINTS` gives them. Set on made-up and on drawn questions."""
MOST_WORDS = 3.0
LASTS = 7
"""Days within which two reports of talks or of a siege see the same ones."""
LONGEST_DAYS = 31
"""Days in which a happening's own date must lie to count as known."""
UNARMED = frozenset(
    (
        EntityKind.MEDIA,
        EntityKind.MONITOR,
        EntityKind.ORGANISATION,
        EntityKind.PERSON,
        EntityKind.FACILITY,
    )
)
CHANGES = frozenset({ControlEffect.TAKES, ControlEffect.LOSES})
MOVES = frozenset({"advance", "offensive"})
"""Families of words that shares and teams do too: they need a doer."""
STANDING = frozenset({"siege", "talks", "truce", "offensive"})
"""Families that go on for days at one place, one at a time."""
AHEAD = frozenset({Modality.PREDICTED, Modality.INTENDED})
ACTS_OF_MANY = frozenset(
    {"remote_air", "remote_ground", "clash", "protest", "arrest", "displacement", "talks"}
)
"""Families told in the plural as one: "air strikes", "arrests"."""
REJECTS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject\w*|dismiss\w*|refut\w*|disput\w*|no evidence|false|fabricat\w*)\b",
    re.I,
)


def same(scene: Scene, a: Telling, b: Telling) -> bool:
    """Tell whether two tellings are of one happening."""
    if any(apart(scene, a, b) for apart in GATES):
        return False
    pinned = any(points(scene, a, b) for points in PINS)
    return pinned and sum(points(scene, a, b) for points in POINTS) >= ENOUGH


def settled(t: Telling) -> Days | None:
    """Return the days of a telling where both ends are known and near each other."""
    days = t.when.days
    if days is None or days.length is None:
        return None
    return days if days.length <= LONGEST_DAYS or t.when.stated else None


def _other_kind(_: Scene, a: Telling, b: Telling) -> bool:
    return a.frame.family != b.frame.family or a.stage is not b.stage


def _other_days(_: Scene, a: Telling, b: Telling) -> bool:
    one, two = a.when.days, b.when.days
    return one is not None and two is not None and not _meet(a, one, two)


def _meet(t: Telling, one: Days, two: Days) -> bool:
    """Tell whether two stretches may be of one time; of what lasts, reports of one week see the same."""
    if one.meets(two) or t.frame.family not in STANDING:
        return one.meets(two)
    ends = [(x.last, y.first) for x, y in ((one, two), (two, one))]
    return min((y - x).days for x, y in ends if x and y and y > x) <= LASTS


def _other_town(scene: Scene, a: Telling, b: Telling) -> bool:
    towns = {scene.town(a), scene.town(b)} - {None}
    return len(towns) > 1


def _other_persons(scene: Scene, a: Telling, b: Telling) -> bool:
    one, two = scene.persons(a), scene.persons(b)
    return bool(one and two) and not one & two


def _other_speaker(_: Scene, a: Telling, b: Telling) -> bool:
    """Tell whether two acts of speech are of two speakers."""
    speech = a.frame.kind is Kind.SPEECH
    return speech and not set(a.agents) & set(b.agents)


def _only_foreseen(scene: Scene, a: Telling, b: Telling) -> bool:
    """Tell whether a happening is called to come by its sentence, and not by its own words ("will look into the raid")."""
    coming = a.stage is Stage.TO_COME
    return coming and not all(t.event.modality in AHEAD or scene.is_root(t) for t in (a, b))


def _aside(scene: Scene, a: Telling, b: Telling) -> bool:
    """Tell whether one is only looked back on ("stationed there since") and nothing pins it down."""
    if not any(t.event.background for t in (a, b)):
        return False
    pinned = scene.town(a) is not None and scene.town(a) == scene.town(b)
    return not pinned and not scene.persons(a) & scene.persons(b)


def _several(scene: Scene, a: Telling, b: Telling) -> bool:
    """Tell whether one speaks of several happenings ("chemical attacks") and no near days hold both."""
    if a.frame.family in ACTS_OF_MANY:
        return False
    plural = any(scene.said(t).endswith("s") and not scene.is_root(t) for t in (a, b))
    return plural and _one_time(scene, a, b) < 1.0


def _one_rejects(scene: Scene, a: Telling, b: Telling) -> bool:
    """Tell whether only one of two tells the happening to deny something about it."""
    one, two = (bool(REJECTS.search(scene.words_before(t))) for t in (a, b))
    return one is not two


def _no_force(scene: Scene, a: Telling, b: Telling) -> bool:
    """Tell whether an act of war is laid to somebody who wages none: a firm's rocket makes no advance."""
    if "military" not in a.frame.contexts:
        return False
    doers = [scene.record.entity.get(e) for t in (a, b) for e in t.agents]
    if a.frame.family in MOVES and not doers:
        return True
    return any(d is not None and d.kind in UNARMED for d in doers)


Gate = Callable[[Scene, Telling, Telling], bool]
GATES: tuple[Gate, ...] = (
    _other_kind,
    _other_days,
    _other_town,
    _other_persons,
    _other_speaker,
    _only_foreseen,
    _aside,
    _several,
    _one_rejects,
    _no_force,
)


def _one_town(scene: Scene, a: Telling, b: Telling) -> float:
    return 1.0 if scene.town(a) and scene.town(a) == scene.town(b) else 0.0


def _one_time(scene: Scene, a: Telling, b: Telling) -> float:
    one, two = settled(a), settled(b)
    if scene.spoken_of(a) or scene.spoken_of(b):
        return 0.0
    if one is None or two is None or not _meet(a, one, two):
        return 0.0
    near = all(d.length is not None and d.length <= LONGEST_DAYS for d in (one, two))
    return 1.0 if near else 0.5


def _parties_shared(scene: Scene, a: Telling, b: Telling) -> float:
    return 1.0 if scene.parties(a) & scene.parties(b) else 0.0


def _words_shared(scene: Scene, a: Telling, b: Telling) -> float:
    shared = scene.words(a) & scene.words(b) - {scene.trigger(a), scene.trigger(b)}
    return min(float(len(shared)), MOST_WORDS)


def _one_word(scene: Scene, a: Telling, b: Telling) -> float:
    return 0.5 if scene.trigger(a) == scene.trigger(b) else 0.0


def _lasts_there(scene: Scene, a: Telling, b: Telling) -> float:
    """A town sees one siege, one round of talks at a time."""
    return 1.0 if a.frame.family in STANDING and _one_town(scene, a, b) else 0.0


def _one_capture(scene: Scene, a: Telling, b: Telling) -> float:
    """One side takes one town once within the days that both may mean."""
    changes = a.frame.control in CHANGES and b.frame.control in CHANGES
    return 1.0 if changes and _one_town(scene, a, b) and set(a.agents) & set(b.agents) else 0.0


POINTS: tuple[Callable[[Scene, Telling, Telling], float], ...] = (
    _one_town,
    _one_time,
    _parties_shared,
    _words_shared,
    _one_word,
    _lasts_there,
    _one_capture,
)
PINS = (_one_time, _lasts_there, _one_capture)
"""One of these must hold: words and a place alone do not tell one happening from its like."""
