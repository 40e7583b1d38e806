"""What the checks of hand-coded conflicts are made of."""

from __future__ import annotations

from dataclasses import dataclass

from tetrapylon.lexicon.translit import folded
from tetrapylon.model.edtf import days_of
from tetrapylon.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One expectation: where it stands, whether it held, and what was found instead.

    `wrong` is True where the record states something else, False where it holds or is silent.
    """

    part: str
    what: str
    held: bool
    found: str
    wrong: bool = False

    def told(self) -> str:
        """Return the check in a line."""
        verdict = "ok   " if self.held else "WRONG" if self.wrong else "miss "
        return f"{verdict} {self.part}: {self.what} | {self.found}"


def within(found: str, wanted: str) -> bool:
    """Tell whether every day of one EDTF date lies in another."""
    inner, outer = days_of(found), days_of(wanted)
    return inner is not None and outer is not None and outer.contains(inner)


def folded_name(name: str) -> str:
    """Return a name as names are compared here: without case, marks and articles."""
    plain = folded(name.replace("’", "'").replace("_", " "))
    words = plain.replace(".", "").split()
    return " ".join(w for w in words if w not in ("the", "a", "an"))


def called(record: Record, entity: str, name: str) -> bool:
    """Tell whether an entity bears one of the names, which `|` parts."""
    place = record.entity.get(entity)
    wanted = {folded_name(n.replace("-", " ")) for n in name.split("|")}
    return place is not None and not wanted.isdisjoint(
        folded_name(n.replace("-", " ")) for n in (place.name, *place.aliases)
    )
