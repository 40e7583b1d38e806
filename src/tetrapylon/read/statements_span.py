"""Which stretch of the text a statement's words are: without cue, open ends and what ran into them, with their quotation marks."""

from __future__ import annotations

from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.attribution import Attribution
from tetrapylon.read.clauses import VERBAL, hull, trimmed
from tetrapylon.read.ownership import Owner
from tetrapylon.read.propositions import Proposition
from tetrapylon.read.spoken_days import without_spoken_day
from tetrapylon.read.statements_page import StatementPage
from tetrapylon.read.told import is_whole_owner

OPENERS = frozenset(
    {
        "the", "a", "an", "by", "in", "as", "after", "since", "with", "on", "at", "it", "he", "she", "they",
        "this", "that", "when", "while", "for", "but", "there", "last", "these", "both", "under", "from",
    }
)  # fmt: skip
"""Words that open a sentence; with a capital behind a bare name they show that the name is a crosshead."""
CROSSHEAD_WORDS = 4
SIDE_CLAUSES = frozenset({"relcl", "acl", "advcl"})
LOOSE_ENDS = frozenset({"CCONJ", "SCONJ"})
"""Parts of speech that no proposition ends with: they lead on to the next."""
THAT_WITHIN = 3
"""Words within which a "that" opens a told clause."""


def span_of(
    page: StatementPage, parse: Parse, proposition: Proposition, owner: Owner | None
) -> Span | None:
    """Return the proposition's stretch without its cue, from its first word to its last."""
    inside = [t for t in proposition.tokens if t.pos not in ("PUNCT", "SPACE")]
    if owner is not None and not is_whole_owner(owner, proposition.root):
        inside = [t for t in inside if owner.attribution.covers(t.start)]
        inside = _root_piece(inside, proposition.root, owner)
    if owner is not None:
        inside = without_spoken_day(parse, inside, owner.cue)
    inside = _without_open_cue(parse, inside, proposition.root, page.attributions)
    while inside and inside[0].dep in ("mark", "cc") and inside[0].low not in ("if", "unless"):
        inside.pop(0)
    inside = _behind_crosshead(parse, _behind_that(inside))
    while inside and (inside[-1].pos in LOOSE_ENDS or inside[-1].tag in ("WDT", "WRB")):
        inside.pop()
    span = trimmed(page.text, hull(inside))
    if span is None or not any(c.isalpha() for c in span.of(page.text)):
        return None
    return _with_marks(page, span)


def _behind_that(words: list[Token]) -> list[Token]:
    """Leave out what stands before the clause that a cue opens: "(said) *earlier that* troops had left"."""
    at = next(
        (n for n, w in enumerate(words[:THAT_WITHIN]) if w.low == "that" and w.tag == "IN"), None
    )
    if at is None or any(w.pos not in ("ADV", "SCONJ") for w in words[:at]):
        return words
    return words[at + 1 :]


def _behind_crosshead(parse: Parse, words: list[Token]) -> list[Token]:
    """Leave out a crosshead that ran into its paragraph: "(Iraq) By arming militias ..."."""
    names = next((n for n, w in enumerate(words) if w.pos != "PROPN"), 0)
    after = words[names] if names else None
    first = names > 0 and (words[0].i == 0 or parse[words[0].i - 1].sent != words[0].sent)
    opens = after is not None and after.text[:1].isupper() and after.low in OPENERS
    return words[names:] if first and opens and names <= CROSSHEAD_WORDS else words


def _without_open_cue(
    parse: Parse, words: list[Token], root: Token, attributions: tuple[Attribution, ...]
) -> list[Token]:
    """Leave out a side clause that only leads into somebody's words: "fliers (that claimed) ..."."""
    for a in attributions:
        if a.word.pos not in VERBAL or a.word.dep not in SIDE_CLAUSES or a.word is root:
            continue
        side = {t.i for t in parse.subtree(a.word)} if a.word in words[-3:] else set()
        leads = side and words[-1].i in side and not any(a.covers(w.start) for w in words)
        if leads and a.content and a.content[0].start > words[-1].start:
            return [w for w in words if w.i not in side]
    return words


def _root_piece(words: list[Token], root: Token, owner: Owner) -> list[Token]:
    """Keep to the stretch with the predicate where the cue stands in the middle and little is lost."""
    piece = next((s for s in owner.attribution.content if s.start <= root.start < s.end), None)
    kept = [t for t in words if piece is not None and piece.start <= t.start < piece.end]
    cue = owner.attribution.cue
    split = words and words[0].start < cue.start < words[-1].start
    return kept if split and len(kept) * 2 > len(words) else words


def _with_marks(page: StatementPage, span: Span) -> Span:
    """Take in the quotation marks that open or close right at the span's ends."""
    start, end = span.start, span.end
    for q in page.quotes:
        if q.span.start < start <= q.span.start + 2:
            start = q.span.start
        if end < q.span.end <= end + 3 and q.closed and start <= q.span.start < end:
            end = q.span.end
    return Span(start, end)
