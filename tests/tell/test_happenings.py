"""Verbs of happenings."""

from __future__ import annotations

from dataclasses import replace

from tests.tell.bench import Bench
from tetrapylon.lexicon.frames import load_frames
from tetrapylon.model.event import Fatalities
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.tell.happenings import VERBS, happening


def test_a_vague_toll_is_told_in_its_own_word() -> None:
    bench = Bench()
    told = bench.say(
        "The Norland army advanced near Vardin, killing dozens of villagers", "advanced"
    )
    at = told.span.start + len("The Norland army advanced near Vardin, killing ")
    toll = Fatalities(low=12, best=None, high=None, basis="acled_vague_word")
    incident = bench.happen("advance", told, fatalities=toll)
    dozens = Quantity(
        id="q",
        report=told.report,
        start=at,
        end=at + len("dozens of villagers"),
        value=None,
        low=24,
        high=None,
        unit=None,
        approximator=None,
        measures=Measure.KILLED,
        of="villagers",
        claim=told.id,
    )
    words = happening(replace(bench.record(), quantities=(dozens,)), incident)
    assert words is not None
    assert words.endswith("; dozens of villagers reported killed.")


def test_every_verb_is_of_a_frame() -> None:
    assert set(VERBS) <= set(load_frames().frames)


def test_an_order_to_leave_is_not_told_as_leaving() -> None:
    bench = Bench()
    one = bench.say("The Norland army acts on a decision to withdraw from Vardin", "acts")
    two = bench.say("The Norland army's planned exit from Vardin worries aid groups", "worries")
    ordered = bench.happen("withdrawal", one, two)
    assert happening(bench.record(), ordered) is None


def test_leaving_that_is_told_as_done_is_told() -> None:
    bench = Bench()
    one = bench.say("The Norland army withdrew from Vardin", "withdrew")
    left = bench.happen("withdrawal", one)
    assert happening(bench.record(), left) is not None


def test_helpers_who_are_told_to_leave_have_delivered_nothing() -> None:
    bench = Bench()
    one = bench.say("Norland army teams bringing water back to Vardin were told to leave", "told")
    aid = bench.happen("aid_delivery", one)
    assert happening(bench.record(), aid) is None
