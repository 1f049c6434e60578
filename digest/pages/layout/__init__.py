"""A Python-Markdown extension that lays comparison pages out: `markdown_extensions: [digest.pages.layout]`.

The committed pages are plain Markdown, one fact a line. This turns their rows into tables with the articles
as columns. It needs nothing but the page, so any site that renders with Python-Markdown can use it; a page
without our mark is left alone.
"""

from __future__ import annotations

from digest.pages.layout.extension import LayoutExtension

__all__ = ["LayoutExtension", "makeExtension"]


def makeExtension(**configs: object) -> LayoutExtension:  # noqa: N802  the name Python-Markdown looks for
    """What Python-Markdown calls."""
    return LayoutExtension(**configs)
