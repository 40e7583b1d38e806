"""Parses come back as they were, and damage is never trusted."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tetrapylon.model.parse import Parse, Token
from tetrapylon.store.parse_cache import ParseCache, parse_key


def parse() -> Parse:
    return Parse((Token(0, 0, 4, "Fire", "fire", "NOUN", "NN", "ROOT", 0, "Number=Sing", 0),))


def test_a_parse_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    key = parse_key("model@1", "Fire", (0,))
    first = ParseCache(path)
    first.put({key: parse()})
    first.close()
    assert ParseCache(path).get([key]) == {key: parse()}


def test_another_parser_or_another_split_has_another_key() -> None:
    keys = {parse_key("a", "x y", (0,)), parse_key("b", "x y", (0,)), parse_key("a", "x y", (0, 2))}
    assert len(keys) == 3


def test_a_damaged_row_is_not_found(tmp_path: Path) -> None:
    path, key = tmp_path / "p.db", parse_key("a", "x", (0,))
    cache = ParseCache(path)
    cache.put({key: parse()})
    cache.close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE parses SET parse = x'00'")
    assert ParseCache(path).get([key]) == {}
