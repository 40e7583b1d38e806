"""The JSON twins of the screens say what the record holds."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.desk.conftest import desk_over
from tetrapylon.store.store import Store, open_store


def get(desk: httpx.Client, path: str, **query: object) -> Any:  # noqa: ANN401 - JSON
    answer = desk.get(f"/api/{path}", params={k: str(v) for k, v in query.items()})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_status_counts_the_record(desk: httpx.Client) -> None:
    status = get(desk, "status")
    assert (status["counts"]["reports"], status["generation"]) == (12, 1)
    assert status["first"] < status["last"]


def test_every_mark_of_every_report_covers_its_words(desk: httpx.Client) -> None:
    for row in get(desk, "reports")["rows"]:
        for passage in get(desk, f"reports/{row['id']}")["passages"]:
            units = passage["text"].encode("utf-16-le")
            for mark in passage["marks"]:
                covered = units[2 * mark["start"] : 2 * mark["end"]].decode("utf-16-le")
                assert covered == mark["words"]


def test_the_passages_of_a_report_hold_all_its_words(desk: httpx.Client, store: Store) -> None:
    with store.view() as view:
        reports = tuple(view.reports())
    for report in reports:
        passages = get(desk, f"reports/{report.id}")["passages"]
        shown = "".join("".join(p["text"].split()) for p in passages)
        assert shown == "".join(report.text.split())


def test_claims_count_their_origins_and_not_only_themselves(desk: httpx.Client) -> None:
    page = get(desk, "claims", limit=500)
    assert page["origins"] < page["total"]
    alike = [row for row in page["rows"] if row["alike"] > row["alike_origins"]]
    assert alike, "the sample's copies say the same from one origin"


def test_a_filter_by_place_keeps_claims_about_it_only(desk: httpx.Client) -> None:
    place = get(desk, "places")[0]
    page = get(desk, "claims", place=place["id"], limit=500)
    assert 0 < page["total"] < get(desk, "claims")["total"]
    assert page["total"] == place["claims"]


def test_a_filter_by_days_leaves_out_what_has_no_day(desk: httpx.Client) -> None:
    page = get(desk, "claims", since="2017-01-01", until="2017-12-31", limit=500)
    assert page["total"] > 0
    assert all(row["last"] is None or row["last"] >= "2017-01-01" for row in page["rows"])
    assert all(row["content_time"] for row in page["rows"])


def test_control_bars_of_a_place_do_not_overlap_but_where_it_changes(desk: httpx.Client) -> None:
    for track in get(desk, "timeline")["control"]:
        held = sorted((b["since"], b["to"]) for b in track["bars"] if b["kind"] == "held")
        assert all(one[1] <= two[0] for one, two in pairwise(held))


def test_a_change_whose_day_is_not_known_is_a_bar_of_its_own(desk: httpx.Client) -> None:
    kinds = {b["kind"] for t in get(desk, "timeline")["control"] for b in t["bars"]}
    assert {"held", "changing"} <= kinds


def test_every_incident_opens_with_its_versions(desk: httpx.Client) -> None:
    for row in get(desk, "incidents", limit=500)["rows"]:
        detail = get(desk, f"incidents/{row['id']}")
        assert sum(len(v["claims"]) for v in detail["versions"]) == row["claims"]
        assert bool(detail["reasons"]) == (len(detail["versions"]) > 1)


def test_every_question_opens_and_counts_origins(desk: httpx.Client) -> None:
    for row in get(desk, "questions", limit=500)["rows"]:
        detail = get(desk, f"questions/{row['id']}")
        assert len(detail["answers"]) == row["answers"]
        assert detail["origins"] <= max(1, detail["claims"])


def test_a_claim_leads_to_its_report_and_its_question_in_one_request(desk: httpx.Client) -> None:
    for row in get(desk, "claims", limit=500)["rows"]:
        own = [q["id"] for q in get(desk, f"claims/{row['id']}")["questions"]]
        told = get(desk, f"claims/{row['id']}/report")
        assert told["report"]["id"] == row["report"]
        assert row["id"] in {c["id"] for c in told["claims"]}
        if own:
            assert get(desk, f"claims/{row['id']}/question", asked="other")["id"] == own[0]
            assert get(desk, f"claims/{row['id']}/question", asked=own[-1])["id"] == own[-1]
        else:
            assert desk.get(f"/api/claims/{row['id']}/question").status_code == 404


def test_the_flow_picture_adds_up(desk: httpx.Client) -> None:
    lineage = get(desk, "lineage")
    assert sum(f["claims"] for f in lineage["said"]) == sum(f["claims"] for f in lineage["printed"])
    assert lineage["arcs"], "the sample's reports share sentences"


def test_two_reports_that_share_sentences_lie_side_by_side(desk: httpx.Client) -> None:
    arc = get(desk, "lineage")["arcs"][0]
    diff = get(desk, "diff", left=arc["left"], right=arc["right"])
    assert diff["shared"] > 0


def test_search_finds_a_name_in_another_spelling(desk: httpx.Client) -> None:
    assert get(desk, "search", q="Tadmur")["claims_total"] > 0


@pytest.mark.parametrize("noun", ["claims", "reports", "incidents", "questions"])
def test_an_unknown_row_is_not_found(desk: httpx.Client, noun: str) -> None:
    assert desk.get(f"/api/{noun}/nothing").status_code == 404


def test_a_record_without_reports_has_screens_too(tmp_path: Path) -> None:
    with desk_over(open_store(str(tmp_path / "empty.db"), create=True)) as desk:
        for path in (
            "status",
            "places",
            "timeline",
            "claims",
            "lineage",
            "queue",
            "sources",
            "map",
            "voices",
            "compare",
        ):
            assert desk.get(f"/api/{path}").status_code == 200
