"""Where, when and how many: the circumstances of a happening, and the statement it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tetrapylon.model.claim import Statement
from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.quantity import Amount
from tetrapylon.model.span import Span
from tetrapylon.model.time import TimeMention
from tetrapylon.read.clauses import SUBJECTS, VERBAL, is_finite
from tetrapylon.read.events_cast import PLACES, Cast
from tetrapylon.read.events_roles import Arguments, subject_of
from tetrapylon.read.spoken_days import is_day_of_saying

NOT_WHERE = frozenset(
    {"by", "with", "against", "between", "like", "than", "including", "for"}
    | {"after", "before", "since", "until", "despite", "following"}
)
"""Prepositions behind which stands somebody, or another happening with a place of its own."""
DESCRIBING = frozenset({"compound", "amod", "nmod", "npadvmod"})
STANDING = frozenset({"be", "remain", "stay", "come", "keep"})
"""Verbs with which a place is under something."""
DEEPEST = 5
CLAUSE_WORDS = frozenset(
    {"which", "who", "that", "where", "when", "while", "as", "after", "before", "since", "and"}
)


def places_in(parse: Parse, token: Token, arguments: Arguments, cast: Cast) -> tuple[Mention, ...]:
    """Return the places that a happening's own words name, the nearest first."""
    under = tuple(_what_is_under(parse, token, cast))
    found = [m for n in arguments.objects if (m := cast.of(n)) is not None and cast.locates(n)]
    starts = (token, *arguments.objects)
    for start in dict.fromkeys(starts):
        found += _below(parse, start, cast)
    if arguments.clause is not token:
        found += _below(parse, arguments.clause, cast, skip=token)
    if not found and token.pos in VERBAL and _leans(parse, token):
        above = parse.head(token)
        done_to = (c for c in parse.children(above) if c.dep == "dobj" and cast.locates(c))
        found += [m for c in done_to if (m := cast.of(c)) is not None]
        found += _below(parse, above, cast, skip=token)
    inside = [n.span for s in arguments.subjects for n in (s,)]
    others = (m for m in found if not any(m.start <= s.start < m.end for s in inside))
    return tuple(dict.fromkeys((*under, *others)))


def _what_is_under(parse: Parse, token: Token, cast: Cast) -> Iterator[Mention]:
    """Yield the place that is "under siege", "under fire"."""
    under = parse.head(token)
    verb = parse.head(under)
    if token.dep != "pobj" or under.low != "under" or verb.lemma not in STANDING:
        return
    subject = subject_of(parse, verb)
    mention = cast.of(subject) if subject is not None else None
    if mention is not None and mention.kind in PLACES:
        yield mention


def _leans(parse: Parse, verb: Token) -> bool:
    return verb.dep in ("advcl", "xcomp") and not is_finite(parse, verb)


def _below(
    parse: Parse, start: Token, cast: Cast, *, skip: Token | None = None, depth: int = DEEPEST
) -> Iterator[Mention]:
    """Yield the places under a word, not entering other clauses, subjects or non-locative phrases."""
    if depth == 0:
        return
    verbal = start.pos in VERBAL
    for c in parse.children(start):
        if c is skip or c.tag == "PRP$" or _is_shut(c, under_verb=verbal):
            continue
        mention = cast.of(c)
        located = mention is not None and cast.locates(c)
        if mention is not None and located and not _is_aside(parse, c, start, cast):
            yield mention
        yield from _below(parse, c, cast, depth=depth - 1)


def _is_aside(parse: Parse, place: Token, noun: Token, cast: Cast) -> bool:
    """Tell whether a place only describes: whose a thing is, "Norland-backed", "Karsa time"."""
    after = parse[place.i + 1] if place.i + 1 < len(parse) else place
    joined = after.text in ("-", "–") and after.start == place.end and place.dep in DESCRIBING
    return joined or noun.low == "time" or _only_tells_whose(place, noun, cast)


def _only_tells_whose(place: Token, noun: Token, cast: Cast) -> bool:
    """Tell whether a place before a noun names whose it is, as in "the US diplomat"."""
    if place.dep not in ("compound", "amod", "nmod"):
        return False
    over = cast.of(noun)
    if over is None:
        mention = cast.of(place)
        return mention is not None and mention.kind is EntityKind.STATE and noun.pos != "PROPN"
    return over.kind not in PLACES


def _is_shut(c: Token, *, under_verb: bool) -> bool:
    if c.dep in ("nsubj", "nsubjpass", "relcl", "ccomp", "advcl", "xcomp", "parataxis", "agent"):
        return True
    if c.dep == "conj":
        return c.pos in VERBAL
    if c.dep == "acl":
        return c.tag != "VBG"
    if c.dep in ("dobj", "attr", "dative"):
        return under_verb
    return c.dep == "prep" and c.low in NOT_WHERE


def sentence_places(parse: Parse, token: Token, cast: Cast) -> tuple[Mention, ...]:
    """Return all places that the trigger's sentence names as places."""
    return tuple(
        m
        for t in parse.sentence(token.sent)
        if (m := cast.of(t)) is not None
        and cast.locates(t)
        and m.form is not MentionForm.PRONOUN
        and t.dep != "compound"
    )


def without_goals(
    parse: Parse, places: tuple[Mention, ...], leads_to: frozenset[str]
) -> tuple[Mention, ...]:
    """Leave out the places that a happening only leads to: "fled *to Karsa*"."""
    return tuple(m for m in places if not leads_to or not _is_goal(parse, m, leads_to))


def _is_goal(parse: Parse, place: Mention, leads_to: frozenset[str]) -> bool:
    word = parse.root_of(parse.within(Span(place.start, place.end)))
    while word is not None and word.dep in ("conj", "appos", "compound"):
        word = parse.head(word)
    return word is not None and word.dep == "pobj" and parse.head(word).low in leads_to


def times_in(
    parse: Parse, token: Token, arguments: Arguments, times: Sequence[TimeMention]
) -> tuple[str, ...]:
    """Return the ids of the time expressions that hang on a happening."""
    sentence = parse.sentence(token.sent)
    inside = [
        t
        for t in times
        if sentence[0].start <= t.start < sentence[-1].end and not _of_saying(parse, t, token)
    ]
    own = [t.id for t in inside if _hangs(parse, t, token, arguments)]
    if own or token.pos not in VERBAL:
        return tuple(own)
    if _leans(parse, token):
        above = parse.head(token)
        own = [t.id for t in inside if _governor(parse, t) is above]
    own = own or [t.id for t in inside if _is_when(parse, t, token)]
    own = own or [t.id for t in inside if _stands_before(parse, t, token)]
    return tuple(own) or tuple(t.id for t in inside if _follows(parse, t, token))


def _of_saying(parse: Parse, time: TimeMention, token: Token) -> bool:
    """Tell whether a time is the day on which a later verb's deed was only told: "said *Saturday* it had left"."""
    words = parse.within(Span(time.start, time.end))
    return bool(words) and token.start >= time.end and is_day_of_saying(parse, words[0])


def _is_when(parse: Parse, time: TimeMention, verb: Token) -> bool:
    """Tell whether a clause says what was then: "since 1996, when rebels overran the camp"."""
    clause = parse.head(verb) if verb.dep == "advcl" else verb
    then = any(c.low == "when" and c.i < clause.i for c in parse.children(clause))
    above = parse.head(clause)
    return clause.dep == "relcl" and then and time.start <= above.start < time.end


def _stands_before(parse: Parse, time: TimeMention, verb: Token) -> bool:
    """Tell whether a time stands right before its verb, though hung on a name: "men of the unit on Monday seized"."""
    between = [t for t in parse if time.end <= t.start < verb.start]
    before = next((t for t in parse if t.end <= time.start and time.start - t.end <= 1), None)
    led = before is not None and before.low == "on"
    return (
        led
        and time.end <= verb.start
        and all(t.dep in ("aux", "auxpass", "advmod") for t in between)
    )


def _follows(parse: Parse, time: TimeMention, verb: Token) -> bool:
    """Tell whether a time stands in the verb's own stretch, with no clause begun in between.

    It catches times that a parser hung on a name or a remark after it ("overran the town - called the
    pearl - last May").
    """
    if time.start < verb.end:
        return False
    between = [t for t in parse if verb.end <= t.start and t.end <= time.start]
    return not any(_opens_clause(parse, t) for t in between)


def _opens_clause(parse: Parse, token: Token) -> bool:
    if token.dep == "cc" and parse.head(token).pos not in VERBAL:
        return False
    if token.pos in VERBAL:
        return token.tag != "VBN" or token.dep not in ("acl", "ccomp", "amod")
    return token.low in CLAUSE_WORDS or token.text in (",", ";")


HURT = frozenset({"wound", "injure", "hurt", "displace", "maim", "miss"})


def told_together(parse: Parse, verb: Token) -> Token | None:
    """Return the second verb of "ten were killed and twenty wounded in the clash": one circumstance tells of both."""
    return next(
        (c for c in parse.children(verb) if c.dep == "conj" and c.lemma in HURT and c.i > verb.i),
        None,
    )


def _governor(parse: Parse, time: TimeMention) -> Token | None:
    """Return the verb or event noun that a time expression hangs on."""
    words = [t for t in parse if time.start <= t.start < time.end]
    root = parse.root_of(tuple(words))
    if root is None:
        return None
    for above in parse.ancestors(root):
        if above.pos not in ("ADP", "SCONJ", "ADV", "NUM"):
            return above
    return None


def _hangs(parse: Parse, time: TimeMention, token: Token, arguments: Arguments) -> bool:
    above = _governor(parse, time)
    if above is None:
        return False
    if above is token or above is arguments.clause:
        return True
    if above in arguments.objects or (above.dep == "acl" and parse.head(above) is token):
        return True
    return above.dep in ("xcomp", "oprd") and parse.head(above) is arguments.clause


def amounts_in(
    parse: Parse, token: Token, arguments: Arguments, amounts: Sequence[Amount]
) -> tuple[str, ...]:
    """Return the ids of the amounts inside a happening's own phrase or its direct arguments."""
    if not amounts:
        return ()
    words = {t.i for t in parse.subtree(token)} - _of_others(parse, token)
    for head in (*arguments.objects, *arguments.subjects):
        below = {t.i for t in parse.subtree(head)}
        if token.i not in below:
            words |= below
    found = []
    for a in amounts:
        inside = parse.within(a.span)
        if inside and all(t.i in words for t in inside):
            found.append(a.id)
    return tuple(found)


def _of_others(parse: Parse, token: Token) -> set[int]:
    """Return the words of deeds that are joined to one and have a doer of their own: "rebels attacked and *the army killed four*"."""
    return {
        t.i
        for c in parse.children(token)
        if c.dep == "conj" and c.pos in VERBAL
        if any(d.dep in SUBJECTS and d.pos != "PRON" for d in parse.children(c))
        for t in parse.subtree(c)
    }


def statement_at(statements: Sequence[Statement], token: Token) -> Statement | None:
    """Return the statement that a trigger belongs to: one rooted in it, else the narrowest around it."""
    around = [s for s in statements if s.span.start <= token.start and token.end <= s.span.end]
    if not around:
        return None
    rooted = [s for s in around if s.root is not None and token.start <= s.root < token.end]
    return min(rooted or around, key=lambda s: (s.span.end - s.span.start, s.id))
