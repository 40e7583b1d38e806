"""Draw claims of unseen articles for a person to judge: right, wrong words, wrong speaker or wrong modality.

The draw depends on the seed and the claims' ids alone, so that the table in `docs/quality.md` can be drawn
again. The texts stay outside the repository; only the counts are written down.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from evals.common import parser
from evals.scoring import rows_of
from tetrapylon.model.claim import Claim
from tetrapylon.model.record import Record
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import open_tools

AROUND = 200
"""Code points of context on each side."""


def drawn_claims(source: Path, *, count: int, seed: int) -> tuple[Record, list[Claim]]:
    """Return the record of a file of articles and `count` of its claims, drawn by `seed`."""
    tools = open_tools(parser=parser())
    reports = [report_of_text(str(r["text"]), name=str(r["id"])) for r in rows_of(source)]
    record = build_record(reports, [read_report(r, tools) for r in reports], tools)
    ranked = sorted(record.claims, key=lambda c: blake2b(f"{seed}:{c.id}".encode()).digest())
    return record, ranked[:count]


def told(record: Record, claim: Claim) -> str:
    """Return a claim as a person judges it: its words in their place, and what was read of them."""
    text = record.report[claim.report].text
    before = text[max(0, claim.span.start - AROUND) : claim.span.start]
    after = text[claim.span.end : claim.span.end + AROUND]
    words = " ".join(f"{before}»{claim.span.of(text)}«{after}".split())
    who = f"{claim.claimant.name} ({claim.claimant.type.value})"
    return f"{claim.id}\n  {who} | {claim.modality.value} | {claim.polarity.value}\n  …{words}…\n"
