"""What is made of a passage's words alone, kept beside their parse: of copies it is made once.

When to reach for it: a finder, or the part of one, that looks at nothing but the words of a passage and tables. It is
called with offsets that count from the passage's own first character; what it gives is moved to where a copy has it.
What is kept goes with the parse, and of parses no more are kept than `parsing.MOST_KNOWN`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar, cast

from tetrapylon.model.parse import Parse
from tetrapylon.model.passage import Passage, Role, Sentence

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Alone:
    """A passage by itself, from `start` to `end` of `text`.

    Its offsets, and those in `parse`, count in `text`; in the report each lies `by` code points further on.
    """

    text: str
    parse: Parse
    by: int
    start: int
    end: int


def alone(text: str, passage: Passage, parse: Parse) -> Alone:
    """Return a passage by itself, or within its report's text where something stands right beside its words."""
    if parse.base is None or parse.by != passage.start or not _stands_free(text, passage):
        return Alone(text, parse, 0, passage.start, passage.end)
    own = text[passage.start : passage.end]
    return Alone(own, parse.base, parse.by, 0, len(own))


def _stands_free(text: str, passage: Passage) -> bool:
    """Tell whether blanks stand around a passage, and no bracket behind: no finder looks further than that."""
    before, behind = (
        text[max(0, passage.start - 1) : passage.start],
        text[passage.end : passage.end + 2],
    )
    free = not before or before.isspace()
    return free and (not behind or (behind[0].isspace() and behind[1:] != "("))


def remembered(
    words: Alone, name: str, table: object, make: Callable[..., Made], *given: Hashable
) -> Made:
    """Return what `make` gives, made once for all copies of a passage.

    Args:
        words: the passage by itself.
        name: what is made; one name for one kind of thing.
        table: what it is made by, told from others by identity.
        make: makes it of `words` and `given`, from them and `table` alone.
        given: what else it depends on, told from others by its value.
    """
    of_name, key = (name, id(table)), (words.text, *given)
    shelf = words.parse.remembered.setdefault(of_name, (table, {}))[1]
    if key not in shelf:
        shelf[key] = make(words, *given)
    return cast(Made, shelf[key])


def numbered(words: Alone, role: Role, sentences: tuple[tuple[int, int], ...]) -> Passage:
    """Return the passage that words by themselves are; its sentences, given by start and end, have numbers for ids."""
    made = [Sentence(id=str(n), report="", start=s, end=e) for n, (s, e) in enumerate(sentences)]
    start, end = words.start, words.end
    return Passage(id="", report="", start=start, end=end, role=role, sentences=tuple(made))
