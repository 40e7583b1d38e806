"""Whose "its army" and "his forces" are, where grammar does not say whom the pronoun takes up.

"Norland's president said its army had taken Karsa": the one state that the sentence names before. "The leader of the
Karsan Front said his forces had left": the group that he leads.
"""

from __future__ import annotations

import re

from tetrapylon.ground.entities_state import Reading
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm

HIS = re.compile(r"(?:his|her) ", re.IGNORECASE)
LEADS = re.compile(
    r"\b(?:leader|commander|head|chief|boss|spokes(?:man|woman|person)|chairman)\s+(?:of|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
LEADER = re.compile(
    r"(?:['’]s)?\s+(?:leader|commander|head|chief|boss|spokes(?:man|woman|person)|chairman)\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?][”\"’]?\s|\n")
NAMES = frozenset({MentionForm.NAME, MentionForm.ADJECTIVE})
REACH = 300


def states_before(report: Reading, mention: Mention) -> tuple[Entity, ...]:
    """Return the states that a mention's sentence names before it, each once."""
    found = [
        report.entities[m.entity]
        for m in _before(report, mention)
        if m.form in NAMES and m.kind is EntityKind.STATE and m.entity in report.entities
    ]
    return tuple(dict.fromkeys(found))


def led_group(report: Reading, mention: Mention) -> Entity | None:
    """Return the armed group whose leader the sentence names before "his forces", None for none."""
    if HIS.match(mention.said) is None:
        return None
    text = report.document.text
    for m in _before(report, mention):
        entity = report.entities.get(m.entity or "")
        if m.form is not MentionForm.NAME or entity is None:
            continue
        led = LEADS.search(text[max(0, m.start - 40) : m.start]) or LEADER.match(text, m.end)
        if led and entity.kind is EntityKind.ARMED_GROUP:
            return entity
    return None


def _before(report: Reading, mention: Mention) -> list[Mention]:
    text = report.document.text
    low = max(0, mention.start - REACH)
    ends = [m.end() for m in SENTENCE_END.finditer(text, low, mention.start)]
    start = ends[-1] if ends else low
    return [m for m in report.seen if start <= m.start and m.end <= mention.start]
