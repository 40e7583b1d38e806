"""Find acts of violence that a report tells of, each with its cast in the report's own words.

Use `find_attacks` after the reading's mentions, times and statements are found. One trigger gives at most one
act; several acts of one sentence, and the same act in several sentences, are joined by `read.attacks_joined`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tetrapylon.lexicon.attacks import AttackTrigger, AttackWords
from tetrapylon.model.attack import Attack, AttackKind, AttackStage, Part
from tetrapylon.model.claim import Modality, Polarity, Quotation
from tetrapylon.model.document import Document
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.attack_parts import Sort
from tetrapylon.read.attack_roles import Scene, roles_of
from tetrapylon.read.events_roles import Arguments, arguments_of
from tetrapylon.read.events_scope import scope_of
from tetrapylon.read.events_where import places_in, statement_at, times_in

SELVES = frozenset({"we", "our", "us", "i", "my", "you", "your", "ourselves"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both"})


def find_attacks(document: Document, scene: Scene) -> tuple[Attack, ...]:
    """Return the acts of violence of the speaking passages in reading order, one a trigger."""
    found: list[Attack] = []
    before = 0
    for _, parse in document.speaking():
        for token in parse:
            found += _at(parse, token, scene, before)
        before += 1 + max((t.sent for t in parse), default=0)
    return tuple(found)


def _at(parse: Parse, token: Token, scene: Scene, before: int) -> Iterator[Attack]:
    rows = _rows(parse, token, scene.words)
    if not rows:
        return
    arguments = arguments_of(parse, token, scene.frames.scope)
    for row in rows:
        if _fits(parse, token, row, arguments, scene):
            yield _attack(parse, token, row, arguments, scene, before)
            return


def _rows(parse: Parse, token: Token, words: AttackWords) -> tuple[AttackTrigger, ...]:
    lemma = token.lemma.lower()
    if token.tag.startswith("VB"):
        after = [c.low for c in parse.children(token) if c.dep in ("prt", "dobj", "advmod")]
        phrases = (f"{lemma} {w}" for w in after)
        return next(
            (words.verbs[p] for p in phrases if p in words.verbs), words.verbs.get(lemma, ())
        )
    return words.nouns.get(lemma, ()) if token.pos in ("NOUN", "PROPN") else ()


def _fits(
    parse: Parse, token: Token, row: AttackTrigger, arguments: Arguments, scene: Scene
) -> bool:
    if row.near is not None:
        lemmas = {t.lemma.lower() for t in parse.sentence(token.sent)}
        if row.near not in lemmas:
            return False
    if row.subject is not None:
        wanted = Sort(row.subject)
        nouns = arguments.subjects if token.tag.startswith("VB") else arguments.objects
        undergone = arguments.objects if wanted is Sort.WEAPON else ()
        return any(_is(parse, n, wanted, scene) for n in (*nouns, *undergone))
    if row.object is None:
        return True
    wanted = Sort(row.object)
    return any(_is(parse, o, wanted, scene) for o in arguments.objects)


def _is(parse: Parse, noun: Token, sort: Sort, scene: Scene) -> bool:
    return scene.casting.sort_of(parse, noun) is sort


def _attack(
    parse: Parse,
    token: Token,
    row: AttackTrigger,
    arguments: Arguments,
    scene: Scene,
    before: int,
) -> Attack:
    roles = roles_of(parse, token, row, arguments, scene)
    scope = scope_of(parse, token, scene.frames.scope)
    statement = statement_at(scene.reading.statements, token)
    stage = _stage(parse, token, scene.words)
    told = scope.modality is Modality.ASSERTED and scope.polarity is Polarity.POSITIVE
    bombed = any(_is_bomb(w, scene.words) for w in roles.weapons)
    arms = {AttackKind.ATTACK, AttackKind.BOMBING}
    kind = AttackKind.BOMBING if bombed and row.kind in arms else row.kind
    return Attack(
        kind=kind,
        stage=stage,
        triggers=(token.span,),
        deeds=(token.lemma.lower(),),
        sentence=before + token.sent,
        last=before + token.sent,
        doers=roles.doers,
        bodies=roles.bodies,
        victims=roles.victims,
        targets=roles.targets,
        weapons=roles.weapons,
        times=times_in(parse, token, arguments, scene.reading.times),
        places=tuple(m.id for m in places_in(parse, token, arguments, scene.cast)),
        accusation=statement.accusation if statement else None,
        definite=_is_definite(parse, token),
        plural=token.tag in ("NNS", "NNPS"),
        real=told or stage is not AttackStage.ACCOMPLISHED,
        support=row.support,
        background=scope.background,
        nominal=arguments.noun is not None,
        ongoing=scope.ongoing,
        quoted=statement is not None and statement.quotation is Quotation.DIRECT,
        selves=any(t.low in SELVES for t in parse.sentence(token.sent)),
        above=tuple(a.lemma.lower() for a in list(parse.ancestors(token))[:2]),
    )


def _is_definite(parse: Parse, token: Token) -> bool:
    return token.pos == "NOUN" and any(
        c.dep == "det" and c.low in DEFINITE for c in parse.children(token)
    )


def _is_bomb(part: Part, words: AttackWords) -> bool:
    return part.lemma in words["bombs"]


def _stage(parse: Parse, token: Token, words: AttackWords) -> AttackStage:
    around = {a.lemma.lower() for a in list(parse.ancestors(token))[:3]}
    around |= {c.lemma.lower() for c in parse.children(token)}
    if around & words["threats"]:
        return AttackStage.THREATENED
    return AttackStage.ATTEMPTED if around & words["attempts"] else AttackStage.ACCOMPLISHED
