"""Values to plain JSON and back, driven by their type hints.

A writer is made once for each type met and a reader once for each hint; a record holds millions of small values.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
T = TypeVar("T")
Reader = Callable[[typing.Any], object]
Writer = Callable[[typing.Any], Json]

PLAIN = frozenset({type(None), bool, int, float, str})
_WRITERS: dict[type, Writer] = {}
_READERS: dict[object, Reader] = {}


def to_json(value: object) -> Json:
    """Return `value` (a dataclass, an enum, a tuple or a scalar) as plain JSON.

    Raises:
        TypeError: it is none of these, or holds something that is none of these.
    """
    return _writer(type(value))(value)


def _writer(kind: type) -> Writer:
    found = _WRITERS.get(kind)
    if found is None:
        found = _WRITERS[kind] = _made_writer(kind)
    return found


def _made_writer(kind: type) -> Writer:
    if kind in PLAIN:
        return lambda value: typing.cast("Json", value)
    if dataclasses.is_dataclass(kind):
        return _fields_writer(tuple(f.name for f in dataclasses.fields(kind)))
    if issubclass(kind, StrEnum):
        return str.__str__
    if issubclass(kind, (tuple, list)):
        return lambda value: [v if type(v) in PLAIN else _writer(type(v))(v) for v in value]
    if issubclass(kind, (int, float, str)):
        return lambda value: typing.cast("Json", value)
    raise TypeError(f"{kind.__name__} has no JSON form; use dataclasses, enums, tuples, scalars")


def _fields_writer(names: tuple[str, ...]) -> Writer:
    def write(value: object) -> Json:
        made: dict[str, Json] = {}
        for name in names:
            held = getattr(value, name)
            made[name] = held if type(held) in PLAIN else _writer(type(held))(held)
        return made

    return write


def from_json(kind: type[T], data: Json) -> T:
    """Return the `kind` that `to_json` wrote. Unknown keys are ignored, missing ones take their default.

    Raises:
        TypeError: a required field is missing.
        ValueError: an enum value is not in its list.
    """
    return typing.cast("T", _reader(kind)(data))


def _reader(hint: object) -> Reader:
    found = _READERS.get(hint)
    if found is None:
        found = _READERS[hint] = _made_reader(hint)
    return found


def _made_reader(hint: object) -> Reader:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        options = [a for a in typing.get_args(hint) if a is not type(None)]
        inner = _reader(options[0])
        return inner if inner is _same else lambda data: None if data is None else inner(data)
    if origin is tuple:
        return _tuple_reader(_reader(typing.get_args(hint)[0]))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _fields_reader(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _enum_reader(hint)
    return _float if hint is float else _same


def _same(data: Json) -> Json:
    return data


def _float(data: Json) -> Json:
    return float(data) if isinstance(data, int) and not isinstance(data, bool) else data


def _tuple_reader(inner: Reader) -> Reader:
    if inner is _same:
        return lambda data: tuple(data) if isinstance(data, list) else data
    return lambda data: tuple([inner(v) for v in data]) if isinstance(data, list) else data


def _enum_reader(kind: type[StrEnum]) -> Reader:
    members = {member.value: member for member in kind}

    def read(data: object) -> object:
        found = members.get(data) if type(data) is str else None
        return kind(str(data)) if found is None else found

    return read


def _fields_reader(kind: type) -> Reader:
    readers: dict[str, Reader] = {}
    nested: dict[str, Reader] = {}

    def read(data: object) -> object:
        if not isinstance(data, dict):
            return data
        if not readers:  # made at first use: a type may hold itself
            readers.update({k: _reader(h) for k, h in typing.get_type_hints(kind).items()})
            nested.update({k: r for k, r in readers.items() if r is not _same})
        made = {k: v for k, v in data.items() if k in readers}
        for name, reader in nested.items():
            if name in made:
                made[name] = reader(made[name])
        return kind(**made)

    return read
