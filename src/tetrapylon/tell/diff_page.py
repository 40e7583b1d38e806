"""Print two reports side by side as one HTML page, or an edit as plain text with marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from tetrapylon.tell.diff import DiffRow, ReportDiff
from tetrapylon.tell.diff_losses import Change
from tetrapylon.tell.diff_words import Mark, Piece
from tetrapylon.tell.phrases import counted

MARKS = {Mark.GONE: ("[-", "-]"), Mark.NEW: ("{+", "+}"), Mark.MOVED: ("{~", "~}")}
"""Signs round marked words where no colour can be shown."""

TAGS = {Mark.GONE: "del", Mark.NEW: "ins", Mark.MOVED: "mark"}

STYLE = (
    ":root{color-scheme:light dark}body{margin:2rem auto;max-width:72rem;padding:0 1rem;"
    "font:1rem/1.55 Georgia,serif;color:#1c1c1c;background:#fdfcf9}h1,th,.n{font-family:system-ui,"
    "sans-serif}h1{font-size:1.3rem}table{width:100%;border-collapse:collapse;table-layout:fixed}th,td{"
    "text-align:left;vertical-align:top;padding:.5rem .8rem .5rem 0;border-top:1px solid #d8d4ca;"
    "overflow-wrap:anywhere}.n{color:#5a5a5a;font-size:.8rem}del{background:#f7d9d3;color:#7c1f10}"
    "ins{background:#d8ecd6;color:#14491f;text-decoration-thickness:1px}mark{background:#f3e7b8;"
    "color:#4c3c05}details{margin:.2rem 0}@media (prefers-color-scheme:dark){body{color:#e8e6e1;"
    "background:#17181a}th,td{border-color:#3c3e42}.n{color:#a9a9a9}del{background:#4a231d;color:#f4b6ab}"
    "ins{background:#1e3d24;color:#b2e3b8}mark{background:#453a12;color:#efdf9f}}"
)


def marked(pieces: Sequence[Piece]) -> str:
    """Return the pieces as text with signs: `[-gone-]`, `{+new+}`, `{~moved~}`."""
    return "".join(_signed(p) for p in pieces)


def _signed(piece: Piece) -> str:
    if piece.mark is Mark.SAME:
        return piece.text
    opening, closing = MARKS[piece.mark]
    bare = piece.text.rstrip()
    return f"{opening}{bare}{closing}{piece.text[len(bare) :]}"


def notes_of(row: DiffRow) -> str:
    """Return what came and went in words: `number lost: about 40; source added: a medic`."""
    notes = [*_told(row.lost, "lost"), *_told(row.gained, "added")]
    return "; ".join([*notes, *(["stands elsewhere in the order"] if row.moved else [])])


def _told(changes: Sequence[Change], what: str) -> Iterator[str]:
    for matter, found in groupby(changes, key=lambda c: c.matter):
        yield f"{matter.value} {what}: {', '.join(c.words for c in found)}"


def summary_of(diff: ReportDiff) -> str:
    """Return how much the two reports share, in words."""
    edited = f"{diff.edited} of them edited" if diff.edited else "none of them edited"
    alone_left = sum(not row.right for row in diff.rows)
    alone_right = sum(not row.left for row in diff.rows)
    return (
        f"{counted(diff.shared, 'shared sentence')}, {edited}; {alone_left} only in the first report, "
        f"{alone_right} only in the second"
    )


def diff_html(diff: ReportDiff, *, left_name: str, right_name: str) -> str:
    """Return the two reports side by side as one page. It needs no script and asks for nothing."""
    names = escape(left_name), escape(right_name)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv='
        "\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{names[0]} and {names[1]}</title><style>{STYLE}</style></head><body><main>"
        f"<h1>{names[0]} and {names[1]}</h1><p class=n>{escape(summary_of(diff))}. Marked: "
        "<del>only in the first</del>, <ins>only in the second</ins>, <mark>moved</mark>.</p>"
        f"<table><tr><th>{names[0]}</th><th>{names[1]}</th></tr>{''.join(_rows(diff.rows))}</table>"
        "</main></body></html>\n"
    )


def _rows(rows: Sequence[DiffRow]) -> Iterator[str]:
    for shared, group in groupby(rows, key=lambda row: row.shared):
        if shared:
            yield from map(_shared_row, group)
        else:
            yield _alone(list(group))


def _shared_row(row: DiffRow) -> str:
    notes = notes_of(row)
    under = f"<div class=n>{escape(notes)}</div>" if notes else ""
    return f"<tr><td>{_tagged(row.left)}</td><td>{_tagged(row.right)}{under}</td></tr>"


def _alone(rows: Sequence[DiffRow]) -> str:
    """Return sentences that one report has alone, folded up."""
    cells = []
    for side in ([r.left for r in rows if r.left], [r.right for r in rows if r.right]):
        said = "".join(f"<p>{_tagged(pieces)}</p>" for pieces in side)
        head = f"<summary class=n>{counted(len(side), 'sentence')} only here</summary>"
        cells.append(f"<td>{f'<details>{head}{said}</details>' if side else ''}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _tagged(pieces: Sequence[Piece]) -> str:
    return "".join(_tag(p) for p in pieces)


def _tag(piece: Piece) -> str:
    tag = TAGS.get(piece.mark)
    bare = piece.text.rstrip()
    inner = escape(bare)
    rest = piece.text[len(bare) :]
    return f"<{tag}>{inner}</{tag}>{rest}" if tag else f"{inner}{rest}"
