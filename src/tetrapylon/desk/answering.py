"""What every endpoint of the desk shares: the state it answers from, paging, and JSON that is not checked twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Protocol, Self, TypeVar

from fastapi import Depends, HTTPException, Query, Request, Response

from tetrapylon.desk.accounts import Accounts
from tetrapylon.desk.keeper import Keeper, State
from tetrapylon.desk.layers import NO_LAYERS, Layers
from tetrapylon.desk.renewal import Renewal
from tetrapylon.run.tools import Tools

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What the application keeps for its endpoints."""

    keeper: Keeper
    name: str
    reviewer: str
    renewal: Renewal | None = None
    """What makes the record anew; None where the desk only reads."""
    tools: Callable[[], Tools] | None = None
    """What a brief as of a day links the record anew with."""
    accounts: Accounts | None = None
    """Who may sign in; None where no accounts are asked for."""
    hide_victims: bool = False
    """Whether nothing that the desk writes may name a victim."""
    layers: Layers = NO_LAYERS
    """Maps and overlays that the user brought."""


async def house_of(request: Request) -> House:
    """Return what the application keeps; asynchronous, as is all that waits for nothing, so that no thread is asked."""
    house = request.app.state.house
    if not isinstance(house, House):
        raise TypeError(f"the application has no House but {type(house).__name__}")
    return house


class Signed(Protocol):
    """A request that says who asks."""

    by: str

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """Return it with other values."""
        ...


S = TypeVar("S", bound=Signed)


async def account_of(request: Request) -> str | None:
    """Return whose account a request comes from, None where it comes from none."""
    found = getattr(request.state, "account", None)
    return None if found is None else str(found)


def signed(asked: S, who: str | None) -> S:
    """Return a request in the name of the account that it comes from, whatever name it gives."""
    return asked if who is None else asked.model_copy(update={"by": who})


Who = Annotated[str | None, Depends(account_of)]
TheHouse = Annotated[House, Depends(house_of)]


def state_of(house: TheHouse) -> Iterator[State]:
    """Give the state that one request answers from."""
    with house.keeper.now() as state:
        yield state


Now = Annotated[State, Depends(state_of)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
Hide = Annotated[bool, Query()]
ToldBy = Annotated[str | None, Query(max_length=80)]
Limit = Annotated[int, Query(ge=1, le=500)]


def answer(rows: object) -> Response:
    """Return rows as JSON. Characters past ASCII are escaped, so that halves of surrogate pairs survive."""
    return Response(json.dumps(rows, separators=(",", ":")), media_type="application/json")


def found(row: T | None, what: str) -> T:
    """Return a row, or refuse with 404.

    Raises:
        HTTPException: there is none.
    """
    if row is None:
        raise HTTPException(404, f"there is no such {what} in the record")
    return row
