"""Find the happenings that a report tells of: a trigger, its frame and who fills its roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tetrapylon.lexicon.frames import Frame, FrameLexicon, Kind, Slot, Trigger
from tetrapylon.model.document import Document
from tetrapylon.model.entity import EntityKind, Mention
from tetrapylon.model.event import EventMention
from tetrapylon.model.ids import content_id
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.passage import Passage
from tetrapylon.model.record import Reading
from tetrapylon.model.span import Span
from tetrapylon.read.events_cast import Cast, actors_at, cast_in, cast_of
from tetrapylon.read.events_control import closes_names, frame_for, held_by, is_named
from tetrapylon.read.events_match import matches, part_of, word_of
from tetrapylon.read.events_page import (
    Given,
    Rows,
    given_of,
    moved_events,
    rows_alone,
    rows_by_passage,
)
from tetrapylon.read.events_roles import Arguments, arguments_of, subject_of
from tetrapylon.read.events_scope import scope_of, state_scope
from tetrapylon.read.events_where import (
    amounts_in,
    places_in,
    sentence_places,
    statement_at,
    times_in,
    told_together,
    without_goals,
)
from tetrapylon.read.pair_types import pair_type_of
from tetrapylon.read.remembered import Alone, alone, numbered, remembered

COMMON_PREPS = {
    "by": Slot.AGENT,
    "against": Slot.PATIENT,
    "with": Slot.ASSOCIATE,
    "alongside": Slot.ASSOCIATE,
    "between": Slot.AGENT,
}


@dataclass(frozen=True)
class _Page:
    frames: FrameLexicon
    rows: Rows
    cast: Cast


def find_events(
    document: Document, reading: Reading, frames: FrameLexicon
) -> tuple[EventMention, ...]:
    """Return the happenings told in the speaking passages, in reading order.

    `reading` must hold the report's mentions, times, amounts and statements. One word tells of at most
    one happening. Reporting verbs tell of none.
    """
    rows = rows_by_passage(document, reading, cast_of(reading.mentions, frames))
    found: list[EventMention] = []
    for passage, parse in document.speaking():
        words = alone(document.text, passage, parse)
        found += _of_passage(words, passage, rows[passage.id], frames)
    unique = {e.id: e for e in found}
    return tuple(sorted(unique.values(), key=lambda e: (e.trigger.start, e.id)))


def _of_passage(
    words: Alone, passage: Passage, rows: Rows, frames: FrameLexicon
) -> list[EventMention]:
    """Return the happenings of a passage; for each set of what they hang on they are found once."""
    by = words.by
    if by != passage.start:
        return _in_passage(rows, passage, words.parse, frames)

    def find(own: Alone, given: Given) -> list[EventMention]:
        single = numbered(own, given.role, given.sentences)
        return _in_passage(rows_alone(rows, by), single, own.parse, frames)

    made = remembered(words, "events", frames, find, given_of(rows, passage, by))
    return moved_events(made, rows, passage)


def _in_passage(
    rows: Rows, passage: Passage, parse: Parse, frames: FrameLexicon
) -> list[EventMention]:
    page = _Page(frames, rows, cast_in(rows.cast(frames), parse))
    return list(_told(page, passage, parse))


def _told(page: _Page, passage: Passage, parse: Parse) -> Iterator[EventMention]:
    for token in parse:
        part = part_of(token)
        if part is None:
            continue
        options = page.frames.candidates(word_of(token, part), part)
        if not options:
            continue
        arguments = arguments_of(parse, token, page.frames.scope)
        fit = (o for o in options if matches(parse, token, o, arguments, page.cast))
        trigger = next(fit, None)
        if trigger is not None:
            event = _event(page, passage, parse, token, trigger, arguments)
            if event is not None:
                yield event


@dataclass(frozen=True)
class _Roles:
    agents: tuple[Mention, ...]
    patients: tuple[Mention, ...]
    associates: tuple[Mention, ...]
    places: tuple[Mention, ...]
    thing: Token | None


def _event(
    page: _Page,
    passage: Passage,
    parse: Parse,
    token: Token,
    trigger: Trigger,
    arguments: Arguments,
) -> EventMention | None:
    sentence = passage.sentence_of(token.start, token.end)
    if sentence is None:
        return None
    roles = _roles(page, parse, token, trigger, arguments)
    own = page.frames[trigger.frame]
    frame = frame_for(page.frames, page.cast, parse, own, roles.thing)
    scoping = state_scope if own.kind is Kind.STATE else scope_of
    scope = scoping(parse, token, page.frames.scope)
    statement = statement_at(page.rows.statements, token)
    return EventMention(
        id=content_id("e", passage.report, token.start, frame.name),
        report=passage.report,
        sentence=sentence.id,
        trigger=token.span,
        frame=frame.name,
        statement=statement.id if statement else None,
        agents=_ids(roles.agents),
        patients=_ids(roles.patients),
        associates=_ids(roles.associates),
        places=_ids(roles.places),
        times=_times(page, parse, token, arguments),
        amounts=amounts_in(parse, token, arguments, page.rows.amounts),
        modality=scope.modality,
        polarity=scope.polarity,
        background=scope.background,
        ongoing=scope.ongoing,
        thing=roles.thing.span if roles.thing else None,
        near_places=_ids(
            without_goals(parse, sentence_places(parse, token, page.cast), frame.leads_to)
        ),
        pair_type=_pair_type(parse, frame, roles),
    )


def _times(page: _Page, parse: Parse, token: Token, arguments: Arguments) -> tuple[str, ...]:
    own = times_in(parse, token, arguments, page.rows.times)
    beside = told_together(parse, token)
    if own or beside is None:
        return own
    other = arguments_of(parse, beside, page.frames.scope)
    return times_in(parse, beside, other, page.rows.times)


SURE_LEAD = 0.5
"""Lead from which on a pair's type is taken: nine of ten such were right over five folds of the dyads set."""


def _pair_type(parse: Parse, frame: Frame, roles: _Roles) -> str | None:
    """Return the PLOVER type of what the first agent does to the first patient, if the frame has none."""
    if frame.plover is not None or not roles.agents or not roles.patients:
        return None
    agent, patient = roles.agents[0], roles.patients[0]
    found = pair_type_of(parse, Span(agent.start, agent.end), Span(patient.start, patient.end))
    return found.in_plover if found.lead >= SURE_LEAD else None


def _ids(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.id for m in mentions))


def _roles(
    page: _Page, parse: Parse, token: Token, trigger: Trigger, arguments: Arguments
) -> _Roles:
    frame = page.frames[trigger.frame]
    filled: dict[Slot, list[Mention]] = {slot: [] for slot in Slot}
    for subject in arguments.subjects:
        filled[trigger.subject_is] += actors_at(parse, subject, page.cast)
    for noun in arguments.objects:
        filled[trigger.object_is] += actors_at(parse, noun, page.cast)
    for prep, noun in arguments.preps:
        slot = frame.preps.get(prep) or COMMON_PREPS.get(prep)
        if slot is not None and noun not in arguments.subjects:
            filled[slot] += actors_at(parse, noun, page.cast)
    filled[Slot.ASSOCIATE] += _backers(page, parse, arguments)
    filled[Slot.ASSOCIATE] += _helpers(page, parse, arguments)
    places = places_in(parse, token, arguments, page.cast)
    beside = told_together(parse, token)
    if not places and beside is not None:
        places = places_in(parse, beside, arguments_of(parse, beside, page.frames.scope), page.cast)
    if trigger.subject_is is Slot.PLACE:
        places = tuple(dict.fromkeys((*_named_by(page, arguments.subjects), *places)))
    if not places and (frame.control is not None or arguments.clause is not token):
        places = tuple(_owned(page, parse, token, arguments.clause))
    places = without_goals(parse, places, frame.leads_to)
    return _Roles(
        _actors(filled[Slot.AGENT], places),
        _actors(filled[Slot.PATIENT], places),
        tuple(m for m in _actors(filled[Slot.ASSOCIATE], places) if m not in filled[Slot.AGENT]),
        places,
        _thing(page, parse, frame, arguments, places),
    )


def _thing(
    page: _Page, parse: Parse, frame: Frame, arguments: Arguments, places: tuple[Mention, ...]
) -> Token | None:
    """Return the object that is no known actor or place: of control what it is had of."""
    for noun in arguments.objects:
        if is_named(page.cast, noun) or actors_at(parse, noun, page.cast):
            continue
        found = held_by(page.frames, page.cast, parse, noun) if frame.control else noun
        if found is not None:
            return None if closes_names(page.frames, found, places) else found
    return None


def _actors(mentions: list[Mention], places: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return mentions once each, without those that only say where."""
    return tuple(m for m in dict.fromkeys(mentions) if m not in places)


def _backers(page: _Page, parse: Parse, arguments: Arguments) -> Iterator[Mention]:
    """Yield who backs the doer: "troops backed by X", "with air support of X"."""
    carriers = (*arguments.subjects, *arguments.carriers)
    for word in carriers:
        for c in parse.children(word):
            if c.dep in ("acl", "advcl", "amod") and c.lemma in page.frames.scope.passive_agent:
                for by in parse.children(c):
                    if by.low in ("by", "with"):
                        for noun in parse.children(by):
                            yield from actors_at(parse, noun, page.cast)
                    elif c.dep == "amod" and by.dep in ("compound", "npadvmod", "amod"):
                        yield from actors_at(parse, by, page.cast)


HELP = frozenset({"help", "support", "backing", "aid", "assistance", "cover"})


def _helpers(page: _Page, parse: Parse, arguments: Arguments) -> Iterator[Mention]:
    """Yield who helps the doer: "with the help of X", "with X's support"."""
    for prep, noun in arguments.preps:
        if prep in ("with", "under") and noun.lemma.lower() in HELP:
            for c in parse.children(noun):
                if c.low in ("of", "from"):
                    for inner in parse.children(c):
                        yield from actors_at(parse, inner, page.cast)


STANDING = frozenset(
    {"be", "remain", "stay", "lie", "come", "fall", "pass", "return", "stand", "end"}
)
"""Verbs whose subject is what the phrase after them speaks of: "the town came under the control of"."""


def _owned(page: _Page, parse: Parse, token: Token, clause: Token) -> Iterator[Mention]:
    """Yield the town of "the town's capture", "the town is in the hands of" and "the town, a stronghold of"."""
    named = [c for c in parse.children(token) if c.dep == "poss"]
    if clause is not token and clause.lemma in STANDING:
        subject = subject_of(parse, clause)
        named += [subject] if subject is not None else []
    if token.dep in ("appos", "compound"):
        named.append(parse.head(token))
    yield from _named_by(page, named)


def _named_by(page: _Page, nouns: Iterable[Token]) -> Iterator[Mention]:
    for noun in nouns:
        mention = page.cast.of(noun)
        if mention is not None and mention.kind is EntityKind.PLACE:
            yield mention
