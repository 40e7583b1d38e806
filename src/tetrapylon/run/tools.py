"""The lexicons, gazetteer and parser that stages are handed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tetrapylon.lexicon.actors import ActorLexicon, load_actors
from tetrapylon.lexicon.cues import CueLexicon, load_cues
from tetrapylon.lexicon.frames import FrameLexicon, load_frames
from tetrapylon.lexicon.gazetteer import Gazetteer, open_gazetteer
from tetrapylon.lexicon.genders import GenderLexicon, load_genders
from tetrapylon.lexicon.outlets import OutletLexicon, load_outlets
from tetrapylon.lexicon.relevance import Relevance, load_relevance
from tetrapylon.link.incidents_groups import Grouping, groups_of
from tetrapylon.link.strands import KeptLineage
from tetrapylon.link.strands_candidates import TieFinder
from tetrapylon.read.parsing import Parser
from tetrapylon.run.blocks import Blocks
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.spacy_parser import SpacyParser
from tetrapylon.store.parse_cache import ParseCache


@dataclass(frozen=True, kw_only=True)
class Tools:
    """Everything a stage may need besides the record."""

    parser: Parser
    outlets: OutletLexicon
    actors: ActorLexicon
    gazetteer: Gazetteer
    cues: CueLexicon
    frames: FrameLexicon
    genders: GenderLexicon
    relevance: Relevance
    ties: TieFinder | None = None
    """Finds which sentences are versions of one another, in place of this process."""
    blocks: Blocks | None = None
    """What stages made of each report before; only what changed is made again."""
    lineage: KeptLineage | None = None
    """What is known of the archive's sentences already; only new reports are compared."""
    grouping: Grouping = groups_of
    """Says which tellings are one happening."""


def open_tools(
    *, parses: Path | None = None, parser: Parser | None = None, lexicon: Path | None = None
) -> Tools:
    """Load the packaged lexicons and open the gazetteer and the parser.

    Args:
        parses: file of the parse cache; None keeps parses in memory.
        parser: another parser, instead of the packaged spaCy pipeline with that cache.
        lexicon: a user's folder of `actors*.yaml` and `places*.yaml`.
    """
    return Tools(
        parser=parser or CachedParser(SpacyParser(), ParseCache(parses)),
        outlets=load_outlets(),
        actors=load_actors(lexicon),
        gazetteer=open_gazetteer(folder=lexicon),
        cues=load_cues(),
        frames=load_frames(),
        genders=load_genders(),
        relevance=load_relevance(),
    )
