"""Which stages run again when some makers changed, and a kept reading brought up to date by these alone.

A stage runs again where its maker changed, where it takes what such a stage gives, and where a later stage refines
what it gives: refined rows cannot be told from raw ones. All else is kept as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from tetrapylon.model.record import Reading
from tetrapylon.model.report import Report
from tetrapylon.run.documents import open_document
from tetrapylon.run.pipeline import is_coded, read_report
from tetrapylon.run.stages import PAGE, READING, ReadingStage, reading_version
from tetrapylon.run.tools import Tools
from tetrapylon.store.store import Store


class Stage(Protocol):
    """What is known of a stage beside what it does."""

    @property
    def maker(self) -> str:
        """`room.stage@version`."""
        ...

    @property
    def takes(self) -> tuple[str, ...]:
        """Nouns that it looks at."""
        ...

    @property
    def gives(self) -> tuple[str, ...]:
        """Nouns that it makes or refines."""
        ...


AnyStage = TypeVar("AnyStage", bound=Stage)


def name_of(maker: str) -> str:
    """Return a maker without its version: `ground.times` of `ground.times@3`."""
    return maker.partition("@")[0]


def changed_makers(kept: Collection[str], now: Collection[str]) -> frozenset[str]:
    """Return the names of makers that are new, gone or of another version."""
    return frozenset(name_of(m) for m in {*kept} ^ {*now})


def stages_again(stages: Sequence[AnyStage], changed: Collection[str]) -> tuple[AnyStage, ...]:
    """Return the stages to run again, in their order, where the makers of these names changed."""
    again = {i for i, stage in enumerate(stages) if name_of(stage.maker) in changed}
    more = again
    while more:
        more = {i for i in range(len(stages)) if i not in again and _is_touched(stages, i, again)}
        again |= more
    return tuple(stages[i] for i in sorted(again))


def _is_touched(stages: Sequence[Stage], at: int, again: Collection[int]) -> bool:
    given = {noun for i in again if i < at for noun in stages[i].gives}
    refined = {noun for i in again if i > at for noun in stages[i].gives}
    stage = stages[at]
    return bool(given & {*stage.takes, *stage.gives}) or bool(refined & {*stage.gives})


def blank(stages: Collection[Stage]) -> dict[str, Any]:
    """Return the nouns that stages give, without rows: what they start from."""
    return {noun: () for stage in stages for noun in stage.gives}


def stale_stages(kept: str, *, besides: Collection[str] = ()) -> tuple[ReadingStage, ...] | None:
    """Return what to run again over a reading, None where it has to be read from its page on.

    Args:
        kept: the makers it was made with, joined by spaces.
        besides: names of makers to run again although they did not change.
    """
    changed = changed_makers(kept.split(), (PAGE, *(s.maker for s in READING))) | {*besides}
    known = {name_of(s.maker) for s in READING}
    return stages_again(READING, changed) if changed <= known else None


def reread(
    report: Report, kept: Reading, stages: Sequence[ReadingStage] | None, tools: Tools
) -> Reading:
    """Return a kept reading with what some stages give made anew, from the kept parse."""
    if stages is None or not is_coded(report):
        return read_report(report, tools)
    document = open_document(report, parser=tools.parser, outlets=tools.outlets)
    reading = replace(kept, **blank(stages))
    for stage in stages:
        reading = stage.run(document, reading, tools)
    return reading


def read_again(
    store: Store, report_id: str, stages: Sequence[ReadingStage] | None, tools: Tools
) -> None:
    """Read a kept report anew, or only what some stages give of it; None for all of it."""
    with store.view() as view:
        report = view.report(report_id)
        kept = view.reading(report_id) if stages is not None else None
    if report is None:
        return
    reading = read_report(report, tools) if kept is None else reread(report, kept, stages, tools)
    with store.writer() as writer:
        writer.put_reading(reading, version=reading_version())
