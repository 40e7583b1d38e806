"""Forms of sentences that are versions of one another, and what speaks for and against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from tetrapylon.link.alignment import Alignment, align, mass_of
from tetrapylon.link.strands_index import Form, candidates
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
    """Two forms (by index) that are versions of one another, with their alignment."""

    left: int
    right: int
    alignment: Alignment
    proof: Proof

    def mask_of(self, form: int) -> int:
        """Return the matched words of one of the two forms, as a bit mask."""
        return self.alignment.left if form == self.left else self.alignment.right


@dataclass(frozen=True, slots=True)
class Ties:
    """All ties, findable from either side."""

    forms: Sequence[Form]
    of: dict[int, dict[int, Tie]] = field(default_factory=dict)

    def between(self, left: int, right: int) -> Tie | None:
        """Return the tie of two forms, None where they are not versions of one another."""
        return self.of.get(left, {}).get(right)


def find_ties(forms: dict[Form, list[Line]]) -> Ties:
    """Return the ties between `forms` (as `strands_index.forms_of` gives them)."""
    words, lines = list(forms), list(forms.values())
    found: defaultdict[int, dict[int, Tie]] = defaultdict(dict)
    bags = [_Bag.of(form) for form in words]
    for left, right in candidates(words):
        if not bags[left].resembles(bags[right]):
            continue
        alignment = align(words[left], words[right])
        proof = proof_of(alignment, lines[left][0], lines[right][0])
        if proof is not None:
            found[left][right] = found[right][left] = Tie(left, right, alignment, proof)
    return Ties(words, dict(found))


@dataclass(frozen=True, slots=True)
class _Bag:
    """The distinct words of a form, whatever their order."""

    content: frozenset[str]
    function: frozenset[str]
    mass: float

    @classmethod
    def of(cls, form: Form) -> _Bag:
        """Return the bag of a form."""
        function = FUNCTION_WORDS.intersection(form)
        content = frozenset(form) - function
        return cls(content, function, len(content) + FUNCTION_WORD_WEIGHT * len(function))

    def resembles(self, other: _Bag) -> bool:
        """Tell whether an alignment is worth its time."""
        common = len(self.function & other.function)
        shared = len(self.content & other.content) + FUNCTION_WORD_WEIGHT * common
        return shared >= WORTH_ALIGNING * min(self.mass, other.mass)


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
    mass = mass_of(line.words)
    return mass >= STRONG_MASS and mass_of(line.words, ~line.quoted) >= max(
        SURROUNDINGS, (1 - QUOTED_SHARE) * mass
    )
