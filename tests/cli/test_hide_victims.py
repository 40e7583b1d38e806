"""No export tells the name of a victim when names are to be withheld; the record keeps them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tetrapylon.cli.app import app
from tetrapylon.cli.export_formats import FORMATS
from tetrapylon.gather.limits import Limits
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.decisions import Ruling, Verb, rule
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.tools import open_tools
from tetrapylon.store.store import open_store

PAGE = """Shelling of Saraqib kills teacher Maryam Haddad

SARAQIB, 6 May 2019 - Shelling by government forces killed Maryam Haddad, a 34-year-old teacher, and her son Yusuf in
the town of Saraqib on Sunday, rescue workers said.

"Maryam ran to fetch water," said her brother, Omar Haddad. Among the dead were Salim Qasim and Dr Nadia Fares, the
hospital's director said.

The activist Karim Darwish was beheaded by the group in April. Colonel Hassan Ali, an army spokesman, denied that
civilians were hit. Rana Aziz, 12, died of her wounds. Gunmen kidnapped the journalist Peter O'Neill near Idlib. Three
days later Darwish's body was found in Saraqib, and Fares was buried on 8 May 2019.
"""
VICTIMS = re.compile(
    rb"maryam|haddad|yusuf|salim|qasim|nadia|fares|karim|darwish|rana\b|aziz|o.?neill",
    re.IGNORECASE,
)
SPARED = b"Hassan Ali"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory, parser: CachedParser) -> str:
    folder = tmp_path_factory.mktemp("victims")
    (folder / "maryam-haddad-killed.txt").write_text(PAGE, encoding="utf-8")
    place = folder / "record.db"
    store = open_store(str(place), create=True)
    tools = open_tools(parser=parser)
    read_inputs(store, [str(folder / "maryam-haddad-killed.txt")], lambda: tools, limits=Limits())
    with store.view() as view:
        claim = view.record().claims[0].id
    said = "the family of Maryam Haddad confirms it"
    rule(store, Ruling(verb=Verb.ACCEPT, row=claim, reason=said, by="ann"))
    read_inputs(store, [], lambda: tools, limits=Limits())
    store.close()
    return str(place)


def written(record: str, form: str, to: Path, *options: str) -> bytes:
    run = CliRunner().invoke(
        app, ["export", "--store", record, "--format", form, "--to", str(to), *options]
    )
    assert run.exit_code == 0, run.output
    files = [p for p in sorted(to.rglob("*")) if p.is_file()]
    names = "\n".join(p.relative_to(to).as_posix() for p in files).encode()
    return names + b"".join(_content(p) for p in files)


def _content(path: Path) -> bytes:
    if path.suffix != ".parquet":
        return path.read_bytes()
    parquet = pytest.importorskip("pyarrow.parquet")
    return str(parquet.read_table(path).to_pylist()).encode()


@pytest.mark.parametrize("form", [f.name for f in FORMATS])
def test_no_name_of_a_victim_is_in_an_export(record: str, form: str, tmp_path: Path) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    hidden = written(record, form, tmp_path / "hidden", "--hide-victims")
    assert VICTIMS.findall(hidden) == []


def test_names_are_there_when_they_are_not_to_be_withheld(record: str, tmp_path: Path) -> None:
    assert VICTIMS.search(written(record, "jsonl", tmp_path / "open"))
    hidden = written(record, "jsonl", tmp_path / "hidden", "--hide-victims")
    assert SPARED in hidden
    assert b'"names_of_victims": "withheld"' in hidden


@pytest.mark.parametrize("form", ["md", "html"])
def test_no_name_of_a_victim_is_in_a_brief(record: str, form: str) -> None:
    words = ["brief", "--store", record, "--length", "full", "--format", form]
    shown = CliRunner().invoke(app, words)
    hidden = CliRunner().invoke(app, [*words, "--hide-victims"])
    assert (shown.exit_code, hidden.exit_code) == (0, 0)
    assert VICTIMS.search(shown.output.encode())
    assert VICTIMS.findall(hidden.output.encode()) == []
