from __future__ import annotations

from tests.conftest import OpenDocument
from tetrapylon.lexicon.actors import load_actors
from tetrapylon.model.entity import MentionForm
from tetrapylon.read.mentions import find_mentions


def said(document: OpenDocument, text: str) -> dict[str, MentionForm]:
    return {m.said: m.form for m in find_mentions(document(text), load_actors())}


def test_a_group_is_mentioned_with_its_acronym_and_noun(document: OpenDocument) -> None:
    found = said(document, "The Syrian Democratic Forces (SDF) took a grain silo on Sunday.")
    assert found["The Syrian Democratic Forces (SDF)"] is MentionForm.NAME


def test_a_titled_person_is_mentioned_with_the_title(document: OpenDocument) -> None:
    found = said(document, "Foreign Minister Anton Veld met the delegation for an hour.")
    assert found["Foreign Minister Anton Veld"] is MentionForm.NAME


def test_a_possessive_is_a_mention_of_its_own(document: OpenDocument) -> None:
    found = said(document, "The militia buried its dead at dawn.")
    assert found["its"] is MentionForm.PRONOUN


def test_loaded_labels_are_kept_as_evidence(document: OpenDocument) -> None:
    opened = document("Regime troops entered the village, and the terrorists fled.")
    slants = {m.said: m.label_slant for m in find_mentions(opened, load_actors())}
    assert slants["the terrorists"] == "pejorative"


def test_an_office_parts_its_land_from_its_holder(document: OpenDocument) -> None:
    found = said(document, "Belford County Sheriff Daniel Ruiz closed the road on Monday.")
    assert {"Belford County", "Sheriff Daniel Ruiz"} <= set(found)


def test_a_rank_before_a_title_belongs_to_the_holder(document: OpenDocument) -> None:
    found = said(document, "Deputy Governor Karim Saleh fled the town.")
    assert "Deputy" not in found
