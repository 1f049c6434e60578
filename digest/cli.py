"""The `digest` command: words in, one call, an exit status."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from digest import __version__


def main(argv: list[str] | None = None) -> int:
    """Run the command; 0 is success, 1 a failure under --strict, 2 wrong use."""
    parser = argparse.ArgumentParser(prog="digest", description=__doc__)
    parser.add_argument("--version", action="version", version=f"digest {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    export = commands.add_parser("export", help="write everything the site shows as JSON")
    export.add_argument("--config-file", type=Path, default=Path("mkdocs.yml"))
    export.add_argument(
        "--articles", type=Path, metavar="DIR", help="read this folder, with no site around it"
    )
    export.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    export.add_argument("--ignore-dates", action="store_true", help="group without publication dates")
    export.add_argument("--strict", action="store_true", help="exit 1 when anything is wrong with an article")
    args = parser.parse_args(argv)
    return _export(args)


def _export(args: argparse.Namespace) -> int:
    from digest.edition import make
    from digest.export import export
    from digest.store import opened

    root = args.articles or Path("seeds")
    with opened(None) as store:
        made = make(root, store, ignore_dates=args.ignore_dates)
    text = export(made.edition)
    if args.output:
        args.output.write_text(text, "utf-8")
    else:
        sys.stdout.write(text)
    for problem in made.problems:
        print(f"{problem.level}: {problem}", file=sys.stderr)
    return 1 if args.strict and any(p.level != "info" for p in made.problems) else 0
