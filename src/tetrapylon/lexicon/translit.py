"""Spellings of names brought to one key, so that two romanisations of a name meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_DECOMPOSED = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_APOSTROPHES = re.compile("[\u2018\u2019\u02bb\u02bc\u02be\u02bf'`´]")
_ARTICLE = re.compile(
    r"(?:^|(?<= ))(?:al|el|ul|ad|ed|ar|er|as|es|ash|esh|at|et|az|ez|an|en|il)[ ](?=\w{3})"
)
_STEPS = (
    (re.compile(r"kh|ch(?=[aou])"), "H"),
    (re.compile(r"gh"), "G"),
    (re.compile(r"sh|sch|ch"), "S"),
    (re.compile(r"th|dh"), "d"),
    (re.compile(r"dj|zh|j|g(?=[ei])"), "J"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"[qck]"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"(?:iyy?ah?|iyeh|ieh|iye|ia|ya|yah|yeh)\b"), "Y"),
    (re.compile(r"[ae]h\b|[ae]t\b"), "a"),
    (re.compile(r"(?:ou|oo|ow|aw|au|w)"), "u"),
    (re.compile(r"(?:ay|ai|ei|ey|ee|ie|iy|y)"), "i"),
    (re.compile(r"o"), "u"),
    (re.compile(r"e"), "i"),
    (re.compile(r"v"), "f"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"h\b"), ""),
)
_WEAK = re.compile(r"(?<=\w)[aiu]")


@lru_cache(maxsize=50_000)
def folded(name: str) -> str:
    """Return a name in lower case without accents, apostrophes, hyphens or full stops: for exact look-up."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_NOT_DECOMPOSED))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _APOSTROPHES.sub("", plain)
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())


@lru_cache(maxsize=50_000)
def arabic_key(name: str) -> str:
    """Return the key that the common romanisations of an Arabic name share; empty for too little of a name.

    The article goes, consonants written several ways become one, doubled letters single; vowels
    count only in short names. The key is coarse: use it only within the countries that a report is about.
    """
    key = _ARTICLE.sub("", folded(name))
    for pattern, to in _STEPS:
        key = pattern.sub(to, key)
    key = key.replace("Y", "i").replace(" ", "")
    bones = _WEAK.sub("", key)
    return bones if len(bones) >= 4 else key if len(key) >= 4 else ""
