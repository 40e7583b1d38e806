"""Settings of a working folder: `tetrapylon.toml`, the environment, and defaults."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from tetrapylon.gather.limits import Limits
from tetrapylon.tell.grading import LETTERS

FILE = "tetrapylon.toml"
STORE_VARIABLE = "TETRAPYLON_STORE"
DEFAULT_STORE = "tetrapylon.db"


class BadSettings(ValueError):
    """`tetrapylon.toml` cannot be used. Stop and show the message: it names the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`store` is a path; `limits` bound inputs; `pipeline` names an installed spaCy pipeline.

    `lexicon` is a folder of the user's own `actors*.yaml` and `places*.yaml`.
    """

    store: str = DEFAULT_STORE
    pipeline: str | None = None
    lexicon: Path | None = None
    limits: Limits = Limits()  # noqa: RUF009 - frozen
    sources: Mapping[str, str] = field(default_factory=dict)


def read_settings(folder: Path) -> Settings:
    """Return the settings of `folder`; the environment's store goes before the file's.

    Raises:
        BadSettings: the file is no TOML, or a key or value is unknown.
    """
    path = folder / FILE
    table: dict[str, object] = {}
    if path.exists():
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BadSettings(f"{path} is not TOML: {error}") from error
    unknown = set(table) - {"store", "pipeline", "lexicon", "limits", "sources"}
    if unknown:
        raise BadSettings(
            f"{path}: unknown key {min(unknown)!r}; known: store, pipeline, lexicon, limits"
        )
    store = os.environ.get(STORE_VARIABLE) or str(table.get("store", DEFAULT_STORE))
    pipeline = table.get("pipeline")
    return Settings(
        store=store,
        pipeline=None if pipeline is None else str(pipeline),
        lexicon=_folder(path, table.get("lexicon")),
        limits=_limits(path, table.get("limits", {})),
        sources=_sources(path, table.get("sources", {})),
    )


def _sources(path: Path, table: object) -> dict[str, str]:
    if not isinstance(table, dict):
        raise BadSettings(f"{path}: [sources] is a table of names with grades A to F")
    for name, grade in table.items():
        if grade not in LETTERS:
            raise BadSettings(f"{path}: sources.{name} = {grade!r}; a grade is one of A to F")
    return {str(name): str(grade) for name, grade in table.items()}


def _folder(path: Path, value: object) -> Path | None:
    if value is None:
        return None
    folder = path.parent / str(value)
    if not folder.is_dir():
        raise BadSettings(f"{path}: lexicon = {value!r} is no folder")
    return folder


def _limits(path: Path, table: object) -> Limits:
    known = {f.name for f in fields(Limits)}
    if not isinstance(table, dict):
        raise BadSettings(f"{path}: [limits] is a table of {', '.join(sorted(known))}")
    for key, value in table.items():
        if key not in known or not isinstance(value, (int, float)) or value <= 0:
            raise BadSettings(
                f"{path}: limits.{key} = {value!r}; known limits, all positive numbers: "
                f"{', '.join(sorted(known))}"
            )
    return Limits(**table)
