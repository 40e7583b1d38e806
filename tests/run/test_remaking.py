"""A changed maker remakes its own rows and those that depend on them, nothing else; rulings stay."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import pytest

from tetrapylon.gather.limits import Limits
from tetrapylon.model.decision import Decision
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Record
from tetrapylon.run import reading as run_reading
from tetrapylon.run import remaking, stages
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import open_document, report_of_text
from tetrapylon.run.pipeline import begun_record, build_record, read_report
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.remaking import blank, reread, stages_again, stale_stages
from tetrapylon.run.rereading import NoSuchMaker, makers, reread_reports
from tetrapylon.run.stages import READING, RECORD, reading_version
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.store import Store, open_store

TEXTS = (
    (
        "Army nears Valdrin\n\nMonday, 6 May 2019\n\nALEPPO (AFP) - The Syrian army captured Manbij from Islamic "
        "State on Monday, a military source told AFP, killing at least 12 fighters.\n\nThe source said troops were "
        "two kilometres from Raqqa. Some 3,000 residents had fled since 4 May, aid groups said.\n"
    ),
    (
        "Fighting near Raqqa\n\n7 May 2019\n\nThe Syrian army captured Manbij from Islamic State on Monday, a "
        "military source told AFP. Rebels denied that the army had entered the town. The truce agreed in Geneva "
        "in April has been broken, the United Nations said.\n"
    ),
)
NOUNS = [f.name for f in fields(Record) if f.name not in ("reports", "readings", "decisions")]


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    return open_tools(parser=parser)


@pytest.fixture(scope="module")
def begun(tools: Tools) -> Record:
    reports = [report_of_text(t, name=f"{n}.txt") for n, t in enumerate(TEXTS)]
    return begun_record(reports, [read_report(r, tools) for r in reports], ())


@pytest.fixture
def store(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("pages")
    for n, text in enumerate(TEXTS):
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    opened = open_store(":memory:", create=True)
    read_inputs(opened, [str(folder)], lambda: tools, limits=Limits())
    return opened


@dataclass(frozen=True, slots=True)
class Toy:
    """A stage that does nothing."""

    maker: str
    takes: tuple[str, ...]
    gives: tuple[str, ...]


TOYS = (
    Toy("a.one@1", (), ("x",)),
    Toy("a.two@1", ("x",), ("y",)),
    Toy("a.three@1", ("y",), ("x", "z")),
    Toy("a.four@1", ("w",), ("v",)),
)


def names(found: tuple[Toy, ...]) -> list[str]:
    return [toy.maker for toy in found]


def test_what_takes_a_changed_noun_runs_again_and_what_stands_alone_does_not() -> None:
    assert names(stages_again(TOYS[:2], {"a.two"})) == ["a.two@1"]
    assert names(stages_again(TOYS, {"a.four"})) == ["a.four@1"]


def test_what_is_refined_later_is_made_from_the_start() -> None:
    assert names(stages_again(TOYS, {"a.three"})) == ["a.one@1", "a.two@1", "a.three@1"]


def test_a_record_stage_gives_what_it_declares_and_nothing_else(
    begun: Record, tools: Tools
) -> None:
    record = begun
    for stage in RECORD:
        made = stage.run(record, tools)
        assert {n for n in NOUNS if getattr(made, n) != getattr(record, n)} <= {*stage.gives}, (
            stage.maker
        )
        record = made


def test_a_record_stage_looks_at_nothing_that_it_does_not_declare(
    begun: Record, tools: Tools
) -> None:
    record = begun
    for stage in RECORD:
        made = stage.run(record, tools)
        hidden = {n: () for n in NOUNS if n not in (*stage.takes, *stage.gives)}
        bare = stage.run(replace(record, **hidden), tools)
        assert [getattr(bare, n) for n in stage.gives] == [getattr(made, n) for n in stage.gives]
        record = made


def test_any_reading_stage_run_again_gives_the_reading_as_it_was(tools: Tools) -> None:
    report = report_of_text(TEXTS[0])
    whole = read_report(report, tools)
    for stage in READING:
        again = stages_again(READING, {remaking.name_of(stage.maker)})
        assert reread(report, replace(whole, **blank(again)), again, tools) == whole, stage.maker


def test_a_reading_stage_gives_what_it_declares_and_nothing_else(tools: Tools) -> None:
    report = report_of_text(TEXTS[0])
    document = open_document(report, parser=tools.parser, outlets=tools.outlets)
    made = read_report(report, tools)
    for stage in READING:
        changed = stage.run(document, made, tools)
        kept = [f.name for f in fields(made) if f.name not in stage.gives]
        assert [getattr(changed, n) for n in kept] == [getattr(made, n) for n in kept], stage.maker


def test_only_the_stages_of_a_raised_reader_are_stale() -> None:
    kept = reading_version()
    assert stale_stages(kept) == ()
    older = kept.replace("read.amounts@", "read.amounts@0")
    found = [remaking.name_of(s.maker) for s in stale_stages(older) or ()]
    assert "read.amounts" in found
    assert "read.statements" not in found
    assert stale_stages(kept.replace("read.page@", "read.page@0")) is None
    assert stale_stages("") is None


def ruled(store: Store) -> Decision:
    """Keep a ruling on a claim."""
    with store.view() as view:
        claim = view.record().claims[0]
    decision = Decision(
        id=content_id("d", claim.id),
        report=claim.report,
        start=claim.span.start,
        end=claim.span.end,
        question="claim",
        ruling="rejected",
        by="tester",
        at="2026-01-01T00:00:00+00:00",
        reason="not said",
    )
    with store.writer() as writer:
        writer.add_decision(decision)
    return decision


def raised(monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    """Raise a record maker's version; return the list that stages enter themselves in as they run."""
    ran: list[str] = []

    def spied(stage: stages.RecordStage) -> stages.RecordStage:
        def run(record: Record, tools: Tools) -> Record:
            ran.append(remaking.name_of(stage.maker))
            return stage.run(record, tools)

        higher = f"{name}@999" if stage.maker.startswith(f"{name}@") else stage.maker
        return replace(stage, maker=higher, run=run)

    monkeypatch.setattr(run_reading, "RECORD", tuple(map(spied, RECORD)))
    return ran


def test_a_raised_maker_remakes_what_depends_on_it_and_keeps_rulings(
    store: Store, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = ruled(store)
    reread_reports(store, lambda: tools)
    with store.view() as view:
        before = view.record()
    ran = raised(monkeypatch, "ground.times")
    outcome = reread_reports(store, lambda: tools)
    assert outcome.rebuilt
    assert "ground.times" in ran
    assert not {"link.strands", "link.origins", "ground.story_day", "ground.entities"} & {*ran}
    with store.view() as view:
        after = view.record()
    assert after == before
    assert decision in after.decisions
    assert decision.report not in {
        c.report
        for c in after.claims
        if (c.span.start, c.span.end) == (decision.start, decision.end)
    }
    assert not reread_reports(store, lambda: tools).rebuilt


@pytest.mark.parametrize("maker", ["ground.times", "tell.tracks@1", "read.times", "link.strands"])
def test_rereading_gives_the_same_record(store: Store, tools: Tools, maker: str) -> None:
    with store.view() as view:
        before = view.record()
        readings = tuple(view.readings())
    outcome = reread_reports(store, lambda: tools, maker=maker)
    assert outcome.rebuilt
    with store.view() as view:
        assert view.record() == before
        assert tuple(view.readings()) == readings
    assert build_record(before.reports, readings, tools).claims == before.claims


def test_one_report_can_be_read_again(store: Store, tools: Tools) -> None:
    with store.view() as view:
        report = next(view.reports()).id
    assert reread_reports(store, lambda: tools, maker="read.times", reports={report}).read == 1


def test_an_unknown_maker_is_refused_with_those_that_are_known(store: Store, tools: Tools) -> None:
    with pytest.raises(NoSuchMaker, match=r"ground\.times"):
        reread_reports(store, lambda: tools, maker="ground.time")
    assert "read.page" in makers()
