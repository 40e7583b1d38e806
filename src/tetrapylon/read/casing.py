"""Give text in capitals only its case back before it is parsed.

Wire texts of the teleprinter age, headlines and some feeds come in capitals; taggers take every word
of them for a name. `restored` changes letters only, never their number: each word of the result stands
at the offsets of the word of the report, so the offset map is the identity and nothing has to be mapped back.
What is not in capitals stays as it is.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tetrapylon.lexicon.casing import WORD, CaseTable

DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
ACRONYM = re.compile(r"[(\[]([A-Z]{2,8})[)\]]")
BETWEEN = re.compile(r"[\s.]*")
SHARE = 0.9
"""From this share of capitals among its letters on a sentence is in capitals."""
SMALL = b"abcdefghijklmnopqrstuvwxyz"
"""Small letters that are counted first: with many of them nothing else has to be looked at."""
LEAST_WORDS = 4
"""Fewer words may be a list of acronyms; they go with their passage."""
VOWELS = frozenset("AEIOUY")
LINKS = frozenset(["of", "for", "the", "and", "in", "on", "to", "s"])
LONGEST = 14
"""Words before an acronym that may spell it out."""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    said: str

    @property
    def low(self) -> str:
        return self.said.lower()


def acronyms_in(text: str) -> frozenset[str]:
    """Return the acronyms that a report introduces in brackets: "the people's front (PF)"."""
    return frozenset(ACRONYM.findall(text))


def restored(
    text: str,
    sentence_starts: Sequence[int],
    table: CaseTable,
    *,
    acronyms: frozenset[str] = frozenset(),
) -> str:
    """Return `text` with the case of its sentences in capitals restored; same length, same words.

    Args:
        text: a passage.
        sentence_starts: offsets in it at which sentences begin.
        table: how names are written, and which words are none.
        acronyms: those that the report introduces, as `acronyms_in` finds them.
    """
    letters = list(text)
    for start, end in stretches(text, sentence_starts):
        for at, written in _written(text, start, end, table, acronyms):
            letters[at : at + len(written)] = written
    return "".join(letters)


def is_shouted(words: str) -> bool:
    """Tell whether nearly all letters are capitals, in at least `LEAST_WORDS` words of three letters or more."""
    ascii_ = words.encode("ascii", "ignore")
    small = len(ascii_) - len(ascii_.translate(None, SMALL))
    if small > (1 - SHARE) * len(words) + 1:
        return False
    letters = [c for c in words if c.isalpha()]
    long = [w for w in WORD.findall(words) if len(w) >= 3]
    if len(long) < LEAST_WORDS:
        return False
    return sum(c.isupper() for c in letters) >= SHARE * len(letters)


def stretches(text: str, sentence_starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the sentences in capitals; one too short to tell goes with the whole passage."""
    whole = is_shouted(text)
    starts = sorted({0, *sentence_starts})
    for start, end in itertools.pairwise((*starts, len(text))):
        words = text[start:end]
        if is_shouted(words) or (whole and not any(c.islower() for c in words)):
            yield start, end


def _written(
    text: str, start: int, end: int, table: CaseTable, acronyms: frozenset[str]
) -> Iterator[tuple[int, str]]:
    words = [_Word(m.start(), m.end(), m.group()) for m in WORD.finditer(text, start, end)]
    fixed = _spelt_out(text, words, table.words.particles) | _named(text, words, table)
    dotted = {i for m in DOTTED.finditer(text, start, end) for i in range(m.start(), m.end())}
    fixed |= {w.start: w.said for w in words if len(w.said) == 1 and w.start in dotted}
    fixed |= {w.start: w.low for w in words if text[w.start - 1 : w.start].isdigit()}
    for k, word in enumerate(words):
        written = fixed.get(word.start)
        if written is None:
            written = _in_name(text, words, k, _lone(word, table, acronyms), table)
        if k == 0 and written == word.low:
            written = _capital(written)
        if len(written) == len(word.said):
            yield word.start, written


def _lone(word: _Word, table: CaseTable, acronyms: frozenset[str]) -> str:
    """Return how a word is written on its own: an acronym, an ordinary word, or a name."""
    base, mark, tail = _apart(word)
    if word.low == "a" or table.is_common(base.lower()) or base.lower() in table.words.particles:
        return word.low if word.low != "i" and base != "I" else base + mark + tail.lower()
    vowelless = len(base) <= 5 and not VOWELS & set(base)
    if base in acronyms or len(base) == 1 or vowelless:
        return base + mark + tail.lower()
    ending = _capital(tail.lower()) if len(tail) > 2 else tail.lower()
    return _capital(base.lower()) + mark + ending


def _apart(word: _Word) -> tuple[str, str, str]:
    """Return a word's part before the apostrophe, the apostrophe, and the rest."""
    for mark in ("'", "’"):
        if mark in word.said:
            return word.said.partition(mark)
    return word.said, "", ""


def _in_name(text: str, words: Sequence[_Word], k: int, written: str, table: CaseTable) -> str:
    """Return a title or an article that opens a name, or the acronym of "the US", with its capitals."""
    word = words[k]
    if k and word.said == "US" and words[k - 1].low == "the":
        return word.said
    opens = word.low in table.titles or word.low in table.words.openers
    after = words[k + 1] if k + 1 < len(words) else None
    if not opens or after is None or not BETWEEN.fullmatch(text, word.end, after.start):
        return written
    titled = word.low in table.titles and after.low in table.titles
    named = not table.is_common(after.low) and after.low not in table.words.particles
    inside = word.low in table.words.openers and k and words[k - 1].low in table.words.particles
    return _capital(written) if (titled or named) and not inside else written


def _named(text: str, words: Sequence[_Word], table: CaseTable) -> dict[int, str]:
    """Return how the words of lexicon names are written, by offset."""
    found: dict[int, str] = {}
    k = 0
    while k < len(words):
        parts = next(
            (p for n in table.names_at(words[k].low) if (p := _fits(text, words, k, n))), ()
        )
        for j, part in enumerate(parts):
            found[words[k + j].start] = part
        k += max(1, len(parts))
    return found


def _fits(text: str, words: Sequence[_Word], k: int, name: str) -> tuple[str, ...]:
    """Return the words of `name` if they stand at word `k`, however the gaps are filled."""
    parts = tuple(WORD.findall(name))
    ahead = words[k : k + len(parts)]
    if len(ahead) < len(parts) or not parts:
        return ()
    tail = ahead[-1].low.removesuffix("'s").removesuffix("’s")
    lows = [*(w.low for w in ahead[:-1]), tail]
    if lows != [p.lower() for p in parts]:
        return ()
    gaps = (text[a.end : b.start] for a, b in itertools.pairwise(ahead))
    if any(len(g.strip()) > 1 or g.strip() in (",", ";", ":") for g in gaps):
        return ()
    return (*parts[:-1], parts[-1] + ahead[-1].low[len(tail) :])


def _spelt_out(text: str, words: Sequence[_Word], particles: frozenset[str]) -> dict[int, str]:
    """Return capitals for the words that a bracketed acronym stands for: "people's unity front (PUF)"."""
    found: dict[int, str] = {}
    for k, word in enumerate(words):
        if text[max(0, word.start - 1) : word.start] in ("(", "[") and 2 <= len(word.said) <= 8:
            found |= _initials(text, words[max(0, k - LONGEST) : k + 1], LINKS | particles)
    return found


def _initials(text: str, words: Sequence[_Word], links: frozenset[str]) -> dict[int, str]:
    """Return the words right before the last one, an acronym, that begin with its letters, as a name.

    Acronyms of another language have the letters in another order, and a letter may differ.
    """
    found: dict[int, str] = {}
    letters = Counter(words[-1].said)
    wanted = len(words[-1].said)
    for word, after in zip(reversed(words[:-1]), reversed(words), strict=False):
        gap = text[word.end : after.start].strip()
        if wanted == 0 or gap not in ("", "(", "[", "-"):
            break
        if word.low in links and not letters[word.said[0]]:
            found[word.start] = word.low
            continue
        letters[word.said[0]] -= 1
        wanted -= 1
        found[word.start] = _capital(word.low)
    strange = sum(-n for n in letters.values() if n < 0)
    allowed = 1 if len(words[-1].said) >= 3 else 0
    return found if wanted == 0 and strange <= allowed else {}


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
