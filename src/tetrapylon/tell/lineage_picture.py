"""Draw which report's words come from which origin: Graphviz text, or one page with an inline picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from tetrapylon.tell.lineage import UNKNOWN, ReportLineage, made_of_words

ROW, TOP, LEFT, GAP, RIGHT = 44, 24, 330, 360, 230
"""Pixels: height of a report's row, margin, width of the reports' column, of the flows, of the origins."""

THICKEST = 18.0
"""Pixels of a flow that carries a whole report."""

COLOURS = 8
"""Origins have one of so many colours; names stand beside them, so colours may repeat."""

STYLE = (
    ":root{color-scheme:light dark;--ink:#1c1c1c;--soft:#5a5a5a;--paper:#fdfcf9;--line:#b9b5ab;"
    "--c0:#2f6f9f;--c1:#b4552d;--c2:#3d7d4c;--c3:#8a4f8f;--c4:#8a6d1d;--c5:#2b7f7f;--c6:#a23b55;--c7:#5b5fa8;"
    "--none:#9a958a}@media (prefers-color-scheme:dark){:root{--ink:#e8e6e1;--soft:#a9a9a9;--paper:#17181a;"
    "--line:#55575b;--c0:#79b3dd;--c1:#e59a76;--c2:#86c795;--c3:#cf9bd4;--c4:#d6b963;--c5:#74c9c9;"
    "--c6:#e88ba1;--c7:#a5a9ee;--none:#7d7a73}}body{margin:2rem auto;max-width:60rem;padding:0 1rem;"
    "font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}svg{max-width:100%;"
    "height:auto}text{fill:var(--ink);font:13px system-ui,sans-serif}.s{fill:var(--soft);font-size:11px}"
    ".b{fill:var(--paper);stroke:var(--line)}.f{fill:none;stroke-opacity:.55}.p{fill:none;stroke:var(--soft);"
    "stroke-dasharray:4 3}.a{fill:var(--soft)}table{border-collapse:collapse;font-size:.85rem}th,td{"
    "text-align:left;padding:.25rem .8rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top}"
    ".n{color:var(--soft)}.w{overflow-x:auto}"
)


def lineage_dot(lineage: Sequence[ReportLineage]) -> str:
    """Return the flows as Graphviz text: boxes are reports, ellipses origins, dashed edges lead to parents."""
    lines = ["digraph lineage {", "  rankdir=LR;", '  node [fontname="sans-serif"];']
    for x in lineage:
        extra = ", style=dashed" if x.spliced else ""
        lines.append(f"  {_quoted(x.report)} [shape=box, label={_quoted(x.name)}{extra}];")
    lines += [
        f"  {_quoted('origin ' + name)} [shape=ellipse, label={_quoted(name)}];"
        for name in _origins(lineage)
    ]
    for x in lineage:
        for s in x.shares:
            ends = f"{_quoted(x.report)} -> {_quoted('origin ' + (s.origin or UNKNOWN))}"
            width = max(0.5, 5 * s.share)
            lines.append(f'  {ends} [label="{s.share:.0%}", penwidth={width:.1f}];')
        if x.parent:
            lines.append(f"  {_quoted(x.report)} -> {_quoted(x.parent)} [style=dashed];")
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    plain = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _origins(lineage: Sequence[ReportLineage]) -> list[str]:
    """Return the origins in the order in which the reports lead to them, the unknown one last."""
    named = {s.origin: None for x in lineage for s in x.shares if s.origin}
    unknown = any(s.origin is None for x in lineage for s in x.shares)
    return [*named, *([UNKNOWN] if unknown else [])]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where reports and origins stand: pixels from the top, to the middle of the box."""

    rows: Sequence[ReportLineage]
    report: Mapping[str, float]
    origin: Mapping[str, float]
    height: float

    def colour(self, origin: str) -> str:
        known = [name for name in self.origin if name != UNKNOWN]
        return f"var(--c{known.index(origin) % COLOURS})" if origin in known else "var(--none)"


def _layout(lineage: Sequence[ReportLineage]) -> _Layout:
    rows = sorted(lineage, key=lambda x: (x.main_origin is None, x.main_origin or ""))
    names = _origins(rows)
    height = TOP * 2 + ROW * max(len(rows), len(names), 1)
    step = (height - 2 * TOP) / max(len(names), 1)
    return _Layout(
        rows,
        {x.report: TOP + ROW * (i + 0.5) for i, x in enumerate(rows)},
        {name: TOP + step * (i + 0.5) for i, name in enumerate(names)},
        height,
    )


def lineage_html(lineage: Sequence[ReportLineage]) -> str:
    """Return one page with the picture and the same as a table. It needs no script and asks for nothing."""
    layout = _layout(lineage)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv='
        "\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>Lineage</title>'
        f"<style>{STYLE}</style></head><body><main><h1>Where the words come from</h1>"
        "<p class=n>A flow leads from a report to the origin of its sentences; its width is their share. "
        "A dashed line leads from a report to the earlier one that it copies.</p>"
        f"<div class=w>{_svg(layout)}</div>{_table(lineage)}</main></body></html>\n"
    )


def _svg(layout: _Layout) -> str:
    width = LEFT + GAP + RIGHT
    parts = [
        f'<svg role="img" aria-labelledby="t" viewBox="0 0 {width} {layout.height:.0f}" width="{width}">',
        '<title id="t">Reports and the origins of their words; the table says the same</title>',
    ]
    parts += _flows(layout)
    parts += _parents(layout)
    parts += _report_boxes(layout)
    for name, y in layout.origin.items():
        x = LEFT + GAP
        parts.append(
            f'<rect x="{x}" y="{y - 13:.1f}" width="6" height="26" fill="{layout.colour(name)}"/>'
            f'<text x="{x + 14}" y="{y + 4:.1f}">{escape(name)}</text>'
        )
    return "".join([*parts, "</svg>"])


def _flows(layout: _Layout) -> Iterator[str]:
    x1, x2 = LEFT, LEFT + GAP
    middle = (x1 + x2) / 2
    for row in layout.rows:
        at = layout.report[row.report] - THICKEST / 2
        for s in row.shares:
            name = s.origin or UNKNOWN
            thick = max(1.0, THICKEST * s.share)
            y1, y2 = at + thick / 2, layout.origin[name]
            at += thick
            yield (
                f'<path class="f" stroke="{layout.colour(name)}" stroke-width="{thick:.1f}" d="M{x1} {y1:.1f} '
                f'C{middle} {y1:.1f} {middle} {y2:.1f} {x2} {y2:.1f}"><title>{escape(row.name)}: '
                f"{escape(name)} {s.share:.0%}, {s.sentences} sentences</title></path>"
            )


def _parents(layout: _Layout) -> Iterator[str]:
    for row in layout.rows:
        if row.parent is not None and row.parent in layout.report:
            y1, y2 = layout.report[row.report], layout.report[row.parent]
            bend = 56 - min(48.0, 12.0 * abs(y1 - y2) / ROW)
            yield (
                f'<path class="p" d="M62 {y1:.1f} C{bend:.1f} {y1:.1f} {bend:.1f} {y2:.1f} 60 {y2:.1f}">'
                f"<title>{escape(row.name)} copies {escape(row.parent_name or '')}</title></path>"
                f'<path class="a" d="M62 {y2:.1f} l-7 -4 v8 z"/>'
            )


def _report_boxes(layout: _Layout) -> Iterator[str]:
    for row in layout.rows:
        y = layout.report[row.report]
        yield (
            f'<rect class="b" x="64" y="{y - 17:.1f}" width="{LEFT - 64}" height="34" rx="4"/>'
            f'<text x="72" y="{y - 2:.1f}">{escape(_short(row.name))}<title>{escape(row.name)}</title></text>'
            f'<text class="s" x="72" y="{y + 12:.1f}">{escape(_under(row))}</text>'
        )


def _under(row: ReportLineage) -> str:
    agency = (
        f"{row.agency.name} ({'stated' if row.agency_stated else 'inferred'})" if row.agency else ""
    )
    return ", ".join(x for x in (row.day, agency, "spliced" if row.spliced else "") if x)


def _short(name: str) -> str:
    return name if len(name) <= 36 else f"{name[:22]}…{name[-13:]}"


def _table(lineage: Sequence[ReportLineage]) -> str:
    head = "".join(f"<th>{h}</th>" for h in ("Report", "Agency", "Score", "Copies", "Made of", ""))
    return f"<div class=w><table><tr>{head}</tr>{''.join(map(_table_row, lineage))}</table></div>"


def _table_row(x: ReportLineage) -> str:
    basis = "stated" if x.agency_stated else "inferred"
    cells = (
        x.name,
        f"{x.agency.name}, {basis}" if x.agency else "",
        f"{x.agency.score:.2f}" if x.agency else "",
        x.parent_name or "",
        made_of_words(x),
        "spliced" if x.spliced else "",
    )
    return f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in cells)}</tr>"
