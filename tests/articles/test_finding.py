"""Which files are articles, and what they are called."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.articles import find
from digest.articles.finding import LONGEST, names, shown


def folder(root: Path, *paths: str) -> Path:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("A text.", "utf-8")
    return root


def test_only_articles_sorted_with_the_metadata_beside_them(tmp_path):
    folder(
        tmp_path,
        "b.txt",
        "a.md",
        "c/d.html",
        "a.meta.yml",
        "outlets.yml",
        "notes.rst",
        ".hidden.txt",
        ".git/x.txt",
    )
    assert [(each.path, each.id, each.meta) for each in find(tmp_path)] == [
        ("a.md", "a", "a.meta.yml"),
        ("b.txt", "b", None),
        ("c/d.html", "d", None),
    ]


def test_no_folder_no_articles(tmp_path):
    assert find(tmp_path / "nowhere") == ()


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        (["a.txt", "b/a.txt"], ["a", "b-a"]),
        (["b/a.txt", "c/a.txt"], ["b-a", "c-a"]),
        (["a.md", "a.txt"], ["a-md", "a-txt"]),
        (["b/a.md", "b/a.txt"], ["b-a-md", "b-a-txt"]),
        (["Ebb.txt", "ebb.md"], ["Ebb-txt", "ebb-md"]),
        (
            ["000_68.txt", "v1.2-final.txt", "überfall.txt", "大会.md"],
            ["000_68", "v1.2-final", "überfall", "大会"],
        ),
    ],
    ids=["root keeps its stem", "folders", "one stem twice", "deep", "case does not tell apart", "ordinary"],
)
def test_ids(paths, ids):
    assert [names(sorted(paths))[path] for path in sorted(paths)] == ids


def test_a_clash_at_a_deeper_level_leaves_the_plain_stem_alone():
    named = names(["b-a.txt", "b/a.txt", "c/a.txt"])
    assert named["b-a.txt"] == "b-a"
    assert len(set(named.values())) == 3


@pytest.mark.parametrize(
    "stem",
    [
        "two words",
        "a\nb",
        "<script>alert(1)",
        "..%2f..",
        "a?b#c",
        "\u202egpj.exe",
        "x" * 250,
        'say "hi": &x',
        "- -",
        "\udcff\udcfe",
        "?",
    ],
    ids=[
        "space",
        "newline",
        "script",
        "dots",
        "query",
        "bidi",
        "long",
        "yaml",
        "dashes",
        "not UTF-8",
        "only a mark",
    ],
)
def test_any_name_gets_an_id_that_is_safe_in_an_address(stem):
    (name,) = names([stem + ".txt"]).values()
    assert re.fullmatch(r"[\w.-]+", name)
    assert name[0] not in ".-" and name[-1] not in ".-"
    assert len(name.encode()) <= LONGEST
    assert names([stem + ".txt"]) == {stem + ".txt": name}


def test_a_space_becomes_a_dash_and_other_marks_a_checksum():
    assert names(["a?b.txt"]) != names(["a:b.txt"])
    assert names(["a b.txt"])["a b.txt"] == "a-b"


@given(
    st.lists(
        st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=8), min_size=1, unique=True
    )
)
def test_ids_are_unique_without_case_for_any_names(stems):
    named = names(sorted(f"d/{stem}.txt" for stem in stems))
    assert len({name.casefold() for name in named.values()}) == len(stems)


def test_links_out_of_the_folder_are_not_followed(tmp_path):
    outside = folder(tmp_path / "outside", "secret.txt", "deep/secret.txt")
    inside = folder(tmp_path / "inside", "a.txt")
    (inside / "leak.txt").symlink_to(outside / "secret.txt")
    (inside / "leak").symlink_to(outside / "deep")
    (inside / "a.meta.yml").symlink_to(outside / "secret.txt")
    (inside / "same.txt").symlink_to(inside / "a.txt")
    (inside / "loop.txt").symlink_to(inside / "loop.txt")
    assert [(each.path, each.meta) for each in find(inside)] == [("a.txt", None), ("same.txt", None)]


def test_names_that_are_not_utf8_are_found_and_shown(tmp_path):
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123
        file.write(b"A text.")
    (found,) = find(tmp_path)
    assert found.id.startswith("caf-")
    assert shown(found.path) == r"caf\udce9.txt"
    assert shown("a\nb\u202e.txt") == r"a\nb\u202e.txt"
