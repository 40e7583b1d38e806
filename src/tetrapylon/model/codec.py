"""Values to plain JSON and back, driven by their type hints."""

from __future__ import annotations

import dataclasses
import types
import typing
from enum import StrEnum
from functools import cache
from typing import TypeVar

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
T = TypeVar("T")


def to_json(value: object) -> Json:
    """Return `value` (a dataclass, an enum, a tuple or a scalar) as plain JSON."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_json(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [to_json(v) for v in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise TypeError(
        f"{type(value).__name__} has no JSON form; use dataclasses, enums, tuples, scalars"
    )


@cache
def _hints(kind: type) -> dict[str, object]:
    return typing.get_type_hints(kind)


def from_json(kind: type[T], data: Json) -> T:
    """Return the `kind` that `to_json` wrote. Unknown keys are ignored, missing ones take their default.

    Raises:
        TypeError: a required field is missing.
        ValueError: an enum value is not in its list.
    """
    return typing.cast("T", _decode(kind, data))


def _decode(hint: object, data: Json) -> object:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        options = [a for a in typing.get_args(hint) if a is not type(None)]
        return None if data is None else _decode(options[0], data)
    if origin is tuple and isinstance(data, list):
        inner = typing.get_args(hint)[0]
        return tuple(_decode(inner, v) for v in data)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint) and isinstance(data, dict):
        hints = _hints(hint)
        return hint(**{k: _decode(hints[k], v) for k, v in data.items() if k in hints})
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(str(data))
    if hint is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    return data
