"""What questions about claims are made with: claims by id, their words, days and incidents, and the row itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tetrapylon.lexicon.frames import load_frames
from tetrapylon.lexicon.issues import load_asking
from tetrapylon.link.questions_scene import Scene, content_words
from tetrapylon.link.questions_words import Names, listed, sentence
from tetrapylon.model.claim import Claim, ClaimantType, Modality, Polarity
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import PLACE_KINDS, EntityKind
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.ids import content_id
from tetrapylon.model.question import Answer, Question, Verdict
from tetrapylon.model.record import Record

AHEAD = frozenset({Modality.PREDICTED, Modality.INTENDED, Modality.POSSIBLE, Modality.CONDITIONAL})
COMING = frozenset({Status.PREDICTED, Status.PLANNED})
WRITER = frozenset(
    {
        ClaimantType.AGENCY_VOICE,
        ClaimantType.PUBLISHER_VOICE,
        ClaimantType.HEADLINE,
        ClaimantType.CAPTION,
    }
)
WITH_ARTICLE = frozenset({EntityKind.GOVERNMENT, EntityKind.STATE_FORCES, EntityKind.ORGANISATION})
MOST_ANSWERS = 6
"""Answers of a question about claims; it is to be read at a glance."""
LONGEST = 160
"""Code points of a claim that an answer shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question before its answers: kind, words, verdict and why."""

    kind: str
    words: str
    verdict: Verdict
    because: str


@dataclass(frozen=True)
class Desk:
    """One record, looked at by claim."""

    record: Record

    @cached_property
    def names(self) -> Names:
        """Display names of the record's entities."""
        return Names(self.record)

    @cached_property
    def scene(self) -> Scene:
        """The tellings of the record, and which are of one happening."""
        return Scene(self.record)

    @cached_property
    def of_claim(self) -> dict[str, tuple[Incident, ...]]:
        """Incidents that each claim supports."""
        found: dict[str, tuple[Incident, ...]] = {}
        for incident in self.record.incidents:
            for claim in incident.claims:
                found[claim] = (*found.get(claim, ()), incident)
        return found

    @cached_property
    def _copies(self) -> dict[str, str]:
        return {m.sentence: s.id for s in self.record.strands for m in s.members}

    def copy_of(self, claim: Claim) -> str:
        """Return the text family that a claim's sentence belongs to."""
        return self._copies.get(claim.sentence, claim.sentence)

    def words(self, claim: Claim) -> str:
        """Return a claim's words on one line."""
        known = self._words.get(claim.id)
        if known is None:
            text = self.record.report[claim.report].text
            known = self._words[claim.id] = " ".join(claim.span.of(text).split())
        return known

    @cached_property
    def _words(self) -> dict[str, str]:
        return {}

    def content(self, claim: Claim) -> frozenset[str]:
        """Return stems of the common words and the numbers of a claim."""
        known = self._contents.get(claim.id)
        if known is None:
            text = self.record.report[claim.report].text
            known = content_words(text, claim.span.start, claim.span.end)
            self._contents[claim.id] = known
        return known

    @cached_property
    def _contents(self) -> dict[str, frozenset[str]]:
        return {}

    def short(self, claim: Claim) -> str:
        """Return a claim's words to stand in a question: unquoted, cut where they are long."""
        clean = self.words(claim).strip("“”\"' ,").replace("“", "‘").replace("”", "’")
        return clean if len(clean) <= LONGEST else f"{clean[:LONGEST].rsplit(' ', 1)[0]} ..."

    def kind_of_claim(self, claim: Claim) -> str:
        """Return the thread of the situation that a claim's first happening belongs to."""
        incidents = self.of_claim.get(claim.id, ())
        return kind_of_frames(incidents[0].frames) if incidents else "other"

    def spoken(self, claim: Claim) -> date | None:
        """Return the last day on which a claim may have been made."""
        days = days_of(claim.speech_date)
        return days.last or days.first if days else None

    def claims_of(self, incidents: Iterable[Incident]) -> list[Claim]:
        """Return the claims that support some incidents, in order of their saying."""
        ids = {c for i in incidents for c in i.claims if c in self.record.claim}
        return self.ordered(self.record.claim[c] for c in ids)

    def ordered(self, claims: Iterable[Claim]) -> list[Claim]:
        """Return claims by day of saying, report and place in the text."""
        return sorted(claims, key=lambda c: (c.speech_date or "", c.report, c.span, c.id))

    def voices(self, claims: Iterable[Claim], most: int = MOST_ANSWERS) -> list[Claim]:
        """Return one claim a speaker of a text family, each report's first before any second, at most `most`."""
        first: dict[tuple[str, str], Claim] = {}
        said: set[str] = set()
        for claim in self.ordered(claims):
            words, voice = self.words(claim).lower(), ""
            if self.attributed(claim):
                voice = self.voice(claim)
            if words not in said:
                said.add(words)
                first.setdefault((self.copy_of(claim), voice), claim)
        turns: dict[str, int] = {}
        ranked: list[tuple[int, int, Claim]] = []
        for claim in first.values():
            turns[claim.report] = turns.get(claim.report, 0) + 1
            ranked.append((turns[claim.report], len(ranked), claim))
        return self.ordered(c for _, _, c in sorted(ranked, key=lambda r: r[:2])[:most])

    def looks_ahead(self, claim: Claim) -> bool:
        """Tell whether a claim is about what is to come, by its own words or by all its happenings."""
        told = self.of_claim.get(claim.id, ())
        return claim.modality in AHEAD or bool(told and all(i.status in COMING for i in told))

    def denies(self, claim: Claim) -> bool:
        """Tell whether a claim's cue says that something is not true; who refuses or rejects an offer denies nothing."""
        text = self.record.report[claim.report].text
        cue = claim.cue.of(text) if claim.cue else ""
        return claim.modality is Modality.DENIED and load_asking().denials.search(cue) is not None

    def gainsaid(self, claim: Claim) -> bool:
        """Tell whether a claim denies, or stands inside the words of one that denies: "talk that it fell is false"."""
        return is_against(claim) or any(
            is_against(c) and c.id != claim.id and c.span.contains(claim.span)
            for c in self._by_sentence.get(claim.sentence, ())
        )

    @cached_property
    def _by_sentence(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.record.claims:
            found.setdefault(claim.sentence, []).append(claim)
        return found

    def attributed(self, claim: Claim) -> bool:
        """Tell whether a speaker, and not the writer, answers for a claim."""
        return claim.claimant.type not in WRITER and bool(self.voice(claim))

    def relays(self, claim: Claim) -> bool:
        """Tell whether a claim's speaker is a medium, which passes on what others say."""
        known = self.record.entity.get(claim.claimant.entity or "")
        return known is not None and known.kind is EntityKind.MEDIA

    def speaks(self, claim: Claim) -> bool:
        """Tell whether a claim's speaker is a known person or body: no medium, no place, nobody unnamed."""
        known = self.record.entity.get(claim.claimant.entity or "")
        return known is not None and known.kind not in (EntityKind.MEDIA, *PLACE_KINDS)

    def voice(self, claim: Claim) -> str:
        """Return who speaks, as an id or a name; empty where nobody is named."""
        return claim.claimant.entity or (claim.claimant.name or "").lower()

    def named(self, entities: Iterable[str]) -> str:
        """Return the names of some entities in words."""
        return listed(self.called(e) for e in sorted(entities))

    def called(self, entity: str) -> str:
        """Return a name to stand in a sentence: "the Russian government", "John Kerry"."""
        known = self.record.entity.get(entity)
        if known is None or known.kind in PLACE_KINDS:
            return self.names.place(entity) or ""
        name = known.name
        bare = known.kind not in WITH_ARTICLE or name.lower().startswith("the ")
        return name if bare else f"the {name}"

    def question(
        self, ask: Ask, claims: Iterable[Claim], *, at: Mapping[str, int] | None = None
    ) -> Question | None:
        """Return the row, None where fewer than two claims answer; `at` has offsets that the shown words must hold."""
        chosen = self.ordered(set(claims))
        if len(chosen) < 2:
            return None
        return Question(
            id=content_id("question", ask.kind, ask.verdict, *sorted(c.id for c in chosen)),
            question=ask.words,
            kind=ask.kind,
            answers=tuple(self._answer(c, (at or {}).get(c.id)) for c in chosen),
            verdict=ask.verdict,
            explanation=sentence(ask.because),
        )

    def _answer(self, claim: Claim, at: int | None) -> Answer:
        return Answer(
            claim=claim.id,
            quantity=None,
            value=self._shown(claim, at),
            as_of=claim.content_time or claim.speech_date,
            said_by=self.names.speaker(claim.claimant.entity, claim.claimant.name),
            origin=claim.origin,
        )

    def _shown(self, claim: Claim, at: int | None) -> str:
        """Return the words of an answer, cut to those around an offset where they are long."""
        words = self.words(claim)
        if self.denies(claim) and not load_asking().denials.search(words):
            return f"denied: “{self.short(claim)}”"
        if len(words) <= LONGEST:
            return words
        text = self.record.report[claim.report].text
        before = " ".join(text[claim.span.start : at].split()) if at is not None else ""
        start = max(0, min(len(before) - LONGEST // 2, len(words) - LONGEST))
        start = words.rfind(" ", 0, start) + 1 if start else 0
        rest = words[start : start + LONGEST]
        cut = rest if start + LONGEST >= len(words) else f"{rest.rsplit(' ', 1)[0]} ..."
        return cut if start == 0 else f"... {cut}"


def is_against(claim: Claim) -> bool:
    """Tell whether a claim denies, refuses or negates."""
    return claim.polarity is Polarity.NEGATIVE or claim.modality is Modality.DENIED


def kind_of_frames(names: Iterable[str]) -> str:
    """Return the thread of the situation that some frames belong to."""
    frames = load_frames().frames
    tracks = [t.value for f in names if f in frames for t in frames[f].tracks]
    return tracks[0] if tracks else "other"
