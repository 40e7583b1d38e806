"""Find numbers and vague amounts in a report, bound to what they count.

The number is read by an own grammar over the tokens, the counted noun by the parse, what is measured by
the table of `lexicon/data/measures.yaml`. docs/quantities.md publishes how vague words become ranges.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tetrapylon.lexicon.units import (
    MeasureWords,
    NumberWords,
    UnitKind,
    load_measure_words,
    load_number_words,
)
from tetrapylon.model.document import Document
from tetrapylon.model.ids import content_id
from tetrapylon.model.parse import Parse
from tetrapylon.model.passage import Passage
from tetrapylon.model.quantity import Amount, Measure
from tetrapylon.model.span import Span
from tetrapylon.read.amounts_counted import Counted, Shape, counted, unit_name
from tetrapylon.read.amounts_figures import Figure, bent, low_at, numeral
from tetrapylon.read.amounts_labels import is_label
from tetrapylon.read.amounts_measures import measure_of
from tetrapylon.read.amounts_reference import Reference, reference_after
from tetrapylon.read.amounts_words import numbered_share, worded
from tetrapylon.read.remembered import Alone, alone, remembered

PERSON = "person"
OF_PEOPLE = frozenset(
    {
        Measure.KILLED,
        Measure.INJURED,
        Measure.CASUALTIES,
        Measure.MISSING,
        Measure.DETAINED,
        Measure.RELEASED,
        Measure.SURRENDERED,
        Measure.DISPLACED,
        Measure.RETURNED,
        Measure.POPULATION,
        Measure.REMAINING_POPULATION,
        Measure.IN_NEED,
        Measure.AID_RECIPIENTS,
    }
)
SKIPPED = frozenset({"of", "the", "-", "more", "out", "its", "their"})


def find_amounts(document: Document) -> tuple[Amount, ...]:
    """Return the amounts of the speaking passages in reading order."""
    words, measures = load_number_words(), load_measure_words()
    found = []
    for passage, parse in document.speaking():
        own = alone(document.text, passage, parse)
        made = remembered(own, "amounts", words, lambda w: _of_words(w, words, measures))
        found += [_moved(amount, passage, own.by) for amount in made]
    return tuple(found)


CORRECTING = frozenset({",", "and", "but", "(", "–", "—", "-"})
"""What stands before "not 60" where another figure was given."""


COMPARING = frozenset({("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to")})
"""What stands before a figure that is set beside the one before it."""


def _of_words(own: Alone, words: NumberWords, measures: MeasureWords) -> tuple[Amount, ...]:
    """Return the amounts of a passage by itself: no report's yet."""
    made: list[Amount] = []
    for found in _figures(own.parse, words, measures):
        amount = _amount(own, found, (words, measures))
        before = made[-1] if made else None
        if before is not None and _is_compared(own.parse, found, before, amount):
            amount = replace(amount, measures=before.measures, unit=before.unit)
        made.append(amount)
    return tuple(made)


def _is_compared(
    parse: Parse, found: tuple[Figure, Counted], before: Amount, amount: Amount
) -> bool:
    """Tell a figure that counts nothing itself and is set beside the one before: "17 people died, *up from 14*"."""
    figure, what = found
    led = tuple(low_at(parse, figure.first - back) for back in (2, 1))
    bare = what.noun is None and what.unit is None
    close = parse[figure.first].sent == parse.within(before.span)[0].sent
    return (
        bare
        and close
        and led in COMPARING
        and amount.measures is Measure.OTHER
        and before.measures in OF_PEOPLE
    )


def _unit(what: Counted, figure: Figure, measured: Measure, measures: MeasureWords) -> str | None:
    """Return the unit; people called by a name ("nine South Africans") are persons."""
    called = what.unit is None and what.noun is not None and what.noun.pos == "PROPN"
    name = None if called and measured in OF_PEOPLE else unit_name(what, figure, measures)
    return name or (PERSON if measured in OF_PEOPLE else None)


def _moved(amount: Amount, passage: Passage, by: int) -> Amount:
    """Return the amount of a report whose passage begins at `by`."""
    span = amount.span.shifted(by)
    return replace(
        amount,
        id=content_id("q", passage.report, span.start, span.end),
        report=passage.report,
        sentence=_sentence(passage, span),
        span=span,
        reference=amount.reference.shifted(by) if amount.reference else None,
    )


def _figures(
    parse: Parse, words: NumberWords, measures: MeasureWords
) -> Iterator[tuple[Figure, Counted]]:
    i = 0
    while i < len(parse):
        figure = _beginning(parse, i, words, measures)
        if figure is None:
            i += 1
            continue
        what = counted(parse, figure, words)
        i = max(what.resume, figure.last + 1)
        if not is_label(parse, figure, what, words) and not _is_corrected(parse, figure):
            yield figure, what


def _is_corrected(parse: Parse, figure: Figure) -> bool:
    """Tell a figure that is said not to be it: "forty people, *not 60* as first told"; "not more than 60" is a bound."""
    before = low_at(parse, figure.first - 1)
    return before == "not" and low_at(parse, figure.first - 2) in CORRECTING


def _beginning(parse: Parse, i: int, words: NumberWords, measures: MeasureWords) -> Figure | None:
    """Return the figure that begins at token `i`; most tokens are no word that an amount begins with."""
    low = parse[i].low
    if low not in words.openers and not low[:1].isdigit():
        return None
    return (
        numbered_share(parse, i, words)
        or numeral(parse, i, words)
        or worded(parse, i, words, measures)
    )


def _amount(
    own: Alone, found: tuple[Figure, Counted], tables: tuple[NumberWords, MeasureWords]
) -> Amount:
    parse = own.parse
    figure, what = found
    words, measures = tables
    is_time = what.unit is not None and what.unit.kind is UnitKind.TIME
    figure = bent(parse, figure, words, is_time=is_time)
    reference = _reference(parse, what)
    if reference is not None or _away(figure, what):
        what = replace(what, shapes=what.shapes | {Shape.DISTANCE})
    measured = measure_of(parse, figure, what, measures)
    span = Span(parse[what.first].start, parse[what.last].end)
    return Amount(
        id="",
        report="",
        sentence="",
        span=span,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=_unit(what, figure, measured, measures),
        approximator=figure.approximator,
        measures=measured,
        of=_of(own.text, parse, figure, what),
        reference=reference.words if reference else None,
        bearing=reference.bearing if reference else None,
    )


def _away(figure: Figure, what: Counted) -> bool:
    is_length = what.unit is not None and what.unit.kind is UnitKind.LENGTH
    return is_length and (figure.approximator or "").endswith("within")


def _reference(parse: Parse, what: Counted) -> Reference | None:
    if what.unit is None or what.unit.kind is not UnitKind.LENGTH:
        return None
    return reference_after(parse, what.resume)


def _sentence(passage: Passage, span: Span) -> str:
    inside = (s.id for s in passage.sentences if s.start <= span.start < s.end)
    return next(inside, passage.sentences[0].id if passage.sentences else passage.id)


def _of(text: str, parse: Parse, figure: Figure, what: Counted) -> str:
    """Return the words counted, from the noun's first modifier to its end; empty where none are said."""
    if what.noun is None or what.noun.i < figure.first:
        return what.noun.text if what.noun is not None else ""
    begin = figure.last + 1
    while begin < what.noun.i and parse[begin].low in SKIPPED:
        begin += 1
    first = parse[begin] if begin < what.noun.i <= what.last else what.noun
    return text[first.start : what.noun.end]
