"""Keep Python's collector from stopping a desk: what is loaded at its start stays for good and need not be looked at again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from tetrapylon.run.collecting import seldom_collected


@contextmanager
def undisturbed() -> Iterator[None]:
    """Leave what is there by now out of the collector's looks inside the block, and let it look seldom.

    Modules and tables are a hundred thousand containers, and a look at all of them stops every request for 0.1 seconds.
    """
    gc.collect()
    gc.freeze()
    try:
        with seldom_collected():
            yield
    finally:
        gc.unfreeze()
