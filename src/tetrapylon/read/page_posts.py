"""When a post on a network was written, read off its number.

X (Twitter) numbers posts by time: the upper bits of a number are milliseconds since the network's own
epoch ("snowflake", in use since 4 November 2010). The day is UTC's.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

POST = re.compile(
    r"https?://(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/[^/\s]+/status(?:es)?/(\d{15,19})(?!\d)",
    re.I,
)
EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)
LOW_BITS = 22
"""Bits below the time: the machine and a counter."""
LAST_YEAR = 2049


def day_of_post(address: str) -> str | None:
    """Return the day (EDTF, UTC) on which the post at an address was written, None where it does not say."""
    found = POST.search(address)
    if found is None:
        return None
    written = EPOCH + timedelta(milliseconds=int(found[1]) >> LOW_BITS)
    return written.date().isoformat() if written.year <= LAST_YEAR else None
