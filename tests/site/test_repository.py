"""Pages and register in the repository: written once, never over a hand's work, never lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from digest.files import checksum
from tests.site.conftest import Project, tree


def built(project: Project, *arguments: str) -> str:
    done = project.digest("build", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_second_build_writes_nothing(ferry: Project) -> None:
    assert "wrote docs/events/register.jsonl" in built(ferry)
    before = tree(ferry.root / "docs")
    assert built(ferry) == ""
    assert tree(ferry.root / "docs") == before


def test_deleted_pages_come_back_byte_for_byte(ferry: Project) -> None:
    built(ferry)
    before = tree(ferry.root / "docs")
    for page in ferry.events():
        page.unlink()
    built(ferry)
    assert tree(ferry.root / "docs") == before


def test_the_store_may_vanish_at_any_time(ferry: Project) -> None:
    built(ferry)
    before = tree(ferry.root / "docs")
    shutil.rmtree(ferry.root / ".cache")
    assert built(ferry) == ""
    assert tree(ferry.root / "docs") == before


def test_a_page_changed_by_hand_is_refused_by_name_until_told_otherwise(ferry: Project) -> None:
    built(ferry)
    page = ferry.page("ferry")
    generated = page.read_text("utf-8")
    page.write_text(generated.replace("Quill", "Quilt"), "utf-8")

    done = ferry.digest("build", "--strict")
    assert done.returncode == 1
    assert f"docs/events/{page.name}" in done.stderr
    assert "changed by hand" in done.stderr
    assert "Quilt" in page.read_text("utf-8")

    assert f"wrote docs/events/{page.name}" in built(ferry, "--overwrite")
    assert page.read_text("utf-8") == generated


def test_a_build_that_was_interrupted_is_taken_up_again(ferry: Project) -> None:
    built(ferry)
    page, register = ferry.page("ferry"), ferry.register.read_text("utf-8")
    article = ferry.seeds / "ferry-beacon.md"
    article.write_text(article.read_text("utf-8").replace("$2 million", "$3 million"), "utf-8")
    built(ferry)
    # As if the first build of the change had stopped between page and register …
    ferry.register.write_text(register, "utf-8")
    (ferry.root / ".cache" / "digest" / "writing.txt").write_text(checksum(page.read_text("utf-8")) + "\n")
    # … and the article had changed once more.
    article.write_text(article.read_text("utf-8").replace("$3 million", "$4 million"), "utf-8")
    assert f"wrote docs/events/{page.name}" in built(ferry, "--strict")
    assert "4 million" in page.read_text("utf-8")


def test_check_writes_nothing_and_fails_on_what_is_stale(ferry: Project) -> None:
    done = ferry.digest("check")
    assert done.returncode == 1
    assert "docs/events/register.jsonl" in done.stderr
    assert list((ferry.root / "docs").iterdir()) == []
    assert not (ferry.root / ".cache").exists()
    built(ferry)
    done = ferry.digest("check")
    assert (done.returncode, done.stderr) == (0, "")
    (ferry.seeds / "mayor-courier.md").unlink()
    assert ferry.digest("check").returncode == 1


def test_an_article_that_joins_adds_lines_and_takes_none_away_but_counts(ferry: Project) -> None:
    (ferry.seeds / "ferry-beacon.md").unlink()
    built(ferry)
    page = ferry.page("ferry")
    before = page.read_text("utf-8").splitlines()
    ferry.add("ferry-beacon.md")
    built(ferry)
    assert ferry.page("ferry") == page
    after = page.read_text("utf-8").splitlines()
    facts = [line for line in before if "](../articles/" in line]
    kept = [line for line in facts if line in after]
    # A fact of the articles that were there stays, word for word; a row's summary may count anew.
    assert len(kept) >= 0.9 * len(facts), [line for line in facts if line not in after]
    order = [after.index(line) for line in dict.fromkeys(kept) if after.count(line) == 1]
    assert order == sorted(order)


def test_the_address_stays_when_title_and_articles_change(ferry: Project) -> None:
    built(ferry)
    page = ferry.page("ferry")
    agency = ferry.seeds / "ferry-agency.txt"
    agency.write_text(agency.read_text("utf-8").replace("Ferry grounding", "Shipping accident"), "utf-8")
    courier = ferry.seeds / "ferry-courier.md"
    courier.write_text(courier.read_text("utf-8").replace("Ferry runs aground", "Vessel aground"), "utf-8")
    built(ferry)
    assert ferry.page("ferry") == page


def lines(project: Project, key: str) -> list[dict[str, str]]:
    entries = [json.loads(line) for line in project.register.read_text("utf-8").splitlines()]
    return [e for e in entries if key in e]


def test_a_renamed_file_keeps_its_place_and_its_rows(ferry: Project) -> None:
    built(ferry)
    before = {e["article"]: e for e in lines(ferry, "article")}
    (ferry.seeds / "ferry-beacon.md").rename(ferry.seeds / "beacon-2031-03-14.md")
    built(ferry)
    after = {e["article"]: e for e in lines(ferry, "article")}
    assert after["beacon-2031-03-14"]["rows"] == before["ferry-beacon"]["rows"]
    assert lines(ferry, "renamed") == [{"renamed": "ferry-beacon", "to": "beacon-2031-03-14"}]
    assert lines(ferry, "withdrawn") == []


def test_what_is_removed_is_withdrawn_and_what_returns_is_not(ferry: Project) -> None:
    built(ferry)
    page = ferry.page("mayor")
    text = page.read_text("utf-8")
    article = ferry.seeds / "mayor-courier.md"
    content = article.read_bytes()
    article.unlink()
    assert f"removed docs/events/{page.name}" in built(ferry)
    assert {(e["kind"], e["withdrawn"]) for e in lines(ferry, "withdrawn")} == {
        ("article", "mayor-courier"),
        ("event", page.stem),
    }
    article.write_bytes(content)
    built(ferry)
    assert lines(ferry, "withdrawn") == []
    assert page.read_text("utf-8") == text


def test_an_article_that_cannot_be_read_today_keeps_its_place(ferry: Project) -> None:
    built(ferry)
    page, register = ferry.page("ferry"), ferry.register.read_text("utf-8")
    article = ferry.seeds / "ferry-beacon.md"
    good = article.read_bytes()
    article.write_bytes(b"\0\0\0binary\0" * 50)
    done = ferry.digest("build")
    assert done.returncode == 0
    assert "ferry-beacon.md" in done.stderr
    assert lines(ferry, "withdrawn") == []
    article.write_bytes(good)
    built(ferry)
    assert ferry.register.read_text("utf-8") == register
    assert "beacon" in page.read_text("utf-8").lower()


def test_two_branches_that_meet_in_one_event(ferry: Project) -> None:
    """Merging articles, metadata and register and building again is all it takes."""
    (ferry.root / ".gitignore").write_text(".cache/\nsite/\n")
    (ferry.root / ".gitattributes").write_text(
        "docs/events/register.jsonl merge=union\ndocs/events/*.md -merge\n"
    )
    for name in ("ferry-beacon.md", "ferry-agency.txt"):
        (ferry.seeds / name).unlink()
    built(ferry)
    ferry.git("init", "-q", "-b", "main")
    ferry.git("add", ".")
    assert ferry.git("commit", "-qm", "one").returncode == 0

    for branch, name in (("beacon", "ferry-beacon.md"), ("agency", "ferry-agency.txt")):
        ferry.git("checkout", "-q", "main")
        ferry.git("checkout", "-qb", branch)
        ferry.add(name)
        built(ferry)
        ferry.git("add", ".")
        assert ferry.git("commit", "-qm", name).returncode == 0

    ferry.git("merge", "beacon")  # from branch "agency"
    assert "<<<<" not in ferry.page("ferry").read_text("utf-8")
    done = ferry.digest("build", "--strict")
    assert done.returncode == 0, done.stderr
    ferry.git("add", ".")
    assert ferry.git("commit", "-qm", "merged").returncode == 0
    assert ferry.digest("check").returncode == 0
    assert {e["article"] for e in lines(ferry, "article")} == {
        "ferry-courier",
        "ferry-beacon",
        "ferry-agency",
        "mayor-courier",
    }
    assert len(ferry.events()) == 2


def test_pages_writes_the_whole_tree_for_other_generators(ferry: Project, tmp_path: Path) -> None:
    done = ferry.digest("pages", "--to", "elsewhere")
    assert done.returncode == 0, done.stderr
    there = tree(ferry.root / "elsewhere")
    assert "index.md" in there
    assert "articles/ferry-beacon.md" in there
    assert any(p.startswith("events/") for p in there)
    assert not (ferry.root / "docs" / "events").exists()
    assert ferry.digest("pages", "--to", "elsewhere").returncode == 2


def test_export_of_a_site_has_the_anchors_of_its_pages(ferry: Project) -> None:
    built(ferry)
    done = ferry.digest("export")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    (event,) = [e for e in document["events"] if "ferry" in e["id"]]
    page = ferry.page("ferry").read_text("utf-8")
    groups = event["quote_groups"] + event["figure_groups"] + event["word_choices"]
    assert groups
    assert [g["id"] for g in groups if f'id="{g["id"]}"' not in page] == []


@pytest.mark.parametrize(
    "arguments", [("export", "--articles", "nowhere"), ("build", "--config-file", "no.yml")]
)
def test_wrong_use_exits_with_2_and_a_sentence(empty: Project, arguments: tuple[str, ...]) -> None:
    done = empty.digest(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("digest: ")
    assert "Traceback" not in done.stderr
