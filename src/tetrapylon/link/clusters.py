"""Claims that say the same, in one report or several.

Copies of one sentence say the same; so do two reports of what one speaker said, and two statements with
nearly the same words. Different numbers, a denial or a forecast keep claims apart, and so do different doers and days that
lie apart: who takes a town and who retakes it weeks later are told in the same words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tetrapylon.link.alignment import align
from tetrapylon.link.clusters_words import Rarity, Said, said_of
from tetrapylon.model.claim import Claim
from tetrapylon.model.edtf import days_of
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Record

COPIED_CONTAINMENT = 0.6
"""Share of matched words from which two claims in copies of one sentence are one claim."""

SPEAKER_RESEMBLANCE = 0.35
"""Weighted share of common words from which one speaker says the same again."""

OPEN_RESEMBLANCE = 0.4
"""The same for claims of different speakers or of the pages' own voices."""

MIN_STEMS = 3
"""Words of content that two claims must have in common outside copies."""

KEYS = 8
"""Most telling words of a claim that it is looked up by."""

DAYS_APART = 3
"""Days between two claims' times from which on they are of two things, outside copies."""

POSTINGS_CAP = 40
"""A word in more claims than this leads nowhere."""


def cluster_claims(record: Record) -> tuple[Claim, ...]:
    """Return the record's claims, in the same order, with `cluster` set where another claim says the same.

    A claim joins the cluster of the earliest claim that it matches; nothing is chained.
    """
    said = said_of(record)
    rarity = Rarity(s.stems for s in said)
    leaders: dict[int, int] = {}
    for i, near in enumerate(_candidates(said, rarity)):
        scored = [(_likeness(said[i], said[j], rarity), -j) for j in near if leaders[j] == j]
        best = max(scored, default=(0.0, 0))
        leaders[i] = -best[1] if best[0] > 0 else i
    sizes = Counter(leaders.values())
    cluster = {
        said[i].claim.id: content_id("k", said[leader].claim.id)
        for i, leader in leaders.items()
        if sizes[leader] > 1
    }
    return tuple(replace(c, cluster=cluster.get(c.id)) for c in record.claims)


def _candidates(said: Sequence[Said], rarity: Rarity) -> Iterator[list[int]]:
    """Yield for each claim the earlier claims worth a look: same strand, or two telling words in common."""
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    by_strand: defaultdict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(said):
        met: Counter[int] = Counter()
        keys = rarity.rarest(one.stems, KEYS)
        for key in keys:
            met.update(by_word[key][:POSTINGS_CAP])
        near = {j for j, count in met.items() if count > 1}
        for strand in sorted(one.strands):
            near.update(by_strand[strand][:POSTINGS_CAP])
        yield sorted(near)
        for key in keys:
            by_word[key].append(i)
        for strand in sorted(one.strands):
            by_strand[strand].append(i)


def _likeness(left: Said, right: Said, rarity: Rarity) -> float:
    """Return how surely two claims say the same, 0 where they do not."""
    if not _compatible(left, right) or not left.words or not right.words:
        return 0.0
    if left.strands & right.strands and left.claim.report != right.claim.report:
        matched = align(left.words, right.words)
        return matched.containment if matched.containment >= COPIED_CONTAINMENT else 0.0
    if (left.doers and right.doers and not left.doers & right.doers) or _apart(left, right):
        return 0.0
    common = left.stems & right.stems
    if len(common) < MIN_STEMS or left.stance != right.stance:
        return 0.0
    total = rarity.mass(left.stems) + rarity.mass(right.stems)
    resemblance = 2 * rarity.mass(common) / total
    same_speaker = left.speaker is not None and left.speaker == right.speaker
    return (
        resemblance
        if resemblance >= (SPEAKER_RESEMBLANCE if same_speaker else OPEN_RESEMBLANCE)
        else 0.0
    )


def _apart(left: Said, right: Said) -> bool:
    """Tell whether two claims speak of days that lie apart, beyond what reports differ by in dating one thing."""
    one, two = days_of(left.claim.content_time), days_of(right.claim.content_time)
    if one is None or two is None:
        return False
    gaps = [
        (b.first - a.last).days
        for a, b in ((one, two), (two, one))
        if a.last is not None and b.first is not None
    ]
    return any(gap > DAYS_APART for gap in gaps)


def _compatible(left: Said, right: Said) -> bool:
    """Tell whether nothing forbids it: numbers, polarity, or one claim inside the other."""
    if left.claim.report == right.claim.report and left.claim.span.overlap(right.claim.span):
        return False
    if left.numbers and right.numbers and left.numbers != right.numbers:
        return False
    return left.claim.polarity is right.claim.polarity
