"""Give a headline that Writes Each Word with a Capital its ordinary case back before it is parsed.

A tagger takes every such word for a name, so that the verb is lost with all that it says. A word keeps its
capital where the lexicon or the report's own prose writes it so, where the language does not know it, or
where it opens a name. As in `read.casing`, letters change and never their number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tetrapylon.lexicon.casing import WORD, CaseTable
from tetrapylon.lexicon.headlines import HeadlineWords, load_headline_words
from tetrapylon.read.casing import is_shouted

LEAST_WORDS, LEAST_LONG = 3, 2
"""With fewer words, and words of four letters and more, it cannot be told."""
PROSE_NAME = re.compile(
    r"(?<=[a-z,]\s)[A-Z][\w’'-]*(?:\s(?:(?:of|the|for|al|de|el)\s){0,2}[A-Z][\w’'-]*)*"
)
"""Words with capitals inside a sentence of prose."""
SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z]+(?![\w’'])")
POSSESSIVE = re.compile(r"['’]s?\Z")


def is_titled(words: str) -> bool:
    """Tell whether each longer word begins with a capital though the words are not all in capitals."""
    listed = load_headline_words()
    found = [m for m in WORD.finditer(words) if words[m.start() - 1 : m.start()] != "-"]
    long = [w for m in found if len(w := m.group()) > 3 and w.lower() not in listed.small]
    if len(found) < LEAST_WORDS or len(long) < LEAST_LONG or is_shouted(words):
        return False
    return all(w[0].isupper() for w in long)


def names_in(prose: Iterable[str]) -> frozenset[str]:
    """Return the names that prose writes with capitals inside its sentences, and the last word of each.

    A last word that the prose writes small elsewhere, or that names a side or a deed, is no name alone.
    """
    found: set[str] = set()
    small: set[str] = set()
    for text in prose:
        found |= {POSSESSIVE.sub("", m) for m in PROSE_NAME.findall(text)}
        small |= set(SMALL_WORD.findall(text))
    listed = load_headline_words()
    ordinary = small | listed.verbs | listed.many | listed.doers | listed.sides
    lone = {n.split()[-1] for n in found}
    longer = {n for n in found if len(n.split()) > 1}
    return frozenset(longer | {n for n in lone if n.lower() not in ordinary})


def untitled(text: str, table: CaseTable, *, names: frozenset[str]) -> str:
    """Return a headline with the case of prose; same length, same words.

    Args:
        text: the headline.
        table: how names are written, and which words are none.
        names: those that the report's prose writes, as `names_in` finds them.
    """
    words = list(WORD.finditer(text))
    kept = _kept(text, words, table, names)
    letters = list(text)
    for k, word in enumerate(words):
        opens = not any(c.isalnum() for c in text[: word.start()])
        figure = (
            text[word.start() - 1 : word.start()].isdigit()
            or text[word.end() : word.end() + 1].isdigit()
        )
        if not opens and not figure and k not in kept:
            low = word.group().lower()
            if len(low) == len(word.group()):
                letters[word.start() : word.end()] = low
    return "".join(letters)


def _kept(
    text: str, words: Sequence[re.Match[str]], table: CaseTable, names: frozenset[str]
) -> set[int]:
    """Return the numbers of the words that keep their capitals."""
    lows = [POSSESSIVE.sub("", w.group().lower()) for w in words]
    found = {k for k, w in enumerate(words) if _is_name(w.group(), lows[k], table)}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        parts = tuple(p.lower() for p in WORD.findall(name))
        by_first.setdefault(parts[0] if parts else "", []).append(parts)
    for k, low in enumerate(lows):
        listed = (tuple(p.lower() for p in WORD.findall(n)) for n in table.names_at(low))
        for parts in (*listed, *by_first.get(low, ())):
            if parts and tuple(lows[k : k + len(parts)]) == parts:
                found |= set(range(k, k + len(parts)))
    found |= set(_opening(text, words, lows, found, table, load_headline_words()))
    return found


def _is_name(word: str, low: str, table: CaseTable) -> bool:
    """Tell an acronym, a word with capitals inside, and one that the language does not know."""
    bare = POSSESSIVE.sub("", word)
    inner = bare[1:] != bare[1:].lower()
    return inner or not (len(low) == 1 or low in table.words.particles or table.is_common(low))


def _opening(
    text: str,
    words: Sequence[re.Match[str]],
    lows: Sequence[str],
    found: set[int],
    table: CaseTable,
    listed: HeadlineWords,
) -> Iterator[int]:
    """Yield what opens the name behind it: a title, a quarter of the compass, "Port"."""
    for k in range(len(words) - 2, -1, -1):
        gap = text[words[k].end() : words[k + 1].start()]
        opens = lows[k] in table.titles or lows[k] in listed.before_names
        if k + 1 in found and opens and gap in (" ", "-", ". ") and words[k].group()[0].isupper():
            yield k
