"""Which unnamed speakers a text has introduced before it says "the source"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tetrapylon.lexicon.cues import CueLexicon
from tetrapylon.model.claim import ClaimantType
from tetrapylon.model.document import Document
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.remembered import Alone, alone, remembered
from tetrapylon.read.speakers import DEFINITE, Speaker, speaker_of


@dataclass(frozen=True, slots=True)
class Introduction:
    """The place at which a kind of speaker is first spoken of, and what kind it is."""

    start: int
    type: ClaimantType | None


@dataclass(frozen=True, slots=True)
class Introductions:
    """Introductions by the head word's lemma, in reading order."""

    by_head: Mapping[str, tuple[Introduction, ...]]

    def _before(self, speaker: Speaker) -> tuple[Introduction, ...]:
        known = self.by_head.get(speaker.head.lemma.lower(), ())
        return tuple(i for i in known if i.start < speaker.head.start)

    def knows(self, speaker: Speaker) -> bool:
        """Tell whether a definite unnamed speaker was introduced earlier in the text."""
        return not speaker.refers or bool(self._before(speaker))

    def type_of(self, speaker: Speaker) -> ClaimantType | None:
        """Return the kind that the latest introduction gave the speaker."""
        before = self._before(speaker)
        return before[-1].type if before else None


def introductions_of(document: Document, cues: CueLexicon) -> Introductions:
    """Return where unnamed speakers are introduced: indefinite noun phrases with a speaker's head noun."""
    found: dict[str, tuple[Introduction, ...]] = {}
    for passage, parse in document.speaking():
        words = alone(document.text, passage, parse)
        for lemma, made in remembered(words, "introductions", cues, lambda w: _of_words(w, cues)):
            moved = Introduction(made.start + words.by, made.type)
            found[lemma] = (*found.get(lemma, ()), moved)
    return Introductions(found)


def _of_words(words: Alone, cues: CueLexicon) -> tuple[tuple[str, Introduction], ...]:
    """Return the introductions of a passage by itself, with the lemmas of their head words."""
    parse, made = words.parse, []
    for token in parse:
        if token.pos == "NOUN":
            lemma = token.lemma.lower()
            if lemma in cues.speakers and not _definite(parse, token):
                speaker = speaker_of(parse, token, cues)
                type_ = speaker.type if speaker else None
                made.append((lemma, Introduction(token.start, type_)))
    return tuple(made)


def _definite(parse: Parse, token: Token) -> bool:
    return any(c.dep == "det" and c.low in DEFINITE for c in parse.children(token))
