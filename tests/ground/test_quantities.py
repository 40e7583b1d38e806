from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conftest import OpenDocument
from tetrapylon.ground.quantities import ground_quantities
from tetrapylon.link.questions import find_questions
from tetrapylon.model.claim import Claim, Claimant, ClaimantType
from tetrapylon.model.document import Document
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.question import Verdict
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.span import Span
from tetrapylon.read.amounts import find_amounts

HARIM = Entity(id="place:harim", name="Harim", kind=EntityKind.PLACE)


def record_of(document: Document, *, by: str) -> Record:
    report, text = document.report, document.text
    at = text.index("Harim")
    mention = Mention(
        id=f"m{by}",
        report=report.id,
        start=at,
        end=at + 5,
        said="Harim",
        head=at,
        form=MentionForm.NAME,
        entity=HARIM.id,
    )
    passage = document.passages[0]
    claim = Claim(
        id=f"c{by}",
        report=report.id,
        span=Span(passage.start, passage.end),
        sentence=passage.sentences[0].id,
        passage=passage.id,
        claimant=Claimant(entity=by, name=None, type=ClaimantType.MONITOR),
        speech_date="2020-02-03",
    )
    reading = Reading(
        report=report.id,
        page=document.page,
        passages=document.passages,
        mentions=(mention,),
        amounts=find_amounts(document),
    )
    record = Record(reports=(report,), readings=(reading,), entities=(HARIM,), claims=(claim,))
    return replace(record, quantities=ground_quantities(record, report.id))


def joined(a: Record, b: Record) -> Record:
    return Record(
        reports=a.reports + b.reports,
        readings=a.readings + b.readings,
        entities=a.entities,
        claims=a.claims + b.claims,
        quantities=a.quantities + b.quantities,
    )


def test_a_distance_belongs_to_the_place_it_is_taken_from(document: OpenDocument) -> None:
    record = record_of(document("The troops are two kilometres from Harim."), by="actor:monitor")
    (quantity,) = record.quantities
    assert quantity.place == HARIM.id
    assert quantity.said_by == "actor:monitor"
    assert quantity.as_of == "2020-02-03"
    assert quantity.claim == "cactor:monitor"


def test_a_toll_belongs_to_the_place_named_in_its_sentence(document: OpenDocument) -> None:
    record = record_of(document("Shells killed 14 farmers in Harim."), by="actor:monitor")
    assert record.quantities[0].place == HARIM.id


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Harim's 50,000 residents have no water.", HARIM.id),
        ("Soldiers shot three farmers; the mayor spoke in Harim.", HARIM.id),
        ("Soldiers shot three farmers, among them Adam Lutfi, a baker from Harim.", None),
        ("Harim's men shot at a convoy and hurt nine farmers.", None),
    ],
)
def test_where_somebody_comes_from_and_who_acts_is_not_where_it_happened(
    document: OpenDocument, text: str, place: str | None
) -> None:
    record = record_of(document(text), by="actor:monitor")
    assert record.quantities[0].place == place


def test_two_voices_of_one_day_with_two_values_are_disputed(document: OpenDocument) -> None:
    near = record_of(document("The troops are two kilometres from Harim."), by="actor:monitor")
    far = record_of(document("The rebels say the troops stand 9 km from Harim."), by="actor:army")
    asked = find_questions(joined(near, far))
    assert [q.verdict for q in asked.questions] == [Verdict.DISPUTED]
    assert {q.question for q in asked.quantities} == {asked.questions[0].id}


def test_the_order_of_the_input_changes_no_question(document: OpenDocument) -> None:
    near = record_of(document("The troops are two kilometres from Harim."), by="actor:monitor")
    far = record_of(document("The rebels say the troops stand 9 km from Harim."), by="actor:army")
    one, other = find_questions(joined(near, far)), find_questions(joined(far, near))
    assert [q.id for q in one.questions] == [q.id for q in other.questions]
