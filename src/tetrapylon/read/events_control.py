"""What control is had of: a town, a part of it, or ground beside it."""

from __future__ import annotations

from tetrapylon.lexicon.frames import ControlEffect, Frame, FrameLexicon
from tetrapylon.model.entity import EntityKind, Mention
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.events_cast import Cast

TOWN_MARKS = frozenset({"oil", "key", "coastal", "strategic", "main"})
"""Words before "port of" that make it the town and not its harbour."""


def frame_for(
    frames: FrameLexicon, cast: Cast, parse: Parse, frame: Frame, thing: Token | None
) -> Frame:
    """Return the frame, or that of ground for "took control of the airport"."""
    ground = frames.of_ground
    if frame.control is not ControlEffect.TAKES or thing is None or ground is None:
        return frame
    lemma = thing.lemma.lower()
    beside = frames.belongs(lemma, ("ground",)) and not frames.belongs(lemma, ("settlement",))
    return ground if beside or _is_harbour(cast, parse, thing) else frame


def _is_harbour(cast: Cast, parse: Parse, thing: Token) -> bool:
    """Tell "the port of X", which is a part of X, from "the Norland port of X", which is X."""
    marks = [c for c in parse.children(thing) if c.dep in ("amod", "compound", "nmod")]
    states = (cast.of(c) for c in marks)
    national = any(m is not None and m.kind is EntityKind.STATE for m in states)
    plain = not national and not any(c.low in TOWN_MARKS or c.low.endswith("ern") for c in marks)
    lies = any(
        cast.of(c) is not None
        for prep in parse.children(thing)
        if prep.low == "in"
        for c in parse.subtree(prep)
    )
    return thing.low == "port" and plain and not lies


def is_named(cast: Cast, noun: Token) -> bool:
    """Tell whether a noun is, or closes, the name of something known ("Karsa province")."""
    if cast.of(noun) is not None:
        return True
    return any(m.start < noun.start and noun.end <= m.end for m in cast.named_places)


def held_by(frames: FrameLexicon, cast: Cast, parse: Parse, noun: Token) -> Token | None:
    """Return what control is had of: "control of the airport" is the airport's, of a town nothing's beside it."""
    if not frames.belongs(noun.lemma.lower(), ("hold", "control", "whole")):
        return noun
    for prep in parse.children(noun):
        for inner in parse.children(prep) if prep.low in ("of", "over", "in") else ():
            known = cast.of(inner) is not None
            return None if known else inner
    return None


def closes_names(frames: FrameLexicon, thing: Token, places: tuple[Mention, ...]) -> bool:
    """Tell whether a noun closes a list of names: "the Karsa and Ulm districts" are no thing beside a place."""
    lemma = thing.lemma.lower()
    settled = frames.belongs(lemma, ("settlement",)) or lemma == "district"
    return settled and any(m.end + 1 == thing.start for m in places)
