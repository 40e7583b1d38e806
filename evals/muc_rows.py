"""An act of violence as a row of the MUC set's prediction format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tetrapylon.model.attack import Attack, Part
from tetrapylon.model.claim import Accusation

CONFIDENCE = {
    Accusation.FACT: "REPORTED AS FACT",
    Accusation.ADMITTED: "CLAIMED OR ADMITTED",
    Accusation.ACCUSED_BY_AUTHORITIES: "SUSPECTED OR ACCUSED BY AUTHORITIES",
    Accusation.ACCUSED: "SUSPECTED OR ACCUSED",
    Accusation.POSSIBLE: "POSSIBLE",
    Accusation.CLEARED: "ACQUITTED",
}
NO_TARGETS = frozenset(
    {
        "town",
        "village",
        "neighborhood",
        "position",
        "helicopter",
        "plane",
        "aircraft",
        "highway",
        "road",
        "street",
        "outpost",
    }
)
WHOLE_DAY = len("1990-01-01")


def template(
    act: Attack, days: Mapping[str, str], day: str | None, country: str | None
) -> dict[str, object]:
    """Return one template.

    Args:
        act: the act with its cast.
        days: EDTF values of the report's time mentions by id.
        day: the day that the report was printed.
        country: in capitals.
    """
    row: dict[str, object] = {
        "type": act.kind.value.replace("_", " ").upper(),
        "stage": act.stage.value.upper(),
        "date": day_of(act, days, day),
        "country": country,
        "killed": act.killed,
        "injured": act.injured,
        "perp_ind": _said(act.doers),
        "perp_org": _said(act.bodies),
        "target": _said(act.targets),
        "victim": _said(act.victims),
        "weapon": _said(act.weapons),
    }
    row["confidence"] = CONFIDENCE[act.accusation or Accusation.FACT]
    return {k: v for k, v in row.items() if v is not None}


def extracts(acts: Sequence[Attack]) -> dict[str, list[str]]:
    """Return the fills that CEAF-REE counts, by the set's own convention.

    It counts victims by name only, and individual perpetrators by description; towns, highways and machines of
    war are no physical targets to it.
    """
    roles = {
        "PerpInd": [p for a in acts for p in a.doers if not p.name],
        "PerpOrg": [p for a in acts for p in a.bodies],
        "Target": [p for a in acts for p in a.targets if p.lemma not in NO_TARGETS],
        "Victim": [p for a in acts for p in a.victims if p.name and " " in p.said],
        "Weapon": [p for a in acts for p in a.weapons],
    }
    return {role: _said(parts) for role, parts in roles.items()}


def day_of(act: Attack, days: Mapping[str, str], day: str | None) -> str | None:
    """Return the first whole day that the act's sentences name and the report can look back on."""
    named = [d for t in act.times if (d := days.get(t)) and len(d) == WHOLE_DAY]
    past = [d for d in named if day is None or d <= day]
    return past[0] if past else day


def _said(parts: Sequence[Part]) -> list[str]:
    return list(dict.fromkeys(p.said for p in parts))
