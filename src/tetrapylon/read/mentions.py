"""Find the words that mention actors and places: names, descriptions, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tetrapylon.lexicon.actors import ActorLexicon
from tetrapylon.model.document import Document
from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.model.ids import content_id
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.mentions_names import Named, lexicon_names, nicknames_in
from tetrapylon.read.mentions_unknown import unknown_names

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself", "she", "her", "herself"), EntityKind.PERSON),
    **dict.fromkeys(("it", "its", "itself"), EntityKind.ORGANISATION),
    **dict.fromkeys(("they", "them", "their", "themselves"), EntityKind.PEOPLE_GROUP),
}
DESCRIBED = {
    "government": EntityKind.GOVERNMENT,
    "army": EntityKind.STATE_FORCES,
    "forces": EntityKind.STATE_FORCES,
    "air_force": EntityKind.STATE_FORCES,
    "opposition": EntityKind.ORGANISATION,
    "rebels": EntityKind.ARMED_GROUP,
    "group": EntityKind.ARMED_GROUP,
    "militia": EntityKind.ARMED_GROUP,
    "people": EntityKind.PEOPLE_GROUP,
    "body": EntityKind.ORGANISATION,
    "place": EntityKind.PLACE,
}
MENTIONING = frozenset({"PRON", "NOUN", "PROPN"})
"""Parts of speech of pronouns and descriptions."""
_BRACKETED = re.compile(r"\s\(([A-Z][\w.]{1,9})\)")
_BEFORE = frozenset(("det", "amod", "compound", "poss", "punct", "nmod", "case", "npadvmod"))


def find_mentions(document: Document, actors: ActorLexicon) -> tuple[Mention, ...]:
    """Return the mentions of the speaking passages in reading order, with what the lexicon alone says.

    Only a lexicon name carries an entity here; the ground room decides the rest from the report.
    """
    found: dict[tuple[int, int], Mention] = {}
    for _, parse in document.speaking():
        for mention in _of_parse(document, parse, actors):
            found.setdefault((mention.start, mention.end), mention)
    place = document.page.dateline_place
    if place is not None:
        made = _mention(
            document, place, place.start, MentionForm.NAME, EntityKind.PLACE, "locative"
        )
        found.setdefault((place.start, place.end), made)
    return tuple(found[k] for k in sorted(found))


def _of_parse(document: Document, parse: Parse, actors: ActorLexicon) -> Iterator[Mention]:
    nicknames = list(nicknames_in(parse, document.text, actors))
    nicked = frozenset(k for n in nicknames for k in range(n.first, n.last + 1))
    known = [n for n in lexicon_names(parse, document.text, actors) if n.first not in nicked]
    taken = frozenset(k for n in known for k in range(n.first, n.last + 1)) | nicked
    named = [*nicknames, *known, *unknown_names(parse, taken, actors)]
    names = [_of_name(document, parse, n, actors) for n in named]
    yield from names
    whole = (m for m in names if m.form is not MentionForm.ADJECTIVE)
    named_at = {at for m in whole for at in range(m.start, m.end)}
    for token in parse:
        if token.pos in MENTIONING and token.start not in named_at:
            yield from _described(document, parse, token, actors)


def _of_name(document: Document, parse: Parse, named: Named, actors: ActorLexicon) -> Mention:
    entity = named.naming.entity if named.naming else None
    span, form, kind = named.span, named.form, named.kind
    basis = "locative" if named.locative else "name"
    if entity is not None and form is MentionForm.NAME and kind is not EntityKind.STATE:
        span = _whole(document.text, parse, named, actors)
    made = _mention(document, span, parse[named.last].start, form, kind, basis)
    return replace(made, entity=entity.id) if entity else made


def _whole(text: str, parse: Parse, named: Named, actors: ActorLexicon) -> Span:
    """Return a group's name with its determiner, its bracketed acronym and its noun ("the X (Y) group")."""
    start, end, last = named.span.start, named.span.end, named.last
    bracket = _BRACKETED.match(text, end)
    if bracket:
        end = bracket.end()
        last = max((t.i for t in parse if t.end <= end), default=last)
    ahead = parse[last + 1] if last + 1 < len(parse) else None
    if ahead and ahead.low in actors.group_nouns and ahead.start == end + 1:
        end = ahead.end
    head = parse[named.last]
    first = parse[named.first - 1] if named.first else None
    inside = ahead is None or ahead.pos not in ("NOUN", "PROPN") or end == ahead.end
    if first is not None and first.low == "the" and first.sent == head.sent and inside:
        start = first.start
    return Span(start, end)


def _described(
    document: Document, parse: Parse, token: Token, actors: ActorLexicon
) -> Iterator[Mention]:
    if token.low in PRONOUNS and token.pos == "PRON":
        if token.dep != "expl":
            kind = PRONOUNS[token.low]
            yield _mention(document, token.span, token.start, MentionForm.PRONOUN, kind, "pronoun")
        return
    role = actors.descriptions.get(token.low)
    person = token.low in actors.roles
    if token.pos not in ("NOUN", "PROPN") or token.dep == "compound" or not (role or person):
        return
    kind = DESCRIBED[role] if role else EntityKind.PERSON
    span = _phrase(parse, token)
    if (
        any(parse[c.i].pos == "PROPN" and c.dep == "appos" for c in parse.children(token))
        and person
    ):
        return
    basis = role or "role"
    mention = _mention(document, span, token.start, MentionForm.DESCRIPTION, kind, basis)
    slant = next((actors.slants[w.low] for w in parse.within(span) if w.low in actors.slants), None)
    yield mention if slant is None else _slanted(mention, slant)


def _slanted(mention: Mention, slant: str) -> Mention:
    return replace(mention, label_slant=slant)


BREAKS = frozenset(('"', ",", "(", ")", "—", "–", "--"))


def _breaks(parse: Parse, token: Token) -> bool:
    """Tell whether a mark ends a phrase; a hyphen inside a word does not, a free dash does."""
    ahead = parse[token.i + 1] if token.i + 1 < len(parse) else None
    free = token.text == "-" and ahead is not None and ahead.start > token.end
    return free or token.text in BREAKS


def _phrase(parse: Parse, head: Token) -> Span:
    """Return the noun phrase before and with `head`, without what follows it."""
    first = head.i
    while first > 0:
        before = parse[first - 1]
        inside = any(a.i == head.i for a in parse.ancestors(before)) and before.sent == head.sent
        if not inside or before.dep not in _BEFORE or _breaks(parse, before):
            break
        first -= 1
    return Span(parse[first].start, head.end)


def _mention(
    document: Document,
    span: Span,
    head: int,
    form: MentionForm,
    kind: EntityKind | None,
    basis: str,
) -> Mention:
    return Mention(
        id=content_id("m", document.report.id, span.start, span.end, form),
        report=document.report.id,
        start=span.start,
        end=span.end,
        said=span.of(document.text),
        head=head,
        form=form,
        entity=None,
        kind=kind,
        basis=basis,
    )
