"""Endpoints of the brief editor: plan, open, save, take away, write out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Path, Query, Response
from pydantic import BaseModel, ConfigDict

from tetrapylon.desk.answering import Hide, Now, TheHouse, Who, answer, found, signed
from tetrapylon.desk.cited import cited_record, cited_reports
from tetrapylon.desk.draft_shapes import DraftDetail, DraftRow, PlanRequest, SaveRequest
from tetrapylon.desk.drafts import (
    NotCitable,
    checker_for,
    draft_detail,
    draft_row,
    edited,
    planned,
)
from tetrapylon.desk.keeper import State
from tetrapylon.desk.whole import CannotCut, victims_mask
from tetrapylon.model.draft import Draft
from tetrapylon.store.drafts import DraftOvertaken, draft_of, drafts_of, drop_draft, save_draft
from tetrapylon.tell.brief_edited import brief_of
from tetrapylon.tell.brief_page import brief_html, brief_markdown
from tetrapylon.tell.withheld import withheld

router = APIRouter(prefix="/api")
DraftId = Annotated[str, Path(pattern=r"^[0-9a-f]{12}$")]
Form = Literal["md", "html"]
MEDIA: dict[Form, str] = {"md": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8"}
MISSING: dict[int | str, dict[str, Any]] = {404: {"description": "There is no such draft."}}
REFUSALS: dict[int | str, dict[str, Any]] = {
    **MISSING,
    400: {"description": "It cannot be done so."},
    409: {"description": "Somebody else saved the draft meanwhile."},
}


class Dropped(BaseModel):
    """Whether a draft was taken away."""

    dropped: bool


class Nothing(BaseModel):
    """An empty request."""

    model_config = ConfigDict(extra="forbid")


@router.get("/drafts", response_model=list[DraftRow])
def drafts(house: TheHouse) -> Response:
    """List the briefs under edit, the last saved first."""
    return answer([draft_row(d) for d in drafts_of(house.keeper.store)])


@router.post("/drafts", response_model=DraftDetail, responses={400: REFUSALS[400]})
def plan(house: TheHouse, state: Now, who: Who, asked: PlanRequest) -> Response:
    """Plan a brief for the filters, and as of a day where one is given; it becomes a draft."""
    try:
        draft = planned(house, state, signed(asked, who), at=datetime.now(UTC))
    except CannotCut as error:
        raise HTTPException(400, str(error)) from error
    return _answered(state, draft)


@router.get("/drafts/{draft}", response_model=DraftDetail, responses=MISSING)
def opened(
    house: TheHouse,
    state: Now,
    draft: DraftId,
    revision: Annotated[int | None, Query(ge=1, le=10**8)] = None,
) -> Response:
    """Open a draft, or an earlier revision of it."""
    return _answered(state, found(draft_of(house.keeper.store, draft, revision), "draft"))


@router.post("/drafts/{draft}", response_model=DraftDetail, responses=REFUSALS)
def save(house: TheHouse, state: Now, who: Who, draft: DraftId, asked: SaveRequest) -> Response:
    """Save a draft as its next revision, and return it checked."""
    store = house.keeper.store
    before = found(draft_of(store, draft), "draft")
    reports = {c.report for s in asked.sections for x in s.sentences for c in x.citations}
    try:
        record = cited_record(state, reports | cited_reports(before))
        now = edited(record, before, signed(asked, who), at=datetime.now(UTC))
        save_draft(store, now)
    except NotCitable as error:
        raise HTTPException(400, str(error)) from error
    except DraftOvertaken as error:
        raise HTTPException(409, f"{error}; by {before.by}") from error
    return _answered(state, now)


@router.post("/drafts/{draft}/drop", response_model=Dropped)
def drop(house: TheHouse, draft: DraftId, asked: Nothing) -> Response:
    """Take a draft away with all its revisions."""
    del asked
    return answer({"dropped": drop_draft(house.keeper.store, draft)})


@router.get("/drafts/{draft}/export", response_class=Response, responses=MISSING)
def export(
    house: TheHouse,
    state: Now,
    draft: DraftId,
    form: Annotated[Form, Query()] = "md",
    strict: Annotated[bool, Query()] = False,  # noqa: FBT002 - a query parameter
    hide_victims: Hide = False,  # noqa: FBT002 - a query parameter
) -> Response:
    """Write a draft out with its footnotes; what cannot be published as cited is marked, or left out if `strict`."""
    store = house.keeper.store
    kept = found(draft_of(store, draft), "draft")
    record = cited_record(state, cited_reports(kept))
    brief = brief_of(kept, checker_for(record), strict=strict)
    if hide_victims or house.hide_victims:
        brief = withheld(brief, victims_mask(store))
    text = brief_html(brief) if form == "html" else brief_markdown(brief)
    return Response(
        text.encode("utf-8", "replace"),
        media_type=MEDIA[form],
        headers={"content-disposition": f'attachment; filename="brief-{draft}.{form}"'},
    )


def _answered(state: State, draft: Draft) -> Response:
    return answer(draft_detail(cited_record(state, cited_reports(draft)), draft))
