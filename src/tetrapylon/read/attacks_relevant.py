"""Which acts of violence are told as incidents of their own, and not as war, history, summary or talk.

The decision is a weighted vote of the features below (logistic regression). The weights are in
`lexicon/data/attack_weights.yaml`, made by `python -m evals.attack_weights`; its head tells from what. A feature is a
property of the words or of the cast, never a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp

from tetrapylon.lexicon.attacks import AttackWords
from tetrapylon.model.attack import Attack

REACTIONS = ("condemned", "investigated", "summed")
FIRST_SENTENCES = ((0, "opens"), (1, "second"), (3, "early"), (7, "middle"))
MUCH_TALK = 0.4
SUMMED = 25
"""A toll above this is more often a summary's than an incident's."""


def relevant(
    acts: Sequence[Attack], words: AttackWords, days: Mapping[str, int]
) -> Iterator[Attack]:
    """Yield the acts that are told as incidents.

    Args:
        acts: those of one report, joined.
        words: the tables and the weights.
        days: how many days before the report each time mention's day lies, by id.
    """
    for act in acts:
        if likelihood(features(act, acts, words, days), words.weights) >= words.threshold:
            yield act


def likelihood(found: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return the probability (0..1) that an act with these features is an incident."""
    total = weights.get("bias", 0.0) + sum(weights.get(f, 0.0) for f in found)
    return 1 / (1 + exp(-total))


def features(
    act: Attack, acts: Sequence[Attack], words: AttackWords, days: Mapping[str, int]
) -> tuple[str, ...]:
    """Return the names of an act's features."""
    return (
        f"kind {act.kind.value}",
        f"stage {act.stage.value}",
        _told(act),
        f"triggers {min(len(act.triggers), 4)}",
        f"acts {min(len(acts), 4)}",
        *_flags(act),
        *_cast(act, words),
        _when(act, days),
        _many(act),
        *sorted({f"deed {d}" for d in act.deeds}),
        *sorted({f"under {n}" for n in REACTIONS for a in act.above if a in words[n]}),
        *_order(act, acts),
    )


def _told(act: Attack) -> str:
    return next((f"place {n}" for last, n in FIRST_SENTENCES if act.sentence <= last), "place late")


def _flags(act: Attack) -> Iterator[str]:
    flags = (
        "definite",
        "plural",
        "real",
        "support",
        "background",
        "nominal",
        "ongoing",
        "quoted",
        "selves",
    )
    yield from (f for f in flags if getattr(act, f))
    if act.nominal and act.plural:
        yield "nominal plural"
    if act.victims and all(p.count is None for p in act.victims):
        yield "victims uncounted"
    if act.accusation is not None:
        yield f"accusation {act.accusation.value}"


def _cast(act: Attack, words: AttackWords) -> Iterator[str]:
    roles = (("victim", act.victims), ("doer", act.doers), ("body", act.bodies))
    for role, parts in roles:
        if not parts:
            yield f"no {role}"
        for part in parts:
            yield f"{role} {_class(part.lemma, words, named=part.name)}"
    if not act.targets:
        yield "no target"
    for part in act.targets:
        yield "target armed" if set(part.said.lower().split()) & words["armed"] else "target"
    yield from ("weapon bomb" if w.lemma in words["bombs"] else "weapon" for w in act.weapons)
    if not act.victims and not act.targets:
        yield "nothing hit"


def _class(lemma: str, words: AttackWords, *, named: bool) -> str:
    if named:
        return "named"
    for name in ("fighters", "soldiers", "state"):
        if lemma in words[name]:
            return name
    return "other"


def _when(act: Attack, days: Mapping[str, int]) -> str:
    back = [days[t] for t in act.times if t in days]
    if not back:
        return "day none" if not act.times else "day vague"
    nearest = min(back)
    steps = ((-1, "ahead"), (0, "today"), (2, "fresh"), (14, "recent"), (62, "weeks"))
    return next((f"day {name}" for last, name in steps if nearest <= last), "day old")


def _order(act: Attack, acts: Sequence[Attack]) -> Iterator[str]:
    """Yield which of its report's acts it is, and how much the report says "we"."""
    same = [a for a in acts if a.kind is act.kind]
    yield f"order {min(same.index(act), 3)}"
    yield "first of all" if acts[0] is act else "not first"
    talk = sum(a.selves for a in acts) / len(acts)
    yield "report talks" if talk > MUCH_TALK else "report tells"
    yield f"triggers of all {min(sum(len(a.triggers) for a in acts) // 2, 5)}"


def _many(act: Attack) -> str:
    toll = max(act.killed or 0, act.injured or 0)
    return "toll none" if toll == 0 else "toll sum" if toll > SUMMED else "toll few"
