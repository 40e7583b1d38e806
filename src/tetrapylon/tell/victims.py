"""Who in the record is a victim, by name: whose name is withheld where a publication is to name no victims.

The finding errs on the side of people: whoever suffers harm as the readers see it, and everybody named in a sentence
that tells of harm to people, unless that person speaks, does, or holds an office there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tetrapylon.lexicon.victims import VictimWords
from tetrapylon.model.claim import ClaimantType
from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.model.passage import Sentence
from tetrapylon.model.record import Reading, Record

AGE = re.compile(r",\s+(?:aged?\s+)?\d{1,3}\b|,\s+an?\s+[\w-]+-year-old")
BEFORE = 48
"""Code points before a name in which an office is looked for ("the minister of health, ")."""


def victims_of(record: Record, words: VictimWords) -> frozenset[str]:
    """Return the names of victims as reports give them, and every other name of the same persons."""
    spared, others = _public(record, words), names_of_others(record)
    found: set[str] = set()
    for reading in record.readings:
        text = record.report[reading.report].text
        struck = frozenset(_struck(reading, words))
        for mention in reading.mentions:
            if mention.id in struck or (
                _named_in_harm(reading, mention, text, words)
                and _like_a_person(mention, text, words, others)
                and not _names(record, mention) & spared
                and not _in_power(mention, text, words)
            ):
                found |= _names(record, mention)
    return frozenset(n for n in found if _is_name(n))


def _struck(reading: Reading, words: VictimWords) -> Iterator[str]:
    """Yield the mentions of persons who suffer harm as an event reads it."""
    kinds = {m.id: m for m in reading.mentions}
    for event in reading.events:
        if event.frame in words.frames:
            yield from (p for p in event.patients if p in kinds and _is_person(kinds[p]))


def _is_person(mention: Mention) -> bool:
    """Tell whether a mention is, or may be, of one person by name or pointing back to one."""
    entity = mention.entity or ""
    unknown = mention.kind is None and not entity and mention.form is MentionForm.NAME
    return mention.kind is EntityKind.PERSON or entity.startswith("person:") or unknown


def _named_in_harm(reading: Reading, mention: Mention, text: str, words: VictimWords) -> bool:
    if mention.form is not MentionForm.NAME or not _is_person(mention):
        return False
    sentence = _sentence_of(reading, mention)
    return sentence is not None and bool(words.harm.search(text, sentence.start, sentence.end))


def _like_a_person(mention: Mention, text: str, words: VictimWords, others: frozenset[str]) -> bool:
    """Tell whether a name that grounds to nothing is a person's: by its first word, what stands before, or an age."""
    if mention.kind is EntityKind.PERSON or mention.entity:
        return True
    parts = mention.said.split()
    if set(parts) & others:
        return False
    before = text[max(0, mention.start - BEFORE) : mention.start].split()[-1:]
    cue = {w.casefold().strip(".,") for w in (*before, *parts[:1])}
    aged = AGE.match(text, mention.end) is not None
    return len(parts) > 1 or aged or parts[0] in words.given or bool(cue & words.persons)


def names_of_others(record: Record) -> frozenset[str]:
    """Return the single words in names of whatever is no person."""
    return frozenset(
        part
        for e in record.entities
        if e.kind is not EntityKind.PERSON
        for name in (e.name, *e.aliases)
        for part in name.replace("-", " ").split()
    )


def _sentence_of(reading: Reading, mention: Mention) -> Sentence | None:
    for passage in reading.passages:
        if passage.start <= mention.start < passage.end:
            return next((s for s in passage.sentences if s.start <= mention.start < s.end), None)
    return None


def _names(record: Record, mention: Mention) -> frozenset[str]:
    entity = record.entity.get(mention.entity or "")
    known = (entity.name, *entity.aliases) if entity else ()
    own = (mention.said,) if mention.form is MentionForm.NAME else ()
    return frozenset(" ".join(n.split()) for n in (*known, *own))


def _is_name(words: str) -> bool:
    return any(w[:1].isupper() for w in words.split())


def _public(record: Record, words: VictimWords) -> frozenset[str]:
    """Return the names of people who speak, who do what others suffer, or who hold an office."""
    found: set[str] = set()
    for claim in record.claims:
        entity = record.entity.get(claim.claimant.entity or "")
        if claim.claimant.type is ClaimantType.NAMED_PERSON:
            found |= {claim.claimant.name or ""} | (
                {entity.name, *entity.aliases} if entity else set()
            )
    for reading in record.readings:
        by_id = {m.id: m for m in reading.mentions}
        text = record.report[reading.report].text
        doers = {a for e in reading.events for a in e.agents}
        for key, mention in by_id.items():
            if key in doers or _holds_office(mention, text, words):
                found |= _names(record, mention)
    return frozenset(" ".join(n.split()) for n in found if n)


def _holds_office(mention: Mention, text: str, words: VictimWords) -> bool:
    before = text[max(0, mention.start - BEFORE) : mention.start].replace(",", " ").split()
    first = (*before[-1:], *mention.said.split()[:1])
    return any(w.casefold().strip(".") in words.offices for w in first)


def _in_power(mention: Mention, text: str, words: VictimWords) -> bool:
    """Tell whether a name stands before what belongs to a leader ("Vostok's forces")."""
    after = text[mention.end : mention.end + BEFORE].removeprefix("'s").removeprefix("’s").split()
    owns = text[mention.end : mention.end + 2] in ("'s", "’s")
    return owns and any(w.casefold().strip(".,;") in words.power for w in after[:3])


def slugs_of(record: Record, names: frozenset[str]) -> Mapping[str, str]:
    """Return a nameless id for every person whose id would tell one of these names."""
    tokens = {
        t.casefold().strip("'’") for n in names for t in n.replace("-", " ").split() if len(t) > 2
    }
    told = [
        e.id
        for e in record.entities
        if e.id.startswith("person:") and tokens & set(e.id.partition(":")[2].split("-"))
    ]
    return {key: f"person:withheld-{n}" for n, key in enumerate(sorted(told), 1)}
