"""Small charts, made while the page is: bars for counts."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown

from digest.pages.layout.elements import add
from digest.pages.layout.reading import plain


def bar(parent: Element, percent: int) -> Element:
    """A bar of `percent` of its track; the number beside it says the same."""
    drawn = add(parent, "svg", "bar", viewBox="0 0 100 8", preserveAspectRatio="none", aria_hidden="true")
    add(drawn, "rect", "track", width="100", height="8")
    add(drawn, "rect", "fill", width=str(percent), height="8")
    return drawn


def timeline(md: Markdown, root: Element, mark: Element) -> None:
    """Draw a bar into each entry of the list after `mark`, by the count that its emphasis begins with."""
    at = list(root).index(mark)
    root.remove(mark)
    if at >= len(root) or root[at].tag != "ul":
        return
    entries = [(item, _count(md, item)) for item in root[at]]
    most = max((n for _, n in entries), default=0)
    if not most:
        return
    root[at].set("class", "digest-timeline")
    for item, n in entries:
        bar(item, max(1, round(100 * n / most)))


def _count(md: Markdown, item: Element) -> int:
    words = plain(md, "".join(item.itertext())).rsplit(" ", 2)
    digits = re.sub(r"\D", "", words[-2]) if len(words) > 1 else ""
    return int(digits) if digits else 0
