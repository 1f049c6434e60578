"""What a reviewer is told of a pull request: acted out with git."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.files import checksum
from digest.pages import Settings as PageSettings
from digest.revisions import diff
from digest.settings import Settings
from digest.site import prepare
from tests.site.conftest import CONFIG, Project


class Repository:
    """A project under git whose pages are built as the editor would."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.settings = Settings(
            project=project.root,
            docs=project.root / "docs",
            articles=project.seeds,
            cache=project.root / ".cache" / "store.sqlite",
            pages=PageSettings(site_name="Test digest", downloads=True),
        )
        (project.root / ".gitignore").write_text(".cache/\n")

    def git(self, *arguments: str) -> str:
        done = self.project.git(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def build(self) -> None:
        list(prepare(self.settings).write())

    def commit(self, *, build: bool = True) -> str:
        if build:
            self.build()
        self.git("add", "--all")
        self.git("commit", "-qm", "change", "--allow-empty")
        return self.git("rev-parse", "HEAD")

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.project.seeds / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def diff(self, base: str = "HEAD", head: str | None = None) -> str:
        return diff(self.settings, base, head)


@pytest.fixture(scope="session")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ferry's project, built and committed once for all."""
    root = tmp_path_factory.mktemp("committed")
    for folder in ("docs", "seeds"):
        (root / folder).mkdir()
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    made = Repository(Project(root))
    made.project.add("ferry-courier.md", "ferry-beacon.md", "ferry-agency.txt", "mayor-courier.md")
    made.git("init", "-q", "-b", "main")
    made.commit()
    return root


@pytest.fixture
def repository(committed: Path, tmp_path: Path) -> Repository:
    shutil.copytree(committed, tmp_path, dirs_exist_ok=True)
    return Repository(Project(tmp_path))


def lines(text: str, part: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if part in line]


def event_id(repository: Repository, part: str) -> str:
    return repository.project.page(part).stem


def test_nothing_changed(repository: Repository) -> None:
    assert repository.diff() == "No fact changed.\n"


def test_an_article_added(repository: Repository) -> None:
    repository.project.seeds.joinpath("ferry-harbour.md").write_text(
        "---\ntitle: Ferry Grey Heron aground off Port Ellery\noutlet: Harbour Gazette\n---\n"
        "The ferry Grey Heron ran aground on Tuesday on a sandbank outside Port Ellery, and 47 people were "
        "taken off in lifeboats, the coast guard said.\n\n“The captain did everything right,” said Harbour "
        "Master Tomas Quill. “The bank was not on any chart.”\n\nDiver Ada Fenn found a hole. “It is as wide "
        "as a door,” Fenn said.\n",
        "utf-8",
    )
    told = repository.diff()
    assert re.search(r"\*\*1 event changed; \d+ facts came", told.splitlines()[0])
    assert lines(told, "added:") == [
        "- added: `ferry-harbour`, Harbour Gazette: “Ferry Grey Heron aground off Port Ellery”"
    ]
    assert lines(told, "articles joined") == ["- articles joined: `ferry-harbour`"]
    assert lines(told, "wide as a door")
    assert not lines(told, "went")
    assert not lines(told, "mayor")
    # Built and committed, it reads the same.
    repository.commit()
    assert repository.diff("HEAD~1", "HEAD") == told
    assert repository.diff("HEAD~1") == told


def test_an_article_corrected(repository: Repository) -> None:
    repository.edit("ferry-courier.md", "$2.4 million", "$2.6 million")
    repository.edit("ferry-courier.md", "said Harbour Master Tomas Quill", "said Harbour Master Amy Stroud")
    told = repository.diff()
    assert lines(told, "changed: `ferry-courier`: text changed")
    (money,) = lines(told, "figures, changed")
    assert money.startswith(
        "- figures, changed: `ferry-courier` “&dollar;2.4 million” → “&dollar;2.6 million”"
    )
    assert lines(told, "Tomas Quill, direct → Amy Stroud, direct")


def test_metadata_corrected(repository: Repository) -> None:
    repository.edit("ferry-beacon.md", 'outlet: "The Beacon"', "outlet: Ellery Beacon")
    told = repository.diff()
    assert lines(told, "changed: `ferry-beacon`: outlet “The Beacon” → “Ellery Beacon”")


def test_a_figure_that_flips(repository: Repository) -> None:
    text = (repository.project.seeds / "mayor-courier.md").read_text("utf-8")
    text = text.replace("Ellery Courier", "Harbour Gazette")
    (repository.project.seeds / "mayor-gazette.md").write_text(text, "utf-8")
    repository.commit()
    repository.edit("mayor-gazette.md", "310,000", "330,000")
    told = repository.diff()
    assert told.splitlines()[0].endswith("1 outcome flipped**")
    (flip,) = lines(told, "figures: now differ")
    assert "`mayor-courier` “310,000" in flip
    assert "`mayor-gazette` “330,000" in flip
    assert lines(told, "figures, changed: `mayor-gazette` “310,000")
    repository.commit()
    repository.edit("mayor-gazette.md", "330,000", "310,000")
    assert lines(repository.diff(), "figures: now agree")


def test_an_article_removed(repository: Repository) -> None:
    (repository.project.seeds / "ferry-beacon.md").unlink()
    told = repository.diff()
    assert lines(told, "removed: `ferry-beacon`, The Beacon: “Grey Heron wreck")
    assert lines(told, "articles left: `ferry-beacon`")
    assert re.search(r"facts? went", told.splitlines()[0])
    assert lines(told, "ignored warnings for years")
    assert not lines(told, "came:")


def test_an_event_removed(repository: Repository) -> None:
    name = event_id(repository, "mayor")
    (repository.project.seeds / "mayor-courier.md").unlink()
    told = repository.diff()
    assert told.splitlines()[0] == "**1 event gone**"
    assert lines(told, f"(`{name}`): gone, with `mayor-courier`")


def test_an_article_renamed_changes_no_fact(repository: Repository) -> None:
    seeds = repository.project.seeds
    (seeds / "ferry-beacon.md").rename(seeds / "beacon-2031.md")
    told = repository.diff()
    assert told.splitlines()[0] == "**No fact changed**"
    assert lines(told, "- ") == ["- renamed: `ferry-beacon` is now `beacon-2031`"]
    repository.commit()
    assert repository.diff("HEAD~1") == told


def test_an_event_split_and_merged_by_a_pin(repository: Repository) -> None:
    ferry = event_id(repository, "ferry")
    base = repository.git("rev-parse", "HEAD")
    repository.edit("ferry-beacon.md", 'outlet: "The Beacon"', 'outlet: "The Beacon"\nevent: the-wreck')
    told = repository.diff()
    assert lines(told, f"(`the-wreck`): split from `{ferry}`")
    assert lines(told, "event not stated → “the-wreck”")
    assert lines(told, "articles left: `ferry-beacon`")
    split = repository.commit()

    repository.edit("ferry-beacon.md", "event: the-wreck", f"event: {ferry}")
    told = repository.diff()
    assert lines(told, "joined by `the-wreck`, whose address now leads here")
    assert lines(told, f"(`the-wreck`): merged into `{ferry}`")
    repository.commit()
    assert not lines(repository.diff(base), "split")
    assert lines(repository.diff(base, split), f"(`the-wreck`): split from `{ferry}`")


def test_a_new_address_for_all_of_an_event_is_no_split(repository: Repository) -> None:
    mayor = event_id(repository, "mayor")
    repository.edit("mayor-courier.md", "published:", "event: the-mayor\npublished:")
    told = repository.diff()
    assert lines(told, f"(`the-mayor`): in place of `{mayor}`")
    assert lines(told, f"(`{mayor}`): merged into `the-mayor`")
    assert not lines(told, "split")


def test_a_correction_is_told_with_who_and_why(repository: Repository) -> None:
    (repository.project.seeds / "corrections.yml").write_text(
        "- who: A. Editor\n  when: 2031-03-20\n  why: her own site spells it so\n"
        "  article: ferry-beacon\n  set: {outlet: Ellery Beacon}\n",
        "utf-8",
    )
    told = repository.diff()
    (line,) = lines(told, "her own site spells it so")
    assert line.startswith("- new: ")
    assert "Editor, 2031-03-20: her own" in line
    assert lines(told, "outlet “The Beacon” → “Ellery Beacon”")


def rewrite(repository: Repository, names: list[str]) -> None:
    """Commit pages as a program of an earlier version might have written them."""
    register = repository.project.register
    known = register.read_text("utf-8")
    for name in names:
        page = repository.project.root / "docs" / "events" / f"{name}.md"
        text = page.read_text("utf-8")
        other = text.replace("## ", "## The ")
        page.write_text(other, "utf-8")
        assert checksum(text) in known
        known = known.replace(checksum(text), checksum(other))
    register.write_text(known, "utf-8")


def test_a_change_of_the_program_is_told_apart(repository: Repository) -> None:
    rewrite(repository, [p.stem for p in repository.project.events()])
    repository.commit(build=False)
    repository.edit("mayor-courier.md", "310,000 crowns", "330,000 crowns")
    told = repository.diff()
    (note,) = lines(told, "> ")
    assert note.startswith("> **Not from articles:**")
    assert "2 of 2 event pages would read differently" in note
    assert lines(told, "**1 event changed; ")
    assert not lines(told, "- **Ferry")


def test_a_page_changed_by_hand_is_not_the_programs_change(repository: Repository) -> None:
    page = repository.project.page("mayor")
    page.write_text(page.read_text("utf-8") + "\nA line by hand.\n", "utf-8")
    repository.commit(build=False)
    assert repository.diff() == "No fact changed.\n"


def test_hundreds_of_pages_stay_readable(repository: Repository) -> None:
    seeds = repository.project.seeds
    towns = ["Ash", "Birch", "Cedar", "Dale", "Elm", "Fern", "Gorse", "Hazel", "Ivy", "Juniper"]
    for a, one in enumerate(towns):
        for b, other in enumerate(towns):
            name = f"{one}{other.lower()}"
            (seeds / f"town-{a}{b}.md").write_text(
                f"---\ntitle: {name} opens its library\noutlet: Post\nevent: library-{a}{b}\n---\n"
                f"The town of {name} opened a library of {1000 + 10 * a + b} books.\n",
                "utf-8",
            )
    told = repository.diff()
    assert told.splitlines()[0] == "**100 events new**"
    assert lines(told, "- and 40 more") == ["- and 40 more", "- and 40 more events"]
    assert len(told) < 65_000
    repository.commit()
    rewrite(repository, [p.stem for p in repository.project.events()])
    repository.commit(build=False)
    (note,) = repository.diff().splitlines()[:1]
    assert "102 of 102 event pages" in note
    assert "and 92 more" in note
    assert len(note) < 1500


def test_where_a_branch_left_main(repository: Repository) -> None:
    repository.git("checkout", "-qb", "topic")
    repository.edit("ferry-beacon.md", "rescued 43 people", "rescued 44 people")
    repository.commit()
    repository.git("checkout", "-q", "main")
    (repository.project.seeds / "mayor-courier.md").unlink()
    repository.commit()
    repository.git("checkout", "-q", "topic")
    assert lines(repository.diff("main"), "mayor-courier")
    assert not lines(repository.diff("main..."), "mayor-courier")
    assert lines(repository.diff("main...", "topic"), "44 people")


HOSTILE = (
    '---\ntitle: "<img src=x onerror=alert(1)> @everyone #1 [x](javascript:x) `code` **b**"\n'
    'outlet: "</details> | @all"\n---\n'
    "PORT ELLERY — The ferry Grey Heron ran aground on Tuesday outside Port Ellery, and 48 people were "
    "taken off in lifeboats.\n\n"
    "“<script>alert(2)</script> ![x](https://tracker.example/x.png) @mayor #7 {{ x }} `rm` ,” said Harbour "
    "Master Tomas Quill.\n"
)


def test_words_of_articles_are_harmless(repository: Repository, render: Callable[[str], str]) -> None:
    (repository.project.seeds / "x@all<b>`.md").write_text(HOSTILE, "utf-8")
    told = repository.diff()
    assert lines(told, "added:")
    html = render(told)
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "strong", "h3", "ul", "li", "code"}
    for mark in ("@everyone", "@all<", "@mayor", "#7", "#1 ", "tracker.example"):
        assert mark not in re.sub(r"<code>.*?</code>", "", html)
    assert "&lt;script&gt;" in html or "script" not in html


@pytest.fixture
def render() -> Callable[[str], str]:
    import markdown

    return lambda text: markdown.markdown(text, extensions=["tables", "fenced_code"])


def test_attributes_and_links_of_a_commit_mislead_nobody(repository: Repository, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Secret words that are in no commit at all, said Nobody.\n", "utf-8")
    (repository.project.seeds / "link.txt").symlink_to(secret)
    (repository.project.root / ".gitattributes").write_text("seeds/** export-ignore\n*.md export-subst\n")
    repository.commit()
    (repository.project.seeds / "link.txt").unlink()
    assert repository.diff() == "No fact changed.\n"


@pytest.mark.parametrize("name", ["no-such-branch", "--help", "HEAD:seeds", ""])
def test_a_commit_that_git_does_not_know(repository: Repository, name: str) -> None:
    with pytest.raises(OSError, match="git knows no commit"):
        repository.diff(name)


def test_articles_outside_the_repository_are_told_of(repository: Repository, tmp_path: Path) -> None:
    from dataclasses import replace

    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    repository.project.seeds.rename(outside)
    repository.commit(build=False)
    told = diff(replace(repository.settings, articles=outside), "HEAD")
    assert "lies outside this repository" in told


def test_a_site_below_the_top_of_its_repository(empty: Project, tmp_path: Path) -> None:
    root = tmp_path / "sites" / "one"
    (root / "seeds").mkdir(parents=True)
    (root / "docs").mkdir()
    inner = Repository(Project(root))
    inner.project.add("ferry-beacon.md")
    subprocess.run(["git", "init", "-q", "-b", "main", str(tmp_path)], check=True)
    inner.commit()
    inner.edit("ferry-beacon.md", "rescued 43 people", "rescued 44 people")
    assert lines(inner.diff(), "“44 people”") or lines(inner.diff(), "44")


def test_the_command(repository: Repository) -> None:
    repository.edit("ferry-beacon.md", "rescued 43 people", "rescued 44 people")
    done = repository.project.digest("diff", "HEAD")
    assert done.returncode == 0, done.stderr
    assert done.stdout == repository.diff()
    wrong = repository.project.digest("diff", "nowhere")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("digest: git knows no commit 'nowhere' here")
