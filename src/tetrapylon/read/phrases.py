"""Noun phrases that name a party, place or thing, whole: "the Iraqi security forces", "people of Mosul".

Mentions are what the record grounds; phrases are wider and shallower, and carry the ties of `relations`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tetrapylon.lexicon.relations import RelationWords
from tetrapylon.model.entity import PLACE_KINDS, EntityKind, Mention, MentionForm
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span

LEFT = frozenset(("det", "amod", "compound", "poss", "nmod", "nummod", "predet", "punct", "case"))
COUNTING = frozenset(("CD",))
ROUGHLY = frozenset(
    ("some", "about", "around", "nearly", "almost", "over", "roughly", "least", "than")
)
PERSONAL = {
    **dict.fromkeys(("i", "me", "he", "him", "she", "her"), "Person"),
    **dict.fromkeys(("we", "us", "they", "them"), "Organisation"),
}
PLURAL = frozenset(("NNS", "NNPS"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase: where it stands, the index of its head in its parse, and its type."""

    span: Span
    head: int
    type: str


def find_phrases(
    parse: Parse, mentions: Iterable[Mention], words: RelationWords
) -> tuple[Phrase, ...]:
    """Return the phrases of a passage in order, none inside another.

    Args:
        parse: the passage.
        mentions: the report's mentions, grounded.
        words: the tables of nouns.
    """
    known = {m.head: m for m in mentions if m.form is not MentionForm.ADJECTIVE}
    found = [p for t in parse if (p := _phrase(parse, t, known, words)) is not None]
    return tuple(p for p in found if not any(_covers(q, p) for q in found))


def _covers(outer: Phrase, inner: Phrase) -> bool:
    a, b = outer.span, inner.span
    return outer is not inner and a.start <= b.start and b.end <= a.end and a != b


def _phrase(
    parse: Parse, token: Token, known: Mapping[int, Mention], words: RelationWords
) -> Phrase | None:
    if token.pos == "PRON":
        kind = PERSONAL.get(token.low)
        own = kind is not None and token.tag == "PRP"
        return Phrase(span=token.span, head=token.i, type=kind or "") if own else None
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "nmod"):
        return None
    kind = _type_of(parse, token, known.get(token.start), words)
    if kind is None:
        return None
    first, last = _first(parse, token), _last(parse, token, known, words)
    return Phrase(span=Span(parse[first].start, parse[last].end), head=token.i, type=kind)


def _type_of(
    parse: Parse, token: Token, mention: Mention | None, words: RelationWords
) -> str | None:
    before = parse[token.i - 1].text if token.i else ""
    if before in words.ship_prefixes:
        return "MilitaryPlatform"
    named = mention is not None and mention.form in (MentionForm.NAME, MentionForm.METONYM)
    if mention is not None and (named or mention.entity is not None):
        found = _type_of_kind(parse, token, mention)
        if found is not None:
            return found
    lemma = token.lemma.lower()
    if lemma in words.people or token.low in words.people:
        return "Organisation" if token.tag in PLURAL else "Person"
    return words.nouns.get(lemma) or words.nouns.get(token.low)


def _type_of_kind(parse: Parse, token: Token, mention: Mention) -> str | None:
    """Return the type of a grounded mention; a land that acts is an organisation."""
    match mention.kind:
        case None:
            return None
        case EntityKind.PERSON:
            return "Person"
        case EntityKind.STATE if not _stands_as_place(parse, token):
            return "Organisation"
        case kind if kind in PLACE_KINDS:
            return "Location"
        case _:
            return "Organisation"


def _stands_as_place(parse: Parse, token: Token) -> bool:
    above = parse.head(token)
    if token.dep in ("conj", "appos"):
        return _stands_as_place(parse, above) if above is not token else False
    return token.dep == "pobj" and above.low in (
        "in", "from", "to", "across", "near", "into", "at", "inside", "through", "around", "of", "outside", "throughout"
    )  # fmt: skip


def _first(parse: Parse, head: Token) -> int:
    """Return the index of the phrase's first token: determiners and modifiers, a leading number left out."""
    left = [c for c in parse.children(head) if c.i < head.i and c.dep in LEFT]
    inside = sorted({t.i for c in left for t in parse.subtree(c)} | {head.i})
    first = head.i
    while first - 1 in inside:
        first -= 1
    while first < head.i and _counts(parse, first):
        first += 1
    return first


def _counts(parse: Parse, i: int) -> bool:
    """Tell whether a token at a phrase's front only counts: a number, "some" or "about" before one, a mark."""
    token = parse[i]
    roughly = token.low in ROUGHLY and parse[i + 1].tag in COUNTING
    return token.tag in COUNTING or roughly or not token.text[0].isalnum()


def _last(parse: Parse, head: Token, known: Mapping[int, Mention], words: RelationWords) -> int:
    """Return the index of the phrase's last token: the head, or the name behind its "of"."""
    for child in parse.children(head):
        if child.low != "of" or child.i != head.i + 1:
            continue
        for name in parse.children(child):
            title = parse[head.i].text[0].isupper() and name.pos == "PROPN"
            owned = head.low in words.of_heads and (name.start in known or name.pos == "PROPN")
            if name.dep == "pobj" and (title or owned):
                return name.i
    return head.i


def phrases_by_head(phrases: Iterable[Phrase]) -> dict[int, Phrase]:
    """Return the phrases by the index of their head."""
    return {p.head: p for p in phrases}


def named_after(parse: Parse, token: Token) -> Iterator[Token]:
    """Yield a token and what is joined to it by "and" or a comma."""
    yield token
    for child in parse.children(token):
        if child.dep == "conj":
            yield from named_after(parse, child)
