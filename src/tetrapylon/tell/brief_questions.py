"""What is disputed, with every value and who gives it; what no report states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.model.claim import Claim
from tetrapylon.model.quantity import Measure
from tetrapylon.model.question import Answer, Question, Verdict
from tetrapylon.model.record import Record
from tetrapylon.tell.brief_control import Told
from tetrapylon.tell.brief_model import BriefSentence
from tetrapylon.tell.names import named, speaker_of
from tetrapylon.tell.phrases import joined, sentence, when

VERDICT_WORDS = {
    Verdict.DISPUTED: "Reports differ",
    Verdict.UPDATED: "The answer moved on with time",
    Verdict.DIFFERENT_MEASURE: "The figures measure different things",
    Verdict.RESOLVED: "A later report settles it",
}
RANK = tuple(VERDICT_WORDS)
UNTOLD = frozenset({"other"})
NOWHERE = (" at a place that is not named", " a place that is not named")
NOT_FIGHTING = frozenset(
    {"war_toll", "killing_captives", "attack_civilians", "bombing", "suicide_bomb", "kill"}
)


def disputes(record: Record, focus: frozenset[str]) -> Iterator[Told]:
    """Yield a sentence for each question that reports answer differently, the disputed ones first."""
    asked: dict[str, list[Question]] = defaultdict(list)
    for q in record.questions:
        if q.verdict in VERDICT_WORDS and q.kind not in UNTOLD and NOWHERE[1] not in q.question:
            asked[q.question].append(q)
    verdicts = {text: min((q.verdict for q in qs), key=RANK.index) for text, qs in asked.items()}
    for text in sorted(asked, key=lambda t: (RANK.index(verdicts[t]), t)):
        told = _told(record, text, asked[text], verdicts[text])
        about = {e for c in told.claims if c in record.claim for e in record.claim[c].about}
        if len(told.claims) and (not focus or about & focus):
            yield told


def _told(record: Record, text: str, asked: list[Question], verdict: Verdict) -> Told:
    answers = sorted({a for q in asked for a in q.answers if a.claim}, key=_order)
    given: dict[tuple[str, str, str], None] = {}
    for a in answers:
        given[(_speaker(record, a), " ".join(a.value.split()), when(a.as_of))] = None
    parts = [f"{who} said {value} {day}".rstrip() for who, value, day in given]
    claims = tuple(dict.fromkeys(a.claim for a in answers if a.claim))
    words = f"{text.rstrip('?. ')}? {VERDICT_WORDS[verdict]}: {joined(parts)}"
    return Told(sentence(words), claims)


def _order(a: Answer) -> tuple[str, str, str, str]:
    return (a.as_of or "~", a.value, a.said_by or "", a.claim or "")


def _speaker(record: Record, answer: Answer) -> str:
    claim: Claim | None = record.claim.get(answer.claim or "")
    if claim is not None:
        return speaker_of(record, claim)
    return named(record, answer.said_by) if answer.said_by else "one report"


@dataclass(frozen=True, slots=True)
class Gap:
    """A thing that readers ask for, and the measures that would state it."""

    words: str
    measures: frozenset[Measure]


GAPS: tuple[Gap, ...] = (
    Gap("how many people were wounded", frozenset({Measure.INJURED})),
    Gap("how strong the forces are", frozenset({Measure.FORCE_STRENGTH})),
    Gap("how many people were displaced", frozenset({Measure.DISPLACED})),
    Gap(
        "how many people are still in the places fought over",
        frozenset({Measure.POPULATION, Measure.REMAINING_POPULATION}),
    ),
    Gap("how many people aid has reached", frozenset({Measure.AID_RECIPIENTS})),
    Gap("how far the front is from any town", frozenset({Measure.DISTANCE_TO})),
)


def gaps(record: Record) -> Iterator[BriefSentence]:
    """Yield a sentence for each thing that no report of the record states."""
    stated = {q.measures for q in record.quantities}
    if _no_battle_toll(record):
        yield _gap(record, "how many people were killed in the fighting")
    for gap in GAPS:
        if not gap.measures & stated:
            yield _gap(record, gap.words)


def _no_battle_toll(record: Record) -> bool:
    """Tell whether every figure of killed belongs to the war as a whole or to killings off the front."""
    elsewhere = {
        c for i in record.incidents if i.frames and set(i.frames) <= NOT_FIGHTING for c in i.claims
    }
    killed = [q for q in record.quantities if q.measures is Measure.KILLED]
    return all(q.claim is not None and q.claim in elsewhere for q in killed)


def _gap(record: Record, words: str) -> BriefSentence:
    return BriefSentence(
        text=sentence(f"No report states {words}"),
        citations=(),
        reports=0,
        origins=0,
        searched=len(record.reports),
    )
