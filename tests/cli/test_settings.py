"""Settings are read, refused with the key's name, and documented."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from tetrapylon.cli.settings import BadSettings, Settings, read_settings
from tetrapylon.gather.limits import Limits

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TETRAPYLON_STORE", raising=False)


def settings_of(tmp_path: Path, text: str) -> Settings:
    (tmp_path / "tetrapylon.toml").write_text(text, encoding="utf-8")
    return read_settings(tmp_path)


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_a_limit_is_taken_from_the_file(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "[limits]\nmax_bytes = 7\n").limits.max_bytes == 7


@pytest.mark.parametrize(
    ("text", "named"),
    [("shop = 1", "shop"), ("[limits]\nmax_cats = 1", "max_cats"), ("[limits]\nmax_bytes = -1", "max_bytes"), ("limits = 3", "limits"), ("= 1", "TOML")],
)  # fmt: skip
def test_a_wrong_key_is_refused_by_name(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(BadSettings, match=named):
        settings_of(tmp_path, text)


def test_the_variable_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TETRAPYLON_STORE", "other.db")
    assert settings_of(tmp_path, 'store = "one.db"').store == "other.db"


def test_every_setting_is_documented_with_its_default() -> None:
    for field in fields(Limits):
        default = getattr(Limits(), field.name)
        row = next((r for r in PAGE.splitlines() if f"`limits.{field.name}`" in r), None)
        assert row is not None, field.name
        assert f"| {default:,} |" in row.replace(".0 |", " |"), row
    assert "`store`" in PAGE
    assert "`pipeline`" in PAGE
