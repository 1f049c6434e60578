"""The `digest` command: words in, one call, an exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from digest import __version__
from digest.model import Problem

if TYPE_CHECKING:
    from digest.progress import Tell
    from digest.settings import Settings

EXIT = """Exit status: 0; 1 where a check or --strict fails; 2 for wrong use."""


def parser() -> argparse.ArgumentParser:
    """The command's words."""
    top = argparse.ArgumentParser(
        prog="digest", description="Media comparison as a static site.", epilog=EXIT
    )
    top.add_argument("--version", action="version", version=f"digest {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    site = argparse.ArgumentParser(add_help=False)
    site.add_argument("--config-file", type=Path, default=Path("mkdocs.yml"), help="default: mkdocs.yml")

    build = commands.add_parser("build", parents=[site], help="bring event pages and register up to date")
    build.add_argument("--overwrite", action="store_true", help="write over event pages changed by hand, too")
    build.add_argument("--strict", action="store_true", help="exit 1 when anything is wrong with an article")
    build.set_defaults(run=_build)

    check = commands.add_parser(
        "check",
        parents=[site],
        help="fail when pages or register are not what the articles give; writes nothing",
    )
    check.set_defaults(run=_check)

    pages = commands.add_parser(
        "pages", parents=[site], help="write every page as Markdown, for any other generator"
    )
    pages.add_argument("--to", type=Path, required=True, metavar="DIR", help="a new or empty folder")
    pages.set_defaults(run=_pages)

    export = commands.add_parser("export", parents=[site], help="write everything the site shows as JSON")
    export.add_argument(
        "--articles", type=Path, metavar="DIR", help="read this folder, with no site around it"
    )
    export.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    export.add_argument("--ignore-dates", action="store_true", help="group without publication dates")
    export.add_argument("--strict", action="store_true", help="exit 1 when anything is wrong with an article")
    export.set_defaults(run=_export)

    adding = commands.add_parser(
        "add",
        parents=[site],
        help="bring in articles: files, folders, web addresses, feeds; overwrites nothing",
    )
    adding.add_argument("sources", metavar="FILE|DIR|URL|FEED", nargs="+")
    adding.set_defaults(run=_add)

    diff = commands.add_parser(
        "diff", parents=[site], help="what changed since a commit, in words, as Markdown for a comment"
    )
    diff.add_argument("base", metavar="BASE", help="a commit, branch or tag; main... is where main was left")
    diff.add_argument("head", metavar="HEAD", nargs="?", help="default: the working tree")
    diff.set_defaults(run=_diff)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command on `argv` (default: the process's); the exit status."""
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except (OSError, UsageError) as error:
        print(f"digest: {error}", file=sys.stderr)
        return 2


class UsageError(Exception):
    """The command cannot do what it was asked; the message says why."""


def _settings(args: argparse.Namespace) -> Settings:
    from digest.config import load

    return load(args.config_file)


def _progress() -> Tell:
    from digest.progress import paced

    return paced(lambda line: print(line, file=sys.stderr, flush=True))


def _told(problems: Iterable[Problem], *, strict: bool) -> int:
    bad = False
    for problem in problems:
        print(f"{problem.level}: {problem}", file=sys.stderr)
        bad = bad or problem.level != "info"
    return 1 if strict and bad else 0


def _build(args: argparse.Namespace) -> int:
    from digest.site import prepare

    settings = _settings(args)
    site = prepare(settings, overwrite=args.overwrite, tell=_progress())
    for change in site.write():
        print(f"{change.verb} {settings.shown(change.path)}")
    return _told(site.problems, strict=args.strict)


def _check(args: argparse.Namespace) -> int:
    from digest.site import prepare

    site = prepare(_settings(args), read_only=True, tell=_progress())
    status = _told(site.problems, strict=True)
    if site.changes:
        print(site.stale(), file=sys.stderr)
        return 1
    return status


def _pages(args: argparse.Namespace) -> int:
    from digest.files import Change, carry_out
    from digest.site import prepare

    if args.to.exists() and (not args.to.is_dir() or any(args.to.iterdir())):
        raise UsageError(f"{args.to} is not a new or empty folder")
    site = prepare(_settings(args), read_only=True, tell=_progress())
    for page in site.pages:
        carry_out(Change(args.to / page.path, page.text))
    print(f"{len(site.pages)} pages")
    return _told(site.problems, strict=False)


def _export(args: argparse.Namespace) -> int:
    from digest.export import export
    from digest.files import Change, carry_out

    if args.articles is not None:
        from digest.edition import make
        from digest.store import opened

        if not args.articles.is_dir():
            raise UsageError(f"no folder {args.articles}")
        with opened(None) as store:
            made = make(args.articles, store, ignore_dates=args.ignore_dates, tell=_progress())
        edition = made.edition
        problems = tuple(replace(p, path=(args.articles / p.path).as_posix()) for p in made.problems)
    else:
        from digest.site import prepare

        site = prepare(_settings(args), read_only=True, ignore_dates=args.ignore_dates, tell=_progress())
        edition, problems = site.edition, site.problems
    text = export(edition)
    if args.output is None:
        sys.stdout.buffer.write(text.encode())
    else:
        carry_out(Change(args.output, text))
    return _told(problems, strict=args.strict)


def _add(args: argparse.Namespace) -> int:
    from digest.adding import add

    failed = False
    for added in add(args.sources, _settings(args).articles):
        sign = "!" if added.failed else "=" if added.path is None else "+"
        name = added.source if added.path is None else added.path.name
        print(f"{sign} {name}: {added.note}", file=sys.stderr if added.failed else sys.stdout, flush=True)
        failed = failed or added.failed
    return 1 if failed else 0


def _diff(args: argparse.Namespace) -> int:
    from digest.revisions import diff

    sys.stdout.buffer.write(diff(_settings(args), args.base, args.head, tell=_progress()).encode())
    return 0
