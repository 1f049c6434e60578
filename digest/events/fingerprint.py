"""What grouping needs to know of an article, small enough to hold a hundred thousand of them."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """An article's distinctive content."""

    article: str
    terms: dict[str, float]
    """Term to its weight within the article."""
    published: str | None = None
    pin: str | None = None
    """The event that metadata pins it to."""


def fingerprint(reading: Reading) -> Fingerprint:
    """The fingerprint of one reading; depends on nothing else."""
    return Fingerprint(article=reading.id, terms={}, pin=reading.article.event)
