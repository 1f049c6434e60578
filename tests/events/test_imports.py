"""What is slow to import stays out until it is needed."""

from __future__ import annotations

import subprocess
import sys


def test_the_stage_starts_without_spacy_and_numpy():
    code = "import digest.events, sys; print({'spacy', 'numpy', 'scipy'} & set(sys.modules))"
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert found.stdout.strip() == "set()"
