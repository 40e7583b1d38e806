"""Names of victims are withheld without moving an offset, in texts, file names, ids and words cut short."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tetrapylon.lexicon.victims import load_victim_words
from tetrapylon.tell.withheld import Mask, mask_of, withheld

WORDS = load_victim_words()


def mask(*names: str, spare: frozenset[str] = frozenset()) -> Mask:
    return mask_of(names, WORDS, spare=spare)


def test_a_name_its_parts_and_its_capitals_are_blocks_of_the_same_length() -> None:
    said = "MARTA OKELLO died. Marta Okello's son said Okello\nwas a nurse; Marta\nOkello, 40."
    hidden = mask("Nurse Marta Okello").words(said)
    assert len(hidden) == len(said)
    assert hidden.count("\n") == 2
    assert not {"marta", "okello"} & set(hidden.casefold().replace("'", " ").split())
    assert hidden.startswith("█████ ██████ died.")


def test_file_names_and_addresses_tell_no_name() -> None:
    hidden = mask("Marta Okello")
    for said in (
        "/2019/marta-okello-killed.html",
        "marta_okello.txt",
        "MartaOkello.pdf",
        "Marta%20Okello",
    ):
        assert "okello" not in hidden.words(said).casefold()


def test_words_cut_short_within_a_name_do_not_tell_its_beginning() -> None:
    hidden = mask("Marta Okello")
    assert hidden.words("the death of Marta Ok…") == "the death of █████ ██…"
    assert hidden.words("the death of Mart…") == "the death of ████…"
    assert hidden.words("the market…") == "the market…"


def test_words_that_only_hold_a_name_stay() -> None:
    assert mask("Ann Roe").words("Annual roe, Anniversary") == "Annual roe, Anniversary"


def test_a_place_that_is_also_a_part_of_a_name_stays_where_it_stands_alone() -> None:
    hidden = mask("Omar Homs", spare=frozenset({"Homs"}))
    assert hidden.words("Omar Homs was killed in Homs") == "████ ████ was killed in Homs"


def test_every_string_of_a_row_is_walked_through() -> None:
    row = {"a": ["Marta Okello", 3, None], "b": ("x", {"c": "of Okello"})}
    assert withheld(row, mask("Marta Okello")) == {
        "a": ["█████ ██████", 3, None],
        "b": ("x", {"c": "of ██████"}),
    }


@given(st.text(max_size=80), st.sampled_from(["Marta Okello", "Al-Amin Saleh", "Omar bin Laith"]))
def test_no_offset_moves_whatever_the_text(around: str, name: str) -> None:
    hidden = mask(name)
    said = f"{around} {name} {around}"
    assert len(hidden.words(said)) == len(said)
    assert name not in hidden.words(said)
