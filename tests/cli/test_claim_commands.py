"""The commands about claims: who said what, where words stand, and the filters."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

from tetrapylon.cli.app import app
from tetrapylon.model.codec import Json

FIRST = (
    "Army nears Valdrin\n\nGovernment forces took the mill of Valdrin on Monday, General Karim Dost said. "
    '"We will enter the town," Dost said. A military source said the rebels may leave.\n\n6 May 2019\n'
)
SECOND = (
    "Talks in Geneva\n\nThe United Nations urged both sides to respect the truce in Valdrin. "
    "The U.N. said that families had fled.\n\n8 May 2019\n"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("claims")
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    place = str(folder / "r.db")
    done = CliRunner().invoke(app, ["read", str(folder), "--store", place, "-q"])
    assert done.exit_code == 0, done.output
    return place


def _run(store: str, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--store", store])


def _rows(store: str, *words: str) -> list[dict[str, Json]]:
    done = _run(store, *words, "--format", "json")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def _words(rows: list[dict[str, Json]]) -> str:
    return " / ".join(str(r["words"]["text"] if isinstance(r["words"], dict) else r["words"]) for r in rows)  # fmt: skip


def test_who_lists_what_one_speaker_said_and_nothing_else(store: str) -> None:
    words = _words(_rows(store, "who", "dost"))
    assert "took the mill" in words
    assert "will enter the town" in words
    assert "may leave" not in words


def test_who_finds_a_speaker_by_description(store: str) -> None:
    assert "may leave" in _words(_rows(store, "who", "military source"))


def test_who_never_spoke_is_misuse_with_a_hint(store: str) -> None:
    done = _run(store, "who", "nobody at all")
    assert done.exit_code == 2
    assert "sources" in done.output


def test_search_needs_all_words_in_any_case(store: str) -> None:
    assert "respect the truce" in _words(_rows(store, "search", "TRUCE", "respect"))
    assert _rows(store, "search", "truce", "mill") == []


def test_search_finds_a_name_in_another_spelling(store: str) -> None:
    rows = _rows(store, "search", "UN")
    assert "respect the truce" in _words(rows)
    assert {row["kind"] for row in rows} <= {"claim", "sentence"}


@pytest.mark.parametrize(
    ("option", "value", "key"),
    [("--modality", "demanded", "modality"), ("--topic", "truce", "topics")],
)
def test_claims_are_narrowed_by_closed_lists(store: str, option: str, value: str, key: str) -> None:
    rows = _rows(store, "claims", option, value)
    assert "respect the truce" in _words(rows)
    assert all(value in (row[key] or "") for row in rows)  # type: ignore[operator]


def test_claims_are_narrowed_to_one_speaker_or_report(store: str) -> None:
    assert "may leave" not in _words(_rows(store, "claims", "--speaker", "Dost"))
    assert "truce" not in _words(_rows(store, "claims", "--report", "first.txt"))
    kinds = _rows(store, "claims", "--speaker-type", "anonymous_official")
    assert "may leave" in _words(kinds)


def test_a_claim_of_one_origin_has_no_second(store: str) -> None:
    assert _rows(store, "claims", "--min-origins", "2") == []


def test_a_topic_that_is_none_is_misuse(store: str) -> None:
    assert _run(store, "claims", "--topic", "weather").exit_code == 2


def test_claims_show_both_counts(store: str) -> None:
    rows = _rows(store, "claims")
    assert all({"reports", "origins", "accusation"} <= set(r) for r in rows)
    assert all(int(str(r["origins"])) <= int(str(r["reports"])) for r in rows)


def test_claims_are_narrowed_by_how_firmly_they_blame(store: str) -> None:
    assert _rows(store, "claims", "--accusation", "claimed_or_admitted") == []


def test_incidents_questions_and_numbers_say_both_counts(store: str) -> None:
    for noun in ("incidents", "quantities", "control"):
        assert all(
            "report" in str(r["told_by"]) and "origin" in str(r["told_by"])
            for r in _rows(store, noun)
        )
