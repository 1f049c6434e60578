"""Fixtures that tests of several parts share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """Where the machine's own Chromium is; tests download none."""
    return next(
        (p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if chromium() is None and os.environ.get("DIGEST_BROWSER") != "required":
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [r for r in terminalreporter.stats.get("skipped", []) if "browser" in r.keywords]
    if skipped:
        terminalreporter.section("BROWSER TESTS SKIPPED", red=True, bold=True)
        terminalreporter.write_line(
            f"{len(skipped)} tests need Chromium, and this machine has none: "
            "install it (Debian: apt-get install chromium) and run `make test` again."
        )
        for report in skipped:
            terminalreporter.write_line(f"  not run: {report.nodeid}")


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless Chromium, started once; a test that asks for it must be marked `browser`."""
    from playwright.sync_api import sync_playwright

    binary = chromium()
    assert binary, "browser tests are required here, and there is no Chromium"
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=binary, args=CHROMIUM_FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def project() -> Path:
    """The repository."""
    return PROJECT
