"""Endpoints of the map: its rows, the voices it may be drawn by, and two maps compared."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Response
from fastapi.responses import FileResponse
from typing_extensions import TypedDict

from tetrapylon.desk.answering import Hide, House, Now, TheHouse, answer
from tetrapylon.desk.bars import last_report_day
from tetrapylon.desk.compare import Comparison, Side, comparison
from tetrapylon.desk.exports import OPEN
from tetrapylon.desk.filters import FilterQuery, Filters
from tetrapylon.desk.keeper import State
from tetrapylon.desk.layers import LayerRows
from tetrapylon.desk.mapfiles import differences_csv, map_csv, map_geojson
from tetrapylon.desk.maps import MapRows, map_rows
from tetrapylon.desk.voices import Voice, VoiceQuery, voices_of, with_voice
from tetrapylon.desk.whole import victims_mask
from tetrapylon.lexicon.map_towns import Box, Town, map_towns
from tetrapylon.tell.withheld import Mask


class TownRow(TypedDict):
    """A town to label a map with; `id` is the one that it would have as a place of the record."""

    id: str
    name: str
    local: str | None
    lat: float
    lon: float
    people: int


router = APIRouter(prefix="/api")
DAY = r"^\d{4}-\d{2}-\d{2}$"
Day = Annotated[str | None, Query(pattern=DAY)]
Back = Annotated[int, Query(ge=0, le=40_000)]
"""Days before the date whose happenings are shown too."""
WEEK = 7
MISSING: dict[int | str, dict[str, Any]] = {404: {"description": "There is no such overlay."}}
Degrees = Annotated[float, Query(ge=-360, le=360, allow_inf_nan=False)]


@router.get("/voices", response_model=list[Voice])
def voices(state: Now) -> Response:
    """List by whose word alone the map can be drawn."""
    return answer(voices_of(state))


@router.get("/map", response_model=MapRows)
def map_(state: Now, by: FilterQuery, voice: VoiceQuery = None) -> Response:
    """Return who held what, happenings and movements: all, or as one voice tells them."""
    with_voice(by, voice)
    return answer(map_rows(state, by, voice or None))


@router.get("/compare", response_model=Comparison)
def compare(  # noqa: PLR0913 - one argument a query parameter
    state: Now,
    by: FilterQuery,
    at: Day = None,
    at2: Day = None,
    voice: VoiceQuery = None,
    voice2: VoiceQuery = None,
    back: Back = WEEK,
) -> Response:
    """Compare two dates, or two voices on one date; a second date or voice that is not given is the first."""
    left = side_of(state, at, voice, back)
    right = side_of(state, at2 or at, voice2 if voice2 is not None else voice, back)
    return answer(comparison(left, right, by))


@router.get("/export/map", response_class=Response)
def export_map(  # noqa: PLR0913 - one argument a query parameter
    house: TheHouse,
    state: Now,
    by: FilterQuery,
    at: Day = None,
    voice: VoiceQuery = None,
    back: Back = WEEK,
    form: Annotated[Literal["csv", "geojson"], Query()] = "csv",
    hide_victims: Hide = False,  # noqa: FBT002 - a query parameter
) -> Response:
    """Return what a map shows on its day as a file, without the names of victims where asked for."""
    side, mask = side_of(state, at, voice, back), mask_for(house, hide_victims=hide_victims)
    write = map_csv if form == "csv" else map_geojson
    return _file(write(side, by, mask), f"map-{side.at.isoformat()}.{form}")


@router.get("/export/compare", response_class=Response)
def export_compare(  # noqa: PLR0913 - one argument a query parameter
    house: TheHouse,
    state: Now,
    by: FilterQuery,
    at: Day = None,
    at2: Day = None,
    voice: VoiceQuery = None,
    voice2: VoiceQuery = None,
    back: Back = WEEK,
    hide_victims: Hide = False,  # noqa: FBT002 - a query parameter
) -> Response:
    """Return what two maps differ in as a table, without the names of victims where asked for."""
    left = side_of(state, at, voice, back)
    right = side_of(state, at2 or at, voice2 if voice2 is not None else voice, back)
    mask = mask_for(house, hide_victims=hide_victims)
    return _file(differences_csv(left, right, by, mask), f"compare-{left.at.isoformat()}.csv")


def mask_for(house: House, *, hide_victims: bool) -> Mask:
    """Return what a file withholds: names of victims where it is asked for, or the desk always does."""
    return victims_mask(house.keeper.store) if hide_victims or house.hide_victims else OPEN


def _file(text: str, name: str) -> Response:
    kind = "application/geo+json" if name.endswith(".geojson") else "text/csv; charset=utf-8"
    headers = {"content-disposition": f'attachment; filename="tetrapylon-{name}"'}
    return Response(text.encode("utf-8", "replace"), media_type=kind, headers=headers)


@router.get("/towns", response_model=list[TownRow])
def towns(
    west: Degrees = -180.0,
    south: Degrees = -90.0,
    east: Degrees = 180.0,
    north: Degrees = 90.0,
    most: Annotated[int, Query(ge=1, le=400)] = 100,
) -> Response:
    """List the towns of the gazetteer in a stretch of the map, largest first: labels, not rows of the record."""
    box = Box(west=west, south=south, east=east, north=north)
    return answer([town_row(t) for t in map_towns().within(box, most=most)])


@router.get("/layers", response_model=LayerRows)
def layers(house: TheHouse) -> Response:
    """Return the maps and overlays that the user brought."""
    return answer(house.layers.rows())


@router.get("/overlays/{number}", response_class=FileResponse, responses=MISSING)
def overlay(house: TheHouse, number: int) -> Response:
    """Return the file of an overlay."""
    shown = house.layers.overlays
    if not 0 <= number < len(shown):
        raise HTTPException(404, "there is no such overlay")
    kind = "application/geo+json" if shown[number].kind == "geojson" else "application/octet-stream"
    return FileResponse(shown[number].path, media_type=kind)


def town_row(town: Town) -> TownRow:
    """Return a town as the map labels it."""
    return {
        "id": f"place:geonames-{town.geonames}",
        "name": town.name,
        "local": town.local,
        "lat": town.lat,
        "lon": town.lon,
        "people": town.people,
    }


def side_of(state: State, at: str | None, voice: str | None, back: int) -> Side:
    """Return one side of a comparison; without a day it stands at the last report.

    Raises:
        HTTPException: the day is none.
    """
    with_voice(Filters(), voice)
    try:
        day = date.fromisoformat(at) if at else last_report_day(state.snapshot) or date(1970, 1, 1)
    except ValueError as error:
        raise HTTPException(422, "there is no such day in the calendar") from error
    reach = min(back, (day - date.min).days)
    return Side(state=state, voice=voice or None, at=day, back=reach)
