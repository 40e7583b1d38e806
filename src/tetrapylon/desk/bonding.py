"""Endpoints that join and part incidents, and make the record anew so that rulings take effect."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Response

from tetrapylon.desk.answering import Now, TheHouse, ToldBy, Who, answer, found, signed
from tetrapylon.desk.bonds import (
    Bonds,
    Bound,
    JoinRequest,
    PartRequest,
    TakeBackRequest,
    bonds_of,
    join,
    part,
    take_back,
)
from tetrapylon.desk.incidents import incident_told_by
from tetrapylon.desk.near import NearRow, near_of
from tetrapylon.desk.renewal import Renewed
from tetrapylon.desk.review import Overtaken, Refused

router = APIRouter(prefix="/api")
MISSING: dict[int | str, dict[str, Any]] = {
    404: {"description": "There is no such incident in the record."}
}
REFUSALS: dict[int | str, dict[str, Any]] = {
    **MISSING,
    400: {"description": "The ruling cannot be taken so."},
    409: {"description": "Somebody else ruled meanwhile."},
}


@router.get("/incidents/{incident}/bonds", response_model=Bonds, responses=MISSING)
def bonds(state: Now, incident: str, claim: ToldBy = None) -> Response:
    """Tell why the tellings of an incident are taken for one, and what people ruled on that."""
    return answer(bonds_of(state, found(incident_told_by(state, incident, claim), "incident")))


@router.get("/incidents/{incident}/near", response_model=list[NearRow], responses=MISSING)
def near(state: Now, incident: str, q: Annotated[str, Query(max_length=400)] = "") -> Response:
    """List incidents that may be the same, or those whose title has the words."""
    return answer(near_of(state, found(state.snapshot.incident.get(incident), "incident"), q))


@router.post("/incidents/{incident}/join", response_model=Bound, responses=REFUSALS)
def joining(house: TheHouse, who: Who, incident: str, asked: JoinRequest) -> Response:
    """Rule that two incidents are one happening."""
    return _ruled(lambda: join(house.keeper, incident, signed(asked, who), at=datetime.now(UTC)))


@router.post("/incidents/{incident}/part", response_model=Bound, responses=REFUSALS)
def parting(house: TheHouse, who: Who, incident: str, asked: PartRequest) -> Response:
    """Rule that some tellings of an incident are a happening of their own."""
    return _ruled(lambda: part(house.keeper, incident, signed(asked, who), at=datetime.now(UTC)))


@router.post("/bonds/undo", response_model=Bound, responses={400: REFUSALS[400]})
def undo(house: TheHouse, who: Who, asked: TakeBackRequest) -> Response:
    """Take back what one person ruled at one moment on how incidents hold together."""
    return _ruled(lambda: take_back(house.keeper, signed(asked, who), at=datetime.now(UTC)))


def _ruled(act: Callable[[], Bound]) -> Response:
    try:
        return answer(act())
    except KeyError as error:
        raise HTTPException(404, f"there is no incident {error}") from error
    except Overtaken as error:
        raise HTTPException(409, str(error)) from error
    except Refused as error:
        raise HTTPException(400, str(error)) from error


@router.post(
    "/renew", response_model=Renewed, responses={400: {"description": "This desk only reads."}}
)
def renew(house: TheHouse) -> Response:
    """Make the record anew with all rulings; the status tells when it is done."""
    if house.renewal is None:
        raise HTTPException(400, "this desk does not make the record anew; use `tetrapylon read`")
    return answer({"begun": house.renewal.begin()})
