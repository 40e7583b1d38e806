"""A ruling names words, takes effect, and outlives the rows it was made on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tetrapylon.gather.limits import Limits
from tetrapylon.model.claim import Claim, Modality
from tetrapylon.model.finding import Code
from tetrapylon.model.record import Record
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.decisions import CannotRule, Ruling, Verb, exported, rule, take_in
from tetrapylon.run.pipeline import build_record
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.schema import DERIVED_TABLES
from tetrapylon.store.store import Store, open_store

PAGES = {
    "a.txt": "Army nears Valdrin\n\nVALDRIN (AFP) - Government forces shelled the town of Valdrin on Monday, a "
    "military source told AFP. The source said they were two kilometres from the town.\n\n6 May 2019\n",
    "b.txt": "Fighting near Valdrin\n\n6 May 2019\n\nRebels said that 12 people were killed in Valdrin. "
    "The mayor of Valdrin denied that the army had entered the town.\n",
    "c.txt": "Strikes on Idlib\n\n6 May 2019\n\nRussian warplanes bombed Idlib on 2 May 2019. "
    "Syrian rebels attacked the town of Saraqib on 4 May 2019.\n",
}


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    return open_tools(parser=parser)


@pytest.fixture
def refresh(tools: Tools) -> Callable[[Store], Record]:
    def made(store: Store) -> Record:
        read_inputs(store, [], lambda: tools, limits=Limits())
        with store.view() as view:
            return view.record()

    return made


@pytest.fixture
def store(tmp_path: Path, tools: Tools) -> Store:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    opened = open_store(":memory:", create=True)
    read_inputs(opened, [str(tmp_path)], lambda: tools, limits=Limits())
    return opened


def record_of(store: Store) -> Record:
    with store.view() as view:
        return view.record()


def asked(verb: Verb, row: str, **more: str) -> Ruling:
    return Ruling(verb=verb, row=row, reason="seen otherwise", by="ann", **more)


def claim_with(record: Record, words: str) -> Claim:
    return next(c for c in record.claims if words in c.span.of(record.report[c.report].text))


def named(record: Record, name: str) -> str:
    return next(r.name for r in record.reports if r.name.endswith(name))


def test_a_withdrawn_report_leaves_every_derived_row(
    store: Store, refresh: Callable[[Store], Record]
) -> None:
    before = record_of(store)
    gone = next(r.id for r in before.reports if r.name.endswith("b.txt"))
    rule(store, asked(Verb.WITHDRAW, named(before, "b.txt")))
    record = refresh(store)
    with store.view() as view:
        for table in DERIVED_TABLES.values():
            bodies = view.connection.execute(
                table.select().where(table.c.generation == view.generation)
            )
            of_it = [row for row in bodies if table.name != "findings" and gone in str(row)]
            assert not of_it, table.name
    assert gone not in {r.id for r in record.reports}
    assert "12 people" not in str(record.claims)


def test_the_finding_says_who_withdrew_a_report_and_why(
    store: Store, refresh: Callable[[Store], Record]
) -> None:
    rule(store, asked(Verb.WITHDRAW, named(record_of(store), "b.txt")))
    notes = [f.detail for f in refresh(store).findings if f.code is Code.REPORT_WITHDRAWN]
    assert len(notes) == 1
    assert "ann" in notes[0]
    assert "seen otherwise" in notes[0]


def test_a_withdrawn_report_can_be_taken_in_again(
    store: Store, refresh: Callable[[Store], Record]
) -> None:
    before = record_of(store)
    rule(store, asked(Verb.WITHDRAW, named(before, "b.txt")))
    refresh(store)
    rule(store, asked(Verb.ACCEPT, named(before, "b.txt")))
    assert refresh(store).claims == before.claims


def test_a_rejected_claim_is_gone_and_stays_gone_when_everything_is_read_anew(
    store: Store, refresh: Callable[[Store], Record], tools: Tools
) -> None:
    claim = claim_with(record_of(store), "two kilometres")
    rule(store, asked(Verb.REJECT, claim.id))
    record = refresh(store)
    assert claim.id not in record.claim
    anew = build_record(record.reports, record.readings, tools, decisions=record.decisions)
    assert claim.id not in anew.claim


def test_a_ruling_finds_words_that_a_better_reader_cut_differently(
    store: Store, tools: Tools
) -> None:
    record = record_of(store)
    claim = claim_with(record, "two kilometres")
    decision = rule(store, asked(Verb.REJECT, claim.id))
    wider = replace(decision, start=decision.start, end=decision.end + 3)
    anew = build_record(record.reports, record.readings, tools, decisions=(wider,))
    assert claim.id not in anew.claim


def test_a_corrected_modality_reaches_the_claim(
    store: Store, refresh: Callable[[Store], Record]
) -> None:
    claim = claim_with(record_of(store), "two kilometres")
    rule(store, asked(Verb.CORRECT, claim.id, field="modality", value="possible"))
    assert refresh(store).claim[claim.id].modality is Modality.POSSIBLE


def test_a_corrected_story_day_moves_the_claims_of_its_report(
    store: Store, refresh: Callable[[Store], Record]
) -> None:
    record = record_of(store)
    name = named(record, "a.txt")
    rule(store, asked(Verb.CORRECT, name, field="story_day", value="2019-05-13"))
    moved = claim_with(refresh(store), "two kilometres")
    assert moved.speech_date == "2019-05-13"


def test_a_quantity_can_be_corrected(store: Store, refresh: Callable[[Store], Record]) -> None:
    number = next(q for q in record_of(store).quantities if q.value == 12)
    rule(store, asked(Verb.CORRECT, number.id, field="value", value="1,200"))
    assert refresh(store).quantity[number.id].value == 1200


@pytest.mark.parametrize(
    ("field", "value"), [("modality", "sure"), ("colour", "red"), ("content_time", "someday")]
)
def test_what_a_field_cannot_hold_is_refused_and_not_kept(
    store: Store, field: str, value: str
) -> None:
    claim = claim_with(record_of(store), "two kilometres")
    with pytest.raises(CannotRule):
        rule(store, asked(Verb.CORRECT, claim.id, field=field, value=value))
    assert record_of(store).decisions == ()


def test_a_ruling_without_a_reason_or_a_row_is_refused(store: Store) -> None:
    with pytest.raises(CannotRule):
        rule(store, asked(Verb.REJECT, "c-none"))
    claim = record_of(store).claims[0]
    with pytest.raises(CannotRule):
        rule(store, replace(asked(Verb.REJECT, claim.id), reason=" "))


def test_two_incidents_ruled_to_be_one_are_one(
    store: Store, refresh: Callable[[Store], Record]
) -> None:
    before = record_of(store)
    one, two = before.incidents[:2]
    rule(store, asked(Verb.SAME, one.id, other=two.id))
    after = refresh(store)
    assert len(after.incidents) == len(before.incidents) - 1
    events = {*one.events, *two.events}
    assert any(events <= set(i.events) for i in after.incidents)


def test_rulings_travel_to_another_store_once(store: Store, tmp_path: Path, tools: Tools) -> None:
    claim = claim_with(record_of(store), "two kilometres")
    rule(store, asked(Verb.REJECT, claim.id))
    lines = exported(record_of(store).decisions).splitlines()
    other = open_store(":memory:", create=True)
    read_inputs(other, [str(tmp_path / "a.txt")], lambda: tools, limits=Limits())
    first, again = take_in(other, lines), take_in(other, lines)
    assert (first.new + first.strange, again.new) == (1, 0)
    assert first.new == 1
    assert again.known == 1


def test_a_line_that_is_no_ruling_is_refused_by_number(store: Store) -> None:
    with pytest.raises(CannotRule, match="line 1"):
        take_in(store, ["{}"])
