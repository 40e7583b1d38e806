"""Closing attributions that the small parser hangs wrongly."""

from __future__ import annotations

import pytest

from tests.conftest import OpenDocument
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.model.claim import Statement
from tetrapylon.read.statements import find_statements


def _said(document: OpenDocument, text: str) -> dict[str, str | None]:
    found = find_statements(document(text), load_cues())
    return {_words(text, s): s.speaker.of(text) if s.speaker else None for s in found}


def _words(text: str, statement: Statement) -> str:
    return statement.span.of(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Raiders burned nine trucks on the road into Kel-Ahmar, the mayor of the town said Friday.",
            "the mayor of the town",
        ),
        (
            "At least 40 died and 90 were injured in Tarsa, UN spokeswoman Ana Petrova said, citing lists.",
            "UN spokeswoman Ana Petrova",
        ),
        (
            "The next target may be Ras Hadid, the Centre for Border Studies, a think tank in Geneva, said.",
            "the Centre for Border Studies, a think tank in Geneva",
        ),
        (
            "Omdal's army chief Salim al-Rashid said his men had left the town.",
            "Omdal's army chief",
        ),
    ],
)
def test_the_words_before_a_closing_verb_are_the_speaker(
    document: OpenDocument, text: str, speaker: str
) -> None:
    found = _said(document, text)
    assert found
    assert all((s or "").startswith(speaker) for s in found.values()), found


def test_a_number_with_a_participle_is_a_second_toll(document: OpenDocument) -> None:
    text = "At least 40 people were killed and 90 injured in Tarsa, a doctor said on Thursday."
    assert any("90 injured" in words for words in _said(document, text))


def test_what_goes_according_to_plan_is_said_by_nobody(document: OpenDocument) -> None:
    text = "Olena Moroz said the retreat went according to plan but that two men had been captured."
    assert set(_said(document, text).values()) == {"Olena Moroz"}


def test_whom_a_news_agency_cites_speaks(document: OpenDocument) -> None:
    text = "More than 60 bodies had been brought to the clinics, AFP reported, citing doctors."
    assert set(_said(document, text).values()) == {"doctors"}


def test_putting_a_toll_at_a_figure_is_saying_so(document: OpenDocument) -> None:
    text = "The Red Crescent put the number of dead in the camp at more than 80."
    assert list(_said(document, text).values()) == ["The Red Crescent"]
    assert not _said(document, "The general put his men at risk.").get("The general")


def test_a_sentence_without_a_closing_speaker_is_left_alone(document: OpenDocument) -> None:
    text = "The rebels took the town, burned the barracks and said nothing about the prisoners."
    assert None in _said(document, text).values()


def test_who_hopes_does_not_hop(document: OpenDocument) -> None:
    (parse,) = document("The mayor hopes to reopen the road.").parses.values()
    assert [t.lemma for t in parse if t.low == "hopes"] == ["hope"]


def test_who_says_something_in_a_statement_is_the_speaker(document: OpenDocument) -> None:
    text = "Karsan's armed forces said in a statement that raids were under way and that nine men had died."
    assert set(_said(document, text).values()) == {"Karsan's armed forces"}


def test_whom_a_news_site_cites_speaks(document: OpenDocument) -> None:
    text = (
        "The militants left the harbour on Friday, the news site Ponta said, citing two officers."
    )
    assert set(_said(document, text).values()) == {"two officers"}


def test_a_relative_clause_read_as_a_participle_is_a_statement_of_its_own(
    document: OpenDocument,
) -> None:
    text = "Troops fought near the town of Omdal, which the hardline militants seized in May."
    assert "which the hardline militants seized in May" in _said(document, text)


def test_a_clause_on_what_a_war_has_done_since_is_a_statement_of_its_own(
    document: OpenDocument,
) -> None:
    text = (
        "The envoy raised hopes for an end to the conflict that has killed more than 9,000 people. "
        "The talks were helped by a truce that has mostly held since late May."
    )
    said = _said(document, text)
    assert "that has killed more than 9,000 people" in said
    assert "that has mostly held since late May" in said


def test_a_participle_that_says_who_did_it_is_a_statement_but_no_unnamed_speakers(
    document: OpenDocument,
) -> None:
    told = "The mayor\u2019s troops, supported by militiamen from the coast, entered the town"
    own = _said(document, f"{told} on Monday.")
    assert "supported by militiamen from the coast" in own
    unnamed = _said(document, f"{told}, an official said.")
    assert "supported by militiamen from the coast" not in unnamed


def test_the_name_behind_a_cut_off_rank_is_the_speaker(document: OpenDocument) -> None:
    text = "More than 900 people left the camp by dusk, according to Brig. Tomas Arriola, the army spokesman."
    assert set(_said(document, text).values()) == {"Brig. Tomas Arriola, the army spokesman"}


def test_an_apposition_without_a_comma_is_what_was_taken(document: OpenDocument) -> None:
    text = (
        "Omdali soldiers on Sunday captured Korvatal, the last big town in the hands of the Brown Eagle "
        "separatists, the army chief said, after crossing a marsh under cover of darkness."
    )
    assert "the army chief" in _said(document, text).values()
