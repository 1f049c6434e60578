"""Shared by the tests of the pages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from fiction import crowded, strike

from digest.model import Edition


@pytest.fixture(scope="session")
def edition() -> Edition:
    """Two events by made-up outlets."""
    return strike()


@pytest.fixture(scope="session")
def many() -> Edition:
    """One event by fifteen."""
    return crowded()
