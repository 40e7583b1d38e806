"""The current view as a file: CSV, JSON lines, GeoJSON or a page with footnotes. Every file says what it holds.

Each carries the record's generation, the filters, what reviewers ruled, and the attribution of the data behind
places. Cells that a spreadsheet would run as a formula get a quotation mark in front.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from html import escape

from tetrapylon.desk.claims import ClaimRow, rows_at
from tetrapylon.desk.filters import Filters, chosen
from tetrapylon.desk.keeper import State
from tetrapylon.desk.pairs import distinct
from tetrapylon.desk.places import place_rows
from tetrapylon.tell.withheld import Mask, withheld

ATTRIBUTION = "Places: GeoNames (CC BY 4.0). Borders: Natural Earth (public domain)."
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet run a cell."""
COLUMNS = (
    "id", "report", "report_label", "start", "end", "words", "by", "by_type", "relayed_by", "cue", "quotation",
    "modality", "polarity", "verification", "speech_date", "content_time", "topics", "about", "origin",
    "origin_basis", "alike", "alike_origins", "state",
)  # fmt: skip
OPEN = Mask()
"""Withholds nothing."""
STYLE = (
    "body{font:16px/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c1f2a}"
    "h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}small,.meta{color:#555;font-family:sans-serif;"
    "font-size:.8rem}q{quotes:none;background:#fff3c4}ol{padding-left:1.4rem}li{margin:.7rem 0}"
    ".rejected q{text-decoration:line-through}"
)


def caption_of(state: State, by: Filters, mask: Mask = OPEN) -> list[str]:
    """Return what a file says about itself: record, filters, counts of claims and origins, attribution."""
    found = chosen(state, by)
    index = state.snapshot.index
    origins = distinct(index.voice[found], index.voices)
    kept = by.model_dump(exclude_none=True, mode="json")
    filters = ", ".join(f"{k} {v}" for k, v in kept.items()) or "none"
    names = [] if mask is OPEN else ["names of victims are withheld"]
    return [
        f"tetrapylon record, generation {state.snapshot.generation}, {len(state.decisions)} rulings",
        f"filters: {mask.words(filters)}",
        f"{len(found)} claims, {origins} origins",
        ATTRIBUTION,
        *names,
    ]


def csv_of(state: State, by: Filters, mask: Mask = OPEN) -> str:
    """Return the claims within the filters as CSV; lines that begin with `#` say what the file holds."""
    out = io.StringIO()
    out.writelines(f"# {line}\n" for line in caption_of(state, by, mask))
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in _masked_rows(state, by, mask):
        writer.writerow([cell(value_of(row, key)) for key in COLUMNS])
    return out.getvalue()


def _masked_rows(state: State, by: Filters, mask: Mask) -> list[ClaimRow]:
    return withheld(rows_at(state, chosen(state, by)), mask)


def value_of(row: ClaimRow, key: str) -> object:
    """Return a field of a claim's row as one value; lists are joined."""
    value = dict(row).get(key)
    if isinstance(value, list):
        return "; ".join(str(v["name"]) if isinstance(v, Mapping) else str(v) for v in value)
    return value


def cell(value: object) -> str:
    """Return a value as a cell that no spreadsheet runs."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) and not isinstance(value, (int, float)) else text


def json_lines_of(state: State, by: Filters, mask: Mask = OPEN) -> str:
    """Return the claims within the filters as JSON lines, the first line saying what the file holds."""
    head = {"caption": caption_of(state, by, mask)}
    rows = [head, *_masked_rows(state, by, mask)]
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def geojson_of(state: State, by: Filters, mask: Mask = OPEN) -> str:
    """Return the places within the filters as GeoJSON points; a place without a point has a null geometry."""
    features = [
        {
            "type": "Feature",
            "id": row["id"],
            "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
            if row["lat"] is not None
            else None,
            "properties": {k: v for k, v in row.items() if k not in ("lat", "lon")},
        }
        for row in withheld(place_rows(state, by), mask)
    ]
    found = {
        "type": "FeatureCollection",
        "caption": caption_of(state, by, mask),
        "features": features,
    }
    return json.dumps(found)


def dossier_of(state: State, by: Filters, *, title: str, mask: Mask = OPEN) -> str:
    """Return a page without scripts: who said what, by speaker, each with the words it rests on."""
    by_speaker: dict[str, list[ClaimRow]] = {}
    for row in _masked_rows(state, by, mask):
        by_speaker.setdefault(row["by"] or "not named", []).append(row)
    head = "".join(f"<p class='meta'>{escape(line)}</p>" for line in caption_of(state, by, mask))
    body = "".join(_speaker(name, rows) for name, rows in by_speaker.items())
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        f"<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><h1>{escape(title)}</h1>"
        f"{head}{body}</body></html>"
    )


def _speaker(name: str, rows: Sequence[ClaimRow]) -> str:
    items = "".join(_item(row) for row in rows)
    return f"<h2 dir='auto'>{escape(name)}</h2><ol>{items}</ol>"


def _item(row: ClaimRow) -> str:
    how = [row["modality"], row["polarity"], row["content_time"] or "no day given"]
    text = "own text" if row["origin"] is None else f"text of {row['origin']}"
    stated = "" if row["origin"] is None or row["origin_stated"] else " (inferred)"
    ruled = "not reviewed" if row["state"] == "open" else row["state"]
    note = ", ".join((*how, f"{row['report_label']}, {text}{stated}", ruled))
    where = f"[{row['start']}, {row['end']})"
    return (
        f"<li class='{escape(row['state'])}'><q dir='auto'>{escape(row['words'])}</q><br>"
        f"<small>{escape(note)} {escape(where)} {escape(row['id'])}</small></li>"
    )
