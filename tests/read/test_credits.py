from __future__ import annotations

import pytest

from tests.read.pages import read

BODY = "The army entered the town of Wadira on Friday, residents said."


@pytest.mark.parametrize(
    ("text", "name", "basis"),
    [
        (f"BEIRUT (AFP) - {BODY}", "AFP", "dateline"),
        (f"{BODY}\n\nBy Agence France-Presse", "AFP", "byline"),
        (f"{BODY}\n\nA source told The Associated Press that it was over.", "AP", "told"),
        (f"{BODY}\n\nReuters cited an officer as saying so.", "Reuters", "cited"),
        (f"{BODY}\n\nThe mayor said that he would stay. /AFP", "AFP", "sign_off"),
        (f"{BODY}\n\nAn AFP correspondent saw smoke over the town.", "AFP", "staff"),
    ],
)
def test_an_agency_is_credited_by_the_words_that_name_it(text: str, name: str, basis: str) -> None:
    page = read(text)
    assert [(c.name, c.basis) for c in page.page.agencies] == [(name, basis)]
    assert all(s.of(text) for s in page.page.agencies[0].evidence)


def test_a_page_that_names_nobody_has_no_publisher() -> None:
    assert read(f"Army enters Wadira\n\n{BODY}").page.publisher is None


def test_metadata_names_the_publisher_in_the_records_spelling() -> None:
    publisher = read(BODY, publisher="Aljazeera").page.publisher
    assert publisher is not None
    assert (publisher.name, publisher.basis) == ("Al Jazeera", "metadata")


def test_an_address_names_the_publisher() -> None:
    publisher = read(BODY, url="https://www.bbc.co.uk/news/world-1").page.publisher
    assert publisher is not None
    assert (publisher.name, publisher.basis) == ("BBC", "url")


def test_an_outlet_in_the_byline_is_whom_the_page_republishes() -> None:
    page = read(f"Army enters Wadira\n\nBy-arabnews\n\nVoices of the river\n\n00:03\n\n{BODY}").page
    assert page.publisher is not None
    assert (page.publisher.name, page.publisher.via) == ("Voices of the river", ("Arab News",))
    assert page.publisher.score < 0.5


def test_an_outlet_that_is_only_quoted_is_no_publisher() -> None:
    assert read(f"{BODY}\n\nThe mayor told Al Jazeera that he would stay.").page.publisher is None


def test_persons_in_a_byline_are_authors_and_agencies_are_not() -> None:
    page = read(f"Army enters Wadira\n\nBy Lina Haddad, Associated Press\n\n{BODY}")
    assert [a.of(page.text) for a in page.page.authors] == ["Lina Haddad"]


@pytest.mark.parametrize(
    ("page", "name", "basis"),
    [
        (f"WADIRA GAZETTE\n\nArmy enters the town\n\n{BODY}", "WADIRA GAZETTE", "masthead"),
        (
            f"ANVIL & OAK\n\nArmy enters the town\n\nBy Anvil & Oak staff\n\n{BODY}",
            "Anvil & Oak",
            "masthead",
        ),
        (
            f"Army enters the town\n\n{BODY}\n\n© 2016 Wadira Online. All rights reserved.",
            "Wadira Online",
            "copyright",
        ),
        (
            f"Army enters the town\n\n{BODY}\n\nCopyright 2015-2016 by Valley Voices",
            "Valley Voices",
            "copyright",
        ),
    ],
)
def test_an_unlisted_outlet_is_named_by_masthead_or_copyright(
    page: str, name: str, basis: str
) -> None:
    publisher = read(page).page.publisher
    assert publisher is not None
    assert (publisher.name, publisher.basis) == (name, basis)
    assert publisher.score < 0.7


def test_a_listed_outlet_is_surer_than_an_unlisted_one() -> None:
    publisher = read(f"Army enters the town\n\n{BODY}\n\n(c) 2016 BBC").page.publisher
    assert publisher is not None
    assert (publisher.name, publisher.score) == ("BBC", 0.8)


@pytest.mark.parametrize("label", ["Latest Post", "World Today", "Wadira Province", "Embed Tweet"])
def test_a_label_over_the_headline_is_no_publisher(label: str) -> None:
    assert read(f"{label}\n\nArmy enters the town\n\n{BODY}\n\n{label}").page.publisher is None


def test_the_copyright_of_an_agency_credits_the_agency() -> None:
    notice = "Copyright 2016 The Associated Press. All rights reserved."
    page = read(f"Army enters the town\n\n{BODY}\n\n{notice}").page
    assert page.publisher is None
    assert [(c.name, c.basis) for c in page.agencies] == [("AP", "sign_off")]
