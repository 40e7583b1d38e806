"""Who holds what, in words: one sentence a change of holder, and where things stand at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tetrapylon.lexicon.frames import load_frames
from tetrapylon.model.claim import Claim
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import PLACE_KINDS
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Control, ControlBasis, ControlState
from tetrapylon.tell.brief_days import done_by, lies_in
from tetrapylon.tell.control_parties import parties
from tetrapylon.tell.control_returns import only_returned
from tetrapylon.tell.control_share import ground_words
from tetrapylon.tell.names import UNQUOTED, WRITERS, be, named, speakers_of, writer_of
from tetrapylon.tell.phrases import day_words, sentence, when

CHANGES = frozenset({ControlState.CAPTURED, ControlState.LOST})
FIGHTING = frozenset({"advance", "airstrike", "capture", "clash", "entry", "offensive", "shelling"})
UNNAMED_HOLDER = "a party that no report names"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in the making, with the ids of the claims it stands on.

    `parts` tells that each claim says a part of it, as where values of several reports are listed.
    """

    words: str
    claims: tuple[str, ...]
    parts: bool = False


def fought_over(record: Record, focus: frozenset[str]) -> list[str]:
    """Return places with a known holder that are fought over, the most mentioned first.

    Those that changed hands go before those that are fought for.
    """
    changed = {r.place for r in record.control if r.state in CHANGES}
    fought = {i.place.entity for i in record.incidents if i.place and FIGHTING & set(i.frames)}
    mentioned = Counter(e for c in record.claims for e in c.about)
    known = {r.place for r in record.control if r.place in fought | changed}
    places = [p for p in known if not focus or p in focus]
    return sorted(places, key=lambda p: (p not in changed, -mentioned[p], p))


def holder_now(record: Record, place: str) -> Told | None:
    """Return who is shown to hold a place last, and how it came to hold it."""
    rows = [r for r in record.control if r.place == place]
    taken = _last(r for r in rows if r.state is ControlState.CAPTURED)
    lost = _last(r for r in rows if r.state is ControlState.LOST)
    told = (r for r in rows if r.state is ControlState.HELD and not _is_over(r))
    shown = _last(r for r in told if r.basis is not ControlBasis.IMPLIED)
    change = _last(r for r in (lost, taken) if r is not None)
    if shown is not None and change is not None and _begun(shown) < _begun(change):
        shown = None
    if change is None:
        return _shown_only(record, shown) if shown else None
    if shown is None and change is lost:
        words = f"{_lost(record, change)[:-1]}; the record names no holder since"
        return Told(sentence(words), change.claims)
    if taken is None:
        return _shown_only(record, shown) if shown else None
    if shown is None or not _one_party(record, taken, shown):
        kind = "change of hands" if _only_went_in(record, taken) else "capture"
        words = f"the last dated {kind}: {_captured(record, taken, rows)}{_brief_hold(taken, rows)}"
        return Told(sentence(words), _bearing(record, taken))
    by = _holder(record, shown)
    last = f"As of {_seen(record, shown)} {_place(record, shown)} was held by {by}"
    went = "moved into" if _only_went_in(record, taken) else "captured"
    how = f"which had {went} it{_from(record, taken, rows)} {when(taken.begun)}{_account(record, taken)}"
    if shown.holder != taken.holder:
        how = f"after {_holder(record, taken)} had {went} it {when(taken.begun)}"
    held, took = _naming(record, shown)[:3], _bearing(record, taken)
    return Told(sentence(f"{last}, {how}"), tuple(dict.fromkeys((*held, *took))), parts=True)


def _brief_hold(taken: Control, rows: Sequence[Control]) -> str:
    """Return that a hold is over where a report calls it brief and none tells who took the place."""
    followed = any(r is not taken and r.begun == taken.ended for r in rows)
    return ", but did not hold it for long" if taken.ended and not followed else ""


def _last(rows: Iterable[Control]) -> Control | None:
    """Return the row that begins last; of two at once the one that stands last."""
    return max((r for r in rows if _begun(r)), key=_begun_and_state, default=None)


def _begun_and_state(row: Control) -> tuple[str, bool]:
    return (_begun(row), row.state is ControlState.CAPTURED)


def control_history(record: Record, focus: frozenset[str]) -> Iterator[Told]:
    """Yield each change of holder in the order of time, then who is shown to hold other places."""
    rows = [r for r in record.control if not focus or r.place in focus]
    taken = sorted((r for r in rows if r.state is ControlState.CAPTURED), key=_begun)
    for n, row in enumerate(taken):
        again = any(r.place == row.place and r.holder == row.holder for r in taken[:n])
        words = _captured(record, row, rows, again="again " if again else "")
        loser, beside = (
            _one_telling(record, row, rows) if not _from(record, row, rows) else ("", ())
        )
        borne = dict.fromkeys((*beside, *_bearing(record, row)))
        yield Told(sentence(f"{words}{loser}"), tuple(borne), parts=bool(beside))
    yield from (Told(_lost(record, r), r.claims) for r in _lone_losses(rows, taken))
    changed = {r.place for r in taken}
    for row in sorted((r for r in rows if r.state is ControlState.HELD), key=_begun):
        if row.place not in changed and row.basis is not ControlBasis.IMPLIED:
            yield _shown_only(record, row)
    for row in (r for r in rows if r.state in (ControlState.APPROACHED, ControlState.CONTESTED)):
        claims = _bearing(record, row)
        if any(row.place in record.claim[c].about for c in claims if c in record.claim):
            yield Told(_other(record, row), claims)


def _lone_losses(rows: Sequence[Control], taken: Sequence[Control]) -> list[Control]:
    told = {(r.place, r.begun) for r in taken}
    lost = [r for r in rows if r.state is ControlState.LOST and (r.place, r.begun) not in told]
    return sorted(lost, key=_begun)


def _lost(record: Record, row: Control) -> str:
    return sentence(f"{_holder(record, row)} lost {_place(record, row)} {done_by(record, row)}")


def _other(record: Record, row: Control) -> str:
    by, place = _holder(record, row), _place(record, row)
    place = f"the {place}" if place[:1].islower() else place
    if row.state is ControlState.CONTESTED:
        return sentence(f"fighting at or near {place} was reported {when(row.begun)}")
    at = "" if place[:1].isdigit() else "near or moving toward "
    near = f"{by} {be(by)} reported {at}{place} {when(row.begun)}"
    return sentence(f"{near}{_account(record, row)}")


def _captured(record: Record, row: Control, rows: Sequence[Control], *, again: str = "") -> str:
    took = "moved into" if _only_went_in(record, row) else "captured"
    words = f"{_holder(record, row)} {took} {_place(record, row)} {again}"
    words += f"{_from(record, row, rows)} {done_by(record, row)}"
    return f"{words}{_account(record, row)}"


def _only_went_in(record: Record, row: Control) -> bool:
    """Tell whether the words cited for a capture say no more than that forces went into the place."""
    return only_returned(record, load_frames(), _bearing(record, row))


def _account(record: Record, row: Control) -> str:
    """Return by whose account a place was taken or neared, where nobody tells it as a fact."""
    said = [record.claim[c] for c in _bearing(record, row) if c in record.claim]
    told = [c for c in said if c.claimant.type not in UNQUOTED]
    as_fact = not told or any(c.claimant.type in WRITERS for c in told)
    if row.basis is not ControlBasis.CLAIMED and as_fact:
        return ""
    said = told or said
    return (
        f", by the account of {speakers_of(record, said)}"
        if said
        else ", by the account of one side"
    )


def _bearing(record: Record, row: Control) -> tuple[str, ...]:
    """Return the claims that name a row's holder and put it on the days told; all that name it where none does."""
    days = days_of(row.begun)
    named_by = _naming(record, row)
    of_it = tuple(c for c in named_by if days and lies_in(record.claim.get(c), days))
    return of_it or named_by


def _naming(record: Record, row: Control) -> tuple[str, ...]:
    """Return the claims of a row that name its holder, its side or its place; all of them where none does."""
    side = _side_of(record, row.holder)
    known = [record.claim[c] for c in row.claims if c in record.claim]
    return tuple(c.id for c in known if side & _spoken_of(record, c)) or row.claims


def _spoken_of(record: Record, claim: Claim) -> set[str]:
    """Return whom a claim is about; a clause that names no actor is about those of its sentence."""
    about = set(claim.about)
    if any(e and e.kind not in PLACE_KINDS for e in map(record.entity.get, about)):
        return about
    beside = record.claims_by_passage.get(claim.passage, ())
    return about | {e for c in beside if c.sentence == claim.sentence for e in c.about}


def _from(record: Record, row: Control, rows: Sequence[Control]) -> str:
    lost = [r for r in rows if _is_loss(r, row)]
    before = [
        r
        for r in rows
        if r.place == row.place
        and r.state is ControlState.HELD
        and r.basis is ControlBasis.IMPLIED
        and r.ended == row.begun
    ]
    known = [
        r
        for r in (*lost, *before)
        if r.holder and (_had_it(r.holder, row, rows) or _all_name(record, row, r.holder))
    ]
    return f" from {_holder(record, known[0])}" if known else ""


def _one_telling(
    record: Record, row: Control, rows: Sequence[Control]
) -> tuple[str, tuple[str, ...]]:
    """Return from whom a place was taken where one writer alone says so, and the claim that does; "" where none does."""
    lost = {r.holder: _side_of(record, r.holder) for r in rows if _is_loss(r, row)}
    for key in (c for c in row.claims if c in record.claim):
        claim = record.claim[key]
        for holder, side in lost.items():
            if claim.claimant.type in WRITERS - UNQUOTED and side & set(claim.about):
                whose = writer_of(record, claim)
                return f", in {whose}’s telling from {named(record, holder or '')}", (key,)
    return "", ()


def _is_loss(lost: Control, taken: Control) -> bool:
    """Tell whether one row is the loss that another's capture is."""
    same = lost.place == taken.place and lost.begun == taken.begun
    return same and lost.state is ControlState.LOST and lost.holder not in (None, taken.holder)


def _had_it(holder: str, row: Control, rows: Sequence[Control]) -> bool:
    """Tell whether the record shows the place in somebody's hands before it was taken."""
    shown = (ControlState.CAPTURED, ControlState.HELD)
    return any(
        r.place == row.place
        and r.holder == holder
        and r.state in shown
        and r.basis is not ControlBasis.IMPLIED
        and _begun(r) < _begun(row)
        for r in rows
    )


def _all_name(record: Record, row: Control, loser: str) -> bool:
    """Tell whether each claim of a capture that names who took the place names the one it was taken from too."""
    claims = [record.claim[c] for c in _naming(record, row) if c in record.claim]
    side = _side_of(record, loser)
    return all(side & _spoken_of(record, c) for c in claims)


def _side_of(record: Record, key: str | None) -> set[str]:
    """Return the ids of an actor and of all of its side."""
    actor = record.entity.get(key or "")
    if actor is None:
        return set()
    return {actor.id, *(e.id for e in record.entities if actor.side and e.side == actor.side)}


def _is_over(row: Control) -> bool:
    """Tell whether the words themselves close a holding: "from 1997 until 2001"."""
    begun, ended = days_of(row.begun), days_of(row.ended)
    return bool(begun and begun.first and ended and ended.last) and row.begun != row.ended


def _shown_only(record: Record, row: Control) -> Told:
    by, place = _holder(record, row), ground_words(record, row, _place(record, row))
    if _is_over(row):
        stretch = when(f"{(row.begun or '').split('/')[0]}/{(row.ended or '').split('/')[-1]}")
        return Told(sentence(f"{by} held {place} {stretch}"), row.claims)
    words = f"As of {_seen(record, row)} {place} was held by {by}"
    return Told(sentence(words), row.claims)


def _seen(record: Record, row: Control) -> str:
    """Return the last day on which reports show the holder, in words."""
    days = [days_of(record.claim[c].speech_date) for c in row.claims if c in record.claim]
    last = [d.last for d in days if d and d.last]
    begun = days_of(row.begun)
    first = begun.last if begun else None
    day: date | None = max(last, default=first)
    return day_words(day) if day else "a day not known"


def _one_party(record: Record, one: Control, two: Control) -> bool:
    return bool(parties(record, (one.holder,)) & parties(record, (two.holder,)))


def _begun(row: Control) -> str:
    days = days_of(row.begun)
    last = (days.last or days.first) if days else None
    return str(last) if last else ""


def _holder(record: Record, row: Control) -> str:
    return named(record, row.holder) if row.holder else UNNAMED_HOLDER


def _place(record: Record, row: Control) -> str:
    return named(record, row.place)
