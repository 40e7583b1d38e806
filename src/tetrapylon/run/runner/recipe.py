"""How workers open their lexicons and parser: paths and names instead of open files."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.runner.new_parses import NewParses
from tetrapylon.run.spacy_parser import DEFAULT_PIPELINE, SpacyParser
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.parse_cache import ParseCache


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What `Tools` are opened from.

    Attributes:
        pipeline: an installed spaCy pipeline.
        lexicon: a user's folder of actors and places, or None.
        parses: the parse cache's file, read and not written, or None.
    """

    pipeline: str = DEFAULT_PIPELINE
    lexicon: str | None = None
    parses: str | None = None

    def to_json(self) -> str:
        """Return the recipe as a task's `config`."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, config: str) -> Recipe:
        """Return the recipe that a task's `config` holds."""
        return cls(**json.loads(config))

    def opened(self) -> tuple[Tools, NewParses]:
        """Open the tools, and the cache that their parser fills; the model is loaded now.

        Raises:
            PipelineMissing: the model is not installed.
        """
        parses = NewParses(ParseCache(Path(self.parses)) if self.parses else None)
        spacy = SpacyParser(self.pipeline)
        spacy.nlp  # noqa: B018 - loads the model
        parser = CachedParser(spacy, parses)
        lexicon = Path(self.lexicon) if self.lexicon else None
        return open_tools(parser=parser, lexicon=lexicon), parses
