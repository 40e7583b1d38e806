"""What other people's parsers raise over damaged bytes, and their chatter."""

from __future__ import annotations

import logging
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from docx.opc.exceptions import OpcError
from pypdf.errors import PyPdfError
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

DAMAGE: tuple[type[Exception], ...] = (
    ArithmeticError,
    ArchiveLoadFailed,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    OpcError,
    PyPdfError,
    RuntimeError,  # also RecursionError and NotImplementedError
    StatusAndHeadersParserException,
    SyntaxError,  # lxml's parse errors
    TypeError,
    ValueError,  # also UnicodeError
    struct.error,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)
"""Seen from pypdf, python-docx, warcio, zipfile, tarfile and lxml over broken input. Catch it around one call
into such a library, where the fault is the input's; never around this project's own code."""

_TALKERS = (
    "charset_normalizer",
    "courlan",
    "htmldate",
    "justext",
    "pypdf",
    "trafilatura",
    "warcio",
)
_SILENT = logging.NullHandler()


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the libraries' warnings and log lines from the user while one of them works.

    What matters of them is said by a finding. Do not hold it open across a `yield`.
    """
    loggers = [logging.getLogger(name) for name in _TALKERS]
    before = [logger.propagate for logger in loggers]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for logger in loggers:
            logger.addHandler(_SILENT)
            logger.propagate = False
        try:
            yield
        finally:
            for logger, propagate in zip(loggers, before, strict=True):
                logger.removeHandler(_SILENT)
                logger.propagate = propagate
