"""Agencies and outlets: names, spellings, kinds, slogans, web domains, and the furniture of pages.

Use `load_outlets()` for the packaged tables. A row holds only what is common knowledge about an
outlet; nothing here is inferred from reports.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from importlib import resources
from urllib.parse import urlsplit

import yaml

from tetrapylon.lexicon.furniture import Furniture, load_furniture

_WORD = re.compile(r"[^\W_]+")
MOST_KNOWN = 1 << 10
"""Lines whose folded form is remembered: each is asked for several times while its page is looked at."""
_LEFT_OUT = {i: None for i in range(128) if not chr(i).isalnum()}
"""What becomes of a plain character that is no letter and no digit; the common case without an expression."""


class OutletKind(StrEnum):
    """What an outlet is. Agencies sell copy to the others."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    MAGAZINE = "magazine"
    WEBSITE = "website"
    MONITOR = "monitor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One agency or outlet.

    `name` is the one spelling that the record uses; `spellings` are others that texts use. `country`
    is ISO 3166 alpha-2, None for one without a home. `agencies` are agencies whose copy it is known to print.
    `common` tells a name that is also a common word ("The Times"), which only a masthead or a domain may prove.
    """

    name: str
    kind: OutletKind
    country: str | None = None
    spellings: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    common: bool = False

    @property
    def is_agency(self) -> bool:
        """Tell whether this is a news agency."""
        return self.kind is OutletKind.AGENCY


@lru_cache(maxsize=MOST_KNOWN)
def folded(words: str) -> str:
    """Return `words` without case, punctuation, spaces and a leading article, to compare names by."""
    if words.isascii():
        return words.lower().removeprefix("the ").translate(_LEFT_OUT)
    return "".join(_WORD.findall(words.casefold().removeprefix("the ")))


@dataclass(frozen=True, kw_only=True)
class OutletLexicon:
    """All known outlets, found by name, domain or slogan; and the furniture that pages carry."""

    outlets: tuple[Outlet, ...]
    furniture: Furniture

    @cached_property
    def agencies(self) -> tuple[Outlet, ...]:
        """The news agencies alone."""
        return tuple(o for o in self.outlets if o.is_agency)

    @cached_property
    def by_name(self) -> Mapping[str, Outlet]:
        """Outlets by the folded form of each of their names and spellings."""
        return {folded(n): o for o in self.outlets for n in (o.name, *o.spellings)}

    @cached_property
    def _by_domain(self) -> Mapping[str, Outlet]:
        return {d: o for o in self.outlets for d in o.domains}

    @cached_property
    def _by_slogan(self) -> Mapping[str, Outlet]:
        return {folded(s): o for o in self.outlets for s in o.slogans}

    def named(self, words: str) -> Outlet | None:
        """Return the outlet that `words` name in full ("Agence France-Presse"), whatever their case."""
        return self.by_name.get(folded(words))

    def at(self, address: str) -> Outlet | None:
        """Return the outlet whose web domain a URL or a bare host belongs to."""
        host = (urlsplit(address if "//" in address else f"//{address}").hostname or "").lower()
        parts = host.split(".")
        for i in range(len(parts) - 1):
            found = self._by_domain.get(".".join(parts[i:]))
            if found:
                return found
        return None

    def with_slogan(self, words: str) -> Outlet | None:
        """Return the outlet whose slogan `words` are."""
        return self._by_slogan.get(folded(words))

    @cached_property
    def agency_pattern(self) -> re.Pattern[str]:
        """A pattern that finds any agency's name or spelling as whole words, longest first."""
        names = {
            n for o in self.agencies for n in (o.name, *o.spellings) if " " in n or not o.common
        }
        return re.compile(_alternatives(names))


def _alternatives(names: set[str]) -> str:
    """Return a pattern of whole names; each begins with its first letter, so that a search may jump to such letters."""
    longest_first = sorted(names, key=lambda n: (-len(n), n))
    by_letter: dict[str, list[str]] = {}
    for name in longest_first:
        by_letter.setdefault(name[0], []).append(name[1:])
    found = (
        rf"{re.escape(letter)}(?<![\w.-]{re.escape(letter)})(?:{'|'.join(map(re.escape, rests))})"
        for letter, rests in by_letter.items()
    )
    return rf"(?:{'|'.join(found)})(?!\w|-\w)"


@cache
def load_outlets() -> OutletLexicon:
    """Return the packaged outlets and furniture, read once in a process."""
    path = resources.files("tetrapylon.lexicon") / "data" / "outlets.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return OutletLexicon(outlets=tuple(_outlet(r) for r in rows), furniture=load_furniture())


def _outlet(row: Mapping[str, object]) -> Outlet:
    return Outlet(
        name=str(row["name"]),
        kind=OutletKind(str(row["kind"])),
        country=str(row["country"]) if row.get("country") else None,
        spellings=_strings(row, "spellings"),
        domains=_strings(row, "domains"),
        slogans=_strings(row, "slogans"),
        agencies=_strings(row, "agencies"),
        common=bool(row.get("common", False)),
    )


def _strings(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = row.get(key) or ()
    if not isinstance(value, (list, tuple)):
        raise TypeError(f"outlet {row['name']!r}: {key} is {value!r}; write a YAML list")
    return tuple(str(v) for v in value)
