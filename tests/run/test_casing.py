"""Reports in capitals are read like others, with the offsets of their own words."""

from __future__ import annotations

from collections.abc import Callable

from tetrapylon.lexicon.actors import load_actors
from tetrapylon.model.document import Document
from tetrapylon.read.mentions import find_mentions
from tetrapylon.read.parsing import ParseTask
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.spacy_parser import SpacyParser
from tetrapylon.store.parse_cache import ParseCache

WIRE = (
    "KAMPALA, 4 MAY 88 (AFP) -- THE UGANDAN ARMY SAID THAT GUERRILLAS KILLED TWO PEASANTS NEAR\n"
    "GULU ON TUESDAY.  COLONEL OKELLO IS SAFE, A SPOKESMAN FOR AL-SHABAAB SAID IN NEW YORK."
)


def test_names_are_found_in_a_report_in_capitals(document: Callable[[str], Document]) -> None:
    found = document(WIRE)
    said = {m.said for m in find_mentions(found, load_actors())}
    assert {"GULU", "UGANDAN", "COLONEL OKELLO", "NEW YORK", "AL-SHABAAB"} <= said


def test_tokens_have_restored_case_at_the_offsets_of_their_words(
    document: Callable[[str], Document],
) -> None:
    found = document(WIRE)
    tokens = [t for _, parse in found.speaking() for t in parse]
    assert all(t.text.lower() == WIRE[t.start : t.end].lower() for t in tokens)
    assert {"guerrillas", "Gulu", "Tuesday", "Okello", "killed"} <= {t.text for t in tokens}
    assert next(t.tag for t in tokens if t.text == "killed") == "VBD"


def test_a_cached_parse_is_that_of_the_restored_words() -> None:
    parser = CachedParser(SpacyParser(), ParseCache(None))
    task = ParseTask("GUERRILLAS KILLED TWO PEASANTS OF THE ELN", (0,))
    known = ParseTask(task.text, (0,), frozenset({"ELN"}))
    first, again = parser.parse([task, known]), parser.parse([known, task])
    assert [t.text for t in first[1]] == [t.text for t in again[0]]
    assert again[0].tokens[-1].text == "ELN"


def test_what_was_parsed_before_changes_no_word() -> None:
    met, fresh = SpacyParser(), SpacyParser()
    table = met.nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    nouns = sorted(table["noun"])[:20_000:20]
    met.parse([ParseTask(f"{noun} {noun.title()}", (0,)) for noun in nouns])
    assert [met.case_table.is_common(w) for w in nouns] == [
        fresh.case_table.is_common(w) for w in nouns
    ]
