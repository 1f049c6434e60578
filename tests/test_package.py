"""What is installed is what is here: data files in the wheel, entry points that load."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import entry_points
from pathlib import Path

import pytest


def test_the_wheel_holds_every_file_of_the_package(project: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        p.relative_to(project).as_posix()
        for p in (project / "digest").rglob("*")
        if p.is_file() and "__pycache__" not in p.parts and not p.name.startswith(".")
    }
    assert wanted - inside == set()
    assert any(name.endswith((".yml", ".txt")) for name in wanted)


@pytest.mark.parametrize("group", ["mkdocs.plugins", "console_scripts", "spacy_factories"])
def test_every_entry_point_loads(project: Path, group: str) -> None:
    declared = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    section = "scripts" if group == "console_scripts" else None
    names = declared["scripts"] if section else declared["entry-points"][group]
    for name, target in names.items():
        (point,) = [e for e in entry_points(group=group, name=name) if e.value == target]
        assert callable(point.load())


def test_every_dependency_says_why(project: Path) -> None:
    text = (project / "pyproject.toml").read_text("utf-8")
    block = text[text.index("\ndependencies = [") : text.index("]\n", text.index("\ndependencies = ["))]
    lines = [line for line in block.splitlines() if line.strip().startswith('"')]
    assert lines
    assert [line for line in lines if "#" not in line] == []


def test_our_components_work_in_a_pipeline_of_somebody_elses() -> None:
    import spacy

    from digest.language.marks import marks

    nlp = spacy.blank("en")
    for name in ("digest_sentences", "digest_dates", "digest_names", "digest_quotes"):
        nlp.add_pipe(name)
    doc = nlp("“The tide will turn,” said Ada Quill, the harbour master.")
    (quote,) = marks(doc).quotes
    assert quote.text == "The tide will turn"
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Quill"
