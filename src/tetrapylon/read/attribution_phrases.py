"""Attributions whose cue is no verb: "according to", a noun with its clause, a colon."""

from __future__ import annotations

from tetrapylon.lexicon.cues import CueClass, CueLexicon
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import SUBJECTS, VERBAL, child, hull, is_finite
from tetrapylon.read.reported import Reported, pieces

LIGHT_VERBS = frozenset(
    {"make", "issue", "give", "release", "voice", "have", "express", "deliver", "send", "repeat"}
)
COLON_WORDS = 7
DASHES = frozenset({"-", "--", "–", "—", "]"})
NOUN_PREPOSITIONS = frozenset({"of", "for", "about", "on", "to", "against"})


def according(text: str, parse: Parse, token: Token, cues: CueLexicon) -> Reported | None:
    """Return what "according to X" or "per X" reports: the rest of its clause.

    Behind a comma it reports the clauses that "and" joins to that one, too. What goes "according to plan" is said
    by nobody.
    """
    to = token if token.low != "according" else _to(parse, token)
    source = child(parse, to, "pobj") if to is not None else None
    cue = hull([token, to]) if to is not None else None
    if source is None or cue is None or (token.low == "per" and source.pos != "PROPN"):
        return None
    if source.lemma.lower() in cues.standards:
        return None
    own = {t.i for t in parse.subtree(token)} | {t.i for t in parse.subtree(source)}
    clause = parse.head(token)
    while clause.pos not in VERBAL and clause.head != clause.i:
        clause = parse.head(clause)
    while clause.dep in ("conj", "xcomp", "relcl", "acl") and not _stands_alone(parse, clause):
        clause = parse.head(clause)
    if token.i > 0 and parse[token.i - 1].text == ",":
        clause = _first_joined(parse, clause, cues)
    content = pieces(text, parse, {t.i for t in parse.subtree(clause)} - own)
    if not content:
        return None
    return Reported(CueClass.SAY, token, cue, source, content)


def _first_joined(parse: Parse, clause: Token, cues: CueLexicon) -> Token:
    """Return the first of the clauses that "and" joins to one, none of which tells what somebody says."""
    first = clause
    while first.dep == "conj" and _is_and(parse, parse.head(first), first):
        first = parse.head(first)
        if first.lemma.lower() in cues.verbs and child(parse, first, "ccomp") is not None:
            return clause
    return first


def _is_and(parse: Parse, before: Token, behind: Token) -> bool:
    """Tell whether "and" or a bare comma joins a clause to the one before."""
    joints = {c.low for c in parse.children(before) if c.dep in ("cc", "punct") and c.i < behind.i}
    return before.pos in VERBAL and not joints & {"but", "yet", "or", ";"}


def _to(parse: Parse, token: Token) -> Token | None:
    after = parse[token.i + 1] if token.i + 1 < len(parse) else None
    return after if after is not None and after.low == "to" else None


def _stands_alone(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause has a subject; the number of "ten killed and *twenty* injured" makes none."""
    subjects = [c for c in parse.children(clause) if c.dep in SUBJECTS]
    listed = clause.dep == "conj" and clause.tag == "VBN" and parse.head(clause).tag == "VBN"
    return bool(subjects) and not (listed and all(c.tag == "CD" for c in subjects))


def nominal(text: str, parse: Parse, noun: Token, cues: CueLexicon) -> Reported | None:
    """Return what a noun with a clause reports ("its announcement that ...", "fears that ...")."""
    source = _noun_source(parse, noun)
    clause = _that_clause(parse, noun)
    if clause is not None:
        tokens = {t.i for t in parse.subtree(clause)}
        content = pieces(text, parse, tokens)
        kind = cues.nouns[noun.lemma.lower()][0]
        return Reported(kind, noun, noun.span, source, content) if content else None
    return _possessed(text, parse, noun, cues)


def _that_clause(parse: Parse, noun: Token) -> Token | None:
    """Return the clause that a noun announces, hanging on it or on the light verb above it."""
    light = parse.head(noun)
    holders = (noun, light) if noun.dep == "dobj" and light.lemma in LIGHT_VERBS else (noun,)
    return next(
        (
            c
            for holder in holders
            for c in parse.children(holder)
            if c.dep in ("acl", "ccomp", "relcl") and c.i > noun.i and _has_that(parse, c)
        ),
        None,
    )


def _has_that(parse: Parse, clause: Token) -> bool:
    return is_finite(parse, clause) and any(
        c.dep == "mark" and c.low == "that" for c in parse.children(clause)
    )


def _possessed(text: str, parse: Parse, noun: Token, cues: CueLexicon) -> Reported | None:
    """Return "X's criticism of Y", "X's plan to do Y"."""
    owner = child(parse, noun, "poss")
    if owner is None:
        return None
    behind = child(parse, noun, "prep", "acl")
    if behind is None or behind.i < noun.i:
        return None
    if behind.dep == "prep" and behind.low not in NOUN_PREPOSITIONS:
        return None
    inner = {t.i for t in parse.subtree(behind)} - ({behind.i} if behind.dep == "prep" else set())
    content = pieces(text, parse, inner)
    cue = hull([noun, behind]) if behind.dep == "prep" else noun.span
    if not content or cue is None:
        return None
    kind = next((k for k in cues.nouns[noun.lemma.lower()]), CueClass.JUDGE)
    return Reported(kind, noun, cue, owner, content)


def _noun_source(parse: Parse, noun: Token) -> Token | None:
    owner = child(parse, noun, "poss")
    if owner is not None:
        return owner
    above = parse.head(noun)
    if noun.dep == "dobj" and above.lemma in LIGHT_VERBS:
        subject = child(parse, above, "nsubj")
        if subject is not None and subject.low in ("which", "who", "that") and above.dep == "relcl":
            return parse.head(above)
        return subject
    by = next(
        (c for c in parse.children(noun) if c.dep == "prep" and c.low in ("by", "from")), None
    )
    return child(parse, by, "pobj") if by is not None else None


def colon(text: str, parse: Parse, mark: Token, cues: CueLexicon) -> Reported | None:
    """Return what follows "Name:" or "Minister:" at a sentence's beginning, or behind a dash."""
    sentence = parse.sentence(mark.sent)
    before = _behind_dash([t for t in sentence if t.i < mark.i and t.pos != "SPACE"])
    after = [t for t in sentence if t.i > mark.i]
    names = [t for t in before if t.pos == "PROPN" or _speaks(t, cues)]
    if not names or len(before) > COLON_WORDS or any(t.pos in VERBAL for t in before):
        return None
    if len([t for t in after if t.text.isalpha()]) < 3 or not any(t.pos in VERBAL for t in after):
        return None
    content = pieces(text, parse, {t.i for t in after})
    source = parse.root_of(tuple(before)) or names[-1]
    if source.pos not in ("PROPN", "NOUN"):
        source = names[-1]
    return Reported(CueClass.SAY, mark, mark.span, source, content) if content else None


def _behind_dash(words: list[Token]) -> list[Token]:
    """Return the words behind the last free-standing dash or closing bracket."""
    ends = [n for n, t in enumerate(words) if t.text in DASHES]
    return words[ends[-1] + 1 :] if ends else words


def _speaks(word: Token, cues: CueLexicon) -> bool:
    lemma = word.lemma.lower()
    return word.pos == "NOUN" and (lemma in cues.speakers or lemma in cues.evidence)
