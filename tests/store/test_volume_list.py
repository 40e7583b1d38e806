"""The list of volumes: what it says is what was noted, and what is no list is refused with a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tetrapylon.store.volume_list import (
    FILE,
    NotVolumes,
    OtherStretch,
    VolumeList,
    VolumesMissing,
    has_volumes,
)


def test_a_report_stays_in_the_volume_that_it_was_first_put_in(tmp_path: Path) -> None:
    listed = VolumeList(tmp_path, by="month")
    listed.begin(["2016-03"], {"r-1": "2016-03"})
    listed.begin(["2016-04"], {"r-1": "2016-04", "r-2": "2016-04"})
    assert listed.volumes_of(["r-1", "r-2", "r-3"]) == {"r-1": "2016-03", "r-2": "2016-04"}


def test_a_volume_is_unfinished_until_it_is_linked_and_after_each_addition(tmp_path: Path) -> None:
    listed = VolumeList(tmp_path, by="month")
    listed.begin(["2016-04", "2016-03"], {})
    listed.finish("2016-03")
    assert (listed.names(), listed.unfinished()) == (["2016-03", "2016-04"], ["2016-04"])
    listed.begin(["2016-03"], {})
    assert listed.unfinished() == ["2016-03", "2016-04"]


def test_it_is_kept(tmp_path: Path) -> None:
    first = VolumeList(tmp_path / "new", by="week")
    first.begin(["2016-W12"], {"r-1": "2016-W12"})
    first.close()
    again = VolumeList(tmp_path / "new")
    assert (again.by, again.names()) == ("week", ["2016-W12"])


def test_a_folder_without_volumes_is_refused_with_the_command_that_makes_them(
    tmp_path: Path,
) -> None:
    assert not has_volumes(tmp_path)
    with pytest.raises(VolumesMissing, match="tetrapylon volumes add"):
        VolumeList(tmp_path)
    assert not has_volumes(tmp_path)


def test_another_length_is_refused(tmp_path: Path) -> None:
    VolumeList(tmp_path, by="month").close()
    with pytest.raises(OtherStretch, match="a month each, not a week"):
        VolumeList(tmp_path, by="week")


def test_another_file_of_that_name_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("shopping: bread, milk\n" * 100, encoding="utf-8")
    with pytest.raises(NotVolumes, match="no list of volumes"):
        VolumeList(tmp_path)
    assert (tmp_path / FILE).read_text(encoding="utf-8").startswith("shopping")
