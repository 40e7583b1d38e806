"""Whether a claim's words of taking or holding are of a town itself, and not of its port, its outskirts or a village near it."""

from __future__ import annotations

import re

from tetrapylon.lexicon.issues import load_asking
from tetrapylon.link.questions_desk import Desk
from tetrapylon.model.claim import Claim
from tetrapylon.model.entity import Mention

AFTER = 45
"""Code points from the words of taking to the name of the town: "took full control of the ancient city of"."""
BEFORE = 30
"""Code points from the name to the words of falling: "Harim, the regional capital, fell"."""


APART = re.compile(r"[,;]|\band\b", re.I)
OF_IT = re.compile(r"['’]s\s+[a-z]")
"""What follows the name of a town where something of it is meant: "the city's stadium"."""


def is_of_town(
    desk: Desk, claim: Claim, town: str, cues: re.Pattern[str], *, near: bool = False
) -> bool:
    """Tell whether some cue in a claim's words is of a town named beside it, with no part of it between unless `near`."""
    text = desk.record.report[claim.report].text
    inside = [
        m
        for m in desk.record.reading[claim.report].mentions
        if claim.span.start <= m.start < claim.span.end
    ]
    named = [(m.start, m.end) for m in inside if m.entity == town and not _part_of(m, inside)]
    found = [m.span() for m in cues.finditer(text, claim.span.start, claim.span.end)]
    return any(_joined(text, cue, name, near=near) for cue in found for name in named)


def _part_of(mention: Mention, others: list[Mention]) -> bool:
    """Tell whether a name stands inside a longer one of something else: a hall that is called after a town."""
    return any(
        o.start <= mention.start
        and mention.end <= o.end
        and o.end - o.start > mention.end - mention.start
        and o.entity != mention.entity
        for o in others
    )


def _joined(text: str, cue: tuple[int, int], name: tuple[int, int], *, near: bool) -> bool:
    """Tell whether nothing but small words stands between a cue and a name."""
    behind = cue[1] <= name[0] or name[0] <= cue[0] < name[1]
    between = text[cue[1] : name[0]] if behind else text[name[1] : cue[0]]
    room = AFTER if behind else BEFORE
    portion = not near and (load_asking().portions.search(between) or OF_IT.match(text, name[1]))
    return len(between) <= room and not portion and not APART.search(between)
