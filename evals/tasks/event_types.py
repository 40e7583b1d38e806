"""Event types of snippets: the frame that codes the snippet, as a CASE-2021 label.

Frames that the labels split further (a protest by how it was met, ground by who took it) and labels outside
war (accidents, crime) are told by the words of `WORDS`, of which the first row that fits decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from evals.common import document_of
from evals.crossing import Example, Recipe, groups_of
from evals.crossing import crossed as crossed_models
from tetrapylon.lexicon.frames import load_frames
from tetrapylon.lexicon.linear import LinearModel, load_linear
from tetrapylon.model.event import EventMention
from tetrapylon.model.record import Reading
from tetrapylon.read.events import find_events
from tetrapylon.read.type_features import type_features

Row = dict[str, object]

LABELS = {
    "suicide_bomb": "SUIC_BOMB",
    "chemical": "CHEM_WEAP",
    "airstrike": "AIR_STRIKE",
    "grenade": "GRENADE",
    "shelling": "ART_MISS_ATTACK",
    "sexual_violence": "SEX_VIOL",
    "abduction": "ABDUCT_DISSAP",
    "mob_violence": "MOB_VIOL",
    "weapons_disrupted": "DISR_WEAP",
    "bombing": "REM_EXPLOS",
    "mine_laying": "REM_EXPLOS",
    "base_established": "HQ_ESTABLISHED",
    "transfer": "NON_VIOL_TERRIT_TRANSFER",
    "truce": "AGREEMENT",
    "capture": "GOV_REGAINS_TERIT",
    "capture_ground": "GOV_REGAINS_TERIT",
    "lose": "NON_STATE_ACTOR_OVERTAKES_TER",
    "protest_violent": "VIOL_DEMONSTR",
    "protest": "PEACE_PROTEST",
    "arrest": "ARREST",
    "destruction": "PROPERTY_DISTRUCT",
    "destruction_heritage": "PROPERTY_DISTRUCT",
    "looting": "PROPERTY_DISTRUCT",
    "withdrawal": "CHANGE_TO_GROUP_ACT",
    "deployment": "CHANGE_TO_GROUP_ACT",
    "defection": "CHANGE_TO_GROUP_ACT",
    "killing_captives": "ATTACK",
    "attack_civilians": "ATTACK",
    "clash": "ARMED_CLASH",
    "offensive": "ARMED_CLASH",
    "advance": "ARMED_CLASH",
    "attack": "ARMED_CLASH",
    "kill": "ARMED_CLASH",
    "talks": "AGREEMENT",
    "displacement": "OTHER",
    "sanction": "DIPLO",
    "accuse": "ATTRIB",
    "meeting": "DIPLO",
    "visit": "DIPLO",
}
"""Labels in order of precedence: of several frames the one that stands first codes the snippet."""
ORDER = {frame: i for i, frame in enumerate(LABELS)}
FALLBACK = "ARMED_CLASH"
GROUND = frozenset({"GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER"})

POLICE = r"police|security forces|troops|soldiers|riot officers|military"
WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("NATURAL_DISASTER", (r"earthquake|tsunami|hurricane|cyclone|typhoon|floods?\b|landslide",)),
    ("NATURAL_DISASTER", (r"wildfire|torrential|avalanche|volcan|drought|pandemic|epidemic",)),
    ("ORG_CRIME", (r"counterfeit|smuggl|traffick|robber|money launder|drug lord|cartel|cyber",)),
    (
        "MAN_MADE_DISASTER",
        (r"plant|factory|boiler|tanker|pipeline|warehouse", r"explo|leak|spill|fire"),
    ),
    ("MAN_MADE_DISASTER", (r"gas|chemical|oil", r"leak|spill|cylinder|container|tank exploded")),
    ("MAN_MADE_DISASTER", (r"derail|capsiz|poisoned alcohol|alcohol poisoning|collapsed",)),
    (
        "ATTRIB",
        (r"claim\w* responsibility|reject\w* accusation|den(ied|ies) (any )?(involve|respons)",),
    ),
    ("DIPLO", (r"sanctions|ambassador|embassy staff|diplomatic (ties|relations|row)",)),
)
"""Labels outside the frames: every pattern of a row must be found."""
MET: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "FORCE_AGAINST_PROTEST",
        (POLICE, r"kill|live (rounds|ammunition)|open\w* fire|excessive force"),
    ),
    ("FORCE_AGAINST_PROTEST", (POLICE, r"baton|crackdown|shot (at )?protest|beat")),
    ("VIOL_DEMONSTR", (r"clash|riot|stones|rocks|petrol bomb|molotov|barricad|torch|violen",)),
    (
        "PROTEST_WITH_INTER",
        (POLICE, r"tear ?gas|dispers|detain|arrest|water cannon|rubber|suppress"),
    ),
    ("PROTEST_WITH_INTER", (r"activists? .{0,40}(detain|arrest)",)),
)
"""How a protest was met or went."""
STATE = r"army|government|troops|soldiers|police|regime|security forces|military|coalition"
OTHERS = r"rebel|militant|insurgent|fighters|islamic state|daesh|isis|isil|jihadist|shabaab|taliban"
OTHERS_TOO = r"|houthi|boko haram|separatist|militia|guerrilla|terrorist|islamist"
HOLDERS = re.compile(rf"({STATE})|({OTHERS}{OTHERS_TOO})")


MODEL = "event_types"
RECIPE = Recipe(cost=1.0)
RULE = 0.5
"""What the rules' label counts beside the model's margins: of 0.3, 0.6 and 1, best between the first two over folds."""


def predict(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield one label a snippet: the rules' word and the packaged model's, weighed."""
    model = load_linear(MODEL)
    for row in rows:
        features, label = _read(row)
        yield {"id": row["id"], "label": _decided(model, features, label)}


def examples_of(rows: Sequence[Row], gold: Sequence[Row]) -> list[Example]:
    """Return what to learn from."""
    groups = groups_of([str(r["text"]) for r in rows])
    return [
        Example(features=_read(r)[0], label=str(g["label"]), group=group)
        for r, g, group in zip(rows, gold, groups, strict=True)
    ]


def crossed(rows: Sequence[Row], gold: Sequence[Row]) -> Iterator[Row]:
    """Yield one label a snippet, the model's part trained without the snippet's fold."""
    examples = examples_of(rows, gold)
    judged = crossed_models(examples, RECIPE)
    for row, example, (fold, model) in zip(rows, examples, judged, strict=True):
        label = _decided(model, example.features, _read(row)[1])
        yield {"id": row["id"], "label": label, "fold": fold}


def beside(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Yield what the rules say alone."""
    yield "rules", [{"id": r["id"], "label": _read(r)[1]} for r in rows]


BESIDE = ("weighted_f1_25", "weighted_f1_28", "weighted_f1_30")


def _read(row: Row) -> tuple[Counter[str], str]:
    """Return a snippet's features and the label that the rules give it."""
    document = document_of(row)
    reading = Reading(report=document.report.id, page=document.page, passages=document.passages)
    events = find_events(document, reading, load_frames())
    return type_features(document, events), _label(document.text.lower(), events)


def _decided(model: LinearModel, features: Mapping[str, float], label: str) -> str:
    scores = model.scores(features)
    scores[label] = scores.get(label, -1.0) + RULE
    return max(sorted(scores), key=lambda k: scores[k])


def _label(text: str, events: tuple[EventMention, ...]) -> str:
    outside = _first(WORDS, text)
    known = sorted((e for e in events if e.frame in LABELS), key=lambda e: ORDER[e.frame])
    if outside is not None:
        return outside
    if not known:
        return FALLBACK
    label = LABELS[known[0].frame]
    if label in ("PEACE_PROTEST", "VIOL_DEMONSTR"):
        return _first(MET, text) or label
    return _by_taker(text, known[0]) if label in GROUND else label


def _first(rows: tuple[tuple[str, tuple[str, ...]], ...], text: str) -> str | None:
    fits = (label for label, patterns in rows if all(re.search(p, text) for p in patterns))
    return next(fits, None)


def _by_taker(text: str, event: EventMention) -> str:
    """Return the label of ground taken, by the last party named before the word that tells of it."""
    named = list(HOLDERS.finditer(text[: event.trigger.start]))
    if not named or named[-1].group(1):
        return "GOV_REGAINS_TERIT"
    return "NON_STATE_ACTOR_OVERTAKES_TER"
