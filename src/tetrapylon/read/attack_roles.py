"""Who fills which role of an act of violence: doers, bodies, victims, targets and means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.lexicon.attacks import AttackTrigger, AttackWords
from tetrapylon.lexicon.frames import FrameLexicon
from tetrapylon.model.attack import AttackKind, Harm, Part
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.record import Reading
from tetrapylon.read.attack_parts import Casting, Sort, part_of, parts_at
from tetrapylon.read.events_cast import Cast, cast_of
from tetrapylon.read.events_roles import Arguments

TARGET_PREPS = frozenset({"against", "on", "at", "upon", "to"})
BESIDE_PREPS = frozenset({"in", "at", "near", "outside", "inside", "of", "under", "on", "against"})


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What the finders look into: the reading, the tables, the cast."""

    reading: Reading
    frames: FrameLexicon
    words: AttackWords
    casting: Casting
    cast: Cast


@dataclass(frozen=True, slots=True)
class Roles:
    """Who and what takes part, by role."""

    doers: tuple[Part, ...] = ()
    bodies: tuple[Part, ...] = ()
    victims: tuple[Part, ...] = ()
    targets: tuple[Part, ...] = ()
    weapons: tuple[Part, ...] = ()


def scene_of(reading: Reading, frames: FrameLexicon, words: AttackWords, casting: Casting) -> Scene:
    """Return the scene over one report's reading."""
    return Scene(
        reading=reading,
        frames=frames,
        words=words,
        casting=casting,
        cast=cast_of(reading.mentions, frames),
    )


def roles_of(
    parse: Parse, token: Token, row: AttackTrigger, arguments: Arguments, scene: Scene
) -> Roles:
    """Return the parts that a trigger's arguments and its clause name."""
    filled = _Filled(parse, scene, row.harm)
    nominal = arguments.noun is not None
    owned = [t for t in arguments.subjects if nominal and _is_owned(parse, t, row, scene)]
    undergoer = row.subject == "person" and token.tag.startswith("VB")
    for noun in arguments.subjects:
        if undergoer or noun in owned:
            continue
        filled.agent(noun)
    for noun in (*arguments.objects, *owned, *(arguments.subjects if undergoer else ())):
        filled.patient(noun)
    for prep, noun in arguments.preps:
        _take_prep(filled, prep, noun, row)
    for word in parse.sentence(token.sent):
        if _names_deed(parse, word, token):
            filled.named_means(word)
        elif _means_nearby(parse, word, token):
            filled.means(word)
    return filled.roles()


def _take_prep(filled: _Filled, prep: str, noun: Token, row: AttackTrigger) -> None:
    if prep == "with":
        filled.means(noun)
    elif prep in TARGET_PREPS and row.object != "weapon" and row.subject is None:
        filled.aimed_at(noun)
    elif prep in BESIDE_PREPS and row.kind is AttackKind.BOMBING:
        filled.beside(noun)


def _is_owned(parse: Parse, noun: Token, row: AttackTrigger, scene: Scene) -> bool:
    """Tell whether the owner of a deed's noun is its victim: "the bishop's murder"."""
    if noun.dep not in ("poss", "compound", "nmod", "amod") or row.harm is None:
        return False
    return noun.lemma.lower() not in scene.words["perpetrators"] and (
        scene.casting.sort_of(parse, noun) is Sort.PERSON
    )


def _names_deed(parse: Parse, word: Token, trigger: Token) -> bool:
    """Tell whether a word before a deed's noun says by what means: "car bomb attack"."""
    return parse.head(word) is trigger and word.dep in ("compound", "nmod", "amod")


def _means_nearby(parse: Parse, word: Token, trigger: Token) -> bool:
    """Tell whether a noun may be the means: it stands in the trigger's own clause."""
    if word.pos not in ("NOUN", "PROPN"):
        return False
    above = next((a for a in parse.ancestors(word) if a.pos in ("VERB", "AUX")), None)
    return above is trigger


class _Filled:
    """The parts as they are found; each word fills one role, the first that it is found in."""

    def __init__(self, parse: Parse, scene: Scene, harm: Harm | None) -> None:
        self.parse, self.scene, self.harm = parse, scene, harm
        self.found: dict[str, dict[int, Part]] = {
            k: {} for k in ("doers", "bodies", "victims", "targets", "weapons")
        }

    def agent(self, noun: Token) -> None:
        """Take a subject: a person or a body does it, a weapon is the means."""
        for part, sort, word in self._sorted(noun, None):
            if sort is Sort.PERSON:
                self._put("doers", part)
                self._membership(word)
            elif sort is Sort.BODY:
                self._put(self._body_role(part), part)
                self._membership(word)
            elif sort is Sort.WEAPON:
                self._put("weapons", part)

    def _body_role(self, part: Part) -> str:
        loose = part.lemma in self.scene.words["perpetrators"] and not part.name
        return "doers" if loose else "bodies"

    def _membership(self, word: Token) -> None:
        """Take the body whose members act: "members of the front", "front fighters"."""
        for c in self.parse.children(word):
            if c.low == "of" or c.low == "from":
                for d in self.parse.children(c):
                    self._if_body(d)
            elif c.dep in ("compound", "nmod", "amod", "appos", "poss"):
                self._if_body(c)

    def _if_body(self, noun: Token) -> None:
        for part, sort, _ in self._sorted(noun, None):
            if sort is Sort.BODY:
                self._put("bodies", part)

    def patient(self, noun: Token) -> None:
        """Take an object: a person is the victim, a thing the target, a weapon the means."""
        for part, sort, word in self._sorted(noun, self.harm):
            if sort is Sort.PERSON or (sort is Sort.PLACE and self._may_suffer(word)):
                self._put("victims", part)
            elif sort is Sort.THING:
                self._put("targets", part)
            elif sort is Sort.WEAPON:
                self._put("weapons", part)

    def _may_suffer(self, word: Token) -> bool:
        """Tell whether a name that only its preposition makes a place is somebody who was hurt."""
        found = self.scene.casting.mentions.get(word.start)
        return self.harm is not None and found is not None and found.entity is None

    def means(self, noun: Token) -> None:
        """Take a weapon that stands by."""
        for part, sort, _ in self._sorted(noun, None):
            if sort is Sort.WEAPON:
                self._put("weapons", part)

    def named_means(self, noun: Token) -> None:
        """Take a weapon that names the deed."""
        if noun.lemma.lower() in self.scene.words["weapons"]:
            self._put("weapons", part_of(self.parse, noun, self.scene.casting))

    def aimed_at(self, noun: Token) -> None:
        """Take whom or what an attack is "on" or "against"."""
        for part, sort, _ in self._sorted(noun, self.harm):
            if sort is Sort.PERSON:
                self._put("victims", part)
            elif sort is Sort.THING:
                self._put("targets", part)

    def beside(self, noun: Token) -> None:
        """Take the thing in, at or near which a bomb went off."""
        for part, sort, _ in self._sorted(noun, None):
            if sort is Sort.THING:
                self._put("targets", part)

    def _sorted(self, noun: Token, harm: Harm | None) -> Iterator[tuple[Part, Sort, Token]]:
        for part, word in parts_at(self.parse, noun, self.scene.casting, harm=harm):
            yield part, self.scene.casting.sort_of(self.parse, word), word

    def _put(self, role: str, part: Part) -> None:
        if not any(part.head in heads for heads in self.found.values()):
            self.found[role][part.head] = part

    def roles(self) -> Roles:
        """Return what was found."""
        return Roles(**{k: tuple(v.values()) for k, v in self.found.items()})
