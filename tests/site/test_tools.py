"""The editor's commands and the reviewer's: `add`, `new`, `doctor`, the hook and the action."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from digest import articles
from digest.articles import Outlets
from digest.articles.metadata import FIELDS, take_apart, understand
from digest.articles.reading import read
from digest.cli import main
from digest.drafting import draft, skeleton
from tests.site.conftest import Project, tree

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(ferry: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """The command in the ferry's project: exit status, output, errors."""
    monkeypatch.chdir(ferry.root)

    def run(*arguments: str) -> tuple[int, list[str], str]:
        status = main(arguments)
        out, err = capsys.readouterr()
        return status, out.splitlines(), err

    return run


# ---------------------------------------------------------------- new


def test_the_skeleton_is_valid_and_names_every_key(tmp_path: Path) -> None:
    front = take_apart(skeleton())
    assert front.yaml is not None
    assert understand(front.yaml, "a.md", 2) == ({}, [])
    assert set(yaml.safe_load(front.yaml)) == set(FIELDS)
    draft(tmp_path, "a")
    (found,) = articles.find(tmp_path)
    article, problems = read(found, tmp_path, Outlets())
    assert article is None
    assert [p.cause for p in problems] == ["no article text in this file"]


def test_a_skeleton_filled_in_is_an_article(tmp_path: Path) -> None:
    path = draft(tmp_path, "harbour")
    text = path.read_text("utf-8").replace("title:\n", 'title: "Harbour: reopened"\n')
    path.write_text(text.replace("flags:\n", "flags: [opinion]\n") + "The harbour reopened.\n", "utf-8")
    (found,) = articles.find(tmp_path)
    article, problems = read(found, tmp_path, Outlets())
    assert problems == ()
    assert article is not None
    assert article.title is not None
    assert (article.title.value, article.text) == ("Harbour: reopened", "The harbour reopened.\n")


def test_new_says_where_and_never_writes_over_a_file(run, ferry: Project) -> None:
    assert run("new", "harbour") == (0, ["seeds/harbour.md"], "")
    assert run("new", "deep/harbour.md") == (0, ["seeds/deep/harbour.md"], "")
    assert run("new") == (0, ["seeds/article.md"], "")
    assert run("new") == (0, ["seeds/article-2.md"], "")
    before = tree(ferry.seeds)
    status, out, err = run("new", "ferry-beacon")
    assert (status, out) == (2, [])
    assert err == "digest: ferry-beacon is there already, and is left as it is\n"
    assert tree(ferry.seeds) == before


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside", ".hidden", "a/../../b", ""])
def test_new_stays_in_the_articles_folder(run, ferry: Project, name: str) -> None:
    before = tree(ferry.root)
    status, _, err = run("new", name)
    assert status == 2
    assert "is no name for a file in the articles folder" in err
    assert tree(ferry.root) == before


# ---------------------------------------------------------------- add


def test_add_tells_what_it_understood_and_which_event_it_joins(run, ferry: Project) -> None:
    beacon = (ferry.seeds / "ferry-beacon.md").rename(ferry.root / "ferry-beacon.md")
    assert run("build")[0] == 0
    status, out, err = run("add", beacon.name, "nowhere.txt", beacon.name)
    assert status == 1
    assert "! nowhere.txt: there is no such file or folder" in err
    page = ferry.page("ferry").stem
    assert out == [
        "+ seeds/ferry-beacon.md: Grey Heron wreck: harbour master blames missing sandbank on charts · "
        "The Beacon · 2031-03-14 · 81 words · en",
        "= ferry-beacon.md: already there as ferry-beacon.md",
        f"  seeds/ferry-beacon.md: joins {page} (ferry-courier, ferry-agency)",
    ]
    assert run("add", beacon.name) == (0, ["= ferry-beacon.md: already there as ferry-beacon.md"], "")


# ---------------------------------------------------------------- doctor

POOR = {
    "short.txt": b"Bridge closed\n\nThe bridge at Keld is closed.\n",
    "german.md": "---\nlanguage: de\ntitle: Brücke gesperrt\noutlet: Bote\npublished: 2031-01-02\n---\n"
    "Die Brücke ist gesperrt.\n".encode(),
    "slip.md": b"---\npublished: 2031-01-02\nurl: https://example.org/2031/02/02/bridge\n---\nClosed.\n",
    "wrong.md": b"---\npublished: someday\noutlett: Post\n---\nThe bridge at Keld is closed.\n",
    "binary.txt": b"\0\0",
}


def test_doctor_tells_versions_configuration_and_warnings(run, ferry: Project) -> None:
    for name, content in POOR.items():
        (ferry.seeds / name).write_bytes(content)
    twin = (ferry.seeds / "ferry-courier.md").read_text("utf-8").replace("Ellery Courier", "Port Herald")
    (ferry.seeds / "ferry-herald.md").write_text(twin, "utf-8")
    (ferry.seeds / "corrections.yml").write_text(
        "- who: A. Editor\n  when: 2031-03-20\n  why: a slip\n  article: no-such-article\n  event: new\n",
        "utf-8",
    )
    status, out, _ = run("doctor")
    assert status == 0
    told = "\n".join(out)
    for line in (
        f"python {sys.version.split()[0]} on {sys.platform}",
        "articles: seeds",
        "event pages: docs/events",
        "cache: .cache/digest/store.sqlite (not there yet)",
        "corrections.yml: there",
        "9 articles (7 .md, 2 .txt)",
        "4 outlets stated",
        "1 correction",
        "seeds/short.txt: outlet not stated",
        "seeds/short.txt: no date of publication",
        "seeds/short.txt: no quotes found",
        "seeds/short.txt: very short: 8 words of text",
        "seeds/german.md: language de: word choice, quotes, claims are not compared",
        "seeds/slip.md: published 2031-01-02, but its address says 2031-02-02: "
        "no weekday is counted from the former",
        'seeds/wrong.md:2: published: expected a date like 2024-05-16, found "someday" (warning)',
        'seeds/wrong.md:3: unknown key "outlett"; did you mean outlet? (warning)',
        "seeds/binary.txt:1: this is not text: it holds a NUL byte (error)",
    ):
        assert line in out
    assert "seeds/ferry-herald.md: near-copy of ferry-courier (100% of the shorter one's words)" in out
    assert "seeds/ferry-courier.md: near-copy of ferry-herald (100% of the shorter one's words)" in out
    assert [line for line in out if line.startswith("seeds/corrections.yml:")]
    assert str(ferry.root) not in told
    assert str(Path.home()) not in told
    assert not ferry.events()


def test_doctor_tells_versions_where_the_configuration_is_wrong(run, ferry: Project) -> None:
    (ferry.root / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    status, out, err = run("doctor")
    assert status == 2
    assert out[0].startswith("digest ")
    assert "does not list 'digest'" in err


def test_a_reader_who_stops_reading_is_no_error(ferry: Project) -> None:
    command = [str(Path(sys.executable).parent / "digest"), "export"]
    with subprocess.Popen(command, cwd=ferry.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read().decode()
    assert (process.returncode, "Broken pipe" in told, "Traceback" in told) == (0, False, False)


# ---------------------------------------------------------------- hook and action


def environment() -> dict[str, str]:
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def hooked(project: Project, command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        shlex.split(command),
        cwd=project.root,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_hook_runs_check(run, ferry: Project) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("digest-check", "python", False)
    stale = hooked(ferry, hook["entry"])
    assert stale.returncode == 1
    assert "docs/events/register.jsonl" in stale.stderr
    assert run("build")[0] == 0
    assert hooked(ferry, hook["entry"]).returncode == 0


def steps() -> dict[str, dict[str, object]]:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert action["runs"]["using"] == "composite"
    found = {step["name"]: step for step in action["runs"]["steps"]}
    for step in found.values():
        # Words of others (branch names, titles) reach a shell as variables only, never as its text.
        assert "${{" not in step.get("run", "")
        assert "uses" in step or step["shell"] == "bash"
    return found


def act(project: Project, name: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as a runner would."""
    step = steps()[name]
    declared = dict.fromkeys(step.get("env", {}), "")  # type: ignore[call-overload]
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", str(step["run"])],
        cwd=project.root,
        env={**environment(), **declared, **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )


def test_the_action_checks_builds_and_tells_what_changed(run, ferry: Project, tmp_path: Path) -> None:
    assert run("build")[0] == 0
    (ferry.root / ".gitignore").write_text(".cache/\nsite/\n")
    ferry.git("init", "-q", "-b", "main")
    ferry.git("add", ".")
    assert ferry.git("commit", "-qm", "one").returncode == 0
    base = ferry.git("rev-parse", "HEAD").stdout.strip()

    article = ferry.seeds / "mayor-courier.md"
    article.write_text(article.read_text("utf-8").replace("310,000", "330,000"), "utf-8")
    stale = act(ferry, "Check pages and register", CONFIG="mkdocs.yml")
    assert stale.returncode == 1
    assert "run `digest build` and commit" in stale.stderr

    assert run("build")[0] == 0
    ferry.git("commit", "-qam", "two")
    assert act(ferry, "Check pages and register", CONFIG="mkdocs.yml").returncode == 0

    summary = tmp_path / "summary.md"
    told = act(ferry, "Tell what changed", CONFIG="mkdocs.yml", BASE=base, GITHUB_STEP_SUMMARY=str(summary))
    assert told.returncode == 0, told.stderr
    assert "330,000" in summary.read_text("utf-8")
    assert summary.read_text("utf-8").startswith("## What this changes\n")

    made = act(ferry, "Build the site", CONFIG="mkdocs.yml", SITE="out")
    assert made.returncode == 0, made.stderr
    assert (ferry.root / "out" / "index.html").is_file()


def test_the_action_tells_what_it_cannot_compare(ferry: Project, tmp_path: Path) -> None:
    ferry.git("init", "-q", "-b", "main")
    summary = tmp_path / "summary.md"
    told = act(
        ferry, "Tell what changed", CONFIG="mkdocs.yml", BASE="0" * 40, GITHUB_STEP_SUMMARY=str(summary)
    )
    assert told.returncode == 0
    assert "git knows no commit" in told.stderr
    assert "could not be compared" in summary.read_text("utf-8")


def test_every_variable_of_the_action_is_declared() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    text = json.dumps(action["runs"])
    for name in action["inputs"]:
        assert f"inputs.{name}" in text, f"input {name} is used nowhere"
