"""The furniture of news pages: words of buttons, menus, notices and other lines that report nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources

import yaml

from tetrapylon.lexicon.needles import Sieve

_WORD = re.compile(r"[^\W_]+")
_SPACED = {i: " " for i in range(128) if not chr(i).isalnum()}
"""What becomes of a plain character that is no letter and no digit; the common case without an expression."""
MOST_KNOWN = 1 << 10
"""Lines whose plain words are remembered: each is asked for several times while its page is looked at."""
_BEGUN = 240
"""Code points of a line that are looked at first, to tell that it is longer than any label."""


@dataclass(frozen=True, kw_only=True)
class Furniture:
    """Tables of page furniture, all lower case.

    `lines` are whole lines without punctuation ("share", "show full article"); `openings` begin a line that
    is furniture whatever follows ("sign up for"); `inside` mark one wherever they stand ("all rights reserved");
    `link_openings` begin a line that points to another text ("read", "also read"); `sections` are names of
    a site's sections ("middle east"); `credit_words` show a picture credit inside a bracket; `caption_verbs` are
    the present tense of captions, unless one of `before_other_verbs` stands before; `speech_verbs` rule a
    caption out. `masthead_words` end the names of newspapers and sites, unless a name holds one of `label_words`.
    """

    lines: frozenset[str]
    openings: tuple[str, ...]
    inside: tuple[str, ...]
    link_openings: tuple[str, ...]
    link_labels: frozenset[str]
    sections: frozenset[str]
    credit_words: tuple[str, ...]
    caption_verbs: frozenset[str]
    speech_verbs: frozenset[str]
    before_other_verbs: frozenset[str]
    masthead_words: frozenset[str]
    label_words: frozenset[str]

    def is_line(self, words: str) -> bool:
        """Tell whether a whole line is the label of a button, an icon or a menu."""
        return plain(words) in self.lines

    def label_of(self, words: str) -> str:
        """Return `words` as `plain` gives them; of words that are longer than every label, only how they begin."""
        if len(words) > _BEGUN:
            begun = plain(words[:_BEGUN])
            if len(begun) > self._longest_label:
                return begun
        return plain(words)

    @cached_property
    def _longest_label(self) -> int:
        return max(map(len, (*self.lines, *self.sections, *self.link_labels)))

    @cached_property
    def opening_pattern(self) -> re.Pattern[str]:
        """Matches at the start of a furniture line."""
        return re.compile(rf"[\W_]*(?:{_any(self.openings)})(?!\w)", re.IGNORECASE)

    @cached_property
    def inside_pattern(self) -> re.Pattern[str]:
        """Finds the words of notices."""
        return re.compile(rf"(?<!\w)(?:{_any(self.inside)})(?!\w)", re.IGNORECASE)

    def is_notice(self, words: str) -> bool:
        """Tell whether the words of a notice stand in a line."""
        return 0 in self._notices.fitting(words) and bool(self.inside_pattern.search(words))

    @cached_property
    def _notices(self) -> Sieve:
        return Sieve((self.inside_pattern,))

    @cached_property
    def link_pattern(self) -> re.Pattern[str]:
        """Matches at the start of a line that points to another text."""
        return re.compile(
            rf"[\W_]*(?:{_any(self.link_openings)})\s*(?:[:>»|]|\u2013|\u2014|-\s)", re.IGNORECASE
        )

    @cached_property
    def wordy_link_pattern(self) -> re.Pattern[str]:
        """Matches openings of two words or more, which point to another text without a colon too."""
        wordy = tuple(p for p in self.link_openings if " " in p)
        return re.compile(rf"[\W_]*(?:{_any(wordy)})\s+(?=[\W_]*[A-Z])", re.IGNORECASE)

    @cached_property
    def credit_pattern(self) -> re.Pattern[str]:
        """Finds the words of a picture credit."""
        return re.compile(rf"(?<!\w)(?:{_any(self.credit_words)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=MOST_KNOWN)
def plain(words: str) -> str:
    """Return `words` in lower case with single spaces in place of punctuation."""
    if words.isascii():
        return " ".join(words.lower().translate(_SPACED).split())
    return " ".join(_WORD.findall(words.casefold()))


def words_of(rows: str) -> frozenset[str]:
    """Return the words of a table that is written as running text."""
    return frozenset(rows.split())


def _any(phrases: tuple[str, ...]) -> str:
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in longest_first)


@cache
def load_furniture() -> Furniture:
    """Return the packaged tables, read once in a process."""
    path = resources.files("tetrapylon.lexicon") / "data" / "furniture.yaml"
    rows: Mapping[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Furniture(
        lines=frozenset(plain(w) for w in rows["lines"]),
        openings=tuple(rows["openings"]),
        inside=tuple(rows["inside"]),
        link_openings=tuple(rows["link_openings"]),
        link_labels=frozenset(plain(w) for w in rows["link_labels"]),
        sections=frozenset(plain(w) for w in rows["sections"]),
        credit_words=tuple(rows["credit_words"]),
        caption_verbs=frozenset(rows["caption_verbs"]),
        speech_verbs=frozenset(rows["speech_verbs"]),
        before_other_verbs=frozenset(rows["before_other_verbs"]),
        masthead_words=frozenset(rows["masthead_words"]),
        label_words=frozenset(rows["label_words"]),
    )
