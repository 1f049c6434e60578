"""Lighthouse gives home, event and article page at least 95 in every category, on its slow phone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CHROMIUM_FLAGS, chromium

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.alone]

FLOOR = 95
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TRIES = 5
"""Other work on the machine only ever lowers the speed that is measured: the best of these counts."""


def judged(judges: Path, address: str, folder: Path) -> tuple[dict[str, int], list[str]]:
    """Points per category, and what cost some."""
    report = folder / "report.json"
    command = [
        shutil.which("node") or "node",
        str(judges / "lighthouse" / "cli" / "index.js"),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={','.join(CATEGORIES)}",
        "--disable-full-page-screenshot",
        "--no-enable-error-reporting",
        f"--chrome-flags={' '.join(['--headless=new', *CHROMIUM_FLAGS])}",
    ]
    surroundings = {**os.environ, "CHROME_PATH": chromium() or "", "HOME": str(folder)}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=150, check=False)
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(report.read_text("utf-8"))
    weighed = {r["id"] for c in CATEGORIES for r in result["categories"][c]["auditRefs"] if r["weight"]}
    costs = [
        f"{name}: {audit['score']} {audit.get('displayValue', '')}".strip()
        for name, audit in result["audits"].items()
        if name in weighed and audit["score"] is not None and audit["score"] < 1
    ]
    return {c: round(100 * result["categories"][c]["score"]) for c in CATEGORIES}, costs


@pytest.mark.parametrize("kind", ["home", "event", "article"])
def test_at_least_95_in_every_category(
    judges: Path, served: str, kinds: Any, tmp_path: Path, kind: str
) -> None:
    path = {"home": "", "event": kinds.event, "article": kinds.article}[kind]
    best = dict.fromkeys(CATEGORIES, 0)
    for _ in range(TRIES):
        points, costs = judged(judges, served + path, tmp_path)
        best = {c: max(best[c], points[c]) for c in CATEGORIES}
        if min(best.values()) >= FLOOR:
            break
    assert min(best.values()) >= FLOOR, (best, costs)
