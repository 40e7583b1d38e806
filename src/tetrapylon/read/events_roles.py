"""Subject, object and prepositional arguments of a trigger, whatever shape its clause has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.lexicon.frames import ScopeWords
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import NOMINAL, VERBAL
from tetrapylon.read.events_cast import antecedent

OBJECT_CONTROL = frozenset(
    {"force", "allow", "order", "urge", "ask", "tell", "call", "help", "enable", "let", "make"}
)
PREPS = frozenset({"prep", "agent", "dative", "prt"})


@dataclass(frozen=True, slots=True)
class Arguments:
    """The words that fill a trigger's places in its clause.

    `preps` pairs each preposition with its noun; `clause` is the verb that carries the trigger.
    """

    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    preps: tuple[tuple[str, Token], ...]
    clause: Token
    noun: Token | None = None

    @property
    def carriers(self) -> tuple[Token, ...]:
        """The words that a remark on who helps may hang on."""
        return (self.clause,) if self.noun in (None, self.clause) else (self.clause, self.noun)


def arguments_of(parse: Parse, trigger: Token, words: ScopeWords) -> Arguments:
    """Return the arguments of a verb or noun that tells of a happening."""
    if trigger.pos in VERBAL or trigger.tag.startswith("VB"):
        return _of_verb(parse, trigger)
    return _of_noun(parse, trigger, words)


def is_passive(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb form is passive, finite or as a bare participle."""
    if any(c.dep in ("auxpass", "nsubjpass") for c in parse.children(verb)):
        return True
    bare = not any(c.dep == "aux" for c in parse.children(verb))
    return verb.tag == "VBN" and bare and verb.dep in ("acl", "amod", "advcl", "relcl", "conj")


def _of_verb(parse: Parse, verb: Token) -> Arguments:
    preps = (*_preps(parse, verb), *_sources(parse, verb))
    gap = _missed_relative(parse, verb)
    if gap is not None:
        return Arguments((parse.head(verb),), (gap,), preps, verb)
    passive = is_passive(parse, verb)
    surface = subject_of(parse, verb)
    if passive:
        agents = tuple(t for p, t in preps if p == "by")
        agents += tuple(_compound_agent(parse, verb))
        patient = parse.head(verb) if verb.dep in ("acl", "amod") else surface
        done_to = (antecedent(parse, patient),) if patient is not None else ()
        return Arguments(agents, done_to, preps, verb)
    objects = tuple(
        antecedent(parse, c) for c in parse.children(verb) if c.dep in ("dobj", "dative", "attr")
    )
    objects = objects or tuple(_swallowed_object(parse, verb))
    if not objects and verb.dep == "relcl" and _has_subject(parse, verb):
        gap = parse.head(verb)
        objects = () if surface is gap else (gap,)
    return Arguments((surface,) if surface is not None else (), objects, preps, verb)


def _missed_relative(parse: Parse, verb: Token) -> Token | None:
    """Return the noun that "which the rebels seized" is about, where a parser took it for "rebels seized by"."""
    if verb.dep != "acl" or verb.tag not in ("VBN", "VBD") or verb.i < 2:
        return None
    before = parse[parse.subtree(parse.head(verb))[0].i - 1]
    if before.low not in ("which", "that") or any(c.low == "by" for c in parse.children(verb)):
        return None
    above = parse.head(before)
    return above if above.i < before.i and above.pos in NOMINAL else None


def _swallowed_object(parse: Parse, verb: Token) -> Iterator[Token]:
    """Yield the object that a participle after it drew away: "overran the town called"."""
    for c in parse.children(verb):
        bare = not any(d.dep in ("aux", "auxpass", "mark") for d in parse.children(c))
        if c.dep == "ccomp" and c.tag == "VBN" and bare:
            for d in parse.children(c):
                if d.dep in ("nsubj", "nsubjpass") and parse.subtree(d)[0].i == verb.i + 1:
                    yield d


def _sources(parse: Parse, verb: Token) -> Iterator[tuple[str, Token]]:
    """Yield "to" and "from" phrases that a parser hung on the object instead of the verb."""
    for c in parse.children(verb):
        if c.dep == "dobj":
            inner = [t for _, t in _preps(parse, c)]
            for noun in (c, *inner):
                yield from (x for x in _preps(parse, noun) if x[0] in ("to", "from"))


def _compound_agent(parse: Parse, verb: Token) -> Iterator[Token]:
    """Yield "rebel" of "rebel-held"."""
    if verb.dep == "amod":
        yield from (
            c for c in parse.children(verb) if c.dep in ("compound", "npadvmod", "nmod", "amod")
        )
        if not parse.children(verb) and verb.i >= 2 and parse[verb.i - 1].text == "-":
            yield parse[verb.i - 2]


def _has_subject(parse: Parse, verb: Token) -> bool:
    return any(c.dep in ("nsubj", "nsubjpass") for c in parse.children(verb))


def subject_of(parse: Parse, verb: Token, depth: int = 5) -> Token | None:
    """Return the subject of a verb, its own or the one that the verb above lends it."""
    own = [c for c in parse.children(verb) if c.dep in ("nsubj", "nsubjpass")]
    if own:
        before = [c for c in own if c.i < verb.i]
        return antecedent(parse, (before or own[:1])[-1])
    if depth == 0 or verb.head == verb.i:
        return None
    return _borrowed(parse, verb, depth - 1)


def _borrowed(parse: Parse, verb: Token, depth: int) -> Token | None:
    """Return the subject that control, coordination or a governing noun lends a verb."""
    above = parse.head(verb)
    match verb.dep:
        case "xcomp" | "ccomp" if above.lemma in OBJECT_CONTROL:
            lent = next((c for c in parse.children(above) if c.dep in ("dobj", "dative")), None)
            return lent or subject_of(parse, above, depth)
        case "xcomp" | "conj" | "advcl" | "acomp" if above.pos in VERBAL or above.pos == "ADJ":
            done_to = verb.dep == "advcl" and verb.tag == "VBG" and is_passive(parse, above)
            return _by_whom(parse, above) if done_to else subject_of(parse, above, depth)
        case "pcomp" if above.dep == "prep":
            return subject_of(parse, parse.head(above), depth)
        case "acl" if verb.tag in ("VBG", "VBD"):
            return above
        case "acl" if above.pos in NOMINAL:
            return _noun_agent(parse, above, depth)
        case _:
            return None


def _by_whom(parse: Parse, verb: Token) -> Token | None:
    """Return the doer of a passive, of which a participle tells more: "was hit by rebels, killing two"."""
    return next((t for p, t in _preps(parse, verb) if p == "by"), None)


def _noun_agent(parse: Parse, noun: Token, depth: int) -> Token | None:
    owner = next((c for c in parse.children(noun) if c.dep == "poss"), None)
    if owner is not None:
        return owner
    above = parse.head(noun)
    if noun.dep in ("dobj", "pobj", "nsubj") and above.pos in VERBAL:
        return subject_of(parse, above, depth)
    if noun.dep == "pobj" and above.dep == "prep" and parse.head(above).pos in VERBAL:
        return subject_of(parse, parse.head(above), depth)
    return None


def _preps(parse: Parse, token: Token) -> Iterator[tuple[str, Token]]:
    for c in parse.children(token):
        if c.dep in ("prep", "agent", "dative") and c.pos == "ADP":
            yield from _after(parse, c)


def _after(parse: Parse, prep: Token) -> Iterator[tuple[str, Token]]:
    for c in parse.children(prep):
        if c.dep == "pobj":
            yield prep.low, c
        elif c.dep == "prep":
            yield from _after(parse, c)


def _of_noun(parse: Parse, noun: Token, words: ScopeWords) -> Arguments:
    owners = [
        c
        for c in parse.children(noun)
        if c.dep in ("poss", "amod", "compound", "nmod", "nummod")
        and not (c.dep == "amod" and c.tag == "VBN" and c.lemma in words.passive_agent)
    ]
    preps = list(_preps(parse, noun))
    clause = noun
    above = parse.head(noun)
    subjects = [*owners, *(t for p, t in preps if p == "by")]
    if noun.dep in ("dobj", "pobj", "attr", "nsubjpass", "nsubj"):
        clause = _clause_verb(parse, noun) or noun
        subjects += _light_subject(parse, noun, clause, words)
        if clause.pos in VERBAL and (clause is above or clause.lemma in words.takes_part):
            preps += list(_preps(parse, clause))
    for c in parse.children(noun):
        if c.dep == "acl" and c.tag == "VBN" and c.lemma not in words.passive_agent:
            subjects += [t for p, t in _preps(parse, c) if p == "by"]
    objects = tuple(t for p, t in preps if p == "of" and parse.head(parse.head(t)) is noun)
    return Arguments(tuple(dict.fromkeys(subjects)), objects, tuple(preps), clause, noun)


def _clause_verb(parse: Parse, noun: Token) -> Token | None:
    for above in parse.ancestors(noun):
        if above.pos in VERBAL:
            return above
        if above.pos not in ("ADP", "ADV"):
            return None
    return None


def _light_subject(parse: Parse, noun: Token, verb: Token, words: ScopeWords) -> tuple[Token, ...]:
    """Return who does what the noun names, where a verb only carries it ("launched an assault")."""
    if verb is noun or verb.lemma in words.no_agent or noun.dep == "nsubj":
        return ()
    if noun.dep == "nsubjpass":
        return tuple(t for p, t in _preps(parse, verb) if p == "by")
    direct = noun.dep in ("dobj", "attr")
    if direct or verb.lemma in words.takes_part:
        subject = subject_of(parse, verb)
        return (subject,) if subject is not None and subject is not noun else ()
    return ()
