"""The page of one article: what it states of itself, and its passages that other pages cite."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Block, Page, Reading, Span
from digest.pages import markdown, phrases
from digest.pages.addresses import article_path, link, outlet_path, passage, text_fragment
from digest.pages.citations import Citation, Cited
from digest.pages.escape import clip, front_matter, inline, url
from digest.pages.passages import by_block, marked
from digest.pages.rows.articles import FLAGS
from digest.pages.sections import TITLES
from digest.pages.settings import Settings
from digest.pages.view import Coverage

BASIS = {
    "metadata": "stated by its metadata",
    "text": "stated by the article",
    "page": "printed by the page around the article",
}
LABELS = {
    "headline": "headline",
    "repeat": "headline again",
    "standfirst": "standfirst",
    "byline": "byline",
    "date": "date",
    "heading": "heading",
    "caption": "caption",
    "disclosure": "disclosure",
    "boilerplate": "page around the article",
}
"""What a block is there for, in the words of the page; a paragraph of the article needs none."""
SHARING = 6
"""Articles that one shares text with that are named; there may be dozens."""


def article_page(reading: Reading, coverage: Coverage | None, cited: Cited, settings: Settings) -> Page:
    """The page of `reading`; `coverage` is its event, `cited` names the passages that get an anchor."""
    return Page(
        path=article_path(reading.id),
        text=markdown.page(_lines(reading, coverage, cited, settings)),
        committed=False,
        updated=_updated(reading, coverage),
    )


def _updated(reading: Reading, coverage: Coverage | None) -> str | None:
    article = reading.article
    if article.published is not None and article.published_basis != "page":
        return article.published.value
    return None if coverage is None else coverage.event.last


def _lines(reading: Reading, coverage: Coverage | None, cited: Cited, settings: Settings) -> Iterator[str]:
    article = reading.article
    path = article_path(article.id)
    title = article.title.value if article.title is not None else article.outlet_label
    of = f", compared with other reports on: {coverage.event.title}" if coverage is not None else ""
    said = f"{article.outlet_label}: the passages this site cites{'' if coverage and coverage.alone else of}."
    yield from markdown.front_matter(
        digest="article",
        description=front_matter(said),
        search="\n  exclude: true",
    )
    yield f"# {inline(clip(title, 300))}"
    yield ""
    for line in _facts(reading, coverage, path):
        yield f"- {line}"
    yield ""
    body = list(_text(reading, cited, settings, path))
    if body:
        yield f"## {'The article' if settings.text == 'full' else 'Passages cited'}"
        yield ""
        yield from body


# ---------------------------------------------------------------- what the article states of itself


def _facts(reading: Reading, coverage: Coverage | None, path: str) -> Iterator[str]:
    article = reading.article
    if article.outlet is not None:
        yield f"**Outlet** [{inline(article.outlet)}]({link(path, outlet_path(article.outlet))})"
    else:
        yield f"**Outlet** not stated; listed as {inline(article.outlet_label)}"
    author = inline(clip(article.author.value, 200)) if article.author is not None else "not stated"
    yield f"**Byline** {author}"
    if article.dateline is not None:
        yield f"**Dateline** “{inline(clip(article.dateline.value, 200))}”"
    if article.published is not None:
        basis = BASIS[article.published_basis or "metadata"]
        yield f"**Published** {inline(phrases.date(article.published.value))}, {basis}"
    else:
        yield "**Published** not stated"
    for flag in article.flags:
        words = f": “{inline(clip(flag.span.of(article.text), 300))}”" if flag.span is not None else ""
        yield f"**Discloses** {FLAGS.get(flag.name, inline(flag.name))}{words}"
    original = url(article.url)
    if original is not None:
        yield f"**Original** [{inline(clip(article.url or '', 80))}]({original})"
    if coverage is not None:
        yield f"**Event** [{inline(coverage.event.title)}]({link(path, coverage.path)})"
        yield from _copies(reading, coverage, path)


def _copies(reading: Reading, coverage: Coverage, path: str) -> Iterator[str]:
    """With whom it shares how much, most first, in one line; the event's page has every pair."""
    own = [c for c in coverage.comparison.copies if reading.id in c.articles]
    said: list[str] = []
    for copy in sorted(own, key=lambda c: (-c.share, c.articles))[:SHARING]:
        other = copy.articles[copy.articles[0] == reading.id]
        of = " of the shorter article’s words" if not said else ""
        name = f"[{inline(coverage.label(other))}]({link(path, article_path(other))})"
        said.append(f"{copy.share:.0%}{of} with {name}")
    if more := len(own) - len(said):
        said.append(f"[{phrases.number(more)} more]({link(path, coverage.path, 'shared-text')})")
    if said:
        yield f"**Shared text** {phrases.listed(said)}"


# ---------------------------------------------------------------- its text


def _text(reading: Reading, cited: Cited, settings: Settings, path: str) -> Iterator[str]:
    text = reading.article.text
    if settings.text == "none":
        for span, citations in cited.items():
            words = f"Characters {span.start}–{span.end}"
            used = _used(reading, [(span, citations)], path)
            yield f'<span id="{passage(span)}">{words}</span> {used}'.rstrip()
            yield ""
        return
    full = settings.text == "full"
    placed: set[Span] = set()
    before = ""
    spans = sorted(cited)
    for block, inside in by_block(_blocks(reading), spans):
        if not inside and not full:
            continue
        words = marked(text, block.span, inside, placed, gaps=not full)
        if not words:
            continue
        kind = LABELS.get(block.kind, "")
        label = kind if kind != before else ""
        before = kind
        mark = f'<span class="digest-block digest-{block.kind}">{label}</span> ' if kind else ""
        new = [(s, cited[s]) for s in inside if s.start >= block.start or not kind]
        yield f"{mark}{words}"
        yield ""
        if used := _used(reading, new, path):
            yield used
            yield ""
    for span in spans:
        if span not in placed:
            # A passage outside all blocks keeps its address.
            yield f'<span id="{passage(span)}"></span>{inline(span.of(text))}'
            yield ""


def _blocks(reading: Reading) -> tuple[Block, ...]:
    article = reading.article
    return article.blocks or (Block(0, len(article.text), "body"),)


def _used(reading: Reading, cited: list[tuple[Span, tuple[Citation, ...]]], path: str) -> str:
    """Where the passages of a block are cited, and the way to them in the original."""
    rows: dict[str, dict[str, None]] = {}
    for _, citations in cited:
        for c in citations:
            rows.setdefault(c.section, {})[link(path, c.page, c.row or c.section)] = None
    parts: list[str] = []
    for section in (s for s in TITLES if s in rows):
        first, *more = rows[section]
        also = "".join(f" [{n}]({target})" for n, target in enumerate(more, start=2))
        parts.append(f"{'' if parts else 'cited in '}[{TITLES[section]}]({first}){also}")
    original = url(reading.article.url)
    if original is not None and cited:
        words = cited[0][0].of(reading.article.text)
        parts.append(f"[in the original]({original.partition('#')[0]}#{text_fragment(words)})")
    return f"*{phrases.dotted(parts)}*" if parts else ""
