"""The made-up events as a site, built by the host alone: many outlets, moved and withdrawn pages."""

from __future__ import annotations

from pathlib import Path

import yaml
from fiction import crowded
from golden import kept
from mkdocs.commands.build import build
from mkdocs.config import load_config

from digest.pages import Settings, pages

PAGES = Path(__file__).parents[2] / "digest" / "pages"


def house(root: Path) -> Path:
    """The folder of the site, built below `root`."""
    for edition in (crowded(), kept()):
        for page in pages(edition, Settings(site_name="The Digest", text="full")):
            file = root / "docs" / page.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page.text, "utf-8")
    assets = root / "docs" / "assets" / "digest"
    for file in (PAGES / "assets").rglob("*.*"):
        copy = assets / file.relative_to(PAGES / "assets")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    config = {
        "site_name": "The Digest",
        "site_url": "http://127.0.0.1/",
        "theme": {"name": "material", "custom_dir": str(PAGES / "theme"), "font": False, "palette": {}},
        "plugins": [],
        "markdown_extensions": ["digest.pages.layout"],
        "extra_css": ["assets/digest/digest.css"],
        "extra_javascript": ["assets/digest/digest.js"],
        "nav": [{"Latest": "index.md"}],
        "not_in_nav": "*",
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(root / "built")))
    return root / "built"
