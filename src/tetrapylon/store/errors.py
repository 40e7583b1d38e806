"""What can be wrong with a store as a whole. Faulty reports are Findings, not errors."""

from __future__ import annotations


class StoreError(RuntimeError):
    """The store cannot be used. Stop and show the message: it names the remedy."""


class StoreMissing(StoreError):
    """There is no store at this place."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"there is no store at {place}; make one with `tetrapylon read PATH --store {place}`"
        )


class StoreTooOld(StoreError):
    """The store was written by an older tetrapylon."""

    def __init__(self, found: int, wanted: int) -> None:
        super().__init__(
            f"the store has schema version {found}, this program needs {wanted}; "
            "run `tetrapylon store migrate`"
        )


class StoreTooNew(StoreError):
    """The store was written by a newer tetrapylon."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"the store has schema version {found}, this program knows {known}; "
            "use the newer tetrapylon that wrote it"
        )


class NotAStore(StoreError):
    """The file is no SQLite database, or another program's."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{place} is not a tetrapylon store; give another path with --store, or move that file away"
        )
