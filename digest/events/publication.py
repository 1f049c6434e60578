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
    address = address_date(article.url)
    value = article.published.value if article.published else None
    day = whole(value) if article.published_basis in ("metadata", "text") else None
    return address if day is not None and _slip(day, whole(address)) else None


def whole(iso: str | None) -> date | None:
    """The day of a whole ISO date that the calendar has."""
    try:
        return date.fromisoformat(iso) if iso and len(iso) == len("2024-05-16") else None
    except ValueError:
        return None


def _slip(stated: date, address: date | None) -> bool:
    return address is not None and (address - stated).days > _APART
