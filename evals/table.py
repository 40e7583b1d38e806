"""The table of `docs/quality.md`: ours, the trivial baseline, the best published figure."""

from __future__ import annotations

import json
from pathlib import Path

from evals.scoring import Score

BASELINES = Path(__file__).parent / "baselines.json"
"""Rows of figure, baseline in percent, how it was made, best published; from the evaluation sets' own notes."""


def table_rows(score: Score) -> list[str]:
    """Return the Markdown rows of one task, in percent."""
    known = json.loads(BASELINES.read_text(encoding="utf-8")).get(score.task, [])
    rows = []
    for figure, baseline, how, published in known:
        ours = score.figures.get(figure)
        if ours is None:
            continue
        base = "" if baseline is None else f"{baseline:.1f} ({how})"
        rows.append(f"| {score.task} | `{figure}` | **{ours * 100:.1f}** | {base} | {published} |")
    return rows


HEADER = "| task | figure | ours | trivial baseline | best published |\n|---|---|---|---|---|"
