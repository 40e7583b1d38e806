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
from tetrapylon.read.attribution import Attribution, find_attributions, reaching
from tetrapylon.read.clauses import VERBAL, hull, trimmed
from tetrapylon.read.factuality import Factuality, factuality_of
from tetrapylon.read.introductions import Introductions, introductions_of
from tetrapylon.read.ownership import (
    Owner,
    answering,
    content_heads,
    is_named_judgement,
    is_whole,
    owner_of,
)
from tetrapylon.read.propositions import Proposition, propositions_of
from tetrapylon.read.quotes import Quote, find_quotes
from tetrapylon.read.topics import topics_of
from tetrapylon.read.verification import with_verification

VOICES = {
    Role.HEADLINE: Voice.HEADLINE,
    Role.STANDFIRST: Voice.HEADLINE,
    Role.CAPTION: Voice.CAPTION,
}
CLASS_MODALITY = {
    CueClass.DENY: Modality.DENIED,
    CueClass.REFUSE: Modality.DENIED,
    CueClass.DEMAND: Modality.DEMANDED,
    CueClass.PLAN: Modality.INTENDED,
    CueClass.EXPECT: Modality.PREDICTED,
    CueClass.HOPE: Modality.POSSIBLE,
}
FRAGMENT_WORDS = 4
QUOTED_SHARE = 0.85
"""Share of a span between quotation marks from which on it counts as quoted throughout."""


@dataclass(frozen=True)
class _Page:
    document: Document
    cues: CueLexicon
    quotes: tuple[Quote, ...]
    attributions: tuple[Attribution, ...]
    introductions: Introductions


def find_statements(document: Document, cues: CueLexicon) -> tuple[Statement, ...]:
    """Return the statements of the speaking passages in reading order."""
    quotes = find_quotes(document)
    attributions = answering(document.parses, find_attributions(document, cues, quotes))
    page = _Page(document, cues, quotes, attributions, introductions_of(document, cues))
    found = [s for passage, parse in document.speaking() for s in _in_passage(page, passage, parse)]
    unique = {s.id: s for s in found}
    ordered = sorted(unique.values(), key=lambda s: (s.span.start, s.span.end, s.id))
    return with_verification(document, tuple(ordered), cues)


def _in_passage(page: _Page, passage: Passage, parse: Parse) -> Iterator[Statement]:
    own = tuple(reaching(page.attributions, passage.span))
    held = tuple(a for a in own if not is_whole(page.document.parses[a.passage], a))
    cut = frozenset(h.i for a in held for h in content_heads(parse, a))
    cut |= frozenset(
        a.word.i for a in own if a.passage == passage.id and is_named_judgement(parse, a)
    )
    cue_words = {a.word.start for a in held}
    for sentence in sorted({t.sent for t in parse}):
        for proposition in propositions_of(parse, sentence, cut):
            if proposition.root.start not in cue_words:
                owner = owner_of(proposition.root, own, page.document.parses, page.cues)
                yield from _statement(page, passage, parse, proposition, owner)


def _statement(
    page: _Page, passage: Passage, parse: Parse, proposition: Proposition, owner: Owner | None
) -> Iterator[Statement]:
    span = _span(page, parse, proposition, owner)
    sentence = passage.sentence_of(proposition.root.start, proposition.root.end)
    if (
        span is None
        or sentence is None
        or _is_fragment(parse, proposition.root, span, passage, owner)
    ):
        return
    fact = _fact(page, parse, proposition, owner)
    quotation = _quotation(page, span, owner)
    speaker = owner.speaker if owner else None
    type_ = speaker.type if speaker else ClaimantType.ANONYMOUS_OTHER if owner else None
    if speaker is not None and speaker.refers:
        type_ = page.introductions.type_of(speaker) or type_
    yield Statement(
        id=content_id("st", passage.report, span.start, span.end),
        report=passage.report,
        sentence=sentence.id,
        passage=passage.id,
        span=span,
        voice=Voice.ATTRIBUTED if owner else VOICES.get(passage.role, Voice.WRITER),
        root=proposition.root.start if proposition.root.pos in VERBAL else None,
        speaker=speaker.span if speaker else None,
        speaker_known=speaker is None or page.introductions.knows(speaker),
        anonymous=speaker.anonymous if speaker else owner is not None,
        speaker_type=type_,
        relays=owner.relays if owner else (),
        cue=owner.cue if owner else None,
        quotation=quotation,
        modality=fact.modality,
        polarity=fact.polarity,
        topics=topics_of(parse.within(span), page.cues),
    )


def _span(page: _Page, parse: Parse, proposition: Proposition, owner: Owner | None) -> Span | None:
    """Return the proposition's stretch without its cue, from its first word to its last."""
    inside = [t for t in proposition.tokens if t.pos not in ("PUNCT", "SPACE")]
    if owner is not None and not is_whole_owner(owner, proposition.root):
        inside = [t for t in inside if owner.attribution.covers(t.start)]
        inside = _root_piece(inside, proposition.root, owner)
    while inside and inside[0].dep in ("mark", "cc") and inside[0].low not in ("if", "unless"):
        inside.pop(0)
    span = trimmed(page.document.text, hull(inside))
    if span is None or not any(c.isalpha() for c in span.of(page.document.text)):
        return None
    return _with_marks(page, span)


def is_whole_owner(owner: Owner, root: Token) -> bool:
    """Tell whether the proposition is the sentence of the cue itself ("X refused to talk")."""
    return owner.attribution.word.start == root.start


def _root_piece(words: list[Token], root: Token, owner: Owner) -> list[Token]:
    """Keep to the stretch with the predicate where the cue stands in the middle and little is lost."""
    piece = next((s for s in owner.attribution.content if s.start <= root.start < s.end), None)
    kept = [t for t in words if piece is not None and piece.start <= t.start < piece.end]
    cue = owner.attribution.cue
    split = words and words[0].start < cue.start < words[-1].start
    return kept if split and len(kept) * 2 > len(words) else words


def _with_marks(page: _Page, span: Span) -> Span:
    """Take in the quotation marks that open or close right at the span's ends."""
    start, end = span.start, span.end
    for q in page.quotes:
        if q.span.start < start <= q.span.start + 2:
            start = q.span.start
        if end < q.span.end <= end + 3 and q.closed and start <= q.span.start < end:
            end = q.span.end
    return Span(start, end)


def _is_fragment(
    parse: Parse, root: Token, span: Span, passage: Passage, owner: Owner | None
) -> bool:
    """Tell whether too little is left to be a proposition: no verb and only a few words."""
    words = [t for t in parse.within(span) if any(c.isalnum() for c in t.text)]
    if root.pos in VERBAL or any(t.pos in VERBAL and t.tag != "VBG" for t in words):
        return len(words) < 2
    if passage.role is Role.HEADLINE:
        return len(words) < 3
    return len(words) < FRAGMENT_WORDS or (passage.role is Role.BODY and owner is None)


def _fact(page: _Page, parse: Parse, proposition: Proposition, owner: Owner | None) -> Factuality:
    fact = factuality_of(parse, proposition.root, page.cues)
    if owner is None:
        return _headline_fact(parse, proposition.root, fact)
    kind = _kind_of(page, proposition.root, owner)
    modality = CLASS_MODALITY.get(kind)
    if modality is Modality.DENIED:
        return Factuality(Modality.DENIED, Polarity.NEGATIVE)
    if modality is not None and (
        fact.modality is Modality.ASSERTED or is_whole_owner(owner, proposition.root)
    ):
        return Factuality(modality, fact.polarity)
    if fact.modality is Modality.CONDITIONAL and _is_backshift(parse, proposition.root, owner):
        return Factuality(_told_future(parse, proposition.root), fact.polarity)
    return fact


def _kind_of(page: _Page, root: Token, owner: Owner) -> CueClass:
    """Return what the cue makes of the proposition: "voiced hope" hopes, "issued a denial" denies."""
    if root.pos == "NOUN" and owner.attribution.kind is CueClass.TELL:
        return page.cues.nouns.get(root.lemma.lower(), (CueClass.SAY,))[0]
    return owner.attribution.kind


def _headline_fact(parse: Parse, root: Token, fact: Factuality) -> Factuality:
    """Read a headline's bare infinitive as what is to come ("Army to retake town")."""
    bare = root.tag == "VB" and any(c.low == "to" and c.dep == "aux" for c in parse.children(root))
    if bare and root.head == root.i and fact.modality is Modality.ASSERTED:
        return Factuality(Modality.INTENDED, fact.polarity)
    return fact


def _is_backshift(parse: Parse, root: Token, owner: Owner) -> bool:
    """Tell whether "would" is a told "will": behind a cue in the past, with no condition about."""
    told_in_past = owner.attribution.word.tag in ("VBD", "VBN", "VBG")
    would = any(c.low in ("would", "'d") and c.dep == "aux" for c in parse.children(root))
    clauses = [c for c in parse.children(root) if c.dep == "advcl"]
    open_ = any(d.low in ("if", "unless") for c in clauses for d in parse.children(c))
    direct = any(c.lemma == "be" for c in (root,)) and not _agent_is_self(parse, root)
    return told_in_past and would and not open_ and not direct


def _told_future(parse: Parse, root: Token) -> Modality:
    return Modality.INTENDED if _agent_is_self(parse, root) else Modality.PREDICTED


def _agent_is_self(parse: Parse, root: Token) -> bool:
    """Tell whether the speaker tells of an own act: a pronoun or no subject of its own."""
    subjects = [c for c in parse.children(root) if c.dep in ("nsubj", "nsubjpass")]
    return not subjects or subjects[0].pos == "PRON"


def _quotation(page: _Page, span: Span, owner: Owner | None) -> Quotation:
    if owner is None:
        return Quotation.NONE
    spoken = [q for q in page.quotes if span.overlap(q.span) and not q.names]
    shared = sum(span.overlap(q.span) for q in spoken)
    if shared == 0:
        return Quotation.INDIRECT
    whole = shared >= QUOTED_SHARE * (span.end - span.start)
    return Quotation.DIRECT if whole else Quotation.MIXED
