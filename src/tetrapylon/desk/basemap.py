"""The fuller base map: a world PMTiles file, made once by `make basemap`; without it the page draws outlines."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

NAME = "basemap.pmtiles"
VARIABLE = "TETRAPYLON_BASEMAP"


def file() -> Path | None:
    """Return the base map's file: the one the environment names, else the packaged one, else None."""
    named = os.environ.get(VARIABLE)
    for path in (Path(named) if named else None, Path(str(files("tetrapylon.desk"))) / NAME):
        if path is not None and path.is_file():
            return path
    return None
