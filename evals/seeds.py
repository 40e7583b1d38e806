"""Score the record of the five real reports against their hand-made gold."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from evals.common import parser
from tetrapylon.model.record import Record
from tetrapylon.model.report import Report, report_id
from tetrapylon.run.export import write_bundle
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import open_tools


def record_of_folder(folder: Path) -> Record:
    """Return the record of the UTF-8 text files of a folder, made in memory."""
    tools = open_tools(parser=parser())
    reports = [_report(path) for path in sorted(folder.glob("*.txt"))]
    return build_record(reports, [read_report(r, tools) for r in reports], tools)


def _report(path: Path) -> Report:
    raw = path.read_bytes()
    digest = sha256(raw).hexdigest()
    return Report(
        id=report_id(digest),
        name=path.name,
        sha256=digest,
        media_type="text/plain",
        text=raw.decode("utf-8"),
        encoding="utf-8",
        language="en",
    )


def score_seeds(shared: Path, *, out: Path | None = None) -> str:
    """Return the scorer's printout for `shared`/seeds; keep bundle and details in `out` if given."""
    record = record_of_folder(shared / "seeds")
    with tempfile.TemporaryDirectory() as temporary:
        folder = out or Path(temporary)
        write_bundle(record, folder)
        command = [
            sys.executable,
            str(shared / "gold" / "score_record.py"),
            *("--gold", str(shared / "gold"), "--bundle", str(folder)),
            *("--texts", str(shared / "seeds"), "--details", str(folder / "details.md")),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr
