"""Subjects and ranks that a small parser misreads: "soldiers on Sunday captured Karsa", "according to Brig. Ali Ulm"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.mending_verbs import NAMING

RANKS = frozenset(
    {
        "Brig",
        "Cmdr",
        "Capt",
        "Col",
        "Lt",
        "Maj",
        "Sgt",
        "Cpl",
        "Insp",
        "Supt",
        "Comdr",
        "Cdr",
        "Adm",
        "Gen",
    }
)
"""Abbreviated ranks whose full stop the tokeniser cuts off."""


def mend_ranks(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    """Let the name behind an abbreviated rank stand where the model puts the rank alone; tell whether one did."""
    changed = False
    for rank in sentence:
        if rank.text not in RANKS:
            continue
        stop = parse[rank.i + 1] if rank.i + 1 < len(parse) else rank
        cut = stop.text == "." and stop.start == rank.end
        name = _name_behind(parse, stop) if cut and rank.dep != "compound" else None
        if name is None or rank.head == name.i or name.sent != rank.sent:
            continue
        tokens[name.i] = replace(tokens[name.i], head=rank.head, dep=rank.dep)
        tokens[rank.i] = replace(tokens[rank.i], head=name.i, dep="compound")
        tokens[stop.i] = replace(tokens[stop.i], head=name.i, dep="punct")
        changed = True
    return changed


def _name_behind(parse: Parse, stop: Token) -> Token | None:
    last = None
    for i in range(stop.i + 1, len(parse)):
        if parse[i].pos != "PROPN" or parse[i].sent != stop.sent:
            break
        last = parse[i]
    return last


def mend_taking(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    """Make a verb of the participle in "soldiers on Sunday captured Karsa", read as soldiers, a captured Karsa.

    An apposition without a comma before its participle is none.
    """
    changed = False
    for verb in sentence:
        if verb.tag != "VBN" or verb.dep != "amod":
            continue
        thing = parse.head(verb)
        doer = parse.head(thing)
        if thing.dep != "appos" or doer.pos not in NAMING or not doer.i < verb.i < thing.i:
            continue
        if any(parse[k].text == "," for k in range(doer.i + 1, verb.i)):
            continue
        if any(c.i < verb.i for c in parse.children(thing)):
            continue
        above = parse.head(doer)
        rooted = doer.dep == "ROOT"
        dep = "ROOT" if rooted else "ccomp" if doer.dep in ("dep", "ccomp") else doer.dep
        tokens[verb.i] = replace(
            tokens[verb.i], tag="VBD", pos="VERB", head=verb.i if rooted else above.i, dep=dep
        )
        tokens[thing.i] = replace(tokens[thing.i], head=verb.i, dep="dobj")
        tokens[doer.i] = replace(tokens[doer.i], head=verb.i, dep="nsubj")
        changed = True
    return changed
