"""What every predictor needs: a parser with a cache, and documents from evaluation rows."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tetrapylon.model.document import Document
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import open_document, report_of_text
from tetrapylon.run.spacy_parser import SpacyParser
from tetrapylon.store.parse_cache import ParseCache

CACHE_VARIABLE = "TETRAPYLON_EVAL_PARSES"


@cache
def parser() -> CachedParser:
    """Return the one parser of this process, over a cache file shared between runs."""
    default = Path(tempfile.gettempdir()) / "tetrapylon-eval-parses.db"
    return CachedParser(SpacyParser(), ParseCache(Path(os.environ.get(CACHE_VARIABLE, default))))


def document_of(row: Mapping[str, object]) -> Document:
    """Return the document of an evaluation row (`id`, `text`, `published`)."""
    published = row.get("published")
    report = report_of_text(
        str(row["text"]), name=str(row["id"]), published=str(published) if published else None
    )
    return open_document(report, parser=parser())
