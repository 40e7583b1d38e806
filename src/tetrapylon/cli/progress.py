"""Progress bars on standard error; plain lines where it is no terminal."""

from __future__ import annotations

from types import TracebackType

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tetrapylon.cli.output import notices

LONG_NAME = 40


class Bars:
    """Shows each step of a run as a bar. Use as a context manager."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._console = notices()
        self._quiet = quiet
        self._bars = Progress(
            TextColumn("{task.description:<10}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[note]}"),
            console=self._console,
            disable=quiet or not self._console.is_terminal,
        )
        self._task = self._bars.add_task("", total=None, note="", visible=False)

    def __enter__(self) -> Bars:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()

    def begin(self, label: str, total: int | None) -> None:
        """A step begins; `total` is None where it is not known."""
        self._task = self._bars.add_task(label, total=total, note="")
        if not self._quiet and not self._console.is_terminal:
            self._console.print(f"{label}{f' {total}' if total else ''} ...")

    def advance(self, note: str) -> None:
        """One more is done."""
        short = note if len(note) <= LONG_NAME else "…" + note[-LONG_NAME:]
        self._bars.update(self._task, advance=1, note=short)
