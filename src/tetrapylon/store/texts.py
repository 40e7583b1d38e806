"""The words that searches go through: one row a sentence of a reading, one row a claim of a generation.

Keys are 63-bit numbers that grow with the day of publication, so that "newest first" is the key's own order and a search
stops after the rows it shows. A report whose day is not known stands before all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, select

from tetrapylon.model.claim import Claim
from tetrapylon.model.edtf import days_of
from tetrapylon.model.folding import tokens_of
from tetrapylon.model.record import Reading
from tetrapylon.store.keyed import keyed
from tetrapylon.store.schema import DERIVED_TABLES, SENTENCES

DAY_ZERO = 580_000
"""The ordinal before the first day told apart: in 1588."""
DAY_BITS, PLACE_BITS, HASH_BITS = 18, 26, 45
"""2^18 days reach to the year 2306; 2^26 claims a generation; the rest of a sentence's key is a hash."""
_LETTERS = str.maketrans("0123456789abcdef", "ghijklmnopabcdef")


def day_number(ordinal: int | None) -> int:
    """Return a day as a number of `DAY_BITS` bits, 0 for one that is not known."""
    return 0 if ordinal is None else min(max(1, ordinal - DAY_ZERO), (1 << DAY_BITS) - 1)


def claim_key(generation: int, day: int, place: int) -> int:
    """Return the key of a claim's words; `day` is a `day_number`."""
    return (((generation << DAY_BITS) | day) << PLACE_BITS) | place


def place_of(key: int) -> int:
    """Return the place in its generation of the claim with this key."""
    return key & ((1 << PLACE_BITS) - 1)


def keys_of_generation(generation: int) -> tuple[int, int]:
    """Return the first key of a generation, and the first past it."""
    return claim_key(generation, 0, 0), claim_key(generation + 1, 0, 0)


def token_of_entity(entity: str) -> str:
    """Return the one word that stands for an entity in the words of claims: letters only, no word of a language."""
    return "zq" + blake2b(entity.encode(), digest_size=8).hexdigest().translate(_LETTERS)


def entities_of(claim: Claim) -> tuple[str, ...]:
    """Return the ids of who says a claim and whom and what it is about."""
    ids = (claim.claimant.entity, *claim.about)
    return tuple(dict.fromkeys(i for i in ids if i is not None))


def words_of_claim(claim: Claim, text: str, names: Mapping[str, str]) -> str:
    """Return what a claim is found by: its words, and its speaker and what it is about by name and by token."""
    entities = entities_of(claim)
    said = [*tokens_of(claim.span.of(text)), *tokens_of(claim.claimant.name or "")]
    for entity in entities:
        said += tokens_of(names.get(entity, ""))
    return " ".join((*said, *(token_of_entity(i) for i in entities)))


def claim_rows(
    claims: Iterable[tuple[int, Claim]],
    *,
    generation: int,
    texts: Mapping[str, str],
    days: Mapping[str, int | None],
    names: Mapping[str, str],
) -> Iterator[dict[str, Any]]:
    """Yield the rows of `claim_texts` for claims with their places; those of reports without a text are left out."""
    for i, claim in claims:
        if claim.report in texts:
            key = claim_key(generation, day_number(days.get(claim.report)), i)
            yield {"key": key, "words": words_of_claim(claim, texts[claim.report], names)}


def days_of_reports(
    connection: Connection, generation: int, reports: Iterable[str]
) -> dict[str, int | None]:
    """Return the ordinals of the days on which reports were published, as a generation has them."""
    table, also = DERIVED_TABLES["datings"], {"generation": generation}
    return dict(keyed(connection, table, ("id", "last_day"), "id", reports, also))


def names_of(connection: Connection, generation: int, entities: Iterable[str]) -> dict[str, str]:
    """Return the names of entities as a generation has them."""
    table, also = DERIVED_TABLES["entities"], {"generation": generation}
    return dict(keyed(connection, table, ("id", "name"), "id", entities, also))


def sentence_rows(reading: Reading, text: str, *, day: int) -> list[dict[str, Any]]:
    """Return the rows of `sentences` for one reading; `day` is a `day_number`."""
    rows: dict[int, dict[str, Any]] = {}
    for passage in reading.passages:
        for sentence in passage.sentences:
            key = _free(_sentence_key(day, sentence.id), rows)
            rows[key] = {
                "key": key,
                "id": sentence.id,
                "report": reading.report,
                "span_start": sentence.start,
                "span_end": sentence.end,
                "words": " ".join(tokens_of(sentence.span.of(text))),
            }
    return list(rows.values())


def moved(key: int, day: int) -> int:
    """Return a sentence's key for another day."""
    return (day << HASH_BITS) | (key & ((1 << HASH_BITS) - 1))


def _sentence_key(day: int, sentence: str) -> int:
    digest = blake2b(sentence.encode(), digest_size=8).digest()
    return moved(int.from_bytes(digest, "big"), day)


def free_keys(connection: Connection, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows with keys that no other row of the table has; two that fall together are rare."""
    keys = [r["key"] for r in rows]
    taken = set(connection.scalars(select(SENTENCES.c.key).where(SENTENCES.c.key.in_(keys))))
    used = set(keys) | taken
    for row in rows:
        if row["key"] in taken:
            row["key"] = _free(row["key"], used)
            used.add(row["key"])
    return rows


def _free(key: int, taken: Iterable[int]) -> int:
    known = taken if isinstance(taken, (set, dict)) else set(taken)
    while key in known:
        key += 1
    return key


def published_day(edtf: str | None) -> int:
    """Return the `day_number` of a report's day of publication."""
    days = days_of(edtf)
    return day_number(days.last.toordinal() if days and days.last else None)
