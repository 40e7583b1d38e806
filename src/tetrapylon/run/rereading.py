"""The `reread` verb: make anew what a maker makes, of all reports or of some; rulings stay."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from tetrapylon.run.reading import (
    EVERY_MAKER,
    Outcome,
    Progress,
    Silent,
    rebuild,
)
from tetrapylon.run.remaking import name_of, read_again, stages_again, stale_stages
from tetrapylon.run.setting_aside import SET_ASIDE
from tetrapylon.run.stages import PAGE, READING, ReadingStage, reading_version
from tetrapylon.run.tools import Tools
from tetrapylon.store.store import Store

Again = Sequence[ReadingStage] | None
"""Stages to run over a kept reading; None for the whole report."""
READERS = frozenset({name_of(PAGE), *(name_of(s.maker) for s in READING)})
"""Names of what reads one report by itself."""


class NoSuchMaker(ValueError):
    """No stage has that name. Give one of `makers()`."""


def makers() -> tuple[str, ...]:
    """Return the names of all makers, sorted."""
    return tuple(sorted(READERS | EVERY_MAKER))


def reread_reports(
    store: Store,
    tools: Callable[[], Tools],
    *,
    maker: str | None = None,
    reports: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Make anew what `maker` makes and what depends on it, from the kept bytes and parses.

    Args:
        store: where the record is kept.
        tools: makes lexicons and parser.
        maker: a stage's name, with or without its version; None for whatever was made by other versions than
            those at hand, and, where `reports` are given, for the whole reading of these.
        reports: ids of the reports that a reader reads again; None for all. Makers of the record see all reports.
        progress: told how far the run is.

    Raises:
        NoSuchMaker: no stage has that name.
    """
    progress, outcome = progress or Silent(), Outcome()
    name = name_of(maker) if maker else None
    if name is not None and name not in READERS | EVERY_MAKER:
        raise NoSuchMaker(f"{maker!r} is no maker; known are {', '.join(makers())}")
    if name in READERS or (name is None and reports is not None):
        asked = None if name in (None, name_of(PAGE)) else stages_again(READING, {name or ""})
        _read(store, tools, outcome, dict.fromkeys(_read_ones(store, reports), asked), progress)
        rebuild(store, tools, outcome, progress=progress, again=EVERY_MAKER)
    else:
        _read(store, tools, outcome, _stale(store), progress)
        rebuild(store, tools, outcome, progress=progress, again={name} if name else ())
    return outcome


def _read_ones(store: Store, reports: Collection[str] | None) -> list[str]:
    """Return the reports to read: those asked for, else all that were read and not set aside."""
    with store.view() as view:
        if reports is not None:
            return [key for key in view.report_ids() if key in reports]
        return sorted(k for k, v in view.reading_versions().items() if v != SET_ASIDE)


def _stale(store: Store) -> dict[str, Again]:
    """Return the reports that older readers read, each with what to run again."""
    current = (reading_version(), SET_ASIDE)
    with store.view() as view:
        old = {k: v for k, v in view.reading_versions().items() if v not in current}
    return {key: stale_stages(old[key]) for key in sorted(old)}


def _read(
    store: Store,
    tools: Callable[[], Tools],
    outcome: Outcome,
    chosen: Mapping[str, Again],
    progress: Progress,
) -> None:
    progress.begin("reading", len(chosen))
    for key, stages in chosen.items():
        read_again(store, key, stages, tools())
        outcome.read += 1
        progress.advance(key)
