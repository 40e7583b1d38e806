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


class DriverMissing(StoreError):
    """The store is a PostgreSQL database and its driver is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "a store in PostgreSQL needs the extra `postgres`: pip install 'tetrapylon[postgres]'"
        )


class StoreUnreachable(StoreError):
    """The database did not answer, or refused the user."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(
            f"no connection to {place}: {why}; check that the server runs, the database exists and the "
            "user may enter"
        )


class StoreNotEmpty(StoreError):
    """Rows would be copied into a store that holds some already."""

    def __init__(self, place: str) -> None:
        super().__init__(f"{place} holds a record already; copy into a new store")
