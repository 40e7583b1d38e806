"""Actors, places and speakers in running text: with their article, without doublings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tetrapylon.model.claim import Claim, ClaimantType, Quotation
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.record import Record
from tetrapylon.tell.phrases import joined
from tetrapylon.tell.support import OF_SECTION, origin_of

WRITERS = frozenset(
    {
        ClaimantType.AGENCY_VOICE,
        ClaimantType.PUBLISHER_VOICE,
        ClaimantType.HEADLINE,
        ClaimantType.CAPTION,
    }
)
UNQUOTED = frozenset({ClaimantType.HEADLINE, ClaimantType.CAPTION})
UNKNOWN = frozenset(
    {
        ClaimantType.ANONYMOUS_OFFICIAL,
        ClaimantType.ANONYMOUS_OTHER,
        ClaimantType.WITNESS,
        ClaimantType.EXPERT,
    }
)
WITH_ARTICLE = frozenset(
    {
        "administration", "agency", "alliance", "army", "assembly", "authority", "bank", "brigade",
        "coalition", "command", "commission", "committee", "council", "court", "crescent", "cross",
        "emirates", "federation", "force", "front", "fund", "government", "guard", "guards", "group",
        "kingdom", "league", "military", "militia", "ministry", "mission", "movement", "nations",
        "navy", "netherlands", "observatory", "opposition", "organisation", "organization", "party",
        "philippines", "police", "press", "programme", "republic", "states", "union",
    }
)  # fmt: skip
PLURAL_HEADS = frozenset(
    {"forces", "rebels", "militias", "fighters", "troops", "soldiers", "police"}
)
PRONOUNS = frozenset({"he", "i", "it", "she", "they", "we", "who"})
MOST_NAMED = 3
UNNAMED = "one report"
CREDIT = "credit"
STATED = 0.9
"""Score from which a report's credit to a wire is one for the whole text, not for one quotation in it."""
VOWEL = re.compile(r"(?!uni[tvfqo]|us[ae]|eu|u\.?[ns]\b|one\b)[aeiou]", re.I)
"""How a word begins that "an" stands before: "an envoy", but "a UN envoy", "a European one"."""
PLURAL_BODY = re.compile(r"^(?:[a-z-]+ )*(?:[a-z-]+[a-z](?<![sui])s|people|men|women|police)$")
"""Several speakers described: "authorities", "local officials", "separatists"; no "a" stands before them."""


def with_article(entity: Entity) -> str:
    """Return an entity's name as it stands in a sentence: "the Syrian army", "Islamic State"."""
    if entity.kind in (EntityKind.PERSON, EntityKind.PLACE) or entity.name.lower().startswith(
        "the "
    ):
        return entity.name
    words = [w.casefold() for w in entity.name.split()]
    titled = "for" in words[1:] or "of" in words[1:]
    needs = words[-1] in WITH_ARTICLE or (titled and bool(WITH_ARTICLE & set(words)))
    return f"the {entity.name}" if needs or words[-2:] == ["air", "force"] else entity.name


def named(record: Record, key: str) -> str:
    """Return the words for an entity's id, or the id's own words where the record has no row."""
    entity = record.entity.get(key)
    if entity is not None:
        return with_article(entity)
    kind, colon, slug = key.partition(":")
    return slug.replace("-", " ").title() if colon and kind.isalpha() else key


def actors_words(record: Record, keys: Sequence[str]) -> str:
    """Return actors as a list, one for each side: a government is not named beside its army."""
    kept: dict[str, str] = {}
    for key in keys:
        entity = record.entity.get(key)
        if entity is not None:
            kept.setdefault(entity.side or entity.id, with_article(entity))
    return listed(list(kept.values()))


def listed(names: Sequence[str]) -> str:
    """Return names in words, "others" standing for those past the first few."""
    shown = list(dict.fromkeys(names))
    return joined(shown if len(shown) <= MOST_NAMED else [*shown[: MOST_NAMED - 1], "others"])


def be(words: str) -> str:
    """Return "was" or "were" for a subject."""
    plural = " and " in words or words.split()[-1].casefold() in PLURAL_HEADS
    return "were" if plural else "was"


def speaker_of(record: Record, claim: Claim) -> str:
    """Return who says a claim; a speaker without a name is "a source", never "the source"."""
    entity = record.entity.get(claim.claimant.entity or "")
    if claim.claimant.type is ClaimantType.AGENCY_VOICE and (
        outlet := _outlet_before(record, claim)
    ):
        return outlet
    if entity is not None:
        return with_article(entity)
    name = " ".join((claim.claimant.name or "").split())
    if not name or name[0] in '"“':
        return UNNAMED
    if claim.claimant.type in WRITERS or claim.claimant.type is ClaimantType.NAMED_PERSON:
        return name
    return _indefinite(name)


def writer_of(record: Record, claim: Claim) -> str:
    """Return whose report a claim stands in, as a speaker: the wire or outlet, else "one report"."""
    origin = _outlet_before(record, claim) or origin_of(record, claim)
    entity = record.entity.get(record.media_by_name.get(origin.casefold(), ""))
    named_file = origin in {r.name for r in record.reports}
    return with_article(entity) if entity else UNNAMED if named_file else origin


def _outlet_before(record: Record, claim: Claim) -> str | None:
    """Return the outlet of a report whose wire is known by a passing credit alone: the words are printed as its own."""
    made_of = record.composition.get(claim.report)
    wire = made_of.agency if made_of else None
    if wire is None or wire.name != claim.origin or wire.basis != CREDIT or wire.score >= STATED:
        return None
    reading, report = record.reading.get(claim.report), record.report.get(claim.report)
    printed = reading.page.publisher if reading else None
    named = printed.name if printed and printed.basis != OF_SECTION else None
    return named or (report.publisher if report else None)


def is_own_wire(record: Record, claim: Claim) -> bool:
    """Tell whether a claim's words stand in a report of the wire they come from: a copier may have changed them."""
    made_of = record.composition.get(claim.report)
    wire = made_of.agency.name if made_of and made_of.agency else None
    return claim.origin is None or claim.origin == wire


def is_narrated(record: Record, claim: Claim) -> bool:
    """Tell whether a claim's words tell that its speaker spoke: "the mayor refused to talk". The writer says that."""
    who, cue, span = claim.claimant.span, claim.cue, claim.span
    if claim.claimant.type in WRITERS or who is None or cue is None:
        return False
    inside = span.contains(who) and span.contains(cue) and who.end <= cue.start
    return inside and who.of(record.report[claim.report].text).casefold() not in PRONOUNS


def in_whose_words(record: Record, claim: Claim) -> str:
    """Return ", in AFP's words" where a report tells in its own words what a speaker said, "" for a speaker's own."""
    paraphrased = claim.quotation in (Quotation.INDIRECT, Quotation.MIXED)
    if claim.claimant.type in WRITERS or is_narrated(record, claim) or not paraphrased:
        return ""
    writer = writer_of(record, claim)
    whose = "the report" if writer == UNNAMED else writer
    return f", in {whose}{'’' if whose.endswith('s') else '’s'} words"


def answerer_of(record: Record, claim: Claim) -> str:
    """Return who answers for a claim's words; of a party whose stand a writer tells both are named, for a writer takes no side."""
    speaker = speaker_of(record, claim)
    return f"of {speaker} {writer_of(record, claim)}" if is_narrated(record, claim) else speaker


def _indefinite(name: str) -> str:
    bare = re.sub(
        r"^(?:the|one|another|a|an|that|this)\s+(?:same\s+)?", "", name, flags=re.IGNORECASE
    )
    if bare.startswith("of "):
        return name
    if bare != name and PLURAL_BODY.search(bare):
        return bare
    if bare == name:
        return name[0].lower() + name[1:] if name.split()[0].istitle() and " " in name else name
    if re.match(r"(?:the)\s", name, re.IGNORECASE) and bare[:1].isupper():
        return f"the {bare}"
    return f"{'an' if VOWEL.match(bare) else 'a'} {bare}"


def speakers_of(record: Record, claims: Iterable[Claim]) -> str:
    """Return all who say one thing, the vaguer of two descriptions left out."""
    said = list(claims)
    names = list(
        dict.fromkeys(speaker_of(record, c) for c in said if not _doubled(record, c, said))
    )
    if len(names) > 1:
        names = [n for n in names if n != UNNAMED]
    words = {n: set(n.casefold().split()) - {"a", "an", "the"} for n in names}
    clear = [n for n in names if not any(words[n] < words[o] for o in names)]
    return listed(clear)


def _doubled(record: Record, claim: Claim, said: Iterable[Claim]) -> bool:
    """Tell whether a state speaks beside its own government."""
    one = record.entity.get(claim.claimant.entity or "")
    if one is None or one.kind is not EntityKind.STATE:
        return False
    others = (record.entity.get(c.claimant.entity or "") for c in said)
    return any(o and o.kind is EntityKind.GOVERNMENT and o.country == one.country for o in others)
