"""Withhold names in what is published: every letter of a name becomes a block, so that no offset moves.

The record keeps the names; what is written from the masked record cannot tell them, whatever the format.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar, cast

from tetrapylon.lexicon.victims import VictimWords, load_victim_words
from tetrapylon.model.record import Record
from tetrapylon.tell.victims import names_of_others, slugs_of, victims_of

BLOCK = "█"
CUT = "…"
"""How words end that were cut short; the rest of a name before it is withheld too."""
LEAST = 3
"""Letters of a part of a name at least that is withheld where it stands alone."""
BETWEEN = r"[\s_\-+.%/]*(?:\d0)?"
"""What may stand between the parts of a name: spaces, and what file names and addresses put for them."""

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Mask:
    """Names to withhold. `whole` finds full names in any case, `part` single parts of them, `ids` replaces ids."""

    whole: re.Pattern[str] | None = None
    part: re.Pattern[str] | None = None
    ids: Mapping[str, str] = dataclasses.field(default_factory=dict)
    names: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to withhold."""
        return not self.names

    def words(self, text: str) -> str:
        """Return a text without the names; ids apart it is as long as before."""
        if self.empty:
            return text
        text = self._end(text) if text.endswith(CUT) else text
        text = _ID.sub(lambda m: self.ids.get(m.group(), m.group()), text)
        for pattern in (self.whole, self.part):
            if pattern is not None:
                text = pattern.sub(_blocked, text)
        return text

    def _end(self, text: str) -> str:
        """Withhold the beginning of a name at which words were cut short."""
        kept = text.removesuffix(CUT)
        for name in self.names:
            for end in range(min(len(name), len(kept)), LEAST - 1, -1):
                if (
                    kept.casefold().endswith(name[:end].casefold())
                    and not kept[-end - 1 : -end].isalnum()
                ):
                    return kept[:-end] + _block(kept[-end:]) + CUT
        return text


_ID = re.compile(r"person:[\w-]+")


def _blocked(found: re.Match[str]) -> str:
    return _block(found.group())


def _block(words: str) -> str:
    return re.sub(r"\S", BLOCK, words)


def mask_of(
    names: Iterable[str], words: VictimWords, *, spare: frozenset[str] = frozenset()
) -> Mask:
    """Return the mask of names.

    Args:
        names: full names as reports give them.
        words: honorifics and particles, which are no part of a name.
        spare: words that are no name of a person where they stand alone, such as names of places.
    """
    cores = {core for n in names if (core := _core(n, words))}
    listed = sorted(cores, key=lambda n: (-len(n), n))
    several = [n for n in listed if len(_parts(n)) > 1]
    parts = {
        p
        for n in listed
        for p in _parts(n)
        if len(p) >= LEAST and p.casefold() not in words.particles and p not in spare
    }
    return Mask(
        whole=_any((BETWEEN.join(map(re.escape, _parts(n))) for n in several), re.IGNORECASE),
        part=_any(
            (
                re.escape(p)
                for q in sorted(parts, key=lambda p: (-len(p), p))
                for p in (q, q.upper())
            ),
            0,
        ),
        names=tuple(listed),
    )


def _any(patterns: Iterable[str], flags: int) -> re.Pattern[str] | None:
    joined = "|".join(patterns)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", flags) if joined else None


def _core(name: str, words: VictimWords) -> str:
    """Return a name without titles before it."""
    parts = name.split()
    titles = words.offices | words.honorifics
    while len(parts) > 1 and (
        parts[0].casefold().strip(".,") in titles or not parts[0][:1].isupper()
    ):
        parts = parts[1:]
    return " ".join(parts)


def _parts(name: str) -> list[str]:
    return [p for p in re.split(r"[\s\-]+", name) if p]


def record_mask(record: Record, words: VictimWords) -> Mask:
    """Return the mask of a record's victims."""
    names = victims_of(record, words)
    mask = mask_of(names, words, spare=names_of_others(record))
    return dataclasses.replace(mask, ids=slugs_of(record, frozenset(mask.names)))


def without_victims(record: Record) -> Record:
    """Return the record without the names of victims: in texts, entities, titles, answers, reasons, file names."""
    mask = record_mask(record, load_victim_words())
    return record if mask.empty else withheld(record, mask)


def withheld(value: T, mask: Mask) -> T:
    """Return a value with every string in it masked; dataclasses, tuples, lists and dicts are walked through."""
    return cast(T, _walked(value, mask))


def _walked(value: object, mask: Mask) -> object:
    if isinstance(value, (Enum, int, float)) or value is None:
        return value
    if isinstance(value, str):
        return mask.words(value)
    if isinstance(value, (tuple, list)):
        return type(value)(_walked(v, mask) for v in value)
    if isinstance(value, dict):
        return {k: _walked(v, mask) for k, v in value.items()}
    return _row(value, mask) if dataclasses.is_dataclass(value) else value


def _row(row: Any, mask: Mask) -> object:  # noqa: ANN401 - any dataclass
    old = {f.name: getattr(row, f.name) for f in dataclasses.fields(row) if f.init}
    new = {name: _walked(value, mask) for name, value in old.items()}
    changed = {name: value for name, value in new.items() if value != old[name]}
    return dataclasses.replace(row, **changed) if changed else row
