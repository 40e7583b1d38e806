"""A made-up news stream of any length: wars in many places, copies of wires, and news of no war at all.

`python -m benchmarks.stream 1000 FOLDER` writes a folder of text files. The same seed gives the same stream, and a
longer stream begins with a shorter one, so that an archive can be grown by its next reports. Days go on as
reports come: an archive of 100,000 spans years, one of 1,000 three weeks.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

WORDS = Path(__file__).with_name("stream_words.yaml")
FIRST_DAY = date(2016, 1, 4)
WINDOW = 40
"""Original reports that a copy may be made of: the last so many, as news is copied while it is new."""
LEFT_OUT, SWAPPED = 0.15, 0.3
"""Shares of a copy's sentences that are left out, and that are edited."""
SHORTEST, LONGEST = 7, 14
"""Sentences of news of an original report."""
MOST_TOGETHER = 3
"""Sentences of a paragraph, at most, where there is background; news alone stands a sentence to a paragraph."""
_CHOICE = re.compile(r"\[([^\]]*)\]")
"""Wordings of a pattern, of which one is drawn: `[said|reported]`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """What a stream is made of. Shares lie between 0 and 1; `of_no_war` is taken first, copies are of the rest.

    `background` is how many sentences without news (what was long so, what people think and fear, how a place looks) stand
    beside each one of news. News alone is three times as dense in happenings and figures as real articles are.
    """

    copies: float = 0.4
    of_no_war: float = 0.0
    background: float = 0.0
    a_day: int = 50
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One report of the stream. `day` is when it was published; `copy_of` names the report it copies."""

    name: str
    text: str
    day: date
    of_war: bool
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class _Story:
    name: str
    wire: str
    title: str
    capital: str
    paragraphs: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class _State:
    rng: random.Random
    words: Mapping[str, Any]
    mix: Mix
    recent: deque[_Story] = field(default_factory=lambda: deque(maxlen=WINDOW))


@cache
def _words() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return found


def stream(mix: Mix | None = None) -> Iterator[Made]:
    """Yield reports without end, in the order of their days."""
    mix = mix or Mix()
    state = _State(random.Random(mix.seed), _words(), mix)  # noqa: S311 - a benchmark, no secret
    number = 0
    while True:
        day = FIRST_DAY + timedelta(days=number // mix.a_day)
        yield _made(state, f"{number:07}.txt", day)
        number += 1


def _made(state: _State, name: str, day: date) -> Made:
    rng, mix = state.rng, state.mix
    if rng.random() < mix.of_no_war:
        story = _story(state, name, day, of_war=False)
        return Made(name=name, text=_page(state, story, day), day=day, of_war=False)
    if state.recent and rng.random() < mix.copies:
        first = rng.choice(state.recent)
        copied = _copied(state, first)
        return Made(
            name=name, text=_page(state, copied, day), day=day, of_war=True, copy_of=first.name
        )
    story = _story(state, name, day, of_war=True)
    state.recent.append(story)
    return Made(name=name, text=_page(state, story, day), day=day, of_war=True)


def _story(state: _State, name: str, day: date, *, of_war: bool) -> _Story:
    rng, words = state.rng, state.words
    theatre = rng.choice(words["theatres"])
    count = rng.randint(SHORTEST, LONGEST)
    if of_war:
        patterns = [rng.choice(words["lead"]), *_drawn(rng, words["war"], count - 1)]
    else:
        patterns = _drawn(rng, words["other"], count)
    town, town2 = rng.sample(theatre["towns"], 2)
    grouped = _grouped(state, patterns, words["background" if of_war else "other_background"])
    paragraphs = tuple(
        tuple(_filled(state, p, theatre, (town, town2), day) for p in group) for group in grouped
    )
    title = f"Fighting in {town}" if of_war else " ".join(paragraphs[0][0].split()[:6])
    return _Story(name, rng.choice(words["wires"]), title, theatre["capital"], paragraphs)


def _grouped(
    state: _State, news: Sequence[str], background: Sequence[Sequence[str]]
) -> list[list[str]]:
    """Return a story's patterns by paragraph: the first of the news leads, the rest stand among the background."""
    more = round(len(news) * state.mix.background)
    if not more:
        return [[pattern] for pattern in news]
    rest = [*news[1:], *(_background(state.rng, background) for _ in range(more))]
    state.rng.shuffle(rest)
    groups = [[news[0]]]
    while rest:
        many = state.rng.randint(1, MOST_TOGETHER)
        groups.append(rest[:many])
        rest = rest[many:]
    return groups


def _background(rng: random.Random, lists: Sequence[Sequence[str]]) -> str:
    """Return the pattern of a sentence that is no news: somebody, what they do, and how it goes on."""
    who, what, end = (rng.choice(several) for several in lists)
    return f"{who} {what}{end}."


def _drawn(rng: random.Random, patterns: Sequence[str], count: int) -> list[str]:
    whole = [*patterns] * (1 + count // len(patterns))
    return rng.sample(whole, count)


def _filled(
    state: _State, pattern: str, theatre: Mapping[str, Any], towns: tuple[str, str], day: date
) -> str:
    rng, words = state.rng, state.words
    pattern = pattern.replace("{tail}", rng.choice(words["tails"]))
    pattern = _CHOICE.sub(lambda found: rng.choice(found.group(1).split("|")), pattern)
    persons = words["persons"]
    told = day - timedelta(days=rng.choice((0, 0, 0, 1)))
    month = day - timedelta(days=rng.randint(40, 150))
    found = {
        "town": towns[0],
        "town2": towns[1],
        "land": theatre["land"],
        "capital": theatre["capital"],
        "state": rng.choice(theatre["state"]),
        "rebels": rng.choice(theatre["rebels"]),
        "monitor": theatre["monitor"],
        "backer": rng.choice(theatre["backers"]),
        "person": f"{rng.choice(persons['first'])} {rng.choice(persons['last'])}",
        "post": rng.choice(words["posts"]),
        "wire": rng.choice(words["wires"]),
        "weekday": f"{told:%A}",
        "month": f"{month:%B}",
        "lastyear": str(day.year - 1),
        "n1": str(rng.randint(2, 9)),
        "n2": str(rng.randint(3, 80)),
        "n3": str(rng.randint(10, 200)),
        "n4": f"{rng.randint(1, 90)},000",
        **{k: rng.choice(words[k]) for k in ("adj", "noun", "noun2", "verb", "adverb")},
        "adj2": rng.choice(words["adj"]),
    }
    capped = {f"{k}_cap": _capital(v) for k, v in found.items()}
    return _capital(pattern.format(**found, **capped))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _copied(state: _State, story: _Story) -> _Story:
    """Return a story as another paper prints it: sentences left out, some put otherwise."""
    rng = state.rng
    kept = [
        [s for i, s in enumerate(paragraph) if at + i == 0 or rng.random() >= LEFT_OUT]
        for at, paragraph in enumerate(story.paragraphs)
    ]
    edited = tuple(
        tuple(_edited(state, s) if rng.random() < SWAPPED else s for s in paragraph)
        for paragraph in kept
        if paragraph
    )
    return _Story(story.name, story.wire, story.title, story.capital, edited)


def _edited(state: _State, sentence: str) -> str:
    for old, new in state.rng.sample(state.words["swaps"], 4):
        sentence = sentence.replace(f" {old} ", f" {new} ", 1)
    return sentence


def _page(state: _State, story: _Story, day: date) -> str:
    paper = state.rng.choice(state.words["papers"])
    lead, *rest = (" ".join(sentences) for sentences in story.paragraphs)
    dateline = f"{story.capital.upper()} ({story.wire}) - "
    printed = f"{day:%A}, {day.day} {day:%B %Y}"
    return "\n\n".join([paper, story.title, printed, dateline + lead, *rest]) + "\n"


def written(count: int, folder: Path, mix: Mix | None = None, *, since: int = 0) -> list[Path]:
    """Write reports number `since` to `since + count` of a stream as text files; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for made in islice(stream(mix), since, since + count):
        file = folder / made.name
        file.write_text(made.text, encoding="utf-8")
        files.append(file)
    return files


def main(argv: Sequence[str] | None = None) -> int:
    """Write a stream's files; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stream", description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--since", type=int, default=0, help="number of the first report")
    parser.add_argument("--copies", type=float, default=Mix().copies)
    parser.add_argument("--of-no-war", type=float, default=Mix().of_no_war)
    parser.add_argument(
        "--background", type=float, default=0.0, help="sentences of it to one of news"
    )
    args = parser.parse_args(argv)
    mix = Mix(copies=args.copies, of_no_war=args.of_no_war, background=args.background)
    files = written(args.count, args.folder, mix, since=args.since)
    print(f"{len(files)} reports in {args.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
