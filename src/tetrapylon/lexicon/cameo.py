"""PLOVER types and modes as CAMEO codes, for older material.

Source: the CAMEO 1.1b3 codebook's headings, matched by meaning. A mode without a row of its own takes its type's root.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tetrapylon.lexicon.codes import CAMEO

CAMEO_MODES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("CONSULT", "visit"): "042",
        ("CONSULT", "third-party"): "045",
        ("CONSULT", "multilateral"): "046",
        ("CONSULT", "phone"): "041",
        ("RETREAT", "withdraw"): "0874",
        ("RETREAT", "release"): "0841",
        ("RETREAT", "return"): "0842",
        ("RETREAT", "disarm"): "0873",
        ("RETREAT", "ceasefire"): "0871",
        ("RETREAT", "access"): "0863",
        ("RETREAT", "resign"): "0831",
        ("REQUEST", "assist"): "103",
        ("REQUEST", "change"): "104",
        ("REQUEST", "yield"): "105",
        ("REQUEST", "meet"): "106",
        ("ACCUSE", "disapprove"): "111",
        ("ACCUSE", "investigate"): "090",
        ("ACCUSE", "allege"): "112",
        ("REJECT", "assist"): "122",
        ("REJECT", "change"): "123",
        ("REJECT", "yield"): "124",
        ("REJECT", "meet"): "125",
        ("THREATEN", "restrict"): "132",
        ("THREATEN", "relations"): "131",
        ("THREATEN", "territory"): "1382",
        ("THREATEN", "violence"): "138",
        ("PROTEST", "demo"): "141",
        ("PROTEST", "hunger"): "142",
        ("PROTEST", "strike"): "143",
        ("PROTEST", "boycott"): "143",
        ("PROTEST", "obstruct"): "144",
        ("PROTEST", "riot"): "145",
        ("SANCTION", "expel"): "166",
        ("SANCTION", "discontinue"): "164",
        ("MOBILIZE", "police"): "153",
        ("MOBILIZE", "troops"): "154",
        ("COERCE", "seize"): "171",
        ("COERCE", "restrict"): "172",
        ("COERCE", "ban"): "1722",
        ("COERCE", "curfew"): "1723",
        ("COERCE", "martial-law"): "1724",
        ("COERCE", "arrest"): "173",
        ("COERCE", "deport"): "174",
        ("ASSAULT", "abduct"): "181",
        ("ASSAULT", "beat"): "182",
        ("ASSAULT", "sexual"): "1821",
        ("ASSAULT", "torture"): "1822",
        ("ASSAULT", "execute"): "1823",
        ("ASSAULT", "explosives"): "183",
        ("ASSAULT", "suicide-attack"): "1831",
        ("ASSAULT", "assassinate"): "186",
        ("ASSAULT", "targeted"): "186",
        ("ASSAULT", "firearms"): "193",
        ("ASSAULT", "heavy-weapons"): "194",
        ("ASSAULT", "aerial"): "195",
        ("ASSAULT", "unconventional"): "204",
    }
)
"""The CAMEO code of a PLOVER type and mode."""


def cameo_of(plover: str, mode: str | None) -> str:
    """Return the CAMEO code of a PLOVER coding, the root of the type where the mode has no row.

    Raises:
        KeyError: the type is not one of PLOVER 0.8.
    """
    return CAMEO_MODES.get((plover, mode or ""), CAMEO[plover][0])
