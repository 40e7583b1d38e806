"""Event factuality: certainty, polarity and time of the events that the corpus names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evals.common import document_of
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.model.claim import Modality, Polarity
from tetrapylon.model.document import Document
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.passage import Passage, Role
from tetrapylon.model.span import Span
from tetrapylon.read.clauses import AUXILIARIES, VERBAL, is_finite
from tetrapylon.read.event_factuality import EventFactuality, event_factuality

CUES = load_cues()
UNSURE = {Modality.POSSIBLE: "POSSIBLE", Modality.PREDICTED: "PROBABLE"}


def predict(rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Yield one prediction row a document."""
    for row in rows:
        document = document_of(row)
        events = row["events"]
        listed = events if isinstance(events, list) else []
        yield {"id": row["id"], "events": [_event(document, e) for e in listed]}


def _event(document: Document, event: dict[str, object]) -> dict[str, object]:
    span = Span(int(str(event["start"])), int(str(event["end"])))
    for passage, parse in document.speaking():
        words = [t for t in parse if t.span.overlap(span)]
        if words:
            return {"eid": event["eid"], **_labels(passage, parse, _head(parse, words))}
    return {"eid": event["eid"], "factual": "FACT", "polarity": "POS", "time": "NON_FUTURE"}


def _head(parse: Parse, words: list[Token]) -> Token:
    inside = {t.i for t in words}
    tops = [t for t in words if t.head not in inside or t.head == t.i]
    verbs = [t for t in tops if t.pos in (*VERBAL, "NOUN")]
    return (verbs or tops or words)[-1]


def _labels(passage: Passage, parse: Parse, word: Token) -> dict[str, object]:
    fact = event_factuality(parse, word, CUES)
    general = passage.role is not Role.HEADLINE and _is_general(parse, word, fact)
    sure = fact.modality is Modality.ASSERTED and not fact.future
    factual = "NONFACT"
    if sure and not general:
        factual = "FACT" if fact.polarity is Polarity.POSITIVE else "COUNTERFACT"
    return {
        "certainty": UNSURE.get(fact.modality, "CERTAIN"),
        "polarity": "NEG" if fact.polarity is Polarity.NEGATIVE else "POS",
        "time": "FUTURE" if fact.future else "NON_FUTURE",
        "tense": _tense(parse, word),
        "factual": factual,
    }


def _is_general(parse: Parse, word: Token, fact: EventFactuality) -> bool:
    """Tell a plain present that describes ("comes in two sizes") from one that reports."""
    if word.pos not in VERBAL or fact.future or word.lemma in CUES.verbs:
        return False
    if word.lemma in CUES.governors or word.dep == "ccomp":
        return False
    if any(c.low in ("now", "currently") for c in parse.children(word)):
        return False
    auxiliaries = [c for c in parse.children(word) if c.dep in AUXILIARIES]
    if any(c.low == "can" for c in auxiliaries):
        return True
    if any(c.lemma == "have" or c.tag == "MD" for c in auxiliaries) or word.tag == "VBG":
        return False
    return word.tag in ("VBZ", "VBP") or any(c.tag in ("VBZ", "VBP") for c in auxiliaries)


def _tense(parse: Parse, word: Token) -> str:
    if word.pos not in VERBAL:
        return "NONE"
    auxiliaries = [c for c in parse.children(word) if c.dep in AUXILIARIES]
    if any(c.low in ("will", "'ll", "wo", "shall") for c in auxiliaries):
        return "FUTURE"
    if not is_finite(parse, word):
        return {"VBG": "PRESPART", "VBN": "PASTPART"}.get(word.tag, "INFINITIVE")
    first = auxiliaries[0] if auxiliaries else word
    return "PAST" if first.tag in ("VBD", "VBN") else "PRESENT"
