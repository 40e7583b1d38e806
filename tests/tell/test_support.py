"""Both counts of a claim: reports and independent origins."""

from __future__ import annotations

from dataclasses import replace

from tetrapylon.model.claim import Claim, Claimant, ClaimantType
from tetrapylon.model.record import Record
from tetrapylon.model.report import Report
from tetrapylon.model.span import Span
from tetrapylon.tell.brief_cited import cited
from tetrapylon.tell.support import Support, support_for, support_of


def claim(key: str, report: str, *, origin: str | None, cluster: str | None = "k") -> Claim:
    return Claim(
        id=key,
        report=report,
        span=Span(0, 5),
        sentence="s",
        passage="p",
        claimant=Claimant(entity=None, name="a soldier", type=ClaimantType.ANONYMOUS_OTHER),
        origin=origin,
        cluster=cluster,
    )


def test_two_reports_of_one_wire_are_one_origin() -> None:
    two = (claim("c-1", "r-1", origin="AFP"), claim("c-2", "r-2", origin="AFP"))
    assert support_of(Record(claims=two))["c-1"] == Support(reports=2, origins=1, speakers=1)


def test_a_report_without_a_known_origin_is_its_own() -> None:
    two = (claim("c-1", "r-1", origin="AFP"), claim("c-2", "r-2", origin=None))
    assert support_of(Record(claims=two))["c-2"] == Support(reports=2, origins=2, speakers=1)


def test_a_claim_that_no_other_is_like_stands_alone() -> None:
    one = claim("c-1", "r-1", origin=None, cluster=None)
    assert support_of(Record(claims=(one,)))["c-1"] == Support(reports=1, origins=1, speakers=1)


def test_two_outlets_with_one_speaker_are_one_speaker_and_two_reporters() -> None:
    two = (claim("c-1", "r-1", origin="AFP"), claim("c-2", "r-2", origin="AP"))
    told = support_for(Record(claims=two), ["c-1", "c-2"])
    assert told.words == "2 reports, 2 origins, 1 speaker"


def test_what_reports_say_in_their_own_voice_has_no_count_of_speakers() -> None:
    voice = Claimant(entity=None, name="AFP", type=ClaimantType.AGENCY_VOICE)
    own = replace(claim("c-2", "r-2", origin="AP"), claimant=voice)
    told = support_for(Record(claims=(claim("c-1", "r-1", origin="AFP"), own)), ["c-1", "c-2"])
    assert told.words == "2 reports, 2 origins"


def test_one_report_that_lives_on_a_wire_is_no_second_origin() -> None:
    two = (claim("c-1", "r-1", origin="AFP"), claim("c-2", "r-1", origin=None))
    assert support_for(Record(claims=two), ["c-1", "c-2"]).origins == 1


def test_two_reports_of_one_outlet_are_one_origin() -> None:
    outlets = tuple(
        Report(id=r, name=r, sha256=r, media_type="text/plain", text="Words.", publisher="Herald")
        for r in ("r-1", "r-2")
    )
    two = (claim("c-1", "r-1", origin=None), claim("c-2", "r-2", origin=None))
    assert support_for(Record(reports=outlets, claims=two), ["c-1", "c-2"]).origins == 1


def test_a_brief_and_a_listing_count_the_same_origins() -> None:
    two = (claim("c-1", "r-1", origin="AFP"), claim("c-2", "r-1", origin=None))
    report = Report(
        id="r-1", name="r-1", sha256="r-1", media_type="text/plain", text="Words.", publisher="X"
    )
    record = Record(reports=(report,), claims=two)
    told = cited(record, ["c-1", "c-2"], "Words.")
    assert told.origins == support_for(record, ["c-1", "c-2"]).origins


def test_uncredited_words_of_a_report_on_a_wire_do_not_stand_beside_that_wire() -> None:
    three = (
        claim("c-1", "r-1", origin="AFP"),
        claim("c-2", "r-2", origin="AFP"),
        claim("c-3", "r-2", origin=None),
    )
    record = Record(claims=three)
    assert support_for(record, ["c-1", "c-3"]).origins == 1
    assert support_for(record, ["c-3"]).origins == 1


def test_uncredited_words_of_a_report_that_cites_another_wire_are_one_more_origin() -> None:
    three = (
        claim("c-1", "r-1", origin="AFP"),
        claim("c-2", "r-2", origin="Reuters"),
        claim("c-3", "r-2", origin=None),
    )
    assert support_for(Record(claims=three), ["c-1", "c-3"]).origins == 2


def test_each_report_that_is_counted_is_cited() -> None:
    many = (
        *(claim(f"c-{n}", "r-1", origin="AFP") for n in range(8)),
        claim("c-9", "r-2", origin="AFP"),
    )
    reports = tuple(
        Report(id=r, name=r, sha256=r, media_type="text/plain", text="Words.")
        for r in ("r-1", "r-2")
    )
    told = cited(Record(reports=reports, claims=many), [c.id for c in many], "Words.")
    assert {c.report for c in told.citations} == {"r-1", "r-2"}
    assert len(told.citations) == 6
