"""Who says what in which words: attributions by dependency rules.

A reporting verb, noun or phrase is the cue; its subject (or agent, possessor, object of "according to")
the source; its clause, object or the quotation beside it the content. Content is a list of stretches
because a cue may stand in the middle ("The town, he said, is calm").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.lexicon.cues import CueClass, CueLexicon
from tetrapylon.model.document import Document
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.clauses import (
    AUXILIARIES,
    VERBAL,
    child,
    hull,
    is_passive,
    subject_of,
    trimmed,
)
from tetrapylon.read.quotes import Quote

CLAUSE_CLASSES = frozenset(
    {CueClass.SAY, CueClass.CLAIM, CueClass.THINK, CueClass.SHOW, CueClass.ASK}
)
OBJECT_CLASSES = frozenset(
    {CueClass.DENY, CueClass.DEMAND, CueClass.JUDGE, CueClass.PLAN, CueClass.EXPECT, CueClass.HOPE}
)
INFINITIVE_CLASSES = frozenset(
    {
        CueClass.CLAIM,
        CueClass.REFUSE,
        CueClass.DEMAND,
        CueClass.PLAN,
        CueClass.EXPECT,
        CueClass.HOPE,
        CueClass.WANT,
    }
)
OBJECT_VERBS = frozenset(
    {
        "announce",
        "confirm",
        "report",
        "voice",
        "express",
        "declare",
        "claim",
        "allege",
        "reveal",
        "acknowledge",
        "admit",
        "show",
        "estimate",
        "stress",
        "underline",
        "cite",
    }
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with its source and content. `word` is the cue's head word, `source` the source's head word."""

    passage: str
    sent: int
    kind: CueClass
    word: Token
    cue: Span
    source: Token | None
    content: tuple[Span, ...]

    def covers(self, offset: int) -> bool:
        """Tell whether the content holds this offset."""
        return any(s.start <= offset < s.end for s in self.content)

    @property
    def length(self) -> int:
        """Number of code points of the content."""
        return sum(s.end - s.start for s in self.content)


def find_attributions(
    document: Document, cues: CueLexicon, quotes: tuple[Quote, ...]
) -> tuple[Attribution, ...]:
    """Return the attributions of the speaking passages in reading order."""
    found: list[Attribution] = []
    for passage, parse in document.speaking():
        own = tuple(q for q in quotes if q.passage == passage.id)
        for token in parse:
            made = _at(document.text, passage.id, parse, token, cues, own)
            if made is not None:
                found.append(made)
    return tuple(found)


def _at(
    text: str, passage: str, parse: Parse, token: Token, cues: CueLexicon, quotes: tuple[Quote, ...]
) -> Attribution | None:
    if token.pos in VERBAL:
        return _verbal(text, passage, parse, token, cues, quotes)
    if token.low in cues.prepositions:
        return _according(text, passage, parse, token)
    return None


def _verbal(
    text: str, passage: str, parse: Parse, verb: Token, cues: CueLexicon, quotes: tuple[Quote, ...]
) -> Attribution | None:
    kinds = _kinds(parse, verb, cues)
    if not kinds:
        return None
    source = _source(parse, verb)
    tokens, kind = _content(parse, verb, kinds)
    quoted = [q for q in quotes if q.speech and _beside(parse, verb, q)]
    if not tokens and quoted and kinds[0] is not CueClass.JUDGE:
        tokens = _quoted_tokens(parse, quoted)
        kind = kinds[0]
    if not tokens:
        return None
    if CueClass.SAY in kinds or CueClass.CLAIM in kinds:
        tokens |= {t.i for t in _quoted_tokens_list(parse, quoted, tokens)}
    tokens -= cue_zone(parse, verb, source, tokens)
    content = pieces(text, parse, tokens)
    cue = hull(cue_tokens(parse, verb))
    if not content or cue is None:
        return None
    return Attribution(passage, verb.sent, kind, verb, cue, source, content)


def _kinds(parse: Parse, verb: Token, cues: CueLexicon) -> tuple[CueClass, ...]:
    lemma = verb.lemma.lower()
    for c in parse.children(verb):
        if c.dep in ("prt", "prep") and f"{lemma} {c.low}" in cues.verbs:
            return cues.verbs[f"{lemma} {c.low}"]
    return cues.verbs.get(lemma, ())


def _source(parse: Parse, verb: Token) -> Token | None:
    if is_passive(parse, verb):
        agent = child(parse, verb, "agent")
        return child(parse, agent, "pobj") if agent is not None else None
    found = subject_of(parse, verb)
    return None if found is not None and found.dep == "expl" else found


def _content(parse: Parse, verb: Token, kinds: tuple[CueClass, ...]) -> tuple[set[int], CueClass]:
    clause = child(parse, verb, "ccomp")
    if clause is not None:
        return {t.i for t in parse.subtree(clause)}, _preferred(kinds, CLAUSE_CLASSES)
    if (
        verb.dep in ("parataxis", "ccomp")
        and parse.head(verb).pos in VERBAL
        and subject_of(parse, verb)
    ):
        above = parse.head(verb)
        own = {t.i for t in parse.subtree(verb)}
        if verb.dep == "parataxis":
            return {t.i for t in parse.subtree(above)} - own, _preferred(kinds, CLAUSE_CLASSES)
    infinitive = child(parse, verb, "xcomp")
    fitting = [k for k in kinds if k in INFINITIVE_CLASSES]
    if infinitive is not None and fitting and infinitive.tag == "VB":
        return {t.i for t in parse.subtree(infinitive)}, fitting[0]
    thing = child(parse, verb, "dobj")
    fitting = [k for k in kinds if k in OBJECT_CLASSES]
    if thing is not None and (fitting or verb.lemma in OBJECT_VERBS):
        tokens = {t.i for t in parse.subtree(thing)}
        behind = child(parse, verb, "oprd")
        tokens |= {t.i for t in parse.subtree(behind)} if behind is not None else set()
        return tokens, fitting[0] if fitting else kinds[0]
    on = next(
        (c for c in parse.children(verb) if c.dep == "prep" and c.low in ("for", "on", "upon")),
        None,
    )
    if on is not None and CueClass.DEMAND in kinds and verb.lemma in ("call", "appeal", "press"):
        return {t.i for t in parse.subtree(on)} - {on.i}, CueClass.DEMAND
    return set(), kinds[0]


def _preferred(kinds: tuple[CueClass, ...], wanted: frozenset[CueClass]) -> CueClass:
    return next((k for k in kinds if k in wanted), kinds[0])


def _beside(parse: Parse, verb: Token, quote: Quote) -> bool:
    """Tell whether a quote stands in the verb's sentence, or runs into it, outside of any rival cue."""
    sentence = hull(parse.sentence(verb.sent))
    if sentence is None or verb.span.overlap(quote.span):
        return False
    return sentence.overlap(quote.span) > 0


def _quoted_tokens(parse: Parse, quotes: list[Quote]) -> set[int]:
    return {t.i for q in quotes for t in parse.within(q.span)}


def _quoted_tokens_list(parse: Parse, quotes: list[Quote], tokens: set[int]) -> list[Token]:
    """Return the words of the quotes that the content reaches into."""
    spans = [q.span for q in quotes if any(q.span.overlap(parse[i].span) for i in tokens)]
    return [t for s in spans for t in parse.within(s)]


def cue_tokens(parse: Parse, verb: Token) -> list[Token]:
    """Return the words of a verbal cue: auxiliaries, negation, particle and the verb."""
    own = [c for c in parse.children(verb) if c.dep in (*AUXILIARIES, "neg", "prt")]
    own += [c for c in parse.children(verb) if c.dep == "advmod" and c.i == verb.i - 1]
    own = [c for c in own if abs(c.i - verb.i) <= 4]
    return sorted([verb, *own], key=lambda t: t.i)


def cue_zone(parse: Parse, verb: Token, source: Token | None, tokens: set[int]) -> set[int]:
    """Return the words of cue and source, which are no content even where the tree puts them inside."""
    zone = {t.i for t in cue_tokens(parse, verb)}
    if source is not None and verb.i in tokens:
        zone |= {t.i for t in parse.subtree(source)}
    return zone


def pieces(text: str, parse: Parse, tokens: set[int]) -> tuple[Span, ...]:
    """Return the stretches that `tokens` make, without loose punctuation at their ends."""
    found: list[Span] = []
    run: list[Token] = []
    for i in sorted(tokens):
        token = parse[i]
        if run and i != run[-1].i + 1:
            found += _piece(text, run)
            run = []
        run.append(token)
    return (*found, *_piece(text, run))


def _piece(text: str, run: list[Token]) -> Iterator[Span]:
    span = trimmed(text, hull(run))
    if span is not None and any(c.isalnum() for c in span.of(text)):
        yield span


def _according(text: str, passage: str, parse: Parse, token: Token) -> Attribution | None:
    to = child(parse, token, "prep") if token.low == "according" else token
    source = child(parse, to, "pobj") if to is not None else None
    if (
        to is None
        or source is None
        or (token.low == "per" and token.start and source.pos == "NOUN")
    ):
        return None
    own = {t.i for t in parse.subtree(token)}
    clause = parse.head(token)
    while clause.pos not in VERBAL and clause.head != clause.i:
        clause = parse.head(clause)
    content = pieces(text, parse, {t.i for t in parse.subtree(clause)} - own)
    cue = hull([token, to])
    if not content or cue is None:
        return None
    return Attribution(passage, token.sent, CueClass.SAY, token, cue, source, content)
