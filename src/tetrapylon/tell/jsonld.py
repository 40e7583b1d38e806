"""Claims as JSON-LD: schema.org Claim and Quotation, each with W3C selectors of its words in the report.

A claim's `text` is the report's own wording. Who speaks is an entity of the record, or described where no name is given;
a page's own voice is the outlet or agency. What schema.org has no property for stands under `tp:`.
"""

from __future__ import annotations

import json
import re

from tetrapylon.model.claim import Claim, Claimant, ClaimantType, Quotation
from tetrapylon.model.codec import Json
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.record import Record
from tetrapylon.model.report import Report
from tetrapylon.model.span import Span
from tetrapylon.tell.reviewed import review_of
from tetrapylon.tell.sheets import Made
from tetrapylon.tell.support import Support, support_of

Node = dict[str, Json]
CONTEXT: list[Json] = [
    "https://schema.org",
    {
        "oa": "http://www.w3.org/ns/oa#",
        "tp": "urn:tetrapylon:terms:",
        "selectedIn": "oa:hasTarget",
        "source": {"@id": "oa:hasSource", "@type": "@id"},
        "selector": "oa:hasSelector",
        "exact": "oa:exact",
        "prefix": "oa:prefix",
        "suffix": "oa:suffix",
        "start": "oa:start",
        "end": "oa:end",
    },
]
AROUND = 32
"""Code points of prefix and suffix, as the W3C model's examples have."""
DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")
PLACES = frozenset({EntityKind.PLACE, EntityKind.SITE, EntityKind.FACILITY, EntityKind.STATE})
PERSONS = frozenset(
    {
        ClaimantType.NAMED_PERSON,
        ClaimantType.WITNESS,
        ClaimantType.ANONYMOUS_OFFICIAL,
        ClaimantType.ANONYMOUS_OTHER,
        ClaimantType.EXPERT,
    }
)


def jsonld_file(record: Record) -> Made:
    """Return the record's claims, the reports they stand in and who makes them, as one JSON-LD graph."""
    support = support_of(record)
    claims = [_claim(record, c, support[c.id]) for c in record.claims]
    named = {c.claimant.entity for c in record.claims}
    named |= {r.entity for c in record.claims for r in c.relayed_by}
    named |= {e for c in record.claims for e in c.about}
    entities = [_entity(e) for e in record.entities if e.id in named]
    reports = [_report(record, r) for r in record.reports]
    graph: list[Json] = [*reports, *entities, *claims]
    content = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)
    return Made(
        content=(content + "\n").encode("utf-8", "surrogatepass"),
        counts={"reports": len(reports), "entities": len(entities), "claims": len(claims)},
        left_out={},
    )


def _urn(kind: str, key: str) -> str:
    return f"urn:tetrapylon:{kind}:{key}"


def _filled(node: Node) -> Node:
    """Return a node without what is not known; what nobody said is left out, never guessed."""
    return {k: v for k, v in node.items() if v not in (None, [], "")}


def _report(record: Record, report: Report) -> Node:
    dating = record.dating.get(report.id)
    published = dating.published.edtf if dating and dating.published else None
    publisher = record.reading[report.id].page.publisher
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": _urn("report", report.id),
            "name": report.name,
            "url": report.url,
            "inLanguage": report.language,
            "datePublished": published if published and DAY.fullmatch(published) else None,
            "publisher": {"@type": "Organization", "name": publisher.name} if publisher else None,
            "sha256": report.sha256,
        }
    )


def _entity(entity: Entity) -> Node:
    person, place = entity.kind is EntityKind.PERSON, entity.kind in PLACES
    return _filled(
        {
            "@type": "Person" if person else "Place" if place else "Organization",
            "@id": _urn("entity", entity.id),
            "name": entity.name,
            "alternateName": list(entity.aliases),
            "tp:kind": entity.kind.value,
        }
    )


def _claim(record: Record, claim: Claim, support: Support) -> Node:
    text = record.report[claim.report].text
    author = _author(claim.claimant)
    quoted = claim.quotation is Quotation.DIRECT
    said = claim.speech_date
    return _filled(
        {
            "@type": ["Claim", "Quotation"] if quoted else "Claim",
            "@id": _urn("claim", claim.id),
            "text": claim.span.of(text),
            "author": author,
            "spokenByCharacter": author if quoted else None,
            "provider": [_relay(r.entity, r.name) for r in claim.relayed_by],
            "appearance": {"@id": _urn("report", claim.report)},
            "about": [{"@id": _urn("entity", e)} for e in claim.about],
            "keywords": [t.value for t in claim.topics],
            "dateCreated": said if said and DAY.fullmatch(said) else None,
            "temporalCoverage": claim.content_time,
            "selectedIn": _target(claim.report, claim.span, text),
            **_own(claim, support),
            "tp:review": review_of(record, claim.id),
        }
    )


def _own(claim: Claim, support: Support) -> Node:
    return {
        "tp:modality": claim.modality.value,
        "tp:polarity": claim.polarity.value,
        "tp:quotation": claim.quotation.value,
        "tp:claimantType": claim.claimant.type.value,
        "tp:verification": claim.verification.value if claim.verification else None,
        "tp:accusation": claim.accusation.value if claim.accusation else None,
        "tp:speechDate": claim.speech_date,
        "tp:origin": claim.origin,
        "tp:cluster": claim.cluster,
        "tp:reports": support.reports,
        "tp:independentOrigins": support.origins,
    }


def _author(claimant: Claimant) -> Node | None:
    if claimant.entity is not None:
        return {"@id": _urn("entity", claimant.entity)}
    if claimant.name is None:
        return None
    kind = "Person" if claimant.type in PERSONS else "Organization"
    return {"@type": kind, "description" if claimant.anonymous else "name": claimant.name}


def _relay(entity: str | None, name: str | None) -> Node:
    return {"@id": _urn("entity", entity)} if entity else {"@type": "Organization", "name": name}


def _target(report: str, span: Span, text: str) -> Node:
    """Return where the words stand, by W3C text-quote and text-position selectors (code points)."""
    return {
        "@type": "oa:SpecificResource",
        "source": _urn("report", report),
        "selector": [
            {
                "@type": "oa:TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
            {"@type": "oa:TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
