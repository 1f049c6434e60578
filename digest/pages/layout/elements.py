"""Small ways to build the tree."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from digest.pages.layout.reading import Line

PREFIX = "digest"


def name(*parts: str) -> str:
    """A class name of ours."""
    return " ".join(f"{PREFIX}-{part}" for part in parts)


def add(parent: Element, tag: str, *classes: str, text: str | None = None, **attributes: str) -> Element:
    """A child of `parent`; a trailing underscore in an attribute's name is dropped, others become dashes."""
    made = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    if classes:
        made["class"] = name(*classes)
    child = SubElement(parent, tag, made)
    if text is not None:
        # Read no further: later extensions would look for patterns in words that are no source any more.
        child.text = AtomicString(text)
    return child


def unseen(parent: Element, text: str) -> Element:
    """Words for those who listen."""
    return add(parent, "span", "unseen", text=text)


def put(parent: Element, tag: str, line: Line, *classes: str, **attributes: str) -> Element:
    """A child of `parent` with the content of `line`."""
    return line.into(add(parent, tag, *classes, **attributes))
