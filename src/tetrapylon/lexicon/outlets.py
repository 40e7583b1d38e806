"""Agencies and outlets: names, spellings, kinds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletLexicon:
    """Placeholder shape, filled by the page room's owner."""
