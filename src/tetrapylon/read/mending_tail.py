"""Closing attributions: "Ten people died in the raid, a doctor in the town said Monday." ends on who says it.

The small English model often hangs that tail into the statement: the speaker becomes an apposition of the last name, the
reporting verb a second verb of the first subject. Here the reporting verb becomes the root, the statement its clause, the
words between the comma and the verb its subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import VERBAL, is_finite
from tetrapylon.read.mending_verbs import FINITE_TAGS, NAMING

TAIL_VERBS = frozenset(
    {"say", "tell", "report", "announce", "add", "warn", "write", "note", "explain"}
    | {"caution", "complain"}
)
"""Verbs that close a statement with its speaker in news prose."""

CLAUSE_OPENERS = frozenset({"that", "it", "he", "she", "they", "there", "who", "which", "we", "i"})
SPEAKER_WORDS = frozenset(
    {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "ADP", "PART", "CCONJ", "ADV"}
)
MAX_SPEAKER_WORDS = 16


def mend_tail(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    """Set the last misread closing attribution of a sentence right in `tokens`; tell whether there was one."""
    for verb in reversed(sentence):
        if verb.lemma not in TAIL_VERBS or verb.tag not in FINITE_TAGS:
            continue
        speaker = _speaker(sentence, verb)
        if speaker and _misread(parse, sentence, verb, speaker):
            _rehang(parse, sentence, verb, speaker, tokens)
            return True
    return False


def _speaker(sentence: Sequence[Token], verb: Token) -> list[Token]:
    """Return the words between the statement's comma and the verb, none where they name nobody."""
    before = [t for t in sentence if t.i < verb.i]
    commas = [t for t in before if t.text == ","]
    for comma in reversed(commas):
        words = [t for t in before if t.i > comma.i]
        inner = [t for t in words if t.text == ","]
        if not words:
            continue
        if len(words) > MAX_SPEAKER_WORDS:
            return []
        closed = words[-1].text == ","
        if closed and len(inner) < 2:
            continue
        if inner and not closed:
            return []
        return words if _names_somebody(words) else []
    return []


def _names_somebody(words: Sequence[Token]) -> bool:
    plain = [t for t in words if t.pos not in ("PUNCT", "SPACE", "SYM")]
    participles = [t for t in plain if t.pos == "VERB" and t.tag in ("VBN", "VBG")]
    others = [t for t in plain if t.pos not in SPEAKER_WORDS and t not in participles]
    return (
        bool(plain)
        and not others
        and plain[0].pos in (*NAMING, "DET", "ADJ")
        and plain[0].tag != "EX"
    )


def _misread(
    parse: Parse, sentence: Sequence[Token], verb: Token, speaker: Sequence[Token]
) -> bool:
    """Tell whether the verb stands without its statement though a whole clause precedes the speaker."""
    below = {c.dep for c in parse.children(verb)}
    if "ccomp" in below and below & {"nsubj", "nsubjpass"}:
        return False
    aside = verb.dep == "parataxis" and below & {"nsubj", "nsubjpass"}
    if "parataxis" in below or aside:
        return False
    marked = any(c.dep == "mark" and c.i >= speaker[0].i for c in parse.children(verb))
    if marked or verb.dep == "acl" or (verb.dep == "advcl" and not _closes(parse, sentence, verb)):
        return False
    if verb.dep == "relcl" and not _is_apposed(parse, verb, speaker):
        return False
    after = next((t for t in sentence if t.i == verb.i + 1), None)
    if after is not None and (after.low in CLAUSE_OPENERS or after.text in (":", "“", '"')):
        return False
    left = [t for t in sentence if t.i < speaker[0].i - 1]
    return any(_tells(parse, t) for t in left)


def _closes(parse: Parse, sentence: Sequence[Token], verb: Token) -> bool:
    """Tell whether a verb ends its sentence but for whom it tells: "..., a source told the agency"."""
    below = parse.children(verb)
    led = any(c.dep in ("mark", "advmod") and c.i < verb.i for c in below)
    whom = {t.i for c in below if c.dep in ("dobj", "dative") for t in parse.subtree(c)}
    after = (t for t in sentence if t.i > verb.i and t.i not in whom)
    return not led and all(t.pos in ("PUNCT", "SPACE") for t in after)


def _is_apposed(parse: Parse, verb: Token, speaker: Sequence[Token]) -> bool:
    """Tell whether a relative clause is none: "..., the outlet The Border Post reported" has no pronoun."""
    below = parse.children(verb)
    own = {t.i for t in speaker}
    if any(t.tag.startswith("W") for t in speaker):
        return False
    subject = next((c for c in below if c.dep == "nsubj" and c.i in own), None)
    if subject is None or any(c.tag.startswith("W") and c.dep != "mark" for c in below):
        return False
    closes = all(t.pos in ("PUNCT", "SPACE") for t in parse.sentence(verb.sent) if t.i > verb.i)
    return closes or (subject.pos == "PROPN" and verb.head in own)


def _tells(parse: Parse, t: Token) -> bool:
    """Tell whether a word is the verb of a whole clause, its subject below it or, misread, above it."""
    if t.pos not in VERBAL or not is_finite(parse, t):
        return False
    return _has_subject(parse, t) or _lost_subject(parse, t) is not None


def _lost_subject(parse: Parse, t: Token) -> Token | None:
    """Return the noun that a past tense hangs on as if it were a participle: "rebels advanced on ..."."""
    above = parse.head(t)
    plain = t.dep == "acl" and t.tag in FINITE_TAGS and above.i < t.i and above.pos in NAMING
    return above if plain and above.dep in ("dep", "ROOT", "nsubj", "npadvmod") else None


def _has_subject(parse: Parse, verb: Token) -> bool:
    return any(c.dep in ("nsubj", "nsubjpass", "expl", "csubj") for c in parse.children(verb))


def _rehang(
    parse: Parse,
    sentence: Sequence[Token],
    verb: Token,
    speaker: Sequence[Token],
    tokens: list[Token],
) -> None:
    """Write the mended heads of one sentence into `tokens`."""
    own = {t.i for t in speaker}
    left = [t for t in sentence if t.i < speaker[0].i - 1]
    inside = {t.i for t in left}
    statement = _root_of(parse, left, inside)
    head, lost = _head_of(speaker), _lost_subject(parse, statement)
    hang(tokens, verb.i, head=verb.i, dep="ROOT")
    hang(tokens, statement.i, head=verb.i, dep="ccomp")
    hang(tokens, head.i, head=verb.i, dep="nsubj")
    if lost is not None:
        hang(tokens, lost.i, head=statement.i, dep="nsubj")
    for t in left:
        if t not in (statement, lost) and t.head not in inside:
            _hang_back(parse, t, statement, tokens)
    for t in speaker:
        if t.i != head.i and t.head not in own:
            hang(tokens, t.i, head=head.i, dep=t.dep if t.dep != "nsubj" else "compound")
    for t in sentence:
        if t.i > verb.i and (t.head in inside or t.head in own):
            hang(tokens, t.i, head=verb.i, dep="advcl" if t.pos in VERBAL else t.dep)
    comma = speaker[0].i - 1
    hang(tokens, comma, head=verb.i, dep="punct")


def _root_of(parse: Parse, left: Sequence[Token], inside: Iterable[int]) -> Token:
    """Return the statement's own root: its word nearest to the sentence's, a finite verb if there is one."""
    held = set(inside)
    tops = [t for t in left if t.head == t.i or t.head not in held]
    verbs = [t for t in tops if t.pos in VERBAL and is_finite(parse, t)]
    return (verbs or [t for t in left if _tells(parse, t)])[0]


def _hang_back(parse: Parse, t: Token, statement: Token, tokens: list[Token]) -> None:
    """Hang a word that the tail had drawn to itself back into the statement.

    A number with a participle ("ten killed and *twenty injured*") is a second predicate.
    """
    participle = next((c for c in parse.children(t) if c.dep == "acl" and c.tag == "VBN"), None)
    if t.dep in ("nsubj", "nsubjpass") and participle is not None and participle.i > t.i:
        hang(tokens, participle.i, head=statement.i, dep="conj")
        hang(tokens, t.i, head=participle.i, dep="nsubjpass")
    elif t.dep in ("nsubj", "nsubjpass"):
        hang(tokens, t.i, head=statement.i, dep="dep")
    else:
        hang(tokens, t.i, head=statement.i, dep="dep" if t.dep == "ROOT" else t.dep)


def _head_of(speaker: Sequence[Token]) -> Token:
    """Return the noun that names the speaker: the last of the first run of nouns."""
    last = None
    for t in speaker:
        if t.pos in NAMING:
            last = t
        elif last is not None and t.tag not in ("POS", "HYPH"):
            break
        elif last is not None and t.tag == "POS":
            last = None
    return last or speaker[-1]


def hang(tokens: list[Token], i: int, *, head: int, dep: str) -> None:
    """Hang token `i` on another head by another relation."""
    tokens[i] = replace(tokens[i], head=head, dep=dep)
