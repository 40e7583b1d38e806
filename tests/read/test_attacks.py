"""Acts of violence, who takes part in them, and one act from several sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tetrapylon.lexicon.attacks import load_attack_words
from tetrapylon.lexicon.frames import load_frames
from tetrapylon.lexicon.units import load_number_words
from tetrapylon.model.attack import Attack, AttackKind, AttackStage
from tetrapylon.model.document import Document
from tetrapylon.model.record import Reading
from tetrapylon.read.attack_parts import Casting
from tetrapylon.read.attack_roles import scene_of
from tetrapylon.read.attacks import find_attacks
from tetrapylon.read.attacks_joined import joined
from tetrapylon.read.attacks_relevant import features
from tetrapylon.run.pipeline import read_report
from tetrapylon.run.tools import Tools, open_tools

Acts = Callable[[str], tuple[Attack, ...]]


@pytest.fixture(scope="module")
def tools() -> Tools:
    return open_tools()


@pytest.fixture
def acts(document: Callable[[str], Document], tools: Tools) -> Acts:
    def found(text: str) -> tuple[Attack, ...]:
        opened = document(text)
        reading: Reading = read_report(opened.report, tools)
        casting = Casting(
            words=load_attack_words(),
            mentions={m.head: m for m in reading.mentions},
            numbers=load_number_words().numbers,
            titles=frozenset(("president", "general")),
        )
        scene = scene_of(reading, load_frames(), load_attack_words(), casting)
        return joined(find_attacks(opened, scene), {})

    return found


def said(parts: tuple[object, ...]) -> set[str]:
    return {getattr(p, "said", "").lower() for p in parts}


def test_a_passive_sentence_gives_victim_doer_and_toll(acts: Acts) -> None:
    (act,) = acts("Mombasa. Three young farmers were killed by unknown gunmen near the river.")
    assert (act.kind, act.stage) == (AttackKind.ATTACK, AttackStage.ACCOMPLISHED)
    assert said(act.victims) == {"young farmers"}
    assert said(act.doers) == {"unknown gunmen"}
    assert act.killed == 3


def test_a_noun_tells_an_act_like_a_verb(acts: Acts) -> None:
    (act,) = acts("The murder of the judge by two men in Nairobi shocked the town.")
    assert said(act.victims) == {"judge"}
    assert said(act.doers) == {"men"}


def test_a_bomb_that_goes_off_is_a_bombing_of_what_stands_there(acts: Acts) -> None:
    (act,) = acts("A car bomb exploded outside the central bank on Monday.")
    assert act.kind is AttackKind.BOMBING
    assert said(act.weapons) == {"car bomb"}
    assert "central bank" in said(act.targets)


def test_the_means_may_name_the_deed(acts: Acts) -> None:
    (act,) = acts("Police condemned the grenade attack on a hotel in Kampala.")
    assert said(act.weapons) == {"grenade"}
    assert said(act.targets) == {"hotel"}


def test_an_act_told_in_three_sentences_is_one(acts: Acts) -> None:
    text = (
        "A bomb exploded in a market in Lahore today. The attack left four people dead. "
        "A shopkeeper was wounded in the explosion."
    )
    found = acts(text)
    assert [a.kind for a in found] == [AttackKind.BOMBING]
    assert found[0].killed == 4


def test_acts_with_different_named_victims_are_two(acts: Acts) -> None:
    text = "Gunmen killed Peter Otieno on Monday. Gunmen killed Mary Wanjiru in another town."
    assert len(acts(text)) == 2


def test_two_groups_of_victims_add_up_and_two_words_for_one_group_do_not(acts: Acts) -> None:
    text = "Gunmen murdered six monks and two cooks. The six clergymen were shot by the men."
    assert max(a.killed or 0 for a in acts(text)) == 8


def test_features_are_of_words_and_roles_never_of_names(acts: Acts) -> None:
    (act,) = acts("Gunmen killed Peter Otieno in Kisumu.")
    found = features(act, (act,), load_attack_words(), {})
    assert "victim named" in found
    assert not any("otieno" in f or "kisumu" in f for f in found)
