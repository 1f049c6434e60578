"""Small whole sites, built as their users would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ARTICLES = Path(__file__).parent / "articles"
CONFIG = """\
site_name: Test digest
site_url: https://digest.example/
theme: {name: material, font: false}
plugins: [search, digest]
not_in_nav: "/events/*"
validation: {links: {anchors: warn, not_found: warn, unrecognized_links: warn}}
"""


@dataclass(frozen=True)
class Project:
    """A site's repository in a temporary folder."""

    root: Path

    @property
    def seeds(self) -> Path:
        return self.root / "seeds"

    @property
    def register(self) -> Path:
        return self.root / "docs" / "events" / "register.jsonl"

    def events(self) -> list[Path]:
        return sorted((self.root / "docs" / "events").glob("*.md"))

    def page(self, part: str) -> Path:
        (found,) = [p for p in self.events() if part in p.name]
        return found

    def add(self, *names: str) -> None:
        for name in names:
            shutil.copy(ARTICLES / name, self.seeds / name)

    def run(self, *command: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """A console command of the environment, from the project's folder."""
        program = Path(sys.executable).with_name(command[0])
        return subprocess.run(
            [str(program) if program.exists() else command[0], *command[1:]],
            cwd=self.root,
            env={**os.environ, **(env or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def digest(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run("digest", *arguments)

    def build(
        self, *arguments: str, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return self.run("mkdocs", "build", *arguments, env=env)

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        who = [
            "-c",
            "user.name=Editor",
            "-c",
            "user.email=editor@digest.example",
            "-c",
            "commit.gpgsign=false",
        ]
        return self.run("git", *who, *arguments)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


@pytest.fixture
def empty(tmp_path: Path) -> Project:
    """A site with no article yet."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return Project(tmp_path)


@pytest.fixture
def ferry(empty: Project) -> Project:
    """Three articles on one event, one on another; nothing built yet."""
    empty.add("ferry-courier.md", "ferry-beacon.md", "ferry-agency.txt", "mayor-courier.md")
    return empty
