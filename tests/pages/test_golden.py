"""Pages as they were read and approved."""

from __future__ import annotations

import pytest
from golden import FOLDER, made

NAMES = sorted(p.name for p in FOLDER.glob("*.md"))


@pytest.fixture(scope="module")
def now():
    return made()


def test_no_page_is_missing_or_left_over(now):
    assert sorted(now) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_page(name, now):
    assert now[name] == (FOLDER / name).read_text("utf-8")
