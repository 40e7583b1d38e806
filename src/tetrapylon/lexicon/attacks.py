"""Words that tell of acts of violence, and the nouns of those who take part (`data/attacks.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import yaml

from tetrapylon.model.attack import AttackKind, Harm


@dataclass(frozen=True, slots=True, kw_only=True)
class AttackTrigger:
    """One row: what its words tell of. `object`, `subject` and `near` are conditions; `support` rows tell no deed by themselves."""

    kind: AttackKind
    harm: Harm | None
    object: str | None
    near: str | None
    subject: str | None
    support: bool


@dataclass(frozen=True, kw_only=True)
class AttackWords:
    """The tables, and the weights that decide which acts are incidents (`read.attacks_relevant`).

    `verbs` and `nouns` are keyed by lemma, a verb with its particle by "blow up".
    """

    verbs: Mapping[str, tuple[AttackTrigger, ...]]
    nouns: Mapping[str, tuple[AttackTrigger, ...]]
    weapon_heads: Mapping[str, frozenset[str]]
    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    threshold: float = 0.0

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes[name]


@cache
def load_attack_words() -> AttackWords:
    """Return the packaged tables, read once in a process."""
    data = files("tetrapylon.lexicon") / "data"
    table = yaml.safe_load((data / "attacks.yaml").read_text(encoding="utf-8"))
    rows = table.pop("triggers")
    heads = {k: frozenset(v) for k, v in table.pop("weapon_heads").items()}
    blame = {f"blame_{k}": frozenset(v) for k, v in table.pop("blame").items()}
    classes = {k: frozenset(str(w) for w in v) for k, v in table.items()}
    weights = yaml.safe_load((data / "attack_weights.yaml").read_text(encoding="utf-8"))
    return AttackWords(
        verbs=_by_word(rows, "verb"),
        nouns=_by_word(rows, "noun"),
        weapon_heads=heads,
        classes=classes | blame,
        weights=weights["weights"],
        threshold=weights["threshold"],
    )


def _by_word(rows: list[dict[str, object]], part: str) -> dict[str, tuple[AttackTrigger, ...]]:
    found: dict[str, tuple[AttackTrigger, ...]] = {}
    for row in rows:
        words = row.get(part, [])
        for word in words if isinstance(words, list) else []:
            found[word] = (*found.get(word, ()), _trigger(row))
    return found


def _trigger(row: Mapping[str, object]) -> AttackTrigger:
    return AttackTrigger(
        kind=AttackKind(str(row["kind"])),
        harm=Harm(str(row["harm"])) if "harm" in row else None,
        object=str(row["object"]) if "object" in row else None,
        near=str(row["near"]) if "near" in row else None,
        subject=str(row["subject"]) if "subject" in row else None,
        support=bool(row.get("support")),
    )
