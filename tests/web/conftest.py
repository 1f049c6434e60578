"""Two sites to judge: the repository's own, and one of made-up events that has every kind of page."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.serving import serving

CONFIG = """\
site_name: One large event
site_url: https://digest.example/
theme: {name: material, font: false}
plugins: [digest: {text: full}]
nav: [{Latest: index.md}, {Archive: archive/index.md}]
not_in_nav: "/**"
"""

sys.path.append(str(Path(__file__).parents[1] / "pages"))  # where the made-up events are


@pytest.fixture(scope="session")
def made_up_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fifteen outlets about one event; pages that moved, and pages that were withdrawn."""
    from housed import house

    built: Path = house(tmp_path_factory.mktemp("made-up"))
    return built


@pytest.fixture(scope="session")
def made_up(made_up_site: Path) -> Iterator[str]:
    """The address of the made-up site."""
    with serving(made_up_site) as address:
        yield address


@dataclass(frozen=True)
class Kinds:
    """One page of every kind: paths from the root of the repository's own site."""

    event: str
    lone_event: str
    article: str
    person: str
    lexicon: str
    month: str

    @property
    def all(self) -> list[str]:
        lists = ["", "archive/", "people/", "outlets/", "lexicon/", "corrections/", "method/", "editing/"]
        mine = [self.event, self.lone_event, self.article, self.person, self.lexicon, self.month]
        return [*lists, *mine, "search/"]


@pytest.fixture(scope="session")
def kinds(seeds_site: Path) -> Kinds:
    """Found in the site, so that no address is written down twice."""

    def below(folder: str) -> list[str]:
        pages = [p.parent for p in (seeds_site / folder).glob("*/index.html")]
        heaviest = sorted(pages, key=lambda p: (-(p / "index.html").stat().st_size, p.name))
        return [f"{p.relative_to(seeds_site).as_posix()}/" for p in heaviest]

    events = below("events")
    return Kinds(
        event=events[0],
        lone_event=events[-1],
        article=below("articles")[0],
        person=below("people")[0],
        lexicon=below("lexicon")[0],
        month=below("archive")[0],
    )


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """Opens pages in contexts of their own: `tab(address, width=390, color_scheme="dark")`."""
    contexts = []

    def opened(address: str, width: int = 1440, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An event of 25 long made-up articles, as the plugin builds it; once for all workers."""
    from newsrooms import articles

    return built_once(tmp_path_factory, "large", articles(25))


def built_once(factory: pytest.TempPathFactory, name: str, articles: dict[str, str]) -> Path:
    """A site with every feature on, of articles by file name."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    root = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not root.is_dir():
            half = shared / f"{name}.half"
            for folder in (half / "seeds", half / "docs"):
                folder.mkdir(parents=True)
            for file, text in articles.items():
                (half / "seeds" / file).write_text(text, "utf-8")
            (half / "mkdocs.yml").write_text(CONFIG, "utf-8")
            command = [str(Path(sys.executable).with_name("mkdocs")), "build", "--strict", "--quiet"]
            done = subprocess.run(
                command, cwd=half, capture_output=True, text=True, encoding="utf-8", check=False
            )
            assert done.returncode == 0, done.stderr
            half.rename(root)
    return root / "site"


@pytest.fixture(scope="session")
def large(large_site: Path) -> Iterator[str]:
    """The address of the site of one large event."""
    with serving(large_site) as address:
        yield address


@pytest.fixture(scope="session")
def large_event(large_site: Path) -> str:
    """The path of its event."""
    (page,) = (large_site / "events").glob("*/index.html")
    return f"events/{page.parent.name}/"
