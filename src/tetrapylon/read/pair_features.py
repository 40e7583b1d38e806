"""What a sentence shows of how one party in it treats another: features of a source and a target.

Every feature is a kind, a colon, and at most two lemmas. Stems (first letters) stand beside lemmas, so that a
verb and its noun share a feature ("agree", "agreement"). Words inside the two parties' own phrases count for
nothing but structure: a model of these features learns no names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.clauses import VERBAL

STEM = 5
"""Letters that stand for a word and its relatives."""
STEMMED = frozenset({"w", "lca", "sv", "tp", "tp0", "m", "pl", "x", "vo", "lo", "xo", "sacl"})
UNTOLD = frozenset({"PUNCT", "SPACE", "NUM", "PROPN"})
BETWEEN = UNTOLD | {"DET"}
OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "acomp", "oprd"})
MARKS = frozenset({"prt", "neg", "aux", "auxpass", "prep", "agent"})
CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "conj"})
NAME = "*"
"""What stands for any proper noun."""
HIGHEST = 4
"""Words above the target that count."""


@dataclass(frozen=True)
class _Pair:
    parse: Parse
    source: Token | None
    target: Token | None
    inside: frozenset[int]


def pair_features(parse: Parse, source: Span | None, target: Span | None) -> Counter[str]:
    """Return counts of features of the pair; either party may be unnamed."""
    spans = [s for s in (source, target) if s is not None]
    inside = frozenset(t.i for s in spans for t in parse.within(s))
    pair = _Pair(parse, _head(parse, source), _head(parse, target), inside)
    found: Counter[str] = Counter()
    for part in (_words, _of_source, _of_target, _between):
        found.update(part(pair))
    return found + _stems(found)


def _head(parse: Parse, span: Span | None) -> Token | None:
    return parse.root_of(parse.within(span)) if span is not None else None


def _stems(found: Counter[str]) -> Counter[str]:
    stems: Counter[str] = Counter()
    for feature, count in found.items():
        kind, _, word = feature.partition(":")
        if kind in STEMMED:
            stems[f"~{kind}:{word[:STEM]}"] += count
    return stems


def _lemma(token: Token) -> str:
    return NAME if token.pos == "PROPN" else token.lemma.lower()


def _words(pair: _Pair) -> Iterator[str]:
    told = [_lemma(t) for t in pair.parse if t.pos not in UNTOLD and t.i not in pair.inside]
    yield from (f"w:{word}" for word in told)
    yield from (f"b:{one}_{two}" for one, two in pairwise(told))


def _of_source(pair: _Pair) -> Iterator[str]:
    """Yield the verb over the source, the clauses under that verb, and what hangs on the source."""
    parse, source = pair.parse, pair.source
    if source is None:
        return
    verb = next((t for t in (source, *parse.ancestors(source)) if t.pos in VERBAL), None)
    if verb is not None:
        yield from (f"sv:{_lemma(verb)}", f"sd:{source.dep}")
        yield from _of_verb(parse, verb, "v")
        for below in parse.children(verb):
            if below.dep in CLAUSES:
                yield from (f"x:{_lemma(below)}", f"vx:{_lemma(verb)}>{_lemma(below)}")
                yield from _of_verb(parse, below, "x")
    if source.head != source.i:
        yield f"sh:{_lemma(parse.head(source))}"
    for below in parse.children(source):
        if below.dep in ("acl", "relcl"):
            yield f"sacl:{_lemma(below)}"


def _of_verb(parse: Parse, verb: Token, kind: str) -> Iterator[str]:
    """Yield particles, auxiliaries and objects of a verb."""
    for below in parse.children(verb):
        if below.dep in MARKS:
            yield f"{kind}{below.dep}:{below.low}"
        if below.dep in ("prt", "prep"):
            yield f"{kind}vp:{_lemma(verb)}_{below.low}"
        if below.dep == "prep":
            for noun in parse.children(below):
                yield from (f"{kind}pn:{below.low}_{_lemma(noun)}", f"{kind}n:{_lemma(noun)}")
        if below.dep in OBJECTS:
            yield from (f"{kind}o:{_lemma(below)}", f"{kind}vo:{_lemma(verb)}_{_lemma(below)}")
            yield from _of_object(parse, below, kind)


def _of_object(parse: Parse, noun: Token, kind: str) -> Iterator[str]:
    for below in parse.children(noun):
        if below.dep == "prep":
            yield f"{kind}op:{_lemma(noun)}_{below.low}"
        if below.dep in ("amod", "compound"):
            yield f"{kind}om:{_lemma(below)}"


def _of_target(pair: _Pair) -> Iterator[str]:
    """Yield the words above the target."""
    parse, target = pair.parse, pair.target
    if target is None:
        yield "notarget"
        return
    yield f"td:{target.dep}"
    above = list(parse.ancestors(target))
    for height, token in enumerate(above[:HIGHEST]):
        yield from (f"tp{min(height, 1)}:{_lemma(token)}", f"tp:{_lemma(token)}")
    verb = next((t for t in above if t.pos in VERBAL), None)
    if verb is not None:
        yield f"tv:{_lemma(verb)}"


def _between(pair: _Pair) -> Iterator[str]:
    """Yield the word that governs both, the way down to the target, and what stands between them."""
    parse, source, target = pair.parse, pair.source, pair.target
    if source is None or target is None:
        return
    over = {source.i, *(t.i for t in parse.ancestors(source))}
    way = [target, *parse.ancestors(target)]
    meet = next((k for k, t in enumerate(way) if t.i in over), None)
    if meet is not None:
        governor, down = way[meet], way[1:meet]
        yield f"lca:{_lemma(governor)}"
        yield from _of_verb(parse, governor, "l")
        yield from (f"pl:{_lemma(t)}" for t in down)
        yield f"pt:{_lemma(governor)}|{_lemma(down[-1]) if down else ''}"
        yield f"deps:{'>'.join(t.dep for t in way[:meet])}|{source.dep}"
    low, high = sorted((source.i, target.i))
    for token in parse.tokens[low:high]:
        if token.i not in pair.inside and token.pos not in BETWEEN:
            yield f"m:{_lemma(token)}"
    yield f"order:{source.i < target.i}"
