"""One statement a proposition: an attributed speaker's, or the writer's own."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from tetrapylon.lexicon.cues import CueClass, CueLexicon
from tetrapylon.model.claim import ClaimantType, Quotation, Statement, Voice
from tetrapylon.model.document import Document
from tetrapylon.model.ids import content_id
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.passage import Passage, Role
from tetrapylon.model.span import Span
from tetrapylon.read.accusations import Telling, accusation_of, telling_of
from tetrapylon.read.attribution import Attribution, find_attributions, reaching
from tetrapylon.read.clauses import VERBAL, is_finite
from tetrapylon.read.introductions import introductions_of
from tetrapylon.read.ownership import (
    Owner,
    answering,
    content_heads,
    is_named_judgement,
    is_own_voice,
    is_whole,
    owner_of,
)
from tetrapylon.read.propositions import Proposition, propositions_of
from tetrapylon.read.quotes import find_quotes
from tetrapylon.read.remembered import Alone, alone, remembered
from tetrapylon.read.statements_page import (
    StatementPage,
    Surrounding,
    moved_statement,
    page_alone,
    surrounding_of,
)
from tetrapylon.read.statements_span import span_of
from tetrapylon.read.told import told_fact
from tetrapylon.read.topics import topics_of
from tetrapylon.read.verification import with_verification

VOICES = {
    Role.HEADLINE: Voice.HEADLINE,
    Role.STANDFIRST: Voice.HEADLINE,
    Role.CAPTION: Voice.CAPTION,
}
FRAGMENT_WORDS = 4
CLAUSAL = frozenset({CueClass.SAY, CueClass.THINK, CueClass.SHOW})
"""Classes that report whole clauses: words without a verb are a scrap there, unless their head names a happening."""
QUOTED_SHARE = 0.85
"""Share of a span between quotation marks from which on it counts as quoted throughout."""


def find_statements(document: Document, cues: CueLexicon) -> tuple[Statement, ...]:
    """Return the statements of the speaking passages in reading order."""
    quotes = find_quotes(document)
    made = find_attributions(document, cues, quotes)
    own_words = tuple(s for a in made if is_own_voice(a) for s in a.content)
    attributions = answering(document.parses, made, cues)
    introduced = introductions_of(document, cues)
    page = StatementPage(
        document.text, document.parses, cues, quotes, attributions, own_words, introduced
    )
    found = [s for passage, parse in document.speaking() for s in _of_passage(page, passage, parse)]
    unique = {s.id: s for s in found}
    ordered = sorted(unique.values(), key=lambda s: (s.span.start, s.span.end, s.id))
    return with_verification(document, tuple(ordered), cues)


def _of_passage(page: StatementPage, passage: Passage, parse: Parse) -> Iterable[Statement]:
    words, own = alone(page.text, passage, parse), reaching(page.attributions, passage.span)
    around = surrounding_of(page, passage, own, words)
    if around is None:
        return _in_passage(page, passage, parse, own)
    made = remembered(
        words, "statements", page.cues, lambda w, a: _of_words(w, a, page.cues), around
    )
    return [moved_statement(s, passage) for s in made]


def _of_words(words: Alone, around: Surrounding, cues: CueLexicon) -> tuple[Statement, ...]:
    """Return the statements of a passage by itself."""
    page, passage = page_alone(words, around, cues)
    return tuple(_in_passage(page, passage, words.parse, page.attributions))


def _in_passage(
    page: StatementPage, passage: Passage, parse: Parse, own: tuple[Attribution, ...]
) -> Iterator[Statement]:
    held = tuple(a for a in own if not is_whole(page.parses[a.passage], a))
    cut = frozenset(h.i for a in held for h in content_heads(parse, a))
    cut |= frozenset(
        a.word.i for a in own if a.passage == passage.id and is_named_judgement(parse, a)
    )
    cue_words = {a.word.start for a in held}
    for sentence in sorted({t.sent for t in parse}):
        for proposition in propositions_of(parse, sentence, cut):
            if proposition.root.start not in cue_words:
                aside = _is_aside(page, parse, proposition.root)
                owner = None if aside else owner_of(proposition.root, own, page.parses, page.cues)
                if not _is_remark(parse, proposition.root, owner):
                    yield from _statement(page, passage, parse, proposition, owner)


def _is_aside(page: StatementPage, parse: Parse, root: Token) -> bool:
    """Tell what the writer explains of a name within told speech: "the court, which sits in Geneva"."""
    if root.dep != "relcl" or parse.head(root).pos != "PROPN":
        return False
    return not any(q.speech and q.span.overlap(root.span) for q in page.quotes)


def _is_remark(parse: Parse, root: Token, owner: Owner | None) -> bool:
    """Tell a participle on a name within what somebody unnamed told: it may as well be the writer's remark."""
    if is_finite(parse, root):  # "reports that rebels had taken it"
        return False
    speaker = owner.speaker if owner else None
    named = speaker is not None and speaker.head.pos == "PROPN"
    return owner is not None and not named and root.dep == "acl" and root.tag == "VBN"


def _statement(
    page: StatementPage,
    passage: Passage,
    parse: Parse,
    proposition: Proposition,
    owner: Owner | None,
) -> Iterator[Statement]:
    span = span_of(page, parse, proposition, owner)
    sentence = passage.sentence_of(proposition.root.start, proposition.root.end)
    if (
        span is None
        or sentence is None
        or _is_fragment(parse, proposition.root, span, passage.role, owner, page.cues.topics)
    ):
        return
    fact = told_fact(parse, proposition.root, owner, page.cues)
    quotation = _quotation(page, span, owner)
    speaker = owner.speaker if owner else None
    loose = owner is None and passage.role is Role.BODY and _is_loose_speech(page, span)
    type_ = speaker.type if speaker else ClaimantType.ANONYMOUS_OTHER if owner or loose else None
    if speaker is not None and speaker.refers:
        type_ = page.introductions.type_of(speaker) or type_
    yield Statement(
        id=content_id("st", passage.report, span.start, span.end),
        report=passage.report,
        sentence=sentence.id,
        passage=passage.id,
        span=span,
        voice=Voice.ATTRIBUTED if owner or loose else VOICES.get(passage.role, Voice.WRITER),
        root=proposition.root.start if proposition.root.pos in VERBAL else None,
        speaker=speaker.span if speaker else None,
        speaker_known=speaker is None or page.introductions.knows(speaker),
        anonymous=speaker.anonymous if speaker else owner is not None or loose,
        speaker_type=type_,
        relays=owner.relays if owner else (),
        cue=owner.cue if owner else None,
        quotation=Quotation.DIRECT if loose else quotation,
        modality=fact.modality,
        polarity=fact.polarity,
        accusation=accusation_of(
            parse,
            parse.within(span),
            fact,
            _telling(page, owner, type_),
            page.cues.accusations,
        ),
        topics=topics_of(parse.within(span), page.cues),
    )


def _telling(
    page: StatementPage, owner: Owner | None, type_: ClaimantType | None
) -> Telling | None:
    if owner is None:
        return None
    parse = page.parses[owner.attribution.passage]
    head = owner.speaker.head if owner.speaker else None
    return telling_of(parse, head, type_, owner.attribution.word)


def _is_fragment(
    parse: Parse, root: Token, span: Span, role: Role, owner: Owner | None, topics: Container[str]
) -> bool:
    """Tell whether too little is left to be a proposition: no verb and only a few words."""
    words = [t for t in parse.within(span) if any(c.isalnum() for c in t.text)]
    root_verb = root.pos in VERBAL
    if role is Role.BODY and owner is None and words and words[0].dep == "neg" and not root_verb:
        return True
    if root_verb or any(t.pos in VERBAL and t.tag != "VBG" for t in words):
        return len(words) < 2
    if role is Role.HEADLINE:
        return len(words) < 3
    if owner is not None and root.pos == "NOUN" and any(t.dep == "nummod" for t in words):
        return len(words) < 2  # "spoke of 17 deaths"
    clausal = owner is not None and owner.attribution.kind in CLAUSAL
    if root.pos in ("ADP", "SCONJ") or (clausal and root.lemma.lower() not in topics):
        return True
    return len(words) < FRAGMENT_WORDS or (role is Role.BODY and owner is None)


def _is_loose_speech(page: StatementPage, span: Span) -> bool:
    """Tell whether a span is speech that nothing credits: somebody's words, and never the writer's own."""
    if any(own.overlap(span) for own in page.own_words):
        return False
    return any(q.speech and not q.names and q.span.contains(span) for q in page.quotes)


def _quotation(page: StatementPage, span: Span, owner: Owner | None) -> Quotation:
    if owner is None:
        return Quotation.NONE
    spoken = [q for q in page.quotes if span.overlap(q.span) and not q.names]
    shared = sum(span.overlap(q.span) for q in spoken)
    if shared == 0:
        return Quotation.INDIRECT
    whole = shared >= QUOTED_SHARE * (span.end - span.start)
    return Quotation.DIRECT if whole else Quotation.MIXED
