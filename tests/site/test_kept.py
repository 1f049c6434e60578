"""What is kept between builds changes their speed and nothing else."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import cast

import markdown
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from digest import conversions, pages
from digest.cli import main
from digest.host import Rebuilds
from digest.model import Page
from digest.pages.view import Coverage, Section
from tests.site.conftest import Project, tree

CONFIG = """\
site_name: Test digest
site_url: https://digest.example/
theme: {name: material, font: false}
plugins: [digest: {search: theme}]
not_in_nav: "/events/*"
"""
FOG = (
    "---\ntitle: Fog closes the harbour of Ellery\noutlet: The Ledger\npublished: 2031-05-02\n---\n"
    "“Nobody sails today,” said Mira Holt, the harbour master, on Friday.\n"
)

Change = Callable[[Project], object]


def made(project: Project) -> dict[str, bytes]:
    """The site, built in this process."""
    build(load_config(str(project.root / "mkdocs.yml")))
    return tree(project.root / "site")


def made_afresh(project: Project, elsewhere: Path) -> dict[str, bytes]:
    """The same, by a copy of the project in which nothing is kept."""
    shutil.copytree(project.root, elsewhere, ignore=shutil.ignore_patterns(".cache", "site"))
    return made(Project(elsewhere))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site that was built once; to be copied."""
    root = tmp_path_factory.mktemp("built")
    (root / "docs").mkdir()
    (root / "docs" / "about.md").write_text("# About\n\nBy *hand*.\n", "utf-8")
    (root / "seeds").mkdir()
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    project = Project(root)
    project.add("ferry-courier.md", "ferry-beacon.md", "ferry-agency.txt", "mayor-courier.md")
    made(project)
    return project


@pytest.fixture
def site(built: Project, tmp_path: Path) -> Project:
    """A site that was built once, with what that build kept."""
    return Project(shutil.copytree(built.root, tmp_path / "site", ignore=shutil.ignore_patterns("site")))


def checked(project: Project) -> int:
    """The status of `digest check`."""
    return main(["check", "--config-file", str(project.root / "mkdocs.yml")])


def stamped(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with the time it was written at and what it holds."""
    return {path: ((folder / path).stat().st_mtime_ns, content) for path, content in tree(folder).items()}


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources of pages that are converted from now on."""
    sources: list[str] = []
    plain = markdown.Markdown.convert

    def convert(self: markdown.Markdown, source: str) -> str:
        sources.append(source)
        return plain(self, source)

    monkeypatch.setattr(markdown.Markdown, "convert", convert)
    return sources


def edit(project: Project, path: str, old: str, new: str) -> None:
    file = project.root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def with_template(project: Project) -> None:
    (project.root / "overrides").mkdir()
    (project.root / "overrides" / "main.html").write_text(
        '{% extends "base.html" %}{% block content %}<i>mine</i>{{ super() }}{% endblock %}', "utf-8"
    )
    edit(project, "mkdocs.yml", "font: false", "font: false, custom_dir: overrides")


CHANGES: dict[str, Change] = {
    "nothing": lambda project: None,
    "an article": lambda p: edit(p, "seeds/ferry-beacon.md", "everything right", "nothing wrong"),
    "an article more": lambda p: (p.seeds / "fog.md").write_text(FOG, "utf-8"),
    "an option of an extension": lambda p: edit(
        p, "mkdocs.yml", "not_in_nav", "markdown_extensions: [{toc: {permalink: true}}]\nnot_in_nav"
    ),
    "how addresses look": lambda p: edit(
        p, "mkdocs.yml", "not_in_nav", "use_directory_urls: false\nnot_in_nav"
    ),
    "the name of the site": lambda p: edit(p, "mkdocs.yml", "Test digest", "Another"),
    "the nav": lambda p: edit(
        p, "mkdocs.yml", "not_in_nav", "nav: [Home: index.md, All: archive/index.md]\nnot_in_nav"
    ),
    "a template": with_template,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_build_with_what_is_kept_is_the_same_as_one_without(
    site: Project, tmp_path: Path, change: Change
) -> None:
    change(site)
    assert made(site) == made_afresh(site, tmp_path / "afresh")


def titles(sources: list[str]) -> set[str]:
    return {source.partition("\n")[0] for source in sources}


def test_only_what_changed_is_converted_again(site: Project, converted: list[str]) -> None:
    made(site)
    assert titles(converted) == {"# About"}  # which is not ours
    converted.clear()
    CHANGES["an article"](site)
    made(site)
    assert titles(converted) == {
        "# About",
        "# Ferry grounding closes Port Ellery channel",
        "# Grey Heron wreck: harbour master blames missing sandbank on charts",
    }


def test_only_what_changed_is_composed_again(site: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    composed: list[str] = []

    def event_page(part: Coverage, parts: tuple[Section, ...]) -> Page:
        composed.append(part.event.id)
        return pages.event_page(part, parts)

    monkeypatch.setattr("digest.pages.site.event_page", event_page)
    made(site)
    assert composed == []
    CHANGES["an article"](site)
    made(site)
    assert composed == [site.page("ferry").stem]


def test_another_version_of_the_program_converts_again(
    site: Project, converted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversions, "code_version", lambda *_: b"another")
    made(site)
    assert len(converted) > 10


def test_with_an_extension_of_unknown_needs_nothing_is_kept(site: Project, converted: list[str]) -> None:
    edit(site, "mkdocs.yml", "not_in_nav", "markdown_extensions: [material.extensions.preview]\nnot_in_nav")
    made(site)
    once = len(converted)
    made(site)
    assert len(converted) == 2 * once > 20


def with_hook(project: Project, line: str) -> None:
    (project.root / "hook.py").write_text(f"def on_files(files, config):\n    {line}\n", "utf-8")
    edit(project, "mkdocs.yml", "not_in_nav", "hooks: [hook.py]\nnot_in_nav")


def test_what_the_host_complains_of_it_complains_of_again(
    site: Project, caplog: pytest.LogCaptureFixture
) -> None:
    with_hook(site, "files.remove(files.get_file_from_path('articles/ferry-beacon.md'))")
    said = []
    for _ in range(2):
        caplog.clear()
        made(site)
        said.append(sorted(r.getMessage() for r in caplog.records if "not found" in r.getMessage()))
    assert said[0] == said[1]
    assert len(said[0]) > 2


def test_a_page_links_to_where_the_other_is_now(site: Project) -> None:
    """What a page links to may lie elsewhere though the page itself is the same."""
    with_hook(site, "files.get_file_from_path('articles/ferry-beacon.md').url = 'elsewhere/'")
    html = made(site)[f"events/{site.page('ferry').stem}/index.html"]
    assert b"articles/ferry-beacon/" not in html
    assert b'"../../elsewhere/#c' in html


def shortened(store: Path) -> None:
    store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])


def scribbled(store: Path) -> None:
    content = bytearray(store.read_bytes())
    for at in range(5000, len(content), 997):
        content[at] ^= 0x55
    store.write_bytes(bytes(content))


def of_another_version(store: Path) -> None:
    with closing(sqlite3.connect(store)) as db, db:
        db.execute("PRAGMA user_version=999")


def without_its_table(store: Path) -> None:
    with closing(sqlite3.connect(store)) as db, db:
        db.execute("DROP TABLE entry")
        db.execute("CREATE TABLE entry (kind, key)")


@pytest.mark.parametrize(
    "damage",
    [Path.unlink, shortened, scribbled, of_another_version, without_its_table, lambda p: p.write_bytes(b"x")],
    ids=["deleted", "shortened", "scribbled over", "of another version", "other tables", "not a store"],
)
def test_a_store_that_was_damaged_changes_nothing(site: Project, damage: Callable[[Path], object]) -> None:
    wanted = made(site)
    damage(site.root / ".cache" / "digest" / "store.sqlite")
    assert made(site) == wanted
    assert made(site) == wanted


def test_a_store_that_cannot_be_written_is_done_without(site: Project) -> None:
    wanted = made(site)
    shutil.rmtree(site.root / ".cache")
    (site.root / ".cache").write_text("in the way", "utf-8")
    assert made(site) == wanted


# ---------------------------------------------------------------- commands that write nothing


@pytest.fixture
def unannotated(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on, nothing may be annotated."""

    def refused(*_: object) -> None:
        raise AssertionError("annotated, though it is stored")

    monkeypatch.setattr("digest.annotating.annotated", refused)


@pytest.mark.usefixtures("unannotated")
def test_a_check_takes_what_is_stored_and_writes_nothing_at_all(site: Project) -> None:
    assert checked(site) == 0
    before = stamped(site.root)
    event = site.page("ferry")
    event.write_text(event.read_text("utf-8").replace("Quill", "Quilt"), "utf-8")
    assert checked(site) == 1
    del before[event.relative_to(site.root).as_posix()]
    assert stamped(site.root).items() >= before.items()
    assert len(stamped(site.root)) == len(before) + 1


def test_a_check_says_the_same_with_a_store_without_and_with_a_broken_one(
    site: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(site, "seeds/ferry-beacon.md", "everything right", "nothing wrong")
    (site.seeds / "empty.txt").write_text("", "utf-8")
    store = site.root / ".cache" / "digest" / "store.sqlite"
    answers = []
    for damage in (lambda _: None, shortened, Path.unlink):
        damage(store)
        before = stamped(site.root)
        answers.append((checked(site), capsys.readouterr()))
        assert stamped(site.root) == before
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] == 1
    assert "empty.txt" in answers[0][1].err


def test_exports_are_the_same_with_a_store_and_without(
    site: Project, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    command = ["export", "--config-file", str(site.root / "mkdocs.yml")]
    assert main(command) == 0
    with_store = capsysbinary.readouterr().out
    shutil.rmtree(site.root / ".cache")
    assert main(command) == 0
    assert capsysbinary.readouterr().out == with_store
    assert not (site.root / ".cache").exists()


# ---------------------------------------------------------------- mkdocs serve


class Server:
    """As much of the host's server as decides when to build."""

    def __init__(self, *paths: Path) -> None:
        self._watched_paths = {str(path): 1 for path in paths}
        self.built = 0

    def builder(self) -> None:
        self.built += 1


def test_an_edit_is_built_once_whatever_the_build_writes(tmp_path: Path) -> None:
    docs, seed, page = tmp_path / "docs", tmp_path / "seed.txt", tmp_path / "docs" / "page.md"
    docs.mkdir()
    seed.write_text("one", "utf-8")
    server = Server(docs, seed)
    rebuilds = Rebuilds(cast(LiveReloadServer, server))

    def saw(expected: int) -> None:
        rebuilds()
        assert server.built == expected

    saw(1)
    page.write_text("by the build", "utf-8")
    rebuilds.wrote(page)
    saw(1)
    page.write_text("by hand", "utf-8")
    saw(2)
    seed.write_text("two!", "utf-8")
    saw(3)
    page.unlink()
    rebuilds.wrote(page)
    saw(3)
    (docs / "new.md").write_text("by hand", "utf-8")
    saw(4)
    seed.unlink()
    saw(5)
    saw(5)


def test_where_the_server_does_not_say_what_it_watches_everything_is_built() -> None:
    server = Server()
    rebuilds = Rebuilds(cast(LiveReloadServer, server))
    rebuilds()
    rebuilds()
    assert server.built == 2
