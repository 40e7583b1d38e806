"""Who answers for a proposition: the innermost attribution that holds it, and who passed it on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tetrapylon.lexicon.cues import CueClass, CueLexicon
from tetrapylon.lexicon.untrue import load_untrue_words
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.attribution import SELVES, Attribution
from tetrapylon.read.clauses import SUBJECTS, is_finite
from tetrapylon.read.speakers import Speaker, speaker_of
from tetrapylon.read.untrue import Standing, standing_of

CONTENT = frozenset({CueClass.SAY, CueClass.CLAIM, CueClass.TELL, CueClass.THINK, CueClass.SHOW})
"""Classes whose proposition is what they report."""
WHOLE = frozenset(
    {
        CueClass.REFUSE,
        CueClass.JUDGE,
        CueClass.DEMAND,
        CueClass.DENY,
        CueClass.PLAN,
        CueClass.EXPECT,
        CueClass.HOPE,
        CueClass.SHOW,
    }
)
"""Classes whose proposition, without a clause of its own, is the whole sentence: "X refused to talk"."""
NAMELESS = frozenset({CueClass.SAY, CueClass.CLAIM})
QUOTING = frozenset("“\"'‘«:`") | {"``"}
NOBODY = frozenset({"nobody", "none", "no-one", "neither"})
ECHOES = frozenset({"he", "she", "it", "they"})


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for a proposition, by which cue, passed on by whom (nearest first)."""

    attribution: Attribution
    speaker: Speaker | None
    cue: Span
    relays: tuple[Span, ...]


def _is_unsaid(parse: Parse, attribution: Attribution, cues: CueLexicon) -> bool:
    """Tell whether an auxiliary, a negation or a missing speaker means that nothing was said.

    "Would not say whether", "would neither confirm nor deny", "no group claimed"; but "would later say".
    """
    word = attribution.word
    first = parse.head(word) if word.dep == "conj" else word
    below = (*parse.children(word), *(c for c in parse.children(first) if c.dep == "preconj"))
    told_later = any(c.low in cues.habits for c in below if c.dep == "advmod")
    unsaid = any(
        c.dep == "neg"
        or (c.dep == "preconj" and c.low == "neither")
        or (c.dep == "aux" and c.tag == "MD" and not told_later)
        for c in below
    )
    return unsaid or _is_nobody(parse, attribution)


def _is_nobody(parse: Parse, attribution: Attribution) -> bool:
    """Tell a subject that is nobody: "neither the army nor the rebels", "no group"."""
    source = attribution.source
    if source is None or source.dep not in SUBJECTS:
        return False
    none = any(
        c.dep in ("det", "neg", "preconj") and c.low in ("no", "neither")
        for c in parse.children(source)
    )
    return none or source.low in NOBODY


def is_whole(parse: Parse, attribution: Attribution) -> bool:
    """Tell whether an attribution's proposition includes its cue and source."""
    if attribution.kind not in WHOLE or attribution.word.pos not in ("VERB", "AUX"):
        return False
    return not any(is_finite(parse, h) for h in content_heads(parse, attribution))


def answering(
    parses: Mapping[str, Parse], attributions: tuple[Attribution, ...], cues: CueLexicon
) -> tuple[Attribution, ...]:
    """Return the attributions that make somebody answer for a statement.

    What is denied is the denier's affair: "claims that ..." inside a denial are left out, and those that are called untrue.
    What nobody is named for ("the army said reports that ... had spread") is not the speaker's around it. Left out is also
    all that hangs on what was not said ("have not confirmed that they know ...").
    """
    kept = [a for a in attributions if _counts(parses[a.passage], a, cues)]
    denials = [a for a in kept if a.kind is CueClass.DENY]
    unsaid = [a for a in attributions if _is_unsaid(parses[a.passage], a, cues)]
    return tuple(
        a
        for a in kept
        if not (a.word.pos == "NOUN" and any(d.covers(a.word.start) for d in denials))
        and not _is_hearsay(parses[a.passage], a, kept)
        and not any(u.covers(a.word.start) for u in unsaid)
    )


def _is_hearsay(parse: Parse, attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Tell whether a noun's clause is nobody's word: untrue, not told at all, or of no source inside another's speech."""
    noun = attribution.word
    if noun.pos != "NOUN":
        return False
    standing = standing_of(parse, noun, load_untrue_words())
    if standing is Standing.UNTRUE or (standing is not None and attribution.source is None):
        return True
    inside = (o for o in others if o is not attribution and o.passage == attribution.passage)
    return attribution.source is None and any(o.covers(noun.start) for o in inside)


def _counts(parse: Parse, attribution: Attribution, cues: CueLexicon) -> bool:
    """Tell whether an attribution makes somebody answer for a statement."""
    unknown = attribution.source is None and attribution.kind not in NAMELESS
    if unknown or attribution.kind not in CONTENT | WHOLE:
        return False
    if _is_unsaid(parse, attribution, cues):
        return False
    silent = is_own_voice(attribution) or _is_no_demand(parse, attribution, cues)
    if silent or _is_question(parse, attribution):
        return False
    if attribution.kind is CueClass.SHOW and _is_evidence(attribution, cues):
        return True
    by_noun = attribution.word.pos == "NOUN"
    if attribution.kind in (CueClass.THINK, CueClass.SHOW) or by_noun:
        return any(is_finite(parse, h) for h in content_heads(parse, attribution))
    return True


def _is_evidence(attribution: Attribution, cues: CueLexicon) -> bool:
    """Tell a thing that shows what is so, and who puts a figure to something."""
    source = attribution.source
    puts = attribution.word.lemma == "put"
    return source is not None and (puts or source.lemma.lower() in cues.evidence)


def is_own_voice(attribution: Attribution) -> bool:
    """Tell the writer's own "I know that ...", outside of anybody's speech, and what nobody says."""
    source = attribution.source
    if source is None:
        return False
    return source.low in NOBODY or (source.low in SELVES and not attribution.quoted)


def _is_question(parse: Parse, attribution: Attribution) -> bool:
    """Tell "explained what was going on": a question that the words do not answer. Speech in marks is none."""
    head = next(content_heads(parse, attribution), None)
    if head is None or attribution.word.pos not in ("VERB", "AUX") or head.i < attribution.word.i:
        return False
    first = parse.subtree(head)[0]
    led = first.tag in ("WP", "WRB", "WDT", "WP$") and first.low != "that"
    asks = led and first.head == head.i and first.i != head.i
    asks = asks and first.i > attribution.word.i  # "which the authorities say shelter" asks nothing
    marked = first.i > 0 and parse[first.i - 1].text in QUOTING
    counted = first.i + 1 < len(parse) and parse[first.i + 1].low in ("many", "much")
    return asks and not marked and not counted


def _is_no_demand(parse: Parse, attribution: Attribution, cues: CueLexicon) -> bool:
    """Tell "encouraged its spread" from "encouraged them to go": some verbs demand by an infinitive only."""
    if attribution.word.lemma.lower() not in cues.infinitive_demands:
        return False
    return not any(
        t.tag == "VB" for h in content_heads(parse, attribution) for t in parse.subtree(h)
    )


def is_named_judgement(parse: Parse, attribution: Attribution) -> bool:
    """Tell a judgement in a clause of its own by a named speaker: "what Mr Rahim called a disgrace"."""
    source = attribution.source
    return (
        attribution.kind is CueClass.JUDGE
        and is_whole(parse, attribution)
        and source is not None
        and source.pos == "PROPN"
        and attribution.word.dep in ("relcl", "pcomp", "ccomp", "acl")
    )


def content_heads(parse: Parse, attribution: Attribution) -> Iterator[Token]:
    """Yield the words that the content's clauses hang by."""
    for piece in attribution.content:
        words = [t for t in parse.within(piece) if t.pos not in ("PUNCT", "SPACE")]
        inside = {t.i for t in words}
        for t in words:
            outside = t.head == t.i or t.head not in inside
            if outside and not attribution.covers(parse.head(t).start):
                yield t


def owner_of(
    root: Token,
    attributions: tuple[Attribution, ...],
    parses: Mapping[str, Parse],
    cues: CueLexicon,
) -> Owner | None:
    """Return who answers for the proposition with this predicate; None for the writer's own voice.

    Args:
        root: the proposition's predicate.
        attributions: those that count, of the predicate's passage.
        parses: the document's parses by passage id.
        cues: the lexicon.
    """
    outer = sorted((a for a in attributions if a.covers(root.start)), key=lambda a: a.length)
    own = [
        a
        for a in attributions
        if a.word.start == root.start
        and is_whole(parses[a.passage], a)
        and not a.covers(root.start)
    ]
    chain = [*own[:1], *(a for a in outer if not is_whole(parses[a.passage], a))]
    if not chain:
        return None
    first = chain[0]
    echoed = first.source is None or _echoes(first)
    answers = chain[1] if len(chain) > 1 and echoed else first
    speaker = _speaker(answers, parses, cues)
    passed_on = (_speaker(a, parses, cues) for a in chain[chain.index(answers) + 1 :])
    relays = tuple(s.span for s in passed_on if s is not None and s != speaker)
    return Owner(first, speaker, answers.cue, relays)


def _echoes(attribution: Attribution) -> bool:
    """Tell whether a pronoun takes up the outer speaker, which it does not within quoted speech."""
    source = attribution.source
    return source is not None and source.low in ECHOES and not attribution.quoted


def _speaker(
    attribution: Attribution, parses: Mapping[str, Parse], cues: CueLexicon
) -> Speaker | None:
    if attribution.source is None:
        return None
    return speaker_of(parses[attribution.passage], attribution.source, cues)
