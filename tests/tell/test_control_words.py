"""The many ways in which a report tells who took, lost or holds a place, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.tell.test_control import record_of
from tetrapylon.model.situation import ControlBasis, ControlState
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.tools import Tools, open_tools

HELD = ControlState.HELD
TAKEN = ControlState.CAPTURED
LOST = ControlState.LOST
NEAR = ControlState.APPROACHED


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    """The packaged tools with the session's parser."""
    return open_tools(parser=parser)


def told(tools: Tools, text: str) -> set[tuple[str, str, ControlState]]:
    """Return place, holder and state of the rows of a report that words state."""
    record = record_of(tools, text)
    return {
        (record.entity[k.place].name, record.entity[k.holder].name, k.state)
        for k in record.control
        if k.holder is not None and k.basis is not ControlBasis.IMPLIED
    }


CHANGES = [
    ("Taliban fighters overran the Afghan city of Ghazni on Monday.", "Ghazni", "Taliban", TAKEN),
    ("The Libyan town of Sabratha fell to Islamic State on Monday.", "Sabratha", "Islamic State", TAKEN),
    ("The Philippine army retook Marawi from the Maute group on Monday.", "Marawi", "Maute group", LOST),
    ("Boko Haram has been pushed out of the Nigerian town of Bama, the army said.", "Bama", "Boko Haram", LOST),
    ("Islamic State fighters withdrew from the Libyan town of Sabratha on Monday.", "Sabratha", "Islamic State", LOST),
    ("The Nigerian army evicted Boko Haram from Bama.", "Bama", "Nigerian army", TAKEN),
    ("The Nigerian town of Bama came under the control of Boko Haram in September 2014.", "Bama", "Boko Haram", TAKEN),
    ("Boko Haram established full control over the Nigerian town of Bama on Monday.", "Bama", "Boko Haram", TAKEN),
    ("The capture of Bama by Boko Haram shocked Nigeria.", "Bama", "Boko Haram", TAKEN),
    ("Kurdish forces handed over the Syrian town of Manbij to the Syrian army on Friday.", "Manbij", "Syrian army", TAKEN),
    ("Al-Shabaab lost the Somali town of Baidoa to Ethiopian troops in 2012.", "Baidoa", "Al-Shabaab", LOST),
    ("Boko Haram has encircled the Nigerian town of Bama.", "Bama", "Boko Haram", NEAR),
]  # fmt: skip
HOLDINGS = [
    ("The Ukrainian town of Lyman is under full Russian control.", "Lyman", "Russia"),
    ("The Ukrainian town of Lyman remains in the hands of Russian troops.", "Lyman", "Russian government forces"),
    ("The Ukrainian army still controls the town of Lyman.", "Lyman", "Ukrainian army"),
    ("Residents of the rebel-held town of Douma in Syria said food was short.", "Douma", "Syrian armed opposition"),
    ("Aircraft bombed Raqqa, a stronghold of Islamic State, on Monday.", "Raqqa", "Islamic State"),
    ("Aircraft bombed the Islamic State stronghold of Raqqa on Monday.", "Raqqa", "Islamic State"),
    ("The Libyan town of Derna, held by the Derna Shura Council, was bombed.", "Derna", "Derna Shura Council"),
]  # fmt: skip
NOTHING = [
    "The army denied that the Nigerian town of Bama had fallen to Boko Haram.",
    "The Nigerian town of Bama did not fall to Boko Haram.",
    "Boko Haram does not control the Nigerian town of Bama.",
    "Boko Haram could seize the Nigerian town of Bama next, analysts said.",
    "Boko Haram controls most of the Nigerian town of Bama.",
    "Boko Haram captured a village near the Nigerian town of Bama.",
    "Boko Haram captured the eastern half of the Nigerian town of Bama.",
    "The Nigerian army was driving Boko Haram out of Bama on Monday.",
    "The Nigerian town of Bama was nearly captured by Boko Haram on Monday.",
    "Boko Haram almost took the Nigerian town of Bama.",
    "When Boko Haram held the Nigerian town of Bama, it banned music.",
    "During Boko Haram's rule of the Nigerian town of Bama, schools were closed.",
    "Fighters of the former Boko Haram stronghold of Bama in Nigeria surrendered.",
    "Boko Haram controlled the Nigerian town of Bama until troops drove it out.",
]


@pytest.mark.parametrize(("text", "place", "holder", "state"), CHANGES)
def test_a_change_of_holder_is_read(
    tools: Tools, text: str, place: str, holder: str, state: ControlState
) -> None:
    assert (place, holder, state) in told(tools, text)


@pytest.mark.parametrize(("text", "place", "holder"), HOLDINGS)
def test_a_holder_shown_in_passing_is_read(
    tools: Tools, text: str, place: str, holder: str
) -> None:
    assert (place, holder, HELD) in told(tools, text)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_denied_partial_feared_or_beside_gives_the_town_no_holder(
    tools: Tools, text: str
) -> None:
    assert not {row for row in told(tools, text) if row[0] in ("Bama",) and row[2] is not NEAR}


@pytest.mark.parametrize(
    "text",
    [
        "The Falcon Brigade, a new armed group, seized the Syrian town of Azaz on Monday.",
        "Fighters of the Falcon Brigade took over the Syrian town of Azaz on Monday.",
    ],
)
def test_a_group_that_no_list_knows_takes_a_town(tools: Tools, text: str) -> None:
    assert ("Azaz", "Falcon Brigade", TAKEN) in told(tools, text)


def test_a_group_is_known_by_the_reports_own_words(tools: Tools) -> None:
    text = "The Misrata militias have held the town of Tawergha in Libya since 2011."
    assert ("Tawergha", "Misrata militias", HELD) in told(tools, text)


def test_a_village_that_no_gazetteer_knows_is_taken_under_its_name(tools: Tools) -> None:
    text = "Ukrainian forces liberated the village of Novoplatske, the General Staff said."
    assert ("Novoplatske", "Ukrainian government forces", TAKEN) in told(tools, text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Boko Haram took control of the airport in Maiduguri on Monday.", "Maiduguri airport"),
        ("Boko Haram captured the barracks in the Nigerian town of Bama.", "barracks in Bama"),
    ],
)
def test_a_part_of_a_town_is_taken_and_the_town_is_not(tools: Tools, text: str, place: str) -> None:
    assert {row[0] for row in told(tools, text) if row[2] is TAKEN} == {place}


@pytest.mark.parametrize(
    ("text", "begun", "ended"),
    [
        ("The M23 held Goma for ten days in November 2012 before it withdrew.", "2012-11", "2012-11"),
        ("Al-Shabaab held the Somali town of Baidoa from 2008 to 2012.", "2008", "2012"),
        ("Al-Shabaab ruled the Somali town of Baidoa until troops drove it out in 2012.", "../2012-12-31", "2012"),
    ],
)  # fmt: skip
def test_a_spell_that_is_over_has_its_own_days(
    tools: Tools, text: str, begun: str, ended: str
) -> None:
    held = [k for k in record_of(tools, text).control if k.state is HELD]
    assert [(k.begun, k.ended) for k in held] == [(begun, ended)]


def test_a_spell_that_is_over_without_days_is_no_present_holding(tools: Tools) -> None:
    text = "Islamic State controlled the Iraqi city of Mosul for three years."
    assert not told(tools, text)


def test_forces_that_another_land_leads_are_not_the_lands_own(tools: Tools) -> None:
    text = "US-led troops captured the Afghan city of Kunduz in 2001."
    assert not {h for _, h, _ in told(tools, text) if h.startswith("Afghan")}


def test_every_place_of_a_list_is_taken(tools: Tools) -> None:
    text = "The Libyan National Army seized the towns of Sabratha and Surman on Monday."
    assert {p for p, _, s in told(tools, text) if s is TAKEN} >= {"Sabratha", "Surman"}


@pytest.mark.parametrize(
    "text",
    [
        "KABUL, July 9, 2017 (AP) - The Taliban briefly captured Kunduz in 2015, officials said.",
        "KABUL, July 9, 2017 (AP) - Taliban fighters temporarily took control of Kunduz in 2015.",
        "KABUL, July 9, 2017 (AP) - The Taliban overran Kunduz in 2015, holding it for two weeks.",
    ],
)
def test_what_was_taken_for_a_short_time_is_not_held_now(tools: Tools, text: str) -> None:
    taken = [k for k in record_of(tools, text).control if k.state is TAKEN]
    assert [(k.begun, k.ended) for k in taken] == [("2015", "2015-01-01/2017-07-09")]


def test_what_was_taken_and_has_been_held_since_is_held_now(tools: Tools) -> None:
    text = (
        "KABUL, July 9, 2017 (AP) - The Taliban took Kunduz in 2015 and have held it for two years."
    )
    assert [k.ended for k in record_of(tools, text).control if k.state is TAKEN] == [None]


def test_after_a_short_hold_another_may_be_shown_to_hold_it(tools: Tools) -> None:
    text = (
        "KABUL, July 9, 2017 (AP) - The Taliban briefly captured Kunduz in 2015. "
        "The Afghan army still controls Kunduz."
    )
    held = [k for k in record_of(tools, text).control if k.state is HELD and k.ended is None]
    assert [k.holder for k in held] == ["actor:afghan-army"]


def test_a_place_that_was_held_when_something_long_past_happened_is_not_held_now(
    tools: Tools,
) -> None:
    head = "DAMASCUS, July 9, 2017 (AFP) - "
    assert not told(tools, head + "Rebel-held Douma was bombed in 2013, residents said.")
    assert told(tools, head + "Rebel-held Douma was bombed on Friday, residents said.")
