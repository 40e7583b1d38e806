"""What a whole report adds to the cast of its acts: full names, and the group that its fighters belong to.

A report names a person in full once and by the surname later, and says "the guerrillas" of a group that it names
in another sentence. Both are read off the report; where it names two groups as often, none is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tetrapylon.lexicon.attacks import AttackWords
from tetrapylon.model.attack import Attack, Part
from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.model.span import Span


def with_report(
    acts: Sequence[Attack], mentions: Sequence[Mention], words: AttackWords
) -> tuple[Attack, ...]:
    """Return the acts with full names and with the group behind fighters that no sentence names beside them."""
    full = _full_names(mentions)
    group = _group(mentions)
    return tuple(_completed(a, full, group, words) for a in acts)


def _completed(
    act: Attack, full: Mapping[str, str], group: Part | None, words: AttackWords
) -> Attack:
    doers = {p.lemma for p in act.doers}
    led = bool(doers & words["fighters"]) or not (act.doers or act.bodies)
    bodies = (group,) if group is not None and led and not act.bodies else act.bodies
    return replace(
        act,
        doers=tuple(_named(p, full) for p in act.doers),
        victims=tuple(_named(p, full) for p in act.victims),
        bodies=bodies,
    )


def _named(part: Part, full: Mapping[str, str]) -> Part:
    said = full.get(part.said.lower()) if part.name else None
    return replace(part, said=said) if said is not None else part


def _full_names(mentions: Sequence[Mention]) -> dict[str, str]:
    """Return for each surname the report's first full name that holds it."""
    found: dict[str, str] = {}
    for mention in mentions:
        words = mention.said.replace("\n", " ").split()
        person = mention.kind in (EntityKind.PERSON, None) and mention.form is MentionForm.NAME
        if person and len(words) >= 3:
            for word in words[1:]:
                found.setdefault(word.lower(), " ".join(words))
    return found


def _group(mentions: Sequence[Mention]) -> Part | None:
    """Return the armed group that the report names most, None where two are named as often."""
    counts: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind is EntityKind.ARMED_GROUP and mention.entity is not None:
            counts[mention.entity] += 1
            first.setdefault(mention.entity, mention)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    mention = first[ranked[0][0]]
    said = " ".join(mention.said.split("(")[0].split("[")[0].split())
    said = said.removeprefix("THE ").removeprefix("the ").removeprefix("The ")
    return Part(
        span=Span(mention.start, mention.end),
        said=said,
        head=mention.head,
        lemma=said.lower(),
        name=True,
    )
