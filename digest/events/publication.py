"""The day an article was published, as far as it can be relied on.

Many outlets write the day into the address of an article. An address is made when the article is, so a
stated day that lies before it is a slip, and no weekday is counted from it.
"""

from __future__ import annotations

import re
from datetime import date

from digest.model import Article

_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_LONGEST = 400
"""Characters of an address that are searched."""
_APART = 1
"""Days by which an address may run ahead of the day stated: of the printed paper, of another time zone."""


def address_date(url: str | None) -> str | None:
    """The day that a web address names (".../2030/01/08/..."), as ISO; it need not be in the calendar."""
    match = _ADDRESS.search(url[:_LONGEST]) if url else None
    return "-".join(match.groups()) if match else None


def relied_on(published: str | None, basis: str | None, address: str | None) -> date | None:
    """The day from which weekdays are counted: one that metadata or the article states, and that can be."""
    day = whole(published) if basis in ("metadata", "text") else None
    return None if day is None or _slip(day, whole(address)) else day


def publication_day(article: Article) -> date | None:
    """`relied_on` of an article."""
    value = article.published.value if article.published else None
    return relied_on(value, article.published_basis, address_date(article.url))


def belied(article: Article) -> str | None:
    """The day in the article's address, where the day of publication stated cannot be."""
    value = article.published.value if article.published else None
    stated = relied_on(value, article.published_basis, None)
    return address_date(article.url) if stated is not None and publication_day(article) is None else None


def whole(iso: str | None) -> date | None:
    """The day of a whole ISO date that the calendar has."""
    try:
        return date.fromisoformat(iso) if iso and len(iso) == len("2024-05-16") else None
    except ValueError:
        return None


def nearest_year(value: str, to: date) -> date | None:
    """A day without a year ("--05-16"), in the year that brings it nearest to another day."""
    if not value.startswith("--"):
        return None
    found = (whole(f"{year:04d}{value[1:]}") for year in (to.year - 1, to.year, to.year + 1))
    days = (day for day in found if day is not None)
    return min(days, key=lambda day: (abs((day - to).days), day), default=None)


def _slip(stated: date, address: date | None) -> bool:
    return address is not None and (address - stated).days > _APART
