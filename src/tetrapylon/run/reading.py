"""The `read` verb: gather inputs into the store, read what waits, rebuild what is derived.

Each step commits on its own and can be repeated: bytes first, then one reading a report, then the
record under a new generation. A run that is killed leaves a whole store, and the next run takes up where
it stopped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import islice
from typing import BinaryIO, Protocol

from tetrapylon.gather.intake import gather
from tetrapylon.gather.item import Item
from tetrapylon.gather.limits import Limits
from tetrapylon.model.finding import Finding
from tetrapylon.model.report import Disposition, Report
from tetrapylon.run.beginning import begun_again
from tetrapylon.run.blocks import kept_blocks
from tetrapylon.run.collecting import seldom_collected
from tetrapylon.run.digests import Digests
from tetrapylon.run.lineage_file import kept_lineage
from tetrapylon.run.many_readers import Told
from tetrapylon.run.pipeline import BATCH_REPORTS, batches, read_reports, run_stages
from tetrapylon.run.remaking import (
    changed_makers,
    name_of,
    read_again,
    stages_again,
    stale_stages,
)
from tetrapylon.run.setting_aside import SET_ASIDE, set_aside
from tetrapylon.run.stages import RECORD, RecordStage, maker_of, reading_version
from tetrapylon.run.taking import kept_items
from tetrapylon.run.tools import Tools
from tetrapylon.store.generations import DIGEST_KEY, save_record
from tetrapylon.store.prepared import prepared_here
from tetrapylon.store.store import Store

EVERY_MAKER = frozenset(name_of(s.maker) for s in RECORD)
"""Names of all makers of the record."""
FINDINGS = frozenset({"run.findings"})
"""Made each time: the record as kept has the findings of inputs among them."""


class Progress(Protocol):
    """Who is told how far a run is."""

    def begin(self, label: str, total: int | None) -> None:
        """A step begins; `total` is None where it is not known."""
        ...

    def advance(self, note: str) -> None:
        """One more is done."""
        ...


class ReadsMany(Protocol):
    """Who reads where much is waiting."""

    def wanted_for(self, waiting: int) -> bool:
        """Tell whether so many waiting reports are worth it."""
        ...

    def read(self, store: Store, waiting: Sequence[str], told: Told) -> None:
        """Read reports of the store by id and keep their readings."""
        ...


class Silent:
    """Progress for nobody."""

    def begin(self, label: str, total: int | None) -> None:
        """Say nothing."""

    def advance(self, note: str) -> None:
        """Say nothing."""


@dataclass(kw_only=True)
class Outcome:
    """What one run did. `taken` inputs ended as `ended` says; the sums agree."""

    taken: int = 0
    new: int = 0
    ended: Counter[Disposition] = field(default_factory=Counter)
    findings: list[tuple[str, Finding]] = field(default_factory=list)
    read: int = 0
    set_aside: int = 0
    rebuilt: bool = False
    inputs_of: Counter[str] = field(default_factory=Counter)

    def note_read(self, report: str, fault: Finding | None) -> None:
        """Count a report as read, or its inputs as quarantined where it could not be."""
        self.read += fault is None
        moved = self.inputs_of.pop(report, 0)
        if fault is not None:
            self.ended[Disposition.DONE] -= moved
            self.ended[Disposition.QUARANTINED] += moved
            self.findings.append((report, fault))


class SumsDisagree(AssertionError):
    """An input has no disposition or two: a fault of this program. Stop and report it."""


def read_inputs(  # noqa: PLR0913 - each is an option of the verb
    store: Store,
    paths: Sequence[str],
    tools: Callable[[], Tools],
    *,
    limits: Limits,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    readers: ReadsMany | None = None,
    everything: bool = True,
) -> Outcome:
    """Gather `paths`, read what waits in the store and bring its derived rows up to date.

    Args:
        store: where the record is kept.
        paths: files, folders, archives, or `-` for standard input.
        tools: makes lexicons and parser; called only when there is something to read or rebuild.
        limits: bounds on inputs.
        stdin: what `-` means.
        progress: told how far the run is.
        readers: processes that read where much is waiting; None to read here.
        everything: read every report; else those whose words tell of no war and no violence are set aside, unparsed.

    Raises:
        SumsDisagree: the dispositions do not add up to the inputs taken.
        WorkersUnready: `readers` cannot open what reading needs.
    """
    progress = progress or Silent()
    outcome = Outcome()
    progress.begin("gathering", None)
    with seldom_collected():
        take_items(store, gather(paths, limits=limits, stdin=stdin), outcome, progress=progress)
        read_waiting(
            store, tools, outcome, progress=progress, readers=readers, everything=everything
        )
        rebuild(store, tools, outcome, progress=progress)
    check_sums(outcome)
    return outcome


def check_sums(outcome: Outcome) -> None:
    """Make sure that each input ended in exactly one way.

    Raises:
        SumsDisagree: the dispositions do not add up to the inputs taken.
    """
    if sum(outcome.ended.values()) != outcome.taken:
        raise SumsDisagree(f"{outcome.taken} inputs taken, {dict(outcome.ended)} ended")


def take_items(
    store: Store, items: Iterable[Item], outcome: Outcome, *, progress: Progress
) -> None:
    """Keep what was gathered, and count it."""
    for item, new in kept_items(store, items):
        outcome.taken += 1
        outcome.new += new
        outcome.ended[item.disposition] += 1
        outcome.findings += [(item.name, f) for f in item.findings]
        report = item.report.id if item.report else ""
        outcome.inputs_of[report] += item.disposition is Disposition.DONE
        progress.advance(item.name)


def read_waiting(
    store: Store,
    tools: Callable[[], Tools],
    outcome: Outcome,
    *,
    progress: Progress,
    readers: ReadsMany | None = None,
    everything: bool = True,
) -> None:
    """Read every report whose reading is missing or was made by older readers.

    One that was set aside waits again only where `everything` is to be read.
    """
    enough = {reading_version()} if everything else {reading_version(), SET_ASIDE}
    with store.view() as view:
        kept = view.reading_versions()
        waiting = [key for key in view.report_ids() if kept.get(key) not in enough]
    if not waiting:
        return
    if not everything:
        before, waiting = len(waiting), set_aside(store, waiting, tools())
        outcome.set_aside += before - len(waiting)
    progress.begin("reading", len(waiting))

    def told(report: str, fault: Finding | None) -> None:
        outcome.note_read(report, fault)
        progress.advance(report)

    if readers is not None and readers.wanted_for(len(waiting)):
        readers.read(store, waiting, told)
        return
    stale = {key: stages for key in waiting if (stages := stale_stages(kept.get(key, "")))}
    for key, stages in stale.items():
        read_again(store, key, stages, tools())
        told(key, None)
    _read_whole(store, [key for key in waiting if key not in stale], tools, told)


def _read_whole(
    store: Store, waiting: Sequence[str], tools: Callable[[], Tools], told: Told
) -> None:
    for batch in batches(_reports(store, waiting)):
        readings = zip(read_reports(batch, tools()), batch, strict=True)
        ready = [prepared_here(reading, report) for reading, report in readings]
        with store.writer() as writer:
            writer.put_prepared(*ready, version=reading_version())
        for reading in ready:
            told(reading.report, None)


def _reports(store: Store, ids: Iterable[str]) -> Iterator[Report]:
    left = iter(ids)
    while keys := list(islice(left, BATCH_REPORTS)):
        with store.view() as view:
            found = view.some_reports(keys)
        yield from (found[key] for key in keys if key in found)


def rebuild(
    store: Store,
    tools: Callable[[], Tools],
    outcome: Outcome,
    *,
    progress: Progress,
    again: Collection[str] = (),
) -> None:
    """Make the derived rows anew if readings, rulings or makers changed since they were made.

    Where only makers changed, their stages run again and those that depend on them; other rows are kept.

    Args:
        store: where the record is kept.
        tools: makes lexicons; called only when there is something to do.
        outcome: told whether something was made.
        progress: told which stage runs.
        again: names of makers (`ground.times`) to run although they did not change; `EVERY_MAKER` for all.
    """
    with store.view() as view:
        digest = _digest(view.reading_versions(), tuple(d.id for d in view.decisions()))
        stages = _to_run(view.meta(DIGEST_KEY) or "", digest, again)
        if not stages:
            return
        digests = Digests()
        record, generation = begun_again(view, stages, digests), view.generation + 1
    progress.begin("linking", len(stages))
    with kept_lineage(store.parses) as lineage, kept_blocks(store.parses, digests) as blocks:
        handed = replace(tools(), lineage=lineage, blocks=blocks)
        record = run_stages(record, stages, handed, step=progress.advance)
        save_record(store, record, generation=generation, digest=digest, maker=maker_of)
    outcome.rebuilt = True


def is_current(store: Store) -> bool:
    """Tell whether the derived rows are those of the readings, rulings and makers at hand."""
    with store.view() as view:
        digest = _digest(view.reading_versions(), tuple(d.id for d in view.decisions()))
        return view.meta(DIGEST_KEY) == digest


def _to_run(kept: str, now: str, again: Collection[str]) -> tuple[RecordStage, ...]:
    """Return the stages to run; all where the inputs are others than those that the kept digest tells of."""
    (inputs, *before), (wanted, *makers) = (kept.split(" "), now.split(" "))
    if inputs != wanted:
        return RECORD
    changed = changed_makers(before, makers) | {*again}
    return stages_again(RECORD, changed | FINDINGS) if changed else ()


def _digest(versions: dict[str, str], decisions: tuple[str, ...]) -> str:
    """Return what the derived rows are made of: a digest of readings and rulings, and the makers after it."""
    digest = blake2b(digest_size=16)
    for part in (*sorted(versions.items()), *decisions):
        digest.update(repr(part).encode())
    return " ".join((digest.hexdigest(), *(s.maker for s in RECORD)))
