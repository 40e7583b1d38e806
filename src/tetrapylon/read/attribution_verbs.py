"""Attributions whose cue is a verb."""

from __future__ import annotations

from tetrapylon.lexicon.cues import CueClass, CueLexicon
from tetrapylon.model.claim import ClaimantType
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.attribution_objects import object_of
from tetrapylon.read.attribution_sources import source_of
from tetrapylon.read.clauses import (
    AUXILIARIES,
    VERBAL,
    child,
    hull,
    is_infinitive,
    is_passive,
    subject_of,
)
from tetrapylon.read.quotes import Quote
from tetrapylon.read.reported import Reported, pieces, with_marks

CLAUSE_CLASSES = frozenset(
    {
        CueClass.SAY,
        CueClass.CLAIM,
        CueClass.DENY,
        CueClass.THINK,
        CueClass.SHOW,
        CueClass.ASK,
        CueClass.EXPECT,
        CueClass.HOPE,
        CueClass.DEMAND,
        CueClass.PLAN,
    }
)
INFINITIVE_CLASSES = frozenset(
    {
        CueClass.CLAIM,
        CueClass.REFUSE,
        CueClass.DEMAND,
        CueClass.PLAN,
        CueClass.EXPECT,
        CueClass.HOPE,
        CueClass.WANT,
        CueClass.SEEM,
    }
)
QUOTING_CLASSES = frozenset({CueClass.SAY, CueClass.CLAIM, CueClass.ASK})
ASIDES = frozenset({"however", "meanwhile", "moreover", "instead"})


def verbal(
    text: str, parse: Parse, verb: Token, cues: CueLexicon, quotes: tuple[Quote, ...]
) -> Reported | None:
    """Return what a reporting verb reports, None where it reports nothing."""
    kinds = kinds_of(parse, verb, cues)
    if not kinds or _tells_nothing(parse, verb, cues):
        return None
    source = source_of(parse, verb)
    tokens, kind = _content(parse, verb, kinds, cues)
    quoted = _quotes_beside(parse, verb, quotes)
    speaks = bool(QUOTING_CLASSES & set(kinds)) and (source is not None or verb.head == verb.i)
    if not tokens and speaks:
        tokens |= _said_beside(parse, verb, quoted)
        kind = _preferred(kinds, CLAUSE_CLASSES)
    if not tokens and quoted and speaks:
        tokens = {t.i for q in quoted for t in parse.within(q.span)}
        kind = next(k for k in kinds if k in QUOTING_CLASSES)
    if not tokens:
        return None
    if QUOTING_CLASSES & set(kinds):
        tokens |= _whole_quotes(parse, quoted, tokens)
    tokens -= _zone(parse, verb, source, tokens) | _contrasted(parse, verb, tokens, cues)
    content = with_marks(pieces(text, parse, tokens), quotes)
    cue = hull(cue_tokens(parse, verb, kind))
    if not content or cue is None:
        return None
    if kind is CueClass.SEEM:
        source = None
    return Reported(kind, verb, cue, source, content)


def _tells_nothing(parse: Parse, verb: Token, cues: CueLexicon) -> bool:
    """Tell whether a verb that can report reports nothing where it stands."""
    return (
        _is_purpose(parse, verb)
        or not _estimates(parse, verb, cues)
        or _is_reduced(parse, verb, cues)
    )


def behind_media(parse: Parse, verb: Token, cues: CueLexicon) -> Token | None:
    """Return whom a news organisation cites for what it reports: "the agency reported, citing *officials*"."""
    citing = next((c for c in parse.children(verb) if c.lemma == "cite" and c.tag == "VBG"), None)
    cited = child(parse, citing, "dobj") if citing is not None else None
    source = source_of(parse, verb)
    if cited is None or source is None or verb.lemma not in ("report", "say"):
        return None
    words = (source, *(c for c in parse.children(source) if c.dep in ("compound", "amod", "appos")))
    is_media = any(cues.speakers.get(w.low) is ClaimantType.MEDIA for w in words)
    return cited if is_media or verb.lemma == "report" else None


def _estimates(parse: Parse, verb: Token, cues: CueLexicon) -> bool:
    """Tell whether "put ... at" puts a figure to something; True for every other verb."""
    if verb.lemma != "put":
        return True
    thing = child(parse, verb, "dobj", "nsubjpass")
    return thing is not None and thing.lemma.lower() in cues.estimates


def kinds_of(parse: Parse, verb: Token, cues: CueLexicon) -> tuple[CueClass, ...]:
    """Return the cue classes of a verb, or of the verb with its particle."""
    lemma = verb.lemma.lower()
    for c in parse.children(verb):
        if c.dep in ("prt", "prep") and f"{lemma} {c.low}" in cues.verbs:
            return cues.verbs[f"{lemma} {c.low}"]
    return cues.verbs.get(lemma, ())


def _is_purpose(parse: Parse, verb: Token) -> bool:
    """Tell whether the verb is an infinitive: what may be said is not said ("to discuss it")."""
    if verb.tag != "VB" or not any(c.low == "to" for c in parse.children(verb)):
        return False
    above = parse.head(verb)
    return not (verb.dep == "xcomp" and above.lemma in ("go", "continue"))


def _is_reduced(parse: Parse, verb: Token, cues: CueLexicon) -> bool:
    """Tell "men thought to be soldiers took part": what is thought of them by nobody named, however it was parsed."""
    thinks = CueClass.THINK in kinds_of(parse, verb, cues) and verb.tag in ("VBN", "VBD")
    bare = thinks and not any(c.dep in AUXILIARIES for c in parse.children(verb))
    infinitive = child(parse, verb, "xcomp") if bare else None
    be = infinitive is not None and infinitive.lemma == "be"
    return be and infinitive is not None and is_infinitive(parse, infinitive)


def _contrasted(parse: Parse, verb: Token, tokens: set[int], cues: CueLexicon) -> set[int]:
    """Return the words of another's account that is set against this one: "..., while the army spoke of nine"."""
    return {
        t.i
        for c in parse.sentence(verb.sent)
        if c.i in tokens and c.dep == "advcl" and kinds_of(parse, c, cues)
        if any(d.low in ("while", "whereas") and d.dep == "mark" for d in parse.children(c))
        if child(parse, c, "nsubj") is not None
        for t in parse.subtree(c)
    }


def _content(
    parse: Parse, verb: Token, kinds: tuple[CueClass, ...], cues: CueLexicon
) -> tuple[set[int], CueClass]:
    clausal = _clause(parse, verb)
    if clausal:
        kind = _preferred(kinds, CLAUSE_CLASSES)
        begged = kind is CueClass.ASK and _has_that(parse, verb)
        return clausal, CueClass.DEMAND if begged else kind
    passive = is_passive(parse, verb)
    fitting = [k for k in kinds if k in INFINITIVE_CLASSES]
    infinitive = child(parse, verb, "xcomp", "oprd")
    if verb.lemma in cues.telling and child(parse, verb, "dobj", "nsubjpass") is not None:
        fitting = [CueClass.DEMAND]
    raised = CueClass.SEEM in kinds or (passive and verb.lemma in cues.passive_report)
    if infinitive is not None and (fitting or raised) and is_infinitive(parse, infinitive):
        tokens = {t.i for t in parse.subtree(infinitive)}
        subject = child(parse, verb, "nsubj", "nsubjpass")
        if raised and subject is not None:
            tokens |= {t.i for t in parse.subtree(subject)}
        if CueClass.DEMAND in fitting:
            tokens |= _addressed(parse, verb)
        return tokens, CueClass.SEEM if raised else fitting[0]
    owned = CueClass.DENY in kinds or verb.lemma in cues.owning_up
    if infinitive is not None and owned and infinitive.tag == "VBG":
        told = CueClass.DENY if CueClass.DENY in kinds else CueClass.SAY
        return {t.i for t in parse.subtree(infinitive)}, told
    asked = _asked(parse, verb) if CueClass.ASK in kinds else set()
    return (asked, CueClass.ASK) if asked else object_of(parse, verb, kinds, cues)


def _asked(parse: Parse, verb: Token) -> set[int]:
    """Return the words of "asked (them) if they knew", which hang as a condition."""
    for c in parse.children(verb):
        marks = {d.low for d in parse.children(c) if d.dep == "mark"}
        if c.dep == "advcl" and c.i > verb.i and marks & {"if", "whether"}:
            return {t.i for t in parse.subtree(c)}
    return set()


def _has_that(parse: Parse, verb: Token) -> bool:
    clause = child(parse, verb, "ccomp")
    return clause is not None and any(
        c.dep == "mark" and c.low == "that" for c in parse.children(clause)
    )


def _addressed(parse: Parse, verb: Token) -> set[int]:
    """Return the words for whom a demand is put to: "urged *the council* to act"."""
    on = next(
        (c for c in parse.children(verb) if c.dep == "prep" and c.low in ("on", "upon")), None
    )
    who = child(parse, verb, "dobj") or (child(parse, on, "pobj") if on is not None else None)
    return {t.i for t in parse.subtree(who)} if who is not None else set()


def _told_clauses(parse: Parse, verb: Token) -> list[Token]:
    """Return the heads of what is told: the clauses before the verb, else all behind it.

    Before the verb, a second clause counts where "and" or "but" joins it to the first. A clause that a semicolon parts from "they said ..." is not told where another one is.
    """
    found = [c for c in parse.children(verb) if c.dep == "ccomp"]
    behind = [c for c in found if c.i > verb.i]
    parted = any(c.text == ";" and c.i < verb.i for c in parse.children(verb))
    if parted and not behind and child(parse, verb, "dobj") is not None:
        return []  # "..., one side said; the other put its losses at 40"
    if behind and (parted or len(behind) == len(found)):
        return behind
    return found[:1] + [c for c in found[1:] if not behind and _joined(parse, c)]


def _joined(parse: Parse, clause: Token) -> bool:
    first = parse.subtree(clause)[0].i
    return first > 0 and parse[first - 1].dep == "cc"


def _clause(parse: Parse, verb: Token) -> set[int]:
    clauses = _told_clauses(parse, verb)
    if clauses:
        clause = clauses[0]
        tokens = {t.i for c in clauses for t in parse.subtree(c)}
        others = [c for c in parse.children(verb) if c.dep in ("advcl", "mark") and c.i < clause.i]
        before = [c for c in others if c.i > verb.i]
        return tokens.union(*({t.i for t in parse.subtree(c)} for c in before))
    above = parse.head(verb)
    if verb.dep == "parataxis" and above.pos in VERBAL and subject_of(parse, verb) is not None:
        return {t.i for t in parse.subtree(above)} - {t.i for t in parse.subtree(verb)}
    return set()


def _said_beside(parse: Parse, verb: Token, quoted: list[Quote]) -> set[int]:
    """Return the clause that "as X said" stands beside, or what follows "X said:" without marks."""
    above = parse.head(verb)
    below = parse.children(verb)
    as_ = any(c.low == "as" and c.dep in ("mark", "advmod") for c in below)
    bare = not any(c.dep in ("dobj", "ccomp", "xcomp") for c in below)
    if as_ and bare and verb.dep == "advcl" and above.pos in VERBAL:
        return {t.i for t in parse.subtree(above)} - {t.i for t in parse.subtree(verb)}
    after = parse[verb.i + 1] if verb.i + 1 < len(parse) else verb
    if after.text != ":" or quoted:
        return set()
    rest = [t for t in parse.sentence(verb.sent) if t.i > after.i and not t.text.isspace()]
    return {t.i for t in rest} if any(t.pos in VERBAL for t in rest) else set()


def _preferred(kinds: tuple[CueClass, ...], wanted: frozenset[CueClass]) -> CueClass:
    return next((k for k in kinds if k in wanted), kinds[0])


def _quotes_beside(parse: Parse, verb: Token, quotes: tuple[Quote, ...]) -> list[Quote]:
    """Return the quoted speech in the verb's sentence, unless the verb is quoted itself."""
    sentence = hull(parse.sentence(verb.sent))
    if sentence is None or any(q.span.overlap(verb.span) for q in quotes):
        return []
    return [q for q in quotes if q.speech and sentence.overlap(q.span)]


def _whole_quotes(parse: Parse, quotes: list[Quote], tokens: set[int]) -> set[int]:
    """Return the words of the quotes that the content reaches into."""
    touched = [q for q in quotes if any(q.span.overlap(parse[i].span) for i in tokens)]
    return {t.i for q in touched for t in parse.within(q.span)}


def cue_tokens(parse: Parse, verb: Token, kind: CueClass) -> list[Token]:
    """Return the words of a verbal cue: auxiliaries, negation, adverb, particle and the verb."""
    own = [c for c in parse.children(verb) if c.dep in (*AUXILIARIES, "neg", "prt")]
    own += [
        c
        for c in parse.children(verb)
        if c.dep == "advmod" and c.i == verb.i - 1 and c.low not in ASIDES
    ]
    own = [c for c in own if abs(c.i - verb.i) <= 4]
    after = parse[verb.i + 1] if verb.i + 1 < len(parse) else None
    asks_for = kind is CueClass.DEMAND and after is not None and after.low in ("for", "on", "upon")
    speaks_of = kind is CueClass.STANCE and after is not None and after.dep == "prep"
    if after is not None and (asks_for or (speaks_of and child(parse, verb, "dobj") is None)):
        own.append(after)
    if verb.dep == "xcomp" and parse.head(verb).lemma == "go":
        own += [t for t in parse if parse.head(verb).i <= t.i < verb.i]
    return sorted({verb, *own}, key=lambda t: t.i)


def _zone(parse: Parse, verb: Token, source: Token | None, tokens: set[int]) -> set[int]:
    """Return the words of cue and source, which are no content even where the tree puts them inside."""
    zone = {t.i for t in cue_tokens(parse, verb, CueClass.SAY)}
    if source is not None and verb.i in tokens:
        zone |= {t.i for t in parse.subtree(source)}
    return zone
