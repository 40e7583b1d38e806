"""The closed classes of English words that build time expressions.

Python tables instead of YAML: these are the calendar and the number words of the language, which no
user of another conflict will want to change. Keys are lower case; abbreviations stand without their point.
"""

from __future__ import annotations

from typing import Final

MONTHS: Final[dict[str, int]] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip

WEEKDAYS: Final[dict[str, int]] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6, "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thurs": 3, "thur": 3,
    "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip

UNITS: Final[dict[str, str]] = {
    "second": "S", "minute": "MIN", "hour": "H", "day": "D", "night": "D", "week": "W",
    "weekend": "WE", "fortnight": "FN", "month": "M", "quarter": "Q", "year": "Y", "decade": "E",
    "century": "C", "centuries": "C",
}  # fmt: skip
"""Unit words (singular) to a code; TIMEX3 codes except minutes, weekends and fortnights."""

PARTS: Final[dict[str, str]] = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO",
    "daybreak": "MO", "sunrise": "MO", "dusk": "EV", "nightfall": "EV", "sunset": "EV",
    "midday": "MI", "noon": "MI", "overnight": "NI",
}  # fmt: skip

SEASONS: Final[dict[str, str]] = {
    "spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI",
}  # fmt: skip

ORDINALS: Final[dict[str, int]] = {
    word: i + 1
    for i, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
        ]
    )
}

SMALL: Final[dict[str, int]] = {
    word: i
    for i, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}

TENS: Final[dict[str, int]] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip

TIMES_OF_TEN: Final[dict[str, int]] = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

EXACT: Final[dict[str, float]] = {
    "a": 1, "an": 1, "another": 1, "an additional": 1, "one": 1, "a single": 1, "single": 1,
    "half a": 0.5, "half an": 0.5, "a half": 0.5, "couple of": 2, "a couple of": 2, "a dozen": 12,
}  # fmt: skip

VAGUE: Final[tuple[str, ...]] = (
    "a few", "few", "several", "many", "some", "dozens of", "tens of", "hundreds of", "scores of",
    "thousands of", "tens of thousands of", "hundreds of thousands of", "a number of", "countless",
)  # fmt: skip

SHIFTS: Final[dict[str, int]] = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "this past": -1, "prior": -1,
    "this": 0, "current": 0, "the current": 0, "present": 0, "latest": 0, "same": 0,
    "next": 1, "coming": 1, "following": 1, "upcoming": 1, "this coming": 1, "this next": 1,
}  # fmt: skip

NARRATIVE_SHIFTS: Final = frozenset({"following", "previous", "preceding", "same", "that", "prior"})
"""Shifts that count from the time the text speaks of, not from the story day."""

DEICTIC: Final[dict[str, int]] = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

REFERENCES: Final[dict[str, str]] = {
    **dict.fromkeys(
        ("now", "right now", "currently", "current", "presently", "at present", "at the moment",
         "these days", "nowadays", "at this time", "until now", "for now"),
        "PRESENT_REF",
    ),
    **dict.fromkeys(
        ("recently", "more recently", "most recently", "very recently", "recent",
         "the past", "lately", "the recent past"),
        "PAST_REF",
    ),
    **dict.fromkeys(
        ("soon", "very soon", "any moment", "any time soon", "anytime soon", "any minute",
         "any day now", "the near future", "the future", "the foreseeable future",
         "the coming period", "as soon as possible", "the near term",
         "the short term", "the long term"),
        "FUTURE_REF",
    ),
}  # fmt: skip

HOLIDAYS: Final[dict[str, str]] = {
    "new year's day": "01-01", "new year's eve": "12-31", "christmas": "12-25",
    "christmas day": "12-25", "christmas eve": "12-24", "valentine's day": "02-14",
    "halloween": "10-31", "nowruz": "03-21", "thanksgiving day": "thanksgiving",
    "thanksgiving": "thanksgiving", "easter sunday": "easter", "easter": "easter",
    "good friday": "good-friday",
}  # fmt: skip

MODS: Final[dict[str, str]] = {
    "early": "start", "earlier": "before", "late": "end", "later": "after", "mid": "mid",
    "the early": "start", "the late": "end", "the mid": "mid", "the middle of": "mid",
    "the start of": "edge-start", "the beginning of": "edge-start", "start of": "edge-start",
    "beginning of": "edge-start", "the end of": "edge-end", "end of": "edge-end",
    "the close of": "edge-end", "the first half of": "half-1", "the second half of": "half-2",
    "first half of": "half-1", "second half of": "half-2", "the last half of": "half-2",
    "the turn of": "edge-start", "sometime": "in", "early in": "start", "late in": "end",
    "earlier in": "before", "later in": "after", "the week of": "week",
}  # fmt: skip

DECADES: Final[dict[str, int]] = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7,
    "eighties": 8, "nineties": 9,
}  # fmt: skip

EVERY: Final[dict[str, str]] = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M",
 "annually": "P1Y", "yearly": "P1Y",
}  # fmt: skip

VAGUE_SPANS: Final[dict[str, str]] = {
    "a long time": "PXX", "a while": "PXX", "some time": "PXX", "a short time": "PXX",
    "a short while": "PXX", "a long period": "PXX", "a long while": "PXX",
}  # fmt: skip
