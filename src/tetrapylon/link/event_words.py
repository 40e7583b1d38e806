"""Which words, in several reports of one story, tell of one happening.

Reach for it below the level of coded incidents: any verb or noun may be asked. The comparers are rows of `COMPARERS`, their
weights rows of `lexicon/data/pair_weights.yaml`; words are joined by average link within a story.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tetrapylon.lexicon.frames import FrameLexicon, Part
from tetrapylon.lexicon.kin import KinWords, load_kin_words, stem_of
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span

PREFIX = 4
NAMING = frozenset({"NOUN", "PROPN", "NUM"})
TELLING = NAMING | {"VERB", "ADJ"}
OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "dative"})
OTHERS = frozenset({"prep", "agent", "poss", "compound", "nmod"})
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWord:
    """A word that tells of a happening, with the lemmas of who and what stands with it."""

    report: str
    lemma: str
    pos: str
    families: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    sentence: frozenset[str] = frozenset()

    @property
    def stem(self) -> str:
        """The lemma without its ending."""
        return stem_of(self.lemma)

    @property
    def arguments(self) -> frozenset[str]:
        """All that hangs on the word."""
        return self.subjects | self.objects | self.others


def event_word(
    report: str, parse: Parse, span: Span, frames: FrameLexicon, subject: Token | None
) -> EventWord | None:
    """Return the word that a span is about, None where the parse has none there.

    Args:
        report: the id of the report.
        parse: the parse of the passage.
        span: the words.
        frames: tells the families of happenings that a word may belong to.
        subject: the subject of the span's head where it is a verb.
    """
    tokens = parse.within(span) or tuple(
        t for t in parse if t.start < span.end and span.start < t.end
    )
    head = parse.root_of(tokens)
    if head is None:
        return None
    lemma = head.lemma.lower()
    part = Part.VERB if head.pos in VERBAL else Part.NOUN
    told = {t.lemma.lower() for t in parse.sentence(head.sent) if t.pos in TELLING}
    objects = frozenset(_under(parse, head, OBJECTS, span))
    subjects = frozenset(_lemmas(parse, subject, span)) if subject is not None else frozenset()
    passive = any(c.dep == "nsubjpass" for c in parse.children(head))
    return EventWord(
        report=report,
        lemma=lemma,
        pos=head.pos,
        families=frozenset(frames[t.frame].family for t in frames.candidates(lemma, part)),
        subjects=(subjects - objects if passive else subjects)
        | frozenset(_under(parse, head, frozenset({"agent"}), span)),
        objects=objects,
        others=frozenset(_under(parse, head, OTHERS, span)) | frozenset(_above(parse, head)),
        sentence=frozenset(told - {lemma}),
    )


def _under(parse: Parse, head: Token, deps: frozenset[str], span: Span) -> Iterator[str]:
    for below in parse.children(head):
        if below.dep in deps:
            yield from _lemmas(parse, below, span)


def _lemmas(parse: Parse, top: Token, span: Span) -> Iterator[str]:
    for t in parse.subtree(top):
        if t.pos in NAMING and not (span.start <= t.start and t.end <= span.end):
            yield t.lemma.lower()


def _above(parse: Parse, head: Token) -> Iterator[str]:
    """Yield the word that a noun hangs on, marked where that word is its verb."""
    if head.dep in ("dobj", "nsubj", "nsubjpass") and head.pos not in VERBAL:
        yield "^" + parse.head(head).lemma.lower()
    if head.dep in ("amod", "compound"):
        yield parse.head(head).lemma.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPair:
    """Two event words of one story. `rarity` weighs lemmas, `common` how often the first lemma is in the story."""

    one: EventWord
    two: EventWord
    rarity: Mapping[str, float]
    common: float
    kin: KinWords

    @property
    def alike(self) -> bool:
        """Tell whether the words may be one by themselves: same stem, or of one row of kin."""
        return self.one.stem == self.two.stem or self.kin.akin(self.one.lemma, self.two.lemma)

    @property
    def saying(self) -> bool:
        """Tell whether both are words of speech."""
        return {self.one.lemma, self.two.lemma} <= self.kin.saying

    def cosine(self, of: Callable[[EventWord], frozenset[str]]) -> float:
        """Return the cosine of two sets of lemmas, rare ones weighing more."""
        one, two = (self._square(s) for s in (of(self.one), of(self.two)))
        shared = self._square(of(self.one) & of(self.two))
        return shared / math.sqrt(one * two) if one > 0 and two > 0 else 0.0

    def _square(self, lemmas: frozenset[str]) -> float:
        return math.fsum(self.rarity.get(w, 0.0) ** 2 for w in sorted(lemmas))

    def share(self, of: Callable[[EventWord], frozenset[str]]) -> bool:
        """Tell whether both have some and share one."""
        return bool(of(self.one) & of(self.two))

    def differ(self, of: Callable[[EventWord], frozenset[str]]) -> bool:
        """Tell whether both have some and share none."""
        return bool(of(self.one)) and bool(of(self.two)) and not self.share(of)


def _subjects(word: EventWord) -> frozenset[str]:
    return word.subjects


def _objects(word: EventWord) -> frozenset[str]:
    return word.objects


def _arguments(word: EventWord) -> frozenset[str]:
    return word.arguments


def _sentence(word: EventWord) -> frozenset[str]:
    return word.sentence


def _same_lemma(p: WordPair) -> bool:
    return p.one.lemma == p.two.lemma


def _same_stem(p: WordPair) -> bool:
    return p.one.stem == p.two.stem


COMPARERS: Mapping[str, Callable[[WordPair], float]] = {
    "same word": _same_lemma,
    "same stem": lambda p: _same_stem(p) and not _same_lemma(p),
    "same beginning": lambda p: p.one.lemma[:PREFIX] == p.two.lemma[:PREFIX] and not _same_stem(p),
    "kin words": lambda p: p.kin.akin(p.one.lemma, p.two.lemma) and not _same_stem(p),
    "same family of frames": lambda p: bool(p.one.families & p.two.families) and not _same_stem(p),
    "both say": lambda p: p.saying,
    "both say in one word": lambda p: p.saying and _same_lemma(p),
    "a light word": lambda p: bool({p.one.lemma, p.two.lemma} & p.kin.light),
    "same subject": lambda p: p.share(_subjects),
    "other subject": lambda p: p.differ(_subjects),
    "same object": lambda p: p.share(_objects),
    "other object": lambda p: p.differ(_objects),
    "like arguments": lambda p: p.cosine(_arguments),
    "alike with like arguments": lambda p: p.alike * p.cosine(_arguments),
    "like sentences": lambda p: p.cosine(_sentence),
    "alike in like sentences": lambda p: p.alike * p.cosine(_sentence),
    "one report": lambda p: p.one.report == p.two.report,
    "alike in one report": lambda p: p.alike and p.one.report == p.two.report,
    "same part of speech": lambda p: p.one.pos == p.two.pos,
    "alike and common": lambda p: p.alike * p.common,
    "say with other subject": lambda p: p.saying and p.differ(_subjects),
    "say with same subject": lambda p: p.saying and p.share(_subjects),
    "alike with other object": lambda p: p.alike and p.differ(_objects),
    "alike with same object": lambda p: p.alike and p.share(_objects),
}
"""What is compared, each as a share or a small number."""


def word_shares(pair: WordPair) -> dict[str, float]:
    """Return what each comparer says of a pair."""
    return {name: float(compare(pair)) for name, compare in COMPARERS.items()}


def rarity_of(words: Sequence[EventWord]) -> dict[str, float]:
    """Return the inverse document frequency of lemmas over the words' sentences."""
    seen = Counter(lemma for w in words for lemma in w.sentence)
    return {lemma: max(0.0, math.log(len(words) / (1 + n))) for lemma, n in seen.items()}


def word_pairs(
    words: Sequence[EventWord], rarity: Mapping[str, float]
) -> Iterator[tuple[int, int, WordPair]]:
    """Yield all pairs of the words of one story, by index, the later first."""
    reports = len({w.report for w in words}) or 1
    counts = Counter(w.lemma for w in words)
    kin = load_kin_words()
    for i, one in enumerate(words):
        common = math.log(1 + counts[one.lemma] / reports)
        for j in range(i):
            yield i, j, WordPair(one=one, two=words[j], rarity=rarity, common=common, kin=kin)
