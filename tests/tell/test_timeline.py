"""The timeline: in the order of time, in plain words."""

from __future__ import annotations

from tests.tell.bench import BY_MONITOR, Bench
from tetrapylon.lexicon.labels import load_labels
from tetrapylon.tell.timeline import timeline_rows


def test_clear_incidents_are_told_in_the_past_tense_by_date() -> None:
    bench = Bench()
    one = bench.say("Norland army aircraft struck Vardin", "struck")
    two = bench.say("Norland army jets hit Vardin", "hit", by=BY_MONITOR, report="r2")
    bench.happen("airstrike", one, two)
    bench.happen("advance", one, date="2020-04-01")
    rows = timeline_rows(bench.record(), load_labels())
    assert [(r["when"], r["title"]) for r in rows] == [
        ("on 1 April 2020", "The Norland army advanced near Vardin"),
        ("on 4 May 2020", "The Norland army carried out air strikes in Vardin"),
    ]


def test_a_title_without_a_plain_word_for_its_label_is_left_out() -> None:
    bench = Bench()
    one = bench.say("Norland army aircraft struck Vardin", "struck")
    bench.happen("unheard_of", one, title="Fanatics act")
    assert timeline_rows(bench.record(), load_labels()) == []
