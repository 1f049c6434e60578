"""A new article's file, with every key of its front matter explained."""

from __future__ import annotations

from pathlib import Path

from digest.articles.disclosures import FLAGS
from digest.files import create

_HEAD = """\
---
# What the article states of itself. Leave empty, or delete, what it does not state: nothing is guessed.
"""

_KEYS = {
    "title": "The headline as the outlet printed it. With a colon in it, put it in quotes.",
    "outlet": "Who published it, by the name it gives itself; not an agency that it credits.",
    "author": "The byline; several as a list: [Ann Lee, Bo Li].",
    "published": "The day of publication, like 2031-03-14.",
    "url": "Where it stands, with https:// before it. By it, `digest add` knows the article again.",
    "language": "Like en; without it, the text is looked at.",
    "event": "Address of an event (the name of its page), to put the article there; mostly not needed.",
    "flags": f"What it discloses of itself, as a list; of {', '.join(FLAGS)}.",
}


def skeleton() -> str:
    """A commented front matter, valid as it is, with nothing stated and no text yet."""
    keys = "".join(f"\n# {why}\n{key}:\n" for key, why in _KEYS.items())
    return f"{_HEAD}{keys}---\n"


def draft(folder: Path, name: str | None = None) -> Path:
    """A new file with the skeleton in the articles folder; its path.

    Without a name, the first of article.md, article-2.md, ... that is free. Raises FileExistsError
    rather than touch a file, and ValueError for a name that would not be found as an article there.
    """
    if name is None:
        stem, n = "article", 1
        while any(folder.glob(f"{stem}.*")):
            n += 1
            stem = f"article-{n}"
        path = folder / f"{stem}.md"
    else:
        given = Path(name if name.endswith(".md") else f"{name}.md")
        path = folder / given
        if given.is_absolute() or any(p.startswith(".") for p in given.parts) or given.stem in ("", ".md"):
            raise ValueError(f"{name!r} is no name for a file in the articles folder")
    create(path, skeleton().encode())
    return path
