"""The map as it is looked at, as a file: holders on the day, happenings, movements; and what two maps differ in.

Each file carries the same caption as every export, with the day and whose word is taken.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence

from typing_extensions import TypedDict

from tetrapylon.desk.compare import Side, bar_on, comparison, holder_words, shown, shows
from tetrapylon.desk.exports import OPEN, caption_of, cell
from tetrapylon.desk.filters import Filters
from tetrapylon.desk.maps import Movement, all_tracks, map_rows, point
from tetrapylon.desk.voices import voice_name, with_voice
from tetrapylon.tell.withheld import Mask, withheld

DIFFERENCE_COLUMNS = ("kind", "place", "what", "left", "left_claim", "right", "right_claim")


class Shown(TypedDict):
    """One thing on a map. `lon` and `lat` are its point; `to_lon` and `to_lat` where a movement leads, where that is told."""

    kind: str
    place: str
    what: str
    how: str
    first: str | None
    last: str | None
    lon: float | None
    lat: float | None
    to_lon: float | None
    to_lat: float | None
    claims: int
    claim: str | None


COLUMNS = tuple(Shown.__annotations__)


def shown_rows(side: Side, by: Filters) -> list[Shown]:
    """Return everything that one map shows on its day: holders, then happenings, then movements."""
    return [*_held(side, by), *_happened(side, by), *_moved(side, by)]


def _held(side: Side, by: Filters) -> Iterator[Shown]:
    day = side.at.isoformat()
    for track in all_tracks(side.state, by.place, side.voice):
        bar = bar_on(track["bars"], day)
        if bar is None:
            continue
        at = point(side.state, track["place"])
        yield {
            "kind": "holder",
            "place": track["name"],
            "what": holder_words(bar),
            "how": bar["basis"],
            "first": bar["since"],
            "last": None if bar["open"] else bar["to"],
            "lon": at[0] if at else None,
            "lat": at[1] if at else None,
            "to_lon": None,
            "to_lat": None,
            "claims": len(bar["claims"]),
            "claim": next(iter(bar["claims"]), None),
        }


def _happened(side: Side, by: Filters) -> Iterator[Shown]:
    for row in shown(side, by):
        yield {
            "kind": "happening",
            "place": row["place_name"],
            "what": row["title"],
            "how": row["status"],
            "first": row["first"],
            "last": row["last"],
            "lon": row["lon"],
            "lat": row["lat"],
            "to_lon": None,
            "to_lat": None,
            "claims": row["claims"],
            "claim": row["claim"],
        }


def _moved(side: Side, by: Filters) -> Iterator[Shown]:
    rows = map_rows(side.state, by, side.voice)["movements"]
    for row in (r for r in rows if shows(r["first"], r["last"], side.days)):
        at, to = row["origin_at"], row["towards_at"]
        yield {
            "kind": row["kind"],
            "place": row["origin_name"] or row["towards_name"] or "",
            "what": way_words(row),
            "how": row["status"],
            "first": row["first"],
            "last": row["last"],
            "lon": at[0] if at else None,
            "lat": at[1] if at else None,
            "to_lon": to[0] if to else None,
            "to_lat": to[1] if to else None,
            "claims": 1,
            "claim": row["claim"],
        }


def way_words(row: Movement) -> str:
    """Return who moved from where to where; what is not told is said to be so."""
    origin = f"from {row['origin_name']}" if row["origin_name"] else "from where is not said"
    towards = f"towards {row['towards_name']}" if row["towards_name"] else "whither is not said"
    return ", ".join((*row["actors"], origin, towards))


def map_caption(side: Side, by: Filters, mask: Mask = OPEN) -> list[str]:
    """Return the caption of one map's file."""
    voice = mask.words(voice_name(side.state, side.voice))
    first = (
        f"map on {side.at.isoformat()}, as told by {voice}; happenings of {side.back} days before"
    )
    return [first, *caption_of(side.state, with_voice(by, side.voice), mask)]


def map_csv(side: Side, by: Filters, mask: Mask = OPEN) -> str:
    """Return one map as CSV; lines that begin with `#` say what the file holds."""
    rows = withheld(shown_rows(side, by), mask)
    return _table(map_caption(side, by, mask), COLUMNS, [[r[k] for k in COLUMNS] for r in rows])  # type: ignore[literal-required]


def map_geojson(side: Side, by: Filters, mask: Mask = OPEN) -> str:
    """Return one map as GeoJSON: points, and a line where both ends of a movement are told. What has no point has no geometry."""
    features = [
        {"type": "Feature", "geometry": _geometry(row), "properties": row}
        for row in withheld(shown_rows(side, by), mask)
    ]
    caption = map_caption(side, by, mask)
    return json.dumps({"type": "FeatureCollection", "caption": caption, "features": features})


def _geometry(row: Shown) -> dict[str, object] | None:
    ends = [(row["lon"], row["lat"]), (row["to_lon"], row["to_lat"])]
    told = [list(e) for e in ends if e[0] is not None]
    if not told:
        return None
    if len(told) == len(ends):
        return {"type": "LineString", "coordinates": told}
    return {"type": "Point", "coordinates": told[0]}


def differences_csv(left: Side, right: Side, by: Filters, mask: Mask = OPEN) -> str:
    """Return what two maps differ in as CSV; lines that begin with `#` say what is compared."""
    rows = withheld(comparison(left, right, by)["differences"], mask)
    cells = [
        [
            r["kind"],
            r["place_name"],
            r["what"],
            r["left"]["words"],
            r["left"]["claim"],
            r["right"]["words"],
            r["right"]["claim"],
        ]
        for r in rows
    ]
    caption = [
        f"{name}: {line}"
        for name, side in (("left", left), ("right", right))
        for line in map_caption(side, by, mask)
    ]
    return _table(caption, DIFFERENCE_COLUMNS, cells)


def _table(caption: Sequence[str], columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    out.writelines(f"# {line}\n" for line in caption)
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()
