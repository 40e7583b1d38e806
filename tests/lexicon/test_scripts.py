"""Names in the local script: letters of the country alone, and one of several only where it is sure."""

from __future__ import annotations

import pytest

from tetrapylon.lexicon.scripts import local_names


@pytest.mark.parametrize(
    ("english", "country", "names", "usual"),
    [
        ("Homs", "SY", ["Emesa", "Хомс", "حمص", "مدينة حمص"], "حمص"),
        ("Damascus", "SY", ["د مشق", "دمشق"], "دمشق"),
        ("Kharkiv", "UA", ["Харков", "Харків", "Харьков"], "Харків"),
        ("Geneva", "CH", ["Женева", "جنيف"], None),
        ("Tartus", "SY", ["ترطوس", "طرطوس"], None),
        ("Nowhere", None, ["حمص"], None),
    ],
)
def test_the_usual_name_is_picked_or_none(
    english: str, country: str | None, names: list[str], usual: str | None
) -> None:
    assert local_names(names, english, country).name == usual


def test_names_of_another_script_are_never_local() -> None:
    assert local_names(["Алеппо", "حلب", "哈勒颇"], "Aleppo", "SY").all == ("حلب",)


def test_marks_of_direction_are_no_part_of_a_name() -> None:
    assert local_names(["الحولة\u200e\u200e"], "al-Houla", "SY").name == "الحولة"
