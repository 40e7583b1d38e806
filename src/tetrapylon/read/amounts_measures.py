"""What a number measures: the words around the counted noun against the table of measures."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from tetrapylon.lexicon.units import MeasureRule, MeasureWords, UnitKind
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.quantity import Measure
from tetrapylon.read.amounts_counted import Counted
from tetrapylon.read.amounts_figures import Figure, Style, low_at

SIDEWAYS = ("conj", "appos", "nummod", "quantmod", "amod")
MEMBERS = frozenset({"including", "among", "amongst"})
VERBS = ("VERB", "AUX")
REACHING = frozenset({"reach", "pass", "exceed", "top", "hit", "surpass"})
"""Verbs whose object says how many there are of their subject."""
COUNTING = frozenset({"number", "count", "figure", "total", "tally", "sum"})
"""Nouns of how many there are of what "of" brings in."""
OWN_PEOPLE = frozenset({"nsubj", "nsubjpass", "dobj", "nummod", "npadvmod"})
STATES = frozenset({"dead", "wounded", "injured", "killed", "besieged", "displaced"})


@dataclass(slots=True)
class Around:
    """Lemmas around a counted noun, by their bearing on it."""

    objects: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    governors: set[str] = field(default_factory=set)
    clause: set[str] = field(default_factory=set)


def measure_of(parse: Parse, figure: Figure, found: Counted, measures: MeasureWords) -> Measure:
    """Return the first measure whose every condition holds."""
    around = surroundings(parse, found)
    rows = (r for r in measures.rules if _holds(r, figure, found, around, measures))
    return next(r.measure for r in rows)


def _holds(
    rule: MeasureRule, figure: Figure, found: Counted, around: Around, measures: MeasureWords
) -> bool:
    noun = found.noun.lemma if found.noun is not None else None
    checks = (
        rule.style is None or rule.style == figure.style,
        rule.shape is None or rule.shape in found.shapes,
        rule.unit is None or (found.unit is not None and found.unit.kind is rule.unit),
        rule.least <= max(figure.value or 0.0, figure.low or 0.0),
        rule.noun is None or _is(noun, rule.noun, measures) or _is_name(found, rule.noun),
        rule.counts is None or _may_count(noun, found, figure, measures),
        _meets(rule.object, around.objects, measures),
        _meets(rule.subject, around.subjects, measures),
        _meets(rule.modifier, around.modifiers, measures),
        _meets(rule.governor, around.governors, measures),
        _meets(rule.clause, around.clause, measures),
    )
    return all(checks)


def _is(noun: str | None, group: str, measures: MeasureWords) -> bool:
    return noun is not None and bool({noun, noun.lower()} & measures.members(group))


def _is_name(found: Counted, group: str) -> bool:
    return group == "name" and found.noun is not None and found.noun.tag == "NNP"


def _may_count(noun: str | None, found: Counted, figure: Figure, measures: MeasureWords) -> bool:
    """Tell whether people may be counted: the noun says so, is a name of people, or is left out."""
    if found.unit is not None and (found.unit.kind is not UnitKind.SHARE or noun is None):
        return False
    if noun is None:
        return figure.style in (Style.NUMBER, Style.VAGUE, Style.SHARE)
    if found.noun is not None and found.noun.pos == "PRON":
        return True
    part = figure.style is Style.SHARE or found.unit is not None  # "half of Palmyra" is no people
    named = found.noun is not None and found.noun.tag in ("NNPS", "NNP") and not part
    groups = ("dweller", "household")
    return named or measures.is_person(noun) or any(_is(noun, g, measures) for g in groups)


def _meets(group: str | None, lemmas: set[str], measures: MeasureWords) -> bool:
    return group is None or bool(lemmas & measures.members(group))


def surroundings(parse: Parse, found: Counted) -> Around:
    """Return the words that bear on what is counted."""
    around = Around()
    for top in _tops(parse, found):
        _modifiers(parse, top, around)
        _role(parse, top, around)
    around.clause.update(t.lemma.lower() for t in parse.sentence(found.top.sent))
    return around


def _tops(parse: Parse, found: Counted) -> Iterator[Token]:
    """Yield the words that may carry the amount's role: the number's phrase, what it hangs beside, its noun."""
    token = found.top
    yield token
    while token.dep in SIDEWAYS and token.head != token.i:
        head = parse.head(token)
        if head.pos in VERBS and token.dep != "conj":
            break
        token = head
        yield token
    if token.dep == "pobj" and parse.head(token).low in MEMBERS:
        token = parse.head(parse.head(token))
        yield token
    if found.noun is not None and found.unit is None and found.noun.i != found.top.i:
        yield found.noun


def _modifiers(parse: Parse, top: Token, around: Around) -> None:
    for child in parse.children(top):
        word = child.lemma.lower()
        if child.dep in ("amod", "compound", "appos", "nmod"):
            around.modifiers |= {word, child.low}
        if child.dep == "acl" and child.tag == "VBN":
            around.objects.add(word)
        elif child.dep == "acl":
            around.subjects.add(word)
        if child.dep == "relcl":
            _as_subject(parse, child, around)
        if child.dep == "prep" and child.low == "in":
            around.modifiers |= {c.lemma.lower() for c in parse.children(child) if c.dep == "pobj"}
    following = low_at(parse, top.i + 1)
    if following in STATES:
        around.modifiers.add(following)


def _role(parse: Parse, top: Token, around: Around) -> None:
    head = parse.head(top)
    if top.dep in ("dobj", "nsubjpass", "oprd", "attr", "dative"):
        _as_object(parse, head, around)
        if top.dep == "attr" or (top.dep == "dobj" and head.lemma in REACHING):
            _as_count(parse, head, around)
    elif top.dep == "nsubj":
        _as_subject(parse, head, around)
    elif top.dep == "pobj":
        _over(parse, head, around)
    elif head.i != top.i:
        above = (t.lemma.lower() for t in parse.ancestors(top) if t.pos in VERBS)
        around.governors.update(itertools.islice(above, 1))


def _as_object(parse: Parse, verb: Token, around: Around) -> None:
    _joined(parse, verb, around)
    around.objects.add(verb.lemma.lower())
    around.governors |= {verb.lemma.lower(), *_subjects_of(parse, verb)}
    for child in parse.children(verb):
        if child.dep in ("oprd", "acomp", "xcomp"):
            around.modifiers |= {child.lemma.lower(), child.low}
            around.subjects.add(child.lemma.lower())
        if child.dep == "conj" and child.tag == "VBN" and not _has_people(parse, child):
            around.objects.add(child.lemma.lower())


def _has_people(parse: Parse, verb: Token) -> bool:
    """Tell whether a second verb has people of its own: "were wounded and *it had killed* 15"."""
    return any(c.dep in OWN_PEOPLE for c in parse.children(verb))


def _has_subject(parse: Parse, verb: Token) -> bool:
    return any(c.dep in ("nsubj", "nsubjpass") for c in parse.children(verb))


def _as_subject(parse: Parse, verb: Token, around: Around) -> None:
    children = parse.children(verb)
    passive = any(c.dep == "auxpass" for c in children)
    bare = verb.tag in ("VBN", "VBD") and not any(
        c.dep in ("dobj", "ccomp", "dative") for c in children
    )
    (around.objects if passive else around.subjects).add(verb.lemma.lower())
    if passive or bare:
        _joined(parse, verb, around)
    if bare:
        around.objects.add(verb.lemma.lower())
    for child in children:
        if child.dep in ("acomp", "attr", "oprd"):
            around.modifiers |= {child.lemma.lower(), child.low}
        beside = child.dep == "advcl" and child.tag == "VBG" and child.i == verb.i + 1
        if child.dep == "xcomp" or beside:
            around.subjects.add(child.lemma.lower())
        own = _has_people if passive else _has_subject
        if child.dep == "conj" and child.pos == "VERB" and not own(parse, child):
            (around.objects if passive else around.subjects).add(child.lemma.lower())


def _joined(parse: Parse, verb: Token, around: Around) -> None:
    """Note a second participle of the same people: "were killed or wounded"."""
    for child in parse.children(verb):
        if child.dep == "conj" and child.pos in VERBS and not _has_people(parse, child):
            around.objects.add(f"{verb.lemma.lower()}-or-{child.lemma.lower()}")


def _over(parse: Parse, preposition: Token, around: Around) -> None:
    """Note the words over a preposition: "a toll of 40", "rose to 40", "the killing of 40"."""
    head = parse.head(preposition)
    if preposition.dep == "agent":
        around.subjects.add(head.lemma.lower())
        return
    around.governors |= {head.lemma.lower(), *_subjects_of(parse, head)}
    if preposition.low == "of" and head.pos == "NOUN":
        around.objects.add(head.lemma.lower())
    if head.pos in VERBS:
        _as_count(parse, head, around)


def _is_over_places(parse: Parse, count: Token) -> bool:
    """Tell whether a count is the sum over several places ("in A, B and C"): it is the toll of none of them."""
    within = (c for t in parse.subtree(count) if t.low == "in" for c in parse.children(t))
    return any(c.pos == "PROPN" and any(d.dep == "conj" for d in parse.children(c)) for c in within)


def _as_count(parse: Parse, verb: Token, around: Around) -> None:
    """Note whom a figure counts that stands over a verb: "the number of people *killed* rose to 40", "put the *toll* at 40"."""
    for count in parse.children(verb):
        if count.dep not in ("nsubj", "nsubjpass", "dobj"):
            continue
        if verb.lemma == "put" and count.dep == "dobj":
            around.governors.add(count.lemma.lower())
        if count.lemma.lower() in COUNTING and not _is_over_places(parse, count):
            for of in parse.children(count):
                for people in parse.children(of) if of.low == "of" else ():
                    around.modifiers |= {people.lemma.lower(), people.low}
                    _modifiers(parse, people, around)


def _subjects_of(parse: Parse, verb: Token) -> set[str]:
    return {c.lemma.lower() for c in parse.children(verb) if c.dep in ("nsubj", "nsubjpass")}
