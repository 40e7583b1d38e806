"""Civilians killed and hurt in one strike, where and when, from a source page as scraped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from evals.casualty_places import spot_of
from evals.common import document_of
from tetrapylon.lexicon.attacks import load_attack_words
from tetrapylon.lexicon.tolls import load_toll_words
from tetrapylon.lexicon.units import MeasureWords, load_measure_words
from tetrapylon.lexicon.written_dates import written_dates
from tetrapylon.model.document import Document
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.quantity import Amount, Measure
from tetrapylon.read.amounts import find_amounts
from tetrapylon.read.page_dates import date_in_address
from tetrapylon.read.tolls import TollOf, tells_possible_harm, toll_of

WHOLE_DAY = len("2021-01-01")
ENDS = re.compile(
    r"\n(?:Prev Post|Next Post|Related (?:News|Posts?|Articles)|Read (?:more|also)|You may also)",
    re.I,
)
HARM = {Measure.KILLED: "kill", Measure.INJURED: "injure"}
LARGEST = 150
"""Counts above this are totals of a war or a year, not of a strike."""
ONE_AMONG = re.compile(r"\b(?:including|among them|of (?:them|whom)) (?:a|an|one) civilian\b", re.I)
OPENING = 1500
"""Code points within which a page says what happened."""
NEAR_FIRST = 900
"""Code points after the first count within which an explicit count of civilians is of the same strike."""
Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Toll:
    """One count of victims: how many, how sure it is that civilians are meant, where in the text."""

    count: int
    civilian: bool
    start: int
    named: bool = False
    """Whether the word "civilian" itself is counted."""


def predict(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield one prediction row a source text."""
    for row in rows:
        text = unmasked(str(row["text"]))
        ending = ENDS.search(text, 200)
        document = document_of({**row, "text": text[: ending.start()] if ending else text})
        day = day_of(row, text)
        year = int(day[:4]) if day else None
        tolls = {m: tolls_of(document, m, year) for m in (Measure.KILLED, Measure.INJURED)}
        spot = spot_of(document, [t.start for found in tolls.values() for t in found])
        found = {
            "id": row["id"],
            "lat": spot.lat if spot else None,
            "lon": spot.lon if spot else None,
            "killed": chosen(tolls[Measure.KILLED], floor=_floor(document)),
            "injured": chosen(tolls[Measure.INJURED]),
            "date": day,
            "incident": f"{spot.entity} {day}" if spot and day else str(row["id"]),
        }
        yield {k: v for k, v in found.items() if v is not None}


def unmasked(text: str) -> str:
    """Return the text with masked letters mended as far as marks can be dropped ("kil*led")."""
    return re.sub(r"(?<=[A-Za-z])\*(?=[A-Za-z])", "", text)


def _floor(document: Document) -> int | None:
    """Return 0 where the opening says that civilians may have been harmed, or were not, None elsewhere."""
    return 0 if tells_possible_harm(document.text[:OPENING], load_toll_words()) else None


def tolls_of(document: Document, measure: Measure, year: int | None = None) -> list[Toll]:
    """Return the counts of people killed or hurt in the happening told of, in reading order.

    `year` is that of the happening; counts of other years and running totals are left out.
    """
    words = load_measure_words()
    counted = [
        Toll(
            0 if is_fighter(a, words) else int(a.value),
            is_civilian(a, words),
            a.span.start,
            named="civilian" in a.of.lower(),
        )
        for a in find_amounts(document)
        if a.measures is measure and a.value is not None
    ]
    counted += _single_victims(document, words.verbs[HARM[measure]], words)
    counted = _with_companions(document, counted, words)
    if measure is Measure.KILLED:
        counted += [
            Toll(1, civilian=True, start=m.start(), named=True)
            for m in ONE_AMONG.finditer(document.text)
        ]
    told = [t for t in counted if 0 <= t.count <= LARGEST and _is_of_this(document, t, year)]
    return sorted(told, key=lambda t: t.start)


def _is_of_this(document: Document, toll: Toll, year: int | None) -> bool:
    of = toll_of(document.text, toll.start, load_toll_words(), year=year)
    return of is TollOf.HAPPENING


def _single_victims(
    document: Document, harm: frozenset[str], words: MeasureWords
) -> Iterator[Toll]:
    """Yield one for each single civilian of a headline: "Farmer killed by shelling"."""
    for _, parse in document.speaking():
        for token in parse:
            single = token.tag in ("NN", "NNP") or token.low == "civilian"
            civilian = single and token.lemma.lower() in words.nouns["civilian"]
            bare = not any(_numbered(c) for c in parse.children(token))
            below = [c for c in parse.children(token) if c.dep == "acl" and c.tag == "VBN"]
            above = [parse.head(token)] if token.dep in ("nsubj", "nsubjpass", "dobj") else []
            harmed = any(v.lemma.lower() in harm for v in (*below, *above))
            if civilian and bare and (harmed or _is_left_so(parse, token, words)):
                yield Toll(1, civilian=True, start=token.start)
            if token.lemma.lower() in words.nouns["fighter"] | {"leader"} and harmed:
                yield Toll(0, civilian=False, start=token.start)
            if token.low in ("him", "her") and any(v.lemma.lower() in harm for v in above):
                yield Toll(1, civilian=False, start=token.start)


def _is_left_so(parse: Parse, token: Token, words: MeasureWords) -> bool:
    """Tell whether somebody is left dead: "left a farmer dead"."""
    after = parse.tokens[token.i + 1 : token.i + 2]
    above = parse.head(token)
    leaves = above.lemma == "leave" or parse.head(above).lemma == "leave"
    return leaves and any(t.low in words.nouns["death"] for t in after)


def _with_companions(document: Document, tolls: list[Toll], words: MeasureWords) -> list[Toll]:
    """Return the tolls with those named beside a counted group added: "two officials and their driver"."""
    beside = {
        noun.start: others
        for _, parse in document.speaking()
        for noun in parse
        if (others := _companions(parse, noun, words))
    }
    starts = {t.start: _noun_after(document, t) for t in tolls}
    return [replace(t, count=t.count + beside.get(starts[t.start], 0)) for t in tolls]


def _noun_after(document: Document, toll: Toll) -> int:
    """Return where the noun that a number counts begins, -1 where a toll has no number."""
    for _, parse in document.speaking():
        for token in parse:
            if token.start == toll.start and token.dep == "nummod":
                return parse.head(token).start
    return -1


def _companions(parse: Parse, noun: Token, words: MeasureWords) -> int:
    """Return how many single persons are coordinated with a counted noun."""
    joined = [c for c in parse.children(noun) if c.dep == "conj"]
    joined += [parse.head(noun)] if noun.dep == "conj" else []
    people = load_attack_words()["people"]
    return sum(
        t.tag == "NN"
        and (words.is_person(t.lemma.lower()) or t.lemma.lower() in people)
        and not any(c.dep == "nummod" for c in parse.children(t))
        for t in joined
    )


def _numbered(token: Token) -> bool:
    """Tell whether a word below a noun counts it already, or speaks of one known before."""
    return token.dep == "nummod" or (token.dep == "det" and token.text.lower() not in ("a", "an"))


def is_fighter(amount: Amount, words: MeasureWords) -> bool:
    """Tell whether combatants are counted."""
    return bool(_lemmas(amount) & words.nouns["fighter"])


def is_civilian(amount: Amount, words: MeasureWords) -> bool:
    """Tell whether the counted noun is one of civilians."""
    return bool(_lemmas(amount) & words.nouns["civilian"])


def _lemmas(amount: Amount) -> set[str]:
    said = {w.lower() for w in amount.of.split()}
    said |= {w.removesuffix("men") + "man" for w in said if w.endswith("men")}
    return said | {w.removesuffix("s") for w in said} | ({"child"} if "children" in said else set())


def chosen(tolls: list[Toll], *, floor: int | None = None) -> int | None:
    """Return the count of "civilians" near the first, else the first of civilians, else the first.

    Where only fighters are counted no civilian was killed: 0. `floor` where nothing is counted.
    """
    counted = [t for t in tolls if t.count]
    late = floor is not None and counted and counted[0].start > OPENING
    if not counted or late:
        return 0 if tolls and not late else floor
    near = [t for t in counted if t.named and t.start <= counted[0].start + NEAR_FIRST]
    civilian = [t for t in counted if t.civilian]
    return (near or civilian or counted)[0].count


def day_of(row: Row, text: str) -> str | None:
    """Return the day in the address, else the first day written in the text."""
    address = date_in_address(str(row.get("url") or ""))
    if address is not None and len(address) == WHOLE_DAY:
        return address
    if row.get("published"):
        return str(row["published"])[:10]
    written = list(written_dates(text))
    return written[0].days[0].isoformat() if written and written[0].days else None
