"""Write site.txt and dev.txt: what pyproject.toml asks for, pinned, with hashes, no addresses."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLAGS = [
    "--quiet",
    "--generate-hashes",
    "--allow-unsafe",
    "--strip-extras",
    "--no-header",
    "--no-annotate",
    "--no-emit-trusted-host",
    "--no-emit-find-links",
    "--no-emit-options",
]


def pin(name: str, wanted: list[str], *constraints: Path) -> None:
    """Resolve `wanted` into requirements/<name>.txt, agreeing with `constraints`."""
    source = HERE / f"{name}.in"
    lines = [*(f"-c {c.name}" for c in constraints), *wanted]
    source.write_text("\n".join(lines) + "\n", "utf-8")
    try:
        subprocess.run(
            [
                sys.executable,
                "-m",
                "piptools",
                "compile",
                *FLAGS,
                *sys.argv[1:],
                "-o",
                f"{name}.txt",
                source.name,
            ],
            cwd=HERE,
            check=True,
        )
    finally:
        source.unlink()
    target = HERE / f"{name}.txt"
    note = "# Pinned by `make requirements` from pyproject.toml; do not edit.\n"
    target.write_text(note + target.read_text("utf-8"), "utf-8")


project = tomllib.loads((HERE.parent / "pyproject.toml").read_text("utf-8"))
build = [*project["build-system"]["requires"], "editables>=0.5"]
pin("site", [*project["project"]["dependencies"], *build])
pin("dev", project["dependency-groups"]["dev"], HERE / "site.txt")
