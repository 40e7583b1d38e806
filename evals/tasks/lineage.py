"""Predict the lineage task: who copied which sentence from whom, over the sentences given."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tetrapylon.link.origins_families import Closeness, Descent, find_descents
from tetrapylon.link.origins_splices import is_spliced
from tetrapylon.link.strands_archive import group_lines
from tetrapylon.link.strands_lines import Line, lines_of_text
from tetrapylon.model.span import Span


def predict(rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Yield a prediction a document."""
    documents = list(rows)
    lines = [line for row in documents for line in _lines(row)]
    groups = group_lines(lines)
    descents = find_descents(Closeness(lines, groups))
    units: defaultdict[str, list[str]] = defaultdict(list)
    families: dict[str, str] = {}
    for number, group in enumerate(groups):
        root = _root_of(group, descents)
        for line in group:
            units[line.sentence].append(f"u{number}")
            families.setdefault(line.sentence, root)
    for row in documents:
        yield _prediction(row, units, families, descents)


def _prediction(
    row: dict[str, object],
    units: dict[str, list[str]],
    families: dict[str, str],
    descents: dict[str, Descent],
) -> dict[str, object]:
    key = str(row["id"])
    sentences = [f"{key}#{i}" for i in range(len(_spans(row)))]
    found = [families.get(s) for s in sentences]
    descent = descents.get(key)
    return {
        "id": key,
        "families": found,
        "units": [units.get(s, []) for s in sentences],
        "spliced": is_spliced([f if f != key else None for f in found]),
        "copied_from": descent.parent if descent else None,
    }


def _root_of(group: Sequence[Line], descents: dict[str, Descent]) -> str:
    """Return the root that most reports of a group descend from, of equals the earliest line's."""
    roots = [descents[line.report].root for line in group]
    votes = Counter(roots)
    return max(roots, key=lambda r: (votes[r], -roots.index(r)))


def _lines(row: dict[str, object]) -> list[Line]:
    key, published = str(row["id"]), row.get("published")
    spans = {f"{key}#{i}": span for i, span in enumerate(_spans(row))}
    return lines_of_text(key, str(row["text"]), spans, day=str(published) if published else None)


def _spans(row: dict[str, object]) -> list[Span]:
    sentences = row["sentences"]
    if not isinstance(sentences, list):
        raise TypeError(f"{row['id']}: sentences is {type(sentences).__name__}, a list is needed")
    return [Span(int(start), int(end)) for start, end in sentences]
