"""Words that carry statements: reporting verbs, nouns and phrases, modality, speakers' nouns, topic words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

from tetrapylon.lexicon.accusations import AccusationWords, load_accusation_words
from tetrapylon.model.claim import ClaimantType, Modality, Topic


class CueClass(StrEnum):
    """What a reporting word does with the proposition it carries."""

    SAY = "say"
    CLAIM = "claim"
    DENY = "deny"
    REFUSE = "refuse"
    DEMAND = "demand"
    PLAN = "plan"
    EXPECT = "expect"
    HOPE = "hope"
    THINK = "think"
    SHOW = "show"
    ASK = "ask"
    JUDGE = "judge"
    WANT = "want"
    SEEM = "seem"
    TELL = "tell"
    STANCE = "stance"


@dataclass(frozen=True, kw_only=True)
class CueLexicon:
    """The cue tables. Verbs and nouns are lemmas; a word in several classes lists them in order of preference.

    `governors` say what a word makes of the action that hangs on it ("poised to ..." -> intended);
    `negative_governors` turn it into its opposite ("failed to ..."). `hedges` are adverbs that leave a clause
    open; `evidence` are things that show what is so ("photos"); `lasting` verbs make a speaker's "cannot" a demand ("this cannot go on"); `telling` verbs demand with an infinitive ("told them to leave"), `infinitive_demands` do nothing else; `owning_up` verbs say that what stands after them in "-ing" happened ("admitted losing it"); `guessing` verbs leave open what they call their object ("feared dead").
    `habits` are adverbs that make "would" a custom.
    """

    verbs: Mapping[str, tuple[CueClass, ...]]
    nouns: Mapping[str, tuple[CueClass, ...]]
    prepositions: frozenset[str]
    standards: frozenset[str]
    estimates: frozenset[str]
    hearsay_adverbs: frozenset[str]
    passive_report: frozenset[str]
    governors: Mapping[str, Modality]
    negative_governors: frozenset[str]
    intended_nouns: frozenset[str]
    possible_nouns: frozenset[str]
    modals: Mapping[str, Modality]
    conditional_marks: frozenset[str]
    general_marks: frozenset[str]
    hedges: frozenset[str]
    lasting: frozenset[str]
    telling: frozenset[str]
    owning_up: frozenset[str]
    guessing: frozenset[str]
    infinitive_demands: frozenset[str]
    habits: frozenset[str]
    negators: frozenset[str]
    negative_adjectives: frozenset[str]
    unclear: frozenset[str]
    speakers: Mapping[str, ClaimantType]
    evidence: frozenset[str]
    official_words: frozenset[str]
    anonymity: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    rejections: frozenset[str]
    future_adjectives: frozenset[str]
    implicatives: frozenset[str]
    verification: frozenset[str]
    accusations: AccusationWords
    topics: Mapping[str, tuple[Topic, ...]]


Table = Mapping[str, list[str]]


@cache
def load_cues() -> CueLexicon:
    """Return the lexicon that ships with the package (`lexicon/data/cues.yaml`)."""
    source = files("tetrapylon.lexicon").joinpath("data/cues.yaml").read_text(encoding="utf-8")
    return cues_of(yaml.safe_load(source))


def cues_of(table: Mapping[str, object]) -> CueLexicon:
    """Return the lexicon of a table shaped like `cues.yaml`.

    Raises:
        KeyError: a section is missing.
        TypeError: a section is no list or no group of lists.
        ValueError: a class, modality, type or topic is not in its closed list.
    """
    governors = _grouped(table["governors"])
    return CueLexicon(
        verbs=_classes(table["verbs"]),
        nouns=_classes(table["nouns"]),
        prepositions=_words(table["prepositions"]),
        standards=_words(table["standards"]),
        estimates=_words(table["estimates"]),
        hearsay_adverbs=_words(table["hearsay_adverbs"]),
        passive_report=_words(table["passive_report"]),
        governors=_first({k: v for k, v in governors.items() if k != "negative"}),
        negative_governors=_words(governors["negative"]),
        intended_nouns=_words(table["intended_nouns"]),
        possible_nouns=_words(table["possible_nouns"]),
        modals=_first(_grouped(table["modals"])),
        conditional_marks=_words(table["conditional_marks"]),
        general_marks=_words(table["general_marks"]),
        hedges=_words(table["hedges"]),
        lasting=_words(table["lasting"]),
        infinitive_demands=_words(table["infinitive_demands"]),
        habits=_words(table["habits"]),
        telling=_words(table["telling"]),
        owning_up=_words(table["owning_up"]),
        guessing=_words(table["guessing"]),
        negators=_words(table["negators"]),
        negative_adjectives=_words(table["negative_adjectives"]),
        unclear=_words(table["unclear"]),
        speakers=_speakers(_grouped(table["speakers"])),
        evidence=_words(table["evidence"]),
        official_words=_words(table["official_words"]),
        anonymity=_words(table["anonymity"]),
        titles=_words(table["titles"]),
        offices=_words(table["offices"]),
        rejections=_words(table["rejections"]),
        future_adjectives=_words(table["future_adjectives"]),
        implicatives=_words(table["implicatives"]),
        verification=_words(_grouped(table["verification"])["judged"]),
        accusations=load_accusation_words(),
        topics=_topics(_grouped(table["topics"])),
    )


def _grouped(section: object) -> Table:
    if not isinstance(section, Mapping):
        raise TypeError(f"expected groups of words, found {section!r}")
    return section


def _words(section: object) -> frozenset[str]:
    if not isinstance(section, list):
        raise TypeError(f"expected a list of words, found {section!r}")
    return frozenset(map(str, section))


def _classes(section: object) -> Mapping[str, tuple[CueClass, ...]]:
    found: dict[str, tuple[CueClass, ...]] = {}
    for name, words in _grouped(section).items():
        for word in dict.fromkeys(words):
            found[word] = (*found.get(word, ()), CueClass(name))
    return found


def _first(groups: Table) -> Mapping[str, Modality]:
    found: dict[str, Modality] = {}
    for name, words in groups.items():
        for word in words:
            found.setdefault(word, Modality(name))
    return found


def _speakers(groups: Table) -> Mapping[str, ClaimantType]:
    return {word: ClaimantType(name) for name, words in groups.items() for word in words}


def _topics(groups: Table) -> Mapping[str, tuple[Topic, ...]]:
    found: dict[str, tuple[Topic, ...]] = {}
    for name, words in groups.items():
        for word in words:
            found[word] = (*found.get(word, ()), Topic(name))
    return found
