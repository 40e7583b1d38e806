"""What the happenings of a passage are read from besides its words: what was read and grounded in it before.

Two copies of a paragraph whose mentions mean the same tell of the same happenings; they are found once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tetrapylon.lexicon.frames import FrameLexicon
from tetrapylon.model.claim import Statement
from tetrapylon.model.document import Document
from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.model.event import EventMention
from tetrapylon.model.ids import content_id
from tetrapylon.model.passage import Passage, Role
from tetrapylon.model.quantity import Amount
from tetrapylon.model.record import Reading
from tetrapylon.model.span import Span
from tetrapylon.model.time import TimeMention
from tetrapylon.read.events_cast import Cast


@dataclass(frozen=True, slots=True)
class Rows:
    """What was read of one passage: its sure mentions, also by head word, statements, times and amounts."""

    mentions: list[Mention] = field(default_factory=list)
    by_head: dict[int, Mention] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)

    def cast(self, frames: FrameLexicon) -> Cast:
        """Return the cast of the passage."""
        return Cast(frames, tuple(self.mentions), self.by_head)


def rows_by_passage(document: Document, reading: Reading, cast: Cast) -> Mapping[str, Rows]:
    """Return the rows of each speaking passage by its id."""
    passages = [passage for passage, _ in document.speaking()]
    starts, rows = [p.start for p in passages], [Rows() for _ in passages]
    nowhere = Rows()

    def at(offset: int) -> Rows:
        n = bisect_right(starts, offset) - 1
        return rows[n] if n >= 0 and offset < passages[n].end else nowhere

    for mention in cast.mentions:
        at(mention.start).mentions.append(mention)
    for head, mention in cast.by_head.items():
        own = at(head)
        own.by_head[head] = mention
        if own is not at(mention.start):
            own.mentions.append(mention)
    for statement in reading.statements:
        at(statement.span.start).statements.append(statement)
    for time in reading.times:
        at(time.start).times.append(time)
    for amount in reading.amounts:
        at(amount.span.start).amounts.append(amount)
    return {p.id: r for p, r in zip(passages, rows, strict=True)}


class Named(NamedTuple):
    """What happenings hang on of a mention."""

    start: int
    end: int
    said: str
    form: MentionForm
    kind: EntityKind | None
    entity: str | None


class Stated(NamedTuple):
    """What happenings hang on of a statement; `rank` is its place among those of its length, in the order of ids."""

    start: int
    end: int
    root: int | None
    rank: int


class Given(NamedTuple):
    """What the happenings of a passage hang on besides its words; offsets count from its first character.

    Named tuples, as their hashes are asked for at each passage. `heads` are offset and number of a mention.
    """

    role: Role
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Named, ...]
    heads: tuple[tuple[int, int], ...]
    statements: tuple[Stated, ...]
    times: tuple[tuple[int, int], ...]
    amounts: tuple[tuple[int, int], ...]


def given_of(rows: Rows, passage: Passage, by: int) -> Given:
    """Return what happenings hang on of a passage's rows."""
    number = {m.id: n for n, m in enumerate(rows.mentions)}
    rank = _ranks(rows.statements)
    return Given(
        passage.role,
        tuple([(s.start - by, s.end - by) for s in passage.sentences]),
        tuple(
            [
                Named(m.start - by, m.end - by, m.said, m.form, m.kind, m.entity)
                for m in rows.mentions
            ]
        ),
        tuple(sorted([(head - by, number[m.id]) for head, m in rows.by_head.items()])),
        tuple(
            [
                Stated(
                    s.span.start - by,
                    s.span.end - by,
                    None if s.root is None else s.root - by,
                    rank[s.id],
                )
                for s in rows.statements
            ]
        ),
        tuple([(t.start - by, t.end - by) for t in rows.times]),
        tuple([(a.span.start - by, a.span.end - by) for a in rows.amounts]),
    )


def _ranks(statements: Iterable[Statement]) -> Mapping[str, int]:
    """Return how many statements of the same length have a smaller id: that decides between them."""
    by_length: dict[int, list[str]] = {}
    for s in statements:
        by_length.setdefault(s.span.end - s.span.start, []).append(s.id)
    return {key: n for keys in by_length.values() for n, key in enumerate(sorted(keys))}


def rows_alone(rows: Rows, by: int) -> Rows:
    """Return a passage's rows with offsets from its first character; their ids are their numbers, a statement's behind its rank."""
    number, rank = {m.id: n for n, m in enumerate(rows.mentions)}, _ranks(rows.statements)
    mentions = [
        replace(m, id=str(n), start=m.start - by, end=m.end - by, head=m.head - by)
        for n, m in enumerate(rows.mentions)
    ]
    return Rows(
        mentions,
        {head - by: mentions[number[m.id]] for head, m in rows.by_head.items()},
        [
            replace(
                s,
                id=f"{rank[s.id]:03}-{n}",
                span=s.span.shifted(-by),
                root=None if s.root is None else s.root - by,
            )
            for n, s in enumerate(rows.statements)
        ],
        [
            replace(t, id=str(n), start=t.start - by, end=t.end - by)
            for n, t in enumerate(rows.times)
        ],
        [replace(a, id=str(n), span=a.span.shifted(-by)) for n, a in enumerate(rows.amounts)],
    )


def moved_events(
    events: Iterable[EventMention], rows: Rows, passage: Passage
) -> list[EventMention]:
    """Return the happenings of a passage by itself as the report's that has the passage and its rows."""
    mentions, statements = [m.id for m in rows.mentions], [s.id for s in rows.statements]
    times, amounts = [t.id for t in rows.times], [a.id for a in rows.amounts]
    by, report = passage.start, passage.report
    return [
        EventMention(
            id=content_id("e", report, e.trigger.start + by, e.frame),
            report=report,
            sentence=passage.sentences[int(e.sentence)].id,
            trigger=e.trigger.shifted(by),
            frame=e.frame,
            statement=None if e.statement is None else statements[int(e.statement[4:])],
            agents=_numbered(mentions, e.agents),
            patients=_numbered(mentions, e.patients),
            associates=_numbered(mentions, e.associates),
            places=_numbered(mentions, e.places),
            times=_numbered(times, e.times),
            amounts=_numbered(amounts, e.amounts),
            modality=e.modality,
            polarity=e.polarity,
            background=e.background,
            ongoing=e.ongoing,
            thing=_shifted(e.thing, by),
            near_places=_numbered(mentions, e.near_places),
            pair_type=e.pair_type,
        )
        for e in events
    ]


def _numbered(ids: Sequence[str], numbers: Iterable[str]) -> tuple[str, ...]:
    return tuple([ids[int(n)] for n in numbers])


def _shifted(span: Span | None, by: int) -> Span | None:
    return None if span is None else span.shifted(by)
