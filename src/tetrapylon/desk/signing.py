"""Endpoints of accounts: whether one is needed, signing in and out."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from tetrapylon.desk.accounts import COOKIE, SESSION_S
from tetrapylon.desk.answering import TheHouse, answer

router = APIRouter(prefix="/api")
REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"description": "This desk has no accounts."},
    401: {
        "description": "Name and password do not go together, or the name is locked for a minute."
    },
}


class Account(TypedDict):
    """Whether this desk asks for an account, and who is signed in."""

    needed: bool
    name: str | None


class SignIn(BaseModel):
    """A name with its password."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=120)]
    password: Annotated[str, Field(min_length=1, max_length=400)]


@router.get("/account", response_model=Account)
def account(house: TheHouse, request: Request) -> Response:
    """Tell whether an account is needed, and whose session this is; answered to everybody."""
    who = house.accounts.who(request.headers.get("cookie", "")) if house.accounts else None
    known = getattr(request.state, "known", True)
    return answer({"needed": house.accounts is not None and not known, "name": who})


@router.post("/sign-in", response_model=Account, responses=REFUSALS)
def sign_in(house: TheHouse, asked: SignIn) -> Response:
    """Begin a session."""
    if house.accounts is None:
        raise HTTPException(400, "this desk has no accounts")
    word = house.accounts.sign_in(asked.name, asked.password)
    if word is None:
        raise HTTPException(401, "name and password do not go together, or were wrong too often")
    told = answer({"needed": False, "name": asked.name})
    told.set_cookie(COOKIE, word, max_age=SESSION_S, httponly=True, samesite="strict", path="/")
    return told


@router.post("/sign-out", response_model=Account)
def sign_out(house: TheHouse, request: Request) -> Response:
    """End the session."""
    if house.accounts is not None:
        house.accounts.sign_out(request.headers.get("cookie", ""))
    told = answer({"needed": house.accounts is not None, "name": None})
    told.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return told
