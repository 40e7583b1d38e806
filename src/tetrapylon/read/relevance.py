"""Whether a report may hold anything for the record of a war: a look at its words before it is parsed.

On a general news stream four reports in five tell of no war, and the parse is most of what a report costs. The
look is made for recall: a report that is set aside wrongly is a loss, one that is read for nothing only costs time.
"""

from __future__ import annotations

import re
from itertools import pairwise

from tetrapylon.lexicon.actors import ActorLexicon
from tetrapylon.lexicon.relevance import Relevance

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def may_hold_something(text: str, table: Relevance, actors: ActorLexicon) -> bool:
    """Tell whether a report's text should be read: it is short, or its words come to enough.

    Args:
        text: a report's decoded text.
        table: the words and what each adds.
        actors: known actors; the name of an armed group adds too.
    """
    said = WORD.findall(text)
    if len(said) < table.least_words:
        return True
    return score_of(said, table, actors) >= table.enough


def score_of(said: list[str], table: Relevance, actors: ActorLexicon) -> float:
    """Return what a text's words, as printed and in order, come to; from `table.enough` on it is read."""
    words = [w.lower() for w in said]
    rows = {table.row_of(w) for w in set(words)}
    rows |= {table.pairs.get(pair) for pair in set(pairwise(words))}
    found = sum(table.weights[r] for r in rows if r is not None)
    if found < table.enough + table.most_off and _names_a_group(said, words, actors):
        found += table.named_group
    return found - min(len(words) / table.words_a_point, table.most_off)


def _names_a_group(said: list[str], words: list[str], actors: ActorLexicon) -> bool:
    """Tell whether an armed group of the lexicon is named, with the capitals that its name needs."""
    for at, word in enumerate(words):
        for naming in actors.armed_namings.get(word, ()):
            size = len(naming.words)
            if tuple(words[at : at + size]) == naming.words and naming.fits(
                " ".join(said[at : at + size])
            ):
                return True
    return False
