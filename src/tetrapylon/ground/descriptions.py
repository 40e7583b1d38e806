"""Whom descriptions and pronouns mean: "the army", "the city", "the group", "it"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from tetrapylon.ground.antecedents import Taken, taken_by_it, taken_by_person, taken_by_place
from tetrapylon.ground.entities_state import Reading, is_entity
from tetrapylon.ground.own_forces import led_group, states_before
from tetrapylon.ground.parties import is_others, party_of
from tetrapylon.ground.persons import met_again
from tetrapylon.ground.short_names import only_rebels
from tetrapylon.lexicon.countries import Country
from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.model.ids import content_id

DOMESTIC = frozenset(
    ("government", "army", "forces", "air_force", "opposition", "rebels", "militia")
)
FIGHTING = frozenset(("group", "militia", "forces", "rebels"))
"""Roles of nouns that a group's name may stand before or behind."""
REACH = 600
"""Characters back that a pronoun's or description's antecedent may lie."""
FAR_MORE = 2
"""How many times as often as its state a land must be named for "the army" to be its own."""
ORGANISED = frozenset(
    (EntityKind.ARMED_GROUP, EntityKind.ORGANISATION, EntityKind.GOVERNMENT, EntityKind.MONITOR)
)


DETERMINERS = frozenset(
    ("the", "a", "an", "some", "two", "several", "many", "its", "their", "this", "that", "these", "those",
     "pro-government", "government", "other", "more", "most", "all", "armed", "local", "allied", "loyal", "security",
     "foreign", "heavily", "regular", "both", "our", "his", "her", "no", "islamist", "jihadist", "joint", "special")
)  # fmt: skip
"""Words that may begin a sentence's phrase with a capital without naming an owner."""


STRANGERS = frozenset(("foreign", "overseas", "expatriate"))
"""Words that say that forces are not the land's own."""


def description(report: Reading, mention: Mention) -> Mention:
    """Return a described actor or place with the entity that the report says it is."""
    role = mention.basis
    fighters = _fighters(report, mention) if role in FIGHTING | {"army"} else None
    if fighters is not None:
        return fighters
    owner = _owner(report, mention)
    if role in DOMESTIC:
        strangers = STRANGERS & set(mention.said.lower().split())
        unknown = owner is None and (strangers or _has_unknown_owner(report, mention))
        return mention if unknown else _domestic(report, mention, owner)
    own = _named_before(report, mention) if role == "place" and owner is None else None
    if own is not None:
        place = report.entities[own.entity or ""]
        return is_entity(report, mention, place, score=own.score, basis="antecedent")
    if role == "body" and _is_named_within(report, mention):
        return mention
    definite = mention.said.lower().startswith(("the ", "these ", "those "))
    bare = mention.said.lower() in ("jihadists", "extremists", "militants")
    after = report.document.text[mention.end : mention.end + 4]
    if not (definite or bare) or owner is not None or after == " of ":
        return mention
    return _taken_up(report, mention, definite=definite)


def _taken_up(report: Reading, mention: Mention, *, definite: bool) -> Mention:
    """Return a definite description with what it takes up."""
    match mention.basis:
        case "place" if definite:
            fitting = _fitting(report, mention.said.split()[-1].lower())
            taken = taken_by_place(mention, report.seen, report.standing, fitting=fitting)
            return _taken(report, mention, taken, score=0.6)
        case "group":
            kinds = frozenset((EntityKind.ARMED_GROUP,))
            return _antecedent(report, mention, kinds, limit=4 * REACH, score=0.6)
        case "body":
            return _antecedent(report, mention, ORGANISED, limit=2 * REACH, score=0.6)
        case _:
            return mention


def _fighters(report: Reading, mention: Mention) -> Mention | None:
    """Return fighters with the party that the phrase says they are of, as said where it is somebody unknown.

    None where the phrase says nothing of whose they are.
    """
    fighting = mention.basis in FIGHTING
    known = party_of(report, mention) if fighting else None
    if known is not None:
        return is_entity(report, mention, known, score=0.85, basis="party")
    if fighting and is_others(report.document.text, mention):
        return mention
    led = led_group(report, mention) if fighting else None
    if led is not None:
        return is_entity(report, mention, led, score=0.75, basis="antecedent")
    if OWNED_BY.match(mention.said) is None or _owner(report, mention) is not None:
        return None
    owned = _of_pronoun(report, mention)
    somebodys = not mention.said.lower().startswith("its ")
    return owned or (mention if somebodys else None)


OWNED_BY = re.compile(r"(?:its|their|the (?:group|movement|militia)['’]s) ", re.IGNORECASE)
"""What begins a phrase for fighters of somebody named before."""


def _of_pronoun(report: Reading, mention: Mention) -> Mention | None:
    """Return "its forces" as those of what the pronoun takes up, None where that has none."""
    pronoun = next((m for m in reversed(report.seen) if m.start == mention.start), None)
    owner = report.entities.get(pronoun.entity or "") if pronoun is not None else None
    named = states_before(report, mention) if owner is None else ()
    owner = named[0] if len(named) == 1 else owner
    if owner is None or owner.kind not in (EntityKind.ARMED_GROUP, EntityKind.STATE):
        return None
    if owner.kind is EntityKind.ARMED_GROUP:
        return is_entity(report, mention, owner, score=0.75, basis="antecedent")
    country = report.actors.land_of(owner)
    if country is None or mention.basis not in DOMESTIC:
        return None
    forces = country.entity_of(mention.basis)
    return is_entity(report, mention, forces, score=0.75, basis=mention.basis)


def _named_before(report: Reading, mention: Mention) -> Mention | None:
    """Return the place whose name stands right before the noun: "Karsa city"."""
    text = report.document.text
    for m in reversed(report.seen):
        if m.end < mention.start:
            return None
        inside = mention.start <= m.start and text[m.end : mention.head] == " "
        if inside and m.form is MentionForm.NAME and m.kind is EntityKind.PLACE and m.entity:
            return m
    return None


def named_by_of(report: Reading) -> None:
    """Give "the city of X" the place that X is, and its words to the end of the name."""
    text = report.document.text
    named = {m.start: m for m in report.seen if m.form is MentionForm.NAME and m.entity}
    for i, mention in enumerate(report.seen):
        if mention.form is not MentionForm.DESCRIPTION or mention.basis != "place":
            continue
        joined = _OF.match(text, mention.end)
        name = named.get(joined.end()) if joined else None
        if name is None or name.kind is not EntityKind.PLACE or mention.entity is not None:
            continue
        whole = replace(
            mention,
            id=content_id("m", mention.report, mention.start, name.end, mention.form),
            end=name.end,
            said=text[mention.start : name.end],
        )
        entity = report.entities[name.entity or ""]
        report.seen[i] = is_entity(report, whole, entity, score=name.score, basis="antecedent")


_OF = re.compile(r"\s+of\s+(?:the\s+)?")


def _owner(report: Reading, mention: Mention) -> Mention | None:
    """Return the land named last before the phrase's head; one that only backs or leads is no owner."""
    text = report.document.text
    lands = [
        m
        for m in _nested(report, mention)
        if m.kind is EntityKind.STATE
        and m.form in (MentionForm.ADJECTIVE, MentionForm.NAME)
        and text[m.end : m.end + 1] != "-"
        and m.start <= mention.head
    ]
    return lands[-1] if lands else None


def _nested(report: Reading, mention: Mention) -> list[Mention]:
    return [
        m
        for m in report.listed
        if mention.start <= m.start
        and m.end <= mention.end
        and (m.start, m.end) != (mention.start, mention.end)
    ]


def _has_unknown_owner(report: Reading, mention: Mention) -> bool:
    """Tell whether the phrase names an owner that nothing knows ("the Karsan army")."""
    nested = _nested(report, mention)
    for word in re.finditer(r"[\w'’-]+", mention.said):
        start = mention.start + word.start()
        known = any(m.start <= start < m.end and not _is_land_within(report, m) for m in nested)
        opens = word.start() == 0 and word.group().lower() in DETERMINERS
        last = mention.start + word.end() >= mention.end
        if word.group()[0].isupper() and not (known or opens or last):
            return True
    return False


def _is_named_within(report: Reading, mention: Mention) -> bool:
    """Tell whether a body's phrase says whose or which it is ("the U.N. migration agency"): it takes up no other."""
    return any(m.form is MentionForm.NAME for m in _nested(report, mention))


def _is_land_within(report: Reading, mention: Mention) -> bool:
    """Tell whether a name is a region's or people's that no state is ("Tigray forces"): its forces are not the state's."""
    if mention.form is not MentionForm.NAME or mention.entity is not None:
        return False
    if mention.kind is EntityKind.PLACE:
        return True
    return mention.kind is None and not met_again(mention.said, report.persons)


def _domestic(report: Reading, mention: Mention, owner: Mention | None) -> Mention:
    """Return an army, government or opposition with its land: as said, as said before, or the report's own."""
    role = mention.basis
    if owner is None and role in ("rebels", "militia"):
        only = only_rebels(report, mention) if role == "rebels" else None
        return is_entity(report, mention, only, score=0.7, basis="party") if only else mention
    state = report.actors.entities.get(owner.entity or "") if owner else None
    before = [m.entity for m in report.seen if m.basis == role and m.entity in report.entities]
    if state is not None:
        land = report.actors.land_of(state)
    elif len(set(before)) == 1:
        return is_entity(
            report, mention, report.entities[before[0] or ""], score=0.7, basis="antecedent"
        )
    else:
        land = _own_land(report)
    if land is None:
        return mention
    entity = land.entity_of(role)
    return is_entity(report, mention, entity, score=0.8 if owner else 0.65, basis=role)


def _own_land(report: Reading) -> Country | None:
    """Return whose "the army" is where nothing says so: the report's land, or one inside it that is named far more."""
    named = Counter(m.entity for m in report.listed if m.kind is EntityKind.STATE)
    country = report.actors.countries.get(report.home or "")
    if country is None:
        return None
    inner = {k: named[k] for k, c in report.actors.lands.items() if c.iso == report.home}
    most = max(inner, key=lambda k: (inner[k], k), default="")
    far_more = inner.get(most, 0) >= max(FAR_MORE, FAR_MORE * named[country.state.id])
    return report.actors.lands[most] if far_more else country


def _fitting(report: Reading, noun: str) -> frozenset[str]:
    """Return the places met that may be called by `noun`: towns for "city", regions for "province"."""
    regions = {k for k, f in report.features.items() if f == "region"}
    towns = {k for k, f in report.features.items() if f == "town"}
    match noun:
        case "city" | "town" | "village":
            return frozenset(towns)
        case "capital":
            seats = {s for c in report.actors.countries.values() for s in c.seats[:1]}
            return frozenset(k for k in towns if report.entities[k].name in seats)
        case "province" | "region":
            return frozenset(regions)
        case _:
            return frozenset(towns | {k for k, f in report.features.items() if f == "area"})


def pronoun(report: Reading, mention: Mention) -> Mention:
    """Return a pronoun with what it takes up, where grammar says so."""
    match mention.kind:
        case EntityKind.PERSON:
            taken = taken_by_person(mention, report.seen, report.standing)
            return _taken(report, mention, taken, score=0.7)
        case EntityKind.PEOPLE_GROUP:
            return mention
        case _:
            taken = taken_by_it(mention, report.seen, report.standing)
            return _taken(report, mention, taken, score=0.6)


def _taken(report: Reading, mention: Mention, taken: Taken, *, score: float) -> Mention:
    if taken.entity is None:
        return replace(mention, rivals=taken.rivals)
    sure = score - (0.1 if taken.rivals else 0.0)
    entity = report.entities[taken.entity]
    made = is_entity(report, mention, entity, score=round(sure, 3), basis="antecedent")
    return replace(made, rivals=taken.rivals)


def _antecedent(
    report: Reading, mention: Mention, kinds: frozenset[EntityKind], *, limit: int, score: float
) -> Mention:
    """Return the mention with the last entity of these kinds before it; rivals are the others in reach."""
    near: list[str] = []
    for earlier in reversed(report.seen):
        if mention.start - earlier.end > limit:
            break
        named = earlier.form in (MentionForm.NAME, MentionForm.METONYM, MentionForm.DESCRIPTION)
        if earlier.entity and named and earlier.kind in kinds and earlier.end <= mention.start:
            near.append(earlier.entity)
    rivals = tuple(dict.fromkeys(e for e in near if e != near[0]))
    taken = Taken(entity=near[0] if near else None, rivals=rivals[:3])
    return _taken(report, mention, taken, score=score)
