"""A web page becomes an article's text and what the page declares of it.

The main text is found by trafilatura, which is imported only where there is a page to read. Of its
metadata, those parts are taken that a page states; a name guessed from an address is no outlet, and a
date found by heuristics is no date of publication.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from digest.articles.calendar import whole_date

_OUTLET = (
    "og:site_name",
    "twitter:app:name:iphone",
    "application-name",
    "citation_journal_title",
    "dc.publisher",
)
_PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time",
    "datepublished", "date_published", "publishdate", "publish-date", "pubdate", "parsely-pub-date",
    "sailthru.date", "citation_publication_date", "dc.date.issued", "dcterms.created", "dcterms.issued",
    "cxenseparse:recs:publishtime", "iso-8601-publish-date", "originalpublicationdate",
)  # fmt: skip
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")


@dataclass(frozen=True, slots=True)
class Webpage:
    """Main text of a page, and what the page declares; None is not declared."""

    text: str
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: str | None = None
    """A whole ISO date."""
    language: str | None = None
    url: str | None = None


def page(html: str, url: str | None = None) -> Webpage:
    """What is in a page; `url` is where it was fetched, if it was. An unreadable page has no text."""
    import trafilatura  # half a second that most builds need not spend
    from lxml.etree import LxmlError

    try:
        tree = trafilatura.load_html(html)
        if tree is None:
            return Webpage("")
        declared = list(_declared(tree))
        linked = _first(declared, ("og:url", "canonical")) or url
        found = trafilatura.bare_extraction(
            html,
            url=linked,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            # Fixed, because the default upper bound is today.
            date_extraction_params={
                "extensive_search": False,
                "original_date": True,
                "max_date": "2199-12-31",
            },
        )
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError, KeyError, IndexError):
        return Webpage("")
    if found is None or isinstance(found, dict) or not found.text:
        return Webpage("")
    return Webpage(
        text=found.text,
        title=_line(found.title),
        author=_line(found.author),
        outlet=_line(_first(declared, _OUTLET)),
        published=next((day for value in _all(declared, _PUBLISHED) if (day := whole_date(value))), None),
        language=_language(tree),
        url=linked if linked and re.fullmatch(r"https?://[^\s<>\"`\\]+", linked, re.IGNORECASE) else None,
    )


class _Element(Protocol):
    """What is used of lxml's elements, which have no types."""

    text: str | None

    def get(self, key: str) -> str | None: ...

    def iter(self, tag: str) -> Iterator[_Element]: ...

    def getroottree(self) -> Any: ...  # noqa: ANN401


def _declared(tree: _Element) -> Iterator[tuple[str, str]]:
    """Names and values of meta elements, of the canonical link, and of linked data, in that order."""
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        yield name.strip().lower(), (element.get("content") or "").strip()
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield "canonical", (element.get("href") or "").strip()
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or "").lower():
            yield from _linked_data(element.text or "")


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    try:
        stack = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while stack:
        item = stack.pop(0)
        if isinstance(item, list):
            stack += item
        elif isinstance(item, dict):
            stack += (value for key, value in item.items() if key in ("@graph", "mainEntity"))
            kind = item.get("@type")
            if not any("Article" in str(each) or "Posting" in str(each) for each in _listed(kind)):
                continue
            if isinstance(item.get("datePublished"), str):
                yield "datepublished", item["datePublished"]
            for publisher in _listed(item.get("publisher")):
                if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                    yield "og:site_name", publisher["name"]


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _all(declared: list[tuple[str, str]], names: tuple[str, ...]) -> list[str]:
    return [value for name in names for key, value in declared if key == name and value]


def _first(declared: list[tuple[str, str]], names: tuple[str, ...]) -> str | None:
    return next(iter(_all(declared, names)), None)


def _language(tree: _Element) -> str | None:
    match = _LANGUAGE.fullmatch((tree.getroottree().getroot().get("lang") or "").strip())
    return match[1].lower() if match else None


def _line(value: str | None) -> str | None:
    return " ".join((value or "").split()) or None
