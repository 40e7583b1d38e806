"""A sentence in the record's own words says only what each claim counted for it says by itself."""

from __future__ import annotations

from datetime import date

from tests.tell.bench import ARMY, BY_MONITOR, MONITOR, REBELS, TOWN, Bench
from tetrapylon.lexicon.labels import load_labels
from tetrapylon.model.claim import Claimant, ClaimantType
from tetrapylon.model.event import Actors, Status
from tetrapylon.model.record import Record
from tetrapylon.tell.brief import plan_brief
from tetrapylon.tell.brief_background import Background
from tetrapylon.tell.happenings import as_borne, happening

BY_ARMY = Claimant(entity=ARMY.id, name=ARMY.name, type=ClaimantType.OFFICIAL_BODY)


def borne(record: Record) -> tuple[str | None, tuple[str, ...]]:
    """Return the sentence of the record's one incident and the claims counted for it."""
    told = as_borne(record, record.incidents[0])
    return (happening(record, told), told.claims) if told else (None, ())


def test_a_row_that_does_not_name_the_doer_is_not_counted() -> None:
    bench = Bench()
    one = bench.say("Norland army aircraft struck Vardin", "struck")
    two = bench.say("Aircraft struck Vardin", "struck", by=BY_MONITOR, report="r2")
    bench.happen("airstrike", one, two)
    assert borne(bench.record())[1] == (one.id,)


def test_a_row_of_another_place_is_not_counted() -> None:
    bench = Bench()
    one = bench.say("Norland army aircraft struck Vardin", "struck")
    two = bench.say("Norland army aircraft struck the south", "struck", report="r2")
    bench.happen("airstrike", one, bench.change(two, sentence="s2", passage="p2", about=(ARMY.id,)))
    assert borne(bench.record())[1] == (one.id,)


def test_of_two_days_the_better_supported_one_is_told_and_its_rows_are_counted() -> None:
    bench = Bench()
    said = [
        bench.say("Norland army jets hit Vardin", "hit", report="r1"),
        bench.say("Norland army jets hit Vardin", "hit", by=BY_MONITOR, report="r2"),
        bench.say("Norland army jets hit Vardin", "hit", report="r3"),
    ]
    days = ("2020-05-03", "2020-05-03", "2020-05-01")
    told = [
        bench.change(c, content_time=day, times=(f"t{c.id}",))
        for c, day in zip(said, days, strict=True)
    ]
    bench.happen("airstrike", *told, date="2020-05-01/2020-05-03")
    sentence, claims = borne(bench.record())
    assert sentence == "The Norland army carried out air strikes in Vardin on 3 May 2020."
    assert claims == (said[0].id, said[1].id)


def test_without_a_day_of_its_own_a_deed_was_done_by_the_day_of_its_telling() -> None:
    bench = Bench()
    bench.happen("airstrike", bench.say("Norland army jets hit Vardin", "hit"))
    assert borne(bench.record())[0] == (
        "The Norland army carried out air strikes in Vardin by 4 May 2020."
    )


def test_the_other_actor_is_named_where_every_row_names_it() -> None:
    bench = Bench()
    one = bench.say("Free South took Vardin from the Norland army", "took")
    two = bench.say("Free South took Vardin", "took", by=BY_MONITOR, report="r2")
    sides = Actors(actor1=(REBELS.id,), actor2=(ARMY.id,))
    bench.happen("capture", one, two, actors=sides)
    assert borne(bench.record()) == ("Free South captured Vardin by 4 May 2020.", (one.id, two.id))


def test_what_its_doer_says_is_under_way_is_no_deed_done() -> None:
    bench = Bench()
    said = bench.say("the Norland army was withdrawing from Vardin", "withdrawing", by=BY_ARMY)
    bench.happen("withdrawal", said, status=Status.ONGOING)
    assert borne(bench.record()) == (None, ())


def test_only_the_first_beginning_of_a_battle_is_told() -> None:
    bench = Bench()
    said = [
        bench.say("the Norland army launched its offensive on Vardin", "launched"),
        bench.say("the Norland army offensive on Vardin began in earnest", "began", report="r2"),
        bench.say("the Norland army offensive on Vardin went on", "went", report="r3"),
    ]
    days = ("2020-04-01", "2020-04-20", "2020-05-04")
    told = [bench.change(c, content_time=d) for c, d in zip(said, days, strict=True)]
    bench.happen("offensive", *told)
    assert borne(bench.record())[0] == (
        "The Norland army conducted an offensive near Vardin, last reported on 4 May 2020, said to have begun on 1 April 2020."
    )


def test_behind_a_quotation_only_claims_are_counted_that_say_what_it_says() -> None:
    bench = Bench()
    said = [
        bench.say("The Norland army left Vardin after a long talk with its allies", "left"),
        bench.say("The Norland army left Vardin after a talk with allies", "left", report="r2"),
        bench.say("Free South welcomes what friends abroad decided", "welcomes", report="r3"),
    ]
    told = Background(bench.record())
    assert told.same_words(said[0], said[1])
    assert not told.same_words(said[0], said[2])


def test_a_brief_counts_the_rows_that_bear_its_sentence() -> None:
    bench = Bench()
    one = bench.say("Norland army jets hit Vardin", "hit")
    two = bench.say("Norland army jets hit Vardin all day", "hit", by=BY_MONITOR, report="r2")
    three = bench.say("Smoke stood over Vardin after the strike", "stood", report="r3")
    bench.happen("airstrike", one, two, bench.change(three, about=(TOWN.id, MONITOR.id)))
    brief = plan_brief(bench.record(), load_labels(), as_of=date(2020, 5, 5))
    told = [s for part in brief.sections for s in part.sentences if "air strikes" in s.text]
    assert [s.reports for s in told] == [2]
