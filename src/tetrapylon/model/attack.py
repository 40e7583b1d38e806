"""Acts of violence against people and property, with their cast, as one report tells them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tetrapylon.model.claim import Accusation
from tetrapylon.model.span import Span


class AttackKind(StrEnum):
    """What was done. The list is that of the MUC-3/4 templates, where a hijacking is a robbery."""

    ATTACK = "attack"
    BOMBING = "bombing"
    KIDNAPPING = "kidnapping"
    ARSON = "arson"
    ROBBERY = "robbery"
    FORCED_WORK_STOPPAGE = "forced_work_stoppage"


class AttackStage(StrEnum):
    """How far it went."""

    ACCOMPLISHED = "accomplished"
    ATTEMPTED = "attempted"
    THREATENED = "threatened"


class Harm(StrEnum):
    """What a deed does to people."""

    KILLED = "killed"
    INJURED = "injured"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Who or what takes part: the words of the noun phrase, its head's offset, how many.

    `count` is None where the words do not say. `harm` is what befell a victim, None if nothing is told.
    """

    span: Span
    said: str
    head: int
    lemma: str
    count: int | None = None
    harm: Harm | None = None
    name: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One act of violence as one sentence tells it, or, joined, as a report tells it.

    `deeds` are the lemmas of the triggers. `sentence` numbers the sentences of the report from 0 and is the first one's, `last` the last one's. `definite` tells that the words refer back ("the
    attack"), `plural` that they speak of several at once, `real` that it is told as something that was done or tried, `support` that
    the words tell only what came of a deed, `background` that they look back, `nominal` that only nouns tell of it,
    `ongoing` that it is seen under way, `quoted` that somebody's own words tell of it, `selves` that a sentence says "we" or "you". `above` are the
    lemmas that govern the triggers. `killed` and `injured` are None where no number is said or implied.
    """

    kind: AttackKind
    stage: AttackStage
    triggers: tuple[Span, ...]
    deeds: tuple[str, ...]
    sentence: int
    last: int
    doers: tuple[Part, ...] = ()
    bodies: tuple[Part, ...] = ()
    victims: tuple[Part, ...] = ()
    targets: tuple[Part, ...] = ()
    weapons: tuple[Part, ...] = ()
    times: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    accusation: Accusation | None = None
    definite: bool = False
    plural: bool = False
    real: bool = True
    support: bool = False
    background: bool = False
    nominal: bool = False
    ongoing: bool = False
    quoted: bool = False
    selves: bool = False
    above: tuple[str, ...] = ()
    killed: int | None = None
    injured: int | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """Everybody and everything that takes part."""
        return (*self.doers, *self.bodies, *self.victims, *self.targets, *self.weapons)
