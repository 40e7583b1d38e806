"""The brief editor: citations stay, what no source holds is marked, nothing saved is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from tests.desk.conftest import PORT, desk_over
from tetrapylon.desk.answering import House
from tetrapylon.desk.app import application
from tetrapylon.desk.cited import cited_record, cited_reports
from tetrapylon.desk.drafts import checker_for, draft_detail
from tetrapylon.desk.guard import LOOPBACK, Rules
from tetrapylon.desk.keeper import Keeper
from tetrapylon.desk.whole import whole_record
from tetrapylon.gather.limits import Limits
from tetrapylon.run.decisions import Ruling, Verb, rule
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.tools import Tools
from tetrapylon.store.drafts import draft_of
from tetrapylon.store.store import Store, open_store
from tetrapylon.store.view import View
from tetrapylon.tell.brief_edited import brief_of

Draft = dict[str, Any]


def plan(desk: httpx.Client, **more: object) -> Draft:
    answer = desk.post("/api/drafts", json={"by": "ann", **more})
    assert answer.status_code == 200, answer.text
    made: Draft = answer.json()
    return made


def asked(draft: Draft) -> dict[str, Any]:
    """What the page sends to save a draft as it is."""
    keys = ("report", "start", "end")
    return {
        "by": "ann",
        "revision": draft["draft"]["revision"],
        "title": draft["draft"]["title"],
        "sections": [
            {
                "heading": s["heading"],
                "sentences": [
                    {
                        "key": x["key"],
                        "text": x["text"],
                        "citations": [{k: c[k] for k in keys} for c in x["citations"]],
                    }
                    for x in s["sentences"]
                ],
            }
            for s in draft["sections"]
        ],
    }


def save(desk: httpx.Client, draft: Draft, body: dict[str, Any]) -> Draft:
    answer = desk.post(f"/api/drafts/{draft['draft']['id']}", json=body)
    assert answer.status_code == 200, answer.text
    saved: Draft = answer.json()
    return saved


def sentences(draft: Draft) -> dict[str, dict[str, Any]]:
    return {x["key"]: x for s in draft["sections"] for x in s["sentences"]}


def written(desk: httpx.Client, draft: Draft, **query: str) -> str:
    answer = desk.get(f"/api/drafts/{draft['draft']['id']}/export", params=query)
    assert answer.status_code == 200
    return answer.text


def test_a_planned_brief_stands_as_it_is(desk: httpx.Client) -> None:
    draft = plan(desk)
    assert len(sentences(draft)) > 10
    assert all(not x["flags"] for x in sentences(draft).values())
    again = save(desk, draft, asked(draft))
    assert again["draft"]["revision"] == 2
    assert sentences(again) == sentences(draft)


def test_sentences_are_moved_removed_and_put_back_with_their_citations(desk: httpx.Client) -> None:
    draft = plan(desk)
    body = asked(draft)
    moved = body["sections"][1]["sentences"].pop(0)
    body["sections"][0]["sentences"].insert(0, moved)
    gone = body["sections"][0]["sentences"].pop()
    now = save(desk, draft, body)
    assert now["sections"][0]["sentences"][0] == sentences(draft)[moved["key"]]
    assert [x["key"] for x in now["removed"]] == [gone["key"]]
    body = asked(now)
    body["sections"][0]["sentences"].append(gone)
    back = save(desk, now, body)
    assert back["removed"] == []
    assert sentences(back)[gone["key"]] == sentences(draft)[gone["key"]]


def test_a_reworded_sentence_keeps_its_citations_and_a_number_nobody_gave_is_flagged(
    desk: httpx.Client,
) -> None:
    draft = plan(desk)
    body = asked(draft)
    target = body["sections"][0]["sentences"][0]
    target["text"] = f"{target['text']} It lost 7,431 fighters."
    now = save(desk, draft, body)
    changed = sentences(now)[target["key"]]
    assert changed["citations"] == sentences(draft)[target["key"]]["citations"]
    assert "number not in the cited words: 7,431" in changed["flags"]
    assert "7,431" in written(desk, now, form="md")
    assert "[number not in the cited words: 7,431]" in written(desk, now, form="md")
    assert "7,431" not in written(desk, now, form="html", strict="true")


def test_a_sentence_without_a_source_is_marked_and_left_out_of_a_strict_brief(
    desk: httpx.Client,
) -> None:
    draft = plan(desk)
    body = asked(draft)
    body["sections"][0]["sentences"].append({"key": "new1", "text": "All of this was foreseen."})
    now = save(desk, draft, body)
    assert sentences(now)["new1"]["flags"] == ["without a source"]
    assert "[without a source]" in written(desk, now, form="html")
    assert "foreseen" not in written(desk, now, form="md", strict="true")


def test_a_sentence_of_ones_own_cites_a_claim_and_nothing_else(desk: httpx.Client) -> None:
    draft = plan(desk)
    claim = desk.get("/api/claims", params={"limit": 1}).json()["rows"][0]
    cited = {k: claim[k] for k in ("report", "start", "end")}
    body = asked(draft)
    own = {"key": "new1", "text": f"“{claim['words']}”", "citations": [cited]}
    body["sections"][0]["sentences"].append(own)
    now = save(desk, draft, body)
    assert sentences(now)["new1"]["citations"][0]["claim"] == claim["id"]
    assert sentences(now)["new1"]["flags"] == []
    body = asked(now)
    body["sections"][0]["sentences"][-1]["citations"] = [{**cited, "end": cited["end"] + 1}]
    answer = desk.post(f"/api/drafts/{draft['draft']['id']}", json=body)
    assert answer.status_code == 400


def test_a_draft_outlives_a_kill_and_every_save_is_kept(store: Store) -> None:
    with desk_over(store) as desk:
        draft = plan(desk)
        body = asked(draft)
        body["title"] = "For Monday"
        save(desk, draft, body)
    with desk_over(open_store(store.place)) as desk:
        (row,) = desk.get("/api/drafts").json()
        assert (row["title"], row["revision"]) == ("For Monday", 2)
        first = desk.get(f"/api/drafts/{row['id']}", params={"revision": 1}).json()
        assert first["draft"]["title"] == draft["draft"]["title"]


def test_the_second_to_save_is_told_and_loses_nothing(desk: httpx.Client) -> None:
    draft = plan(desk)
    save(desk, draft, asked(draft))
    late = desk.post(f"/api/drafts/{draft['draft']['id']}", json=asked(draft))
    assert late.status_code == 409
    assert "revision 2" in late.json()["detail"]


def test_filters_narrow_a_brief_to_what_their_claims_stand_behind(desk: httpx.Client) -> None:
    predicted = plan(desk, filters={"modality": "predicted"}, length="full")
    ids = {
        c["id"]
        for c in desk.get("/api/claims", params={"modality": "predicted", "limit": 500}).json()[
            "rows"
        ]
    }
    told = sentences(predicted).values()
    assert 0 < len(told) < len(sentences(plan(desk, length="full")))
    assert all(ids & {c["claim"] for c in x["citations"]} for x in told)


def test_a_brief_as_of_a_day_knows_nothing_later(store: Store, tools: Tools) -> None:
    with desk_over(store) as desk:
        assert desk.post("/api/drafts", json={"by": "a", "as_of": "2016-03-24"}).status_code == 400
    house = House(keeper=Keeper(store), name="x", reviewer="a", tools=lambda: tools)
    app = application(house, Rules(hosts=LOOPBACK, port=PORT))
    with TestClient(app, base_url=f"http://127.0.0.1:{PORT}") as desk:
        early = json.dumps(plan(desk, as_of="2016-03-24"))
        assert " 2017" not in early
        assert "2017" in json.dumps(plan(desk))


def test_a_citation_outlives_a_withdrawn_report_and_says_so(store: Store, tools: Tools) -> None:
    with desk_over(store) as desk:
        draft = plan(desk)
        cited = next(x["citations"][0] for x in sentences(draft).values() if x["citations"])
    with store.view() as view:
        report = view.report(cited["report"])
        assert report is not None
    rule(store, Ruling(verb=Verb.WITHDRAW, row=report.id, reason="taken back", by="ann"))
    read_inputs(store, [], lambda: tools, limits=Limits())
    with desk_over(store) as desk:
        now = desk.get(f"/api/drafts/{draft['draft']['id']}").json()
        flags = {f for x in sentences(now).values() for f in x["flags"]}
        assert "its words are no longer in the record" in flags
        assert cited["words"].split()[0] in written(desk, now, form="md")


def test_a_brief_written_out_names_no_victim_where_asked(
    store: Store, tools: Tools, tmp_path: Path
) -> None:
    page = tmp_path / "new.txt"
    said = "Shells killed Maryam Haddad, a teacher, in Palmyra on 3 April 2016, Colonel Hassan Ali said."
    page.write_text(f"{said}\n", encoding="utf-8")
    read_inputs(store, [str(page)], lambda: tools, limits=Limits())
    with desk_over(store) as desk:
        claim = next(
            c
            for c in desk.get("/api/claims", params={"limit": 500}).json()["rows"]
            if "Haddad" in c["words"]
        )
        draft = plan(desk)
        body = asked(draft)
        cited = {k: claim[k] for k in ("report", "start", "end")}
        own = {"key": "n1", "text": "Maryam Haddad died.", "citations": [cited]}
        body["sections"][0]["sentences"].append(own)
        now = save(desk, draft, body)
        for form in ("md", "html"):
            assert "Haddad" in written(desk, now, form=form)
            assert "haddad" not in written(desk, now, form=form, hide_victims="true").casefold()


def test_the_part_that_a_draft_cites_tells_of_it_what_the_whole_record_does(store: Store) -> None:
    with desk_over(store) as desk:
        draft = plan(desk)
        body = asked(draft)
        claim = desk.get("/api/claims", params={"limit": 1}).json()["rows"][0]
        cite = [{k: claim[k] for k in ("report", "start", "end")}]
        body["sections"][0]["sentences"].append({"key": "n1", "text": "So.", "citations": cite})
        for sentence in body["sections"][-1]["sentences"]:
            sentence["text"] += " Colonel Nobody counted 9,317."
        desk.post("/api/rulings", json={"by": "ann", "ruling": "accept", "claims": [claim["id"]]})
        now = save(desk, draft, body)
    kept = draft_of(store, now["draft"]["id"])
    assert kept is not None
    everything = whole_record(store)
    assert now == draft_detail(everything, kept)
    with Keeper(store).now() as state:
        part = cited_record(state, cited_reports(kept))
        briefs = [brief_of(kept, checker_for(r), strict=False) for r in (part, everything)]
    assert briefs[0] == briefs[1]
    assert part.wires.items() <= everything.wires.items()


def test_an_opened_saved_or_written_draft_reads_its_part_of_the_record_alone(
    desk: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = plan(desk)

    def refused(view: object) -> None:
        raise AssertionError(f"the whole record was read of {view}")

    monkeypatch.setattr("tetrapylon.desk.drafts.whole_record", refused)
    monkeypatch.setattr(View, "record", refused)
    monkeypatch.setattr(View, "outline", refused)
    now = save(desk, draft, asked(draft))
    assert desk.get(f"/api/drafts/{now['draft']['id']}").status_code == 200
    assert written(desk, now, form="html")


def test_a_draft_is_taken_away_whole(desk: httpx.Client) -> None:
    draft = plan(desk)
    assert desk.post(f"/api/drafts/{draft['draft']['id']}/drop", json={}).json() == {
        "dropped": True
    }
    assert desk.get("/api/drafts").json() == []
    assert desk.get(f"/api/drafts/{draft['draft']['id']}").status_code == 404


@pytest.mark.parametrize("key", ["nothing", "../x", "0" * 12])
def test_an_unknown_draft_is_not_found(desk: httpx.Client, key: str) -> None:
    assert desk.get(f"/api/drafts/{key}").status_code in (404, 422)
