"""Predict the ecb task: which event words, in all reports, tell of one happening.

`predict` reads the mention spans where the input gives them. `crossed` fits the comparers' weights anew without each fold of
stories; `beside` is the setting without given spans, every verb and event noun being a mention, by the packaged weights.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.common import document_of
from evals.pairing import Pairs, crossed_scores, fitted_weights
from tetrapylon.lexicon.frames import load_frames
from tetrapylon.lexicon.pair_weights import PairWeights, load_pair_weights
from tetrapylon.link.event_words import (
    EventWord,
    WordPair,
    event_word,
    rarity_of,
    word_pairs,
    word_shares,
)
from tetrapylon.link.main_events import joined_by
from tetrapylon.link.stories import find_stories
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.clauses import VERBAL, subject_of

Row = dict[str, object]
Score = Callable[[int, int, WordPair], float]
BESIDE = ("conll_f1", "conll_overlap_f1", "mention_overlap_f1")
WEIGHTS = "event_words"
SAME_AT = 0.35
"""Mean score that joins: of 0.25 to 0.5, the best over folds."""
NOUN_FAMILIES = ("nsubj", "dobj", "pobj", "nsubjpass", "ROOT", "conj")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One mention: its document, its span, and the word it is about."""

    document: str
    span: Span
    word: EventWord


def predict(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the clusters of the given spans, or of those found where a row gives none."""
    listed = list(rows)
    table = load_pair_weights(WEIGHTS)
    yield from _rows(listed, _told(listed), lambda _i, _j, p: table.score(word_shares(p)))


def crossed(rows: Sequence[Row], gold: Sequence[Row]) -> Iterator[Row]:
    """Yield the clusters of the given spans by weights fitted without their topic."""
    told = _told(rows)
    scores = crossed_scores(_pairs(rows, told, gold))
    yield from _rows(rows, told, lambda i, j, _p: scores[i, j])


def weights_of(rows: Sequence[Row], gold: Sequence[Row]) -> PairWeights:
    """Return the table fitted on all rows."""
    return fitted_weights(_pairs(rows, _told(rows), gold), same_at=SAME_AT)


def beside(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Yield the predictions without given spans."""
    bare = [{k: v for k, v in row.items() if k != "mentions"} for row in rows]
    yield "end_to_end", list(predict(bare))


def _told(rows: Sequence[Row]) -> list[Told]:
    found: list[Told] = []
    for row in rows:
        parses = [p for _, p in document_of(row).speaking()]
        for span, parse in _spans(row, parses):
            head = parse.root_of(parse.within(span)) if parse else None
            subject = subject_of(parse, head) if parse and head and head.pos in VERBAL else None
            key = str(row["id"])
            word = event_word(key, parse, span, load_frames(), subject) if parse else None
            said = str(row["text"])[span.start : span.end].lower()
            found.append(
                Told(
                    document=key, span=span, word=word or EventWord(report=key, lemma=said, pos="X")
                )
            )
    return found


def _spans(row: Row, parses: Sequence[Parse]) -> Iterator[tuple[Span, Parse | None]]:
    given = row.get("mentions")
    if isinstance(given, list):
        for start, end in given:
            yield Span(start, end), next((p for p in parses if _holds(p, start)), None)
        return
    validated = row.get("validated")
    spans = [Span(a, b) for a, b in validated] if isinstance(validated, list) else []
    for parse in parses:
        for token in parse:
            if any(s.start <= token.start and token.end <= s.end for s in spans) and _is_event(
                token
            ):
                yield token.span, parse


def _holds(parse: Parse, offset: int) -> bool:
    return bool(len(parse)) and parse[0].start <= offset < parse[len(parse) - 1].end


def _is_event(token: Token) -> bool:
    """Tell whether a word is a full verb, or a noun that the frame table knows."""
    if token.pos == "VERB":
        return token.dep not in ("aux", "auxpass")
    nouns = load_frames().triggers
    return token.pos == "NOUN" and token.lemma.lower() in {
        t.lemma for t in nouns if t.part.value == "noun"
    }


def _stories(
    rows: Sequence[Row], told: Sequence[Told]
) -> tuple[Mapping[str, str], dict[str, list[int]]]:
    stories = find_stories({str(r["id"]): str(r["text"]) for r in rows})
    members: dict[str, list[int]] = defaultdict(list)
    for i, mention in enumerate(told):
        members[stories[mention.document]].append(i)
    return stories, members


def _scored(
    told: Sequence[Told], members: Sequence[int], score: Score, rarity: Mapping[str, float]
) -> dict[tuple[int, int], float]:
    words = [told[i].word for i in members]
    return {(a, b): score(members[a], members[b], pair) for a, b, pair in word_pairs(words, rarity)}


def _rows(rows: Sequence[Row], told: Sequence[Told], score: Score) -> Iterator[Row]:
    stories, members = _stories(rows, told)
    rarity = rarity_of([t.word for t in told])
    cluster: dict[int, str] = {}
    for story, inside in members.items():
        scores = _scored(told, inside, score, rarity)
        for number, group in enumerate(joined_by(scores, len(inside), SAME_AT)):
            cluster |= {inside[k]: f"{story} {number}" for k in group}
    by_document: dict[str, list[Row]] = defaultdict(list)
    for i, t in enumerate(told):
        by_document[t.document].append(
            {"start": t.span.start, "end": t.span.end, "cluster": cluster[i]}
        )
    for row in rows:
        key = str(row["id"])
        yield {"id": key, "story": stories[key], "mentions": by_document[key]}


def _pairs(rows: Sequence[Row], told: Sequence[Told], gold: Sequence[Row]) -> Pairs:
    truth = {
        (str(g["id"]), m["start"], m["end"]): m["cluster"]
        for g in gold
        for m in (g["mentions"] if isinstance(g["mentions"], list) else [])
    }
    topics = {str(g["id"]): str(g["topic"]) for g in gold}
    chain = [truth[t.document, t.span.start, t.span.end] for t in told]
    rarity = rarity_of([t.word for t in told])
    keys, shares = [], []
    for inside in _stories(rows, told)[1].values():
        for a, b, pair in word_pairs([told[i].word for i in inside], rarity):
            keys.append((inside[a], inside[b]))
            shares.append(word_shares(pair))
    return Pairs(
        keys=tuple(keys),
        shares=tuple(shares),
        one=tuple(chain[i] == chain[j] for i, j in keys),
        group=tuple(topics[told[i].document] for i, _ in keys),
    )
