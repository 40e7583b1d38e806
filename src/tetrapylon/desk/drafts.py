"""Briefs under edit: planned for the filters and the day, saved at every pause, checked against the words they cite."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from tetrapylon.desk.answering import House
from tetrapylon.desk.draft_shapes import (
    CitedRequest,
    DraftDetail,
    DraftRow,
    LineRow,
    PlanRequest,
    SaveRequest,
)
from tetrapylon.desk.filters import Filters, chosen
from tetrapylon.desk.keeper import State
from tetrapylon.desk.whole import known_record, whole_record
from tetrapylon.lexicon.labels import load_labels
from tetrapylon.lexicon.units import load_number_words
from tetrapylon.model.claim import Claim
from tetrapylon.model.draft import Draft, DraftCitation, DraftSection, DraftSentence
from tetrapylon.model.record import Record
from tetrapylon.store.drafts import save_draft
from tetrapylon.tell.brief import plan_brief
from tetrapylon.tell.brief_edited import Checker, draft_from, mark_words
from tetrapylon.tell.brief_model import Brief, BriefSection
from tetrapylon.tell.support import origin_of


class NotCitable(ValueError):
    """A sentence cites words that are no claim and were not cited before. Show the message; nothing was saved."""


def checker_for(record: Record) -> Checker:
    """Return what checks sentences against a record."""
    return Checker(record=record, labels=load_labels(), numbers=load_number_words())


def planned(house: House, state: State, asked: PlanRequest, *, at: datetime) -> Draft:
    """Plan a brief, keep it as the first revision of a draft, and return it.

    Raises:
        CannotCut: it was asked for as of a day, and the desk only reads.
    """
    store = house.keeper.store
    if asked.as_of is None:
        record = whole_record(store)
    else:
        record = known_record(store, asked.as_of, house.tools)
    about = state.snapshot.name(asked.filters.place or asked.filters.speaker)
    brief = plan_brief(record, load_labels(), about=about, as_of=asked.as_of, length=asked.length)
    draft = draft_from(
        _within(brief, state, asked.filters),
        key=secrets.token_hex(6),
        by=asked.by,
        at=at.isoformat(timespec="seconds"),
        made_from=_made_from(state, asked.filters),
    )
    save_draft(store, draft)
    return draft


def _made_from(state: State, filters: Filters) -> str:
    kept = filters.model_dump(exclude_none=True, mode="json")
    said = ", ".join(f"{k} {v}" for k, v in kept.items()) or "no filters"
    return f"generation {state.snapshot.generation}; {said}"


def _within(brief: Brief, state: State, filters: Filters) -> Brief:
    """Return a brief with the sentences that a claim within the filters stands behind."""
    if filters.empty:
        return brief
    wanted = set(state.snapshot.ids_of("claims", chosen(state, filters)))
    sections = (
        BriefSection(
            heading=s.heading,
            sentences=tuple(x for x in s.sentences if any(c.claim in wanted for c in x.citations)),
        )
        for s in brief.sections
    )
    return replace(brief, sections=tuple(s for s in sections if s.sentences))


def edited(record: Record, before: Draft, asked: SaveRequest, *, at: datetime) -> Draft:
    """Return the next revision of a draft.

    Raises:
        NotCitable: a sentence cites what cannot be cited.
    """
    known = {s.key: s for section in before.sections for s in section.sentences}
    known |= {s.key: s for s in before.removed}
    citable = {_key(c): c for s in known.values() for c in (*s.citations, *s.stood_on)}
    exact = {(c.report, c.span.start, c.span.end): c for c in record.claims}

    def cite(asked: CitedRequest) -> DraftCitation:
        key = (asked.report, asked.start, asked.end)
        if key not in citable and key not in exact:
            raise NotCitable(f"no claim stands at [{asked.start}, {asked.end}) of {asked.report}")
        return citable.get(key) or cited_claim(record, exact[key])

    sections = tuple(
        DraftSection(
            heading=s.heading,
            sentences=tuple(
                replace(
                    known.get(x.key) or DraftSentence(key=x.key, text=""),
                    text=" ".join(x.text.split()),
                    citations=tuple(dict.fromkeys(map(cite, x.citations))),
                )
                for x in s.sentences
            ),
        )
        for s in asked.sections
    )
    left = {s.key for section in sections for s in section.sentences}
    return replace(
        before,
        revision=asked.revision + 1,
        title=asked.title,
        by=asked.by,
        at=at.isoformat(timespec="seconds"),
        sections=sections,
        removed=tuple(s for key, s in known.items() if key not in left),
    )


def _key(citation: DraftCitation) -> tuple[str, int, int]:
    return (citation.report, citation.start, citation.end)


def cited_claim(record: Record, claim: Claim) -> DraftCitation:
    """Return a citation of a claim's words."""
    report = record.report[claim.report]
    return DraftCitation(
        report=claim.report,
        start=claim.span.start,
        end=claim.span.end,
        words=claim.span.of(report.text),
        report_name=report.name,
        origin=origin_of(record, claim),
    )


def draft_row(draft: Draft) -> DraftRow:
    """Return a draft's row for the list."""
    return {
        "id": draft.id,
        "revision": draft.revision,
        "title": draft.title,
        "as_of": draft.as_of,
        "by": draft.by,
        "at": draft.at,
        "sentences": sum(len(s.sentences) for s in draft.sections),
    }


def draft_detail(record: Record, draft: Draft) -> DraftDetail:
    """Return a draft in full, each sentence checked."""
    checker = checker_for(record)
    return {
        "draft": draft_row(draft),
        "made_from": draft.made_from,
        "sections": [
            {"heading": s.heading, "sentences": _sentences(checker, s.sentences)}
            for s in draft.sections
        ],
        "removed": _sentences(checker, draft.removed),
    }


def _sentences(checker: Checker, sentences: Iterable[DraftSentence]) -> list[LineRow]:
    return [_sentence(checker, s) for s in sentences]


def _sentence(checker: Checker, sentence: DraftSentence) -> LineRow:
    checked = checker.check(sentence)
    return {
        "key": sentence.key,
        "text": sentence.text,
        "planned": sentence.planned,
        "searched": sentence.searched,
        "reports": checked.reports,
        "origins": checked.origins,
        "citations": [
            {
                "claim": claim,
                "report": c.report,
                "start": c.start,
                "end": c.end,
                "words": c.words,
                "report_name": c.report_name,
                "origin": c.origin,
            }
            for c, claim in zip(sentence.citations, checked.claims, strict=True)
        ],
        "flags": list(dict.fromkeys(mark_words(f) for f in checked.flags)),
    }
