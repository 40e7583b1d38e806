"""Forms of sentences that are versions of one another, and what speaks for and against it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from tetrapylon.link.alignment import Alignment, align, mass_of, whole_mass
from tetrapylon.link.strands_index import Form
from tetrapylon.link.strands_lines import FUNCTION_WORD_WEIGHT, FUNCTION_WORDS, Line

WEAK_CONTAINMENT = 0.5
"""Below this share of matched words two sentences are different ones."""

PARTIAL_CONTAINMENT = 0.35
"""The same where a long row of words agrees: half of a sentence rewritten, the other half kept."""

TELLING_RUN = 6
"""Words in a row that two writers do not both hit upon."""

WORTH_ALIGNING = 0.3
"""Share of distinct words in common, whatever their order, below which no alignment is tried."""

WEAK_MASS = 3.0
STRONG_CONTAINMENT = 0.7
"""From this share on two sentences are versions of one without further proof."""

STRONG_MASS = 5.0
"""Matched weight (about as many words of content) that a chance agreement does not reach."""

QUOTED_SHARE = 0.85
"""Share of the matched weight inside quotation marks from which two writers may just quote one speech."""

KEPT_BAGS = 8_192
"""Forms whose bags are remembered: enough for a thousand reports, and no more memory in a run over a hundred thousand."""

ROUNDING = 1e-6
"""More than what sums of weights may be off."""

SURROUNDINGS = 2.0
"""Matched weight outside the quotation that shows the same writer at work."""


BESIDES_NAMES = 3.0
"""Matched weight besides names: two writers introduce "the Northern Relief Committee, based in ..." alike."""


class Proof(IntEnum):
    """How far an aligned pair stands on its own; ordered."""

    WEAK = 1
    """Needs other shared passages of the two reports."""
    STRONG = 2
    """Is copying by itself."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two forms (by number) that are versions of one another, with their alignment.

    `left` is the form whose words sort first, so that a tie is the same in whatever order forms came.
    """

    left: int
    right: int
    alignment: Alignment
    proof: Proof

    def mask_of(self, form: int) -> int:
        """Return the matched words of one of the two forms, as a bit mask."""
        return self.alignment.left if form == self.left else self.alignment.right


@dataclass(frozen=True, slots=True)
class Bag:
    """The distinct words of a form, whatever their order."""

    content: frozenset[str]
    function: frozenset[str]
    mass: float
    whole: float
    """Weight of all words, those that return too; `mass` is that of the distinct ones."""

    @classmethod
    def of(cls, form: Form) -> Bag:
        """Return the bag of a form."""
        function = FUNCTION_WORDS.intersection(form)
        content = frozenset(form) - function
        mass = len(content) + FUNCTION_WORD_WEIGHT * len(function)
        return cls(content, function, mass, whole_mass(form))

    def resembles(self, other: Bag) -> bool:
        """Tell whether an alignment is worth its time: enough words are shared, and they may come to a tie."""
        common = len(self.function & other.function)
        shared = len(self.content & other.content) + FUNCTION_WORD_WEIGHT * common
        if shared < WORTH_ALIGNING * min(self.mass, other.mass):
            return False
        again = min(self.whole - self.mass, other.whole - other.mass)
        least = max(WEAK_MASS, PARTIAL_CONTAINMENT * min(self.whole, other.whole))
        return shared + again >= least - ROUNDING


@lru_cache(maxsize=KEPT_BAGS)
def bag_of(form: Form) -> Bag:
    """Return the bag of a form, made once: a form meets many others."""
    return Bag.of(form)


def tie_of(one: tuple[int, Line], other: tuple[int, Line]) -> Tie | None:
    """Return the tie of two forms, each by its number and its first line; None where they are no versions."""
    (left, first), (right, second) = sorted((one, other), key=lambda side: side[1].words)
    alignment = align(first.words, second.words)
    proof = proof_of(alignment, first, second)
    return None if proof is None else Tie(left, right, alignment, proof)


def proof_of(alignment: Alignment, left: Line, right: Line) -> Proof | None:
    """Return how well the alignment shows copying, None where it shows nothing."""
    partly = alignment.run >= TELLING_RUN and alignment.containment >= PARTIAL_CONTAINMENT
    if alignment.containment < WEAK_CONTAINMENT and not partly:
        return None
    if alignment.mass < WEAK_MASS:
        return None
    if alignment.containment < STRONG_CONTAINMENT or alignment.mass < STRONG_MASS:
        return Proof.WEAK
    if same_utterance(alignment, left, right) or _only_names(alignment, left, right):
        return Proof.WEAK
    return Proof.STRONG


def _only_names(alignment: Alignment, left: Line, right: Line) -> bool:
    """Tell whether little but names agrees."""
    matched = ((left, alignment.left), (right, alignment.right))
    return any(mass_of(line.words, mask & ~line.named) < BESIDES_NAMES for line, mask in matched)


def same_utterance(alignment: Alignment, left: Line, right: Line) -> bool:
    """Tell whether the shared words lie inside quotation marks and little around them agrees."""
    for line, matched in ((left, alignment.left), (right, alignment.right)):
        outside = mass_of(line.words, matched & ~line.quoted)
        if outside < max(SURROUNDINGS, (1 - QUOTED_SHARE) * alignment.mass):
            return True
    return False


def stands_alone(line: Line) -> bool:
    """Tell whether an exact repeat of the line is copying by itself (not a quotation, not a short phrase)."""
    mass, whole = whole_mass(line.words), (1 << len(line.words)) - 1
    return mass >= STRONG_MASS and mass_of(line.words, whole & ~line.quoted) >= max(
        SURROUNDINGS, (1 - QUOTED_SHARE) * mass
    )
