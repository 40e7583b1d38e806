"""Write a record to a folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tetrapylon.model.record import Record
from tetrapylon.run.stages import maker_of
from tetrapylon.tell.bundle import bundle_rows
from tetrapylon.tell.manifest import MANIFEST, manifest


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


def write_manifest(
    to: Path, form: str, counts: Mapping[str, int], *, as_of: str | None, withheld: bool = False
) -> Path:
    """Write what an export holds, with digests, and return where.

    Args:
        to: the folder, or the one file, that was written.
        form: name of the format.
        counts: rows by noun.
        as_of: the day the record was cut at.
        withheld: the names of victims are left out.
    """
    single = to.is_file()
    target = to.with_name(f"{to.name}.manifest.json") if single else to / MANIFEST
    listed = [to] if single else sorted(p for p in to.rglob("*") if p.is_file() and p != target)
    base = to.parent if single else to
    files = {p.relative_to(base).as_posix(): p.read_bytes() for p in listed}
    target.write_bytes(manifest(form, files, counts, as_of=as_of, withheld=withheld))
    return target
