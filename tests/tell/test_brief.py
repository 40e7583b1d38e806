"""The brief: every sentence stands on claims, in plain words, once."""

from __future__ import annotations

from dataclasses import replace

from tests.tell.bench import ARMY, BY_MONITOR, BY_WIRE, PREDICTED, REBELS, TOWN, Bench
from tetrapylon.lexicon.labels import load_labels
from tetrapylon.model.claim import Claimant, ClaimantType, Modality
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.event import Actors, Status
from tetrapylon.model.question import Answer, Question, Verdict
from tetrapylon.model.situation import ControlBasis, ControlState
from tetrapylon.model.span import Span
from tetrapylon.tell.brief import plan_brief
from tetrapylon.tell.brief_model import Brief, BriefSentence
from tetrapylon.tell.brief_questions import disputes
from tetrapylon.tell.brief_relevance import Relevance
from tetrapylon.tell.quotable import Quoter

BY_ARMY = Claimant(entity=ARMY.id, name="Norland army", type=ClaimantType.OFFICIAL_BODY)


def _brief(bench: Bench) -> Brief:
    return plan_brief(bench.record(), load_labels())


def _section(brief: Brief, heading: str) -> list[BriefSentence]:
    return [s for part in brief.sections if part.heading == heading for s in part.sentences]


def _texts(brief: Brief) -> list[str]:
    return [s.text for part in brief.sections for s in part.sentences]


def _full_bench() -> Bench:
    bench = Bench()
    taken = bench.say("Free South took Vardin in April", "took")
    bench.say("Soldiers of the Norland army reached the bridge south of Vardin", "reached")
    bench.say("Free South sent two hundred more fighters to Vardin", "sent", by=BY_MONITOR)
    bench.hold(REBELS, ControlState.CAPTURED, "2020-04", taken)
    ahead = bench.say("The Norland army will enter Vardin by the weekend", "enter", by=BY_MONITOR)
    bench.change(ahead, modality=PREDICTED)
    return bench


def test_every_sentence_cites_claims_or_says_how_many_reports_were_searched() -> None:
    sentences = [s for part in _brief(_full_bench()).sections for s in part.sentences]
    assert len(sentences) > 4
    assert all(s.citations or s.searched for s in sentences)


def test_cited_words_stand_at_their_place_in_the_report() -> None:
    record = _full_bench().record()
    for part in plan_brief(record, load_labels()).sections:
        for c in (c for s in part.sentences for c in s.citations):
            assert record.report[c.report].text[c.start : c.end] == c.words


def test_a_loaded_label_is_replaced_in_square_brackets() -> None:
    bench = Bench()
    bench.say("Soldiers drove the jihadists from a hill near Vardin", "drove", by=BY_MONITOR)
    assert any("[fighters]" in t for t in _texts(_brief(bench)))
    assert not any("jihadist" in t for t in _texts(_brief(bench)))


def test_words_whose_label_has_no_plain_word_are_not_printed() -> None:
    bench = Bench()
    bench.say("Soldiers drove the fanatics from a hill near Vardin", "drove", by=BY_MONITOR)
    assert not any("hill" in t for t in _texts(_brief(bench)))


def test_nothing_is_quoted_twice() -> None:
    bench = Bench()
    for report in ("r1", "r2"):
        said = bench.say(
            "Soldiers reached the bridge south of Vardin", "reached", by=BY_MONITOR, report=report
        )
        bench.change(said, cluster="k1", origin="Coast Wire")
    told = [s for s in _section(_brief(bench), "Bottom line") if "bridge" in s.text]
    told += [s for s in _section(_brief(bench), "Military") if "bridge" in s.text]
    assert len(told) == 1
    assert (told[0].reports, told[0].origins) == (2, 1)


def test_a_report_without_a_wire_is_an_origin_of_its_own() -> None:
    bench = Bench()
    own = Claimant(entity=None, name="The Harbour Post", type=ClaimantType.PUBLISHER_VOICE)
    one = bench.say("Soldiers reached the bridge south of Vardin", "reached")
    two = bench.say("Soldiers reached the bridge south of Vardin", "reached", by=own, report="r2")
    bench.change(one, cluster="k1")
    bench.change(two, cluster="k1")
    assert [s.origins for p in _brief(bench).sections for s in p.sentences if s.citations] == [2]


def test_the_bottom_line_says_who_holds_the_place_and_since_when() -> None:
    bench = _full_bench()
    seen = bench.say("Free South still held Vardin on Monday", "held")
    bench.hold(REBELS, ControlState.HELD, "2020-05-04", seen)
    first = _section(_brief(bench), "Bottom line")[0]
    assert first.text == (
        "As of 4 May 2020 Vardin was held by Free South, which had captured it in April 2020."
    )


def test_a_place_lost_last_is_not_said_to_be_held() -> None:
    bench = Bench()
    one = bench.say("The Norland army took Vardin in April", "took")
    two = bench.say("The Norland army lost Vardin on Sunday", "lost")
    bench.hold(ARMY, ControlState.CAPTURED, "2020-04", one)
    bench.hold(ARMY, ControlState.LOST, "2020-05-03", two)
    assert _section(_brief(bench), "Bottom line")[0].text == (
        "The Norland army lost Vardin on 3 May 2020; the record names no holder since."
    )


def test_a_holder_only_implied_before_a_loss_is_not_said_to_hold() -> None:
    bench = Bench()
    lost = bench.say("Free South lost Vardin in April", "lost")
    held = bench.hold(REBELS, ControlState.HELD, "../2020-04", lost)
    bench.control[-1] = replace(held, basis=ControlBasis.IMPLIED, ended="2020-04")
    bench.hold(REBELS, ControlState.LOST, "2020-04", lost)
    texts = [s.text for s in _section(_brief(bench), "Bottom line")]
    assert texts == ["Free South lost Vardin in April 2020; the record names no holder since."]


def test_each_change_of_holder_is_told_in_order() -> None:
    bench = Bench()
    one = bench.say("Free South took Vardin in April", "took")
    two = bench.say("The Norland army retook Vardin on Sunday", "retook")
    bench.hold(ARMY, ControlState.CAPTURED, "2020-05-03", two)
    bench.hold(REBELS, ControlState.LOST, "2020-05-03", two)
    bench.hold(REBELS, ControlState.CAPTURED, "2020-04", one)
    assert [s.text for s in _section(_brief(bench), "Control")] == [
        "Free South captured Vardin in April 2020.",
        "The Norland army captured Vardin from Free South on 3 May 2020.",
    ]


def test_a_capture_is_told_under_control_and_not_again_under_military() -> None:
    bench = Bench()
    taken = bench.say("Free South took Vardin in April", "took")
    bench.hold(REBELS, ControlState.CAPTURED, "2020-04", taken)
    bench.happen("capture", taken, actors=Actors(actor1=(REBELS.id,)), date="2020-04")
    assert not _section(_brief(bench), "Military")


def test_what_two_origins_tell_is_told_in_the_records_own_words() -> None:
    bench = Bench()
    one = bench.say("Norland army aircraft struck Vardin", "struck")
    two = bench.say("Norland army jets hit Vardin all day", "hit", by=BY_MONITOR, report="r2")
    bench.happen("airstrike", one, two)
    told = [*_section(_brief(bench), "Bottom line"), *_section(_brief(bench), "Military")]
    assert "The Norland army carried out air strikes in Vardin by 4 May 2020." in [
        s.text for s in told
    ]


def test_a_deed_by_two_sides_at_once_is_not_told_in_own_words() -> None:
    bench = Bench()
    one = bench.say("Norland army and Free South aircraft struck Vardin", "struck")
    two = bench.say("Jets hit Vardin all day", "hit", by=BY_MONITOR, report="r2")
    bench.happen("airstrike", one, two, actors=Actors(actor1=(ARMY.id, REBELS.id)))
    assert not any("carried out" in t for t in _texts(_brief(bench)))


def test_a_monitor_never_fights() -> None:
    bench = Bench()
    one = bench.say("Border Watch said aircraft struck Vardin", "struck")
    two = bench.say("Border Watch saw strikes on Vardin", "saw", report="r2", by=BY_MONITOR)
    bench.happen("airstrike", one, two, actors=Actors(actor1=("actor:border-watch",)))
    assert not any("Border Watch carried out" in t for t in _texts(_brief(bench)))


def test_a_prediction_stands_in_its_own_section_with_who_made_it() -> None:
    bench = Bench()
    ahead = bench.say("The Norland army will enter Vardin by the weekend", "enter", by=BY_MONITOR)
    ahead = bench.change(ahead, modality=PREDICTED)
    other = bench.say(
        "Vardin will fall to the Norland army in days", "fall", by=BY_MONITOR, report="r2"
    )
    other = bench.change(other, modality=PREDICTED)
    bench.happen("x", ahead, other, status=Status.PREDICTED, frames=("capture", "entry"))
    texts = _texts(_brief(bench))
    said = "Border Watch said on 4 May 2020: “The Norland army will enter Vardin by the weekend”."
    assert said in texts
    assert not _section(_brief(bench), "Military")


def test_an_anonymous_speaker_is_a_source_not_the_source() -> None:
    bench = Bench()
    source = Claimant(
        entity=None, name="the source", type=ClaimantType.ANONYMOUS_OFFICIAL, anonymous=True
    )
    bench.say("Soldiers reached the bridge south of Vardin", "reached", by=source)
    assert any(t.startswith("A source said on 4 May 2020: “") for t in _texts(_brief(bench)))


def test_a_headline_is_not_quoted() -> None:
    bench = Bench()
    headline = Claimant(entity=None, name=None, type=ClaimantType.HEADLINE)
    bench.say("Soldiers reach the bridge south of Vardin", "reach", by=headline)
    assert not _section(_brief(bench), "Military")


def test_a_place_that_no_report_names_gives_no_happenings() -> None:
    brief = plan_brief(_full_bench().record(), load_labels(), about="Nowhere")
    assert {p.heading for p in brief.sections} <= {"What no report states"}


def test_a_brief_of_earlier_reports_never_cites_a_later_one() -> None:
    bench = _full_bench()
    before = bench.record()
    bench.say("The Norland army took Vardin a year later", "took", report="r9", day="2021-05-04")
    cited = {
        c.report
        for part in plan_brief(before, load_labels()).sections
        for s in part.sentences
        for c in s.citations
    }
    assert cited == {"r1"}


def test_loaded_words_stay_out_of_every_sentence_outside_brackets() -> None:
    bench = _full_bench()
    bench.say("The regime shelled Vardin with help from loyalists", "shelled", by=BY_WIRE)
    labels = load_labels()
    assert not any(labels.loaded(t) for t in _texts(_brief(bench)))
    assert TOWN.name in " ".join(_texts(_brief(bench)))


def test_a_state_and_its_forces_are_not_said_to_fight_each_other() -> None:
    bench = Bench()
    one = bench.say("Norland army aircraft struck Vardin", "struck")
    two = bench.say("Norland army jets hit Vardin all day", "hit", by=BY_MONITOR, report="r2")
    own = Entity(
        id="actor:norland-government",
        name="Norland government",
        kind=EntityKind.GOVERNMENT,
        side="Norland government",
    )
    bench.happen("airstrike", one, two, actors=Actors(actor1=(ARMY.id,), actor2=(own.id,)))
    assert not any("against" in t for t in _texts(_brief(bench)))


def test_a_writers_comment_on_the_war_is_no_act_of_it() -> None:
    bench = Bench()
    said = bench.say("The war has split the cabinet in Vardin", "nothing")
    cited = {c.claim for p in _brief(bench).sections for x in p.sentences for c in x.citations}
    assert said.id not in cited


def test_what_is_said_of_another_country_is_left_out_of_a_brief_of_normal_length() -> None:
    bench = Bench()
    fought = bench.say("The Norland army shelled Vardin", "shelled")
    bench.happen("shelling", fought)
    record = bench.record()
    town = replace(TOWN, country="NL")
    record = replace(
        record, entities=tuple(town if e.id == TOWN.id else e for e in record.entities)
    )
    relevance = Relevance(record)
    assert relevance.theatre == {"NL"}
    assert relevance.in_theatre(fought)
    assert not relevance.in_theatre(replace(fought, about=("place:elsewhere",)))


def test_a_denial_is_told_as_a_denial() -> None:
    bench = Bench()
    one = bench.say("The Norland army shelled the market of Vardin", "shelled", by=BY_MONITOR)
    words = "Norland guns had shelled the market of Vardin"
    two = bench.say(words, "shelled", report="r2", by=BY_ARMY)
    after = bench.say("That is denied", "denied", report="r2", by=BY_ARMY)
    cue = Span(after.span.end - len("denied"), after.span.end)
    two = bench.change(two, modality=Modality.DENIED, cue=cue)
    asked = Question(
        id="q",
        question="Is it so: “the army shelled the market”?",
        kind="military",
        answers=tuple(
            Answer(claim=c.id, quantity=None, value="", as_of=None, said_by=None, origin=None)
            for c in (one, two)
        ),
        verdict=Verdict.DISPUTED,
        explanation="One voice denies what another says.",
    )
    record = replace(bench.record(), questions=(asked,))
    told = [t.words for t in disputes(record, Quoter(record, load_labels()), frozenset())]
    assert "Norland army denied “Norland guns had shelled the market of Vardin”" in told[0]
    assert "Border Watch said" in told[0]
