"""Who a reporting verb says it of: its subject, its agent, who is cited, or the name beside it."""

from __future__ import annotations

from collections.abc import Iterator

from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import (
    AUXILIARIES,
    SUBJECTS,
    VERBAL,
    child,
    is_infinitive,
    is_passive,
    subject_of,
)

INVERTED = frozenset({"dobj", "attr", "oprd", "npadvmod", "dep"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SPANS_OF_TIME = frozenset({"year", "month", "week", "day", "decade", "hour", "century", "time"})
ASIDE_STARTS = frozenset({"CD", "IN", "RB", "DT", "VBN", "VBG", "WP", "JJ", "PRP$", "WDT"})
"""Tags that begin an aside between a name and its verb ("Elias, 25, from Homs, said")."""


def source_of(parse: Parse, verb: Token) -> Token | None:
    """Return the head word of who speaks, None where the words leave it out."""
    found = _cited(parse, verb) or _subject_source(parse, verb)
    if found is None and verb.tag == "VBG":
        found = _gerund_subject(parse, verb)
    if found is not None and found.lemma.lower() in SPANS_OF_TIME:
        found = _outer_subject(parse, verb)
    lost = found is None and verb.tag in FINITE and verb.dep in ("ROOT", "conj")
    if lost and not _is_reduced(parse, verb):
        return _named_beside(parse, verb)
    return found


def _gerund_subject(parse: Parse, verb: Token) -> Token | None:
    """Return who did what leads up to a saying: "X left after selling up and telling his parents ..."."""
    first = verb
    while first.dep == "conj":
        first = parse.head(first)
    behind = parse.head(first)
    if first.dep != "pcomp" or behind.dep != "prep" or parse.head(behind).pos not in VERBAL:
        return None
    above = parse.head(behind)
    agent = child(parse, above, "agent")
    by = child(parse, agent, "pobj") if agent is not None else None
    return by if is_passive(parse, above) else subject_of(parse, above)


def _meant_by_those(parse: Parse, word: Token) -> Token:
    """Return X for "those of X, who ...", any other word itself."""
    of = next((c for c in parse.children(word) if c.low == "of"), None)
    meant = child(parse, of, "pobj") if of is not None else None
    return meant if meant is not None and word.low in ("those", "that") else word


def _outer_subject(parse: Parse, verb: Token) -> Token | None:
    """Return the subject above a clause whose own subject cannot speak: "said years ... were over and vowed"."""
    above = verb
    while above.dep in ("conj", "ccomp") and above.head != above.i:
        above = parse.head(above)
        own = child(parse, above, *SUBJECTS)
        if own is not None and own.lemma.lower() not in SPANS_OF_TIME:
            return own
    return None


def _named_beside(parse: Parse, verb: Token) -> Token | None:
    """Return the name before the verb, over asides between commas, where the tree has lost the subject."""
    first = verb
    while first.dep == "conj" and parse.head(first).pos in VERBAL:
        first = parse.head(first)
    if is_passive(parse, verb) or any(c.dep == "expl" for c in parse.children(first)):
        return None
    begins = min([first.i, *(c.i for c in parse.children(first) if c.dep in AUXILIARIES)])
    for skipped, piece in enumerate(_pieces_before(parse, verb.sent, begins)):
        if piece[0].tag in ASIDE_STARTS and piece[-1].pos != "PROPN":
            continue
        subject = next((t for t in piece if t.dep in SUBJECTS and not skipped), None)
        hangs = piece[-1].dep == "pobj" and not skipped
        name = piece[-1] if piece[-1].pos in ("PROPN", "PRON") and not hangs else None
        return subject or name
    return None


def _pieces_before(parse: Parse, sent: int, end: int) -> Iterator[list[Token]]:
    """Yield the stretches between commas before a word, nearest first."""
    piece: list[Token] = []
    for token in reversed([t for t in parse.sentence(sent) if t.i < end]):
        if token.text == ",":
            if piece:
                yield piece
            piece = []
        else:
            piece = [token, *piece]
    if piece:
        yield piece


def _cited(parse: Parse, verb: Token) -> Token | None:
    """Return who is cited in "X cited Y as saying" and "X quoted Y saying", where Y speaks and X passes it on."""
    above = parse.head(verb)
    if above.lemma in ("quote", "cite") and verb.tag == "VBG" and verb.i > above.i:
        quoted = child(parse, above, "dobj", "nsubjpass")
        return quoted or child(parse, verb, "nsubj")
    as_ = above
    if verb.dep != "pcomp" or as_.low != "as" or as_.head == as_.i:
        return None
    passing = parse.head(as_)
    return child(parse, passing, "dobj", "nsubjpass") if passing.pos in VERBAL else None


def _subject_source(parse: Parse, verb: Token) -> Token | None:
    if is_passive(parse, verb):
        agent = child(parse, verb, "agent")
        return child(parse, agent, "pobj") if agent is not None else None
    if (verb.dep == "acl" and verb.tag == "VBN") or _is_reduced(parse, verb):
        return None
    found = subject_of(parse, verb) or _displaced_subject(parse, verb)
    while found is not None and found.low in ("who", "which", "that") and found.dep == "nsubj":
        above = parse.head(parse.head(found))
        if parse.head(found).dep != "relcl" or above is found:
            break
        found = _meant_by_those(parse, above)
    return None if found is not None and found.dep == "expl" else found


def _is_reduced(parse: Parse, verb: Token) -> bool:
    """Tell a passive without its auxiliary: "the man, claimed to be a spy, fled"."""
    below = parse.children(verb)
    bare = verb.tag in ("VBN", "VBD") and not any(c.dep in (*AUXILIARIES, "nsubj") for c in below)
    set_off = verb.i > 0 and parse[verb.i - 1].text == ","
    return bare and set_off and any(c.dep == "xcomp" and is_infinitive(parse, c) for c in below)


def _displaced_subject(parse: Parse, verb: Token) -> Token | None:
    """Return the subject where the tree lost it: behind the verb ("..., said the group"), or on an adjective."""
    below = parse.children(verb)
    for c in below:
        if c.i > verb.i and c.dep in INVERTED and c.pos in ("NOUN", "PROPN"):
            led = any(x.i < verb.i and x.dep in ("ccomp", "punct") for x in below)
            return c if led and verb.tag in ("VBD", "VBZ", "VBP") else None
    for c in below:
        inner = child(parse, c, "nsubj") if c.i < verb.i and c.pos == "ADJ" else None
        if inner is not None and verb.dep == "ROOT":
            return inner
    return None
