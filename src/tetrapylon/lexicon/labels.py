"""Loaded labels and the plain words for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

import yaml

NAMED = re.compile(r"(?<!^)(?<![.“\"] )\b(?:[A-Z][\w’'-]*\s+)$")
"""A name before a label tells whom it is of."""


@dataclass(frozen=True, kw_only=True)
class LabelLexicon:
    """Plain words by loaded label, in lower case; None where there is no plain word.

    `inside` holds what stands for a label in somebody's own words, where the plain word would name more than the label does.
    """

    plain: dict[str, str | None]
    inside: dict[str, str]

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
        return self._pattern.sub(lambda m: f"[{self._told(words, m) or '…'}]", words)

    def bracketed(self, words: str) -> str | None:
        """Return a source's words with each label replaced in square brackets, None where one cannot be."""
        if self.neutral(words) is None:
            return None
        return self._pattern.sub(lambda m: f"[{self._told(words, m)}]", words)

    def _told(self, words: str, label: re.Match[str]) -> str | None:
        """Return what stands for a label in brackets: the plain word after a name ("IS militants"), else one that is not wider."""
        plain = self.plain[label.group().lower()]
        whose = NAMED.search(words[: label.start()])
        return plain if whose else self.inside.get(label.group().lower(), plain)


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
    inside: dict[str, str] = {}
    for row in yaml.safe_load(text):
        if set(row) - {"inside"} != {"label", "plain"}:
            raise ValueError(
                f"labels.yaml: {row} needs `label` and `plain`, and no more than `inside`"
            )
        label = str(row["label"]).lower()
        plain[label] = row["plain"]
        if "inside" in row:
            inside[label] = str(row["inside"])
    return LabelLexicon(plain=plain, inside=inside)
