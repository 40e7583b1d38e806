"""Lines that say who wrote: bylines, contributor lines, sign-offs."""

from __future__ import annotations

import re

from tetrapylon.lexicon.furniture import plain, words_of
from tetrapylon.lexicon.outlets import OutletLexicon

MOST_BYLINE_WORDS = 14
MOST_SIGN_OFF_WORDS = 60
_BY = re.compile(
    r"\W*(?:(?:written|compiled|reported|posted|report|story|words|analysis)\s+)?by(?:\s*[:\-–—|]\s*|\s+)(?P<who>\S.*)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\W*(?:sources?|authors?|agency|agencies|correspondent|reporter)\s*[:\-–—]\s*(?P<who>\S.*)",
    re.IGNORECASE,
)
_SIGN_OFF_INSIDE = re.compile(
    r"contributed\s+(?:reporting\s+)?(?:to|from|for)\s+(?:this|the)?\s*(?:report|story|article|reporting)|"
    r"\bcontributed\s+(?:reporting|to\s+this)\b|"
    r"\b(?:this|the)\s+(?:article|story|report|piece)\s+(?:was\s+)?(?:first|originally|previously)\s+(?:published|appeared)",
    re.IGNORECASE,
)
_SAID_ANYWHERE = ("contribut", "publish", "appeared")
"""One of what stands in a sign-off that may stand anywhere in its line."""
_SIGN_OFF = re.compile(
    r"\W*(?:additional|further|with)?\s*(?:reporting|writing|editing|compiled|translated|translation|edited)\s+(?:by|from)\b|"
    r"\W*with\s+(?:files|reporting|additional reporting|inputs?|agency inputs?|reports?)\b|"
    r"\W*(?:associated press|ap|reuters|afp)\s+(?:staff\s+)?(?:writers?|reporters?|correspondents?|journalists?)\s+[A-Z]",
    re.IGNORECASE,
)
_POSTED_BY = re.compile(r"\s*[—–-]+\s*[^@]{2,90}\(@\w+\)")
"""The line under an embedded post of a social network."""
_SMALL_WORDS = words_of(
    """
    & , - al and at bin de el for from in la of our own special staff the to van von with |
    """
)
_ROLE_WORDS = words_of(
    """
    agencies agency bureau colleagues contributor correspondent correspondents desk editor editors
    newsroom reporter reporters staff team writer writers
    """
)
_OPENING_WORDS = words_of("agencies our staff")
"""What a byline without a name may begin with: "By our own correspondent"."""
_WORDS = re.compile(r"[^\s,|/&–—]+")


def is_byline(words: str, outlets: OutletLexicon) -> bool:
    """Tell whether a line says who wrote the report, or which outlet or agency it came from."""
    size = len(words.split())
    if size <= MOST_BYLINE_WORDS and not words.rstrip().endswith((".", "?", "!", ":")):
        found = _BY.fullmatch(words) or _SOURCE.fullmatch(words)
        if found:
            return is_names(found["who"]) or _glued(words)
    return size <= MOST_BYLINE_WORDS and (
        _names_agency_alone(words, outlets) or _ends_in_agency(words, outlets) or _is_desk(words)
    )


def is_sign_off(words: str) -> bool:
    """Tell whether a line names those who contributed, edited, or published first."""
    return len(words.split()) <= MOST_SIGN_OFF_WORDS and bool(
        _SIGN_OFF.match(words)
        or (any(w in words.casefold() for w in _SAID_ANYWHERE) and _SIGN_OFF_INSIDE.search(words))
        or _POSTED_BY.match(words)
    )


def looks_like_name(words: str) -> bool:
    """Tell whether a short line is two to four capitalised words, as a person's name is."""
    parts = words.split()
    return 2 <= len(parts) <= 4 and all(p[:1].isupper() and p[1:2].islower() for p in parts)


def is_names(who: str) -> bool:
    """Tell whether words are names, roles of writers and what stands between such."""
    parts = [p for p in _WORDS.findall(who.split("|")[0]) if p not in "-–—"]
    known = _SMALL_WORDS | _ROLE_WORDS
    named = [p for p in parts if p[:1].isupper() or p.lower() in known]
    opens = bool(parts) and (parts[0][:1].isupper() or parts[0].lower() in _OPENING_WORDS)
    return opens and len(named) == len(parts)


def byline_names(words: str) -> str | None:
    """Return whom a byline names, None where the line is of another kind."""
    found = _BY.fullmatch(words) or _SOURCE.fullmatch(words)
    return found["who"].strip() if found else None


def _glued(words: str) -> bool:
    return bool(re.match(r"\W*by[-:–—]\S+\Z", words.strip(), re.IGNORECASE))


def _names_agency_alone(words: str, outlets: OutletLexicon) -> bool:
    found = outlets.named(words.strip(" \t\u00a0()[]/-–—.*|"))
    return found is not None and found.is_agency


def _ends_in_agency(words: str, outlets: OutletLexicon) -> bool:
    head, _, tail = words.rpartition(",") if "," in words else words.rpartition("|")
    found = outlets.named(tail.strip())
    return bool(head) and found is not None and found.is_agency and is_names(head)


def _is_desk(words: str) -> bool:
    parts = plain(words).split()
    return 1 < len(parts) <= 5 and parts[-1] in _ROLE_WORDS and words[:1].isupper()
