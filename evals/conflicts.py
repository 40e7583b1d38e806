"""Check the record of small hand-coded conflicts that were written for this project.

Each folder of `tests/conflicts` holds reports of one battle and `expected.yaml`: story days, agencies, who says what and how
surely, who holds the town on a day, which figures answer different questions, how many origins stand behind a
statement, which answers stand side by side with what verdict. They were written before their output was looked at, and they are of wars that no other set here covers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from evals.common import parser
from evals.conflicts_checks import Check, called, folded_name, within
from evals.conflicts_happenings import happenings
from evals.conflicts_questions import outcomes, strays
from tetrapylon.gather.intake import gather
from tetrapylon.gather.limits import Limits
from tetrapylon.model.claim import Claim, ClaimantType
from tetrapylon.model.edtf import days_of
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Control, ControlBasis, ControlState
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import open_tools

CONFLICTS = Path(__file__).parents[1] / "tests" / "conflicts"


def conflict_folders() -> list[Path]:
    """Return the folders of the conflicts, by name."""
    return sorted(p.parent for p in CONFLICTS.glob("*/expected.yaml"))


def record_of(folder: Path) -> Record:
    """Return the record of a folder's reports, gathered as the program does it, made in memory."""
    tools = open_tools(parser=parser())
    paths = sorted(str(p) for p in folder.iterdir() if p.suffix != ".yaml")
    reports = [i.report for i in gather(paths, limits=Limits()) if i.report is not None]
    return build_record(reports, [read_report(r, tools) for r in reports], tools)


def checks_of(folder: Path) -> list[Check]:
    """Return every expectation of a conflict, checked."""
    record = record_of(folder)
    wanted: dict[str, Any] = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))
    parts = (
        _days, _agencies, _publishers, _claims, _control, _never_held, _killed, _apart, _origins, happenings,
        _questions,
    )  # fmt: skip
    return [check for part in parts for check in part(record, wanted)]


def _name(record: Record, report: str) -> str:
    return Path(record.report[report].name).name


def _report_named(record: Record, name: str) -> str:
    return next(r.id for r in record.reports if Path(r.name).name.startswith(name))


def _days(record: Record, wanted: dict[str, Any]) -> Iterator[Check]:
    for name, day in wanted["days"].items():
        guess = record.dating[_report_named(record, name)].story_day
        found = guess.edtf if guess else None
        held = found is not None and within(found, day)
        yield Check(
            part="day", what=f"{name} {day}", held=held, found=str(found), wrong=bool(found)
        )


def _agencies(record: Record, wanted: dict[str, Any]) -> Iterator[Check]:
    for composition in record.compositions:
        name = _name(record, composition.report)
        agency = composition.agency.name if composition.agency else None
        expected = wanted["agencies"].get(name)
        spliced = name in wanted["spliced"]
        yield Check(
            part="agency",
            what=f"{name} {expected}",
            held=agency == expected or (spliced and expected is None),
            found=str(agency),
            wrong=agency is not None,
        )
        if composition.spliced and not spliced:
            yield Check(part="spliced", what=name, held=False, found="spliced", wrong=True)


def _publishers(record: Record, wanted: dict[str, Any]) -> Iterator[Check]:
    for name, publisher in wanted["publishers"].items():
        page = record.reading[_report_named(record, name)].page
        found = page.publisher.name if page.publisher else None
        yield Check(
            part="publisher",
            what=f"{name} {publisher}",
            held=found == publisher,
            found=str(found),
            wrong=found is not None,
        )


def _claims(record: Record, wanted: dict[str, Any]) -> Iterator[Check]:
    for number, words, speakers, modalities in wanted["claims"]:
        found = [
            c
            for c in record.claims
            if _name(record, c.report).startswith(f"{number:02d}")
            and words in c.span.of(record.report[c.report].text)
        ]
        yield _claim_check(record, found, words, f"{speakers}".split("|"), modalities.split("|"))


def _claim_check(
    record: Record, found: list[Claim], words: str, speakers: list[str], modalities: list[str]
) -> Check:
    right = [c for c in found if _speaks(record, c, speakers) and c.modality.value in modalities]
    told = "; ".join(f"{_speaker(record, c)}, {c.modality}" for c in found) or "no claim"
    return Check(
        part="claim",
        what=f"{words!r} {'|'.join(speakers)}, {'|'.join(modalities)}",
        held=bool(right),
        found=told,
        wrong=bool(found) and not right,
    )


def _speaker(record: Record, claim: Claim) -> str:
    entity = record.entity.get(claim.claimant.entity or "")
    said = f" ({claim.claimant.name})" if claim.claimant.name else ""
    return f"{entity.name if entity else None}{said}"


def _speaks(record: Record, claim: Claim, wanted: Iterable[str]) -> bool:
    entity = record.entity.get(claim.claimant.entity or "")
    names = {claim.claimant.name or "", *((entity.name, *entity.aliases) if entity else ())}
    folded = {folded_name(n) for n in names if n}
    if claim.claimant.type in (ClaimantType.AGENCY_VOICE, ClaimantType.PUBLISHER_VOICE):
        folded.add("writer")
    return any(folded_name(w) in folded for w in wanted)


def _control(record: Record, wanted: dict[str, Any]) -> Iterator[Check]:
    """Check who is said to hold a place on a day: by what is held or taken, or lost only later."""
    for row in wanted["control"]:
        here = [c for c in record.control if called(record, c.place, row["place"]) and c.holder]
        found = sorted(
            {record.entity[c.holder].name for c in here if c.holder and _on(c, row["day"], here)}
        )
        held = bool(found) and set(found) <= set(row["holder"].split("|"))
        what = f"{row['place']} on {row['day']}: {row['holder']}"
        yield Check(part="control", what=what, held=held, found=str(found), wrong=bool(found))


def _never_held(record: Record, wanted: dict[str, Any]) -> Iterator[Check]:
    """Check that a place was never given to a holder that no report says held it; `*` is anybody."""
    for row in wanted.get("never", []):
        found = {
            record.entity[c.holder].name
            for c in record.control
            if c.holder
            and c.state in (ControlState.HELD, ControlState.CAPTURED)
            and called(record, c.place, row["place"])
        }
        names = row["holder"].split("|")
        wrong = sorted(n for n in found if "*" in names or n in names)
        what = f"{row['place']}: not {row['holder']}"
        yield Check(part="never", what=what, held=not wrong, found=str(wrong), wrong=True)


def _on(control: Control, day: str, here: list[Control]) -> bool:
    """Tell whether a row says that somebody held the place on a day: one of a loss, up to the change before it."""
    if control.state is ControlState.LOST:
        lost, moment = days_of(control.begun), days_of(day)
        gone = (lost.first or lost.last) if lost else None
        if moment is None or moment.first is None or gone is None or moment.first >= gone:
            return False
        taken = (days_of(c.begun) for c in here if c.state is ControlState.CAPTURED)
        return not any(t and t.last and moment.first < t.last < gone for t in taken)
    if control.basis is ControlBasis.IMPLIED and control.begun and control.begun.startswith(".."):
        return _on(replace(control, state=ControlState.LOST, begun=control.ended), day, here)
    begun = days_of(control.begun)
    if control.state is ControlState.CAPTURED and begun and begun.first is None and begun.last:
        return _covers(begun.last.isoformat(), control.ended, day)
    held = control.state in (ControlState.HELD, ControlState.CAPTURED)
    return held and _covers(control.begun, control.ended, day)


def _covers(begun: str | None, ended: str | None, day: str) -> bool:
    first, last, moment = days_of(begun), days_of(ended), days_of(day)
    if moment is None or moment.first is None:
        return False
    opened = first is None or first.first is None or first.first <= moment.first
    return opened and (last is None or last.last is None or last.last >= moment.first)


def _killed(record: Record, wanted: dict[str, Any]) -> Iterator[Check]:
    for row in wanted["killed"]:
        found = [
            q
            for q in record.quantities
            if q.measures.value == "killed" and row["value"] in (q.value, q.low)
        ]
        claims = [record.claim[q.claim] for q in found if q.claim]
        held = any(_speaks(record, c, row["by"].split("|")) for c in claims)
        told = "; ".join(_speaker(record, c) for c in claims) or "no such toll"
        what = f"{row['value']} by {row['by']}"
        yield Check(part="killed", what=what, held=held, found=told, wrong=bool(claims))


def _apart(record: Record, wanted: dict[str, Any]) -> Iterator[Check]:
    for left, right in wanted["apart"]:
        values = [
            (q.question, q.verdict.value, {_value(record, a.quantity) for a in q.answers})
            for q in record.questions
        ]
        together = [
            f"{name} ({verdict})"
            for name, verdict, found in values
            if {left, right} <= found and verdict in ("updated", "disputed", "agree", "resolved")
        ]
        what = f"{left} and {right}"
        yield Check(
            part="apart", what=what, held=not together, found="; ".join(together), wrong=True
        )


def _value(record: Record, quantity: str | None) -> float | None:
    found = record.quantity.get(quantity or "")
    return None if found is None else found.value or found.low


def _origins(record: Record, wanted: dict[str, Any]) -> Iterator[Check]:
    for row in wanted["origins"]:
        found = [
            c for c in record.claims if row["words"] in c.span.of(record.report[c.report].text)
        ]
        origins = {c.origin for c in found}
        held = len({c.report for c in found}) == row["reports"] and len(origins) == row["origins"]
        what = f"{row['words']!r} {row['reports']} reports, {row['origins']} origins"
        yield Check(part="origins", what=what, held=held, found=str(origins), wrong=len(found) > 1)


def _questions(record: Record, wanted: dict[str, Any]) -> Iterator[Check]:
    for found in outcomes(record, wanted):
        verdicts = ", ".join(found.verdicts)
        yield Check(
            part="question",
            what=found.what,
            held=found.held,
            found=verdicts or "no question",
            wrong=found.wrong,
        )
    for stray in strays(record, wanted):
        what = "disputed, and not expected"
        yield Check(part="dispute", what=what, held=False, found=stray.question, wrong=True)
