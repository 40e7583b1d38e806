"""Whom a loaded label means: its neutral word alone may be wider than the group that the writer named."""

from __future__ import annotations

from tetrapylon.lexicon.labels import LabelLexicon
from tetrapylon.model.claim import Claim
from tetrapylon.model.entity import EntityKind, MentionForm
from tetrapylon.model.record import Record
from tetrapylon.tell.names import with_article

LABELLED = frozenset(
    {EntityKind.ARMED_GROUP, EntityKind.STATE_FORCES, EntityKind.GOVERNMENT, EntityKind.PERSON}
)
"""Kinds of actor that loaded labels are given to."""
NAMES = frozenset({MentionForm.NAME, MentionForm.NICKNAME})
"""Forms that mean one actor wherever they stand; whom "the fighters" means is only guessed."""


def meant(record: Record, labels: LabelLexicon, claim: Claim) -> str:
    """Return a claim's words with each loaded label that is known to mean somebody replaced by the name in brackets.

    A name that stands in the words already is not put there again.
    """
    words = claim.span.of(record.report[claim.report].text)
    reading = record.reading.get(claim.report)
    for mention in sorted(reading.mentions if reading else (), key=lambda m: -m.start):
        known = record.entity.get(mention.entity or "")
        inside = claim.span.start <= mention.start and mention.end <= claim.span.end
        named = mention.form in NAMES and known is not None and known.kind in LABELLED
        if known is None or not named or not inside:
            continue
        start, end = mention.start - claim.span.start, mention.end - claim.span.start
        said = words[start:end]
        if labels.loaded(said) and known.name.casefold() not in words.casefold():
            words = f"{words[:start]}[{with_article(known)}]{words[end:]}"
    return words
