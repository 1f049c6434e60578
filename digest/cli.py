"""The `digest` command: words in, one call, an exit status."""

from __future__ import annotations

import argparse
import os
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

    new = commands.add_parser("new", parents=[site], help="a new article's file, its front matter explained")
    new.add_argument("name", metavar="NAME", nargs="?", help="of the file, without .md; default: article")
    new.set_defaults(run=_new)

    doctor = commands.add_parser(
        "doctor",
        parents=[site],
        help="versions, configuration as understood, warnings per article; informs and always exits 0",
    )
    doctor.set_defaults(run=_doctor)

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
        status = int(args.run(args))
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of what is printed wants no more of it ("digest doctor | head")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (OSError, UsageError) as error:
        print(f"digest: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("digest: interrupted; what was done so far is kept", file=sys.stderr)
        return 130
    return status


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

    settings = _settings(args)
    failed = False
    came: list[Path] = []
    for added in add(args.sources, settings.articles):
        sign = "!" if added.failed else "=" if added.path is None else "+"
        name = added.source if added.path is None else settings.shown(added.path)
        print(f"{sign} {name}: {added.note}", file=sys.stderr if added.failed else sys.stdout, flush=True)
        failed = failed or added.failed
        if added.path is not None:
            came.append(added.path)
    if came and settings.cache is not None and settings.cache.is_file():
        try:
            _joined(settings, came)
        except OSError as error:  # the articles are in; what else is wrong, a build tells
            print(f"digest: which events they join is not known: {error}", file=sys.stderr)
    return 1 if failed else 0


def _joined(settings: Settings, came: Sequence[Path]) -> None:
    """Which events new articles would join; only where a store makes it cheap to know."""
    from digest.site import prepare

    edition = prepare(settings, tell=_progress()).edition
    paths = {settings.articles / r.article.path: i for i, r in edition.readings.items()}
    for path in came:
        for event in edition.events:
            if (article := paths.get(path)) in event.articles:
                others = [a for a in event.articles if a != article]
                where = f"joins {event.id} ({', '.join(others)})" if others else "an event of its own so far"
                print(f"  {settings.shown(path)}: {where}")


def _new(args: argparse.Namespace) -> int:
    from digest.drafting import draft

    settings = _settings(args)
    try:
        path = draft(settings.articles, args.name)
    except FileExistsError as error:
        raise UsageError(f"{args.name} is there already, and is left as it is") from error
    except ValueError as error:
        raise UsageError(str(error)) from error
    print(settings.shown(path))
    return 0


def _doctor(args: argparse.Namespace) -> int:
    from digest import doctor
    from digest.site import prepare

    for line in doctor.versions():  # before the configuration, which may be what is wrong
        print(line)
    settings = _settings(args)
    print()
    for line in doctor.configuration(settings):
        print(line)
    print(flush=True)
    for line in doctor.report(prepare(settings, tell=_progress())):
        print(line)
    return 0


def _diff(args: argparse.Namespace) -> int:
    from digest.revisions import diff

    sys.stdout.buffer.write(diff(_settings(args), args.base, args.head, tell=_progress()).encode())
    return 0
