"""A named party's demand is a happening; a nameless one's is not."""

from __future__ import annotations

from dataclasses import replace

from tetrapylon.lexicon.frames import load_frames
from tetrapylon.link.incidents_positions import positions_of
from tetrapylon.model.claim import Claim, Claimant, ClaimantType, Modality, Topic
from tetrapylon.model.record import Record
from tetrapylon.model.span import Span

DEMAND = Claim(
    id="c-1",
    report="r-1",
    span=Span(0, 30),
    sentence="s-1",
    passage="p-1",
    claimant=Claimant(
        entity="actor:council", name="the council", type=ClaimantType.POLITICAL_GROUP
    ),
    speech_date="2019-05-06",
    modality=Modality.DEMANDED,
    topics=(Topic.TALKS,),
)


def positions(claim: Claim) -> list[tuple[str, tuple[str, ...], str | None]]:
    """Return frame, agents and date of the positions that a claim tells of."""
    found = positions_of(Record(claims=(claim,)), load_frames(), ())
    return [(t.frame.name, t.agents, t.when.edtf) for t in found]


def test_a_demand_is_a_statement_of_position_on_the_day_it_was_said() -> None:
    assert positions(DEMAND) == [("position", ("actor:council",), "2019-05-06")]


def test_a_denial_is_an_objection() -> None:
    assert positions(replace(DEMAND, modality=Modality.DENIED))[0][0] == "objection"


def test_what_nobody_known_demands_is_no_happening() -> None:
    unknown = replace(DEMAND.claimant, entity=None)
    assert positions(replace(DEMAND, claimant=unknown)) == []


def test_a_plain_assertion_is_no_position() -> None:
    assert positions(replace(DEMAND, modality=Modality.ASSERTED)) == []


def test_what_the_people_demand_inside_a_partys_words_is_not_the_partys_speech() -> None:
    frames = load_frames()
    told = next(positions_of(Record(claims=(DEMAND,)), frames, ()))
    nobody = replace(told, frame=frames["demand"], agents=())
    assert list(positions_of(Record(claims=(DEMAND,)), frames, (nobody,)))
    assert not list(
        positions_of(Record(claims=(DEMAND,)), frames, (replace(nobody, agents=("x",)),))
    )
