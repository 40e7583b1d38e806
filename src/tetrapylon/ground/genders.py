"""Whether "he" or "she" may mean a person, by the words that name one."""

from __future__ import annotations

import re

from tetrapylon.lexicon.genders import Gender, GenderLexicon

OWNER = re.compile(r"^.*?\w['’]s? (?=\w)")
"""Whoever somebody belongs to: "Haddad's" in "Haddad's mother"."""
WORD = re.compile(r"[\w-]+")


def gender_of(words: str, genders: GenderLexicon) -> Gender | None:
    """Return the gender that a person's words tell, None where they tell none.

    A word of kin or rank before a comma tells first, then the given name; an owner in front tells nothing.
    """
    told = OWNER.sub("", words)
    said = [w.casefold() for w in WORD.findall(told)]
    if len(said) > 1 and said[0] in ("his", "her", "their", "my", "our"):
        said = said[1:]
    by_word = (genders.words[w] for w in said if w in genders.words)
    by_name = (genders.names[w] for w in said if w in genders.names)
    return next(by_word, None) or next(by_name, None)
