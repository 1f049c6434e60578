# ruff: noqa: E501  a table of made-up text
"""Expected pages, read by eye. `python tests/pages/golden.py` writes them anew; the diff is the review."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fiction import crowded, strike

from digest.model import Correction, Edition, Withdrawn
from digest.pages import Settings, addendum, pages

FOLDER = Path(__file__).parent / "golden"


def kept() -> Edition:
    """`strike()` with a past: corrections, things withdrawn, an address that moved, a row that did."""
    edition = strike()
    event = edition.events[0].id
    return replace(
        edition,
        moved={"dock-walkout": event},
        renamed={"lorrin-agency": "wire-lorrin", "courier-draft": "courier-accord"},
        aliases={event: {"q-old-name": "q-hard-lesson"}},
        withdrawn=(
            Withdrawn(
                id="courier-draft", kind="article", title="Strike may end", event=event, why="published in error",
                when="2031-03-10",
            ),
            Withdrawn(id="ferry-fire", kind="event", title="Fire on a ferry"),
        ),
        corrections=(
            Correction(what="dispatch-blockade: speaker", who="An editor", when="2031-03-11", why="It was Ada Velk"),
        ),
    )  # fmt: skip


def made() -> dict[str, str]:
    """Every golden file and what it should hold."""
    edition = kept()
    full = Settings(
        site_name="The Digest", text="full", correction_url="https://forge.example/new?t={title}&p={page}"
    )
    found = {p.path.replace("/", "__"): p.text for p in pages(edition, full)}
    for text in ("evidence", "none"):
        by_path = {p.path: p.text for p in pages(edition, Settings(text=text))}
        for article in ("courier-accord", "wire-lorrin"):
            found[f"{text}__{article}.md"] = by_path[f"articles/{article}.md"]
    found["addendum.md"] = addendum(edition, edition.events[0], replace(full, downloads=True))
    found["crowded.md"] = next(p.text for p in pages(crowded(), full) if p.committed)
    return found


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    wanted = made()
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, "utf-8")
