"""What arrays tell of claims and entities is what their rows tell."""

from __future__ import annotations

from tetrapylon.desk.keeper import Keeper
from tetrapylon.store.store import Store


def test_arrays_tell_of_every_claim_what_its_row_does(store: Store) -> None:
    with Keeper(store).now() as state:
        snapshot = state.snapshot
        for claim in snapshot.outline.claims:
            told = snapshot.told[claim.id]
            assert (told.report, told.start, told.end, told.origin) == (
                claim.report,
                claim.span.start,
                claim.span.end,
                claim.origin,
            )
        assert snapshot.told.get("nowhere") is None
        assert snapshot.number("nowhere") == -1


def test_arrays_name_every_entity_as_its_row_does(store: Store) -> None:
    with Keeper(store).now() as state:
        entities = state.snapshot.outline.entities
        assert [state.snapshot.name(e.id) for e in entities] == [e.name for e in entities]
        assert state.snapshot.name("some words") == "some words"
