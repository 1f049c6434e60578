"""The store forgets nothing it was given and trusts nothing it finds."""

from __future__ import annotations

import sqlite3
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


def test_code_versions_differ_by_stage() -> None:
    assert code_version("articles") != code_version("language")
    assert code_version("articles") == code_version("articles")
