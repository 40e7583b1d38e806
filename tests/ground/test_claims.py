"""Statements become claims: entities behind speakers, the page's own voice, days."""

from __future__ import annotations

from dataclasses import replace

from tests.conftest import OpenDocument
from tetrapylon.ground.claims import ground_claims
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.lexicon.genders import load_genders
from tetrapylon.model.claim import Claim, ClaimantType
from tetrapylon.model.dating import Dating, DayGuess
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.page import Credit
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.strand import Composition, OriginGuess, SentenceOrigin
from tetrapylon.model.time import Anchor, Time, TimexType
from tetrapylon.read.statements import find_statements

STORY_DAY = "2031-05-07"
GOVERNOR = Entity(id="person:samir-haddad", name="Samir Haddad", kind=EntityKind.PERSON)
WIRE = Entity(id="media:northwire", name="Northwire", kind=EntityKind.MEDIA)


def claims(
    document: OpenDocument,
    text: str,
    *,
    origin: str | None = None,
    times: dict[str, str] | None = None,
) -> tuple[Claim, ...]:
    laid = document(text)
    rid = laid.report.id
    name = text.find("Samir Haddad")
    mentions = (
        Mention(
            id="m-1",
            report=rid,
            start=name,
            end=name + len("Samir Haddad"),
            said="Samir Haddad",
            head=name + 6,
            form=MentionForm.NAME,
            entity=GOVERNOR.id,
            kind=GOVERNOR.kind,
        ),
    )
    guess = OriginGuess(name=origin, basis="stated", score=1.0) if origin else None
    day = DayGuess(edtf=STORY_DAY, score=1.0, basis=("weekday",))
    sentences = [s for p in laid.passages for s in p.sentences]
    page = replace(
        laid.page, publisher=Credit(name="Daily Ardin", basis="masthead", stated=True, score=1.0)
    )
    record = Record(
        reports=(laid.report,),
        readings=(
            Reading(
                report=rid,
                page=page,
                passages=laid.passages,
                mentions=mentions if name >= 0 else (),
                statements=find_statements(laid, load_cues()),
            ),
        ),
        datings=(Dating(report=rid, story_day=day),),
        compositions=(Composition(report=rid, agency=guess, agency_stated=True),),
        origins=tuple(
            SentenceOrigin(report=rid, sentence=s.id, strand=None, origin=guess) for s in sentences
        ),
        entities=(GOVERNOR, WIRE),
        times=tuple(_time(rid, text, said, edtf) for said, edtf in (times or {}).items()),
    )
    return ground_claims(record, rid, load_genders())


def _time(report: str, text: str, said: str, edtf: str) -> Time:
    start = text.index(said)
    return Time(
        id=f"t-{start}",
        report=report,
        start=start,
        end=start + len(said),
        said=said,
        type=TimexType.DATE,
        edtf=edtf,
        timex3=None,
        anchor=Anchor.STORY_DAY,
    )


def test_a_named_speaker_is_the_entity_of_the_mention(document: OpenDocument) -> None:
    (claim,) = claims(document, "Governor Samir Haddad said the dam was safe.")
    assert claim.claimant.entity == GOVERNOR.id
    assert claim.claimant.type is ClaimantType.NAMED_PERSON


def test_a_pronoun_speaks_for_the_latest_speaker_it_fits(document: OpenDocument) -> None:
    text = "Governor Samir Haddad said the dam was safe. He said the road was open."
    assert [c.claimant.entity for c in claims(document, text)] == [GOVERNOR.id, GOVERNOR.id]


def test_an_office_takes_up_the_speaker_who_held_it(document: OpenDocument) -> None:
    text = "Governor Samir Haddad said the dam was safe. The governor said the road was open."
    assert claims(document, text)[-1].claimant.entity == GOVERNOR.id


def test_the_writers_voice_is_the_agency_whose_text_it_is(document: OpenDocument) -> None:
    (claim,) = claims(document, "Shells hit the market.", origin="Northwire")
    assert claim.claimant.type is ClaimantType.AGENCY_VOICE
    assert (claim.claimant.entity, claim.origin) == (WIRE.id, "Northwire")


def test_the_writers_voice_is_the_publisher_where_no_agency_is_known(
    document: OpenDocument,
) -> None:
    (claim,) = claims(document, "Shells hit the market.")
    assert claim.claimant.type is ClaimantType.PUBLISHER_VOICE
    assert claim.claimant.name == "Daily Ardin"


def test_an_anonymous_source_keeps_its_words_and_no_entity(document: OpenDocument) -> None:
    (claim,) = claims(document, "A military source said the army had taken the hill.")
    assert (claim.claimant.entity, claim.claimant.name) == (None, "A military source")
    assert claim.claimant.anonymous


def test_the_day_at_the_cue_is_the_day_of_speech(document: OpenDocument) -> None:
    text = "“The road is open,” Samir Haddad said on Tuesday."
    (claim,) = claims(document, text, times={"Tuesday": "2031-05-06"})
    assert claim.speech_date == "2031-05-06"


def test_the_day_in_the_words_is_the_day_of_the_content(document: OpenDocument) -> None:
    text = "Samir Haddad said shells hit the market on Sunday."
    (claim,) = claims(document, text, times={"Sunday": "2031-05-04"})
    assert (claim.speech_date, claim.content_time) == (STORY_DAY, "2031-05-04")


def test_a_general_statement_has_no_day(document: OpenDocument) -> None:
    (claim,) = claims(document, "Samir Haddad said trust was the key to any settlement.")
    assert claim.content_time is None


def test_a_prediction_lies_on_the_story_day_or_after(document: OpenDocument) -> None:
    (claim,) = claims(document, "Samir Haddad said the army would storm the town.")
    assert claim.content_time == f"{STORY_DAY}/.."


def test_what_stands_ready_stands_ready_on_the_story_day(document: OpenDocument) -> None:
    (claim,) = claims(document, "The army is poised to storm the town.")
    assert claim.content_time == STORY_DAY


def test_she_never_takes_a_man_up(document: OpenDocument) -> None:
    text = "Governor Samir Haddad said the dam was safe. His mother said the house was dry. She said the well was clean."
    assert [c.claimant.name for c in claims(document, text)] == [
        "Samir Haddad",
        "His mother",
        "His mother",
    ]


def test_somebody_of_a_person_is_not_the_person(document: OpenDocument) -> None:
    text = "A spokeswoman for Samir Haddad said the dam was safe."
    (claim,) = claims(document, text)
    assert claim.claimant.entity is None
    text = "Samir Haddad's lawyer said the dam was safe."
    assert claims(document, text)[0].claimant.entity is None


def test_they_are_not_one_person(document: OpenDocument) -> None:
    text = "Governor Samir Haddad said the dam was safe. They said the road was open."
    assert claims(document, text)[-1].claimant.entity is None
