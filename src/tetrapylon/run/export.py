"""Write a record to a folder."""

from __future__ import annotations

import json
from pathlib import Path

from tetrapylon.model.record import Record
from tetrapylon.run.stages import maker_of
from tetrapylon.tell.bundle import bundle_rows


def write_bundle(record: Record, folder: Path) -> dict[str, int]:
    """Write the bundle to `folder` (made where missing); return the number of rows by file stem.

    Files that an earlier export left for reports no longer in the record are removed from `texts/`.
    """
    texts = folder / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    kept = {f"{r.id}.txt" for r in record.reports}
    for stale in texts.glob("r-*.txt"):
        if stale.name not in kept:
            stale.unlink()
    for report in record.reports:
        (texts / f"{report.id}.txt").write_bytes(report.text.encode("utf-8", "surrogatepass"))
    counts: dict[str, int] = {}
    for stem, rows in bundle_rows(record, maker=maker_of).items():
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{stem}.jsonl").write_bytes(lines.encode("utf-8", "surrogatepass"))
        counts[stem] = len(rows)
    return counts
