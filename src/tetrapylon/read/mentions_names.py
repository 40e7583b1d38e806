"""Names in a passage: the lexicon's, and unknown proper names with a cue of what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.lexicon.actors import ActorLexicon, Naming, words_of
from tetrapylon.model.entity import EntityKind, MentionForm
from tetrapylon.model.parse import Parse, Token
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
_TITLE_PARTS = re.compile(r"[^\s-]+|-")
_NOT_NAMES = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|I|A|The|In|On|But|And"
)


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
    i = 0
    while i < len(parse):
        naming, last = _longest(parse, text, i, actors)
        if naming is None:
            i += 1
            continue
        span = Span(parse[i].start, parse[last].end)
        form = naming.form
        if form is MentionForm.METONYM and _is_place_here(parse, i, last, actors):
            form, naming = MentionForm.NAME, None
        kind = naming.entity.kind if naming and naming.entity else EntityKind.PLACE
        locative = is_locative(parse, i, last)
        if kind in (EntityKind.STATE, EntityKind.PLACE) and form is MentionForm.NAME:
            wide = _with_direction(parse, i, span)
            locative = locative or wide is not span
            naming, span = (None, wide) if wide is not span else (naming, span)
            kind = kind if naming else EntityKind.PLACE
        yield Named(
            span=span, first=i, last=last, form=form, naming=naming, kind=kind, locative=locative
        )
        i = last + 1


def _with_direction(parse: Parse, first: int, span: Span) -> Span:
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


def _longest(parse: Parse, text: str, i: int, actors: ActorLexicon) -> tuple[Naming | None, int]:
    words = words_of(parse[i].text)
    if not words:
        return None, i
    for naming in actors.namings.get(words[0], ()):
        last = _end_of(parse, i, naming.words)
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


def _end_of(parse: Parse, i: int, words: tuple[str, ...]) -> int | None:
    """Return the index of the token at which `words` end, None where the text has other words."""
    at, j = 0, i
    while at < len(words) and j < len(parse):
        here = words_of(parse[j].text)
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


def unknown_names(parse: Parse, taken: frozenset[int], actors: ActorLexicon) -> Iterator[Named]:
    """Yield runs of proper nouns that the lexicon does not hold, with what the words about them say."""
    i = 0
    while i < len(parse):
        if i in taken or not _is_name_token(parse[i]):
            i += 1
            continue
        last = _run_end(parse, i, taken)
        yield from _judged(parse, i, last, actors)
        i = last + 1


def _is_name_token(token: Token) -> bool:
    capital = token.text[0].isupper() or token.low in ("al", "el")
    return token.pos == "PROPN" and capital and not _NOT_NAMES.fullmatch(token.text)


def _run_end(parse: Parse, first: int, taken: frozenset[int]) -> int:
    last = first
    while last + 1 < len(parse) and last + 1 not in taken and not _possessive(parse[last]):
        ahead = parse[last + 1]
        linked = ahead.text in ("-", "'", "’", "de", "bin", "ibn", "al", "el", "ul", "ez", "of")
        joined = linked and last + 2 < len(parse) and _is_name_token(parse[last + 2])
        if joined and last + 2 not in taken and ahead.sent == parse[first].sent:
            last += 2
        elif _is_name_token(ahead) and ahead.sent == parse[first].sent:
            last += 1
        else:
            break
    return last


def _judged(parse: Parse, first: int, last: int, actors: ActorLexicon) -> Iterator[Named]:
    titled = _title_end(parse, first, last, actors)
    if not any(len(parse[k].text) > 1 for k in range(titled, last + 1)) or titled > last:
        return
    locative = is_locative(parse, titled, last)
    kind = _kind_of(parse, titled, last, actors, locative=locative)
    if titled > first:
        kind = EntityKind.PERSON
    words = {parse[k].text for k in range(titled, last + 1)}
    if kind is EntityKind.PERSON and words <= {w for t in actors.titles for w in t.split()}:
        return
    start = parse[first].start if kind is EntityKind.PERSON else parse[titled].start
    span = Span(start, parse[last].end - _possessive(parse[last]))
    if titled > first:
        span = _with_nation(parse, first, span, actors)
    if kind is EntityKind.PLACE:
        span = _with_direction(parse, titled, _with_kind_noun(parse, last, span, actors))
    yield Named(
        span=span,
        first=titled,
        last=last,
        form=MentionForm.NAME,
        kind=kind,
        locative=locative,
    )


def _possessive(token: Token) -> int:
    """Return how many characters at a token's end are the possessive that the tokeniser left on it."""
    return 2 if len(token.text) > 3 and token.low.endswith("'s") else 0


def _with_nation(parse: Parse, first: int, span: Span, actors: ActorLexicon) -> Span:
    """Return a titled person's name with the nation before it ("Russian President ...")."""
    before = parse[first - 1] if first else None
    words = words_of(before.text) if before else ()
    namings = actors.namings.get(words[0], ()) if words else ()
    nation = any(n.form is MentionForm.ADJECTIVE and n.words == words for n in namings)
    if before is None or not nation or before.sent != parse[first].sent:
        return span
    return Span(before.start, span.end)


def _with_kind_noun(parse: Parse, last: int, span: Span, actors: ActorLexicon) -> Span:
    """Return a place's name with the noun after it that says what it is ("X province", "X prison")."""
    after = parse[last + 1] if last + 1 < len(parse) else None
    if after is None or after.low not in actors.place_ends or after.text != after.low:
        return span
    return span if after.low in ("city", "state") else Span(span.start, after.end)


def _title_end(parse: Parse, first: int, last: int, actors: ActorLexicon) -> int:
    """Return the index of the first token after a title at the run's front."""
    words = [parse[k].text for k in range(first, last + 1)]
    for title in sorted(actors.titles, key=len, reverse=True):
        parts = _TITLE_PARTS.findall(title)
        if words[: len(parts)] == parts and len(words) > len(parts):
            return first + len(parts)
    return first


def _kind_of(
    parse: Parse, first: int, last: int, actors: ActorLexicon, *, locative: bool
) -> EntityKind | None:
    end, after = parse[last], parse[last + 1] if last + 1 < len(parse) else None
    before = parse[first - 1].low if first else ""
    if end.text in actors.organisation_ends and last > first:
        return EntityKind.ORGANISATION
    if end.text in actors.place_ends or (after and after.text in actors.place_ends):
        return EntityKind.PLACE
    if locative and (first == last or before in ("in", "near", "outside", "around", "at")):
        return EntityKind.PLACE
    above = parse.head(end)
    if first == last and end.dep == "compound" and above.low in actors.place_heads:
        return EntityKind.PLACE
    if before in actors.roles or (above.low in actors.roles and end.dep == "appos"):
        return EntityKind.PERSON
    return _person_cue(parse, first, last)


def _person_cue(parse: Parse, first: int, last: int) -> EntityKind | None:
    end = parse[last]
    above = parse.head(end)
    speaks = end.dep == "nsubj" and above.lemma in ("say", "tell", "add", "warn", "insist", "note")
    names = [parse[k] for k in range(first, last + 1) if parse[k].text[0].isupper()]
    if speaks or (2 <= len(names) <= 4 and end.dep in ("nsubj", "appos") and end.text.istitle()):
        return EntityKind.PERSON
    return None
