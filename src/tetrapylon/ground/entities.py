"""Whom words mean: names by lexicon and gazetteer, descriptions and pronouns by what went before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tetrapylon.ground.persons import bare_name, full_names, met_again, person_of
from tetrapylon.ground.places import Context, choose_place, entity_of
from tetrapylon.lexicon.actors import ActorLexicon
from tetrapylon.lexicon.gazetteer import Gazetteer, Place
from tetrapylon.lexicon.translit import folded
from tetrapylon.model.document import Document
from tetrapylon.model.entity import PLACE_KINDS, Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.finding import Code, Finding, finding
from tetrapylon.model.span import Span

STAGE = "ground.entities"
DOMESTIC = frozenset(
    ("government", "army", "forces", "air_force", "opposition", "rebels", "militia")
)
REACH = 600
"""Characters back that a pronoun's or description's antecedent may lie."""
ORGANISED = frozenset(
    (EntityKind.ARMED_GROUP, EntityKind.ORGANISATION, EntityKind.GOVERNMENT, EntityKind.MONITOR)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounding:
    """Mentions with their entities, the entities met, and what could not be placed."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(kw_only=True)
class _Report:
    """What is known while one report is read from front to back."""

    document: Document
    actors: ActorLexicon
    gazetteer: Gazetteer
    context: Context
    home: str | None
    within: dict[str, Place]
    entities: dict[str, Entity] = field(default_factory=dict)
    persons: dict[str, Entity] = field(default_factory=dict)
    seen: list[Mention] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


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
    within = _regions_after(document, mentions, gazetteer)
    context = _context(document, mentions, actors, gazetteer)
    top = context.countries.most_common(2)
    clear = top and (len(top) == 1 or top[0][1] > top[1][1])
    report = _Report(
        document=document,
        actors=actors,
        gazetteer=gazetteer,
        context=context,
        within=within,
        persons=full_names(mentions, actors),
        home=top[0][0] if clear else None,
    )
    for mention in mentions:
        report.seen.append(_grounded(report, mention))
    return Grounding(
        mentions=tuple(report.seen),
        entities=tuple(report.entities[k] for k in sorted(report.entities)),
        findings=tuple(report.findings),
    )


def _context(
    document: Document,
    mentions: tuple[Mention, ...],
    actors: ActorLexicon,
    gazetteer: Gazetteer,
) -> Context:
    """Return what lands the report names: by name, adjective, seat, region, or a town that stands alone."""
    countries: Counter[str] = Counter()
    regions: Counter[tuple[str, str]] = Counter()
    for m in mentions:
        entity = actors.entities.get(m.entity or "")
        if entity and entity.country and m.form is not MentionForm.DESCRIPTION:
            countries[entity.country] += 2
        elif m.form is MentionForm.NAME and m.entity is None and m.kind is not EntityKind.PERSON:
            for place in _telling(gazetteer.find(m.said), m):
                countries[place.country or ""] += 1
                if place.admin1:
                    regions[place.country or "", place.admin1] += 1
    dateline = document.page.dateline_place
    for place in gazetteer.find(dateline.of(document.text))[:1] if dateline else ():
        countries[place.country or ""] += 1
    countries.pop("", None)
    return Context(countries=countries, regions=regions)


def _telling(places: tuple[Place, ...], mention: Mention) -> tuple[Place, ...]:
    """Return the place that a name alone is enough to tell, as a tuple of one or none."""
    if not places or (mention.said.isupper() and len(mention.said) <= 4):
        return ()
    sure = places[0].feature != "town" or places[0].population > 400_000
    only = len(places) == 1 and mention.basis == "locative"
    return places[:1] if sure or only else ()


def _regions_after(
    document: Document, mentions: tuple[Mention, ...], gazetteer: Gazetteer
) -> dict[str, Place]:
    """Return, by mention id, the region or country printed after a name: "Paris, Texas"."""
    found: dict[str, Place] = {}
    named = [m for m in mentions if m.form is MentionForm.NAME]
    for first, second in pairwise(named):
        if document.text[first.end : second.start] not in (", ", " ,"):
            continue
        lands = gazetteer.find(second.said, features=("region", "country"))
        if lands:
            found[first.id] = lands[0]
    return found


def _grounded(report: _Report, mention: Mention) -> Mention:
    if mention.entity is not None:
        return _lexical(report, mention)
    match mention.form:
        case MentionForm.NAME | MentionForm.NICKNAME:
            return _name(report, mention)
        case MentionForm.DESCRIPTION:
            return _description(report, mention)
        case MentionForm.PRONOUN:
            return _pronoun(report, mention)
        case MentionForm.METONYM | MentionForm.ADJECTIVE:
            return mention


def _lexical(report: _Report, mention: Mention) -> Mention:
    entity = report.actors.entities.get(mention.entity or "")
    if entity is None and mention.entity:
        nations = (c.entity_of("nation") for c in report.actors.countries.values())
        entity = next((e for e in nations if e.id == mention.entity), None)
    if entity is None:
        return mention
    other = _namesake(report, mention, entity)
    return _is(report, mention, other or entity, score=0.95, basis="lexicon")


def _namesake(report: _Report, mention: Mention, entity: Entity) -> Entity | None:
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


def _is(report: _Report, mention: Mention, entity: Entity, *, score: float, basis: str) -> Mention:
    report.entities.setdefault(entity.id, entity)
    return replace(mention, entity=entity.id, kind=entity.kind, score=score, basis=basis)


def _name(report: _Report, mention: Mention) -> Mention:
    bare = report.actors.nicknames.get(mention.said, mention.said.split(" (")[0])
    if mention.kind is EntityKind.PERSON:
        return _person(report, mention, bare)
    locative = mention.basis == "locative" or mention.kind in PLACE_KINDS
    again = met_again(bare, report.persons)
    if len(again) == 1 and not locative:
        return _is(report, mention, again[0], score=0.8, basis="surname")
    chosen = None
    if mention.kind in PLACE_KINDS or mention.kind is None:
        chosen = choose_place(
            bare,
            report.gazetteer,
            report.context,
            locative=locative,
            within=report.within.get(mention.id),
        )
    if chosen is not None:
        made = _is(report, mention, entity_of(chosen.place), score=chosen.score, basis="gazetteer")
        return replace(made, rivals=chosen.rivals)
    if mention.kind is EntityKind.ORGANISATION:
        slug = folded(bare).replace(" ", "-")
        entity = Entity(id=f"actor:{slug}", name=bare, kind=EntityKind.ORGANISATION)
        return _is(report, mention, entity, score=0.6, basis="words")
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


def _person(report: _Report, mention: Mention, said: str) -> Mention:
    name = bare_name(said, report.actors)
    again = met_again(name, report.persons)
    if len(again) > 1:
        return replace(mention, rivals=tuple(p.id for p in again))
    if again:
        return _is(report, mention, again[0], score=0.85, basis="surname")
    person = person_of(name)
    if person is None:
        return mention
    report.persons[person.id] = person
    return _is(report, mention, person, score=0.8, basis="words")


def _description(report: _Report, mention: Mention) -> Mention:
    role = mention.basis
    inside = [m for m in report.seen[-6:] if m.form is MentionForm.ADJECTIVE]
    owner = next((m for m in inside if mention.start <= m.start and m.end <= mention.end), None)
    state = report.actors.entities.get(owner.entity or "") if owner else None
    iso = state.country if state else report.home
    if role in DOMESTIC and iso is not None and iso in report.actors.countries:
        if owner is None and role in ("rebels", "militia"):
            return mention
        entity = report.actors.countries[iso].entity_of(role)
        return _is(report, mention, entity, score=0.8 if owner else 0.65, basis=role)
    definite = mention.said.lower().startswith(("the ", "these ", "those "))
    bare = mention.said.lower() in ("jihadists", "extremists", "militants")
    wanted = {
        "group": frozenset((EntityKind.ARMED_GROUP,)),
        "place": frozenset((EntityKind.PLACE,)),
        "body": ORGANISED,
    }.get(role)
    after = report.document.text[mention.end : mention.end + 4]
    if wanted is None or not (definite or bare) or owner is not None or after == " of ":
        return mention
    return _antecedent(report, mention, wanted, limit=4 * REACH, score=0.6)


def _pronoun(report: _Report, mention: Mention) -> Mention:
    match mention.kind:
        case EntityKind.PERSON:
            return _antecedent(
                report, mention, frozenset((EntityKind.PERSON,)), limit=REACH, score=0.7
            )
        case EntityKind.PEOPLE_GROUP:
            return mention
        case _:
            return _antecedent(report, mention, ORGANISED, limit=REACH // 3, score=0.5)


def _antecedent(
    report: _Report, mention: Mention, kinds: frozenset[EntityKind], *, limit: int, score: float
) -> Mention:
    """Return the mention with the last entity of these kinds before it; rivals are the others in reach."""
    near: list[str] = []
    for earlier in reversed(report.seen):
        if mention.start - earlier.end > limit:
            break
        named = earlier.form in (MentionForm.NAME, MentionForm.METONYM, MentionForm.DESCRIPTION)
        started = report.document.page.dateline_place
        if started is not None and earlier.start == started.start:
            continue
        if earlier.entity and named and earlier.kind in kinds and earlier.end <= mention.start:
            near.append(earlier.entity)
    if not near:
        return mention
    rivals = tuple(dict.fromkeys(e for e in near if e != near[0]))
    sure = score if not rivals else score - 0.1
    made = _is(report, mention, report.entities[near[0]], score=sure, basis="antecedent")
    return replace(made, rivals=rivals[:3])
