"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digest.files import Change, carry_out, checksum, content


def test_a_change_writes_exactly_its_text(tmp_path: Path) -> None:
    path = tmp_path / "events" / "a.md"
    carry_out(Change(path, "über\nzwei\n"))
    assert path.read_bytes() == "über\nzwei\n".encode()
    assert [p.name for p in path.parent.iterdir()] == ["a.md"]


def test_a_change_to_nothing_removes_and_may_be_repeated(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("x", "utf-8")
    carry_out(Change(path, None))
    carry_out(Change(path, None))
    assert not path.exists()


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("old", "utf-8")

    def stop(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        carry_out(Change(path, "new"))
    assert path.read_text("utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


def test_the_umask_decides_who_may_read(tmp_path: Path) -> None:
    carry_out(Change(tmp_path / "a.md", "x"))
    (tmp_path / "b.md").write_text("x", "utf-8")
    assert (tmp_path / "a.md").stat().st_mode == (tmp_path / "b.md").stat().st_mode


def test_line_ends_of_a_checkout_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one\r\ntwo\r\n")
    text = content(tmp_path / "a.md")
    assert text == "one\ntwo\n"
    assert checksum(text) == checksum("one\r\ntwo\r\n") != checksum("one\ntwo")
    assert content(tmp_path / "none.md") is None
