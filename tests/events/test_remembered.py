"""A remembered partition is the one that grouping gives; of a small collection, none is reused in part."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

import digest.events.grouping as grouping
from digest.events.fingerprint import Fingerprint, grouped_by
from digest.grouped import grouped
from digest.store import Store, digest_of
from tests.events.newsroom import look_alikes

PRINTS, TRUTH = look_alikes()
FROM_SCRATCH = grouping.group(PRINTS)


@pytest.fixture
def runs(monkeypatch):
    """How many articles each grouping from scratch had."""
    found: list[int] = []
    scratch = grouping.group

    def group(fingerprints, *, ignore_dates, counted):
        prints = list(fingerprints)
        found.append(len(prints))
        return scratch(prints, ignore_dates=ignore_dates, counted=counted)

    monkeypatch.setattr(grouping, "group", group)
    return found


def _grouped(store, fingerprints, *, ignore_dates):
    """With what is stored, all words counted."""
    prints = {f.article: f for f in fingerprints}
    sources = {a: digest_of(repr(f)) for a, f in prints.items()}
    counted = frozenset(prints)
    return grouped(
        store,
        b"code",
        sources,
        lambda wanted: [prints[a] for a in wanted],
        counted,
        ignore_dates=ignore_dates,
    )


def test_the_same_articles_in_any_order_are_grouped_once(runs):
    store = Store(None)
    for prints in (PRINTS, PRINTS[::-1]):
        assert _grouped(store, prints, ignore_dates=False) == FROM_SCRATCH
    assert runs == [len(PRINTS)]


def test_what_grouping_does_not_read_may_change(runs):
    store = Store(None)
    _grouped(store, PRINTS, ignore_dates=False)
    renamed = [replace(f, title="Another title", outlet="Another outlet", pin="elsewhere") for f in PRINTS]
    assert _grouped(store, renamed, ignore_dates=False) == FROM_SCRATCH
    assert len(runs) == 1


@pytest.mark.parametrize("last", sorted(TRUTH), ids=str)
def test_an_article_that_comes_or_goes_gives_what_a_fresh_clone_gives(last, runs):
    store = Store(None)
    fewer = [f for f in PRINTS if f.article != last]
    before = _grouped(store, fewer, ignore_dates=False)
    assert _grouped(store, PRINTS, ignore_dates=False) == FROM_SCRATCH
    assert (
        _grouped(store, fewer, ignore_dates=False)
        == before
        == _grouped(Store(None), fewer, ignore_dates=False)
    )
    assert runs == [len(fewer), len(PRINTS), len(fewer)]


def test_whatever_grouping_reads_is_part_of_what_is_remembered(runs):
    store = Store(None)
    _grouped(store, PRINTS, ignore_dates=False)
    first, *others = PRINTS
    changes = {
        "published": "2030-01-01",
        "published_basis": "text",
        "address_date": "2030-01-02",
        "words": 7,
        "stems": first.stems + " zeppelin",
        "counts": first.counts + b"!",
        "marks": first.marks + b"!",
        "numbers": "boat=3",
        "numbers_below": "boat=4",
        "scenes": "lisk",
        "scenes_below": "port+nayl",
        "names": (),
    }
    for field, value in changes.items():
        _grouped(store, [replace(first, **{field: value}), *others], ignore_dates=False)
    _grouped(store, PRINTS, ignore_dates=True)
    assert len(runs) == 2 + len(changes)


def test_grouping_reads_nothing_else():
    default = {f.name: getattr(Fingerprint(article=""), f.name) for f in fields(Fingerprint)}
    kept = grouped_by(PRINTS[0])
    hidden = [name for name in default if getattr(kept, name) != getattr(PRINTS[0], name)]
    assert {"title", "shown"} <= set(hidden)
    assert grouping.group(map(grouped_by, PRINTS)) == FROM_SCRATCH
