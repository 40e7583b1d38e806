"""What is disputed, with every value and who gives it; what no report states."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tetrapylon.model.claim import Claim, Modality
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.question import Answer, Question, Verdict
from tetrapylon.model.record import Record
from tetrapylon.tell.brief_control import Told
from tetrapylon.tell.names import (
    UNQUOTED,
    WRITERS,
    answerer_of,
    in_whose_words,
    is_narrated,
    is_own_wire,
    speaker_of,
    writer_of,
)
from tetrapylon.tell.phrases import capital, joined, sentence, when
from tetrapylon.tell.quotable import Quoter
from tetrapylon.tell.spoken import is_dated_by_report, said_on

VERDICT_WORDS = {
    Verdict.DISPUTED: "Reports differ",
    Verdict.UPDATED: "The answer moved on with time",
    Verdict.DIFFERENT_MEASURE: "The figures measure different things",
    Verdict.RESOLVED: "A later report settles it",
}
RANK = tuple(VERDICT_WORDS)
UNTOLD = frozenset({"other"})
NOWHERE = " a place that is not named"


def disputes(record: Record, quoter: Quoter, focus: frozenset[str]) -> Iterator[Told]:
    """Yield a sentence for each question that reports answer differently, the disputed ones first."""
    asked: dict[str, list[Question]] = defaultdict(list)
    for q in record.questions:
        if q.verdict in VERDICT_WORDS and _telling(q):
            asked[q.question].append(q)
    verdicts = {text: min((q.verdict for q in qs), key=RANK.index) for text, qs in asked.items()}
    given: set[Given] = set()
    for text in sorted(asked, key=lambda t: (RANK.index(verdicts[t]), t)):
        said = _answers(record, quoter, asked[text])
        about = {e for c in said.claims if c in record.claim for e in record.claim[c].about}
        apart = len({g.who for g in said.given}) > 1 and not _as_much(text, said.given)
        if apart and (not focus or about & focus):
            verdict = VERDICT_WORDS[verdicts[text]]
            one_report = len({record.claim[c].report for c in said.claims}) == 1
            if verdicts[text] is Verdict.DISPUTED and one_report:
                verdict = "The speakers of one report differ"
            if verdicts[text] is Verdict.RESOLVED:
                verdict = asked[text][0].explanation.rstrip(".") or verdict
            earlier = set() if verdicts[text] is Verdict.RESOLVED else given
            yield Told(_told(text, said.given, verdict, earlier), said.claims, parts=True)
            given |= set(said.given)


SHARE = re.compile(r"\b(all|most|half|part|partial|partly|some|bulk|majority|few)\b", re.I)


def _as_much(text: str, given: Iterable[Given]) -> bool:
    """Tell whether all answers to a question of how much give one share: most and most are no dispute."""
    shares = [frozenset(w.casefold() for w in SHARE.findall(g.value)) for g in given]
    return text.startswith("How much") and len(set(shares)) == 1


LONGEST_SENTENCE = 45
"""Words of a sentence that is quoted for its figure."""
HANGS = re.compile(r"\W*(?:that|which|where|who|whose|whom|also|including)\b", re.I)
"""How words begin that hang on what stands before them."""
FIGURES = frozenset({"toll", "displacement", "population", "aid", "foreign_forces", "distance"})
"""Kinds of question whose lone or agreeing figures a reader looks for."""


def figures(record: Record, quoter: Quoter, focus: frozenset[str]) -> Iterator[Told]:
    """Yield a sentence for each figure that stands alone or that all reports agree on.

    A count of people is told in the whole words that give it; a copier's changed words are not told as the wire's.
    """
    for q in record.questions:
        settled = q.verdict in (Verdict.SINGLE, Verdict.AGREE, Verdict.DIFFERENT_MEASURE)
        if q.kind not in FIGURES or not settled or not all(a.quantity for a in q.answers):
            continue
        claims = [c for a in q.answers if (c := record.claim.get(a.claim or "")) is not None]
        about = {e for c in claims for e in c.about}
        if len(claims) == len(q.answers) and (not focus or about & focus):
            own = {c.origin for c in claims if is_own_wire(record, c)}
            both = zip(claims, q.answers, strict=True)
            given = [(c, a) for c, a in both if is_own_wire(record, c) or c.origin not in own]
            said = [
                _in_full(record, quoter, c)
                if q.kind in COUNTED
                else _figure(record, quoter, q, c, a)
                for c, a in given
            ]
            unique = list(dict.fromkeys(said))
            one_day = len({g.day for g in unique}) == 1 and _is_asked_of(unique[0].day, q.question)
            parts = joined(_parts(unique, dated=not one_day))
            if all(g.value for g in unique):
                words = sentence(f"{_plainly(record, q, claims)} {capital(parts)}")
                yield Told(words, tuple(c.id for c in claims))


def _distance(quoter: Quoter, question: Question, claim: Claim) -> str | None:
    """Return the words of a distance: from where and on which side stands there."""
    return _quote(quoter, claim) if question.kind == "distance" else None


def _figure(
    record: Record, quoter: Quoter, question: Question, claim: Claim, answer: Answer
) -> Given:
    value = _distance(quoter, question, claim) or _beside(record, question, claim)
    value = value or _value(answer.value)
    verb = _voiced(record, claim, "said", value)
    return Given(speaker_of(record, claim), value, when(claim.speech_date), verb)


def _in_full(record: Record, quoter: Quoter, claim: Claim) -> Given:
    """Return a claim's words where they stand alone, else the writer's whole sentence; none where neither can be told."""
    text, day = record.report[claim.report].text, when(claim.speech_date)
    writer = writer_of(record, claim)
    own = None if HANGS.match(claim.span.of(text)) else quoter.quote(claim)
    if own and not is_narrated(record, claim):
        by_writer = claim.claimant.type in WRITERS
        verb = "reported" if by_writer else _voiced(record, claim, "said", own)
        return Given(speaker_of(record, claim), own, day, verb)
    found = record.sentence.get(claim.sentence)
    words = " ".join(found.span.of(text).split()) if found else ""
    whole = (
        None
        if quoter.leans_whole(claim, words)
        else quoter.whole_sentence(words, most=LONGEST_SENTENCE)
    )
    return Given(writer, whole or "", day, "reported")


def _is_asked_of(day: str, question: str) -> bool:
    """Tell whether a question already says the day or days of its answers."""
    return re.sub(r"^(?:on|between|in) ", "", day).replace(" and ", " to ") in question


def _plainly(record: Record, question: Question, claims: list[Claim]) -> str:
    """Return a question that says what it is of: a whole war, the day it was told and not the day it happened."""
    texts = ((record.report[c.report].text, c.span) for c in claims)
    words = [text[max(0, span.start - BEFORE) : span.end] for text, span in texts]
    asked = _without_land(record, question)
    whole = bool(words) and all(WHOLE_WAR.search(w) for w in words)
    if whole:
        asked = re.sub(r"\?", f" {OF_WAR}?", asked, count=1)
        asked = re.sub(r" (\([^)]*\)) in the whole war\?", r" in the whole war \1?", asked)
    days = zip(question.answers, claims, strict=True)
    of_saying = all(a.as_of == c.speech_date or not c.times for a, c in days)
    told_only = question.kind in {*COUNTED, "aid"} and (whole or of_saying)
    return re.sub(r"\((?=[^)]*\d{4}\))", "(as told on ", asked) if told_only else asked


def _without_land(record: Record, question: Question) -> str:
    """Return a question of a count of people without its country: where in it they were stands in the words."""
    found = (record.quantity.get(a.quantity or "") for a in question.answers)
    places = {record.entity.get(q.place or "") for q in found if q}
    asked = question.question
    for place in places:
        if question.kind in COUNTED and place and place.kind is EntityKind.STATE:
            asked = asked.replace(f" in {place.name}", "", 1)
    return asked


OF_WAR = "in the whole war"
COUNTED = frozenset({"toll", "displacement", "population"})
"""Kinds of question whose figures may be of a long time: without a day of its own the day is that of the telling."""
WHOLE_WAR = re.compile(
    r"\b(?:war|conflict|insurgency|uprising|fighting|violence)\b(?: that| which)? (?:has|have|had) (?:\w+ly |already |now |since )?"
    r"(?:killed|claimed|cost|left|forced|driven|displaced|uprooted)|\bsince (?:the )?(?:\w+[ -]?){0,3}"
    r"(?:war|conflict|insurgency|uprising) (?:began|begun|started|erupted|broke out)",
    re.I,
)
BEFORE = 24
"""Code points before a clause that hold what it hangs on: "the conflict" before "that has killed"."""
LONGEST_FIGURE = 60
"""Code points of words that hold two figures of one claim."""


def _beside(record: Record, question: Question, claim: Claim) -> str | None:
    """Return the words from a claim's first figure to its last ("12 of 20 areas"), None where it has one."""
    ids = [a.quantity for a in question.answers if a.claim == claim.id]
    found = [q for i in ids if (q := record.quantity.get(i or "")) is not None]
    start, end = min(q.start for q in found), max(q.end for q in found)
    if len(found) == 1 or end - start > LONGEST_FIGURE:
        return None
    return f"“{' '.join(record.report[claim.report].text[start:end].split())}”"


def _telling(q: Question) -> bool:
    """Tell whether a question is one that a reader asks and the answers bear on."""
    figures = any(a.quantity for a in q.answers)
    settled = q.verdict in (Verdict.DISPUTED, Verdict.RESOLVED)
    return q.kind not in UNTOLD and NOWHERE not in q.question and (figures or settled)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as printed: who, what, of when."""

    who: str
    value: str
    day: str
    verb: str = "said"


@dataclass(frozen=True, slots=True)
class Said:
    """All answers to one question as printed, with the claims that give them."""

    given: tuple[Given, ...]
    claims: tuple[str, ...]


def _answers(record: Record, quoter: Quoter, asked: list[Question]) -> Said:
    given: dict[Given, None] = {}
    claims: dict[str, None] = {}
    kinds = {a: q for q in asked for a in q.answers}
    said = [(c, a) for a in kinds if (c := record.claim.get(a.claim or "")) is not None]
    for claim, a in sorted(set(said), key=_order):
        value = _answer(quoter, kinds[a], claim, a)
        if value:
            day = when(said_on(record, (claim,)))
            verb = _voiced(record, claim, _verb(record, claim), value)
            given[Given(answerer_of(record, claim), value, day, verb)] = None
            claims[claim.id] = None
    return Said(tuple(given), tuple(claims))


def _answer(quoter: Quoter, question: Question, claim: Claim, answer: Answer) -> str | None:
    """Return an answer as it is printed: a figure, or the words of a claim that does not only weigh what may be.

    Of what a later report settles, what somebody was trying to do is no forecast.
    """
    if answer.quantity:
        return _distance(quoter, question, claim) or _value(answer.value)
    weighed = claim.modality in (Modality.POSSIBLE, Modality.CONDITIONAL)
    tried = question.verdict is Verdict.RESOLVED and claim.modality is Modality.INTENDED
    return None if weighed or tried else _quote(quoter, claim)


def _told(text: str, given: tuple[Given, ...], verdict: str, before: set[Given]) -> str:
    """Return a question with its answers; those of an earlier sentence are not told again."""
    fresh = [g for g in given if g not in before] or list(given)
    one_day = fresh[0].day if len({g.day for g in fresh}) == 1 else ""
    beside = "" if len(fresh) == len(given) else " (beside the answers above)"
    day = f"{one_day} " if one_day and one_day[3:] not in text else ""
    parts = joined(_parts(fresh, dated=not one_day))
    return sentence(f"{text.rstrip('?. ')}? {verdict}{beside}: {day}{parts}")


def _parts(given: list[Given], *, dated: bool) -> list[str]:
    """Return who said what, the values of one speaker and day together."""
    values: dict[tuple[str, str], list[str]] = defaultdict(list)
    for g in given:
        values[(f"{g.who} {g.verb}", g.day if dated else "")].append(g.value)
    return [f"{who} {joined(said)} {day}".rstrip() for (who, day), said in values.items()]


DENIES = re.compile(r"\b(?:den(?:y|ies|ied)|reject|dismiss|refut|disput)", re.I)


def _verb(record: Record, claim: Claim) -> str:
    """Return "denied" for words that stand under a cue of denial and do not deny by themselves; else "said"."""
    text = record.report[claim.report].text
    cue = claim.cue.of(text) if claim.cue else ""
    under = DENIES.search(cue) is not None and DENIES.search(claim.span.of(text)) is None
    by_writer = claim.claimant.type in WRITERS or is_narrated(record, claim)
    told = "reported" if by_writer else "said"
    return "denied" if claim.modality is Modality.DENIED and under else told


def _voiced(record: Record, claim: Claim, verb: str, value: str) -> str:
    """Return a verb of saying with whose words follow, where they are quoted and not the speaker's own."""
    voice = in_whose_words(record, claim) if value.startswith("“") else ""
    if voice and is_dated_by_report(record, claim):
        voice = f", as {writer_of(record, claim)} reported"
    return f"{verb}{voice}," if voice else verb


def _value(words: str) -> str:
    return " ".join(words.split()).removeprefix("to ")


def _quote(quoter: Quoter, claim: Claim) -> str | None:
    return None if claim.claimant.type in UNQUOTED else quoter.quote(claim)


def _order(given: tuple[Claim, Answer]) -> tuple[str, str, str]:
    claim, answer = given
    return (claim.speech_date or "~", answer.value, claim.id)
