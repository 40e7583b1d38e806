"""Each trap of a news page by itself: what stands between two paragraphs of body, and what role it gets."""

from __future__ import annotations

import pytest

from tests.read.pages import read
from tetrapylon.model.passage import Role

LEAD = "The soldiers entered the northern district of Wadira on Friday, two residents said."
MORE = "Aid lorries waited at the bridge while families packed their belongings."
LAST = "The road to the coast was open for the first time since May, a driver told reporters."


@pytest.mark.parametrize(
    ("trap", "role"),
    [
        ("Share this article", Role.BOILERPLATE),
        ("Share on Facebook Share on Twitter Email Print", Role.BOILERPLATE),
        ("Sign up for our newsletter", Role.BOILERPLATE),
        ("Enter your email address to get the news in your inbox", Role.BOILERPLATE),
        ("Join our WhatsApp channel", Role.BOILERPLATE),
        ("Advertisement", Role.BOILERPLATE),
        ("Story continues below advertisement", Role.BOILERPLATE),
        ("Photo gallery: 8 pictures", Role.BOILERPLATE),
        ("1 / 12", Role.BOILERPLATE),
        ("Leave a comment", Role.BOILERPLATE),
        ("We use cookies to improve your experience. Accept", Role.BOILERPLATE),
        ("Tags: Wadira, army, siege", Role.BOILERPLATE),
        ("© 2016 The Wadira Post. All rights reserved.", Role.BOILERPLATE),
        ("4 min read", Role.BOILERPLATE),
        ("Read more: Why the siege of Wadira matters", Role.LINK),
        ("ALSO READ: Rebels quit the northern hills", Role.LINK),
        ("Watch: pictures of the harbour from the air", Role.LINK),
        ("Queues at the bakeries", Role.CROSSHEAD),
        ("'No bread left'", Role.CROSSHEAD),
        ("Last updated: 3 March 2016, 10:15 GMT", Role.DATE),
    ],
)
def test_what_stands_between_paragraphs_is_told_apart(trap: str, role: Role) -> None:
    page = read(
        f"Army enters Wadira after siege\n\nBy Lina Haddad\n\n{LEAD}\n\n{trap}\n\n{MORE}\n\n{LAST}"
    )
    assert page.words(role) == [trap]
    assert page.words(Role.BODY) == [LEAD, MORE, LAST]
