"""An edited brief, and the brief to be printed from it: citations looked up again, every sentence checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tetrapylon.lexicon.labels import LabelLexicon
from tetrapylon.lexicon.units import NumberWords
from tetrapylon.model.claim import Claim
from tetrapylon.model.decision import Evidence
from tetrapylon.model.draft import Draft, DraftCitation, DraftSection, DraftSentence
from tetrapylon.model.record import Record
from tetrapylon.tell.brief_checks import Flag, Flagged, Ground, flags_of
from tetrapylon.tell.brief_cited import cited
from tetrapylon.tell.brief_model import Brief, BriefSection, BriefSentence, Citation
from tetrapylon.tell.names import speaker_of
from tetrapylon.tell.phrases import when
from tetrapylon.tell.support import origin_of, origins_behind

MARKS = {
    Flagged.UNCITED: "without a source",
    Flagged.LOST: "its words are no longer in the record",
    Flagged.NUMBER: "number not in the cited words",
    Flagged.NAME: "name not in the cited words",
    Flagged.QUOTE: "quotation not in the cited words",
    Flagged.LABEL: "loaded label",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A sentence with the claims that its citations are now, in order, and what is wrong with it."""

    sentence: DraftSentence
    claims: tuple[str | None, ...]
    reports: int
    origins: int
    flags: tuple[Flag, ...]

    @property
    def stands(self) -> bool:
        """Tell whether it may be published as cited."""
        return not self.flags


@dataclass(frozen=True, kw_only=True)
class Checker:
    """Checks the sentences of drafts against one record."""

    record: Record
    labels: LabelLexicon
    numbers: NumberWords

    @cached_property
    def _claims(self) -> Mapping[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.record.claims:
            found.setdefault(claim.report, []).append(claim)
        return found

    def check(self, sentence: DraftSentence) -> Checked:
        """Return a sentence with its claims and flags. Both counts are the planned ones while nothing cited changed."""
        claims = [self.claim_of(c) for c in sentence.citations]
        known = [c for c in claims if c is not None]
        same = bool(sentence.stood_on) and set(sentence.stood_on) == set(sentence.citations)
        return Checked(
            sentence=sentence,
            claims=tuple(c.id if c else None for c in claims),
            reports=sentence.reports if same else len({c.report for c in sentence.citations}),
            origins=sentence.origins if same else len(origins_behind(self.record, known)),
            flags=tuple(self._flags(sentence, known)),
        )

    def claim_of(self, citation: DraftCitation) -> Claim | None:
        """Return the claim that a citation's words are now: those words exactly, else nearly these."""
        here = self._claims.get(citation.report, ())
        exact = (c for c in here if (c.span.start, c.span.end) == (citation.start, citation.end))
        words = Evidence(report=citation.report, start=citation.start, end=citation.end)
        near = (c for c in here if words.covers(c.report, c.span.start, c.span.end))
        return next(exact, None) or next(near, None)

    def _flags(self, sentence: DraftSentence, claims: Sequence[Claim]) -> Iterator[Flag]:
        untouched = sentence.text == sentence.planned
        if not sentence.citations:
            if not (untouched and sentence.searched is not None):
                yield Flag(kind=Flagged.UNCITED, words=sentence.text)
            return
        for citation in sentence.citations:
            if citation.report not in self.record.report:
                yield Flag(kind=Flagged.LOST, words=citation.words)
        kept = set(sentence.stood_on) <= set(sentence.citations)
        if untouched and kept:
            return
        planned = (sentence.planned,) if sentence.planned and kept else ()
        ground = Ground(
            cited=tuple(c.words for c in sentence.citations),
            beside=(*planned, *(w for c in claims for w in self._beside(c))),
        )
        yield from flags_of(sentence.text, ground, labels=self.labels, numbers=self.numbers)

    def _beside(self, claim: Claim) -> Iterator[str]:
        """Yield what else a sentence on a claim may name: its speaker, outlet, wire, days, and whom it is about."""
        yield speaker_of(self.record, claim)
        yield origin_of(self.record, claim)
        yield when(claim.speech_date)
        yield when(claim.content_time)
        keys = (claim.claimant.entity, *claim.about, *(r.entity for r in claim.relayed_by))
        for key in keys:
            entity = self.record.entity.get(key or "")
            yield from (entity.name, *entity.aliases) if entity else ()


def draft_from(brief: Brief, *, key: str, by: str, at: str, made_from: str) -> Draft:
    """Return the first revision of a draft, made from a planned brief."""
    numbered = iter(range(1, 1 + sum(len(s.sentences) for s in brief.sections)))
    return Draft(
        id=key,
        revision=1,
        title=brief.title,
        as_of=brief.as_of,
        made_from=made_from,
        by=by,
        at=at,
        reports=brief.reports,
        origins=brief.origins,
        sections=tuple(
            DraftSection(
                heading=s.heading,
                sentences=tuple(_drafted(x, f"s{next(numbered)}") for x in s.sentences),
            )
            for s in brief.sections
        ),
    )


def _drafted(sentence: BriefSentence, key: str) -> DraftSentence:
    citations = tuple(
        DraftCitation(
            report=c.report,
            start=c.start,
            end=c.end,
            words=c.words,
            report_name=c.report_name,
            origin=c.origin,
        )
        for c in sentence.citations
    )
    return DraftSentence(
        key=key,
        text=sentence.text,
        citations=citations,
        planned=sentence.text,
        stood_on=citations,
        searched=sentence.searched,
        reports=sentence.reports,
        origins=sentence.origins,
    )


def brief_of(draft: Draft, checker: Checker, *, strict: bool) -> Brief:
    """Return the brief that a draft prints.

    Args:
        draft: the draft.
        checker: checks its sentences.
        strict: leave out what cannot be published as cited; else it is printed with a mark and, where nothing
            is cited, without numbers of notes.
    """
    sections = []
    for section in draft.sections:
        checked = [checker.check(s) for s in section.sentences]
        printed = tuple(_printed(checker, c) for c in checked if c.stands or not strict)
        if printed:
            sections.append(BriefSection(heading=section.heading, sentences=printed))
    return Brief(
        title=draft.title,
        as_of=draft.as_of,
        reports=draft.reports,
        origins=draft.origins,
        sections=tuple(sections),
    )


def _printed(checker: Checker, checked: Checked) -> BriefSentence:
    sentence = checked.sentence
    made = cited(checker.record, (c for c in checked.claims if c), sentence.text, most=None)
    lost = tuple(
        _kept(c) for c, claim in zip(sentence.citations, checked.claims, strict=True) if not claim
    )
    return replace(
        made,
        citations=(*made.citations, *lost),
        reports=checked.reports,
        origins=checked.origins,
        searched=sentence.searched if not sentence.citations and checked.stands else None,
        marks=tuple(dict.fromkeys(mark_words(f) for f in checked.flags)),
    )


def mark_words(flag: Flag) -> str:
    """Return a flag as words for a reader of the brief."""
    short = flag.kind in (Flagged.NUMBER, Flagged.NAME, Flagged.QUOTE)
    return f"{MARKS[flag.kind]}: {flag.words}" if short else MARKS[flag.kind]


def _kept(citation: DraftCitation) -> Citation:
    """Return a citation as it was kept, for words of which no claim is left."""
    return Citation(
        claim=f"{citation.report} [{citation.start}, {citation.end})",
        report=citation.report,
        report_name=citation.report_name,
        start=citation.start,
        end=citation.end,
        words=citation.words,
        origin=citation.origin,
    )
