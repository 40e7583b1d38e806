"""What the statements of a passage are read from: the page's, and the same for a passage by itself.

Most paragraphs depend on the rest of their page for little: who was introduced before them. What they give then hangs
on their words and on a `Surrounding`, and is made once for all copies that have both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tetrapylon.lexicon.cues import CueLexicon
from tetrapylon.model.claim import Statement
from tetrapylon.model.ids import content_id
from tetrapylon.model.parse import Parse
from tetrapylon.model.passage import Passage, Role
from tetrapylon.model.span import Span
from tetrapylon.read.attribution import Attribution
from tetrapylon.read.introductions import Introduction, Introductions
from tetrapylon.read.quotes import Quote, placed
from tetrapylon.read.remembered import Alone, numbered

MARK_REACH = 2
"""Code points before a statement from which an opening mark is taken in."""
EARLIER = -1
"""Where an introduction in an earlier passage stands to a passage by itself."""


@dataclass(frozen=True)
class StatementPage:
    """Text, parses by passage id, and what was found in them before statements are made."""

    text: str
    parses: Mapping[str, Parse]
    cues: CueLexicon
    quotes: tuple[Quote, ...]
    attributions: tuple[Attribution, ...]
    own_words: tuple[Span, ...]
    introductions: Introductions

    @cached_property
    def marks(self) -> frozenset[int]:
        """Where quotes begin."""
        return frozenset(q.span.start for q in self.quotes)


@dataclass(frozen=True, slots=True)
class Surrounding:
    """What a passage's statements hang on beside its words; offsets count from its first character.

    `sentences` are start and end of each; `introduced` who was introduced before, by head word's lemma.
    """

    role: Role
    sentences: tuple[tuple[int, int], ...]
    quotes: tuple[Quote, ...]
    attributions: tuple[Attribution, ...]
    own_words: tuple[Span, ...]
    introduced: tuple[tuple[str, tuple[Introduction, ...]], ...]


def surrounding_of(
    page: StatementPage, passage: Passage, own: tuple[Attribution, ...], words: Alone
) -> Surrounding | None:
    """Return what a passage's statements hang on, None where words of other passages reach into it.

    Args:
        page: of the report.
        passage: one of its passages.
        own: the attributions that reach it.
        words: the passage by itself.
    """
    by, span = words.by, passage.span
    said = [s for s in page.own_words if s.overlap(span)]
    spans = [*said, *(s for a in own for s in (a.cue, *a.content))]
    foreign = any(a.passage != passage.id for a in own)
    marked = any(passage.start - n in page.marks for n in range(1, MARK_REACH + 1))
    if by != passage.start or foreign or marked or not all(span.contains(s) for s in spans):
        return None
    return Surrounding(
        passage.role,
        tuple([(s.start - by, s.end - by) for s in passage.sentences]),
        tuple([placed(q, "", -by) for q in page.quotes if q.passage == passage.id]),
        tuple([a.moved("", words.parse, -by) for a in own]),
        tuple([s.shifted(-by) for s in said]),
        tuple(_introduced(page.introductions, own, words)),
    )


def _introduced(
    introductions: Introductions, own: tuple[Attribution, ...], words: Alone
) -> Iterator[tuple[str, tuple[Introduction, ...]]]:
    """Yield, by lemma, the introductions within the passage, behind the latest before it."""
    sources = (a.source.lemma.lower() for a in own if a.source is not None)
    for lemma in dict.fromkeys(sources):
        known = introductions.by_head.get(lemma, ())
        before = [Introduction(EARLIER, i.type) for i in known if i.start < words.by]
        after = [Introduction(i.start - words.by, i.type) for i in known if i.start >= words.by]
        inside = [i for i in after if i.start < words.end]
        if before or inside:
            yield lemma, (*before[-1:], *inside)


def page_alone(
    words: Alone, around: Surrounding, cues: CueLexicon
) -> tuple[StatementPage, Passage]:
    """Return a page that holds a passage alone, and the passage; its sentences are named by their numbers."""
    page = StatementPage(
        words.text,
        {"": words.parse},
        cues,
        around.quotes,
        around.attributions,
        around.own_words,
        Introductions(dict(around.introduced)),
    )
    return page, numbered(words, around.role, around.sentences)


def moved_statement(statement: Statement, passage: Passage) -> Statement:
    """Return the statement of a passage by itself as the report's that has the passage."""
    by, report = passage.start, passage.report
    span, root, speaker, cue = statement.span.shifted(by), *_offsets(statement, by)
    return Statement(
        id=content_id("st", report, span.start, span.end),
        report=report,
        sentence=passage.sentences[int(statement.sentence)].id,
        passage=passage.id,
        span=span,
        voice=statement.voice,
        root=root,
        speaker=speaker,
        speaker_known=statement.speaker_known,
        anonymous=statement.anonymous,
        speaker_type=statement.speaker_type,
        relays=tuple([s.shifted(by) for s in statement.relays]),
        cue=cue,
        quotation=statement.quotation,
        modality=statement.modality,
        polarity=statement.polarity,
        accusation=statement.accusation,
        topics=statement.topics,
    )


def _offsets(statement: Statement, by: int) -> tuple[int | None, Span | None, Span | None]:
    """Return root, speaker and cue further on."""
    root, speaker, cue = statement.root, statement.speaker, statement.cue
    return (
        None if root is None else root + by,
        None if speaker is None else speaker.shifted(by),
        None if cue is None else cue.shifted(by),
    )
