"""A person's own places: from a GeoNames dump, from GeoJSON, and from tables and packs in a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tetrapylon.lexicon.actors import load_actors, pack_problems
from tetrapylon.lexicon.gazetteer import open_gazetteer
from tetrapylon.lexicon.gazetteer_build import compiled_towns
from tetrapylon.lexicon.gazetteer_import import FOLDER, NotPlaces, import_places

ROW = "9000001\tDayr Qarsa\tDayr Qarsa\tKarsa Monastery\t35.1\t36.9\tP\tPPL\tSY\t\t11\t\t\t\t1200\t\t\tAsia/Damascus\t2020-01-01\n"
SHAPE = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {
                "name": "Sector Nine",
                "country": "SY",
                "also": ["Ninth Sector"],
                "km": 2,
            },
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[36, 35], [36.2, 35], [36.2, 35.2], [36, 35]]],
            },
        }
    ],
}


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    folder = tmp_path / "cache"
    folder.mkdir()
    compiled = compiled_towns()
    (folder / compiled.name).symlink_to(compiled)
    return folder


def test_a_geonames_dump_is_found_under_all_its_names(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "SY.txt").write_text(ROW, encoding="utf-8")
    made = import_places(tmp_path / "SY.txt", cache / FOLDER)
    found = open_gazetteer(cache).find("Karsa Monastery")
    assert made.places == 1
    assert [(p.name, p.geonames, p.population) for p in found] == [("Dayr Qarsa", "9000001", 1200)]
    assert open_gazetteer(cache).find_alike("Deir Qarsa", countries={"SY"})


def test_geojson_gives_the_middle_of_a_shape_and_how_far_it_reaches(
    cache: Path, tmp_path: Path
) -> None:
    (tmp_path / "front.geojson").write_text(json.dumps(SHAPE), encoding="utf-8")
    import_places(tmp_path / "front.geojson", cache / FOLDER)
    (found,) = open_gazetteer(cache).find("Ninth Sector")
    assert (found.lat, found.lon, found.geonames) == (35.1, 36.1, None)
    assert found.precision_km is not None
    assert 10 < found.precision_km < 20


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.txt", "one\ttwo\n", "line 1"),
        ("a.txt", ROW.replace("35.1", "135.1"), "off the globe"),
        ("a.json", "{", "no JSON"),
        ("a.json", '{"type": "Point"}', "FeatureCollection"),
        ("a.json", '{"features": [{"properties": {}}]}', "feature 1"),
    ],
)
def test_a_file_of_no_places_is_refused_by_line(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(NotPlaces, match=told):
        import_places(tmp_path / name, tmp_path / FOLDER)


def test_a_users_pack_adds_actors_and_replaces_those_of_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "actors_mine.yaml").write_text(
        "kind: armed_group\nactors:\n  - {name: Karsa Lions, country: SY, also: [Lions of Karsa]}\n",
        encoding="utf-8",
    )
    found = load_actors(tmp_path).entity_named("Lions of Karsa")
    assert found is not None
    assert found.id == "actor:karsa-lions"
    assert pack_problems(tmp_path) == []


def test_a_broken_pack_is_told_by_file_and_row(tmp_path: Path) -> None:
    (tmp_path / "actors_a.yaml").write_text("kind: gang\nactors: []\n", encoding="utf-8")
    (tmp_path / "actors_b.yaml").write_text("kind: armed_group\nactors:\n  - {nam: X}\n", "utf-8")
    (tmp_path / "actors_c.yaml").write_text("kind: [\n", encoding="utf-8")
    told = pack_problems(tmp_path)
    assert [t.split(".yaml")[0] for t in told] == ["actors_a", "actors_b", "actors_c"]
    assert "nam" in told[1]
