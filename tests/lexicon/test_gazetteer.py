from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tetrapylon.lexicon import gazetteer_build
from tetrapylon.lexicon.gazetteer import GazetteerMisread, open_gazetteer, places_of
from tetrapylon.lexicon.gazetteer_build import cache_folder, compiled_towns
from tetrapylon.model.entity import EntityKind


def test_a_town_is_found_under_another_of_its_names() -> None:
    assert open_gazetteer().find("Palmyra", countries={"SY"})[0].name == "Tadmur"


def test_the_largest_bearer_of_a_name_comes_first() -> None:
    assert open_gazetteer().find("Geneva")[0].country == "CH"


def test_a_country_is_found_by_its_short_names() -> None:
    found = open_gazetteer().find("U.K.")
    assert [(p.kind, p.country) for p in found] == [(EntityKind.STATE, "GB")]


@pytest.mark.parametrize("spelling", ["Qaryatain", "Qaryatayn", "al-Qaryatein"])
def test_romanisations_meet_inside_the_countries_asked_for(spelling: str) -> None:
    names = [p.name for p in open_gazetteer().find_alike(spelling, countries={"SY"})]
    assert "Al Qaryatayn" in names


def test_nothing_is_alike_outside_the_countries_asked_for() -> None:
    assert open_gazetteer().find_alike("Qaryatain", countries={"FR"}) == ()


def test_a_supplement_row_off_the_globe_is_refused_by_name() -> None:
    rows = {"places": [{"name": "Nowhere", "feature": "area", "at": [134.0, 38.0], "km": 5}]}
    with pytest.raises(GazetteerMisread, match="Nowhere"):
        places_of(rows, source="test")


def test_the_cache_folder_may_be_named_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TETRAPYLON_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path


def test_a_build_leaves_one_whole_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def small(file: Path) -> None:
        db = sqlite3.connect(file)
        db.executescript(gazetteer_build.SCHEMA)
        db.close()

    monkeypatch.setattr(gazetteer_build, "_compile", small)
    made = compiled_towns(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == [made.name]
    assert compiled_towns(tmp_path) == made
