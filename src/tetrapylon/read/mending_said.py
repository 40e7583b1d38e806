"""Verbs that a small parser hangs on the wrong clause: "a deal agreed in Karsa was broken", "denied it had fired and accused"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import VERBAL

SPEAKS_TOO = frozenset(
    {
        "accuse",
        "blame",
        "say",
        "add",
        "warn",
        "urge",
        "insist",
        "demand",
        "vow",
        "reject",
        "deny",
        "call",
        "condemn",
    }
)
"""Verbs that after "denied that ... had ... and" are the speaker's again."""
CLOSES = frozenset({"say", "report", "add", "warn", "caution", "complain", "insist", "announce"})
"""Verbs that stand before the speaker who closes a sentence."""
SAYING = SPEAKS_TOO | CLOSES
THEN = frozenset({"then", "later", "afterwards", "subsequently"})
"""What leads over to a second deed of the same doer."""
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


def mend_reduced(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    """Make "was broken" the verb of "a truce agreed in Karsa was broken", read as something that a truce agreed."""
    changed = False
    for verb in sentence:
        if verb.lemma != "agree":
            continue
        below = parse.children(verb)
        subject = next((c for c in below if c.dep == "nsubj" and c.i < verb.i), None)
        clause = next((c for c in below if c.dep == "ccomp" and c.i > verb.i), None)
        if subject is None or clause is None:
            continue
        own = parse.children(clause)
        bare = not any(c.dep in (*SUBJECTS, "mark") for c in own)
        if not bare or not any(c.dep in ("aux", "auxpass") and c.tag != "TO" for c in own):
            continue
        passive = any(c.dep == "auxpass" for c in own)
        rooted = verb.dep == "ROOT"
        tokens[clause.i] = replace(
            tokens[clause.i], head=clause.i if rooted else verb.head, dep=verb.dep
        )
        tokens[subject.i] = replace(
            tokens[subject.i], head=clause.i, dep="nsubjpass" if passive else "nsubj"
        )
        tokens[verb.i] = replace(tokens[verb.i], tag="VBN", head=subject.i, dep="acl")
        for c in below:
            if c.dep == "punct" and c.i > clause.i:
                tokens[c.i] = replace(tokens[c.i], head=clause.i)
        changed = True
    return changed


def mend_participle(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    """Make "said two men serving with a force were killed" one clause, read as two with one subject."""
    changed = False
    for verb in sentence:
        if verb.dep != "ccomp" or verb.tag not in ("VBG", "VBN"):
            continue
        below = parse.children(verb)
        subject = next((c for c in below if c.dep == "nsubj" and c.i < verb.i), None)
        second = _without_subject(parse, verb)
        if subject is None or second is None or any(c.dep in ("aux", "auxpass") for c in below):
            continue
        passive = any(c.dep == "auxpass" for c in parse.children(second))
        dep = "nsubjpass" if passive else "nsubj"
        tokens[subject.i] = replace(tokens[subject.i], head=second.i, dep=dep)
        tokens[verb.i] = replace(tokens[verb.i], head=subject.i, dep="acl")
        changed = True
    return changed


def _without_subject(parse: Parse, clause: Token) -> Token | None:
    """Return the next clause beside one that has a finite verb of its own and nobody to do it."""
    for c in parse.children(parse.head(clause)):
        own = parse.children(c)
        if c.i <= clause.i or c.dep != "ccomp":
            continue
        alone = not any(o.dep in (*SUBJECTS, "mark", "cc") for o in own)
        finite = any(o.dep in ("aux", "auxpass") and o.tag != "TO" for o in own)
        return c if alone and finite else None
    return None


def mend_then_saying(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    """Join "..., then said hours later that ..." to the first verb, and its clause to it."""
    changed = False
    for second in sentence:
        below = parse.children(second)
        first = parse.head(second)
        loose = second.dep == "dep" and second.lemma in SPEAKS_TOO and first.pos in VERBAL
        led = any(c.low in THEN and c.i < second.i for c in below)
        if not (loose and led and first.i < second.i) or any(c.dep in SUBJECTS for c in below):
            continue
        tokens[second.i] = replace(tokens[second.i], dep="conj")
        for time in (c for c in below if c.i > second.i and c.pos == "ADV"):
            for c in parse.children(time):
                if c.dep == "ccomp":
                    tokens[c.i] = replace(tokens[c.i], head=second.i)
        changed = True
    return changed


def mend_opening(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    """Make the subject of "On the strike near Karsa, a spokesman said ...", read as an apposition of the town."""
    changed = False
    for verb in sentence:
        told = verb.lemma in SAYING and verb.tag in ("VBD", "VBZ")
        if not told or any(c.dep in SUBJECTS for c in parse.children(verb)):
            continue
        speaker = _apposed_before(parse, verb)
        if speaker is not None:
            tokens[speaker.i] = replace(tokens[speaker.i], head=verb.i, dep="nsubj")
            changed = True
    return changed


def _apposed_before(parse: Parse, verb: Token) -> Token | None:
    """Return an apposition that ends right before a verb, stands behind a comma and hangs on a phrase below it."""
    for t in parse.sentence(verb.sent):
        if t.dep != "appos" or t.i >= verb.i:
            continue
        words = parse.subtree(t)
        first, behind = words[0].i, words[-1].i + 1 == verb.i
        comma = first > 0 and parse[first - 1].text == ","
        opens = any(a.i == verb.i for a in parse.ancestors(t)) and parse.head(t).i < first
        if behind and comma and opens:
            return t
    return None


def mend_saying_so(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    """Give "denied that the town was lost, saying ..." its second saying: the speaker's, not the town's."""
    changed = False
    for saying in sentence:
        clause = parse.head(saying)
        verb = parse.head(clause)
        aside = saying.dep == "advcl" and saying.tag == "VBG" and saying.lemma in SAYING
        told = clause.dep == "ccomp" and clause.i < saying.i and verb.i < clause.i
        if aside and told and verb.lemma in SAYING and parse[saying.i - 1].text == ",":
            tokens[saying.i] = replace(tokens[saying.i], head=verb.i)
            changed = True
    return changed


def mend_second_saying(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    """Give "denied that its men had fired and accused rebels" its second verb: the speaker's, not the men's."""
    changed = False
    for second in sentence:
        if second.dep != "conj" or second.lemma not in SPEAKS_TOO:
            continue
        first = parse.head(second)
        above = parse.head(first)
        told = first.dep == "ccomp" and above.pos in VERBAL and above.lemma in SPEAKS_TOO
        fits = second.tag in ("VBD", "VBN")
        perfect = any(c.dep == "aux" and c.lemma == "have" for c in parse.children(first))
        own = any(c.dep in (*SUBJECTS, "aux", "auxpass") for c in parse.children(second))
        if told and fits and perfect and not own and first.lemma not in SPEAKS_TOO:
            tokens[second.i] = replace(tokens[second.i], tag="VBD", head=above.i, dep="conj")
            for c in parse.children(first):
                if c.dep == "cc" and first.i < c.i < second.i:
                    tokens[c.i] = replace(tokens[c.i], head=above.i)
            changed = True
    return changed


def mend_inverted(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    """Make "..., warned a senior officer." a closing attribution, read as a second deed of the first subject."""
    for verb in sentence:
        if verb.dep != "conj":
            continue
        first = parse.head(verb)
        if not _closes_inverted(parse, verb, first):
            continue
        rooted = first.dep == "ROOT"
        tokens[verb.i] = replace(
            tokens[verb.i], head=verb.i if rooted else first.head, dep=first.dep
        )
        tokens[first.i] = replace(tokens[first.i], head=verb.i, dep="ccomp")
        for c in parse.children(first):
            if c.dep == "punct" and c.i >= verb.i - 1:
                tokens[c.i] = replace(tokens[c.i], head=verb.i)
        return True
    return False


def _closes_inverted(parse: Parse, verb: Token, first: Token) -> bool:
    """Tell whether a verb of saying, joined by a bare comma, has nothing behind it but its speaker."""
    fits = verb.dep == "conj" and verb.lemma in CLOSES and verb.tag in ("VBD", "VBZ", "VBN")
    if not fits or first.pos not in VERBAL or parse[verb.i - 1].text != ",":
        return False
    below = [c for c in parse.children(verb) if c.pos != "PUNCT"]
    joined = any(c.dep in ("cc", "conj") and c.i != verb.i for c in parse.children(first))
    speaker = below[0] if len(below) == 1 and below[0].dep == "dobj" else None
    named = speaker is not None and speaker.pos in ("NOUN", "PROPN")
    told = any(c.dep in SUBJECTS for c in parse.children(first))
    return named and told and not joined
