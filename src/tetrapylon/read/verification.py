"""Notes on what could be verified, attached to the statements that they judge."""

from __future__ import annotations

from dataclasses import replace

from tetrapylon.lexicon.cues import CueLexicon
from tetrapylon.model.claim import Polarity, Statement, Verification
from tetrapylon.model.document import Document
from tetrapylon.model.parse import Token

INDEPENDENT = frozenset({"independently", "independent"})


def with_verification(
    document: Document, statements: tuple[Statement, ...], cues: CueLexicon
) -> tuple[Statement, ...]:
    """Return the statements with each note's verdict on what it judges.

    A note judges the other statements of its sentence; where it fills a sentence alone, those of the
    sentence before it.
    """
    roots = {
        t.start: t
        for _, parse in document.speaking()
        for t in parse
        if t.lemma in cues.verification
    }
    verdicts: dict[str, Verification] = {}
    order = list(dict.fromkeys(s.sentence for s in statements))
    for note in statements:
        verdict = _verdict(note, roots, document.text, cues)
        if verdict is None:
            continue
        judged = [s for s in statements if s.sentence == note.sentence and s.id != note.id]
        at = order.index(note.sentence)
        if not judged and at > 0:
            judged = [s for s in statements if s.sentence == order[at - 1]]
        verdicts |= {s.id: verdict for s in judged}
    return tuple(
        [replace(s, verification=verdicts[s.id]) if s.id in verdicts else s for s in statements]
    )


def _verdict(
    note: Statement, roots: dict[int, Token], text: str, cues: CueLexicon
) -> Verification | None:
    root = roots.get(note.root) if note.root is not None else None
    if root is None:
        return None
    words = set(note.span.of(text).lower().split())
    if note.polarity is Polarity.NEGATIVE:
        return Verification.UNVERIFIED if "not" in words else None
    return Verification.CONFIRMED if words & INDEPENDENT and root.tag == "VBN" else None
