"""What the brief editor is sent and sends: a draft with its checked sentences, plans and saves."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from tetrapylon.desk.filters import Filters
from tetrapylon.tell.brief import Length

Words = Annotated[str, Field(max_length=4_000)]


Key = Annotated[str, Field(min_length=1, max_length=80)]


By = Annotated[str, Field(min_length=1, max_length=120)]


class CitedRow(TypedDict):
    """Words that a sentence stands on. `claim` is what they are in the record now, None where no claim is left."""

    claim: str | None
    report: str
    start: int
    end: int
    words: str
    report_name: str
    origin: str


class LineRow(TypedDict):
    """One sentence of a draft. `flags` say what keeps it from being published as cited."""

    key: str
    text: str
    planned: str | None
    searched: int | None
    reports: int
    origins: int
    citations: list[CitedRow]
    flags: list[str]


class SectionRow(TypedDict):
    """A heading with its sentences."""

    heading: str
    sentences: list[LineRow]


class DraftRow(TypedDict):
    """A draft in the list."""

    id: str
    revision: int
    title: str
    as_of: str
    by: str
    at: str
    sentences: int


class DraftDetail(TypedDict):
    """A draft in full, checked against the record as it is now; `removed` can be put back."""

    draft: DraftRow
    made_from: str
    sections: list[SectionRow]
    removed: list[LineRow]


class PlanRequest(BaseModel):
    """Plan a brief for the filters and, where given, as of a day."""

    model_config = ConfigDict(extra="forbid")

    by: By
    filters: Filters = Filters()
    length: Length = Length.NORMAL
    as_of: date | None = None


class CitedRequest(BaseModel):
    """Words cited: a claim's, or words that the draft cited before."""

    model_config = ConfigDict(extra="forbid")

    report: Key
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class SentenceRequest(BaseModel):
    """A sentence as the editor has it now."""

    model_config = ConfigDict(extra="forbid")

    key: Key
    text: Words
    citations: list[CitedRequest] = Field(default_factory=list, max_length=60)


class SectionRequest(BaseModel):
    """A heading with its sentences as the editor has them now."""

    model_config = ConfigDict(extra="forbid")

    heading: Annotated[str, Field(max_length=300)]
    sentences: list[SentenceRequest] = Field(default_factory=list, max_length=400)


class SaveRequest(BaseModel):
    """A draft as the editor has it now; `revision` is the one it was made from."""

    model_config = ConfigDict(extra="forbid")

    by: By
    revision: int = Field(ge=1)
    title: Annotated[str, Field(min_length=1, max_length=300)]
    sections: list[SectionRequest] = Field(max_length=60)
