from __future__ import annotations

import random
import time
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.lineage_factory import reading_of, record_of, report_of
from tetrapylon.link.strands import find_strands
from tetrapylon.link.strands_archive import group_lines
from tetrapylon.link.strands_lines import FUNCTION_WORDS, Line
from tetrapylon.model.passage import Role
from tetrapylon.model.record import Record
from tetrapylon.model.strand import Edit, Strand

BRIDGE = "Engineers reopened the Orlan bridge after three weeks of shelling from the eastern bank."
BRIDGE_EDITED = (
    "Army engineers reopened the Orlan bridge following three weeks of shelling from the east bank."
)
MILL = "The governor promised flour to every family that stayed in the besieged mill district."
CONVOY = "A convoy with medicine and blankets was turned back at the northern checkpoint on Monday."
OWN = "Fishermen in the delta meanwhile complained about the price of diesel and nets."
COMMON = sorted(FUNCTION_WORDS)
FOREIGN = "Parliament postponed the budget debate because two ministers were travelling abroad."


def said(record: Record, strand: Strand) -> list[str]:
    return sorted(record.report[m.report].text[m.start : m.end] for m in strand.members)


def test_a_repeated_sentence_is_one_exact_strand() -> None:
    record = record_of(f"{BRIDGE}\n{OWN}", f"{FOREIGN}\n{BRIDGE}")
    (strand,) = find_strands(record)
    assert strand.edit is Edit.EXACT
    assert said(record, strand) == [BRIDGE, BRIDGE]
    assert all(m.sentence in record.sentence for m in strand.members)


def test_two_introductions_of_one_body_are_no_copies() -> None:
    first = "The Northern Committee for Harbour Relief, a group based in Orlan, was less hopeful."
    other = (
        "The Northern Committee for Harbour Relief, which is based in Orlan, said rain would come."
    )
    assert find_strands(record_of(f"{first}\n{OWN}", f"{other}\n{FOREIGN}")) == ()


def test_capitals_throughout_are_no_names() -> None:
    record = record_of(f"{BRIDGE.upper()}\n{OWN}", f"{FOREIGN}\n{BRIDGE_EDITED.upper()}")
    assert len(find_strands(record)) == 1


def test_a_lightly_edited_sentence_is_a_light_strand() -> None:
    record = record_of(f"{BRIDGE}\n{OWN}", f"{BRIDGE_EDITED}\n{FOREIGN}")
    (strand,) = find_strands(record)
    assert strand.edit is Edit.LIGHT


def test_a_clause_moved_to_the_front_keeps_the_strand() -> None:
    moved = (
        "After three weeks of shelling from the eastern bank engineers reopened the Orlan bridge."
    )
    assert len(find_strands(record_of(BRIDGE, moved))) == 1


def test_a_merged_sentence_stands_in_two_strands() -> None:
    merged = f"{BRIDGE[:-1]}, while {MILL[0].lower()}{MILL[1:]}"
    record = record_of(f"{BRIDGE}\n{MILL}", merged)
    assert [len(s.members) for s in find_strands(record)] == [2, 2]


def test_the_halves_of_a_split_sentence_do_not_lose_it() -> None:
    whole = f"{BRIDGE[:-1]}, while {MILL[0].lower()}{MILL[1:]}"
    record = record_of(whole, f"{BRIDGE}\n{MILL}")
    members = {m.sentence for s in find_strands(record) for m in s.members}
    assert len(members) == 3


def test_two_writers_who_quote_one_speech_are_no_strand() -> None:
    left = 'Speaking at noon, the mayor declared: "We shall hold the river line until the last boat is gone."'
    right = '"We shall hold the river line until the last boat is gone," a radio listener heard someone shout.'
    assert find_strands(record_of(f"{left}\n{OWN}", f"{right}\n{FOREIGN}")) == ()


def test_a_quotation_is_a_strand_where_the_reports_share_more() -> None:
    quote = '"We shall hold the river line until the last boat is gone," he said.'
    shared = f"{BRIDGE}\n{MILL}\n{quote}"
    assert len(find_strands(record_of(f"{shared}\n{OWN}", f"{shared}\n{FOREIGN}"))) == 3


def test_headlines_links_and_repeats_are_not_copying() -> None:
    for role in (Role.HEADLINE, Role.LINK, Role.BOILERPLATE, Role.REPEAT):
        left, right = report_of(f"{BRIDGE}\n{OWN}"), report_of(f"{BRIDGE}\n{FOREIGN}")
        readings = (reading_of(left, roles={0: role}), reading_of(right))
        assert find_strands(Record(reports=(left, right), readings=readings)) == ()


def test_short_sentences_are_no_evidence() -> None:
    assert find_strands(record_of(f"He gave no details.\n{OWN}", "He gave no details.")) == ()


def test_a_formula_that_unrelated_reports_share_is_no_evidence() -> None:
    formula = "Readers can reach our night desk with tips and photographs at any hour."
    texts = [f"{formula}\n{_invented(seed)}" for seed in range(8)]
    assert find_strands(record_of(*texts)) == ()


def test_similar_neighbours_are_not_chained() -> None:
    first = "Rebels shelled the grain silo near Tavi station before dawn on Friday."
    last = "Farmers emptied the cold store behind Kesh harbour in heavy rain on Sunday."
    assert find_strands(record_of(first, last)) == ()


def test_a_summary_in_the_same_report_does_not_stand_for_the_sentence() -> None:
    summary = "Engineers reopened the Orlan bridge after three weeks of shelling"
    record = record_of(f"{summary}\n{BRIDGE}", BRIDGE_EDITED)
    (strand,) = find_strands(record)
    assert said(record, strand) == sorted([BRIDGE, BRIDGE_EDITED])


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_reports_changes_nothing(order: list[int]) -> None:
    texts = [f"{BRIDGE}\n{MILL}", f"{BRIDGE_EDITED}\n{CONVOY}", f"{MILL}\n{CONVOY}\n{OWN}", FOREIGN]
    record = record_of(*texts)
    shuffled = replace(
        record,
        reports=tuple(record.reports[i] for i in order),
        readings=tuple(record.readings[i] for i in order),
    )
    assert find_strands(shuffled) == find_strands(record)


def _invented(seed: int, sentences: int = 5, vocabulary: int = 4_000) -> str:
    chance = random.Random(seed)  # noqa: S311
    return "\n".join(
        " ".join(f"w{chance.randrange(vocabulary)}" for _ in range(14)) for _ in range(sentences)
    )


def _zipfian(chance: random.Random) -> str:
    function_word = chance.random() < 0.4
    return chance.choice(COMMON) if function_word else f"w{int(30_000 ** chance.random())}"


def test_twenty_thousand_sentences_are_grouped_in_seconds() -> None:
    lines = []
    for number in range(20_000):
        chance = random.Random(number % 15_000)  # noqa: S311
        words = tuple(_zipfian(chance) for _ in range(18))
        lines.append(
            Line(
                report=f"r{number // 20}",
                sentence=f"s{number}",
                start=number * 100,
                end=number * 100 + 99,
                words=words,
                quoted=0,
            )
        )
    began = time.perf_counter()
    groups = group_lines(lines)
    assert len(groups) >= 4_000
    assert time.perf_counter() - began < 20
