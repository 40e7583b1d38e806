"""Unknown names that only the words about them show to be places: what is taken or held, and lists of villages.

"They retook Karsa and Ulm", "Karsa, which troops seized", "the villages of Karsa, Ulm and Berg", "the Karsa and
Ulm districts". A name alone that is captured may be a person's; a list follows its first member.
"""

from __future__ import annotations

from tetrapylon.lexicon.actors import ActorLexicon
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.mentions_names import LOCATIVE

HAD = frozenset(
    {
        "retake", "recapture", "overrun", "liberate", "besiege", "seize", "capture", "hold", "control", "take",
        "recover", "regain", "occupy", "reconquer", "conquer", "shell", "bombard", "storm", "encircle",
    }
)  # fmt: skip
"""Verbs whose object, where it is a lone unknown name, is ground far more often than a person."""
RELATIVE = frozenset({"which", "that"})
LONGEST_LIST = 8


def is_ground(parse: Parse, first: int, last: int, actors: ActorLexicon) -> bool:
    """Tell whether a run of proper nouns from `first` to `last` is a place by its verb, its noun or its list."""
    end = parse[last]
    if first == last and (_is_had(parse, end) or _names_a_kind(parse, end, actors)):
        return True
    return _lists_places(parse, end, actors)


def _is_had(parse: Parse, name: Token) -> bool:
    """Tell whether a name is the object of a verb of taking or holding, or the head of such a clause."""
    above = parse.head(name)
    if name.dep == "dobj" and above.lemma.lower() in HAD:
        return True
    if _leads(parse, name) and above.dep == "dobj":
        return parse.head(above).lemma.lower() in HAD
    return any(
        c.dep == "relcl"
        and c.lemma.lower() in HAD
        and any(x.low in RELATIVE and x.dep in ("dobj", "nsubjpass") for x in parse.children(c))
        for c in parse.children(name)
    )


def _leads(parse: Parse, name: Token) -> bool:
    """Tell whether a name is the first of two that the model hangs on the second: "Karsa and Ulm Berg"."""
    joins = any(c.dep == "cc" for c in parse.children(name))
    return name.dep == "nmod" and joins and parse.head(name).pos == "PROPN"


def _names_a_kind(parse: Parse, name: Token, actors: ActorLexicon) -> bool:
    """Tell whether a name stands before the noun for what it is: "the Karsa and Ulm districts"."""
    above = parse.head(name)
    return name.dep in ("compound", "nmod") and above.lemma.lower() in actors.place_starts


def _lists_places(parse: Parse, name: Token, actors: ActorLexicon) -> bool:
    """Tell whether a name stands in a list whose first member is a place."""
    if name.dep == "dobj" and any(_leads(parse, c) for c in parse.children(name)):
        return parse.head(name).lemma.lower() in HAD
    first = name
    for _ in range(LONGEST_LIST):
        if first.dep not in ("conj", "appos"):
            break
        first = parse.head(first)
    if first is name or first.pos != "PROPN":
        return False
    above = parse.head(first)
    of_towns = above.low == "of" and parse.head(above).lemma.lower() in actors.place_starts
    at = above.pos == "ADP" and above.low in LOCATIVE - {"of", "to", "from", "between"}
    return of_towns or at or _is_had(parse, first) or _names_a_kind(parse, first, actors)
