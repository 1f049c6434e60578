"""Grouping with a memory agrees with grouping from scratch."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

import digest.events.memory as module
from digest.events.fingerprint import Fingerprint
from digest.events.memory import Memory, regroup
from tests.events.newsroom import look_alikes

PRINTS, TRUTH = look_alikes()


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    """A memory already for the few articles of the tests, and no renewal between them."""
    monkeypatch.setattr(module, "LEAST", 10)
    monkeypatch.setattr(module, "_RENEWED", 0.5)


def test_a_small_collection_needs_no_memory(monkeypatch):
    monkeypatch.setattr(module, "LEAST", 5000)
    assert regroup(PRINTS).memory is None


@pytest.mark.parametrize("last", sorted(TRUTH), ids=str)
def test_adding_an_article_agrees_with_grouping_from_scratch(last):
    before = regroup(f for f in PRINTS if f.article != last)
    after = regroup(PRINTS, before.memory)
    assert after.partition == regroup(PRINTS).partition
    assert after.memory is not None
    assert after.memory.total == len(PRINTS) - 1, "it was used"


def test_removing_an_article_leaves_the_rest():
    before = regroup(PRINTS)
    after = regroup((f for f in PRINTS if f.article != "torvay-spring-0"), before.memory)
    assert ("torvay-spring-1", "torvay-spring-2") in after.partition
    assert sorted(a for p in after.partition for a in p) == sorted(set(TRUTH) - {"torvay-spring-0"})


def test_a_changed_article_is_placed_anew():
    before = regroup(PRINTS)
    other = next(f for f in PRINTS if f.article == "karsk-0")
    changed = [replace(other, article="hired-0") if f.article == "hired-0" else f for f in PRINTS]
    after = regroup(changed, before.memory)
    assert any({"hired-0", "karsk-0", "karsk-1"} <= set(part) for part in after.partition)


def test_nothing_new_changes_nothing():
    before = regroup(PRINTS)
    after = regroup(reversed(PRINTS), before.memory)
    assert after == before


def test_a_memory_survives_storage_and_is_small():
    memory = regroup(PRINTS).memory
    stored = msgspec.msgpack.encode(memory)
    assert msgspec.msgpack.decode(stored, type=Memory) == memory
    assert len(stored) < 1500 * len(PRINTS)


def test_a_memory_for_other_dates_or_another_layout_is_not_used():
    memory = regroup(PRINTS).memory
    assert memory is not None
    for stale in (replace(memory, ignore_dates=True), replace(memory, layout=-1)):
        assert regroup(PRINTS, stale).memory == memory


def test_much_that_is_new_renews_the_memory(monkeypatch):
    monkeypatch.setattr(module, "_RENEWED", 0.05)
    before = regroup(PRINTS[:-3])
    after = regroup(PRINTS, before.memory)
    assert after.memory is not None
    assert after.memory.total == len(PRINTS)


def test_an_empty_article_is_alone_with_a_memory_too():
    before = regroup(PRINTS)
    after = regroup([*PRINTS, Fingerprint(article="void")], before.memory)
    assert ("void",) in after.partition
