"""Words of a report that can stand alone in quotation marks, with loaded words and pronouns made plain.

A quotation must be a whole clause: subject, finite verb, a known speaker. What stands for something
outside the quotation ("it", "the regime") is replaced in square brackets by what it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from tetrapylon.lexicon.labels import LabelLexicon
from tetrapylon.model.claim import Claim, Quotation, Statement
from tetrapylon.model.entity import Mention, MentionForm
from tetrapylon.model.record import Record
from tetrapylon.tell.leaning import governed, leans
from tetrapylon.tell.meant import meant
from tetrapylon.tell.names import WRITERS, is_own_wire
from tetrapylon.tell.quoted_deeds import own_deed, tells_of_speaker
from tetrapylon.tell.quoted_words import cut_short, left_open, unbroken
from tetrapylon.tell.spots import Spots

MOST_SUBJECT = 5
"""Words of a subject that is lent to the next clause."""
NEXT_TO = 3
"""Code points between a clause and the "and" after it."""
MOST_WORDS = 28
FEWEST_WORDS = 5
NO_START = frozenset(
    {
        "after", "along", "also", "and", "as", "because", "before", "but", "either", "even", "for",
        "given", "how", "however", "if", "nor", "once", "or", "since", "so", "than", "that", "then",
        "though", "thus", "to", "until", "what", "when", "where", "whereas", "whether", "which", "while",
        "who", "whoever", "whom", "whose", "why", "yet", "you", "your", "please",
    }
)  # fmt: skip
RELATIVE = frozenset({"whom", "which", "whose"})
"""Words behind a preposition ("with whom") that hang a clause on another."""
AUXILIARIES = frozenset(
    {
        "am", "are", "be", "been", "being", "can", "could", "did", "do", "does", "had", "has", "have",
        "is", "may", "might", "must", "shall", "should", "was", "were", "will", "would",
    }
)  # fmt: skip
PRONOUNS = frozenset(
    {"he", "her", "him", "his", "it", "its", "she", "their", "them", "these", "they", "this", "those"}
)  # fmt: skip
SUBJECTS = frozenset({"he", "she", "they"})
"""Pronouns that a name can stand for as it is; "it" is too often something that no name stands for."""
HAPPENINGS = frozenset(
    {"fighting", "shelling", "bombing", "bombings", "meeting", "killing", "looting"}
)
"""Nouns in -ing that can be a subject by themselves."""
MAY_FOLLOW = frozenset(
    {
        "according", "after", "although", "and", "as", "because", "before", "but", "he", "i", "if",
        "it", "or", "she", "since", "so", "that", "the", "they", "though", "unless", "until", "we",
        "when", "where", "which", "while", "who", "whose", "with",
    }
)  # fmt: skip
SPEAKS = frozenset({"said", "says", "told", "cited", "quoted", "reported"})
OWN = frozenset({"i", "my", "our", "us", "we"})
ADVERB = re.compile(r"(?:also|then|later|still|even|reportedly|afterwards) ", re.I)
DONE = re.compile(r"to have \w+", re.I)
"""How a deed that somebody claims begins: "to have reached the bridge"."""
MET_SELF = re.compile(r"\b(\w{4,})\b[^.]{0,40}\bmet\b[^.]{0,60}\b\1\b")
"""A person who meets himself: a misprint, which is flagged and not printed."""
CONTRASTS = re.compile(r"(?:However|Meanwhile|Still), ")
"""Words that may open a quotation as they open the sentence."""
_BRACKET = re.compile(r"\[([^\]]*)\]")
_WORD = re.compile(r"[\w'’-]+")
_DOUBLE = re.compile(r"[\"“”]")


class Quoter:
    """Quotes claims of one record. Keep one for a brief: it looks words up by report once."""

    def __init__(
        self, record: Record, labels: LabelLexicon, *, most_words: int = MOST_WORDS
    ) -> None:
        self.record = record
        self.labels = labels
        self.most_words = most_words

    @cached_property
    def _statements(self) -> dict[tuple[str, int, int], Statement]:
        readings = self.record.readings
        return {(s.report, s.span.start, s.span.end): s for r in readings for s in r.statements}

    @cached_property
    def _pronouns(self) -> dict[tuple[str, int], Mention]:
        return {
            (m.report, m.start): m
            for r in self.record.readings
            for m in r.mentions
            if m.form is MentionForm.PRONOUN
        }

    def quote(self, claim: Claim) -> str | None:
        """Return a claim's words in quotation marks, None where they do not stand alone."""
        text = self.record.report[claim.report].text
        words = claim.span.of(text)
        if MET_SELF.search(words) or tells_of_speaker(claim, text) or self._leans(claim, words):
            return None
        shared = self._shared_subject(claim, words)
        deed = claim.claimant.type not in WRITERS and DONE.match(words) is not None
        done = deed and not self._broken_off(claim, words) and own_deed(claim, text)
        if shared is None and not done and not self._whole(claim, words):
            return None
        placed = self._spots.named(claim, shared or meant(self.record, self.labels, claim))
        if placed is None:
            return None
        plain = self._plain(unbroken(placed if shared else self._resolved(claim, placed)))
        cut = cut_short(plain, self.most_words) if plain else None
        if cut is None or left_open(cut) or self.labels.loaded(_BRACKET.sub(" ", cut)):
            return None
        return f"“{cut}”"

    @cached_property
    def _spots(self) -> Spots:
        return Spots(self.record)

    def leans_whole(self, claim: Claim, words: str) -> bool:
        """Tell whether a claim's whole sentence says something else without the sentences before it."""
        found = self.record.sentence.get(claim.sentence)
        start = found.span.start if found else claim.span.start
        return leans(words) or self._spots.unnamed(claim.report, start, words)

    def _leans(self, claim: Claim, words: str) -> bool:
        """Tell whether a clause says something else without the words before it."""
        found = self.record.sentence.get(claim.sentence)
        text = self.record.report[claim.report].text
        before = text[found.span.start : claim.span.start] if found else ""
        return leans(words) or governed(before)

    def whole_sentence(self, words: str, *, most: int = 0) -> str | None:
        """Return a whole sentence of a report in quotation marks, None where it is too long or cannot be printed."""
        if not words or MET_SELF.search(words) or len(words.split()) > max(most, self.most_words):
            return None
        flat = re.sub(r"[\"“”]", "'", words.rstrip(" .,;:—–-"))
        plain = self.labels.omitting(flat)
        if len(_DOUBLE.findall(words)) % 2 or self.labels.loaded(_BRACKET.sub(" ", plain)):
            return None
        return f"“{plain}”"

    @cached_property
    def _by_sentence(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.record.claims:
            found.setdefault(claim.sentence, []).append(claim)
        return found

    def _shared_subject(self, claim: Claim, words: str) -> str | None:
        """Return words with the subject that the clause before lends them ("[it] would go on"), None for none.

        The clause before must be the same speaker's and end at an "and" or "but".
        """
        start = _WORD.match(words)
        text = self.record.report[claim.report].text
        joined = re.search(r"\b(?:and|but)\s+$", text[: claim.span.start])
        if start is None or joined is None or not self._verb_first(claim, start):
            return None
        if self._broken_off(claim, words):
            return None
        for other in self._by_sentence.get(claim.sentence, ()):
            same = other.claimant.entity == claim.claimant.entity
            own = same if claim.claimant.entity else other.claimant == claim.claimant
            if own and 0 <= joined.start() - other.span.end <= NEXT_TO:
                subject = self._subject_words(other, text)
                plain = self.labels.neutral(subject) if subject else None
                return f"[{plain}] {words}" if plain else None
        return None

    def _verb_first(self, claim: Claim, start: re.Match[str]) -> bool:
        """Tell whether a clause begins with its verb, or with an adverb ("also") right before it."""
        if start.group().casefold() in AUXILIARIES:
            return True
        said = self._statements.get((claim.report, claim.span.start, claim.span.end))
        lead = ADVERB.match(claim.span.of(self.record.report[claim.report].text))
        return said is not None and said.root == claim.span.start + (lead.end() if lead else 0)

    def _subject_words(self, claim: Claim, text: str) -> str | None:
        """Return the words before a clause's verb, its speaker's name for a pronoun, None for too many."""
        said = self._statements.get((claim.report, claim.span.start, claim.span.end))
        if said is None or said.root is None:
            return None
        lead = _WORD.findall(text[claim.span.start : said.root].rpartition(", ")[2])
        while lead and lead[-1].casefold() in AUXILIARIES and not _is_acronym(lead[-1]):
            lead.pop()
        if len(lead) == 1 and lead[0].casefold() in PRONOUNS:
            meant = self._pronouns.get((claim.report, claim.span.start))
            known = self.record.entity.get(meant.entity or "") if meant else None
            return known.name if known and known.id == claim.claimant.entity else None
        fits = 0 < len(lead) <= MOST_SUBJECT and lead[0].casefold() not in NO_START | PRONOUNS
        return " ".join(lead) if fits else None

    def _whole(self, claim: Claim, words: str) -> bool:
        said = self._statements.get((claim.report, claim.span.start, claim.span.end))
        found = _WORD.findall(words)
        if said is None or said.root is None or len(found) < FEWEST_WORDS:
            return False
        lead = _WORD.findall(words[: said.root - claim.span.start])
        verb = _WORD.match(words, said.root - claim.span.start)
        named = _is_acronym(found[0]) or CONTRASTS.match(words)
        first = "" if named else found[0].casefold()
        if self._broken_off(claim, words) or self._of_itself(claim, found):
            return False
        hangs = len(found) > 1 and found[1].casefold() in RELATIVE
        if not lead or verb is None or hangs or first in NO_START | AUXILIARIES:
            return False
        if first in OWN and claim.quotation is not Quotation.DIRECT:
            return False
        if verb.group().casefold() in SPEAKS:
            return False
        return _finite(verb.group(), [w.casefold() for w in lead]) and _has_subject(first, lead)

    def _broken_off(self, claim: Claim, words: str) -> bool:
        """Tell whether the clause goes on after the span, so that its last words lack their object."""
        after = self.record.report[claim.report].text[claim.span.end :].lstrip(" ")[:24]
        goes_on = _WORD.match(after)
        if "either" in words and " or " not in words:
            return True
        if words.rstrip()[-1] in ".,;:!?\"”'’)" or goes_on is None:
            return False
        return goes_on.group().casefold() not in MAY_FOLLOW

    def _of_itself(self, claim: Claim, found: list[str]) -> bool:
        """Tell whether the speaker is unknown."""
        if claim.claimant.entity is not None or claim.claimant.type in WRITERS:
            return False
        return not found or not _WORD.findall(claim.claimant.name or "")

    def _resolved(self, claim: Claim, words: str) -> str:
        """Return words whose leading pronoun, if any, means the speaker, or is put into words; "" for neither."""
        start = _WORD.search(words)
        if start is None or start.group().casefold() not in PRONOUNS:
            return words
        mention = self._pronouns.get((claim.report, claim.span.start + start.start()))
        if mention is None or mention.entity is None:
            return ""
        if mention.entity == claim.claimant.entity:
            return words
        known = self.record.entity.get(mention.entity)
        subject = start.group().casefold() in SUBJECTS and known is not None
        if not subject or known is None:
            return ""
        return f"{words[: start.start()]}[{known.name}]{words[start.end() :]}"

    def _plain(self, words: str) -> str | None:
        """Return words with labels replaced, None where that would say one name twice."""
        plain = self.labels.bracketed(words) if words else None
        bare = _BRACKET.sub(" ", words).casefold()
        said_twice = plain and any(b.casefold() in bare for b in _BRACKET.findall(plain))
        return None if said_twice else plain


def _is_acronym(word: str) -> bool:
    """Tell whether a word is a name in capitals ("IS", "US") and not the small word of its letters."""
    return len(word) > 1 and word.isupper()


def _finite(verb: str, before: list[str]) -> bool:
    if before[-1] == "to":
        return False
    helped = bool(AUXILIARIES & set(before[-4:]))
    return helped or not verb.endswith("ing")


def _has_subject(first: str, lead: list[str]) -> bool:
    """Tell whether the words before the verb can be its subject: more than an adverb or participle."""
    if len(lead) == 1:
        noun = first in HAPPENINGS or lead[0][0].isupper()
        return noun or not first.endswith(("ly", "ed", "ing"))
    return not (first.endswith("ing") and lead[0].islower())


def best_quoted(quoter: Quoter, claims: Iterable[Claim]) -> tuple[Claim, str] | None:
    """Return of claims that say the same the one to quote: a whole one, unbracketed if possible."""
    found = [(c, q) for c in claims if (q := quoter.quote(c)) is not None]

    def worth(pair: tuple[Claim, str]) -> tuple[bool, bool, int, int, str]:
        claim, quote = pair
        own = is_own_wire(quoter.record, claim)
        return (not own, "…" in quote, quote.count("["), -len(quote), claim.id)

    rank = sorted(found, key=worth)
    return rank[0] if rank else None
