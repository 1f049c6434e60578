"""The page of one article: where it comes from, and its passages that other pages cite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from digest.model import Block, Event, Page, Reading, Span
from digest.pages import markdown, phrases
from digest.pages.addresses import article_path, event_path, link, outlet_path, passage, text_fragment
from digest.pages.citations import Cited
from digest.pages.escape import clip, front_matter, inline, url
from digest.pages.rows import FLAGS
from digest.pages.settings import Settings

BASIS = {
    "metadata": "stated by its metadata",
    "text": "stated by the article",
    "page": "printed by the page around the article",
}


def article_page(reading: Reading, event: Event | None, cited: Cited, settings: Settings) -> Page:
    """The page of `reading`; `cited` names the passages that get an anchor."""
    return Page(
        path=article_path(reading.id),
        text=markdown.page(_lines(reading, event, cited, settings)),
        committed=False,
        updated=_updated(reading, event),
    )


def _updated(reading: Reading, event: Event | None) -> str | None:
    article = reading.article
    if article.published is not None and article.published_basis != "page":
        return article.published.value
    return None if event is None else event.last


def _lines(reading: Reading, event: Event | None, cited: Cited, settings: Settings) -> Iterator[str]:
    article = reading.article
    path = article_path(article.id)
    yield from markdown.front_matter(
        digest="article",
        description=front_matter(f"{article.outlet_label}: the passages this site cites."),
        search="\n  exclude: true",
    )
    title = article.title.value if article.title is not None else article.outlet_label
    yield f"# {inline(clip(title, 300))}"
    yield ""
    for line in _facts(reading, event, path, settings):
        yield f"- {line}"
    yield ""
    body = list(_text(reading, cited, settings))
    if body:
        yield f"## {'The article' if settings.text == 'full' else 'Passages cited'}"
        yield ""
        yield from body


def _facts(reading: Reading, event: Event | None, path: str, settings: Settings) -> Iterator[str]:
    article = reading.article
    if article.outlet is not None:
        yield f"**Outlet** [{inline(article.outlet)}]({link(path, outlet_path(article.outlet))})"
    else:
        yield f"**Outlet** not stated; listed as {inline(article.outlet_label)}"
    author = inline(clip(article.author.value, 200)) if article.author is not None else "not stated"
    yield f"**Byline** {author}"
    if article.published is not None:
        basis = BASIS[article.published_basis or "metadata"]
        yield f"**Published** {inline(phrases.date(article.published.value))}, {basis}"
    else:
        yield "**Published** not stated"
    for flag in article.flags:
        words = f": “{inline(clip(flag.span.of(article.text), 300))}”" if flag.span is not None else ""
        yield f"**Discloses** {FLAGS.get(flag.name, inline(flag.name))}{words}"
    if event is not None:
        yield f"**Event** [{inline(event.title)}]({link(path, event_path(event.id, settings.events_dir))})"
    original = url(article.url)
    if original is not None:
        yield f"**Original** [{inline(article.url or '')}]({original})"


def _text(reading: Reading, cited: Cited, settings: Settings) -> Iterator[str]:
    article = reading.article
    if settings.text == "none":
        for span in cited:
            words = f"Characters {span.start}–{span.end}"
            yield f'<span id="{passage(span)}">{words}</span>{_original(reading, span)}'
            yield ""
        return
    full = settings.text == "full"
    for block in _blocks(reading):
        inside = [s for s in cited if s.meets(block.span)]
        if not inside and not full:
            continue
        words = "".join(_marked(article.text, block.span, inside, full))
        if words:
            kind = block.kind if block.kind != "body" else "body"
            yield f'<span class="digest-block digest-{kind}"></span>{words}'
            yield ""


def _blocks(reading: Reading) -> tuple[Block, ...]:
    article = reading.article
    return article.blocks or (Block(0, len(article.text), "body"),)


def _original(reading: Reading, span: Span) -> str:
    address = url(reading.article.url)
    if address is None:
        return ""
    return f" [in the original]({address.partition('#')[0]}#{text_fragment(span.of(reading.article.text))})"


def _marked(text: str, block: Span, cited: list[Span], full: bool) -> Iterator[str]:
    """The words of a block with a `<span>` around each cited passage; passages may overlap.

    HTML elements nest, passages may cross: one that ends outside the passage around it is closed there and
    goes on in a second element without an id.
    """
    cuts = sorted({block.start, block.end} | {c for s in cited for c in s if block.start <= c <= block.end})
    open_: list[Span] = []
    started: set[Span] = set()
    gap = False
    for start, end in pairwise(cuts):
        active = sorted(
            (s for s in cited if s.start < end and s.end > start), key=lambda s: (s.start, -s.end)
        )
        keep = 0
        while keep < min(len(open_), len(active)) and open_[keep] == active[keep]:
            keep += 1
        yield "</span>" * (len(open_) - keep)
        if not active and not full:
            gap = True
            open_ = []
            continue
        piece = text[start:end]
        lead = " " if piece[:1].isspace() else ""
        if gap:
            yield " … "
            gap = False
        yield lead
        for s in active[keep:]:
            if s in started or s.start < block.start:
                yield f'<span class="digest-passage" data-of="{passage(s)}">'
            else:
                yield f'<span class="digest-passage" id="{passage(s)}">'
                started.add(s)
        open_ = active
        yield inline(piece)
        if piece[-1:].isspace() and len(piece) > 1:
            yield " "
    yield "</span>" * len(open_)


def every(readings: Mapping[str, Reading]) -> tuple[str, ...]:
    """Article ids in the order of their pages."""
    return tuple(sorted(readings))
