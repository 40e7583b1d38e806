"""What a brief of normal length tells though it fits no topic."""

from __future__ import annotations

from tests.tell.bench import ARMY, BY_MONITOR, Bench
from tetrapylon.lexicon.labels import load_labels
from tetrapylon.model.claim import Claimant, ClaimantType, Topic
from tetrapylon.tell.brief import plan_brief


def test_what_fits_no_topic_is_told_where_a_party_says_it() -> None:
    bench = Bench()
    by_army = Claimant(entity=ARMY.id, name=ARMY.name, type=ClaimantType.OFFICIAL_BODY)
    one = bench.say("The Norland army keeps its depots in Vardin", "keeps", by=by_army)
    two = bench.say("Border Watch keeps its old office in Vardin", "keeps", by=BY_MONITOR)
    for claim in (one, two):
        bench.change(claim, topics=(Topic.OTHER,))
    sections = {p.heading: p for p in plan_brief(bench.record(), load_labels()).sections}
    told = [s.text for s in sections["Also said"].sentences]
    assert told == [
        "The Norland army said on 4 May 2020: “The Norland army keeps its depots in Vardin”."
    ]
