"""Score the program against labelled sets: `make score EVAL=FOLDER`.

FOLDER holds `score.py` and a folder for each set, with `gold.json` beside the articles or beside a
folder `articles`. What a set measures shows in its gold file.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path


def kind(gold: dict[str, object]) -> str:
    """Which of the scorer's kinds a gold file is for."""
    if "groups" in gold:
        return "figures"
    articles = gold.get("articles")
    if isinstance(articles, dict) and any("quotes" in a or "phrases" in a for a in articles.values()):
        return "quotes"
    return "events"


def main(folder: Path) -> int:
    """Export each set, score it, print the scorer's tables; the worst exit status."""
    status = 0
    for gold in sorted(folder.glob("*/gold.json")):
        what = kind(json.loads(gold.read_text("utf-8")))
        articles = gold.parent / "articles"
        if not articles.is_dir():
            articles = gold.parent
        runs = [[], ["--ignore-dates"]] if what == "events" else [[]]
        for options in runs:
            print(f"\n===== {gold.parent.name}: {what} {' '.join(options)}", flush=True)
            with tempfile.TemporaryDirectory() as temporary:
                export = Path(temporary) / "export.json"
                command = [
                    str(Path(sys.executable).with_name("digest")),
                    "export",
                    "--articles",
                    str(articles),
                ]
                subprocess.run(
                    [*command, "--output", str(export), *options], check=True, stderr=subprocess.DEVNULL
                )
                quiet = {"quotes": ["--no-examples"], "figures": ["--show", "0"], "events": ["--worst", "0"]}
                scorer = [
                    sys.executable,
                    str(folder / "score.py"),
                    what,
                    str(export),
                    str(gold),
                    *quiet[what],
                ]
                status = max(status, subprocess.run(scorer, check=False).returncode)
    return status


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: score.py FOLDER")
    sys.exit(main(Path(sys.argv[1])))
