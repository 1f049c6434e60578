"""Corrections that apply to nothing, or contradict each other."""

from __future__ import annotations

from collections.abc import Collection

from digest.events.corrections import Corrections, Placed
from digest.model import Problem


def doubts(
    corrections: Corrections, articles: Collection[str], events: Collection[str]
) -> tuple[Problem, ...]:
    """Corrections that name an unknown article or event, or contradict each other, as warnings.

    `articles` are the ids of all articles there are, withdrawn ones included; `events` every address
    that is in use or leads on to one that is.
    """
    found: list[Problem] = []

    def doubt(line: int, cause: str) -> None:
        found.append(Problem(corrections.path, line, cause, "warning"))

    named = [
        *((one.article, one.line) for one in corrections.placed),
        *((one.article, one.line) for one in corrections.articles),
        *((one.article, one.line) for one in corrections.speakers),
        *((one.article, one.line) for one in corrections.withdrawn),
        *(
            (article, one.line)
            for one in (*corrections.together, *corrections.apart)
            for article in one.articles
        ),
    ]
    for article, line in named:
        if article not in articles:
            doubt(line, f"there is no article {article}; the correction applies to nothing")
        elif article in corrections.gone and line not in {w.line for w in corrections.withdrawn}:
            doubt(line, f"{article} is withdrawn; the correction applies to nothing")
    for said in corrections.events:
        if said.event not in events:
            doubt(said.line, f"there is no event {said.event}; the correction applies to nothing")
    seats: dict[str, Placed] = {}
    for placed in corrections.placed:
        before = seats.setdefault(placed.article, placed)
        if before.event != placed.event:
            doubt(
                placed.line,
                f"{placed.article} stands in {before.event} by line {before.line}: this one counts",
            )
    for apart in corrections.apart:
        for bound in corrections.together:
            both = sorted(set(apart.articles) & set(bound.articles))
            if len(both) > 1:
                doubt(apart.line, f"{' and '.join(both)} stand together by line {bound.line}: apart counts")
    return tuple(sorted(found, key=lambda p: (p.line or 0, p.cause)))
