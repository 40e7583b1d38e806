"""The map's rows: whose word is taken, what differs, which ways are told, what labels the ground."""

from __future__ import annotations

from datetime import date
from typing import Any

import httpx
import pytest

from tests.desk.test_screens import get
from tetrapylon.desk.bars import Bar
from tetrapylon.desk.compare import bar_on, shows
from tetrapylon.model.edtf import Days


def bars_of(rows: Any, name: str) -> list[dict[str, Any]]:  # noqa: ANN401 - JSON
    return next((t["bars"] for t in rows["tracks"] if t["name"] == name), [])


def bar(kind: str, since: str, to: str) -> Bar:
    return {
        "place": "p",
        "holder": kind,
        "holder_name": kind,
        "before": None,
        "before_name": None,
        "kind": kind,
        "since": since,
        "to": to,
        "open": False,
        "unstarted": False,
        "basis": "reported",
        "claims": [],
    }


def test_every_kind_of_voice_is_offered_with_its_claims(desk: httpx.Client) -> None:
    voices = get(desk, "voices")
    assert {v["kind"] for v in voices} == {"kind", "speaker", "outlet", "wire"}
    for voice in voices:
        assert get(desk, "claims", voice=voice["key"], limit=1)["total"] == voice["claims"]


def test_control_told_by_one_wire_rests_on_its_claims_alone(desk: httpx.Client) -> None:
    own = {c["id"] for c in get(desk, "claims", voice="wire:AFP", limit=500)["rows"]}
    tracks = get(desk, "map", voice="wire:AFP")["tracks"]
    claims = [c for t in tracks for b in t["bars"] for c in b["claims"]]
    assert claims
    assert set(claims) <= own


def test_a_wire_that_stopped_before_the_recapture_does_not_tell_of_it(desk: httpx.Client) -> None:
    afp = bars_of(get(desk, "map", voice="wire:AFP"), "Palmyra")
    reuters = bars_of(get(desk, "map", voice="wire:Reuters"), "Palmyra")
    assert "Syrian army" not in {b["holder_name"] for b in afp if b["kind"] == "held"}
    assert "Syrian army" in {b["holder_name"] for b in reuters if b["kind"] == "held"}


def test_happenings_told_by_a_voice_are_those_of_its_claims(desk: httpx.Client) -> None:
    everybody = {h["id"] for h in get(desk, "map")["happenings"]}
    told = {h["id"] for h in get(desk, "map", voice="wire:AP")["happenings"]}
    assert told < everybody


def test_two_dates_differ_in_who_holds_the_town(desk: httpx.Client) -> None:
    found = get(desk, "compare", at="2016-03-10", at2="2016-06-10")
    holder = next(d for d in found["differences"] if d["place_name"] == "Palmyra")
    assert (holder["left"]["words"], holder["right"]["words"]) == (
        "held by Islamic State",
        "held by Syrian army",
    )
    assert holder["left"]["claim"]
    assert holder["right"]["claim"]


def test_a_day_compared_with_itself_differs_in_nothing(desk: httpx.Client) -> None:
    found = get(desk, "compare", at="2016-03-10")
    assert found["differences"] == []
    assert found["same"] > 0


def test_two_voices_differ_in_the_distances_that_they_give(desk: httpx.Client) -> None:
    found = get(desk, "compare", at="2016-03-23", voice="wire:AFP", voice2="wire:AP")
    kinds = {d["kind"] for d in found["differences"]}
    assert {"distance", "happening"} <= kinds
    assert (found["left"]["voice"], found["right"]["voice"]) == ("AFP", "AP")


def test_who_comes_near_a_place_does_not_hide_who_holds_it() -> None:
    bars = [bar("held", "2016-01-01", "2016-03-31"), bar("approached", "2016-03-20", "2016-03-31")]
    found = bar_on(bars, "2016-03-23")
    assert found is not None
    assert found["kind"] == "held"


def test_an_end_that_is_not_told_does_not_stretch_over_every_day() -> None:
    wanted = Days(date(2016, 6, 4), date(2016, 6, 10))
    assert not shows(None, "2017-03-01", wanted)
    assert not shows("2016-03-23", None, wanted)
    assert shows("2016-06-08", None, wanted)
    assert shows("2016-05-01", "2016-07-01", wanted)
    assert not shows(None, None, wanted)


def test_a_distance_says_from_which_part_of_its_place_it_is_measured(desk: httpx.Client) -> None:
    parts = {d["reference"]: d["part"] for d in get(desk, "distances")}
    assert parts["the entrance"] == "entrance"
    assert parts["the city"] == "unstated"


@pytest.mark.parametrize("voice", ["nobody", "speaker:", "kind:no such kind", "colour:red"])
def test_a_voice_that_is_none_is_refused_with_a_reason(desk: httpx.Client, voice: str) -> None:
    for path in ("map", "compare", "places", "timeline"):
        answer = desk.get(f"/api/{path}", params={"voice": voice})
        assert answer.status_code == 422


def test_towns_in_view_come_largest_first_with_their_local_names(desk: httpx.Client) -> None:
    rows = get(desk, "towns", west=36, south=33, east=40, north=36, most=30)
    assert [r["people"] for r in rows] == sorted((r["people"] for r in rows), reverse=True)
    assert {"Homs": "حمص", "Tadmur": "تدمر"}.items() <= {
        r["name"]: r["local"] for r in rows
    }.items()


def test_a_place_of_the_record_has_its_name_in_the_local_script(desk: httpx.Client) -> None:
    names = {p["name"]: p["local"] for p in get(desk, "places")}
    assert names["Palmyra"] == "تدمر"
    assert names["Geneva"] is None
