"""Whom words mean: names by lexicon and gazetteer, descriptions and pronouns by what went before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tetrapylon.ground.antecedents import standing_of
from tetrapylon.ground.descriptions import description, named_by_of, pronoun
from tetrapylon.ground.entities_state import Reading, is_entity
from tetrapylon.ground.name_parts import places_inside
from tetrapylon.ground.persons import bare_name, full_names, met_again, person_of, retyped
from tetrapylon.ground.place_context import context_of, kinds_said, regions_after, town_said
from tetrapylon.ground.places import Context, choose_place, entity_of
from tetrapylon.ground.relative_places import relative_places
from tetrapylon.ground.short_names import short_form
from tetrapylon.ground.state_bodies import is_state_body, state_body
from tetrapylon.lexicon.actors import ActorLexicon
from tetrapylon.lexicon.gazetteer import Gazetteer
from tetrapylon.lexicon.translit import folded
from tetrapylon.model.document import Document
from tetrapylon.model.entity import PLACE_KINDS, Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.finding import Code, Finding, finding
from tetrapylon.model.span import Span

STAGE = "ground.entities"
CLEARLY = 1.25
"""How many times as often as the next a land must be named for "the army" to be its army."""
LEAST_HOME = 2
"""A name or adjective counts two, a place one; less than this is no land to speak of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounding:
    """Mentions with their entities, the entities met, and what could not be placed."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    findings: tuple[Finding, ...] = ()


def ground_mentions(
    document: Document,
    mentions: tuple[Mention, ...],
    *,
    actors: ActorLexicon,
    gazetteer: Gazetteer,
) -> Grounding:
    """Return the mentions of one report with the entities they mean; None stays where nothing is sure.

    Args:
        document: the report.
        mentions: its mentions as read, in reading order.
        actors: known actors.
        gazetteer: known places.
    """
    mentions = retyped(mentions, actors, gazetteer)
    within = regions_after(document, mentions, gazetteer)
    persons = full_names(mentions, actors)
    context = context_of(document, mentions, actors, gazetteer, within)
    report = Reading(
        document=document,
        actors=actors,
        gazetteer=gazetteer,
        context=context,
        within=within,
        persons=persons,
        home=_home(document, context, gazetteer),
        standing=standing_of(document),
        placed=_placed(mentions, persons),
        listed=mentions,
        named=frozenset(m.said for m in mentions if m.form is MentionForm.NAME),
        towns_said=frozenset(m.said for m in mentions if town_said(document.text, m)),
    )
    taken = {(m.start, m.end) for m in mentions}
    for mention in mentions:
        report.seen.append(_grounded(report, mention))
        for part in places_inside(report, report.seen[-1]):
            if (part.start, part.end) not in taken:
                report.seen.append(part)
    named_by_of(report)
    for mention, area in relative_places(document.text, report.seen, report.entities):
        report.entities.setdefault(area.id, area)
        report.seen.append(mention)
    return Grounding(
        mentions=tuple(report.seen),
        entities=tuple(report.entities[k] for k in sorted(report.entities)),
        findings=tuple(report.findings),
    )


def _placed(mentions: tuple[Mention, ...], persons: dict[str, Entity]) -> frozenset[str]:
    """Return the names that somewhere in the report stand as a place's and nowhere as a person's."""
    named = [m for m in mentions if m.form is MentionForm.NAME and m.entity is None]
    person = {m.said for m in named if m.kind is EntityKind.PERSON}
    stand = {m.said for m in named if m.kind in PLACE_KINDS}
    return frozenset(n for n in stand - person if not met_again(n, persons))


def _home(document: Document, context: Context, gazetteer: Gazetteer) -> str | None:
    """Return the land the report is about: one it names clearly most, never on the word of one place alone."""
    top = context.countries.most_common(2)
    if not top or (len(top) == 2 and top[0][1] < CLEARLY * top[1][1]):
        return None
    dateline = document.page.dateline_place
    at = gazetteer.find(dateline.of(document.text))[:1] if dateline else ()
    dated = any(place.country == top[0][0] for place in at)
    return top[0][0] if top[0][1] >= LEAST_HOME or dated else None


def _grounded(report: Reading, mention: Mention) -> Mention:
    if mention.entity is not None:
        return _lexical(report, mention)
    match mention.form:
        case MentionForm.NAME | MentionForm.NICKNAME:
            return _name(report, mention)
        case MentionForm.DESCRIPTION:
            return description(report, mention)
        case MentionForm.PRONOUN:
            return pronoun(report, mention)
        case MentionForm.METONYM | MentionForm.ADJECTIVE:
            return mention


def _lexical(report: Reading, mention: Mention) -> Mention:
    entity = report.actors.entities.get(mention.entity or "")
    if entity is None:
        entity = report.actors.peoples.get(mention.entity or "")
    if entity is None:
        return mention
    other = _namesake(report, mention, entity)
    return is_entity(report, mention, other or entity, score=0.95, basis="lexicon")


def _namesake(report: Reading, mention: Mention, entity: Entity) -> Entity | None:
    """Return the region or town that bears a country's name, where the report speaks of that land."""
    if entity.kind is not EntityKind.STATE or mention.form is not MentionForm.NAME:
        return None
    within = report.within.get(mention.id)
    for place in report.gazetteer.find(mention.said):
        if place.feature == "country":
            continue
        home = place.feature == "region" and place.country == report.home != entity.country
        here = within is not None and place.country == within.country
        if home or (here and within is not None and within.admin1 in (None, place.admin1)):
            return entity_of(place)
    return None


def _name(report: Reading, mention: Mention) -> Mention:
    bare = report.actors.nicknames.get(mention.said, mention.said.split(" (")[0])
    if mention.kind is EntityKind.PERSON:
        return _person(report, mention, bare)
    locative = (
        mention.basis == "locative" or mention.kind in PLACE_KINDS or mention.said in report.placed
    )
    again = met_again(bare, report.persons)
    if len(again) == 1 and not locative:
        return is_entity(report, mention, again[0], score=0.8, basis="surname")
    short = short_form(report, mention)
    if short is not None:
        return is_entity(report, mention, short, score=0.8, basis="short_name")
    return _placed_name(report, mention, bare, locative=locative)


def _placed_name(report: Reading, mention: Mention, bare: str, *, locative: bool) -> Mention:
    """Return a name with the site, town or region that it means, as far as the gazetteer has one."""
    site = report.gazetteer.find_called(bare.removeprefix("the "), towns=report.named)
    if site is not None:
        report.features[site.id] = site.feature
        return is_entity(report, mention, entity_of(site), score=0.7, basis="gazetteer")
    chosen = None
    no_place = mention.id not in report.within and report.actors.names_no_place(
        bare, locative=locative
    )
    if not no_place and (mention.kind in PLACE_KINDS or mention.kind is None):
        chosen = choose_place(
            bare,
            report.gazetteer,
            report.context,
            locative=locative,
            within=report.within.get(mention.id),
            features=_kinds(report, mention, bare),
        )
    if chosen is not None:
        report.features[chosen.place.id] = chosen.place.feature
        made = is_entity(
            report, mention, entity_of(chosen.place), score=chosen.score, basis="gazetteer"
        )
        return replace(made, rivals=chosen.rivals)
    return _no_place(report, mention, bare)


def _no_place(report: Reading, mention: Mention, bare: str) -> Mention:
    """Return a name that no gazetteer row fits: a body, or a place that only the words show."""
    if mention.kind is EntityKind.ORGANISATION:
        return _body(report, mention, bare)
    if mention.kind is None and mention.said in report.placed:
        return replace(mention, kind=EntityKind.PLACE)
    if mention.kind is EntityKind.PLACE and mention.basis == "locative":
        report.findings.append(
            finding(
                Code.PLACE_NOT_FOUND,
                f"{bare!r} stands where a place stands; no gazetteer row fits",
                stage=STAGE,
                report=mention.report,
                span=Span(mention.start, mention.end),
            )
        )
    return mention


def _kinds(report: Reading, mention: Mention, bare: str) -> tuple[str, ...] | None:
    """Return the kinds of feature that the words about a name say it is, if some place is such a one."""
    text = report.document.text
    said = kinds_said(text, mention)
    if said is not None or mention.said not in report.towns_said:
        return said
    return ("town",) if report.gazetteer.find(bare, features=("town",)) else None


def _body(report: Reading, mention: Mention, bare: str) -> Mention:
    """Return a body that no lexicon knows under its own name, an organ of state as its land's."""
    own = state_body(report, mention, bare) if is_state_body(report, bare) else None
    if own is not None:
        return is_entity(report, mention, own, score=0.7, basis="state_body")
    slug = folded(bare).replace(" ", "-")
    entity = Entity(id=f"actor:{slug}", name=bare, kind=EntityKind.ORGANISATION)
    return is_entity(report, mention, entity, score=0.6, basis="words")


def _person(report: Reading, mention: Mention, said: str) -> Mention:
    name = bare_name(said, report.actors)
    again = met_again(name, report.persons)
    if len(again) > 1:
        return replace(mention, rivals=tuple(p.id for p in again))
    if again:
        return is_entity(report, mention, again[0], score=0.85, basis="surname")
    person = person_of(name)
    if person is None:
        return mention
    report.persons[person.id] = person
    return is_entity(report, mention, person, score=0.8, basis="words")
