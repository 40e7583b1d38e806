from __future__ import annotations

from dataclasses import replace

from tests.link.lineage_factory import claim_of, record_of
from tetrapylon.link.clusters import cluster_claims
from tetrapylon.link.strands import find_strands
from tetrapylon.model.claim import Claim, Modality, Polarity
from tetrapylon.model.record import Record

LEFT = "The governor said the Orlan bridge would be open to lorries before the harvest."
RIGHT = "According to the governor, the Orlan bridge will open to lorries before this harvest."
L_WORDS = "the Orlan bridge would be open to lorries before the harvest"
R_WORDS = "the Orlan bridge will open to lorries before this harvest"


def clustered(record: Record, *claims: Claim) -> list[str | None]:
    strands = find_strands(record)
    found = cluster_claims(replace(record, claims=claims, strands=strands))
    assert [c.id for c in found] == [c.id for c in claims]
    return [c.cluster for c in found]


def test_one_speaker_who_says_the_same_in_two_reports_is_one_cluster() -> None:
    record = record_of(LEFT, RIGHT)
    left, right = (claim_of(record, w, speaker="governor") for w in (L_WORDS, R_WORDS))
    one, other = clustered(record, left, right)
    assert one is not None
    assert one == other


def test_a_claim_alone_has_no_cluster() -> None:
    record = record_of(LEFT, "Shepherds found the wreck of a drone above the monastery.")
    left = claim_of(record, L_WORDS)
    right = claim_of(record, "Shepherds found the wreck of a drone above the monastery")
    assert clustered(record, left, right) == [None, None]


def test_different_numbers_keep_claims_apart() -> None:
    texts = [f"Rescuers counted {n} bodies under the collapsed school in Tavi." for n in (12, 19)]
    record = record_of(*texts)
    left, right = (claim_of(record, text[:-1]) for text in texts)
    assert clustered(record, left, right) == [None, None]


def test_days_that_lie_apart_keep_claims_apart() -> None:
    texts = ["The army took Orlan from the rebels.", "The rebels retook Orlan from the army."]
    record = record_of(*texts)
    days = ("2021-08-06", "2021-08-24")
    left, right = (
        replace(claim_of(record, text[:-1]), content_time=day)
        for text, day in zip(texts, days, strict=True)
    )
    assert clustered(record, left, right) == [None, None]


def test_a_denial_keeps_claims_apart() -> None:
    record = record_of(LEFT, RIGHT)
    left = claim_of(record, L_WORDS, speaker="governor")
    right = claim_of(record, R_WORDS, speaker="governor", polarity=Polarity.NEGATIVE)
    assert clustered(record, left, right) == [None, None]


def test_a_forecast_keeps_claims_of_independent_reports_apart() -> None:
    texts = (
        "Militia columns entered the old quarter of Kesh through the tannery gate.",
        "Observers expect that militia columns enter the Kesh old quarter by its tannery gate.",
    )
    record = record_of(*texts)
    left = claim_of(record, texts[0][:-1])
    right = claim_of(record, texts[1][:-1], modality=Modality.PREDICTED)
    assert clustered(record, left, right) == [None, None]


def test_the_order_of_claims_changes_no_cluster() -> None:
    record = record_of(LEFT, RIGHT)
    left, right = (claim_of(record, w, speaker="governor") for w in (L_WORDS, R_WORDS))
    assert clustered(record, left, right) == clustered(record, right, left)[::-1]
