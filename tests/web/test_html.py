"""Every page of both sites is valid HTML."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CONTENTS = (
    "the contents in the menu of narrow screens; the ones at the side are out of sight then, and vice versa"
)
THEMES_OWN = {
    # The theme's base template writes its two switches outside every block, and so out of our reach.
    ("valid-autocomplete", "#__drawer"): "browsers heed it: else the menu stood open after a reload",
    ("valid-autocomplete", "#__search"): "as above",
    ("input-missing-label", "#__search"): "never shown; only the theme's own search has use for it",
    ("unique-landmark", "nav.md-nav--secondary"): CONTENTS,
}
"""What is not ours and cannot be changed by our templates: rule and element, and why it does no harm."""


def element(finding: dict[str, str]) -> str:
    """The element of a finding; contents of a page, which have no id, by what they are."""
    selector = finding["selector"] or ""
    beside = "main > div > div:nth-child(1) >", "main > div > div:nth-child(2) >"
    if finding["ruleId"] == "unique-landmark" and any(side in selector for side in beside):
        return "nav.md-nav--secondary"
    return selector


def test_every_page_is_valid(
    judges: Path, seeds_site: Path, made_up_site: Path, large_site: Path, tmp_path: Path
) -> None:
    command = [
        shutil.which("node") or "node",
        str(judges / "html-validate" / "bin" / "html-validate.mjs"),
        "--config",
        str(judges.parent / ".htmlvalidate.mjs"),
        "--formatter",
        "json",
        *(f"{site}/**/*.html" for site in (seeds_site, made_up_site)),
        f"{large_site}/events/**/*.html",
    ]
    report = tmp_path / "report.json"
    with report.open("wb") as out:  # a pipe would be cut: the program does not wait for it to be read
        done = subprocess.run(
            command, cwd=judges.parent, stdout=out, stderr=subprocess.PIPE, timeout=120, check=False
        )
    assert report.stat().st_size, done.stderr
    pages = json.loads(report.read_text("utf-8"))
    found = {
        (f["ruleId"], element(f)): f"{Path(p['filePath']).parent.name}:{f['line']} {f['message']}"
        for p in pages
        for f in p["messages"]
    }
    ours = {where: what for where, what in found.items() if where not in THEMES_OWN}
    assert ours == {}
    assert set(found) == set(THEMES_OWN), "an exception that nothing needs any more"


def test_ids_are_unique_and_headings_descend_by_one(
    seeds_site: Path, made_up_site: Path, large_site: Path
) -> None:
    """What a validator leaves open, read with a parser of its own."""
    import lxml.html

    for page in sorted(p for site in (seeds_site, made_up_site, large_site) for p in site.rglob("*.html")):
        tree = lxml.html.fromstring(page.read_bytes())
        twice = [i for i, n in Counter(tree.xpath("//@id")).items() if n > 1]
        assert twice == [], page
        levels = [
            int(h.tag[1]) for h in tree.xpath("//article//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        assert levels[:1] == [1], page
        assert levels.count(1) == 1, page
        assert all(b - a <= 1 for a, b in pairwise(levels)), (page, levels)
