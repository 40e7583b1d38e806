from __future__ import annotations

import pytest

from tetrapylon.ground.persons import bare_name, met_again, person_of
from tetrapylon.lexicon.actors import load_actors


@pytest.mark.parametrize("said", ["General Navid Karimi", "Navid Karimi’s", "Navid Karimi's"])
def test_a_person_is_named_without_title_or_possessive(said: str) -> None:
    assert bare_name(said, load_actors()) == "Navid Karimi"


def test_a_surname_shared_by_two_persons_is_either() -> None:
    brothers = [p for n in ("Navid Karimi", "Samir Karimi") if (p := person_of(n))]
    assert len(met_again("Karimi", {p.id: p for p in brothers})) == 2


def test_articles_of_names_do_not_part_two_spellings() -> None:
    known = person_of("Omar al-Halabi")
    assert known is not None
    assert met_again("Halabi", {known.id: known}) == (known,)


def test_a_name_without_letters_is_no_person() -> None:
    assert person_of("--") is None


def test_a_lone_given_name_is_the_one_person_who_bears_it() -> None:
    known = [p for n in ("Navid Karimi", "Samir Halabi") if (p := person_of(n))]
    both = {p.id: p for p in known}
    assert met_again("Samir", both) == (both["person:samir-halabi"],)
    twice = person_of("Samir Aziz")
    assert twice is not None
    assert met_again("Samir", {**both, twice.id: twice}) == ()
