"""PLOVER records keep what is not real apart; UCDP rows need a death."""

from __future__ import annotations

import csv
import io
import json

from tests.tell.test_acled import GROUP, JETS, incident, record_of
from tetrapylon.lexicon.cameo import CAMEO_MODES, cameo_of
from tetrapylon.lexicon.codes import CAMEO, PLOVER
from tetrapylon.model.event import Actors, Fatalities, Plover, Status
from tetrapylon.tell.plover import plover_file
from tetrapylon.tell.ucdp import COLUMNS, ucdp_file


def test_every_cameo_row_is_a_mode_of_its_type_and_under_its_roots() -> None:
    for (kind, mode), code in CAMEO_MODES.items():
        assert mode in PLOVER[kind]
        assert code.startswith(CAMEO[kind])


def test_a_type_without_a_mode_takes_its_root() -> None:
    assert [cameo_of("AGREE", None), cameo_of("ASSAULT", "aerial")] == ["03", "195"]


def test_a_predicted_assault_is_marked_future_and_hypothetical() -> None:
    coded = Plover(type="ASSAULT", contexts=("military",))
    made = plover_file(record_of(incident(plover=coded, status=Status.PREDICTED)))
    row = json.loads(made.content)
    assert row["context"] == ["military", "future", "hypothetical"]
    assert (row["event"], row["quad_code"]) == ("ASSAULT", "MATERIAL_CONFLICT")
    assert row["actor"][0]["sector"] == "MIL"


def test_what_has_no_plover_type_is_counted() -> None:
    made = plover_file(record_of(incident()))
    assert (made.content, made.left_out) == (b"", {"not coded by PLOVER": 1})


def test_a_ucdp_row_has_low_best_and_high_and_its_kind_of_violence() -> None:
    toll = Fatalities(low=3, best=4, high=5, basis="stated")
    deadly = incident(fatalities=toll, actors=Actors(actor1=(JETS.id,), actor2=(GROUP.id,)))
    rows = list(csv.DictReader(io.StringIO(ucdp_file(record_of(deadly)).content.decode())))
    assert tuple(rows[0]) == COLUMNS
    assert [rows[0][k] for k in ("low", "best", "high", "type_of_violence")] == ["3", "4", "5", "1"]


def test_without_a_stated_death_there_is_no_ucdp_row() -> None:
    assert ucdp_file(record_of(incident())).counts == {"events": 0}
