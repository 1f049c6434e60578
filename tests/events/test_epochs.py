"""Whose words are counted; what is known of a large collection changes nothing of what a build gives."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.edition import make
from digest.events import epochs, gathering, grouping
from digest.events.fingerprint import NAME, OPENING, Fingerprint
from digest.events.foreign import Partition
from digest.events.grouping import group
from digest.events.register import Register, Standing, parse, serialize
from digest.grouped import grouped
from digest.store import Store, digest_of, opened
from tests.events.newsroom import look_alikes


@pytest.fixture(scope="module", autouse=True)
def _large() -> Iterator[None]:
    """Few articles are a large collection here, and four a neighbourhood."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(epochs, "EXACT", 3)
        patched.setattr(grouping, "ALL_PAIRS", 0)
        patched.setattr(gathering, "LIMIT", 4)
        patched.setattr(gathering, "_ROOM", 2)
        yield


def register_of(begun: Sequence[str], later: Sequence[str] = ()) -> Register:
    standings = {a: Standing(event="e") for a in begun} | {a: Standing(event="e", later=True) for a in later}
    return Register(articles=standings)


FIRST = [f"a{n:02}" for n in range(20)]


@pytest.mark.parametrize(
    ("register", "articles", "wanted"),
    [
        pytest.param(register_of([]), FIRST, FIRST, id="nothing is published: all are counted"),
        pytest.param(register_of(FIRST), [*FIRST, "b"], FIRST, id="one more is not"),
        pytest.param(register_of(FIRST, ["b"]), [*FIRST, "b"], FIRST, id="nor in the next build"),
        pytest.param(register_of(FIRST), [*FIRST, "b", "c"], FIRST, id="a tenth is not"),
        pytest.param(
            register_of(FIRST, ["b"]), [*FIRST, "b", "c", "d"], [*FIRST, "b", "c", "d"], id="more begin anew"
        ),
        pytest.param(register_of(FIRST), FIRST[1:], FIRST[1:], id="what is gone is not counted"),
        pytest.param(register_of(FIRST), [*FIRST[:9], "b"], [*FIRST[:9], "b"], id="few are left: anew"),
        pytest.param(
            register_of(["a"], ["b", "c"]), ["a", "b", "c"], ["a", "b", "c"], id="a small collection"
        ),
    ],
)
def test_whose_words_are_counted(register, articles, wanted):
    assert sorted(epochs.counted(register, articles)) == sorted(wanted)


@given(st.sets(st.sampled_from(FIRST)), st.sets(st.sampled_from(FIRST)), st.sets(st.sampled_from(FIRST)))
def test_who_is_counted_stays_counted_while_nothing_changes(begun, later, articles):
    chosen = epochs.counted(register_of(sorted(begun), sorted(later - begun)), articles)
    after = register_of(sorted(chosen), sorted(articles - chosen))
    assert epochs.counted(after, articles) == chosen


def test_a_line_of_the_register_says_what_came_later_and_a_merge_counts_it_where_one_side_does():
    register = register_of(["a"], ["b"])
    assert serialize(register).splitlines()[1] == '{"article": "b", "event": "e", "later": true, "rows": {}}'
    merged, problems = parse(serialize(register) + serialize(register_of(["b"], ["a"])), "r")
    assert not problems
    assert not merged.articles["a"].later
    assert not merged.articles["b"].later
    assert parse('{"article": "a", "event": "e", "later": 1}', "r")[1]


# ------------------------------------------------------- with what is known and without

HAPPENINGS = 9


def made(article: str, seed: int) -> Fingerprint:
    """An article on one of a few happenings, which share some words with the next."""
    draw = random.Random(seed)
    happening = draw.randrange(HAPPENINGS)
    own = [f"h{happening}w{n}" for n in range(7)]
    near = [f"h{(happening + 1) % HAPPENINGS}w{n}" for n in range(7)]
    stems = [*draw.sample(own, draw.randint(3, 6)), *draw.sample(near, draw.randint(0, 3)), f"own{seed}"]
    return Fingerprint(
        article=article,
        words=len(stems),
        stems=" ".join(stems),
        counts=bytes(draw.randint(1, 3) for _ in stems),
        marks=bytes(draw.choice([NAME, NAME | OPENING, OPENING]) for _ in stems),
        numbers=f"h{happening}w1={happening + 2}",
        numbers_below=f"h{happening}w1={happening + 2}",
    )


changes = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "change", "remove", "retitle"]),
        st.integers(0, 99),
        st.integers(0, 999),
    ),
    min_size=1,
    max_size=3,
)


@dataclass
class Site:
    """A collection that is built again and again: what it holds, remembers and keeps."""

    prints: dict[str, Fingerprint]
    store: Store = field(default_factory=lambda: Store(None))
    register: Register = field(default_factory=Register)
    read: list[str] = field(default_factory=list)

    def change(self, what: str, at: int, seed: int) -> None:
        there = sorted(self.prints)
        if what == "add" or not there:
            self.prints[f"b{at:02}"] = made(f"b{at:02}", seed)
        elif what == "remove":
            del self.prints[there[at % len(there)]]
        elif what == "retitle":
            name = there[at % len(there)]
            self.prints[name] = replace(self.prints[name], title=f"Title {at}")
        else:
            name = there[at % len(there)]
            self.prints[name] = made(name, seed)

    def build(self) -> Partition:
        """The partition, which must be what a fresh clone gets and what the definition says."""
        counted = epochs.counted(self.register, self.prints.keys())
        found = self.grouped(self.store, counted)
        assert found == group(self.prints.values(), counted=counted)
        assert sorted(a for part in found for a in part) == sorted(self.prints)
        self.register = Register(
            articles={a: Standing(event="e", later=a not in counted) for a in sorted(self.prints)}
        )
        return found

    def grouped(self, store: Store, counted: frozenset[str]) -> Partition:
        def read(wanted: Sequence[str]) -> list[Fingerprint]:
            self.read += wanted
            return [self.prints[a] for a in wanted]

        sources = {a: digest_of(repr(f)) for a, f in self.prints.items()}
        return grouped(store, b"code", sources, read, counted, ignore_dates=False)


def site_of(seed: int, size: int) -> Site:
    """A collection that was never built."""
    return Site({f"a{n:02}": made(f"a{n:02}", 1000 * seed + n) for n in range(size)})


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 50), st.integers(0, 45), st.lists(changes, max_size=5))
def test_every_build_gives_what_a_fresh_clone_gives(seed, size, builds):
    site = site_of(seed, size)
    site.build()
    for steps in builds:
        for step in steps:
            site.change(*step)
        site.build()


def test_new_articles_are_settled_with_their_neighbours_alone():
    site = site_of(1, 40)
    site.build()
    site.read.clear()
    site.change("add", 1, 7)
    site.build()
    assert "b01" in site.read
    assert len(set(site.read)) < 20  # its neighbourhood, and samples of parts that are compared
    site.read.clear()
    site.build()
    assert site.read == []
    site.change("retitle", 0, 0)
    site.build()
    assert site.read == ["a00"]


def test_a_change_of_what_is_counted_settles_all_anew(monkeypatch):
    settled: list[tuple[str, ...]] = []
    scratch = grouping.settled

    def spied(fingerprints, known, *, ignore_dates):
        settled.append(tuple(f.article for f in fingerprints))
        return scratch(fingerprints, known, ignore_dates=ignore_dates)

    monkeypatch.setattr(grouping, "settled", spied)
    site = site_of(1, 40)
    counted = frozenset(site.prints)
    site.grouped(site.store, counted)
    before = set(settled)
    settled.clear()
    site.prints["a00"] = replace(site.prints["a00"], stems="alone", counts=b"1", marks=b"0")
    site.grouped(site.store, counted)
    assert len(before & set(settled)) > 3  # the same articles, weighed otherwise


def test_without_articles_that_came_later_all_is_as_if_nothing_were_frozen():
    prints, _ = look_alikes()
    everything = frozenset(f.article for f in prints)
    assert group(prints, counted=everything) == group(prints)


KINDS = ("contents", "partition", "begun", "entry", "settled")


@pytest.mark.parametrize("damage", ["lost", "cut", "emptied", "swapped"])
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_damaged_is_found_out_anew(kind, damage, tmp_path):
    site = site_of(2, 40)
    site.store = Store(tmp_path / "store")
    site.build()
    site.change("add", 1, 7)
    wanted = site.build()
    site.store.close()
    with closing(sqlite3.connect(tmp_path / "store")) as db, db:
        if kind != "partition":
            db.execute("DELETE FROM entry WHERE kind = 'partition'")
        if damage == "lost":
            changed = db.execute("DELETE FROM entry WHERE kind = ?", (kind,)).rowcount
        else:
            other = db.execute("SELECT value FROM entry WHERE kind != ? LIMIT 1", (kind,)).fetchone()[0]
            value = {"cut": "substr(value, 1, length(value) - 9)", "emptied": "x''", "swapped": "?"}[damage]
            given_ = (other, kind) if damage == "swapped" else (kind,)
            changed = db.execute(f"UPDATE entry SET value = {value} WHERE kind = ?", given_).rowcount
    assert changed
    site.store = Store(tmp_path / "store")
    assert site.build() == wanted


# ------------------------------------------------------- a site

FIRE = "Fire destroys mill in Ellery\n\nThe Orm mill in Ellery burned down on Friday, Chief Jo Brandt said.\n"
LATE = "Ellery mill fire no accident\n\nThe fire at the Orm mill in Ellery was laid, Chief Jo Brandt said.\n"
COUNCIL = "Council of {0} meets\n\nThe council of {0} met on its budget on Monday, the mayor of {0} said.\n"
TOWNS = ("Karsk", "Tolbridge", "Sandrel", "Veldhaven", "Lisk", "Torvay", "Nayl", "Orrin", "Pell", "Dunmere")


def test_the_register_tells_a_fresh_clone_whose_words_are_counted(tmp_path: Path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "fire.txt").write_text(FIRE, "utf-8")
    for town in TOWNS:
        (tmp_path / "news" / f"{town.lower()}.txt").write_text(COUNCIL.format(town), "utf-8")
    with opened(tmp_path / "store") as store:
        first = make(tmp_path / "news", store, register=Register())
        assert not any(s.later for s in first.register.articles.values())
        (tmp_path / "news" / "late.txt").write_text(LATE, "utf-8")
        second = make(tmp_path / "news", store, register=first.register)
        again = make(tmp_path / "news", store, register=second.register)
    assert [a for a, s in second.register.articles.items() if s.later] == ["late"]
    clone = make(tmp_path / "news", Store(None), register=first.register)
    assert (clone.edition, clone.register) == (second.edition, second.register)
    assert (again.edition, again.register) == (second.edition, second.register)
