"""Renderers that our pages meet, and what a reader then sees."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser

from markdown import Markdown
from markdown_it import MarkdownIt

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "smarty", "tables", "toc",
    "wikilinks", "sane_lists", "digest.pages.layout",
    "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details",
    "pymdownx.emoji", "pymdownx.escapeall", "pymdownx.striphtml", "pymdownx.fancylists",
    "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark",
    "pymdownx.progressbar", "pymdownx.saneheaders", "pymdownx.smartsymbols", "pymdownx.snippets",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
    "pymdownx.blocks.admonition", "pymdownx.blocks.details", "pymdownx.blocks.tab",
    "pymdownx.blocks.html", "pymdownx.blocks.definition",
]  # fmt: skip
"""Everything that Python-Markdown and PyMdown Extensions have that reads text."""

CONFIGS = {
    "smarty": {"smart_angled_quotes": True, "smart_ellipses": True},
    "pymdownx.magiclink": {
        "repo_url_shorthand": True, "social_url_shorthand": True, "normalize_issue_symbols": True,
        "provider": "github", "user": "somebody", "repo": "something",
    },
    "pymdownx.snippets": {"base_path": ["/"], "check_paths": False},
}  # fmt: skip


@cache
def _full() -> Markdown:
    return Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS)


def with_everything(source: str) -> str:
    """HTML by Python-Markdown with every extension on."""
    return _full().reset().convert(source)


@cache
def _plain() -> Markdown:
    return Markdown()


def bare(source: str) -> str:
    """HTML by Python-Markdown with none."""
    return _plain().reset().convert(source)


@cache
def _commonmark() -> MarkdownIt:
    return MarkdownIt("commonmark")


def commonmark(source: str) -> str:
    """HTML by a CommonMark renderer."""
    return _commonmark().render(source)


@cache
def _github() -> MarkdownIt:
    found = MarkdownIt("gfm-like", {"linkify": False, "typographer": True})
    return found.enable(["replacements", "smartquotes"])


def github(source: str) -> str:
    """HTML by CommonMark with tables, strikethrough and smart quotes."""
    return _github().render(source)


RENDERERS = (with_everything, bare, commonmark, github)


class Seen(HTMLParser):
    """The text and the tags of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.parts: list[str] = []
        self.nodes: list[str] = []
        """Text nodes as a browser has them: a comment splits."""
        self._open = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        self._open = False

    def handle_endtag(self, tag: str) -> None:
        self._open = False

    def handle_comment(self, data: str) -> None:
        self._open = False

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
        if self._open:
            self.nodes[-1] += data
        else:
            self.nodes.append(data)
        self._open = True

    @property
    def text(self) -> str:
        return "".join(self.parts)
