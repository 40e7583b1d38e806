"""What a brief may tell: incidents in the record's own words, claims in quotation marks, with their weight."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tetrapylon.lexicon.matters import load_matters
from tetrapylon.model.claim import Claim, Modality, Quotation, Topic
from tetrapylon.model.edtf import days_of
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.record import Record
from tetrapylon.tell.brief_background import Background
from tetrapylon.tell.brief_cited import cited, in_full
from tetrapylon.tell.brief_matters import matters_of
from tetrapylon.tell.brief_model import BriefSentence
from tetrapylon.tell.brief_relevance import Relevance, no_speaker
from tetrapylon.tell.brief_topics import TOPIC_OF_FRAME, topic_of
from tetrapylon.tell.happenings import LASTING, as_borne, foretold, happening
from tetrapylon.tell.names import (
    UNNAMED,
    UNQUOTED,
    WRITERS,
    is_narrated,
    speakers_of,
    writer_of,
)
from tetrapylon.tell.phrases import sentence, when
from tetrapylon.tell.quotable import Quoter, best_quoted
from tetrapylon.tell.spoken import saying
from tetrapylon.tell.support import origins_behind

AHEAD = frozenset({Modality.PREDICTED, Modality.INTENDED})
TO_COME = frozenset({Status.PREDICTED, Status.PLANNED})
COMMON = frozenset({Topic.MILITARY, Topic.CONTROL})
VAGUE = frozenset({"destruction_heritage", "looting", "killing_captives", "aid_delivery", "talks"})
FORCE = {
    Modality.INTENDED: -1.5,
    Modality.CONDITIONAL: -6.0,
    Modality.POSSIBLE: -2.0,
    Modality.DEMANDED: -1.0,
}
OF_PERSONS = frozenset({"meeting", "talks", "visit"})
LATEST_TELLING = 31
"""Days after a happening's last day on which a claim may still tell of it as of its own day."""
AHEAD_WORDS = re.compile(
    r"\b(?:will|would|shall|going to|expect\w*|likely|about to|set to)\b|[’']ll\b", re.I
)
"""Words by which a quotation itself says that it looks ahead; whose it is need not be called a prediction, which a plan is not."""
THINKS = {
    "believe": "believed", "believed": "believed", "believes": "believed", "doubted": "doubted", "doubts": "doubted",
    "fear": "feared", "feared": "feared", "fears": "feared", "hoped": "hoped", "hopes": "hoped", "think": "thought",
    "thinks": "thought", "thought": "thought", "worried": "worried", "worries": "worried",
}  # fmt: skip
"""What somebody held, as far as the words go, without saying it."""
OF_MATTER = 6.0
"""What a sentence on a matter that any brief tells weighs besides its origins."""
UNPLACED = 1.5
"""What words that name no actor and no place lose: whom they are about stands outside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One sentence that a section may print.

    `weight` is larger the more it matters; `about` are entity ids; `fresh` tells that its day is known,
    not only a day before which it was; `own` that the words are the record's; `acts` that an act or a figure of
    its topic is told in them; `by_writer` that a report says so in its own voice. `aside` is what the weight
    loses, 0 or less, where a brief tells the war alone.
    """

    sentence: BriefSentence
    topic: Topic
    day: date | None
    weight: float
    about: frozenset[str]
    claims: tuple[str, ...]
    ahead: bool = False
    fresh: bool = True
    own: bool = False
    acts: bool = True
    by_writer: bool = False
    aside: float = 0.0


def entries_of(record: Record, quoter: Quoter, focus: frozenset[str]) -> list[Entry]:
    """Return what a record offers to tell, own words first, then quotations."""
    found = [e for i in record.incidents if (e := _of_incident(record, i, quoter)) is not None]
    quoted = list(_quoted(record, quoter))
    whole = list(_matters(record, quoter, [c for e in quoted for c in e.claims]))
    said_in_full = {e.claims[0] for e in whole}
    found += [*(e for e in quoted if e.claims[0] not in said_in_full), *whole]
    return [e for e in found if not focus or e.about & focus]


def _of_incident(record: Record, incident: Incident, quoter: Quoter) -> Entry | None:
    ahead = incident.status in TO_COME
    whole = incident if ahead else as_borne(record, incident)
    if whole is None:
        return None
    incident = whole
    known = [record.claim[c] for c in incident.claims if c in record.claim]
    claims = [c for c in known if _of_its_time(c, incident)] or known
    words = _prediction(record, incident, claims) if ahead else happening(record, incident)
    if words is None or not claims:
        return None
    best = best_quoted(quoter, (c for c in claims if c.claimant.type not in UNQUOTED))
    alone = len(origins_behind(record, claims)) == 1
    printed = all(c.claimant.type in UNQUOTED for c in claims)
    in_words = best is not None or printed or set(incident.frames) & OF_PERSONS
    if in_words and (alone or ahead):
        return None
    ids = [c.id for c in claims]
    if best is not None and not ahead and set(incident.frames) & VAGUE:
        words = f"{words[:-1]} ({speakers_of(record, [best[0]])}: {best[1]})."
        ids.insert(0, best[0].id)
    told = cited(record, ids, words, parts=bool(LASTING & set(incident.frames)))
    return Entry(
        sentence=told,
        topic=topic_of([*claims], incident.frames),
        day=_day(incident.status_as_of if ahead else incident.date),
        weight=3.0 * told.origins + told.reports + 4.0,
        about=frozenset(e for c in claims for e in c.about),
        claims=tuple(ids),
        ahead=ahead,
        fresh=not ahead and _dated(incident.date),
        own=True,
    )


def _of_its_time(claim: Claim, incident: Incident) -> bool:
    """Tell whether a claim's own days do not lie well past those of the incident it was joined to."""
    told, when_it_was = days_of(claim.content_time), days_of(incident.date)
    day = (told.first or told.last) if told else None
    if day is None or when_it_was is None or when_it_was.last is None:
        return True
    return (day - when_it_was.last).days <= LATEST_TELLING


def _prediction(record: Record, incident: Incident, claims: Sequence[Claim]) -> str | None:
    said = [
        c for c in claims if c.modality is Modality.PREDICTED and c.claimant.type not in WRITERS
    ]
    would = foretold(record, incident)
    if would is None or len(origins_behind(record, said)) < 2:
        return None
    day = when(min((c.speech_date for c in said if c.speech_date), default=None))
    return sentence(f"{speakers_of(record, said)} predicted {day} that {would}")


def _quoted(record: Record, quoter: Quoter) -> Iterator[Entry]:
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in record.claims:
        if claim.claimant.type not in UNQUOTED:
            groups[claim.cluster or claim.id].append(claim)
    background = Background(record)
    for claims in groups.values():
        left = claims
        while (best := best_quoted(quoter, left)) is not None:
            same = _same(best[0], left, background)
            entry = _of_quote(record, same, *best, background)
            if entry is not None:
                yield entry
            left = [c for c in left if c not in same]


def _same(lead: Claim, claims: Sequence[Claim], background: Background) -> list[Claim]:
    """Return the claim to quote and those of its cluster that say it of the same days and happening."""
    incident = background.incidents.get(lead.id)
    alike = (c for c in claims if c.id != lead.id and _alike(lead, c))
    of_kind = (c for c in alike if background.of_one_kind(lead, c))
    others = (c for c in of_kind if background.same_words(lead, c))
    return [
        lead,
        *(c for c in others if incident in (None, background.incidents.get(c.id, incident))),
    ]


def _matters(record: Record, quoter: Quoter, quoted: Sequence[str]) -> Iterator[Entry]:
    """Yield what every brief of a war tells, from sentences of which no clause can be quoted by itself."""
    relevance = Relevance(record)
    for matter, words, claims in matters_of(record, quoter, quoted):
        lead = claims[0]
        told = cited(record, (c.id for c in claims), words)
        yield Entry(
            sentence=in_full(record, told, record.sentence[lead.sentence].span),
            topic=matter.topic,
            day=_day(lead.content_time) or _day(lead.speech_date),
            weight=OF_MATTER + told.origins,
            about=frozenset(e for c in claims for e in c.about),
            claims=tuple(c.id for c in claims),
            fresh=False,
            by_writer=True,
            aside=0.0 if any(relevance.in_theatre(c) for c in claims) else -OF_MATTER,
        )


def _of_quote(
    record: Record, same: Sequence[Claim], claim: Claim, quote: str, background: Background
) -> Entry | None:
    incident = background.incidents.get(claim.id)
    frames = incident.frames if incident else ()
    topic = topic_of([claim], [f for f in frames if TOPIC_OF_FRAME.get(f) not in COMMON])
    if no_speaker(record, claim):
        return None
    matter = next((m for m in load_matters() if m.is_in(quote)), None)
    topic = matter.topic if matter and topic is Topic.OTHER else topic
    if topic is Topic.OTHER and claim.claimant.type in WRITERS:
        return None
    told = cited(record, (c.id for c in same), _said(record, same, quote))
    return Entry(
        sentence=told,
        topic=topic,
        day=_day(claim.content_time) or _day(claim.speech_date),
        weight=_weight(record, same, quote, background) + (OF_MATTER if matter else 0.0),
        aside=0.0
        if matter and background.relevance.may_lie_in(claim)
        else background.relevance.aside(claim, topic, quote),
        about=frozenset(claim.about),
        claims=tuple(c.id for c in same),
        ahead=claim.modality in AHEAD,
        fresh=background.fresh(claim),
        acts=matter is not None or background.relevance.acts(claim, topic),
        by_writer=claim.claimant.type in WRITERS,
    )


def _alike(one: Claim, other: Claim) -> bool:
    """Tell whether two claims of a cluster tell one thing as surely, of days that are not said to differ."""
    if not one.times or not other.times:
        return one.modality is other.modality
    a, b = days_of(one.content_time), days_of(other.content_time)
    apart = a and b and a.last and b.first and a.last < b.first
    before = a and b and b.last and a.first and b.last < a.first
    return one.modality is other.modality and not apart and not before


def _said(record: Record, claims: Sequence[Claim], quote: str) -> str:
    """Return who says it, when, and the words."""
    lead = claims[0]
    alike = [c for c in claims if c.claimant.type is lead.claimant.type] or [lead]
    origins = [*{c.origin or c.report: c for c in reversed(alike)}.values()][::-1]
    if is_narrated(record, lead):
        writer = writer_of(record, lead)
        verb = "said" if writer == UNNAMED else "reported"
        return sentence_of_quote(f"{writer} {verb} {when(lead.speech_date)}", quote)
    day = saying(record, lead)
    who = speakers_of(record, origins)
    if quote.startswith("“to have "):
        return f"{sentence(f'{who} claimed{day}')[:-1]}{',' * (',' in day)} {quote}."
    verb = "reported" if lead.claimant.type in WRITERS and who != UNNAMED else "said"
    foreseen = lead.modality is Modality.PREDICTED and AHEAD_WORDS.search(quote) is None
    if foreseen and lead.claimant.type not in WRITERS:
        verb = "predicted"
    cue = lead.cue.of(record.report[lead.report].text).casefold() if lead.cue else ""
    if re.match(r"den(?:y|ies|ied)\b", cue):
        verb = "denied"
    held = next((v for w in cue.split() if (v := THINKS.get(w))), None)
    verb = held if held and lead.quotation is Quotation.INDIRECT else verb
    if verb == held and day.startswith(" on "):
        day = day.replace(" on ", " by ", 1)
    had = "had " if day.startswith(" by ") else ""
    return sentence_of_quote(f"{who} {had}{verb}{day}", quote)


def sentence_of_quote(lead: str, quote: str) -> str:
    """Return `Lead: “words”.` with a capital and single spaces."""
    return f"{sentence(lead)[:-1]}: {quote}."


def _weight(record: Record, claims: Sequence[Claim], quote: str, background: Background) -> float:
    lead = claims[0]
    origins = len(origins_behind(record, claims))
    weight = 3.0 * origins + 0.5 * len({c.report for c in claims})
    weight += 2.0 if lead.id in background.counted else 0.0
    if lead.claimant.type in WRITERS and lead.id not in background.telling:
        weight -= 3.0
    weight += 0.5 * min(len(lead.about), 4) - 0.5 * quote.count("[")
    weight -= 0.0 if lead.about else UNPLACED
    return weight + FORCE.get(lead.modality, 0.0)


def _day(edtf: str | None) -> date | None:
    days = days_of(edtf)
    if days is None:
        return None
    return days.first or days.last


def _dated(edtf: str | None) -> bool:
    days = days_of(edtf)
    return days is not None and days.first is not None
