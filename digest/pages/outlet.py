"""What the page of an outlet tells above its articles: counts that lead to their evidence."""

from __future__ import annotations

from collections.abc import Iterator

from digest.pages import markdown, phrases
from digest.pages.addresses import anchor, article_path, event_path, link, passage, person_path
from digest.pages.escape import clip, inline
from digest.pages.lexicon import INDEX, thing_path
from digest.pages.profiles import Profile
from digest.pages.sections import FRAMES, NOT_NAMED, TITLES
from digest.pages.settings import Settings

THINGS = 24
"""Things that go by different names; the lexicon has all."""
TERMS = 4
"""Names of a thing, of each side."""
MOST = 12
"""People, sources, frames."""
LINKS = 5
"""Passages that lead to one source."""
LEADING = 3
"""Frames that are followed over time."""
OTHERS = "Others, same events"


def sections(told: Profile, name: str, here: str, settings: Settings) -> Iterator[str]:
    """The lines of an outlet's page from the counts of its articles to how they went over time."""
    yield _counted(told)
    yield ""
    for title, lines in (
        (TITLES["word-choice"], _things(told, name, here)),
        (FRAMES, _frames(told, name, here, settings)),
        ("Lets speak", _heard(told, here)),
        ("Cites groups, media, documents", _cited(told, here)),
        ("Over time", _periods(told)),
    ):
        rows = list(lines)
        if rows:
            yield f"## {title}"
            yield ""
            yield from rows


def _counted(told: Profile) -> str:
    own = f"{phrases.tally(len(told.readings), 'article')} in {phrases.tally(len(told.events), 'event')}"
    quoted, others = told.quoted
    share = f"{quoted:.0%} of the words are in quotation marks"
    if not told.beside:
        return f"{own}; {share}. No other outlet’s article on the same events is held."
    beside = f"{phrases.tally(len(told.beside), 'article')} of others on the same events"
    return (
        f"{own}, beside {beside}; {share}, {others:.0%} of the others’. "
        "Counted in the articles held here, which need not be typical of the outlet."
    )


def _things(told: Profile, name: str, here: str) -> Iterator[str]:
    if not told.called:
        return
    rows = []
    for thing in told.called[:THINGS]:
        newest = thing.rows[0][1]
        what = f"[{inline(phrases.capital(newest.concept))}]({link(here, thing_path(newest))})"
        if len(thing.rows) > 1:
            what += f" *in {phrases.tally(len(thing.rows), 'event')}*"
        rows.append(
            (what, markdown.counted(thing.own.items(), TERMS), markdown.counted(thing.others.items(), TERMS))
        )
    yield from markdown.table(("What", inline(name), OTHERS), rows)
    if len(told.called) > THINGS:
        more = phrases.tally(len(told.called) - THINGS, "more thing")
        yield f"[{more} in the lexicon]({link(here, INDEX)})"
        yield ""


def _frames(told: Profile, name: str, here: str, settings: Settings) -> Iterator[str]:
    if not told.frames:
        return
    rows = []
    for frame in told.frames[:MOST]:
        event, reading = frame.most
        share = next(f.share for f in reading.frames if f.name == frame.name)
        target = link(here, event_path(event.id, settings.events_dir), f"frame-{anchor(frame.name)}")
        rows.append(
            (
                inline(phrases.capital(frame.name)),
                f"{frame.own.share:.0%}",
                f"{frame.others.share:.0%}" if frame.others.articles else "–",
                f"[{inline(clip(event.title, 80))}]({target}) *{share:.0%}*",
            )
        )
    yield "Mean share of an article’s sentences that mention it."
    yield ""
    yield from markdown.table(("Frame", inline(name), OTHERS, "Most"), rows)


def _heard(told: Profile, here: str) -> Iterator[str]:
    if not told.heard and not told.unnamed:
        return
    rows = []
    for who, heard in list(told.heard.items())[:MOST]:
        shown = f"[{inline(who)}]({link(here, person_path(who))})" if heard.person else inline(who)
        rows.append((shown, f"{heard.statements:,}", f"{len(heard.events):,}"))
    if len(told.heard) > MOST:
        rest = list(told.heard.values())[MOST:]
        rows.append((f"*{len(rest):,} more*", f"{sum(h.statements for h in rest):,}", ""))
    if told.unnamed:
        rows.append((f"*{NOT_NAMED}*", f"{told.unnamed:,}", ""))
    yield from markdown.table(("Who", "Statements", "Events"), rows)


def _cited(told: Profile, here: str) -> Iterator[str]:
    if not told.cited:
        return
    rows = []
    for who, cited in list(told.cited.items())[:MOST]:
        passages = [
            f"[{n}]({link(here, article_path(article))}#{passage(span)})"
            for n, (article, span) in enumerate(list(cited.passages.items())[:LINKS], start=1)
        ]
        more = " …" if len(cited.passages) > LINKS else ""
        rows.append((inline(who), f"{len(cited.passages):,}", " ".join(passages) + more))
    if len(told.cited) > MOST:
        rows.append((f"*{len(told.cited) - MOST:,} more*", "", ""))
    yield from markdown.table(("What", "Articles", "Passages"), rows)


def _periods(told: Profile) -> Iterator[str]:
    if len(told.periods) < 2:
        return
    leading = [frame.name for frame in told.frames[:LEADING]]
    rows = [
        (
            phrases.date(period.iso),
            f"{len(period.readings):,}",
            f"{period.quoted:.0%}",
            *(f"{period.frame(name):.0%}" for name in leading),
        )
        for period in told.periods
    ]
    heads = ("When", "Articles", "In quotation marks", *(inline(phrases.capital(name)) for name in leading))
    yield from markdown.table(heads, rows)
