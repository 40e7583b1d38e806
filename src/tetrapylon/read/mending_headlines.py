"""Headlines whose finite verb a small parser takes for a noun: "Militants torch church", "Junta bombs village".

Headlines leave out articles, and many of their verbs are nouns too, so that a whole title becomes one compound
noun, or a verb loses its subject to a compound ("Ukraine shells Donetsk"). A form of a tabled verb is made the verb
where the word right before it is who acts, something it acts on follows at once, and no other finite verb
stands in its stretch between commas, colons and dashes. A noun phrase ("rebel attacks on convoys") stays one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tetrapylon.lexicon.headlines import HeadlineWords, load_headline_words, of_one
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import VERBAL
from tetrapylon.read.mending_headline_words import ASIDE, mend_ahead, mend_opening, mend_words_of
from tetrapylon.read.mending_verbs import FINITE_TAGS

MOST_WORDS = 24
"""A longer sentence is no headline."""
INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "SYM"})
"""Parts of speech inside what a headline's verb acts on."""
NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    """A headline's clause as it should be: the verb, its lemma, who acts and on what.

    `where` is a phrase with a preposition between doer and verb ("blast *in town* kills two"), none for none.
    """

    verb: Token
    lemma: str
    doer: tuple[Token, ...]
    where: tuple[Token, ...]
    thing: tuple[Token, ...]
    plural: bool


def mend_headline(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    """Set a headline's verb, subject and object right in `tokens`; tell whether they were wrong."""
    if len(sentence) > MOST_WORDS:
        return False
    words = load_headline_words()
    opened = mend_opening(sentence, words, tokens)
    opened |= mend_words_of(parse, sentence, words, tokens)
    for verb in sentence[1:]:
        found = _clause_at(parse, sentence, verb, words)
        if found is not None:
            _set_clause(parse, sentence, found, tokens)
            return True
    return mend_ahead(parse, sentence, words, tokens) or opened


def _clause_at(
    parse: Parse, sentence: Sequence[Token], verb: Token, words: HeadlineWords
) -> _Clause | None:
    plural = verb.low in words.verbs
    lemma = verb.low if plural else of_one().get(verb.low)
    if lemma is None or not _is_misread(parse, verb):
        return None
    doer, where = _doer(sentence, verb, plural=plural)
    thing = _thing(sentence, verb)
    acts = _acts(doer, words, plural=plural) or (where and doer and doer[-1].tag == "NN")
    fits = acts and _acted_on(thing, words)
    if not fits or _has_verb(parse, sentence, verb):
        return None
    return _Clause(verb=verb, lemma=lemma, doer=doer, where=where, thing=thing, plural=plural)


def _is_misread(parse: Parse, verb: Token) -> bool:
    """Tell whether a form of a verb was read as a noun, or as a verb without its subject."""
    if verb.pos in ("NOUN", "PROPN", "ADJ"):
        return True
    below = parse.children(verb)
    led = any(c.dep in SUBJECTS or c.dep in ("aux", "auxpass", "neg") for c in below)
    return verb.tag in (*FINITE_TAGS, "VB") and not led and any(c.dep == "compound" for c in below)


def _doer(
    sentence: Sequence[Token], verb: Token, *, plural: bool
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Return the nouns before the verb, with what belongs to them, and the phrase between them and the verb."""
    at = verb.i - sentence[0].i
    near = _nouns_before(sentence, at)
    start = at - len(near)
    if start < 1 or sentence[start - 1].pos != "ADP":
        return near, ()
    far = () if plural else _nouns_before(sentence, start - 1)
    return far, tuple(sentence[start - 1 : at])


def _nouns_before(sentence: Sequence[Token], end: int) -> tuple[Token, ...]:
    start = end
    while start > 0 and _is_inside(sentence[start - 1]):
        start -= 1
    return tuple(sentence[start:end])


def _thing(sentence: Sequence[Token], verb: Token) -> tuple[Token, ...]:
    """Return the nouns right behind the verb, with what belongs to them, up to the last noun."""
    found: list[Token] = []
    for t in sentence[verb.i - sentence[0].i + 1 :]:
        if not _is_inside(t) and t.pos != "DET" and t.tag not in ("VBN", "PRP$", "POS"):
            break
        found.append(t)
    while found and found[-1].pos not in NOUNS:
        found.pop()
    return tuple(found)


def _is_inside(t: Token) -> bool:
    return t.pos in INSIDE or t.tag == "HYPH"


def _acts(doer: Sequence[Token], words: HeadlineWords, *, plural: bool) -> bool:
    if not doer or any(t.pos == "DET" for t in doer):
        return False
    last = doer[-1]
    if plural:
        return last.low in words.many
    return last.low in words.doers or last.tag == "NNP"


def _acted_on(thing: Sequence[Token], words: HeadlineWords) -> bool:
    return bool(thing) and not any(t.low in words.compounds_on for t in thing)


def _has_verb(parse: Parse, sentence: Sequence[Token], verb: Token) -> bool:
    """Tell whether the stretch around has a finite verb besides."""
    return any(
        t.i != verb.i and t.pos in VERBAL and t.tag in (*FINITE_TAGS, "MD")
        for t in _stretch(sentence, verb)
    )


def _stretch(sentence: Sequence[Token], verb: Token) -> Sequence[Token]:
    """Return the words around `verb` up to the next mark, or word that opens another clause, on each side."""
    at = verb.i - sentence[0].i
    start = next((k for k in range(at, -1, -1) if _parts(sentence[k])), -1) + 1
    end = next((k for k in range(at, len(sentence)) if _parts(sentence[k])), len(sentence))
    return sentence[start:end]


def _parts(t: Token) -> bool:
    return t.text in ASIDE or t.dep == "mark" or t.tag in ("WDT", "WP", "WRB")


def _set_clause(
    parse: Parse, sentence: Sequence[Token], clause: _Clause, tokens: list[Token]
) -> None:
    """Write the clause's heads and relations into `tokens`."""
    verb, doer, thing = clause.verb, clause.doer, clause.thing
    own = {t.i for t in (*doer, *clause.where, verb, *thing)}
    top = next(t for t in parse.sentence(verb.sent) if t.i in own and _leaves(t, own))
    rooted = top.head == top.i or top.head in own
    dep = "ROOT" if rooted else _clausal(parse, top)
    tag = "VBP" if clause.plural else "VBZ"
    tokens[verb.i] = replace(
        verb, lemma=clause.lemma, pos="VERB", tag=tag, dep=dep, head=verb.i if rooted else top.head,
        morph="Tense=Pres|VerbForm=Fin",
    )  # fmt: skip
    _set_phrase(doer, verb, "nsubj", tokens)
    _set_phrase(thing, verb, "dobj", tokens)
    if clause.where:
        _set_phrase(clause.where[1:], clause.where[0], "pobj", tokens)
        tokens[clause.where[0].i] = replace(clause.where[0], head=doer[-1].i, dep="prep")
    last = thing[-1]
    for t in sentence:
        if t.i in own or t.head not in own:
            continue
        close = t.i > last.i and t.head in {k.i for k in thing} and t.dep not in ("punct", "dep")
        head = last.i if close else verb.i
        tokens[t.i] = replace(tokens[t.i], head=head)


def _leaves(t: Token, own: set[int]) -> bool:
    return t.head == t.i or t.head not in own


def _clausal(parse: Parse, top: Token) -> str:
    """Return the relation of a clause where its misread top has that of a noun."""
    if top.pos in VERBAL or top.dep in ("advcl", "ccomp", "parataxis", "conj"):
        return top.dep
    return "advcl" if any(c.dep == "mark" for c in parse.children(top)) else "parataxis"


def _set_phrase(phrase: Sequence[Token], verb: Token, dep: str, tokens: list[Token]) -> None:
    """Hang a phrase on its last noun, and that on the verb."""
    last, own = phrase[-1], {t.i for t in phrase}
    named = last.pos == "PROPN"
    noun = last if last.pos in NOUNS else replace(last, pos="NOUN", tag="NNS")
    tokens[last.i] = replace(noun, head=verb.i, dep=dep, lemma=last.text if named else last.lemma)
    for t in phrase[:-1]:
        if t.head not in own or t.head == t.i or tokens[t.head].i == last.i:
            kept = (
                t.dep if t.dep in ("amod", "nummod", "det", "poss", "punct", "nmod") else "compound"
            )
            tokens[t.i] = replace(tokens[t.i], head=last.i, dep=kept)
