"""What is known while the mentions of one report are grounded, front to back."""

from __future__ import annotations

from dataclasses import dataclass, field

from tetrapylon.ground.antecedents import Standing
from tetrapylon.ground.places import Context
from tetrapylon.lexicon.actors import ActorLexicon
from tetrapylon.lexicon.gazetteer import Gazetteer, Place
from tetrapylon.model.document import Document
from tetrapylon.model.entity import Entity, Mention
from tetrapylon.model.finding import Finding


@dataclass(kw_only=True)
class Reading:
    """What is known while one report is read from front to back."""

    document: Document
    actors: ActorLexicon
    gazetteer: Gazetteer
    context: Context
    home: str | None
    within: dict[str, Place]
    standing: Standing
    placed: frozenset[str] = frozenset()
    listed: tuple[Mention, ...] = ()
    named: frozenset[str] = frozenset()
    towns_said: frozenset[str] = frozenset()
    features: dict[str, str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    persons: dict[str, Entity] = field(default_factory=dict)
    seen: list[Mention] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def is_entity(
    report: Reading, mention: Mention, entity: Entity, *, score: float, basis: str
) -> Mention:
    """Return the mention with its entity, which the report has then met."""
    report.entities.setdefault(entity.id, entity)
    return Mention(
        id=mention.id,
        report=mention.report,
        start=mention.start,
        end=mention.end,
        said=mention.said,
        head=mention.head,
        form=mention.form,
        entity=entity.id,
        kind=entity.kind,
        label_slant=mention.label_slant,
        score=score,
        basis=basis,
        rivals=mention.rivals,
    )
