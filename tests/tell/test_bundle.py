"""The bundle's rows: a key holds one shape of value wherever it stands, as its readers rely on."""

from __future__ import annotations

from collections.abc import Iterator

from tetrapylon.model.codec import Json
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.stages import maker_of
from tetrapylon.run.tools import open_tools
from tetrapylon.tell.bundle import bundle_rows

TEXT, EDTF, OBJECT, LIST, NUMBER = (str,), (str, dict), (dict,), (list,), (int, float)
SHAPES: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(
        ("id", "report", "entity", "status", "modality", "type", "track", "state"), TEXT
    ),
    **dict.fromkeys(("from", "to", "date", "as_of", "place", "title", "origin"), EDTF),
    **dict.fromkeys(("span", "claimant", "cue", "actors", "fatalities"), OBJECT),
    **dict.fromkeys(("claims", "answers", "members", "flags", "sentences"), LIST),
    **dict.fromkeys(("lat", "lon", "low", "high"), NUMBER),
}
TEXT_OF_THE_DAY = (
    "The army captured the town of Valdrin from the rebels on Monday, 6 May 2019, officials said.\n\n"
    "A convoy of aid moved from Valdrin to Ostrev on Tuesday. The talks in Geneva were held up."
)


def misshapen(node: Json, path: str) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if value is not None and key in SHAPES and not isinstance(value, SHAPES[key]):
                yield f"{path}.{key}: {value!r}"
            yield from misshapen(value, f"{path}.{key}")
    elif isinstance(node, list):
        for value in node:
            yield from misshapen(value, path)


def test_a_key_holds_one_shape_wherever_it_stands(parser: CachedParser) -> None:
    tools = open_tools(parser=parser)
    report = report_of_text(TEXT_OF_THE_DAY, published="2019-05-07")
    record = build_record([report], [read_report(report, tools)], tools)
    rows = bundle_rows(record, maker=maker_of)
    assert [t for t in rows["tracks"] if t["aspects"]]
    assert [w for noun, of in rows.items() for row in of for w in misshapen(row, noun)] == []
