"""Places that a report puts beside another: "2 km south of X", "on the edge of X", "between X and Y".

Such words are an area of their own: a middle, a radius, a bearing where one is said, and the part of the other
place that the distance counts from (edge, centre, entrance, unstated). The area is never drawn narrower than
the words are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from math import cos, hypot, radians, sin

from tetrapylon.lexicon.translit import folded
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm, Offset, Reference
from tetrapylon.model.ids import content_id
from tetrapylon.model.span import Span

KM_A_DEGREE = 111.2
UNITS_KM = {"km": 1.0, "kilomet": 1.0, "mile": 1.609, "met": 0.001, "m": 0.001, "yard": 0.000914}
NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
PARTS = {
    Reference.EDGE: ("edge", "edges", "outskirts", "suburbs", "periphery", "fringe", "fringes", "limits", "border"),
    Reference.ENTRANCE: ("entrance", "entrances", "gate", "gates", "approaches"),
    Reference.CENTRE: ("centre", "center", "heart", "middle"),
}  # fmt: skip
DISTANT = 0.25
"""Share of a distance said with a bearing that its point may be off."""
NEARBY_KM = 10.0
"""How far "south of X" without a distance reaches, beyond X itself."""
REACH = 80
"""Code points before a name in which words may put something beside it."""

_NUMBER = r"(?P<n>\d[\d,]*(?:\.\d+)?|" + "|".join(NUMBERS) + ")"
_UNIT = r"(?P<unit>km|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|yards?)"
_SIDE = r"(?P<side>(?:north|south)[- ]?(?:east|west)|north|south|east|west)(?:ern)?"
_PART = "(?P<part>" + "|".join(w for ws in PARTS.values() for w in ws) + ")"
_KIND = r"(?:the )?(?:(?:\w+ )?(?:city|town|village|capital|district|camp) of )?(?:the )?$"
PATTERNS = (
    re.compile(
        rf"{_NUMBER}[- ]?{_UNIT}(?: \([^)]{{1,25}}\))?(?: away)?(?: to the)? {_SIDE} of (?:the {_PART} of )?{_KIND}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_NUMBER}[- ]?{_UNIT}(?: \([^)]{{1,25}}\))?(?: away)? (?:from|outside|off) (?:the {_PART} of )?{_KIND}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:the )?(?:{_SIDE} )?{_PART} of {_KIND}", re.IGNORECASE),
    re.compile(rf"(?:to the )?{_SIDE} of {_KIND}", re.IGNORECASE),
)
"""How words before a name put something beside it; the first that fits counts."""


def relative_places(
    text: str, mentions: Iterable[Mention], entities: Mapping[str, Entity]
) -> tuple[tuple[Mention, Entity], ...]:
    """Return the areas that words put beside named places, each with the words as a mention.

    Args:
        text: the report's text.
        mentions: grounded mentions in reading order.
        entities: the entities met, by id.
    """
    named = [m for m in mentions if _is_base(m, entities)]
    found = [made for m in named if (made := _beside(text, m, entities[m.entity or ""]))]
    found += _between(text, named, entities)
    return tuple(found)


def _is_base(mention: Mention, entities: Mapping[str, Entity]) -> bool:
    entity = entities.get(mention.entity or "")
    named = mention.form in (MentionForm.NAME, MentionForm.NICKNAME) and mention.basis != "part"
    return named and entity is not None and entity.lat is not None


_LED = re.compile(r"(?:of|from|outside|off) (?:the ){0,2}$", re.IGNORECASE)
"""What the words of all `PATTERNS` end with; most names lack it."""
_LED_REACH = 20


def _beside(text: str, base: Mention, place: Entity) -> tuple[Mention, Entity] | None:
    if _LED.search(text[max(0, base.start - _LED_REACH) : base.start].replace("\n", " ")) is None:
        return None
    before = text[max(0, base.start - REACH) : base.start].replace("\n", " ")
    for pattern in PATTERNS:
        found = pattern.search(before)
        if found is None or (found.start() and before[found.start() - 1].isalnum()):
            continue
        start = base.start - (len(before) - found.start())
        said_by = found.groupdict()
        head = next(found.start(g) for g in ("side", "part", "unit") if said_by.get(g))
        offset = _offset(said_by, place)
        said = text[start : base.end]
        at = base.start - (len(before) - max(head, found.start()))
        return _made(base, Span(start, base.end), said, at, _area(said, place, offset))
    return None


def _offset(said: Mapping[str, str | None], place: Entity) -> Offset:
    side, part = said.get("side"), said.get("part")
    bearing = BEARINGS[re.sub(r"[- ]", "", side.lower())] if side else None
    reference = next((r for r, ws in PARTS.items() if part and part.lower() in ws), None)
    return Offset(
        of=(place.id,),
        distance_km=_distance_km(said.get("n"), said.get("unit")),
        bearing_deg=bearing,
        reference=reference or Reference.UNSTATED,
    )


def _distance_km(number: str | None, unit: str | None) -> float | None:
    if number is None or unit is None:
        return None
    value = float(NUMBERS.get(number.lower(), 0) or number.replace(",", ""))
    each = next(km for word, km in UNITS_KM.items() if unit.lower().startswith(word))
    return round(value * each, 3)


def _area(said: str, place: Entity, offset: Offset) -> Entity:
    """Return the area: the other place's point moved by what is said, with the radius that the words leave open."""
    own, distance = place.precision_km or 1.0, offset.distance_km
    if offset.bearing_deg is None:
        lat, lon, radius = place.lat or 0.0, place.lon or 0.0, own + (distance or 0.0)
    else:
        far = distance if distance is not None else own + NEARBY_KM / 2
        lat, lon = _moved(place.lat or 0.0, place.lon or 0.0, far, offset.bearing_deg)
        radius = own + (DISTANT * far if distance is not None else NEARBY_KM)
    return _entity(said, (place,), offset, (lat, lon), radius)


def _moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    north = km * cos(radians(bearing)) / KM_A_DEGREE
    east = km * sin(radians(bearing)) / (KM_A_DEGREE * max(0.1, cos(radians(lat))))
    return lat + north, lon + east


def _between(
    text: str, named: list[Mention], entities: Mapping[str, Entity]
) -> Iterator[tuple[Mention, Entity]]:
    for first, second in pairwise(named):
        joined = re.fullmatch(r"\s+and\s+(?:the\s+)?", text[first.end : second.start])
        opening = re.search(r"\bbetween\s+(?:the\s+)?$", text[: first.start][-20:], re.IGNORECASE)
        if joined is None or opening is None or first.entity == second.entity:
            continue
        a, b = entities[first.entity or ""], entities[second.entity or ""]
        if EntityKind.STATE in (a.kind, b.kind):
            continue
        lats, lons = (a.lat or 0.0, b.lat or 0.0), (a.lon or 0.0, b.lon or 0.0)
        half = hypot(lats[0] - lats[1], (lons[0] - lons[1]) * cos(radians(lats[0]))) / 2
        start = first.start - len(opening.group())
        said = text[start : second.end]
        area = _entity(
            said,
            (a, b),
            Offset(of=(a.id, b.id), reference=Reference.UNSTATED),
            (sum(lats) / 2, sum(lons) / 2),
            half * KM_A_DEGREE,
        )
        yield _made(first, Span(start, second.end), said, start, area)


def _entity(
    said: str, bases: tuple[Entity, ...], offset: Offset, at: tuple[float, float], radius_km: float
) -> Entity:
    plain = " ".join(re.sub(r"\([^)]*\)", " ", said).split())
    name = re.sub(r"^(?:the|to the) ", "", plain, flags=re.IGNORECASE)
    words = folded(name).split()
    own = set(folded(" ".join(b.name for b in bases)).split())
    slug = "-".join(w for w in words if w not in own)
    tail = "-".join(b.id.partition(":")[2] for b in bases)
    return Entity(
        id=f"place:{slug}-{tail}",
        name=name,
        kind=EntityKind.PLACE,
        country=bases[0].country,
        admin1=bases[0].admin1,
        admin2=bases[0].admin2,
        lat=round(at[0], 4),
        lon=round(at[1], 4),
        precision_km=round(radius_km, 1),
        feature="area",
        offset=offset,
    )


def _made(base: Mention, span: Span, said: str, head: int, area: Entity) -> tuple[Mention, Entity]:
    mention = replace(
        base,
        id=content_id("m", base.report, span.start, span.end, "relative"),
        start=span.start,
        end=span.end,
        said=said,
        head=head,
        form=MentionForm.DESCRIPTION,
        entity=area.id,
        kind=EntityKind.PLACE,
        basis="relative",
        score=0.7,
        rivals=(),
    )
    return mention, area
