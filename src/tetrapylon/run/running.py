"""The `run` verb: gather and read with a runner's workers, link, write.

The same record as `read` gives, whatever the runner. One work folder holds the ledger and what chunks gave, so a run
that was killed is taken up where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tetrapylon.gather.limits import Limits
from tetrapylon.run.collecting import seldom_collected
from tetrapylon.run.many_readers import HiredReaders, Readers
from tetrapylon.run.reading import Outcome, Progress, check_sums, read_waiting, rebuild, take_items
from tetrapylon.run.runner.gathering_task import gathered
from tetrapylon.run.runner.incidents_task import ShuffledGroups
from tetrapylon.run.runner.lineage_task import ShuffledTies
from tetrapylon.run.runner.opening import free_folder, opened_runner
from tetrapylon.run.tools import Tools
from tetrapylon.store.store import Store


@seldom_collected()
def run_inputs(  # noqa: PLR0913 - each is an option of the verb
    store: Store,
    paths: Sequence[str],
    tools: Callable[[], Tools],
    *,
    limits: Limits,
    readers: Readers,
    progress: Progress,
    everything: bool = True,
) -> Outcome:
    """Bring a store up to date with the reports at `paths`, by many workers.

    Args:
        store: where the record is kept.
        paths: files, folders, archives, Parquet, or fsspec addresses of such.
        tools: makes lexicons for linking.
        limits: bounds on inputs.
        readers: how many workers, where, and with which tools.
        progress: told how far the run is.
        everything: read every report; else those whose words tell of no war and no violence are set aside.

    Raises:
        WorkersUnready: the cluster, the model or a file system is missing.
        SumsDisagree: the dispositions do not add up to the inputs taken.
    """
    outcome = Outcome()
    with (
        free_folder(readers.folder) as folder,
        opened_runner(folder, workers=readers.workers, cluster=readers.cluster) as runner,
    ):
        progress.begin("gathering", None)
        take_items(store, gathered(runner, paths, limits=limits), outcome, progress=progress)
        hired = HiredReaders(runner, readers)
        read_waiting(store, tools, outcome, progress=progress, readers=hired, everything=everything)
        ties, grouping = ShuffledTies(runner), ShuffledGroups(runner)
        rebuild(
            store,
            lambda: replace(tools(), ties=ties, grouping=grouping),
            outcome,
            progress=progress,
        )
    check_sums(outcome)
    return outcome
