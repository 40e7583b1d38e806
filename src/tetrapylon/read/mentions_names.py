"""Names in a passage: the lexicon's, and unknown proper names with a cue of what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tetrapylon.lexicon.actors import ActorLexicon, Naming, words_of
from tetrapylon.model.entity import EntityKind, MentionForm
from tetrapylon.model.parse import Parse
from tetrapylon.model.span import Span

LOCATIVE = frozenset(
    [
        "in",
        "near",
        "from",
        "at",
        "of",
        "around",
        "outside",
        "inside",
        "toward",
        "towards",
        "across",
        "to",
        "into",
        "through",
        "between",
        "north",
        "south",
        "east",
        "west",
        "over",
        "via",
        "beyond",
    ]
)
_DIRECTION = re.compile(r"(?:north|south)?-?(?:east|west)ern|northern|southern|central")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name as found: the tokens from `first` to `last`, and the lexicon's naming if it has one."""

    span: Span
    first: int
    last: int
    form: MentionForm
    naming: Naming | None = None
    kind: EntityKind | None = None
    locative: bool = False


def lexicon_names(parse: Parse, text: str, actors: ActorLexicon) -> Iterator[Named]:
    """Yield the longest lexicon names of a passage, left to right."""
    i, spelt = 0, [words_of(t.text) for t in parse]
    while i < len(parse):
        naming, last = _longest(parse, spelt, text, i, actors)
        if naming is None or (naming.form is MentionForm.METONYM and _ends_a_name(parse, i)):
            i += 1
            continue
        span = Span(parse[i].start, parse[last].end)
        form = naming.form
        if form is MentionForm.METONYM and _is_place_here(parse, i, last, actors):
            form, naming = MentionForm.NAME, None
        kind = naming.entity.kind if naming and naming.entity else EntityKind.PLACE
        locative = is_locative(parse, i, last)
        if kind in (EntityKind.STATE, EntityKind.PLACE) and form is MentionForm.NAME:
            wide = with_direction(parse, i, span)
            locative = locative or wide is not span
            naming, span = (None, wide) if wide is not span else (naming, span)
            kind = kind if naming else EntityKind.PLACE
        yield Named(
            span=span, first=i, last=last, form=form, naming=naming, kind=kind, locative=locative
        )
        i = last + 1


PARTICLES = frozenset({"da", "de", "del", "di", "do", "dos", "das", "du"})


def _ends_a_name(parse: Parse, i: int) -> bool:
    """Tell whether a capital's name is the end of a longer one: "Monte da Praia"."""
    return i > 1 and parse[i - 1].text in PARTICLES and parse[i - 2].text[:1].isupper()


def with_direction(parse: Parse, first: int, span: Span) -> Span:
    """Return the span with a direction before it ("eastern X"), the same object where there is none."""
    before = parse[first - 1] if first else None
    if before is None or not _DIRECTION.fullmatch(before.low) or before.end + 1 != span.start:
        return span
    return Span(before.start, span.end)


def nicknames_in(parse: Parse, text: str, actors: ActorLexicon) -> Iterator[Named]:
    """Yield the lexicon's nicknames in a passage."""
    if not len(parse):
        return
    for nickname in actors.nicknames:
        at = text.find(nickname, parse[0].start, parse[len(parse) - 1].end)
        inside = parse.within(Span(at, at + len(nickname))) if at >= 0 else ()
        if inside:
            yield Named(
                span=Span(at, at + len(nickname)),
                first=inside[0].i,
                last=inside[-1].i,
                form=MentionForm.NICKNAME,
                kind=EntityKind.PLACE,
            )


def _longest(
    parse: Parse, spelt: Sequence[tuple[str, ...]], text: str, i: int, actors: ActorLexicon
) -> tuple[Naming | None, int]:
    """Return the longest lexicon name that begins at a token, and its last token; `spelt` are the tokens' words."""
    words = spelt[i]
    namings = actors.namings.get(words[0], ()) if words else ()
    if not namings:
        return None, i
    follows = next((spelt[j][0] for j in range(i + 1, len(spelt)) if spelt[j]), None)
    for naming in namings:
        if len(naming.words) > len(words) and naming.words[len(words)] != follows:
            continue
        last = _end_of(parse, spelt, i, naming.words)
        if last is None:
            continue
        after = text[parse[last].end : parse[last].end + 2]
        before = text[max(0, parse[i].start - 1) : parse[i].start]
        said = _printed(parse, i, last, text)
        if naming.fits(said) and not re.match(r"-[A-Za-z]", after) and before not in ("-", "@"):
            return naming, last
        if naming.fits(said) and naming.form is MentionForm.NAME and before not in ("-", "@"):
            return naming, last
    return None, i


def _printed(parse: Parse, first: int, last: int, text: str) -> str:
    """Return the words from `first` to `last` in the case that their tokens have."""
    start = parse[first].start
    letters = list(text[start : parse[last].end])
    for k in range(first, last + 1):
        token = parse[k]
        letters[token.start - start : token.end - start] = token.text
    return "".join(letters)


def _end_of(
    parse: Parse, spelt: Sequence[tuple[str, ...]], i: int, words: tuple[str, ...]
) -> int | None:
    """Return the index of the token at which `words` end, None where the text has other words."""
    at, j = 0, i
    while at < len(words) and j < len(parse):
        here = spelt[j]
        if here and words[at : at + len(here)] != here:
            return None
        if not here and parse[j].text not in "-'’":
            return None
        at += len(here)
        j += 1
    return j - 1 if at == len(words) else None


SOMEBODYS = frozenset(
    ("aid", "behalf", "defence", "defense", "help", "request", "rescue", "side", "support")
)
"""What only somebody has: "came to X's aid" tells of no place."""


def is_locative(parse: Parse, first: int, last: int) -> bool:
    """Tell whether the name stands where a place stands: after a preposition of place."""
    head = parse[last]
    above = parse.head(head)
    before = parse[first - 1].low if first else ""
    if head.dep == "poss" and above.low in SOMEBODYS:
        return False
    return (above.pos == "ADP" and above.low in LOCATIVE) or before in LOCATIVE


def _is_place_here(parse: Parse, first: int, last: int, actors: ActorLexicon) -> bool:
    """Tell whether a capital's name means the city: it does unless it acts, speaks or owns."""
    head = parse[last]
    above = parse.head(head)
    if head.dep in ("nsubj", "nsubjpass", "agent") and above.pos in ("VERB", "AUX"):
        return head.dep == "nsubjpass"
    if head.dep == "poss" or actors.descriptions.get(above.low) == "government":
        return False
    return not (head.dep == "conj" and above.dep == "nsubj" and above.pos == "PROPN")
