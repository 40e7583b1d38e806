"""Find the words that mention actors and places: names, descriptions, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tetrapylon.lexicon.actors import ActorLexicon
from tetrapylon.model.document import Document
from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.model.ids import content_id
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.mentions_names import Named, lexicon_names, nicknames_in
from tetrapylon.read.mentions_unknown import unknown_names
from tetrapylon.read.remembered import Alone, alone, remembered

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
    report = document.report.id
    found: dict[tuple[int, int], Mention] = {}
    for passage, parse in document.speaking():
        words = alone(document.text, passage, parse)
        for near in remembered(words, "mentions", actors, lambda w: _of_words(w, actors)):
            mention = _moved(near, report, words.by)
            found.setdefault((mention.start, mention.end), mention)
    place = document.page.dateline_place
    if place is not None:
        said, kind = place.of(document.text), EntityKind.PLACE
        near = _mention(said, place, place.start, MentionForm.NAME, kind, "locative")
        found.setdefault((place.start, place.end), _moved(near, report, 0))
    return tuple(found[k] for k in sorted(found))


def _of_words(words: Alone, actors: ActorLexicon) -> tuple[Mention, ...]:
    return tuple(_of_parse(words.text, words.parse, actors))


def _of_parse(text: str, parse: Parse, actors: ActorLexicon) -> Iterator[Mention]:
    nicknames = list(nicknames_in(parse, text, actors))
    nicked = frozenset(k for n in nicknames for k in range(n.first, n.last + 1))
    known = [n for n in lexicon_names(parse, text, actors) if n.first not in nicked]
    taken = frozenset(k for n in known for k in range(n.first, n.last + 1)) | nicked
    named = [*nicknames, *known, *unknown_names(parse, taken, actors)]
    names = [_of_name(text, parse, n, actors) for n in named]
    yield from names
    whole = (m for m in names if m.form is not MentionForm.ADJECTIVE)
    named_at = {at for m in whole for at in range(m.start, m.end)}
    for token in parse:
        if token.pos in MENTIONING and token.start not in named_at:
            yield from _described(text, parse, token, actors)


def _of_name(text: str, parse: Parse, named: Named, actors: ActorLexicon) -> Mention:
    entity = named.naming.entity if named.naming else None
    span, form, kind = named.span, named.form, named.kind
    basis = "locative" if named.locative else "name"
    if entity is not None and form is MentionForm.NAME and kind is not EntityKind.STATE:
        span = _whole(text, parse, named, actors)
    head, key = parse[named.last].start, entity.id if entity else None
    return _mention(span.of(text), span, head, form, kind, basis, entity=key)


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


def _described(text: str, parse: Parse, token: Token, actors: ActorLexicon) -> Iterator[Mention]:
    if token.low in PRONOUNS and token.pos == "PRON":
        if token.dep != "expl":
            kind, said = PRONOUNS[token.low], token.span.of(text)
            yield _mention(said, token.span, token.start, MentionForm.PRONOUN, kind, "pronoun")
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
    slant = next((actors.slants[w.low] for w in parse.within(span) if w.low in actors.slants), None)
    form = MentionForm.DESCRIPTION
    yield _mention(span.of(text), span, token.start, form, kind, basis, slant=slant)


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


def _mention(  # noqa: PLR0913 - the fields of a mention
    said: str,
    span: Span,
    head: int,
    form: MentionForm,
    kind: EntityKind | None,
    basis: str,
    *,
    entity: str | None = None,
    slant: str | None = None,
) -> Mention:
    """Return a mention of a passage by itself: no report's yet."""
    return Mention(
        id="",
        report="",
        start=span.start,
        end=span.end,
        said=said,
        head=head,
        form=form,
        entity=entity,
        kind=kind,
        label_slant=slant,
        basis=basis,
    )


def _moved(mention: Mention, report: str, by: int) -> Mention:
    """Return the mention of a report whose passage begins at `by`."""
    start, end = mention.start + by, mention.end + by
    return Mention(
        id=content_id("m", report, start, end, mention.form),
        report=report,
        start=start,
        end=end,
        said=mention.said,
        head=mention.head + by,
        form=mention.form,
        entity=mention.entity,
        kind=mention.kind,
        label_slant=mention.label_slant,
        basis=mention.basis,
    )
