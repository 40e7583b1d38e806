"""Places inside longer names: the state of a state's police, the town of a town's court."""

from __future__ import annotations

from tetrapylon.ground.entities_state import Reading, is_entity
from tetrapylon.ground.places import FITTING, choose_place, entity_of
from tetrapylon.model.entity import PLACE_KINDS, EntityKind, Mention, MentionForm
from tetrapylon.model.ids import content_id

LONGEST = 3
"""Words that the place at the front of a longer name may have."""
FITTING_ALONE = 1.0
"""Support that a single word at the front of a longer name needs to be a place's."""
WAYS = frozenset(
    ("Street", "St.", "Road", "Rd.", "Avenue", "Ave.", "Highway", "Drive", "Lane", "Boulevard")
)
"""A way is called by a place without lying in it."""


def places_inside(report: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return the places at the front and behind "of" in a longer name of a body or thing, where one is sure.

    Such a place says whose the body is, never where something happened: its basis is `part`.
    """
    words = mention.said.split()
    own = mention.entity is None or mention.basis in ("words", "lexicon")
    bodily = mention.kind not in (EntityKind.PERSON, *PLACE_KINDS) or mention.entity is None
    if not (own and bodily and mention.form is MentionForm.NAME) or len(words) < 2:
        return ()
    if words[-1] in WAYS or mention.kind is EntityKind.PERSON:
        return ()
    first = 4 if words[0].lower() == "the" else 0
    front = _longest(report, mention, words[bool(first) : -1], first)
    behind = mention.said.rfind(" of ") + 4
    after = mention.said[behind:] if behind > 4 else ""
    back = _part(report, mention, after, behind) if after[:1].isupper() else None
    return tuple(p for p in (front, back) if p is not None)


def _longest(report: Reading, mention: Mention, words: list[str], at: int) -> Mention | None:
    for count in range(min(LONGEST, len(words)), 0, -1):
        found = _part(report, mention, " ".join(words[:count]).rstrip(",;:"), at)
        if found is not None:
            return found
    return None


def _part(report: Reading, mention: Mention, said: str, at: int) -> Mention | None:
    if not said or mention.said[at : at + len(said)] != said:
        return None
    placed = said in report.placed
    if report.actors.names_no_place(said, locative=placed):
        return None
    chosen = choose_place(said, report.gazetteer, report.context, locative=placed)
    if chosen is None:
        return None
    wide = chosen.place.feature in ("region", "country")
    least = FITTING if " " in said else FITTING_ALONE
    fits = report.context.support.get(chosen.place.id, 0.0) >= least
    if not (wide or placed or fits or chosen.place.id in report.features):
        return None
    start = mention.start + at
    end = start + len(said)
    part = Mention(
        id=content_id("m", mention.report, start, end, MentionForm.NAME),
        report=mention.report,
        start=start,
        end=end,
        said=said,
        head=start,
        form=MentionForm.NAME,
        entity=None,
        kind=EntityKind.PLACE,
    )
    return is_entity(report, part, entity_of(chosen.place), score=0.6, basis="part")
