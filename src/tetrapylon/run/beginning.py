"""What a record is made of again: kept readings, or the rows of stages that need not run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tetrapylon.model.record import Record
from tetrapylon.run.digests import Digests
from tetrapylon.run.pipeline import begun_record
from tetrapylon.run.remaking import blank
from tetrapylon.run.stages import RECORD, RecordStage
from tetrapylon.store.view import View


def begun_again(view: View, stages: Sequence[RecordStage], digests: Digests) -> Record:
    """Return the record that stages are run over, without what they give; `digests` learns those of readings.

    Args:
        view: of the store.
        stages: to be run.
        digests: of this run.
    """
    if len(stages) < len(RECORD):
        return replace(view.record(), **blank(stages))
    readings = []
    for reading, digest in view.digested_readings():
        readings.append(reading)
        digests.learn(reading, digest)
    read = {r.report for r in readings}
    reports = (r for r in view.reports() if r.id in read)
    return begun_record(reports, readings, view.decisions())
