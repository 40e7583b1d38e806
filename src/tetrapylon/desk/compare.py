"""Two maps side by side, and what differs between them in words: two dates, or two voices on one date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from typing_extensions import TypedDict

from tetrapylon.desk.bars import Bar
from tetrapylon.desk.filters import Filters, chosen
from tetrapylon.desk.keeper import State
from tetrapylon.desk.maps import Happening, all_tracks, map_rows
from tetrapylon.desk.places import DistanceRow, distance_rows
from tetrapylon.desk.voices import voice_name, with_voice
from tetrapylon.model.edtf import Days, days_of

NOT_COVERED = "no report covers the day"
NOT_TOLD = "not told of these days"
BEFORE = ("changing", "contested", "held", "lost", "approached")
"""Which of several bars of one day says who holds the place, the first that is there."""
MOST_DIFFERENCES = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two maps: whose word it takes (None: everybody's), its day, and how far it looks back."""

    state: State
    voice: str | None
    at: date
    back: int

    @property
    def days(self) -> Days:
        """The days whose happenings are shown."""
        return Days(self.at - timedelta(days=self.back), self.at)


class Told(TypedDict):
    """What one side says, with a claim to open; `told` is False where it says nothing."""

    words: str
    told: bool
    claim: str | None


class Difference(TypedDict):
    """One thing that the two sides do not say alike."""

    kind: Literal["holder", "happening", "distance"]
    place: str | None
    place_name: str
    what: str
    left: Told
    right: Told


class SideRow(TypedDict):
    """What a side is."""

    at: str
    voice: str
    holders: int
    happenings: int
    claims: int


class Comparison(TypedDict):
    """Both sides, and their differences: holders first, then distances and happenings. `same` counts holders told alike."""

    left: SideRow
    right: SideRow
    same: int
    differences: list[Difference]


def bar_on(bars: list[Bar], day: str) -> Bar | None:
    """Return the bar that covers a day, None for none; a change goes before what it changes, a holder before who comes near."""
    here = [b for b in reversed(bars) if b["since"] <= day <= b["to"]]
    return min(
        here, key=lambda b: BEFORE.index(b["kind"]) if b["kind"] in BEFORE else 0, default=None
    )


def holder_words(bar: Bar | None) -> str:
    """Return who holds a place, in words."""
    if bar is None:
        return NOT_COVERED
    holder, before = bar["holder_name"] or "not said", bar["before_name"] or "not said"
    match bar["kind"]:
        case "changing":
            return f"changing hands, day not known: {before} to {holder}"
        case "contested":
            return "fought over"
        case "lost":
            return f"lost by {before}; not said to whom"
        case kind:
            return f"{kind} by {holder}" if kind != "held" else f"held by {holder}"


def comparison(left: Side, right: Side, by: Filters) -> Comparison:
    """Return two sides and what differs between them."""
    holders = list(_holders(left, right, by))
    differing = [d for d in holders if d["left"]["words"] != d["right"]["words"]]
    found = [*differing, *_distances(left, right, by), *_happenings(left, right, by)]
    return {
        "left": _side(left, by),
        "right": _side(right, by),
        "same": len(holders) - len(differing),
        "differences": found[:MOST_DIFFERENCES],
    }


def _side(side: Side, by: Filters) -> SideRow:
    tracks = all_tracks(side.state, by.place, side.voice)
    bars = (bar_on(t["bars"], side.at.isoformat()) for t in tracks)
    return {
        "at": side.at.isoformat(),
        "voice": voice_name(side.state, side.voice),
        "holders": sum(b is not None and b["kind"] == "held" for b in bars),
        "happenings": len(shown(side, by)),
        "claims": len(chosen(side.state, with_voice(by, side.voice))),
    }


def _holders(left: Side, right: Side, by: Filters) -> Iterator[Difference]:
    sides = [{t["place"]: t for t in all_tracks(s.state, by.place, s.voice)} for s in (left, right)]
    names = {p: t["name"] for side in sides for p, t in side.items()}
    for place, name in sorted(names.items(), key=lambda p: (p[1], p[0])):
        one, two = (
            bar_on(tracks[place]["bars"], side.at.isoformat()) if place in tracks else None
            for tracks, side in zip(sides, (left, right), strict=True)
        )
        if one is None and two is None:
            continue
        yield {
            "kind": "holder",
            "place": place,
            "place_name": name,
            "what": "who holds it",
            "left": _held(one),
            "right": _held(two),
        }


def _held(bar: Bar | None) -> Told:
    claims = bar["claims"] if bar else []
    return {
        "words": holder_words(bar),
        "told": bar is not None,
        "claim": claims[0] if claims else None,
    }


def shown(side: Side, by: Filters) -> list[Happening]:
    """Return the happenings within a side's days."""
    return [
        h
        for h in map_rows(side.state, by, side.voice)["happenings"]
        if shows(h["first"], h["last"], side.days)
    ]


def shows(first_day: str | None, last_day: str | None, wanted: Days) -> bool:
    """Tell whether something of these days meets the days wanted; what has no day does not.

    Where one end is not told the other stands for it: what ended by a day was not under way on every day before.
    """
    first, last = days_of(first_day or last_day), days_of(last_day or first_day)
    if first is None and last is None:
        return False
    return Days(first.first if first else None, last.last if last else None).meets(wanted)


def _happenings(left: Side, right: Side, by: Filters) -> Iterator[Difference]:
    sides = [{h["id"]: h for h in shown(s, by)} for s in (left, right)]
    for key in sorted({k for s in sides for k in s}, key=lambda k: _order(sides, k)):
        one, two = (s.get(key) for s in sides)
        if one is not None and two is not None:
            continue
        row = one or two
        if row is None:
            continue
        yield {
            "kind": "happening",
            "place": row["place"],
            "place_name": row["place_name"],
            "what": row["title"],
            "left": _told(one),
            "right": _told(two),
        }


def _order(sides: list[dict[str, Happening]], key: str) -> tuple[str, str]:
    row = next(s[key] for s in sides if key in s)
    return row["first"] or row["last"] or "", key


def _told(row: Happening | None) -> Told:
    if row is None:
        return {"words": NOT_TOLD, "told": False, "claim": None}
    days = " to ".join(dict.fromkeys(d for d in (row["first"], row["last"]) if d))
    return {"words": f"{row['status']}, {days}", "told": True, "claim": row["claim"]}


def _distances(left: Side, right: Side, by: Filters) -> Iterator[Difference]:
    sides = [_said(s, by) for s in (left, right)]
    for place in sorted({p for s in sides for p in s}):
        rows = [s.get(place, []) for s in sides]
        words = [_measured(r) for r in rows]
        if words[0]["words"] != words[1]["words"]:
            row = next(r for side in rows for r in side)
            yield {
                "kind": "distance",
                "place": place,
                "place_name": row["place_name"] or place,
                "what": "distances said",
                "left": words[0],
                "right": words[1],
            }


def _said(side: Side, by: Filters) -> dict[str, list[DistanceRow]]:
    found: dict[str, list[DistanceRow]] = {}
    for row in distance_rows(side.state, with_voice(by, side.voice)):
        days = days_of(row["as_of"])
        if row["place"] is not None and days is not None and days.meets(Days(side.at, side.at)):
            found.setdefault(row["place"], []).append(row)
    return found


def _measured(rows: list[DistanceRow]) -> Told:
    if not rows:
        return {"words": NOT_TOLD, "told": False, "claim": None}
    said = sorted({" ".join(r["words"].split()) for r in rows})
    return {"words": "; ".join(said), "told": True, "claim": rows[0]["claim"]}
