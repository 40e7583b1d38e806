"""Reports of one event are joined; look-alikes of another street and day are not."""

from __future__ import annotations

from datetime import date

from tetrapylon.lexicon.pair_weights import load_pair_weights
from tetrapylon.link.main_events import COMPARERS, MainEvent, same_events

ELM = "A man was shot on Elm Street on Monday night, police said. The victim, Peter Vance, was taken to hospital."
ELM_LATER = "Peter Vance, 31, has died after the shooting on Elm Street, the coroner said."
OAK = "Two teenagers opened fire outside a bar; Carl Moss, a cook, lost a finger."


def event(key: str, text: str, person: str, street: str, day: int) -> MainEvent:
    """Return the facts of a report in one town in May 2019."""
    return MainEvent(
        key=key,
        text=text,
        title="Man shot in Norburg",
        people=frozenset({person}),
        ages=frozenset(),
        streets=frozenset({street}),
        places={"place:norburg": 2},
        published=date(2019, 5, day),
        day=date(2019, 5, day),
    )


def test_every_comparer_has_a_weight() -> None:
    assert set(COMPARERS) == set(load_pair_weights("main_event").weights)


def test_one_shooting_is_one_though_its_reports_differ_in_words() -> None:
    events = [
        event("a", ELM, "vance", "elm", 6),
        event("b", ELM_LATER, "vance", "elm", 7),
        event("c", OAK, "moss", "oak", 10),
    ]
    assert sorted(sorted(g) for g in same_events(events)) == [[0, 1], [2]]
