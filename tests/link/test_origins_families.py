from __future__ import annotations

from tetrapylon.link.origins_families import Closeness, find_descents
from tetrapylon.link.origins_splices import unrelated
from tetrapylon.link.strands_archive import group_lines
from tetrapylon.link.strands_lines import Line, lines_of_text
from tetrapylon.model.span import Span

TEXT = (
    "Engineers reopened the Orlan bridge after three weeks of shelling from the eastern bank.",
    "The governor promised flour to every family that stayed in the besieged mill district.",
    "A convoy with medicine and blankets was turned back at the northern checkpoint on Monday.",
)


def lines_of(report: str, sentences: tuple[str, ...], day: str | None) -> list[Line]:
    text, spans = "", {}
    for number, words in enumerate(sentences):
        spans[f"{report}#{number}"] = Span(len(text), len(text) + len(words))
        text += f"{words}\n"
    return lines_of_text(report, text, spans, day=day)


def parents_of(*reports: tuple[str, tuple[str, ...], str | None]) -> dict[str, str | None]:
    lines = [line for report in reports for line in lines_of(*report)]
    found = find_descents(Closeness(lines, group_lines(lines)))
    return {key: descent.parent for key, descent in found.items()}


def test_a_copy_of_a_copy_has_the_nearer_parent_and_the_first_root() -> None:
    edited = tuple(s.replace("the", "that").replace("after", "following") for s in TEXT)
    found = parents_of(
        ("a", TEXT, "2021-01-01"), ("b", edited, "2021-01-02"), ("c", edited, "2021-01-03")
    )
    assert found == {"a": None, "b": "a", "c": "b"}


def test_of_two_equal_sources_the_earlier_is_the_parent() -> None:
    found = parents_of(
        ("b", TEXT, "2021-01-02"), ("a", TEXT, "2021-01-03"), ("c", TEXT, "2021-01-01")
    )
    assert found == {"c": None, "b": "c", "a": "c"}


def test_one_shared_sentence_makes_no_copy() -> None:
    found = parents_of(("a", TEXT, "2021-01-01"), ("b", TEXT[:1], "2021-01-02"))
    assert found == {"a": None, "b": None}


def test_families_that_share_text_are_one_source() -> None:
    closeness = {"a": {"b": 2.0}, "b": {"a": 2.0}}
    assert unrelated(["a", None, "b", "c"], closeness) == ["a", None, "a", "c"]
