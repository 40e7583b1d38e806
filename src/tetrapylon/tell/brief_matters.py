"""Facts that every brief of a war tells, from sentences whose clauses do not stand alone.

The whole sentence is quoted as the words of whoever wrote it, so that speaker, modality and day stand in it as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tetrapylon.lexicon.matters import Matter, load_matters
from tetrapylon.model.claim import Claim, Modality
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.record import Record
from tetrapylon.tell.names import UNNAMED, UNQUOTED, writer_of
from tetrapylon.tell.phrases import sentence, when
from tetrapylon.tell.quotable import Quoter

LEANS = re.compile(r"^\W*(?:he|she|they|his|her|their|its|this|these|those|that)\b", re.I)
"""How a sentence begins that cannot be read without the one before."""
LEAST = 6
Told = tuple[Matter, str, tuple[Claim, ...]]


def matters_of(record: Record, quoter: Quoter, quoted: Iterable[str]) -> Iterator[Told]:
    """Yield a matter, a sentence of the brief and its claims, each sentence of a report once.

    Args:
        record: the record.
        quoter: makes labels plain.
        quoted: ids of claims that can be quoted by themselves, for which nothing is added.
    """
    alone = set(quoted)
    groups: dict[str, list[Claim]] = {}
    for claim in record.claims:
        groups.setdefault(claim.sentence, []).append(claim)
    seen: set[str] = set()
    for claims in groups.values():
        spoken = [c for c in claims if c.claimant.type not in UNQUOTED]
        words = _sentence_words(record, spoken[0]) if spoken else ""
        told = [c.span.of(record.report[c.report].text) for c in spoken if c.id in alone]
        fits = (m for m in load_matters() if not any(m.is_in(t) for t in told))
        matter = next((m for m in fits if _fits(record, m, words, spoken)), None)
        lead = next((c for c in spoken if c.cluster not in seen or c.cluster is None), None)
        alike = matter is not None and lead is not None and not quoter.leans_whole(lead, words)
        quote = quoter.whole_sentence(words) if alike else None
        if matter and lead and quote:
            seen |= {c.cluster for c in spoken if c.cluster}
            yield matter, _said(record, lead, quote), (lead, *(c for c in spoken if c != lead))


def _sentence_words(record: Record, claim: Claim) -> str:
    found = record.sentence.get(claim.sentence)
    if found is None:
        return ""
    return " ".join(found.span.of(record.report[claim.report].text).split())


def _fits(record: Record, matter: Matter, words: str, claims: list[Claim]) -> bool:
    if len(words.split()) < LEAST or LEANS.match(words) or not matter.is_in(words):
        return False
    if all(c.modality is Modality.CONDITIONAL for c in claims):
        return False
    about = (record.entity.get(e) for c in claims for e in c.about)
    return not matter.place or any(e is not None and e.kind is EntityKind.PLACE for e in about)


def _said(record: Record, claim: Claim, quote: str) -> str:
    who = writer_of(record, claim)
    dating = record.dating.get(claim.report)
    day = when(dating.story_day.edtf if dating and dating.story_day else None)
    verb = "said" if who == UNNAMED else "reported"
    return f"{sentence(f'{who} {verb} {day}')[:-1]}: {quote}."
