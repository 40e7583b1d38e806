"""The part of the record that a brief under edit cites: its reports with their readings and claims, and no others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tetrapylon.desk.keeper import State
from tetrapylon.model.decision import withdrawn
from tetrapylon.model.draft import Draft
from tetrapylon.model.record import Record


def cited_reports(draft: Draft) -> frozenset[str]:
    """Return the reports that any sentence of a draft cites or once stood on, the removed ones included."""
    sentences = (*(s for section in draft.sections for s in section.sentences), *draft.removed)
    return frozenset(c.report for s in sentences for c in (*s.citations, *s.stood_on))


def cited_record(state: State, reports: Iterable[str]) -> Record:
    """Return a record of these reports alone, with all that a citation of their claims is checked against and printed with.

    Reports that the record does not have, or that were withdrawn, are not in it.
    """
    snapshot, gone = state.snapshot, withdrawn(state.decisions)
    known = snapshot.index.report_names
    record = snapshot.with_rows(r for r in set(reports) if r in known and r not in gone)
    named = {e.id for e in record.entities}
    for claim in record.claims:
        ids = (claim.claimant.entity, *claim.about, *(r.entity for r in claim.relayed_by))
        named |= {key for key in ids if key}
    entities = tuple(snapshot.outline.entity.some(sorted(named)).values())
    return replace(record, decisions=state.decisions, entities=entities)
