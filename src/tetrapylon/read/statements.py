"""One statement a proposition: an attributed speaker's, or the writer's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.lexicon.cues import CueClass, CueLexicon
from tetrapylon.model.claim import ClaimantType, Modality, Polarity, Quotation, Statement, Voice
from tetrapylon.model.document import Document
from tetrapylon.model.ids import content_id
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.passage import Passage, Role
from tetrapylon.model.span import Span
from tetrapylon.read.attribution import Attribution, find_attributions
from tetrapylon.read.clauses import hull, trimmed
from tetrapylon.read.factuality import Factuality, factuality_of
from tetrapylon.read.propositions import Proposition, propositions_of
from tetrapylon.read.quotes import Quote, find_quotes
from tetrapylon.read.speakers import Speaker, speaker_of
from tetrapylon.read.topics import topics_of

VOICES = {
    Role.HEADLINE: Voice.HEADLINE,
    Role.STANDFIRST: Voice.HEADLINE,
    Role.CAPTION: Voice.CAPTION,
}
SPOKEN = frozenset(CueClass) - {CueClass.WANT, CueClass.ASK}
WHOLE = frozenset({CueClass.REFUSE, CueClass.JUDGE})
CLASS_MODALITY = {
    CueClass.DENY: Modality.DENIED,
    CueClass.REFUSE: Modality.DENIED,
    CueClass.DEMAND: Modality.DEMANDED,
    CueClass.PLAN: Modality.INTENDED,
    CueClass.EXPECT: Modality.PREDICTED,
    CueClass.HOPE: Modality.POSSIBLE,
}


@dataclass(frozen=True)
class _Page:
    document: Document
    cues: CueLexicon
    quotes: tuple[Quote, ...]
    attributions: tuple[Attribution, ...]


def find_statements(document: Document, cues: CueLexicon) -> tuple[Statement, ...]:
    """Return the statements of the speaking passages in reading order."""
    quotes = find_quotes(document)
    page = _Page(document, cues, quotes, find_attributions(document, cues, quotes))
    found = [s for passage, parse in document.speaking() for s in _in_passage(page, passage, parse)]
    unique = {s.id: s for s in found}
    return tuple(sorted(unique.values(), key=lambda s: (s.span.start, s.span.end, s.id)))


def _in_passage(page: _Page, passage: Passage, parse: Parse) -> Iterator[Statement]:
    own = tuple(a for a in page.attributions if a.passage == passage.id and a.kind in SPOKEN)
    cut = frozenset(h.i for a in own for h in _heads(parse, a))
    words = {a.word.i for a in own if a.kind not in WHOLE}
    for sentence in sorted({t.sent for t in parse}):
        for proposition in propositions_of(parse, sentence, cut):
            if proposition.root.i not in words:
                yield from _statement(page, passage, parse, proposition, own)


def _heads(parse: Parse, attribution: Attribution) -> Iterator[Token]:
    for piece in attribution.content:
        root = parse.root_of(parse.within(piece))
        if root is not None:
            yield root


def _statement(
    page: _Page,
    passage: Passage,
    parse: Parse,
    proposition: Proposition,
    own: tuple[Attribution, ...],
) -> Iterator[Statement]:
    covering = sorted((a for a in own if a.covers(proposition.root.start)), key=lambda a: a.length)
    owner = covering[0] if covering else None
    span = _span(page, proposition, owner, own)
    sentence = next((s for s in passage.sentences if s.span.overlap(proposition.root.span)), None)
    if span is None or sentence is None:
        return
    speaker = _speaker(page, parse, owner)
    fact = _fact(page, parse, proposition, owner)
    relays = tuple(r.span for a in covering[1:] if (r := _speaker(page, parse, a)) is not None)
    yield Statement(
        id=content_id("st", passage.report, span.start, span.end),
        report=passage.report,
        sentence=sentence.id,
        passage=passage.id,
        span=span,
        voice=Voice.ATTRIBUTED if owner else VOICES.get(passage.role, Voice.WRITER),
        root=proposition.root.start,
        speaker=speaker.span if speaker else None,
        anonymous=speaker.anonymous if speaker else owner is not None and owner.source is None,
        speaker_type=speaker.type if speaker else ClaimantType.ANONYMOUS_OTHER if owner else None,
        relays=relays,
        cue=owner.cue if owner else None,
        quotation=_quotation(page, span) if owner else Quotation.NONE,
        modality=fact.modality,
        polarity=fact.polarity,
        topics=topics_of(parse.within(span), page.cues),
    )


def _span(
    page: _Page, proposition: Proposition, owner: Attribution | None, own: tuple[Attribution, ...]
) -> Span | None:
    if owner is not None:
        inside = [t for t in proposition.tokens if owner.covers(t.start)]
    else:
        inside = [t for t in proposition.tokens if not any(a.covers(t.start) for a in own)]
    words = [t for t in inside if t.pos not in ("PUNCT", "SPACE")]
    while words and (words[0].dep == "mark" or words[0].dep == "cc"):
        words.pop(0)
    span = trimmed(page.document.text, hull(words))
    if span is None or not any(c.isalpha() for c in span.of(page.document.text)):
        return None
    return span


def _speaker(page: _Page, parse: Parse, owner: Attribution | None) -> Speaker | None:
    if owner is None or owner.source is None:
        return None
    return speaker_of(parse, owner.source, page.cues)


def _fact(
    page: _Page, parse: Parse, proposition: Proposition, owner: Attribution | None
) -> Factuality:
    fact = factuality_of(parse, proposition.root, page.cues)
    modality = CLASS_MODALITY.get(owner.kind) if owner else None
    if modality is Modality.DENIED:
        return Factuality(Modality.DENIED, Polarity.NEGATIVE)
    if modality is not None and fact.modality is Modality.ASSERTED:
        return Factuality(modality, fact.polarity)
    return fact


def _quotation(page: _Page, span: Span) -> Quotation:
    shared = sum(span.overlap(q.span) for q in page.quotes)
    if shared == 0:
        return Quotation.INDIRECT
    return Quotation.DIRECT if shared >= 0.9 * (span.end - span.start) else Quotation.MIXED
