"""The grammar of English time expressions: one row a shape, the longest match wins.

A row is a form and a pattern. In a pattern a space stands for white space, `_` for white space or a
hyphen, and `<name>` for a word class of `SLOTS` that becomes the group `name`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tetrapylon.lexicon import time_words as words
from tetrapylon.lexicon.time_expression import Form


def _any(entries: Iterable[str], suffix: str = "") -> str:
    """Return an alternation of `entries`, longest first."""
    longest = sorted(entries, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(w.replace("'", "['’]") for w in longest) + ")" + suffix


_CARDINAL = _any((*words.SMALL, *words.TENS, *words.TIMES_OF_TEN))
_NUMBER = (
    rf"(?:\d[\d,]*(?:\.\d+)?(?: \d/\d)?|{_CARDINAL}(?:(?:_| and ){_CARDINAL})*"
    rf"|{_any(words.EXACT)}(?: (?:hundred|thousand|dozen))?|{_any(words.VAGUE)})"
)
_PLURAL = _any(
    w + "s" if not w.endswith("ies") else w for w in words.UNITS if w not in ("century",)
)
_UNIT = _any(words.UNITS, "s?")
_ONE = _any([w for w in words.UNITS if w != "centuries"], r"\b")
_MONTH = _any(words.MONTHS, r"\b(?:(?<=\b\w{3})(?<!may)\.|(?<=\b\w{4})(?<=sept)\.)?")
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_SPOKEN = (
    rf"(?:(?:nineteen|twenty)_{_any(w for w, n in words.SMALL.items() if n >= 10)}"
    rf"|(?:nineteen|twenty)_{_any(words.TENS)}(?:_{_any(words.SMALL)})?)"
)
_SHIFT = rf"(?:the )?{_any(words.SHIFTS)}"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"

SLOTS: Final[dict[str, str]] = {
    "wd": _any(words.WEEKDAYS, r"\b(?:(?<=\b\w{3})\.)?"),
    "wd2": _any(w for w in words.WEEKDAYS if w.endswith("day")),
    "mon": _MONTH,
    "mday": _DAY,
    "mday2": _DAY,
    "oday": _any(words.ORDINALS),
    "year": rf"(?:{_YEAR}|two thousand|{_SPOKEN})",
    "yshift": r"(?:last|this|next|the following|the previous)",
    "shift": _SHIFT,
    "that": r"(?:that(?: same)?|the same)",
    "mod": _any(words.MODS),
    "unit": _UNIT,
    "units": _PLURAL,
    "one": _ONE,
    "part": _any(words.PARTS, "s?"),
    "num": _NUMBER,
    "num2": _NUMBER,
    "approx": r"(?:nearly|almost|about|around|roughly|approximately|at least|at most|more than|less than"
    r"|fewer than|no more than|over|up to|just over|just under|as many as|as long as|only|as little as"
    r"|an estimated|close to|a fairly|some)",
    "season": _any(words.SEASONS),
    "ord": rf"(?:{_any(words.ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))",
    "deictic": _any(words.DEICTIC),
    "ref": _any(words.REFERENCES),
    "holiday": _any(words.HOLIDAYS),
    "every": _any(words.EVERY),
    "vague": _any(words.VAGUE_SPANS),
    "decade": r"(?:(?:1[0-9]|20)\d0|['’]?[2-9]0)",
    "dword": _any(words.DECADES),
    "hour": r"(?:[01]?\d|2[0-4])",
    "minute": r"[0-5]\d",
    "ampm": r"[ap]\.?m\b\.?",
    "zone": r"(?:GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST|local time|local)",
    "noon": r"(?:noon|midday|midnight)",
    "way": r"(?:ago|earlier|later|before now|from now|hence)",
    "d": r"\d{1,2}",
    "m": r"\d{1,2}",
    "y": r"(?:\d{4}|\d{2})",
}

_M = "(?:<mod>_)?"
_APPROX = "(?:<approx> )?"
_LIKE = r"(?:(?:same|comparable|corresponding|like|equivalent|similar) )"
_YEAR_BACK = (
    r" (?:(?:of |in )?last year|the (?:year|previous year) before|a year (?:ago|earlier|before))"
)

ROWS: Final[tuple[tuple[Form, str], ...]] = (
    (Form.SET, r"(?:every|each) (?:<num> )?(?:<unit>|<wd>|<mon>|<season>|<part>)"),
    (Form.SET, r"<wd> <part>s"),
    (Form.SET, r"<wd2>s\b"),
    (Form.SET, r"<every>"),
    (Form.CALENDAR, r"<year>-<m>-<d>(?!\d)"),
    (Form.CALENDAR, r"(?:<wd> ?,? )?<d>[/.]<m>[/.]<y>(?!\d)"),
    (Form.CALENDAR, r"(?:<wd> ?,? ?)?(?:the )?<mday> (?:of )?<mon>(?:,? <year>)?"),
    (
        Form.CALENDAR,
        r"(?:<wd> ?,? )?(?:<mod> )?<mon> (?:the )?<mday>(?: ?[-–] ?<mday2>)?(?:,? <year>)?",
    ),
    (Form.CALENDAR, r"(?:<wd> ?,? )?<mon> (?:the )?<oday>(?!_?(?:quarter|half))"),
    (Form.CALENDAR, r"the <oday> of <mon>(?:,? <year>)?"),
    (Form.CALENDAR, _M + r"<mon>(?:,? (?:of )?<year>)?"),
    (Form.CALENDAR, _M + r"<mon> (?:of )?<yshift> year"),
    (Form.CALENDAR, _M + r"(?:the year |fiscal(?: year)? )?<year>"),
    (Form.CALENDAR, r"the (?:first|last) <num>_<units> of <mon>(?:,? <year>)?"),
    (Form.WEEKDAY, r"<num> <wd2>s (?P<weeksago>ago)"),
    (Form.CLOCK, r"(?P<part>dawn|daybreak|sunrise|dusk|nightfall|sunset)"),
    (Form.CALENDAR, r"the (?P<weekof>week) of <mon> <mday>(?:,? <year>)?"),
    (Form.MONTH_SHIFT, _M + r"<shift> <mon>(?: <mday>)?"),
    (Form.WEEKDAY, r"(?:(?:early|late|earlier|later)(?: on)? )?(?:<shift> )?<wd>(?: <part>)?"),
    (Form.WEEKDAY, r"<that> <wd>"),
    (Form.WEEKDAY, r"(?:the )?(?:(?:early|late|mid)_)?(?!noon|midday)<part> (?:of |on )?<wd>"),
    (Form.DAY_SHIFT, r"(?:(?:early|late|earlier|later) )?<deictic>(?: <part>)?"),
    (Form.DAY_SHIFT, r"(?:(?:early|late|mid)_)?<part> <deictic>"),
    (Form.PART_SHIFT, r"(?:(?:early|late|earlier|later) )?(?:this|last|tomorrow) <part>"),
    (Form.PART_SHIFT, r"(?:early|late|mid)_<part>"),
    (Form.PART_SHIFT, r"(?P<part>overnight)"),
    (Form.NEXT_DAY, r"(?:the )?(?P<nextday>next|following|previous) (?:day|morning|evening|night)"),
    (Form.WINDOW, r"(?:the )?past (?P<pastone>day|week|fortnight|month|decade)"),
    (Form.UNIT_SHIFT, _M + r"<shift> (?:fiscal |calendar |financial )?<one>"),
    (Form.UNIT_SHIFT, _M + r"<that> (?:fiscal )?<one>"),
    (Form.UNIT_EDGE, r"<mod> (?:the )?(?:fiscal |calendar )?<unit>"),
    (Form.UNIT_EDGE, r"<mod> the <season>"),
    (Form.YEAR_END, r"(?:the )?year(?:['’]s|_)? ?end"),
    (Form.WINDOW, r"(?:each of )?(?:at least )?<shift> " + _APPROX + r"<num>_<units>"),
    (Form.WINDOW, r"(?:the )?(?:past|last|next) (?:<num> to )?<num2> <units>"),
    (
        Form.WINDOW,
        r"(?:the )?(?P<vaguewindow>recent|coming|past|last|early|upcoming) <units>(?: (?:and|or) <units2>)?",
    ),
    (Form.WINDOW, r"the <units> (?:ahead|to come)"),
    (Form.DURATION, r"(?:the )?first " + r"<num> <units>"),
    (Form.DURATION, r"the (?:latest )?<num> <units>"),
    (Form.AGO, r"(?:the )?" + _LIKE + r"?year_(?P<yearago>ago|earlier)"),
    (Form.AGO, _APPROX + r"(?:<num>_)?<unit>(?: or (?:so|more))?_<way>"),
    (Form.AGO, r"(?:the )?" + _LIKE + r"?year_(?:ago|earlier) (?P<yearsame>period|month)"),
    (Form.AGO, r"(?:the )?" + _LIKE + r"?year_(?:ago|earlier) (?:<ord>_)?(?P<yearquarter>quarter)"),
    (Form.AGO, r"(?:the )?" + _LIKE + r"(?P<yearsame>period|month)" + _YEAR_BACK),
    (Form.AGO, r"(?:the )?(?:" + _LIKE + r")?(?:<ord>_)?(?P<yearquarter>quarter)" + _YEAR_BACK),
    (Form.AGO, r"(?:the )?year_(?:ago|earlier)['’]s (?P<yearquarter>quarter)"),
    (Form.AGO, r"last year['’]s (?P<yearquarter>quarter)"),
    (Form.DAY_SHIFT, r"the day (?P<daybefore>before yesterday|after tomorrow)"),
    (Form.UNIT_SHIFT, r"the (?P<barequarter>quarter|fiscal year|full year|year)"),
    (Form.UNIT_SHIFT, r"the latest (?P<barequarter>period)"),
    (Form.NEXT_DAY, r"the (?:day|night) (?P<daysaway>before|after|earlier)"),
    (
        Form.QUARTER,
        r"(?:the )?(?:<year> )?(?:fiscal_)?<ord> quarter(?:,? (?:of )?<year2>)?",
    ),
    (Form.QUARTER, r"<yshift> year['’]s <ord>_quarter"),
    (Form.QUARTER, r"(?:fiscal_)?<ord>-quarter"),
    (Form.UNIT_SHIFT, r"the (?P<bareweekend>weekend)"),
    (Form.HALF, r"(?:the )?<ord> half of (?:<year>|<yshift> year|the year)"),
    (Form.SEASON, _M + r"(?:the )?<shift> <season>"),
    (Form.SEASON, r"(?:the )?(?:(?:early|late) )?<season>(?: of)?,? <year>"),
    (Form.SEASON, r"(?:the )?(?:early |late |mid_?)?<season>"),
    (Form.DECADE, r"(?:the )?" + _M + r"<decade>['’]?s"),
    (Form.DECADE, r"the " + _M + r"(?:nineteen_)?<dword>"),
    (Form.CENTURY, r"(?:the )?" + _M + r"<ord>_(?:century|centuries)(?: (?P<bc>BC|BCE))?"),
    (Form.HOLIDAY, r"(?:<shift> )?<holiday>(?: <year>)?"),
    (Form.REFERENCE, r"<ref>"),
    (Form.CLOCK, r"(?:around |about )?<hour>(?:[:.]<minute>)? ?<ampm>(?: <zone>)?"),
    (Form.CLOCK, r"<hour>:<minute>(?::\d\d)?(?: ?<zone>)?"),
    (Form.CLOCK, r"<hour><minute> <zone>"),
    (Form.CLOCK, r"<hour> in the <part>"),
    (Form.CLOCK, r"<noon>"),
    (
        Form.DURATION,
        _APPROX + r"<num>_(?:more_|additional |straight |consecutive |full |long )?<units>",
    ),
    (Form.DURATION, _APPROX + r"<num> (?:to|or) <num2> <units>"),
    (Form.DURATION, _APPROX + r"<num> <one> or <num2>"),
    (Form.DURATION, _APPROX + r"<num>_<unit>(?:_(?:old|long|period|term))?"),
    (Form.DURATION, r"<num>_and_(?P<half>a_half)_<units>"),
    (Form.DURATION, r"<num> <units> and (?P<half>a half)"),
    (Form.DURATION, r"(?:an? )?<unit> and (?P<half>a half)"),
    (Form.DURATION, r"<units>(?:_long)?(?: or <units2>)?"),
    (Form.DURATION, r"<unit>_long"),
    (Form.VAGUE_SPAN, r"<vague>"),
    (Form.SINCE, r"since"),
)
