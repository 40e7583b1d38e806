from __future__ import annotations

import pytest

from tests.read.pages import read
from tetrapylon.model.page import DateSource, Flag
from tetrapylon.model.passage import Role

LEAD = "The soldiers entered the northern district of Wadira on Friday, two residents said."
MORE = "Aid lorries waited at the bridge while families packed their belongings."


def test_a_page_in_its_usual_order_gets_its_roles() -> None:
    page = read(
        f"Army enters Wadira after siege\n\nBy Lina Haddad\n\nFriday 04/03/2016\n\nHAMA - {LEAD}\n\n{MORE}\n\nShare\n"
    )
    assert [r for r, _ in page.rows()] == [
        Role.HEADLINE,
        Role.BYLINE,
        Role.DATE,
        Role.DATELINE,
        Role.BODY,
        Role.BODY,
        Role.BOILERPLATE,
    ]
    assert page.page.dateline is not None
    assert page.page.dateline.of(page.text) == "HAMA"


def test_a_standfirst_stands_between_headline_and_body() -> None:
    page = read(
        f"Army enters Wadira after siege\n\nTown had been cut off since autumn\n\n{LEAD}\n{MORE}"
    )
    assert page.words(Role.STANDFIRST) == ["Town had been cut off since autumn"]


def test_a_headline_printed_twice_is_one_headline_and_one_repeat() -> None:
    title = "Army enters Wadira after siege"
    page = read(f"10:15\n{title}\n\nBy-wadirapost\n\nLocal life\n\n00:10\n\n{title}\n\n{LEAD}\n")
    assert page.words(Role.HEADLINE) == [title]
    assert page.words(Role.REPEAT) == [title]
    assert Flag.REPEATED_PARAGRAPH not in page.page.flags


def test_a_lead_printed_twice_on_one_line_comes_apart() -> None:
    page = read(f"Army enters Wadira after siege\n\n{LEAD}{LEAD}\n\n{MORE}")
    assert page.words(Role.BODY) == [LEAD, MORE]
    assert page.words(Role.REPEAT) == [LEAD]
    assert Flag.REPEATED_PARAGRAPH in page.page.flags


def test_a_caption_glued_in_front_of_a_paragraph_comes_apart() -> None:
    caption = "The mayor of Wadira speaks to reporters at the town hall, Friday, March 4, 2016."
    page = read(f"Army enters Wadira after siege\n\n{LEAD}\n\n{caption} {MORE}")
    assert page.words(Role.CAPTION) == [caption]
    assert page.words(Role.BODY) == [LEAD, MORE]
    assert Flag.CAPTION_IN_BODY in page.page.flags


def test_a_caption_with_a_bracketed_credit_is_a_caption() -> None:
    caption = "A tank near the bridge of Wadira, 9 January 2016 [Orontes News Agency/Wikipedia]"
    assert read(f"Army enters Wadira after siege\n\n{caption}\n\n{LEAD}").words(Role.CAPTION) == [
        caption
    ]


def test_a_paragraph_that_ends_in_an_agency_tag_stays_body() -> None:
    last = "The ministry said that it would answer later. (Reuters)"
    assert last in read(f"{LEAD}\n\n{MORE}\n\n{last}").words(Role.BODY)


def test_link_lines_inside_the_body_are_links() -> None:
    link = "Read: Why the bridge of Wadira matters"
    page = read(f"Army enters Wadira after siege\n\n{LEAD}\n\n{link}\n\n{MORE}")
    assert page.words(Role.LINK) == [link]


@pytest.mark.parametrize(
    "menu",
    [
        "News | Politics | Sport",
        "Home › Regions › Wadira",
        "Home • Archive",
        "Inside today: Crossword | Chess | Weather",
        "| Front page | Letters | Puzzles |",
    ],
)
def test_a_row_of_short_items_is_a_menu(menu: str) -> None:
    page = read(f"{menu}\n\nArmy enters Wadira after siege\n\n{LEAD}\n\n{MORE}\n\n{menu}")
    assert page.words(Role.HEADLINE) == ["Army enters Wadira after siege"]
    assert page.words(Role.BOILERPLATE) == [menu, menu]


def test_a_title_with_its_site_behind_a_bar_is_no_menu() -> None:
    title = "Army enters Wadira after siege | Wadira Post"
    assert read(f"{title}\n\n{LEAD}\n\n{MORE}").words(Role.HEADLINE) == [title]


@pytest.mark.parametrize(
    "byline",
    ["By Wadira Post staff and agencies", "By our own correspondent", "By staff reporters"],
)
def test_a_byline_may_name_the_staff(byline: str) -> None:
    page = read(f"Army enters Wadira after siege\n\n{byline}\n\n{LEAD}\n\n{MORE}")
    assert page.words(Role.BYLINE) == [byline]
    assert page.page.authors == ()


def test_an_appeal_under_the_body_is_a_link() -> None:
    appeal = "How to help: the charities that work in the Wadira valley"
    assert read(f"{LEAD}\n\n{MORE}\n\n{appeal}").words(Role.LINK) == [appeal]


def test_the_day_of_a_caption_glued_in_front_of_a_paragraph_is_the_caption_s() -> None:
    caption = "Volunteers unload blankets south of Wadira, Hama province, Friday, March 4, 2016."
    page = read(f"Army enters Wadira after siege\n\n{LEAD}\n\n{caption} {MORE}")
    assert page.words(Role.CAPTION) == [caption]
    assert [(d.source, d.edtf) for d in page.page.dates] == [(DateSource.CAPTION, "2016-03-04")]


def test_an_infinitive_makes_no_caption() -> None:
    told = "The rebels vowed to take Wadira before dawn on Friday, March 4, 2016."
    assert read(f"{LEAD}\n\n{told} {MORE}").words(Role.BODY) == [LEAD, f"{told} {MORE}"]


def test_a_slogan_under_the_name_of_an_outlet_is_no_headline() -> None:
    page = read(
        "ORCHARD & ANVIL\nA paper for growers and smiths of the valley\n\n"
        "Wadira counts its dead\n\nBy Lina Haddad\n\n"
        f"{LEAD}\n\n(Photo: Omar Saleh/Orchard & Anvil)\n\n{MORE}"
    )
    assert page.words(Role.HEADLINE) == ["Wadira counts its dead"]
    assert page.words(Role.BODY) == [LEAD, MORE]


def test_a_standfirst_set_under_its_headline_is_no_slogan() -> None:
    page = read(
        f"Wadira Gazette\n\nArmy enters Wadira after siege\nTown had been cut off since autumn\n\n{LEAD}"
    )
    assert page.words(Role.HEADLINE) == ["Army enters Wadira after siege"]
    assert page.words(Role.STANDFIRST) == ["Town had been cut off since autumn"]


def test_a_question_over_the_byline_is_a_headline() -> None:
    page = read(f"Who will rebuild the town of Wadira?\n\nBy Lina Haddad\n\n{LEAD}\n\n{MORE}")
    assert page.words(Role.HEADLINE) == ["Who will rebuild the town of Wadira?"]


def test_a_question_that_opens_the_text_under_its_headline_is_body() -> None:
    question = "Who will rebuild the town of Wadira?"
    page = read(f"Army enters Wadira after siege\n\n{question}\n\n{LEAD}\n\n{MORE}")
    assert page.words(Role.BODY) == [question, LEAD, MORE]


def test_lines_under_a_related_label_are_links() -> None:
    page = read(f"{LEAD}\n{MORE}\nRelated\nSchools open in Wadira\nFarmers count their losses")
    assert page.words(Role.BODY) == [LEAD, MORE]
    assert len(page.words(Role.LINK)) == 3


def test_contributor_lines_are_bylines() -> None:
    line = "Associated Press writer Omar Saleh in Amman contributed to this report."
    assert read(f"{LEAD}\n\n{MORE}\n\n{line}").words(Role.BYLINE) == [line]


def test_a_line_in_another_script_is_furniture() -> None:
    assert read(f"العربية\n\nArmy enters Wadira after siege\n\n{LEAD}").words(Role.BOILERPLATE) == [
        "العربية"
    ]


def test_lines_of_a_no_break_space_alone_are_blank() -> None:
    page = read(f"{LEAD}\u00a0\n\u00a0\n{MORE}\n\u00a0\n")
    assert page.words(Role.BODY) == [LEAD, MORE]


def test_a_single_sentence_is_body() -> None:
    page = read("Rebels shelled the market of Wadira, killing three")
    assert [r for r, _ in page.rows()] == [Role.BODY]
    assert page.page.title is None


def test_a_title_from_outside_is_found_in_the_text() -> None:
    page = read(
        f"Menu\nNews\nArmy enters Wadira after siege\n{LEAD}",
        title="Army Enters Wadira After Siege",
    )
    assert page.page.title is not None
    assert page.page.title.of(page.text) == "Army enters Wadira after siege"


def test_a_title_that_is_not_in_the_text_has_no_span() -> None:
    assert read(f"{LEAD}\n{MORE}", title="Siege of a northern town ends").page.title is None


def test_wrapped_lines_make_paragraphs() -> None:
    text = (
        "HAMA, 4 MAR 90 (RADIO NORTE) -- [TEXT] THE ARMY SAID TODAY THAT ITS MEN\n"
        "HAD ENTERED THE NORTHERN DISTRICT OF WADIRA. TWO SOLDIERS WERE WOUNDED\n"
        "WHEN A MINE WENT OFF NEAR THE BRIDGE, WHICH THE REBELS HAD HELD SINCE\n"
        "THE AUTUMN.\n\n"
        "   A SPOKESMAN ADDED THAT AID LORRIES WERE WAITING OUTSIDE THE TOWN AND\n"
        "THAT FAMILIES WERE PACKING THEIR BELONGINGS."
    )
    page = read(text)
    assert [r for r, _ in page.rows()] == [Role.DATELINE, Role.BODY, Role.BODY]
    assert len(page.passages[1].sentences) == 2


def test_a_dateline_on_a_line_of_its_own_is_a_dateline() -> None:
    page = read(f"BEIRUT, Lebanon (AP) _\n\n{LEAD}\n\n{MORE}")
    assert page.words(Role.DATELINE) == ["BEIRUT, Lebanon (AP) _"]


def test_a_man_who_meets_himself_is_a_text_error() -> None:
    page = read(
        f"{LEAD}\n\nSaleh then met his counterpart Omar Saleh at the airport, officials said."
    )
    assert page.page.flags == (Flag.TEXT_ERROR,)


def test_a_dateline_on_its_own_line_needs_no_dash_and_may_stand_over_the_date() -> None:
    page = read(
        f"Army enters Wadira after siege\n\nPort Sabil (AFP)\n04/03/2016 - 09:40\n\n{LEAD}\n{MORE}"
    )
    assert page.words(Role.DATELINE) == ["Port Sabil (AFP)"]
    assert [c.name for c in page.page.agencies] == ["AFP"]


def test_a_section_beside_a_name_plate_is_no_part_of_the_name() -> None:
    page = read(f"Wadira Gazette | Africa\n\nArmy enters Wadira after siege\n\n{LEAD}\n{MORE}")
    assert page.page.publisher is not None
    assert page.page.publisher.name == "Wadira Gazette"
