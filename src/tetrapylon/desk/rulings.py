"""What reviewers ruled on claims, as it stands now: the standing decisions found again on the record's claims.

A ruling names a stretch of a report, never a claim's id, so that it holds when a better reader finds the
claim again. Taking one back is one more row: it says what stood before, or `undone` where nothing did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tetrapylon.model.claim import Claim
from tetrapylon.model.decision import Decision, Evidence, Noun, Ruled, standing

OPEN = "open"
"""The state of a claim on which nothing is ruled."""
UNDO = "undo "
"""How the reason of a row begins that takes a ruling back; the id of that ruling follows."""
STATES: Mapping[str, str] = {Ruled.ACCEPTED: "accepted", Ruled.REJECTED: "rejected"}


@dataclass(frozen=True, kw_only=True)
class Rulings:
    """The rulings on claims that are in force, by report, oldest first; `read` are the stretches of those reports' claims.

    `standing` are the ids of all rulings in force, whatever they are about.
    """

    by_report: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    read: frozenset[tuple[str, int, int]] = frozenset()
    standing: frozenset[str] = frozenset()

    def on(self, claim: Claim) -> tuple[Decision, ...]:
        """Return the rulings in force on a claim: those on exactly its words, else on nearly these words."""
        return self.at(_words(claim))

    def at(self, words: Evidence) -> tuple[Decision, ...]:
        """Return the rulings in force on the claim with these words."""
        here = self.by_report.get(words.report, ())
        exact = tuple(d for d in here if d.evidence == words)
        return exact or tuple(
            d
            for d in here
            if (d.report, d.start, d.end) not in self.read
            and d.evidence.covers(words.report, words.start, words.end)
        )

    def state(self, claim: Claim) -> str:
        """Return `rejected`, `corrected`, `accepted` or `open`."""
        return self.state_at(_words(claim))

    def state_at(self, words: Evidence) -> str:
        """Return how the claim with these words stands: `rejected`, `corrected`, `accepted` or `open`."""
        rulings = self.at(words)
        whole = {STATES[d.ruling] for d in rulings if d.question == Noun.CLAIM}
        if "rejected" in whole:
            return "rejected"
        if any(d.question != Noun.CLAIM for d in rulings):
            return "corrected"
        return "accepted" if whole else OPEN

    @property
    def stretches(self) -> int:
        """Number of stretches of text on which something is ruled."""
        return len({(d.report, d.start, d.end) for ds in self.by_report.values() for d in ds})


def _words(claim: Claim) -> Evidence:
    return Evidence(report=claim.report, start=claim.span.start, end=claim.span.end)


def of_claims(decision: Decision) -> bool:
    """Tell whether a decision is about a claim or a field of one."""
    return decision.question.partition(".")[0] == Noun.CLAIM


def in_force(decisions: Iterable[Decision], read: frozenset[tuple[str, int, int]]) -> Rulings:
    """Return the rulings on claims that stand; `read` are the stretches of the claims of their reports."""
    found: dict[str, list[Decision]] = defaultdict(list)
    stand = standing(decisions)
    for decision in sorted(stand, key=lambda d: (d.at, d.id)):
        whole = decision.question == Noun.CLAIM and decision.ruling in STATES
        if whole or (of_claims(decision) and decision.question != Noun.CLAIM):
            found[decision.report].append(decision)
    return Rulings(
        by_report={report: tuple(rows) for report, rows in found.items()},
        read=read,
        standing=frozenset(d.id for d in stand),
    )


def taken_back(decisions: Iterable[Decision]) -> frozenset[str]:
    """Return the ids of rulings that a later row took back."""
    return frozenset(d.reason.removeprefix(UNDO) for d in decisions if d.reason.startswith(UNDO))


def undoable(decisions: Iterable[Decision], by: str) -> tuple[Decision, ...]:
    """Return a reviewer's last rulings on claims that are not taken back: all rows of one moment."""
    listed = tuple(decisions)
    gone = taken_back(listed)
    own = [
        d
        for d in listed
        if d.by == by and of_claims(d) and d.id not in gone and not d.reason.startswith(UNDO)
    ]
    newest = max((d.at for d in own), default="")
    return tuple(d for d in own if d.at == newest)
