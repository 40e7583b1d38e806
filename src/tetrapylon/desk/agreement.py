"""How far reviewers agree: in percent and as Cohen's kappa, pair by pair, each with the number of claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

from typing_extensions import TypedDict

from tetrapylon.desk.rulings import UNDO, of_claims, taken_back
from tetrapylon.model.decision import Decision, Evidence, Noun

CORRECTED = "corrected"


class PairRow(TypedDict):
    """Two reviewers: on `both` claims both ruled, on `agreed` alike (accepted, corrected or rejected).

    `kappa` is Cohen's, chance agreement taken off; None where one verdict alone was given, for which it says nothing.
    """

    one: str
    other: str
    both: int
    agreed: int
    kappa: float | None


def verdicts_of(decisions: Iterable[Decision]) -> Mapping[str, Mapping[Evidence, str]]:
    """Return what each reviewer last said of each claim's words, whether or not it stands."""
    listed = sorted(decisions, key=lambda d: (d.at, d.id))
    gone = taken_back(listed)
    found: dict[str, dict[Evidence, str]] = {}
    for d in listed:
        if of_claims(d) and d.id not in gone and not d.reason.startswith(UNDO):
            verdict = d.ruling if d.question == Noun.CLAIM else CORRECTED
            found.setdefault(d.by, {})[d.evidence] = verdict
    return found


def pairs_of(decisions: Iterable[Decision]) -> list[PairRow]:
    """Return a row for every two reviewers who ruled on the same claims, those with most claims first."""
    said = verdicts_of(decisions)
    rows = [
        _pair(one, said[one], other, said[other]) for one, other in combinations(sorted(said), 2)
    ]
    return sorted((r for r in rows if r["both"]), key=lambda r: (-r["both"], r["one"], r["other"]))


def _pair(
    one: str, ones: Mapping[Evidence, str], other: str, others: Mapping[Evidence, str]
) -> PairRow:
    verdicts = [(ones[e], others[e]) for e in sorted(ones.keys() & others.keys())]
    return {
        "one": one,
        "other": other,
        "both": len(verdicts),
        "agreed": sum(a == b for a, b in verdicts),
        "kappa": kappa(verdicts),
    }


def kappa(verdicts: list[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa (1960) of pairs of verdicts, None where chance alone would agree on all."""
    n = len(verdicts)
    if not n:
        return None
    first, second = Counter(a for a, _ in verdicts), Counter(b for _, b in verdicts)
    chance = sum(first[v] * second[v] for v in first) / n**2
    seen = sum(a == b for a, b in verdicts) / n
    return None if chance == 1 else round((seen - chance) / (1 - chance), 3)
