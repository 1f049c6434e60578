"""The whole way: a folder of articles becomes an edition."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from digest import articles, comparison, events
from digest.analysis import analyse
from digest.model import Comparison, Edition, Event, Problem, Reading
from digest.store import Store


@dataclass(frozen=True, slots=True)
class Made:
    """An edition and what an editor should know about it."""

    edition: Edition
    problems: tuple[Problem, ...]


def make(root: Path, store: Store, *, pipeline: str | None = None, ignore_dates: bool = False) -> Made:
    """The edition of the articles below `root`, as if no site were around it.

    Raises OSError where `pipeline` names no installed trained pipeline.
    """
    outlets, problems = articles.read_outlets(root / "outlets.yml")
    analyses = analyse(root, outlets, store, pipeline)
    readings = analyses.readings
    groups = events.group([events.fingerprint(r) for r in readings.values()], ignore_dates=ignore_dates)
    found = tuple(_event(group, readings) for group in groups)
    comparisons: dict[str, Comparison] = {e.id: comparison.compare(e, readings) for e in found}
    edition = Edition(readings=readings, events=found, comparisons=comparisons, outlets=outlets)
    return Made(edition, problems + analyses.problems)


def _event(group: tuple[str, ...], readings: dict[str, Reading]) -> Event:
    title = next((t.value for a in group if (t := readings[a].article.title)), group[0])
    return Event(id=group[0], title=title, articles=group)
