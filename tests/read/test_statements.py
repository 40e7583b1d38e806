"""Who says what: speakers, cues, relays, voices and granularity, on sentences of our own."""

from __future__ import annotations

from tests.conftest import OpenDocument
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.model.claim import ClaimantType, Modality, Quotation, Statement, Verification, Voice
from tetrapylon.read.statements import find_statements


def read(document: OpenDocument, text: str) -> list[Statement]:
    return list(find_statements(document(text), load_cues()))


def speakers(document: OpenDocument, text: str) -> list[str | None]:
    return [s.speaker.of(text) if s.speaker else None for s in read(document, text)]


def spans(document: OpenDocument, text: str) -> list[str]:
    return [s.span.of(text) for s in read(document, text)]


def test_the_writer_answers_for_a_plain_sentence(document: OpenDocument) -> None:
    (found,) = read(document, "Shells hit the old market on Monday.")
    assert (found.voice, found.speaker, found.cue) == (Voice.WRITER, None, None)


def test_a_reported_clause_belongs_to_its_speaker_without_the_cue(document: OpenDocument) -> None:
    text = "Governor Samir Haddad said that shells had hit the market."
    (found,) = read(document, text)
    assert found.span.of(text) == "shells had hit the market"
    assert found.speaker is not None
    assert found.speaker.of(text) == "Governor Samir Haddad"
    assert found.speaker_type is ClaimantType.NAMED_PERSON


def test_a_final_cue_covers_the_clauses_before_it(document: OpenDocument) -> None:
    text = "Rebels hold the bridge and shells fall on the road, a resident said."
    assert set(speakers(document, text)) == {"a resident"}


def test_according_to_names_the_speaker(document: OpenDocument) -> None:
    text = "Two bridges were destroyed, according to the defence ministry."
    (found,) = read(document, text)
    assert found.speaker is not None
    assert found.speaker.of(text) == "the defence ministry"
    assert found.speaker_type is ClaimantType.OFFICIAL_BODY


def test_a_direct_quotation_is_direct_and_a_named_term_is_no_quotation(
    document: OpenDocument,
) -> None:
    (quoted,) = read(document, '"The road is open again," the mayor said.')
    (named,) = read(document, 'The mayor said the hill known as the "Lion Rock" had fallen.')
    assert quoted.quotation is Quotation.DIRECT
    assert named.quotation is Quotation.INDIRECT


def test_a_quotation_that_goes_on_keeps_its_speaker(document: OpenDocument) -> None:
    text = '"We have no water," said the doctor. "Children are falling ill every day."'
    assert speakers(document, text) == ["the doctor", "the doctor"]


def test_one_who_is_cited_speaks_and_the_paper_passes_it_on(document: OpenDocument) -> None:
    text = "The newspaper cited an officer as saying that the pass was closed."
    (found,) = [s for s in read(document, text) if "pass" in s.span.of(text)]
    assert found.speaker is not None
    assert found.speaker.of(text) == "an officer"
    assert found.anonymous


def test_a_pronoun_inside_reported_speech_leaves_the_outer_speaker(document: OpenDocument) -> None:
    text = "The governor said he expected that the road would reopen."
    (found,) = [s for s in read(document, text) if "reopen" in s.span.of(text)]
    assert found.speaker is not None
    assert found.speaker.of(text) == "The governor"


def test_a_relayed_demand_names_both_speakers(document: OpenDocument) -> None:
    text = "The observatory said that the militia urged villagers to leave."
    (found,) = [s for s in read(document, text) if "leave" in s.span.of(text)]
    assert found.speaker is not None
    assert found.speaker.of(text) == "the militia"
    assert [r.of(text) for r in found.relays] == ["The observatory"]


def test_a_source_never_introduced_is_not_known(document: OpenDocument) -> None:
    (unknown,) = read(document, "The hill has fallen, the source said.")
    assert unknown.anonymous
    assert not unknown.speaker_known


def test_a_source_introduced_before_keeps_its_kind(document: OpenDocument) -> None:
    text = "A military source said the hill had fallen. The road is open, the source said."
    found = read(document, text)
    assert found[-1].speaker_known
    assert found[-1].speaker_type is ClaimantType.ANONYMOUS_OFFICIAL


def test_verbs_with_objects_of_their_own_make_two_statements(document: OpenDocument) -> None:
    text = "The group has burned two churches and looted a museum."
    assert spans(document, text) == ["The group has burned two churches", "looted a museum"]


def test_verbs_that_share_everything_make_one_statement(document: OpenDocument) -> None:
    assert len(read(document, "Dozens of villagers had been beaten and jailed.")) == 1


def test_what_could_not_be_verified_is_marked(document: OpenDocument) -> None:
    text = "The militia said it had taken the dam. The claim could not be independently verified."
    first = read(document, text)[0]
    assert first.verification is Verification.UNVERIFIED


def test_what_nobody_said_is_not_attributed(document: OpenDocument) -> None:
    found = read(document, "The minister would not say whether the dam had fallen.")
    assert all(s.voice is Voice.WRITER for s in found)


def test_offsets_quote_the_text(document: OpenDocument) -> None:
    text = "“The dam — our dam — is safe,” the engineer told reporters in Ardin on Friday."
    for s in read(document, text):
        assert text[s.span.start : s.span.end] == s.span.of(text)
        assert s.span.of(text).strip() == s.span.of(text)


def test_a_scrap_without_a_verb_is_no_statement(document: OpenDocument) -> None:
    laid = document('The envoy spoke of "members of the old guard" at least for years to come.')
    found = [s.span.of(laid.text) for s in find_statements(laid, load_cues())]
    assert all("spoke" in words for words in found)


def test_a_second_infinitive_stays_with_the_first(document: OpenDocument) -> None:
    laid = document("The council promised to rebuild the school and reopen the clinic.")
    found = [s.span.of(laid.text) for s in find_statements(laid, load_cues())]
    assert not any(words.startswith("reopen") for words in found)


def test_speech_that_nothing_credits_is_nobody_known_and_never_the_writer(
    document: OpenDocument,
) -> None:
    text = "The road was empty.\n\n“They shelled the market twice and nobody came to help us.”\n\nIt rained."
    found = find_statements(document(text), load_cues())
    spoken = [s for s in found if "shelled" in text[s.span.start : s.span.end]]
    assert spoken
    assert all(s.voice is Voice.ATTRIBUTED and s.speaker is None and s.anonymous for s in spoken)


def test_a_quotation_within_a_quotation_leaves_the_rest_to_the_outer_speaker(
    document: OpenDocument,
) -> None:
    text = (
        '"We stopped at the ford," recalled Haddad. "When I told her this she laughed and said, '
        "'We will see.' Then she went home.\""
    )
    found = [
        (s.span.of(text), s.speaker.of(text) if s.speaker else None) for s in read(document, text)
    ]
    assert "Haddad" in [who for words, who in found if "went home" in words], found


def test_as_somebody_said_credits_the_clause_beside_it(document: OpenDocument) -> None:
    text = "As Samir Haddad, the former governor, said last week, the council should do more."
    assert speakers(document, text) == ["Samir Haddad, the former governor"]


def test_a_name_over_asides_speaks_where_the_tree_lost_it(document: OpenDocument) -> None:
    text = (
        "Near the front, with a radio in one hand and a map for his own men in the other, Elias, "
        "25, from Homs, said the role of the ranks had been great."
    )
    (found,) = read(document, text)
    assert found.speaker is not None
    assert found.speaker.of(text).startswith("Elias")


def test_what_the_writer_knows_or_nobody_knows_is_the_writers_own(document: OpenDocument) -> None:
    for text in (
        "I know that the world has forgotten us.",
        "Nobody knows what was agreed in the capital.",
        "They showed no remorse.",
        "The film was about his decision to join the band.",
    ):
        assert {s.voice for s in read(document, text)} == {Voice.WRITER}, text


def test_no_proposition_ends_with_what_leads_on(document: OpenDocument) -> None:
    text = "Lina Khoury says she wants to return home and is asking for pardon."
    assert all(not s.endswith(" and") for s in spans(document, text))
    text = "Jets dropped leaflets over the town that claimed the raid was aimed at gunmen."
    assert "Jets dropped leaflets over the town" in spans(document, text)


def test_what_the_writer_explains_of_a_name_is_not_the_speakers(document: OpenDocument) -> None:
    text = "The army said the men should be tried at the High Court, which sits in Geneva."
    by_words = {s.span.of(text): s.voice for s in read(document, text)}
    assert by_words["which sits in Geneva"] is Voice.WRITER


def test_a_crosshead_that_ran_into_its_paragraph_is_left_out(document: OpenDocument) -> None:
    text = "Iraq By arming militants, the government has pushed back the fighters."
    assert all(not s.startswith("Iraq") for s in spans(document, text))


def test_nothing_hangs_on_what_was_not_said(document: OpenDocument) -> None:
    text = "British sources have not confirmed that they know he is dead."
    (found,) = read(document, text)
    assert found.voice is Voice.WRITER


def test_who_asks_that_something_be_done_demands_it(document: OpenDocument) -> None:
    (found,) = read(document, "Lina Khoury asked that her family be left alone.")
    assert found.modality is Modality.DEMANDED
    assert found.speaker is not None


def test_a_quotation_far_from_the_last_is_nobodys_known(document: OpenDocument) -> None:
    text = (
        '"We have no water," said the doctor. The town lies in a valley. Its mill burned down. '
        'Its bridge fell in May. A second road was opened. "It started with a phone call from them."'
    )
    assert speakers(document, text)[-1] is None


def test_a_question_that_is_not_answered_is_no_statement(document: OpenDocument) -> None:
    text = "The mayor explained what was going through her mind."
    assert {s.voice for s in read(document, text)} == {Voice.WRITER}
    (found,) = read(document, "The mayor said what the army was doing was wrong.")
    assert found.voice is Voice.ATTRIBUTED


def test_a_semicolon_parts_the_writers_clause_from_what_they_said(document: OpenDocument) -> None:
    text = "The two men are held in the fort; they said they did not know the road."
    by_words = {s.span.of(text): s.voice for s in read(document, text)}
    assert by_words["The two men are held in the fort"] is Voice.WRITER
    assert by_words["they did not know the road"] is Voice.ATTRIBUTED


def test_those_of_somebody_means_somebody(document: OpenDocument) -> None:
    text = "His words echo those of Nicolas Bern, a lawyer, who has warned that the law would fail."
    assert "Nicolas Bern, a lawyer" in speakers(document, text)


def test_words_between_a_cue_and_its_clause_are_no_part_of_the_statement(
    document: OpenDocument,
) -> None:
    text = "The union said earlier that 600 soldiers had given up."
    assert spans(document, text) == ["600 soldiers had given up"]


def test_what_somebody_is_thought_to_be_makes_him_no_speaker(document: OpenDocument) -> None:
    text = "The report said men thought to be from the mercenary group took part."
    assert speakers(document, text) == ["The report"]


def test_an_account_set_against_anothers_is_not_his(document: OpenDocument) -> None:
    text = "The militia said 15 of its men died, while the army spoke of nine."
    assert spans(document, text)[0] == "15 of its men died"
    assert speakers(document, text) == ["The militia", None]


def test_a_speaker_ends_at_his_colon(document: OpenDocument) -> None:
    text = "The weekend paper\n\nUN: 27 civilians killed in Bama operation\n\nABUJA, March 9, 2023 (Reuters) - A report was published on Thursday."
    assert speakers(document, text)[0] == "UN"


def test_a_figure_that_another_gives_behind_a_semicolon_is_his_alone(
    document: OpenDocument,
) -> None:
    text = "The army said 192 of its soldiers were killed in the operation; the separatists put their own losses at 213."
    said = dict(zip(spans(document, text), speakers(document, text), strict=True))
    assert said["192 of its soldiers were killed in the operation"] == "The army"


def test_speech_beside_a_denial_is_said_and_not_denied(document: OpenDocument) -> None:
    text = (
        'Major Hassan denied that the town had fallen: "We made a tactical retreat from the base."'
    )
    said = {s.span.of(text): s.modality for s in read(document, text)}
    assert said["the town had fallen"] is Modality.DENIED
    assert said['"We made a tactical retreat from the base."'] is Modality.ASSERTED


def test_a_speaker_read_as_an_apposition_closes_the_statement(document: OpenDocument) -> None:
    text = (
        "Fourteen people, including three children, were killed on Friday when rounds landed in a "
        "camp for families on the western edge of Wadira, the director of a clinic said, as rebels came closer."
    )
    assert speakers(document, text)[0] == "the director of a clinic"
    assert spans(document, text)[0].endswith("edge of Wadira")


def test_a_participle_behind_the_victims_is_no_clause_of_its_own(document: OpenDocument) -> None:
    text = "Karsa said two of its soldiers serving with the regional force were killed on Thursday."
    assert spans(document, text) == [
        "two of its soldiers serving with the regional force were killed on Thursday"
    ]


def test_what_is_owned_up_to_in_ing_is_said(document: OpenDocument) -> None:
    text = "The army acknowledged losing Wadira, then said hours later that it had retaken parts of the town."
    assert spans(document, text) == ["losing Wadira", "it had retaken parts of the town"]
    assert speakers(document, text) == ["The army", "The army"]


def test_deaths_announced_without_a_verb_are_a_statement(document: OpenDocument) -> None:
    for text in ("The clinic announced 17 deaths.", "The ministry had spoken of 17 deaths."):
        assert spans(document, text) == ["17 deaths"]
        assert speakers(document, text)[0] is not None


def test_what_is_told_in_a_video_is_the_speakers(document: OpenDocument) -> None:
    text = (
        "A field commander, Salih al-Foti, claimed in a video that his men had entered the base and "
        "controlled its gate."
    )
    assert spans(document, text) == ["his men had entered the base", "controlled its gate"]
    assert set(speakers(document, text)) == {"A field commander, Salih al-Foti"}


def test_what_is_claimed_in_a_statement_is_the_speakers(document: OpenDocument) -> None:
    text = "A commander claimed in a statement that his men had taken the base."
    assert spans(document, text) == ["his men had taken the base"]
    assert speakers(document, text) == ["A commander"]


def test_a_source_who_told_an_outlet_closes_the_sentence(document: OpenDocument) -> None:
    text = (
        "The army and allied fighters pushed back an attack on the headquarters of the 22nd Infantry "
        "Division in Wadira, West Karsa, on Tuesday, a military source told the Herald."
    )
    assert speakers(document, text) == ["a military source"]


def test_what_is_feared_of_people_is_possible(document: OpenDocument) -> None:
    for text in ("Dozens feared dead after a raid.", "More than 50 people are presumed dead."):
        assert {s.modality for s in read(document, text)} == {Modality.POSSIBLE}


def test_a_speaker_behind_an_opening_phrase_speaks(document: OpenDocument) -> None:
    text = "On Monday's strike near Wadira, Turk's spokesperson said the office had verified 46 deaths."
    assert speakers(document, text) == ["Turk's spokesperson"]


def test_who_denies_a_thing_says_the_rest_too(document: OpenDocument) -> None:
    text = "The spokesman has denied that the town is in rebel hands, saying instead that clashes continue."
    assert speakers(document, text) == ["The spokesman", "The spokesman"]
