from __future__ import annotations

import re

import pytest

from tetrapylon.lexicon import times
from tetrapylon.lexicon.openings import KNOWN, openings_of


@pytest.mark.parametrize(
    ("pattern", "opens"),
    [
        (r"(?:last|next)\s+week", "ln"),
        (r"(?:the\s+)?(?P<day>\d{1,2})", "t0123456789"),
        (r"\bMay\b", "m"),
        (r"(?<!\w)(?:[A-C]x|’s)", "abc"),
        (r"(?=a)b?", "".join(sorted(KNOWN))),
        (r"[^x]y", "".join(sorted(KNOWN))),
    ],
)
def test_the_signs_that_a_match_may_begin_with(pattern: str, opens: str) -> None:
    assert openings_of(re.compile(pattern, re.IGNORECASE)) == frozenset(opens)


def test_no_row_of_times_is_left_out_where_it_fits() -> None:
    said = (
        "Last week, on the 3rd of May 2016, at 10:30 am, two days ago, since mid-June, nearly a dozen years, "
        "Monday's talks, in the 1990s, every other Friday, early 2015, half an hour later, "
        "the first quarter of 2014, next spring, Christmas, yesterday morning, as of 04/03/2016"
    )
    rows = times.rows_at("…")
    for at in range(len(said)):
        fitting = [row for row in rows if row[1].match(said, at)]
        assert [row for row in times.rows_at(said[at]) if row[1].match(said, at)] == fitting
