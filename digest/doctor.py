"""How a site stands: versions, configuration as understood, and what to know of each article.

Plain text, one finding a line, with no path of the machine in it: fit for a bug report.
"""

from __future__ import annotations

import platform
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from digest import __version__
from digest.events.publication import belied
from digest.model import Comparison, Edition, Problem, Reading
from digest.quoting import counted
from digest.settings import Settings
from digest.site import Site

SHORT = 60
"""Words of the text below which hardly anything can be compared."""

NEAR_COPY = 0.5
"""Share of the shorter article's words from which it is called a near-copy."""

_PACKAGES = ("mkdocs", "mkdocs-material", "spacy")


def versions() -> Iterator[str]:
    """What is installed, a line each."""
    yield f"digest {__version__}"
    yield f"python {platform.python_version()} on {sys.platform}"
    for package in _PACKAGES:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            yield f"{package} not installed"


def configuration(settings: Settings) -> Iterator[str]:
    """The site's options as the program understands them, a line each."""
    where = settings.shown
    yield f"articles: {where(settings.articles)}{'' if settings.articles.is_dir() else ' (no such folder)'}"
    yield f"event pages: {where(settings.docs / settings.pages.events_dir)}"
    yield f"pipeline: {settings.pipeline or 'our own rules, no trained pipeline'}"
    yield f"text of articles: {settings.pages.text}"
    yield f"write: {str(settings.write).lower()}"
    if settings.cache is None:
        yield "cache: none"
    else:
        size = _size(settings.cache)
        yield f"cache: {where(settings.cache)} ({'not there yet' if size is None else f'{size:,} bytes'})"
    for path in (settings.outlets, settings.corrections, settings.register):
        yield f"{path.name}: {'there' if path.is_file() else 'none'}"


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def contents(site: Site) -> Iterator[str]:
    """What there is, counted, a line each."""
    edition = site.edition
    kinds = Counter(Path(r.article.path).suffix for r in edition.readings.values())
    by_kind = ", ".join(f"{n:,} {kind}" for kind, n in sorted(kinds.items()))
    yield counted(len(edition.readings), "article") + (f" ({by_kind})" if by_kind else "")
    outlets = {r.article.outlet for r in edition.readings.values()} - {None}
    alone = sum(len(e.articles) == 1 for e in edition.events)
    yield f"{counted(len(outlets), 'outlet')} stated"
    yield f"{counted(len(edition.events), 'event')}, {alone:,} of one article"
    yield counted(len(edition.corrections), "correction")
    yield "pages and register: " + (site.stale() if site.changes else "up to date")


def warnings(site: Site) -> tuple[Problem, ...]:
    """What an editor may want to know of each article, and every problem of the files, by path."""
    settings, edition = site.settings, site.edition
    found = list(site.problems)
    copies = _copies(edition)
    for i, reading in edition.readings.items():
        path = settings.shown(settings.articles / reading.article.path)
        causes = (*_about(reading), *copies.get(i, ()))
        found += (Problem(path, None, cause, "info") for cause in causes)
    return tuple(sorted(found, key=lambda p: (p.path, p.line or 0, p.cause)))


def _about(reading: Reading) -> Iterator[str]:
    article = reading.article
    if article.outlet is None:
        yield "outlet not stated"
    if article.published is None:
        yield "no date of publication"
    elif article.published_basis == "page":
        yield "no date of publication but one that the page prints around it, which dates no event"
    elif (day := belied(article)) is not None:
        stated = article.published.value
        yield f"published {stated}, but its address says {day}: no weekday is counted from the former"
    if article.title is None:
        yield "no headline"
    if reading.unread:
        yield f"language {article.language}: {', '.join(reading.unread)} are not compared"
    words = sum(len(s.of(article.text).split()) for s in article.body)
    if words < SHORT:
        yield f"very short: {counted(words, 'word')} of text"
    if not reading.quotes and not reading.unread:
        yield "no quotes found"


def _copies(edition: Edition) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for compared in edition.comparisons.values():
        for article, cause in _of(compared):
            found.setdefault(article, []).append(cause)
    return found


def _of(compared: Comparison) -> Iterator[tuple[str, str]]:
    for copy in compared.copies:
        if copy.share < NEAR_COPY:
            continue
        one, other = copy.articles
        for article, its_copy in ((one, other), (other, one)):
            yield article, f"near-copy of {its_copy} ({copy.share:.0%} of the shorter one's words)"


def report(site: Site) -> Iterator[str]:
    """Contents and warnings as lines of text."""
    yield from contents(site)
    found = warnings(site)
    yield ""
    if not found:
        yield "No warnings."
        return
    for problem in found:
        yield f"{problem}" if problem.level == "info" else f"{problem} ({problem.level})"
