"""Install the page's parts with npm and build it: `python ui/build_page.py`, and what the build hook calls."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path


def build_page(folder: Path) -> None:
    """Install the page's parts and build it; raises where npm is missing or fails."""
    scripts = sysconfig.get_path("scripts")
    npm = shutil.which("npm") or shutil.which("npm", path=scripts)
    if npm is None:
        raise FileNotFoundError("no npm on this machine")
    env = {**os.environ, "PATH": f"{os.environ.get('PATH', '')}{os.pathsep}{scripts}"}
    for words in (("ci", "--no-audit", "--no-fund", "--ignore-scripts"), ("run", "build")):
        subprocess.run([npm, *words], cwd=folder, env=env, check=True, stdout=sys.stderr)


if __name__ == "__main__":
    build_page(Path(__file__).parent)
