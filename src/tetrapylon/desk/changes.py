"""Endpoints that review: the queue, rulings and their log; and the current view as a file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Response
from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from tetrapylon.desk.answering import Hide, Limit, Now, Offset, TheHouse, Who, answer, signed
from tetrapylon.desk.exports import (
    OPEN,
    csv_of,
    dossier_of,
    geojson_of,
    json_lines_of,
)
from tetrapylon.desk.filters import FilterQuery, Filters
from tetrapylon.desk.keeper import State
from tetrapylon.desk.review import (
    Log,
    Overtaken,
    Queue,
    Refused,
    Ruled,
    RulingRequest,
    WithdrawRequest,
    log_of,
    queue_of,
    rule,
    withdraw,
)
from tetrapylon.desk.whole import victims_mask
from tetrapylon.run.decisions import CannotRule, exported, take_in
from tetrapylon.tell.withheld import Mask, withheld


class TakenIn(TypedDict):
    """How an import ended: rulings taken in, known already, about reports that are not here."""

    new: int
    known: int
    strange: int


class ImportRequest(BaseModel):
    """Rulings as JSON lines."""

    model_config = ConfigDict(extra="forbid")

    lines: str = Field(max_length=20_000_000)


router = APIRouter(prefix="/api")
Form = Literal["csv", "jsonl", "geojson", "html"]
MEDIA: dict[Form, str] = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "geojson": "application/geo+json",
    "html": "text/html; charset=utf-8",
}
REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"description": "The ruling cannot be taken so."},
    404: {"description": "There is no such claim."},
    409: {"description": "Somebody else ruled meanwhile."},
}


@router.get("/queue", response_model=Queue)
def queue(state: Now, by: FilterQuery, offset: Offset = 0, limit: Limit = 20) -> Response:
    """List open claims, those on which most hangs first."""
    return answer(queue_of(state, by, offset=offset, limit=limit))


@router.get("/rulings", response_model=Log)
def log(state: Now, offset: Offset = 0, limit: Limit = 100) -> Response:
    """List rulings, newest first."""
    return answer(log_of(state, offset=offset, limit=limit))


@router.post("/rulings", response_model=Ruled, responses=REFUSALS)
def add(house: TheHouse, who: Who, asked: RulingRequest) -> Response:
    """Accept, correct or reject claims."""
    try:
        return answer(rule(house.keeper, signed(asked, who), at=datetime.now(UTC)))
    except KeyError as error:
        raise HTTPException(404, f"there is no claim {error}") from error
    except Overtaken as error:
        raise HTTPException(409, str(error)) from error
    except Refused as error:
        raise HTTPException(400, str(error)) from error


@router.post("/rulings/undo", response_model=Ruled, responses={400: REFUSALS[400]})
def undo(house: TheHouse, who: Who, asked: WithdrawRequest) -> Response:
    """Take back a reviewer's last ruling or sweep."""
    try:
        return answer(withdraw(house.keeper, signed(asked, who).by, at=datetime.now(UTC)))
    except Refused as error:
        raise HTTPException(400, str(error)) from error


@router.get("/rulings/export", response_class=Response)
def export_rulings(house: TheHouse) -> Response:
    """Return all rulings as JSON lines, for another store of the same reports."""
    with house.keeper.store.view() as view:
        rows = view.decisions()
    rows = withheld(rows, victims_mask(house.keeper.store)) if house.hide_victims else rows
    return Response(
        exported(rows).encode("utf-8", "replace"),
        media_type=MEDIA["jsonl"],
        headers={"content-disposition": 'attachment; filename="rulings.jsonl"'},
    )


@router.post("/rulings/import", response_model=TakenIn, responses={400: REFUSALS[400]})
def import_rulings(house: TheHouse, asked: ImportRequest) -> Response:
    """Take in rulings of another store, each once; those about reports that are not here are left out."""
    try:
        done = take_in(house.keeper.store, asked.lines.splitlines())
    except CannotRule as error:
        raise HTTPException(400, str(error)) from error
    return answer({"new": done.new, "known": done.known, "strange": done.strange})


@router.get("/export", response_class=Response)
def export(
    house: TheHouse,
    state: Now,
    by: FilterQuery,
    form: Annotated[Form, Query()] = "csv",
    hide_victims: Hide = False,  # noqa: FBT002 - a query parameter
) -> Response:
    """Return the claims or places within the filters as a file, without the names of victims where asked for."""
    name = f"tetrapylon-{state.snapshot.generation}.{form}"
    mask = victims_mask(house.keeper.store) if hide_victims or house.hide_victims else OPEN
    return Response(
        _body(state, by, form, house.name, mask).encode("utf-8", "replace"),
        media_type=MEDIA[form],
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def _body(state: State, by: Filters, form: Form, title: str, mask: Mask) -> str:
    match form:
        case "csv":
            return csv_of(state, by, mask)
        case "jsonl":
            return json_lines_of(state, by, mask)
        case "geojson":
            return geojson_of(state, by, mask)
        case "html":
            return dossier_of(state, by, title=title, mask=mask)
