"""Picture captions: on a line of their own, or glued in front of a paragraph."""

from __future__ import annotations

import re
from itertools import pairwise

from tetrapylon.lexicon.outlets import OutletLexicon
from tetrapylon.lexicon.written_dates import written_dates
from tetrapylon.model.span import Span
from tetrapylon.read.sentences import split_sentences

MOST_WORDS = 90
_OPENING = re.compile(
    r"\W*(?:FILE(?:\s+PHOTO)?\s*[-–—:(]|File\s+(?:photo|picture|image)\s*[-–—:]|"
    r"(?:Photo|Photograph|Image|Picture|Caption|Pictured|In pictures?)\s*(?:by\s+\w|[:|–—])|"
    r"In\s+(?:this|an?\s+undated)\s[^.]{0,70}\b(?:photo|photograph|image|picture|frame\s+grab|still)\b|"
    r"An?\s+(?:file|handout)\s+(?:photo|photograph|image|picture)\b)"
)
_FINAL_BRACKET = re.compile(r"[\[(](?P<credit>[^\[\]()]{2,160})[\])]\W*\Z")
_OPEN_BRACKET = re.compile(r"[\[(](?P<credit>[^\[\]()]{2,80})\Z")
_INNER_BRACKET = re.compile(r"[\[(](?P<credit>[^\[\]()]{2,120})[\])]\s*(?=[\"“‘'A-Z])")
_FINAL_CREDIT = re.compile(
    r"(?:\b(?:Photo(?:graph|grapher)?s?|Image|Picture|Credit)s?\s*(?::|by)\s*[^.:]{2,70}|©\s*[^.]{2,60}|(?<![.!?”])(?<![.!?”]\s)/\s*(?:[A-Z]{2,5}|Getty Images))\W*\Z"
)
_DASH_OUTLET = re.compile(r"[^.?!]\s[-–—|/]\s*(?P<who>[A-Z][\w' ]{1,40})\Z")
_WORDS = re.compile(r"[\w'’]+")
_DIGIT = re.compile(r"\d")
"""What a date holds; a caption without a credit is told by its date."""
_LAST_DIGIT = 4
"""A full date ends in a digit, and a dated caption within three characters after its date."""
_DATED_END = re.compile(r"\d[\s\S]{0,2}[.!?…]+[\"'”’»)\]]*(?:\s|[\"“‘]?[A-Z])")
"""A sentence's end within three characters after a digit, as that of a dated caption is."""
_CREDIT_SIGNS = ("Photo", "Image", "Picture", "Credit", "©", "/")
"""One of what stands in a credit without brackets."""
_DASHES = "-–—|/"
_CREDIT_REACH = 700
"""A caption glued in front of a paragraph ends within this many characters."""


def is_caption(words: str, outlets: OutletLexicon) -> bool:
    """Tell whether a paragraph is a picture's caption: it opens, ends or is dated like one."""
    if len(words.split()) > MOST_WORDS:
        return False
    if _OPENING.match(words) or _ends_in_credit(words, outlets):
        return True
    dated = is_dated_caption(words, outlets)
    return dated and len(split_sentences(words, Span(0, len(words)))) == 1


def is_dated_caption(words: str, outlets: OutletLexicon) -> bool:
    """Tell whether a sentence describes a picture of a day: a caption's present tense and a full date at its end."""
    if not _DIGIT.search(words, max(0, len(words) - _LAST_DIGIT)):
        return False
    dated = [d for d in written_dates(words) if d.days]
    if not dated or len(words) - dated[-1].end > 3 or not _has_caption_verb(words, outlets):
        return False
    return dated[-1].weekday is not None or words[: dated[-1].start].rstrip().endswith(",")


def caption_in_front(words: str, outlets: OutletLexicon) -> int | None:
    """Return the offset at which a caption glued in front of a paragraph ends, None where there is none."""
    credit = _INNER_BRACKET.search(words[:_CREDIT_REACH])
    if credit and _is_credit(credit["credit"], outlets) and _is_prose(words[credit.end() :]):
        return credit.end()
    if not _DATED_END.search(words, 0, _CREDIT_REACH):
        return None
    first = split_sentences(words[:_CREDIT_REACH], Span(0, min(len(words), _CREDIT_REACH)))[:1]
    if not first or not _is_prose(words[first[0].end :]):
        return None
    return first[0].end if is_dated_caption(first[0].of(words), outlets) else None


def _is_prose(words: str) -> bool:
    return len(words.split(maxsplit=6)) > 5 and words.strip()[:1] not in "(["


def _has_caption_verb(words: str, outlets: OutletLexicon) -> bool:
    found = [w.lower() for w in _WORDS.findall(words)]
    furniture = outlets.furniture
    shown = any(
        word in furniture.caption_verbs and before not in furniture.before_other_verbs
        for before, word in pairwise(["", *found])
    )
    return shown and furniture.speech_verbs.isdisjoint(found)


def _ends_in_credit(words: str, outlets: OutletLexicon) -> bool:
    bracket = _FINAL_BRACKET.search(words) or _OPEN_BRACKET.search(words)
    if bracket:
        return _is_credit(bracket["credit"], outlets) or (
            words[: bracket.start()].rstrip()[-1:].isalnum()
            and _names_outlet(bracket["credit"], outlets)
        )
    if any(sign in words for sign in _CREDIT_SIGNS) and _FINAL_CREDIT.search(words):
        return True
    last = max(words.rfind(dash) for dash in _DASHES)
    dash = _DASH_OUTLET.match(words, last - 2) if last >= 2 else None
    return dash is not None and outlets.named(dash["who"]) is not None


def _is_credit(words: str, outlets: OutletLexicon) -> bool:
    """Tell whether bracketed words credit a picture: a credit word in a short run of names."""
    if len(words.split()) > 12:
        return False
    return bool(outlets.furniture.credit_pattern.search(words)) and not words.islower()


def _names_outlet(words: str, outlets: OutletLexicon) -> bool:
    parts = re.split(r"[/|,]|\s[-–—]\s", words)
    return any(outlets.named(p) is not None for p in parts)
