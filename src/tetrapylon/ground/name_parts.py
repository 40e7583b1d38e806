"""Places inside longer names: the state of a state's police, the town of a town's court."""

from __future__ import annotations

from tetrapylon.ground.entities_state import Reading, is_entity
from tetrapylon.ground.places import choose_place, entity_of
from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.model.ids import content_id

LONGEST = 3
"""Words that the place at the front of a longer name may have."""
WAYS = frozenset(
    ("Street", "St.", "Road", "Rd.", "Avenue", "Ave.", "Highway", "Drive", "Lane", "Boulevard")
)
"""A way is called by a place without lying in it."""


def place_inside(report: Reading, mention: Mention) -> Mention | None:
    """Return the place at the front of a longer name of a body or thing, None where none is sure.

    Such a place says whose the body is, never where something happened: its basis is `part`.
    """
    words = mention.said.split()
    own = mention.entity is None or mention.basis == "words"
    named = mention.form is MentionForm.NAME and mention.kind is not EntityKind.PERSON
    if not (own and named) or len(words) < 2 or words[-1] in WAYS:
        return None
    for count in range(min(LONGEST, len(words) - 1), 0, -1):
        found = _front(report, mention, " ".join(words[:count]))
        if found is not None:
            return found
    return None


def _front(report: Reading, mention: Mention, said: str) -> Mention | None:
    chosen = choose_place(
        said, report.gazetteer, report.context, locative=said in report.placed, within=None
    )
    if chosen is None or not mention.said.startswith(said):
        return None
    wide = chosen.place.feature in ("region", "country")
    if not (wide or said in report.placed or chosen.place.id in report.features):
        return None
    end = mention.start + len(said)
    part = Mention(
        id=content_id("m", mention.report, mention.start, end, MentionForm.NAME),
        report=mention.report,
        start=mention.start,
        end=end,
        said=said,
        head=mention.start,
        form=MentionForm.NAME,
        entity=None,
        kind=EntityKind.PLACE,
    )
    return is_entity(report, part, entity_of(chosen.place), score=0.6, basis="part")
