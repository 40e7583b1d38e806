"""Who says what in which words: attributions by dependency rules and quotation marks.

A reporting verb, noun or phrase is the cue; its subject (or agent, possessor, object of "according to")
the source; its clause, object or the quotation beside it the content. Content is a list of stretches
because a cue may stand in the middle ("The town, he said, is calm"), and because a quotation may go on
after it, even into the next paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tetrapylon.lexicon.cues import CueClass, CueLexicon
from tetrapylon.model.document import Document
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.attribution_phrases import according, colon, nominal
from tetrapylon.read.attribution_verbs import behind_media, verbal
from tetrapylon.read.clauses import VERBAL
from tetrapylon.read.quotes import Quote, placed
from tetrapylon.read.remembered import Alone, alone, remembered
from tetrapylon.read.reported import Reported

SELVES = frozenset({"i", "we", "you", "me", "us"})
MOST_BETWEEN = 3
"""Sentences between two quotations, the one that ends the first and the one that opens the second counted in."""
INNER = frozenset(
    {CueClass.SAY, CueClass.CLAIM, CueClass.DENY, CueClass.REFUSE, CueClass.DEMAND, CueClass.PLAN}
)
"""Classes that make an attribution of their own inside a quotation."""
MOODS = frozenset({CueClass.DENY, CueClass.REFUSE, CueClass.DEMAND, CueClass.PLAN})
"""Classes of whose content a clause is denied, demanded or meant, and what is quoted beside it only said."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with its source and content. `word` is the cue's head word, `source` the source's head word.

    `quoted` is True for an attribution that somebody makes within quoted speech.
    """

    passage: str
    sent: int
    kind: CueClass
    word: Token
    cue: Span
    source: Token | None
    content: tuple[Span, ...]
    quoted: bool = False

    def covers(self, offset: int) -> bool:
        """Tell whether the content holds this offset."""
        return any(s.start <= offset < s.end for s in self.content)

    def moved(self, passage: str, parse: Parse, by: int) -> Attribution:
        """Return the same attribution of another parse of the same words, whose offsets are `by` further on."""
        source = self.source
        return Attribution(
            passage,
            self.sent,
            self.kind,
            parse[self.word.i],
            self.cue.shifted(by),
            None if source is None else parse[source.i],
            tuple([s.shifted(by) for s in self.content]),
            self.quoted,
        )

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
        words = alone(document.text, passage, parse)
        own = tuple([placed(q, "", -words.by) for q in quotes if q.passage == passage.id])
        made = remembered(words, "attributions", cues, lambda w, q: _of_words(w, cues, q), own)
        found += [a.moved(passage.id, parse, words.by) for a in made]
    lasting = _with_lasting_quotes(document, tuple(found), quotes)
    return tuple([part for a in lasting for part in _with_speech_apart(a, quotes)])


def _of_words(words: Alone, cues: CueLexicon, quotes: tuple[Quote, ...]) -> tuple[Attribution, ...]:
    """Return the attributions of a passage by itself."""
    text, parse = words.text, words.parse
    made = []
    for t in parse:
        r = _reported(text, parse, t, cues, quotes)
        if r is not None:
            quoted = _is_quoted(r.word, quotes)
            made.append(
                Attribution("", r.word.sent, r.kind, r.word, r.cue, r.source, r.content, quoted)
            )
    outer = [a for a in made if not _is_inner(a, quotes)]
    return tuple([c for a in outer for c in (*_cited_behind(parse, a, cues), a)])


def _cited_behind(parse: Parse, outer: Attribution, cues: CueLexicon) -> Iterator[Attribution]:
    """Yield the attribution to whom a news organisation cites; the organisation then passes it on."""
    if outer.kind is CueClass.SAY and outer.word.pos in VERBAL:
        cited = behind_media(parse, outer.word, cues)
        if cited is not None:
            yield replace(outer, source=cited)


def _reported(
    text: str, parse: Parse, token: Token, cues: CueLexicon, quotes: tuple[Quote, ...]
) -> Reported | None:
    if token.low in cues.prepositions:
        return according(text, parse, token, cues)
    if token.pos in VERBAL:
        return verbal(text, parse, token, cues, quotes)
    if token.pos == "NOUN" and token.lemma.lower() in cues.nouns:
        return nominal(text, parse, token, cues)
    if token.text == ":":
        return colon(text, parse, token, cues)
    return None


def _is_quoted(word: Token, quotes: tuple[Quote, ...]) -> bool:
    return any(q.speech and q.span.start <= word.start < q.span.end for q in quotes)


def _is_inner(attribution: Attribution, quotes: tuple[Quote, ...]) -> bool:
    """Tell whether the cue is quoted words itself: "I think", "we want" belong to the outer speaker."""
    if not attribution.quoted:
        return False
    source = attribution.source
    if attribution.kind not in INNER or source is None or source.low in SELVES:
        return True
    return not any(q.span.contains(s) for q in quotes for s in attribution.content if q.speech) or (
        attribution.word.tag not in ("VBD", "VBZ", "VBP", "VBN")
    )


def _goes_on(document: Document, before: Quote, quote: Quote) -> bool:
    """Tell whether a quotation may go on after the one before: in its passage, a sentence or so later."""
    if before.passage != quote.passage:
        return False
    if quote.span.start <= before.span.end:
        return True
    parse = document.parses[quote.passage]
    between = {
        t.sent
        for t in parse.within(Span(before.span.end, quote.span.start))
        if t.pos not in ("PUNCT", "SPACE")
    }
    return len(between) <= MOST_BETWEEN


def _with_lasting_quotes(
    document: Document, attributions: tuple[Attribution, ...], quotes: tuple[Quote, ...]
) -> tuple[Attribution, ...]:
    """Give quotations without a cue of their own to who spoke the one before, or the one that resumes them."""
    listed = list(attributions)
    spoken = [q for q in quotes if q.speech]
    owners = [next((i for i, a in enumerate(listed) if _owns(a, q)), None) for q in spoken]
    for n in range(1, len(spoken)):
        follows = spoken[n].resumed or _goes_on(document, spoken[n - 1], spoken[n])
        if owners[n] is None and follows:
            owners[n] = owners[n - 1]
    for n in range(len(spoken) - 2, -1, -1):
        if owners[n] is None and spoken[n + 1].resumed:
            owners[n] = owners[n + 1]
    for quote, owner in zip(spoken, owners, strict=True):
        if owner is not None and not _owns(listed[owner], quote):
            kept = (*listed[owner].content, quote.span)
            listed[owner] = replace(listed[owner], content=tuple(sorted(kept)))
    return tuple(listed)


def _with_speech_apart(a: Attribution, quotes: tuple[Quote, ...]) -> Iterator[Attribution]:
    """Yield a denial, demand or plan without the speech that follows it: "denied that it fell: “We are there.”" says that they are."""
    speech = [s for s in a.content if any(q.speech and q.span.contains(s) for q in quotes)]
    rest = tuple(s for s in a.content if s not in speech)
    if a.kind not in MOODS or not speech or not rest:
        yield a
        return
    yield replace(a, content=rest)
    yield replace(a, kind=CueClass.SAY, content=tuple(speech))


def _owns(attribution: Attribution, quote: Quote) -> bool:
    """Tell whether a quotation is an attribution's content; one quoted itself owns nothing around it."""
    if quote.span.overlap(attribution.cue):
        return False
    return any(quote.span.overlap(s) for s in attribution.content)


def reaching(attributions: tuple[Attribution, ...], span: Span) -> tuple[Attribution, ...]:
    """Return the attributions with content or cue inside `span`."""
    start, end, found = span.start, span.end, []
    for a in attributions:
        for s in (a.cue, *a.content):
            if s.start < end and start < s.end:
                found.append(a)
                break
    return tuple(found)
