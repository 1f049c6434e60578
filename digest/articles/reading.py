"""A file becomes an Article."""

from __future__ import annotations

from pathlib import Path

from digest.articles.finding import Found
from digest.articles.outlets import Outlets
from digest.model import Article, Block, Problem, Stated


def read(found: Found, root: Path, outlets: Outlets) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article in a file, and everything that is wrong with it; None where it cannot be used."""
    text = (root / found.path).read_text("utf-8-sig")
    line = 1
    meta: dict[str, str] = {}
    if found.path.endswith(".md") and text.startswith("---\n"):
        front, text = text[4:].split("\n---\n", 1)
        line = front.count("\n") + 3
        for row in front.split("\n"):
            key, _, value = row.partition(":")
            meta[key.strip()] = value.strip().strip('"')
    blocks = []
    start = 0
    for row in text.split("\n"):
        if row.strip():
            left = start + len(row) - len(row.lstrip())
            blocks.append(Block(left, start + len(row.rstrip()), "body"))
        start += len(row) + 1
    article = Article(
        id=found.id,
        path=found.path,
        text=text,
        blocks=tuple(blocks),
        outlet=meta.get("outlet"),
        outlet_label=meta.get("outlet") or found.id,
        title=Stated(meta["title"]) if "title" in meta else None,
        author=Stated(meta["author"]) if "author" in meta else None,
        published=Stated(meta["published"]) if "published" in meta else None,
        published_basis="metadata" if "published" in meta else None,
        line=line,
    )
    return article, ()
