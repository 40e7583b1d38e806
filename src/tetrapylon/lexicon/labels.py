"""Loaded labels and the plain words for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

import yaml


@dataclass(frozen=True, kw_only=True)
class LabelLexicon:
    """Plain words by loaded label, in lower case; None where there is no plain word."""

    plain: dict[str, str | None]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        labels = sorted(self.plain, key=lambda w: (-len(w), w))
        return re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, labels)) + r")(?![\w-])", re.I)

    def loaded(self, words: str) -> bool:
        """Tell whether words hold a loaded label outside quotation marks."""
        return self._pattern.search(_outside_quotes(words)) is not None

    def neutral(self, words: str) -> str | None:
        """Return words with each label made plain, None where one has no plain word."""
        if any(self.plain[m.group().lower()] is None for m in self._pattern.finditer(words)):
            return None
        return self._pattern.sub(lambda m: self.plain[m.group().lower()] or "", words)

    def omitting(self, words: str) -> str:
        """Return a source's words with each label replaced in square brackets, by "…" where no plain word is."""
        return self._pattern.sub(lambda m: f"[{self.plain[m.group().lower()] or '…'}]", words)

    def bracketed(self, words: str) -> str | None:
        """Return a source's words with each label replaced in square brackets, None where one cannot be."""
        if self.neutral(words) is None:
            return None
        return self._pattern.sub(lambda m: f"[{self.plain[m.group().lower()]}]", words)


def _outside_quotes(words: str) -> str:
    return re.sub(r"“[^”]*”|\"[^\"]*\"", " ", words)


@cache
def load_labels() -> LabelLexicon:
    """Return the packaged labels.

    Raises:
        ValueError: a row lacks `label` or `plain`.
    """
    text = files("tetrapylon.lexicon").joinpath("data/labels.yaml").read_text(encoding="utf-8")
    plain: dict[str, str | None] = {}
    for row in yaml.safe_load(text):
        if set(row) != {"label", "plain"}:
            raise ValueError(f"labels.yaml: {row} needs exactly `label` and `plain`")
        plain[str(row["label"]).lower()] = row["plain"]
    return LabelLexicon(plain=plain)
