"""Which predicted template answers which gold template of the MUC set, to teach what an incident is.

A stand-in for the scorer's alignment that needs nothing but the rows: pairs are taken greedily by agreement.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from typing import Any

ROLES = ("perp_ind", "perp_org", "target", "victim", "weapon")
ARTICLES = re.compile(r"\b(?:a|an|the)\b")
Row = Mapping[str, Any]


def aligned(gold: Sequence[Row], rows: Sequence[Row]) -> dict[int, bool | None]:
    """Return for each predicted row that answers a template whether the type is right.

    None stands for an answer to an optional template.
    """
    pairs = [
        (agreement(template, row), -i, -k)
        for i, template in enumerate(gold)
        for k, row in enumerate(rows)
    ]
    answers: dict[int, bool | None] = {}
    used: set[int] = set()
    for agrees, i, k in sorted(pairs, reverse=True):
        if agrees > 0 and -i not in used and -k not in answers:
            used.add(-i)
            template = gold[-i]
            answers[-k] = None if template["optional"] else rows[-k]["type"] in template["type"]
    return answers


def agreement(template: Row, row: Row) -> float:
    """Return how much a row says what a gold template says; the scorer's weights for type and fills."""
    score = 1.0 * (row["type"] in template["type"]) + 0.25 * (row["stage"] in template["stage"])
    score += 0.5 * (row.get("country") in template["country"])
    score += 0.75 * any(_holds(span, row.get("date")) for span in template["dates"])
    for role in ROLES:
        named = {_norm(n) for entity in template[role] for n in entity["names"]}
        score += bool(named & {_norm(said) for said in row.get(role, [])})
    return score


def _holds(span: Sequence[str | None], day: str | None) -> bool:
    start, end = span
    return day is not None and (start or "") <= day <= (end or "")


def _norm(words: str) -> str:
    bare = "".join(c for c in words.lower() if c not in string.punctuation)
    return " ".join(ARTICLES.sub(" ", bare).split())
