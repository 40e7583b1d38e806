"""Names of outlets that the lexicon does not list, by how a page prints them.

A line over the headline is taken for a name plate if it ends like a newspaper's name, or if a credit, byline
or copyright notice of the same page prints it again. Nothing else on a page names its outlet surely enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tetrapylon.lexicon.furniture import Furniture, plain
from tetrapylon.lexicon.outlets import folded

MOST_WORDS = 6
"""Words of a name that is printed again."""

MOST_UNPROVED_WORDS = 3
"""Words of a name, its article not counted, that only its last word proves."""

_SMALL = frozenset(
    ["&", "and", "for", "from", "in", "of", "on", "the", "al", "de", "el", "la", "le"]
)
_FINAL = re.compile(r"[.!?:;,…]\s*\Z")
_BRACKETS = re.compile(r"[\[(]([^\[\]()]{2,120})[\])]")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s,:]*(?:(?:©|\(c\)|copyright)[\s,:]*)?"
    r"(?:(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)\d\d|present))?[\s,:]*)?(?:by\s+)?"
    r"(?P<who>[^\W\d_][^.|,;©()\[\]]{1,60}?)\s*(?:-\s*)?(?=[.|,;\[(]|(?:19|20)\d\d|\ball rights\b|\Z)",
    re.IGNORECASE,
)


def is_name(words: str) -> bool:
    """Tell whether a line is a few capitalised words, as an outlet's name is."""
    parts = words.split()
    if not 0 < len(parts) <= MOST_WORDS or _FINAL.search(words):
        return False
    fits = [p[:1].isupper() or p.lower() in _SMALL for p in parts]
    return all(fits) and parts[0][:1].isupper() and parts[-1][:1].isupper()


def nameplate(words: str, credit_lines: Iterable[str], furniture: Furniture) -> str | None:
    """Return the outlet's name where a line is its name plate, None where nothing proves it.

    `credit_lines` are the page's captions, bylines and notices; a name in capitals is given as they write it.
    """
    words = without_section(words, furniture)
    label = plain(words)
    if not is_name(words) or label in furniture.lines or label in furniture.sections:
        return None
    again = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    longer = (line for line in credit_lines if plain(line) != label)
    printed = [m.group() for line in longer for m in again.finditer(line)]
    if printed:
        return printed[0] if words.isupper() else words
    return words if _ends_like_a_name(label, furniture) else None


def without_section(words: str, furniture: Furniture) -> str:
    """Return a line without the section behind its bar: "Eastern Gazette | Africa"."""
    name, bar, section = words.partition("|")
    return name.strip() if bar and plain(section) in furniture.sections else words


def _ends_like_a_name(label: str, furniture: Furniture) -> bool:
    parts = label.removeprefix("the ").split()
    return (
        1 < len(parts) <= MOST_UNPROVED_WORDS
        and parts[-1] in furniture.masthead_words
        and furniture.label_words.isdisjoint(parts)
        and " ".join(parts[:-1]) not in furniture.sections
    )


def credit_parts(
    captions: Iterable[str], bylines: Iterable[str], notices: Sequence[str]
) -> list[str]:
    """Return the words of a page that credit somebody: brackets of captions, bylines, copyright notices."""
    bracketed = [found for words in captions for found in _BRACKETS.findall(words)]
    return [*bracketed, *bylines, *(n for n in notices if _COPYRIGHT.search(n))]


def copyright_holder(words: str) -> re.Match[str] | None:
    """Return the match whose group `who` is the holder that a notice names, None without one."""
    found = _COPYRIGHT.search(words)
    return found if found and folded(found["who"]) != "" else None
