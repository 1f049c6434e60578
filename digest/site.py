"""A site in its repository: what its files should hold, and bringing them there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from posixpath import dirname

from digest import pages, search
from digest.edition import make
from digest.events import register as registers
from digest.events.register import Register
from digest.files import Change, carry_out, checksum, content
from digest.model import Edition, Event, Page, Problem
from digest.pages.addendum import addendum
from digest.progress import Tell, silent
from digest.settings import Settings
from digest.store import opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a site's pages and register should be, against what is on disk."""

    settings: Settings
    edition: Edition
    pages: tuple[Page, ...]
    changes: tuple[Change, ...]
    """Files of the repository to write or remove, the register last."""
    problems: tuple[Problem, ...]
    by_path: dict[str, Page]
    events: dict[str, Event]
    """By the path of the page."""

    def made_at_build(self, *, written: bool) -> Iterator[Page]:
        """The pages that no file holds: all but the event pages, and those too where none is written.

        An event page that was changed by hand is shown as the hand left it.
        """
        pending = {c.path for c in self.changes}
        for page in self.pages:
            if not page.committed or (not written and self.settings.docs / page.path in pending):
                yield page

    def below(self, path: str) -> str:
        """What stands under an event's committed page because it changes with the other events."""
        event = self.events.get(path)
        return "" if event is None else addendum(self.edition, event, self.settings.pages)

    def facets(self, path: str) -> list[tuple[str, str]]:
        """What a search can narrow the page to; a part of an event has a page in its folder."""
        event = self.events.get(path) or self.events.get(f"{dirname(path)}.md")
        return [] if event is None else search.facets(self.edition, event)

    def stale(self) -> str:
        """Which committed files are not what the articles give, in a sentence."""
        names = [self.settings.shown(c.path) for c in self.changes]
        more = f" and {len(names) - 5} more" if len(names) > 5 else ""
        return (
            f"not what the articles give: {', '.join(names[:5])}{more}; run `digest build` and commit "
            "what it writes"
        )

    def updated(self, path: str) -> str | None:
        """The newest day on a page; of a page that is not ours, the newest day of all."""
        page = self.by_path.get(path)
        if page is not None and page.updated is not None:
            return page.updated
        return max((p.updated for p in self.pages if p.updated), default=None)

    def write(self) -> Iterator[Change]:
        """Bring the repository's files up to date, telling each."""
        journal = self.settings.journal
        if journal is not None and self.changes:
            # Should this be interrupted, the pages that are already new are known as ours next time.
            marks = [checksum(c.text) for c in self.changes if c.text is not None]
            with suppress(OSError):  # no right to write there
                carry_out(Change(journal, "".join(f"{m}\n" for m in marks)))
        for change in self.changes:
            carry_out(change)
            yield change
        if journal is not None:
            with suppress(OSError):
                journal.unlink()


def prepare(
    settings: Settings,
    *,
    overwrite: bool = False,
    read_only: bool = False,
    ignore_dates: bool = False,
    tell: Tell = silent,
) -> Site:
    """Everything the site should be; writes nothing but the store.

    With `read_only` not even that: what is stored is used, what is not is worked out and forgotten.
    With `overwrite`, event pages that were changed by hand are to be written over as well.
    Raises OSError where the configured pipeline is not installed.
    """
    before, problems = _read_register(settings)
    with opened(settings.cache, read_only=read_only) as store:
        made = make(
            settings.articles,
            store,
            register=before,
            pipeline=settings.pipeline,
            ignore_dates=ignore_dates,
            tell=tell,
        )
        everything = pages.pages(made.edition, settings.pages, store)
    problems += tuple(replace(p, path=settings.shown(settings.articles / p.path)) for p in made.problems)
    if settings.search == "pagefind":
        everything += (search.page(),)
    committed = {p.path: p.text for p in everything if p.committed}
    register = _with_checksums(made.register, committed, settings)
    changes, refused = _compare(settings, before, register, committed, overwrite=overwrite)
    return Site(
        settings=settings,
        edition=made.edition,
        pages=everything,
        changes=changes,
        problems=problems + refused,
        by_path={p.path: p for p in everything},
        events={settings.event_page(e.id): e for e in made.edition.events},
    )


def _read_register(settings: Settings) -> tuple[Register, tuple[Problem, ...]]:
    text = content(settings.register)
    if text is None:
        return Register(), ()
    return registers.parse(text, settings.shown(settings.register))


def _with_checksums(register: Register, committed: dict[str, str], settings: Settings) -> Register:
    events = {}
    for name, event in register.events.items():
        text = committed.get(settings.event_page(name))
        events[name] = event if text is None else replace(event, pages=frozenset([checksum(text)]))
    return replace(register, events=events)


def _compare(
    settings: Settings,
    before: Register,
    after: Register,
    committed: dict[str, str],
    *,
    overwrite: bool,
) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """What to write, and which pages were changed by hand and are left alone."""
    known = {mark for event in before.events.values() for mark in event.pages}
    if settings.journal is not None:
        known.update((content(settings.journal) or "").split())
    obsolete = {settings.event_page(e) for e in before.events if e not in after.events} - set(committed)
    wanted: dict[str, str | None] = {**dict.fromkeys(obsolete), **committed}
    changes, refused = [], []
    for path, text in sorted(wanted.items()):
        file = settings.docs / path
        there = content(file)
        if there == text:
            continue
        if there is not None and not overwrite and checksum(there) not in known:
            refused.append(
                Problem(
                    settings.shown(file),
                    None,
                    "changed by hand, left as it is: correct the article or corrections.yml, then run "
                    "`digest build --overwrite` to generate the page again",
                )
            )
            continue
        changes.append(Change(file, text))
    text = registers.serialize(after)
    if content(settings.register) != text:
        changes.append(Change(settings.register, text))
    return tuple(changes), tuple(refused)
