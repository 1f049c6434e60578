"""Fixtures that tests of several parts share."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.serving import serving

settings.register_profile("digest", deadline=None)  # how long one example takes says how busy a machine is
settings.load_profile("digest")

PROJECT = Path(__file__).resolve().parent.parent
NODE_MODULES = PROJECT / "tests" / "web" / "node_modules"
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


def node_tools() -> Path | None:
    """Where the Node tools of the web tests are, installed as their lock file says; tests fetch none."""
    installed = NODE_MODULES / ".package-lock.json"
    return NODE_MODULES if installed.is_file() and shutil.which("node") else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get("DIGEST_BROWSER") == "required":
        return
    no_chromium = chromium() is None
    no_tools = node_tools() is None
    for item in items:
        if not item.get_closest_marker("browser"):
            continue
        if no_chromium:
            item.add_marker(pytest.mark.skip(reason="no Chromium: apt-get install chromium"))
        elif no_tools and "judges" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.skip(reason="no Node tools: apt-get install nodejs npm; make web"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [r for r in terminalreporter.stats.get("skipped", []) if "browser" in r.keywords]
    if skipped:
        terminalreporter.section("BROWSER TESTS SKIPPED", red=True, bold=True)
        terminalreporter.write_line(
            f"{len(skipped)} tests did not run, for want of what they need on this machine. "
            "Install it (here for Debian) and run `make test` again."
        )
        for report in skipped:
            why = report.longrepr[2].removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else ""
            terminalreporter.write_line(f"  not run: {report.nodeid} ({why})")


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless Chromium, started once a worker; a test that asks for it must be marked `browser`."""
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


@pytest.fixture(scope="session")
def judges() -> Path:
    """The folder of axe, Lighthouse and html-validate; a test that asks for it is marked `browser`."""
    tools = node_tools()
    assert tools, "browser tests are required here, and their Node tools are missing: make web"
    return tools


@pytest.fixture(scope="session")
def seeds_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, built afresh, once for all workers."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    site = shared / "seeds-site"
    with (shared / "seeds-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.is_dir():
            half = shared / "seeds-site.half"
            mkdocs = Path(sys.executable).with_name("mkdocs")
            command = [str(mkdocs), "build", "--strict", "--quiet", "--site-dir", str(half)]
            done = subprocess.run(
                command, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False
            )
            assert done.returncode == 0, done.stderr
            half.rename(site)
    return site


@pytest.fixture(scope="session")
def served(seeds_site: Path) -> Iterator[str]:
    """The address of the repository's own site, as a web host serves it."""
    with serving(seeds_site) as address:
        yield address
