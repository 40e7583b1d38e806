"""An entity's factual events come dated and in order."""

from __future__ import annotations

from evals.tasks.timelines import predict

TEXT = (
    "Harbour firm grows\nMarch 10, 2009\nNordkai opened a new dock today. It had bought the land in 2004. "
    "Nordkai will build a tower in 2012. Nordkai did not sell its ships."
)


def told() -> list[tuple[object, object, list[str]]]:
    row: dict[str, object] = {
        "id": "x",
        "entity": "Nordkai",
        "documents": [{"id": "d", "text": TEXT, "published": "2009-03-10"}],
    }
    (timeline,) = predict([row])
    entries = timeline["entries"]
    assert isinstance(entries, list)
    return [
        (e["order"], e["date"], [TEXT[w["start"] : w["end"]] for w in e["events"]]) for e in entries
    ]


def test_events_are_dated_by_their_own_time_words_else_by_publication() -> None:
    assert told() == [(1, "2004", ["bought"]), (2, "2009-03-10", ["opened"])]


def test_what_is_to_come_or_denied_is_no_event() -> None:
    words = {w for _, _, said in told() for w in said}
    assert not words & {"build", "sell"}
