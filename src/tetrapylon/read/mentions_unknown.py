"""Unknown names: runs of proper nouns that the lexicon does not hold, with what the words about them say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tetrapylon.lexicon.actors import ActorLexicon, words_of
from tetrapylon.model.entity import EntityKind, MentionForm
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.mentions_ground import is_ground
from tetrapylon.read.mentions_names import LOCATIVE, Named, is_locative, with_direction

_NOT_NAMES = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|I|A|The|In|On|But|And"
)
_TITLE_PARTS = re.compile(r"[^\s-]+|-")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_PARTY = re.compile(r"[DR]-(?=[A-Z][a-z])")
"""The party before a politician's home in American usage: "D-Newark"."""


def unknown_names(parse: Parse, taken: frozenset[int], actors: ActorLexicon) -> Iterator[Named]:
    """Yield runs of proper nouns that the lexicon does not hold, with what the words about them say."""
    i = 0
    while i < len(parse):
        if i in taken or not _is_name_token(parse, parse[i]):
            i += 1
            continue
        if _is_cut_rank(parse, i, actors):
            i += 2
            continue
        last = _run_end(parse, i, taken)
        yield from _split(parse, i, last, actors)
        i = last + 1


def _is_cut_rank(parse: Parse, i: int, actors: ActorLexicon) -> bool:
    """Tell whether a word is a title whose full stop the tokeniser cut off, with a name behind it: "Brig. Ulm"."""
    if i < 0 or i + 2 >= len(parse) or f"{parse[i].text}." not in actors.titles:
        return False
    return parse[i + 1].text == "." and _is_name_token(parse, parse[i + 2])


def _split(parse: Parse, first: int, last: int, actors: ActorLexicon) -> Iterator[Named]:
    """Yield the names of a run: one, or an office's land and its holder ("Karsa County Sheriff Ann Berg")."""
    titles = _by_first(actors.titles)
    if _title_end(parse, first, last, actors) > first:
        yield from _judged(parse, first, last, actors)
        return
    for k in range(first + 1, last + 1):
        words = [parse[j].text for j in range(k, last + 1)]
        if parse[k - 1].low in actors.ranks or parse[k - 1].low in ("of", "-"):
            continue
        if any(words[: len(t)] == t for t in titles.get(words[0], ())):
            yield from _judged(parse, first, k - 1, actors, owner=parse[k].text in actors.offices)
            if k < last:
                yield from _judged(parse, k, last, actors)
            return
    yield from _judged(parse, first, last, actors)


def _is_name_token(parse: Parse, token: Token) -> bool:
    capital = token.text[0].isupper() or token.low in ("al", "el")
    proper = token.pos == "PROPN" or _mistaken(parse, token)
    return proper and capital and not _NOT_NAMES.fullmatch(token.text)


def _mistaken(parse: Parse, token: Token) -> bool:
    """Tell whether a parser took a place's name for a noun: it has a capital behind "in", "of" or "near"."""
    before = parse[token.i - 1] if token.i else None
    behind = before is not None and before.pos == "ADP" and before.text in LOCATIVE
    return behind and token.pos == "NOUN" and token.text[:1].isupper() and not token.text.isupper()


LINKS = frozenset(
    [
        "-",
        "'",
        "’",
        "of",
        "al",
        "el",
        "ul",
        "ez",
        "bin",
        "ibn",
        "ben",
        "abu",
        "umm",
        "de",
        "da",
        "do",
        "das",
        "dos",
        "di",
        "du",
        "des",
        "del",
        "la",
        "las",
        "los",
        "van",
        "von",
    ]
)
"""What stands inside a name between two capitals: "Vila do Conde", "Khor al-Zubair"."""


def _run_end(parse: Parse, first: int, taken: frozenset[int]) -> int:
    last = first
    while last + 1 < len(parse) and last + 1 not in taken and not _possessive(parse[last]):
        ahead = parse[last + 1]
        linked = ahead.text in LINKS
        izafe = _izafe_end(parse, last, taken)
        joined = linked and last + 2 < len(parse) and _is_name_token(parse, parse[last + 2])
        if izafe is not None:
            last = izafe
        elif joined and last + 2 not in taken and ahead.sent == parse[first].sent:
            last += 2
        elif _is_name_token(parse, ahead) and ahead.sent == parse[first].sent:
            last += 1
        else:
            break
    return last


IZAFE = frozenset({"e", "i", "ye", "yi"})
"""The Persian link between the words of a name: "Darra-e Noor", "Kotal-i-Sang"."""


def _izafe_end(parse: Parse, last: int, taken: frozenset[int]) -> int | None:
    """Return the index of the name's next word where "-e", "-i-" or "ez-" links it, None where none does."""
    if last + 3 >= len(parse):
        return None
    if parse[last + 1].text in LINKS and parse[last + 2].text == "-":
        return last + 3 if _is_name_token(parse, parse[last + 3]) else None
    if parse[last + 1].text != "-" or parse[last + 2].text not in IZAFE:
        return None
    ahead = last + 3 + (parse[last + 3].text == "-")
    fits = ahead < len(parse) and parse[ahead].text[:1].isupper() and ahead not in taken
    return ahead if fits else None


def _judged(
    parse: Parse, first: int, last: int, actors: ActorLexicon, *, owner: bool = False
) -> Iterator[Named]:
    titled = _title_end(parse, first, last, actors)
    if not any(len(parse[k].text) > 1 for k in range(titled, last + 1)) or titled > last:
        return
    locative = is_locative(parse, titled, last)
    kind = _kind_of(parse, titled, last, actors, locative=locative)
    if titled > first or _is_cut_rank(parse, first - 2, actors):
        kind = EntityKind.PERSON
    elif owner and kind in (None, EntityKind.PERSON):
        kind = EntityKind.PLACE
    words = {parse[k].text for k in range(titled, last + 1)}
    if kind is EntityKind.PERSON and words <= actors.title_words:
        return
    start = parse[first].start if kind is EntityKind.PERSON else parse[titled].start
    party = _PARTY.match(parse[first].text)
    if party and first == last:
        start, kind, locative = parse[first].start + party.end(), EntityKind.PLACE, True
    span = Span(start, parse[last].end - _possessive(parse[last]))
    if titled > first:
        span = _with_nation(parse, first, span, actors)
    if kind is EntityKind.PLACE:
        span = _with_ordinal(parse, titled, span)
        span = with_direction(parse, titled, _with_kind_noun(parse, last, span, actors))
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


def _with_ordinal(parse: Parse, first: int, span: Span) -> Span:
    """Return a way's name with the ordinal before it ("33rd Avenue")."""
    before = parse[first - 1] if first else None
    if before is None or not _ORDINAL.fullmatch(before.low) or before.sent != parse[first].sent:
        return span
    return Span(before.start, span.end)


def _with_kind_noun(parse: Parse, last: int, span: Span, actors: ActorLexicon) -> Span:
    """Return a place's name with the noun after it that says what it is ("X province", "X prison")."""
    after = parse[last + 1] if last + 1 < len(parse) else None
    if after is None or after.low not in actors.place_ends or after.text != after.low:
        return span
    return span if after.low in ("city", "state") else Span(span.start, after.end)


@cache
def _by_first(titles: tuple[str, ...]) -> Mapping[str, Sequence[list[str]]]:
    """Return the words of each title by its first word, long titles first."""
    found: dict[str, list[list[str]]] = {}
    for title in sorted(titles, key=len, reverse=True):
        parts = _TITLE_PARTS.findall(title)
        found.setdefault(parts[0], []).append(parts)
    return found


def _title_end(parse: Parse, first: int, last: int, actors: ActorLexicon) -> int:
    """Return the index of the first token after a title at the run's front."""
    words = [parse[k].text for k in range(first, last + 1)]
    for parts in _by_first(actors.titles).get(words[0], ()):
        if words[: len(parts)] == parts and len(words) > len(parts):
            return first + len(parts)
    return first


def _kind_of(
    parse: Parse, first: int, last: int, actors: ActorLexicon, *, locative: bool
) -> EntityKind | None:
    end, after = parse[last], parse[last + 1] if last + 1 < len(parse) else None
    before = parse[first - 1].low if first else ""
    if end.text in actors.organisation_ends:
        return EntityKind.ORGANISATION if last > first else None
    if end.text in actors.place_ends or (after and after.text in actors.place_ends):
        return EntityKind.PLACE
    town_of = before == "of" and first > 1 and parse[first - 2].lemma.lower() in actors.place_starts
    town_of = (
        town_of or _called_a_place(parse, end, actors) or is_ground(parse, first, last, actors)
    )
    alone = first == last or before in ("in", "near", "outside", "around", "at")
    if town_of or (locative and alone):
        return EntityKind.PLACE
    above = parse.head(end)
    if first == last and end.dep == "compound" and above.low in actors.place_heads:
        return EntityKind.PLACE
    if before in actors.roles or (above.low in actors.roles and end.dep == "appos"):
        return EntityKind.PERSON
    return _person_cue(parse, first, last)


def _called_a_place(parse: Parse, end: Token, actors: ActorLexicon) -> bool:
    """Tell whether an apposition says that a name is a town's: "Karsa, a crossroads village"."""
    return any(
        c.dep == "appos" and c.i > end.i and c.pos == "NOUN" and c.low in actors.place_starts
        for c in parse.children(end)
    )


def _person_cue(parse: Parse, first: int, last: int) -> EntityKind | None:
    end = parse[last]
    above = parse.head(end)
    speaks = end.dep == "nsubj" and above.lemma in ("say", "tell", "add", "warn", "insist", "note")
    names = [parse[k] for k in range(first, last + 1) if parse[k].text[0].isupper()]
    if speaks or (2 <= len(names) <= 4 and end.dep in ("nsubj", "appos") and end.text.istitle()):
        return EntityKind.PERSON
    return None
