"""Endpoints of the desk's screens: the JSON twin of everything that is shown."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from tetrapylon.desk import basemap
from tetrapylon.desk.answering import Limit, Now, Offset, TheHouse, ToldBy, Who, answer, found
from tetrapylon.desk.claim_detail import ClaimDetail, claim_detail
from tetrapylon.desk.claims import ClaimPage, claim_page
from tetrapylon.desk.filters import FilterQuery
from tetrapylon.desk.incidents import (
    IncidentDetail,
    IncidentPage,
    incident_detail,
    incident_page,
    incident_told_by,
)
from tetrapylon.desk.lineage import Lineage, lineage_page
from tetrapylon.desk.maps import heard_timeline
from tetrapylon.desk.places import DistanceRow, PlaceRow, distance_rows, place_rows
from tetrapylon.desk.questions import QuestionDetail, QuestionPage, question_detail, question_page
from tetrapylon.desk.report_shapes import ReportDetail, ReportPage
from tetrapylon.desk.reports import report_detail, report_page
from tetrapylon.desk.search import Hits, hits_of
from tetrapylon.desk.side_by_side import Diff, diff_page
from tetrapylon.desk.sources import SourcePage, source_page
from tetrapylon.desk.status import Status, status_of
from tetrapylon.desk.timeline import Timeline
from tetrapylon.desk.voices import Heard, VoiceQuery
from tetrapylon.run.stages import maker_of
from tetrapylon.store.search import Order

router = APIRouter(prefix="/api")
MISSING: dict[int | str, dict[str, Any]] = {
    404: {"description": "There is no such row in the record."}
}


@router.get("/status", response_model=Status)
def status(house: TheHouse, state: Now, who: Who) -> Response:
    """Tell the record's generation, counts and span of days."""
    shown = basemap.file() is not None
    return answer(status_of(house, state, account=who, basemap=shown))


@router.get("/places", response_model=list[PlaceRow])
def places(state: Now, by: Heard) -> Response:
    """List the places of the claims, for the map and its list twin."""
    return answer(place_rows(state, by))


@router.get("/distances", response_model=list[DistanceRow])
def distances(state: Now, by: Heard) -> Response:
    """List the distances that claims give, for rings and arcs."""
    return answer(distance_rows(state, by))


@router.get("/timeline", response_model=Timeline)
def timeline(state: Now, by: Heard, voice: VoiceQuery = None) -> Response:
    """Return control bars, lanes of happenings and numbers, and days of publication."""
    return answer(heard_timeline(state, by, voice or None))


@router.get("/claims", response_model=ClaimPage)
def claims(state: Now, by: Heard, offset: Offset = 0, limit: Limit = 50) -> Response:
    """List claims."""
    return answer(claim_page(state, by, offset=offset, limit=limit))


@router.get("/claims/{claim}", response_model=ClaimDetail, responses=MISSING)
def claim(state: Now, claim: str) -> Response:
    """Open one claim: context, numbers, what agrees with it and what does not, its rulings."""
    row = found(state.snapshot.outline.claim.get(claim), "claim")
    return answer(claim_detail(state, row, maker=maker_of("claims")))


@router.get("/claims/{claim}/report", response_model=ReportDetail, responses=MISSING)
def report_of_claim(state: Now, claim: str) -> Response:
    """Open the report that makes a claim, in one question where only the claim is known."""
    row = found(state.snapshot.outline.claim.get(claim), "claim")
    return answer(
        report_detail(state, found(state.snapshot.outline.report.get(row.report), "report"))
    )


@router.get("/claims/{claim}/question", response_model=QuestionDetail, responses=MISSING)
def question_of_claim(state: Now, claim: str, asked: ToldBy = None) -> Response:
    """Open a question that a claim answers: `asked` where it is one of them or there is none, else the first."""
    row = found(state.snapshot.outline.claim.get(claim), "claim")
    own = state.snapshot.questions_of_claim.get(row.id, ())
    other = state.snapshot.question.get(asked) if asked and not own else None
    fitting = next((q for q in own if q.id == asked), own[0] if own else other)
    return answer(question_detail(state, found(fitting, "question")))


@router.get("/reports", response_model=ReportPage)
def reports(state: Now, by: FilterQuery, offset: Offset = 0, limit: Limit = 50) -> Response:
    """List reports."""
    return answer(report_page(state, by, offset=offset, limit=limit))


@router.get("/reports/{report}", response_model=ReportDetail, responses=MISSING)
def report(state: Now, report: str) -> Response:
    """Open one report: its words with marks, its claims, its dates and credits with their evidence."""
    return answer(report_detail(state, found(state.snapshot.outline.report.get(report), "report")))


@router.get("/incidents", response_model=IncidentPage)
def incidents(state: Now, by: FilterQuery, offset: Offset = 0, limit: Limit = 50) -> Response:
    """List incidents by date."""
    return answer(incident_page(state, by, offset=offset, limit=limit))


@router.get("/incidents/{incident}", response_model=IncidentDetail, responses=MISSING)
def incident(state: Now, incident: str, claim: ToldBy = None) -> Response:
    """Open one incident with all its versions; `claim` finds it again where a ruling gave it another id."""
    row = found(incident_told_by(state, incident, claim), "incident")
    return answer(incident_detail(state, row))


@router.get("/questions", response_model=QuestionPage)
def questions(state: Now, by: FilterQuery, offset: Offset = 0, limit: Limit = 50) -> Response:
    """List questions, disputed ones first."""
    return answer(question_page(state, by, offset=offset, limit=limit))


@router.get("/questions/{question}", response_model=QuestionDetail, responses=MISSING)
def question(state: Now, question: str) -> Response:
    """Open one question with every answer."""
    return answer(question_detail(state, found(state.snapshot.question.get(question), "question")))


@router.get("/sources", response_model=SourcePage)
def sources(state: Now, by: FilterQuery, offset: Offset = 0, limit: Limit = 50) -> Response:
    """List speakers."""
    return answer(source_page(state, by, offset=offset, limit=limit))


@router.get("/lineage", response_model=Lineage)
def lineage(state: Now, by: FilterQuery) -> Response:
    """Return the flows from speakers through wires to reports, and shared wording."""
    return answer(lineage_page(state, by))


@router.get("/diff", response_model=Diff, responses=MISSING)
def diff(
    state: Now,
    left: Annotated[str, Query(max_length=400)],
    right: Annotated[str, Query(max_length=400)],
) -> Response:
    """Lay two reports side by side."""
    for key in (left, right):
        found(state.snapshot.read(key), "report that was read")
    return answer(diff_page(state.snapshot, left, right))


@router.get("/search", response_model=Hits)
def search(
    state: Now,
    q: Annotated[str, Query(min_length=1, max_length=400)],
    offset: Offset = 0,
    limit: Limit = 50,
    order: Annotated[Order, Query()] = Order.NEWEST,
) -> Response:
    """Search claims and sentences, the newest first or the best of the newest."""
    return answer(hits_of(state, q, order=order, limit=limit, offset=offset))
