"""TempEval-3: find the time expressions of a text and give their TIMEX3 values.

The record's own spans and values go out unchanged but for three conventions of the corpus: it marks no
bare "since" and no ages ("6-year-old"), and its DATE is also what the record calls an interval.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evals.common import document_of
from tetrapylon.ground.times import ground_times
from tetrapylon.model.dating import Dating, DayGuess
from tetrapylon.model.record import Reading
from tetrapylon.model.time import Time, TimexType
from tetrapylon.read.times import find_times


def predict(rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Yield one prediction a row, dates hung on the row's `published` day."""
    for row in rows:
        document = document_of(row)
        report = document.report.id
        reading = Reading(
            report=report,
            page=document.page,
            passages=document.passages,
            times=find_times(document),
        )
        day = str(row.get("published") or "")[:10]
        story = DayGuess(edtf=day, score=1.0, basis=("published",)) if day else None
        times = ground_times(reading, Dating(report=report, published=story, story_day=story))
        yield {"id": row["id"], "timex": [_timex(t) for t in times if _is_marked(t)]}


def _timex(time: Time) -> dict[str, object]:
    kind = "DATE" if time.type is TimexType.INTERVAL else time.type.value
    return {"start": time.start, "end": time.end, "value": time.timex3 or "", "type": kind}


def _is_marked(time: Time) -> bool:
    said = time.said.lower()
    return said != "since" and not said.endswith("old")
