from __future__ import annotations

from collections import Counter

from tetrapylon.lexicon.outlets import folded, load_outlets


def test_the_lexicon_knows_the_worlds_agencies_and_outlets() -> None:
    outlets = load_outlets()
    assert len(outlets.agencies) >= 25
    assert len(outlets.outlets) - len(outlets.agencies) >= 60


def test_no_name_and_no_domain_belongs_to_two_outlets() -> None:
    outlets = load_outlets().outlets
    names = Counter(n for o in outlets for n in {folded(x) for x in (o.name, *o.spellings)})
    domains = Counter(d for o in outlets for d in o.domains)
    assert [n for n, k in (names + domains).items() if k > 1] == []


def test_outlets_print_only_known_agencies() -> None:
    outlets = load_outlets()
    known = {o.name for o in outlets.agencies}
    assert [a for o in outlets.outlets for a in o.agencies if a not in known] == []


def test_every_spelling_leads_to_one_name() -> None:
    outlets = load_outlets()
    found = outlets.named("agence france-presse")
    assert found is not None
    assert found.name == "AFP"


def test_a_subdomain_belongs_to_its_outlet() -> None:
    found = load_outlets().at("https://edition.cnn.com/world")
    assert found is not None
    assert found.name == "CNN"


def test_the_agency_pattern_takes_whole_words_only() -> None:
    pattern = load_outlets().agency_pattern
    assert pattern.search("The AP said") is not None
    assert pattern.search("The APPLE fell; the TAPE tore") is None
