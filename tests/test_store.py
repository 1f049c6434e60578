"""The store forgets nothing it was given and trusts nothing it finds."""

from __future__ import annotations

import ast
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from digest.model import Cue, Quote, Span
from digest.store import Store, code_version, digest_of, opened

QUOTE = Quote(
    id="a#q1",
    kind="direct",
    spans=(Span(1, 5), Span(9, 12)),
    text="Rain fell",
    speaker=None,
    cue=Cue(text="said", span=Span(6, 8)),
)


def test_a_record_comes_back_equal_and_with_its_types(tmp_path: Path) -> None:
    with opened(tmp_path / "deep" / "s.sqlite") as store:
        store.put("quote", [(b"k", QUOTE)])
    with opened(tmp_path / "deep" / "s.sqlite") as store:
        back = store.get("quote", b"k", Quote)
    assert back == QUOTE
    assert isinstance(back.spans[0], Span)
    assert back.spans[1].of("Rain, said, fell.") == "d, "


def test_a_store_for_reading_writes_nothing_and_forgets_what_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with opened(path) as store:
        store.put("a", [(b"k", QUOTE)])
    before = path.read_bytes()
    with opened(path, read_only=True) as store:
        assert store.get("a", b"k", Quote) == QUOTE
        store.put("a", [(b"l", QUOTE)])
        store.prune("a", keep=0, least=0)
        assert store.get("a", b"l", Quote) is None
        assert store.get("a", b"k", Quote) == QUOTE
        assert [p.name for p in tmp_path.iterdir()] == ["s.sqlite"]
    assert path.read_bytes() == before


@pytest.mark.parametrize("there", [None, b"", b"not a database" * 99])
def test_a_store_for_reading_makes_none(tmp_path: Path, there: bytes | None) -> None:
    path = tmp_path / "s.sqlite"
    if there is not None:
        path.write_bytes(there)
    with opened(path, read_only=True) as store:
        store.put("a", [(b"k", QUOTE)])
        assert store.get("a", b"k", Quote) is None
    assert path.is_file() is (there is not None)
    assert there is None or path.read_bytes() == there


def test_what_breaks_while_it_is_in_use_is_started_afresh(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with opened(path) as store:
        store.put("a", [(bytes([n // 256, n % 256]), QUOTE) for n in range(2000)])
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))
    with opened(path) as store:
        assert [n for n in range(2000) if store.get("a", bytes([n // 256, n % 256]), Quote)] == []
        store.put("a", [(b"k", QUOTE)])
    with opened(path) as store:
        assert store.get("a", b"k", Quote) == QUOTE


def test_a_store_that_another_holds_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.sqlite"
    with opened(path) as store:
        store.put("a", [(b"k", QUOTE)])
    monkeypatch.setattr("digest.store.PATIENCE", 0.05)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with opened(path) as store:
            assert store.get("a", b"k", Quote) is None
        other.rollback()
    with opened(path) as store:
        assert store.get("a", b"k", Quote) == QUOTE


def test_kinds_do_not_meet() -> None:
    store = Store(None)
    store.put("a", [(b"k", QUOTE)])
    assert store.get("b", b"k", Quote) is None
    store.close()


def test_a_value_that_does_not_fit_is_none() -> None:
    store = Store(None)
    store.put("a", [(b"k", {"id": 3})])
    assert store.get("a", b"k", Quote) is None
    store.close()


@pytest.mark.parametrize(
    "junk", [b"not a database at all, but long enough to be read as a header" * 20, b"\0" * 5000]
)
def test_a_damaged_file_is_started_afresh(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "s.sqlite"
    path.write_bytes(junk)
    with opened(path) as store:
        store.put("a", [(b"k", QUOTE)])
        assert store.get("a", b"k", Quote) == QUOTE


def test_a_file_of_another_layout_is_started_afresh(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version=999")
    db.commit()
    db.close()
    with opened(path) as store:
        store.put("a", [(b"k", QUOTE)])
        assert store.get("a", b"k", Quote) == QUOTE


def test_a_file_with_other_tables_is_started_afresh(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    Store(path).close()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DROP TABLE entry")
        db.execute("CREATE TABLE entry (kind, key)")
    with opened(path) as store:
        assert store.get("a", b"k", Quote) is None
        store.put("a", [(b"k", QUOTE)])
    with opened(path) as store:
        assert store.get("a", b"k", Quote) == QUOTE


def test_prune_drops_only_what_was_not_asked_for() -> None:
    store = Store(None)
    store.put("a", [(bytes([n // 256, n % 256]), QUOTE) for n in range(600)])
    store._used.clear()
    assert store.get("a", bytes([0, 7]), Quote) == QUOTE
    store.prune("a")
    assert store.get("a", bytes([0, 7]), Quote) == QUOTE
    assert store.get("a", bytes([0, 8]), Quote) is None
    store.close()


def test_parts_of_a_key_keep_their_boundaries() -> None:
    assert digest_of("ab", "c") != digest_of("a", "bc")
    assert digest_of("a\udcff") != digest_of("a?")


MAKES_USE_OF = {
    "articles": set(),
    "language": {"articles", "spellings", "stems"},
    "events": {"articles", "comparison", "english", "spellings", "stems"},
    "comparison": {"english", "events", "language", "stems"},
    "pages": {"comparison", "english", "spellings", "stems", "store"},
}
"""Beyond itself and the records; the keys of what is stored are made after this (`code_version`)."""


@pytest.mark.parametrize("stage", MAKES_USE_OF)
def test_a_stage_makes_use_of_no_more_than_the_keys_of_its_results_say(project: Path, stage: str) -> None:
    used = set()
    for file in (project / "digest" / stage).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("digest."):
                used.add(str(node.module).split(".")[1])
            elif isinstance(node, ast.Constant) and str(node.value).startswith("digest."):
                used.add(str(node.value).split(".")[1])  # files("digest.events")
    assert used - {stage, "model"} <= MAKES_USE_OF[stage]


def test_code_versions_differ_by_stage() -> None:
    assert code_version("stems.py") != code_version("articles")
    assert code_version("articles", "stems.py") != code_version("articles")
    assert code_version("articles") != code_version("language")
    assert code_version("articles") == code_version("articles")
