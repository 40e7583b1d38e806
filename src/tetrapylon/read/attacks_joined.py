"""One act of violence from the several sentences of a report that tell of it.

Reports of one incident name it again and again: the bombing in the first line, "the explosion" later, who was
killed in a third sentence. Acts are taken in reading order; each joins the latest act that it may be the same
as, or stands alone. Two acts are apart where their kinds cannot be one deed, where both name victims of whom
none is shared and the words do not refer back, or where a word like "another" says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tetrapylon.model.attack import Attack, AttackKind, AttackStage, Harm, Part

ONE_DEED = frozenset({AttackKind.ATTACK, AttackKind.BOMBING})
NEAR_SENTENCES = 3
SUMMED = 25
"""A toll above this, beside a smaller one, is a summary's."""


def joined(attacks: Sequence[Attack], days: Mapping[str, str]) -> tuple[Attack, ...]:
    """Return the acts that a report tells of, each with all its sentences' cast.

    Args:
        attacks: as found, in reading order.
        days: the report's time mentions that mean a whole day, by id, as EDTF.
    """
    acts: list[Attack] = []
    for attack in sorted(attacks, key=lambda a: a.support):
        at = next((i for i in reversed(range(len(acts))) if _same(acts[i], attack, days)), None)
        if at is None:
            acts.append(attack)
        else:
            acts[at] = _merged(acts[at], attack)
    return tuple(map(_counted, acts))


def _same(act: Attack, attack: Attack, days: Mapping[str, str]) -> bool:
    if not _kinds_meet(act.kind, attack.kind):
        return False
    if _shares(act.victims, attack.victims) or _shares(act.targets, attack.targets):
        return True
    left, right = _days(act, days), _days(attack, days)
    if _clash(act.victims, attack.victims) or (left and right and not left & right):
        return False
    if act.kind is not attack.kind:
        return _one_deed(act, attack)
    near = abs(act.last - attack.sentence) <= NEAR_SENTENCES
    return near or attack.definite or not _hits(attack) or not _hits(act)


def _one_deed(act: Attack, attack: Attack) -> bool:
    """Tell whether an attack and a bombing are one: "the attack" refers back, or one sentence tells both."""
    if attack.definite and not _hits(attack):
        return True
    if attack.support:
        return abs(act.last - attack.sentence) <= NEAR_SENTENCES
    return act.last == attack.sentence and not (_hits(act) and _hits(attack))


def _hits(act: Attack) -> bool:
    return bool(act.victims or act.targets)


def _days(act: Attack, days: Mapping[str, str]) -> set[str]:
    return {days[t] for t in act.times if t in days}


def _kinds_meet(left: AttackKind, right: AttackKind) -> bool:
    return left is right or {left, right} == ONE_DEED


def _shares(left: Sequence[Part], right: Sequence[Part]) -> bool:
    return bool({_key(p) for p in left} & {_key(p) for p in right})


def _clash(left: Sequence[Part], right: Sequence[Part]) -> bool:
    """Tell whether both name persons, and none is the same."""
    names, others = {_key(p) for p in left if p.name}, {_key(p) for p in right if p.name}
    return bool(names and others and not names & others)


def _key(part: Part) -> str:
    """Return what two mentions of one participant share: a person's last name, a noun's lemma."""
    return part.said.lower().split()[-1] if part.name else part.lemma


def _merged(act: Attack, attack: Attack) -> Attack:
    bombing = AttackKind.BOMBING in (act.kind, attack.kind)
    stages = (act.stage, attack.stage)
    stage = AttackStage.ACCOMPLISHED if AttackStage.ACCOMPLISHED in stages else act.stage
    return replace(
        act,
        kind=AttackKind.BOMBING if bombing else act.kind,
        stage=stage,
        triggers=(*act.triggers, *attack.triggers),
        deeds=(*act.deeds, *attack.deeds),
        sentence=min(act.sentence, attack.sentence),
        last=max(act.last, attack.last),
        doers=_with(act.doers, attack.doers),
        bodies=_with(act.bodies, attack.bodies),
        victims=_with(act.victims, attack.victims),
        targets=_with(act.targets, attack.targets),
        weapons=_with(act.weapons, attack.weapons),
        times=(*act.times, *attack.times),
        places=(*act.places, *attack.places),
        accusation=act.accusation or attack.accusation,
        real=act.real or attack.real,
        definite=act.definite and attack.definite,
        plural=act.plural and attack.plural,
        support=act.support and attack.support,
        background=act.background and attack.background,
        nominal=act.nominal and attack.nominal,
        ongoing=act.ongoing and attack.ongoing,
        quoted=act.quoted and attack.quoted,
        selves=act.selves and attack.selves,
        above=(*act.above, *attack.above),
    )


def _counted(act: Attack) -> Attack:
    killed, injured = toll(act.victims, Harm.KILLED), toll(act.victims, Harm.INJURED)
    return replace(act, killed=killed, injured=injured)


def toll(victims: Sequence[Part], harm: Harm) -> int | None:
    """Return how many were harmed so, at least; None where nobody was.

    Several groups add up, but for two of one number, which are the same people in other words ("six priests", "the
    six clergymen"); names belong to the groups. A number above `SUMMED` beside a smaller one is a summary's. Somebody
    whose number is not said counts as one: it is the least that the words can mean.
    """
    harmed = [p for p in victims if p.harm is harm]
    groups = {p.count for p in harmed if p.count is not None and p.count > 1}
    small = {n for n in groups if n <= SUMMED}
    named = sum(p.name for p in harmed)
    return max(sum(small or groups), named, 1) if harmed else None


def _with(left: tuple[Part, ...], right: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return both lists with one mention each of a participant: the longer, and the one that counts."""
    found = {_key(p): p for p in left}
    for part in right:
        known = found.get(_key(part))
        found[_key(part)] = part if known is None else _fuller(known, part)
    return tuple(found.values())


def _fuller(left: Part, right: Part) -> Part:
    longer = right if right.name and len(right.said) > len(left.said) else left
    counts = [c for c in (left.count, right.count) if c is not None]
    return replace(longer, count=max(counts, default=None), harm=left.harm or right.harm)
