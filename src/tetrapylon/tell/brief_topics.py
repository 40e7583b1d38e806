"""Under which topic a brief tells claims and happenings."""

from __future__ import annotations

from collections.abc import Sequence

from tetrapylon.model.claim import Claim, Topic

BY_MEANING = (
    Topic.CASUALTIES,
    Topic.DISPLACEMENT,
    Topic.HUMANITARIAN,
    Topic.TRUCE,
    Topic.TALKS,
    Topic.DIPLOMACY,
    Topic.CONTROL,
    Topic.MILITARY,
)
TOPIC_OF_FRAME = {
    "destruction_heritage": Topic.HERITAGE,
    "looting": Topic.HERITAGE,
    "killing_captives": Topic.CASUALTIES,
    "war_toll": Topic.CASUALTIES,
    "aid_delivery": Topic.HUMANITARIAN,
    "siege": Topic.HUMANITARIAN,
    "advance": Topic.MILITARY,
    "airstrike": Topic.MILITARY,
    "capture": Topic.CONTROL,
    "capture_ground": Topic.MILITARY,
    "clash": Topic.MILITARY,
    "deployment": Topic.MILITARY,
    "entry": Topic.MILITARY,
    "intervention": Topic.MILITARY,
    "mine_laying": Topic.MILITARY,
    "offensive": Topic.MILITARY,
    "shelling": Topic.MILITARY,
    "withdrawal": Topic.MILITARY,
}


def topic_of(claims: Sequence[Claim], frames: Sequence[str] = ()) -> Topic:
    """Return the one topic under which claims are told: that of their frame, else the most special."""
    for frame in frames:
        if frame in TOPIC_OF_FRAME:
            return TOPIC_OF_FRAME[frame]
    topics = {t for c in claims for t in c.topics}
    if Topic.HERITAGE in topics and topics <= {Topic.HERITAGE, Topic.OTHER}:
        return Topic.HERITAGE
    return next((t for t in BY_MEANING if t in topics), Topic.OTHER)
