"""Sites for these tests, and editions built in memory."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.model import Article, Comparison, Edition, Event, EventPerson, Reading, Stated
from tests.site.conftest import empty, ferry

__all__ = ["empty", "ferry"]

Make = Callable[..., Edition]


def article(name: str, outlet: str | None, day: str | None, basis: str | None, title: str | None) -> Reading:
    return Reading(
        article=Article(
            id=name,
            path=f"{name}.txt",
            text="",
            blocks=(),
            outlet=outlet,
            outlet_label=outlet or name,
            title=Stated(title) if title is not None else None,
            published=Stated(day) if day is not None else None,
            published_basis=basis,  # type: ignore[arg-type]
            url=f"https://wire.example/{name}?a=1&b=2",
        ),
        words=(),
        sentences=(),
        lede=None,
    )


def made(
    *,
    title: str = "Lighthouse at Tarn Point goes dark",
    outlet: str | None = "The Tarn Bell",
    day: str | None = "2031-05-02",
    basis: str | None = "metadata",
    told: str | None = "2031-05-01",
    count: int = 1,
) -> Edition:
    """`count` events of one article each, of consecutive ids; what is None is not stated."""
    readings, events = {}, []
    for n in range(1, count + 1):
        readings[f"a{n}"] = article(f"a{n}", outlet, day, basis, title)
        events.append(
            Event(
                id=f"event-{n}",
                title=title,
                articles=(f"a{n}",),
                first=told,
                last=told,
                people=(EventPerson(name="Ida Quist", articles=(f"a{n}",)),),
            )
        )
    return Edition(
        readings=readings, events=tuple(events), comparisons={e.id: Comparison(event=e) for e in events}
    )


@pytest.fixture
def edition() -> Make:
    """Makes an edition: see `made`."""
    return made
