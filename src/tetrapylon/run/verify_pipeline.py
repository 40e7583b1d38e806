"""Check that the installed language model is the one that was measured: `python -m tetrapylon.run.verify_pipeline`.

The model is a third-party upload of the official small English pipeline 3.8.0. Its files are compared with
the digest taken when it was measured; a difference is told on standard error and ends in exit status 1.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from tetrapylon.run.spacy_parser import DEFAULT_PIPELINE

MEASURED = "c0bd8071b9cdfeee9d14975aad8fe33cc6b3b067f4974d373485c058b8f3e912"
"""sha256 over the sorted relative paths and bytes of the model's weights and settings."""
CHECKED_SUFFIXES = frozenset({"", ".bin", ".cfg", ".json"})


def digest_of_model(folder: Path) -> str:
    """Return the digest of a model folder: every data file's path and bytes, in the order of paths."""
    digest = sha256()
    files = (p for p in folder.rglob("*") if p.is_file() and p.suffix in CHECKED_SUFFIXES)
    for path in sorted(files, key=lambda p: p.relative_to(folder).as_posix()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def model_folder() -> Path | None:
    """Return where the packaged pipeline's data lies, None where it is not installed."""
    spec = find_spec(DEFAULT_PIPELINE)
    if spec is None or spec.origin is None:
        return None
    inside = [p for p in Path(spec.origin).parent.iterdir() if p.is_dir() and "3.8.0" in p.name]
    return inside[0] if inside else None


def main() -> int:
    """Compare; return the exit status."""
    folder = model_folder()
    if folder is None:
        sys.stderr.write(f"{DEFAULT_PIPELINE} is not installed; run `make install`\n")
        return 1
    found = digest_of_model(folder)
    if found != MEASURED:
        sys.stderr.write(
            f"{DEFAULT_PIPELINE}: digest {found} is not the measured {MEASURED}; "
            "do not trust figures made with it, install version 3.8.0 of it\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
