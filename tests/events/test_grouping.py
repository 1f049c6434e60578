"""Look-alike happenings are told apart; what comes in another order or collection stays the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.events import grouping
from digest.events.fingerprint import NAME, OPENING, Fingerprint
from digest.events.grouping import group, parts_of, settled
from digest.events.linkage import average_linkage, members
from digest.events.neighbours import Gathered, Keys, Links, best, gather, links
from digest.events.table import table
from digest.events.weights import weights
from tests.events.newsroom import look_alikes, print_of, reading

PRINTS, TRUTH = look_alikes()
HAPPENINGS = sorted(set(TRUTH.values()))


def parts_by_happening() -> set[tuple[str, ...]]:
    found = defaultdict(list)
    for article, happening in TRUTH.items():
        found[happening].append(article)
    return {tuple(sorted(articles)) for articles in found.values()}


def test_the_look_alikes_are_told_apart():
    assert set(group(PRINTS)) == parts_by_happening()


@pytest.mark.parametrize(
    "pair",
    [
        ("torvay-spring", "torvay-winter"),
        ("veldhaven", "karsk"),
        ("hired", "fired"),
        ("fairmart-ellery", "fairmart-tolbridge"),
        ("nets-issued", "nets-overturned"),
    ],
    ids="-".join,
)
def test_a_pair_of_look_alikes_alone(pair):
    own = [f for f in PRINTS if TRUTH[f.article] in pair]
    assert {tuple(sorted({TRUTH[a] for a in part})) for part in group(own)} == {(h,) for h in pair}


@pytest.mark.parametrize("happening", HAPPENINGS)
def test_one_happening_alone_is_one_event(happening):
    own = [f for f in PRINTS if TRUTH[f.article] == happening]
    assert len(group(own)) == 1


def test_two_articles_with_nothing_in_common_stay_apart():
    one = next(f for f in PRINTS if TRUTH[f.article] == "hired")
    other = next(f for f in PRINTS if TRUTH[f.article] == "torvay-winter")
    assert group([one, other]) == ((other.article,), (one.article,)) or group([one, other]) == (
        (one.article,),
        (other.article,),
    )


def test_the_way_for_large_collections_agrees_with_all_pairs(monkeypatch):
    every_pair = group(PRINTS)
    monkeypatch.setattr(grouping, "ALL_PAIRS", 0)
    assert group(PRINTS) == every_pair


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("empty", "", None),
        ("blank", "   \n \n", None),
        ("word", "Fire", None),
        ("headline", "", "Fire destroys Fairmart in Ellery"),
        ("marks", "?! — … “”", None),
        ("digits", "5" * 2000, None),
        ("line", "a" * 5000, None),
    ],
    ids=lambda v: v if isinstance(v, str) and len(v) < 12 else "",
)
def test_an_article_without_substance_does_not_disturb(name, text, title):
    parts = group([*PRINTS, print_of(name, text, title=title)])
    left = {tuple(a for a in part if a != name) for part in parts}
    assert left - {()} == parts_by_happening()
    assert title or (name,) in parts


def test_empty_articles_are_each_alone():
    assert group([print_of("a", ""), print_of("b", "")]) == (("a",), ("b",))
    assert group([]) == ()


def test_a_headline_alone_joins_its_event():
    own = [f for f in PRINTS if TRUTH[f.article] == "hired"]
    assert (
        len(
            group(
                [*own, print_of("brief", "", title="Ellery Otters name Jo Brandt head coach for three years")]
            )
        )
        == 1
    )


def days_of(*prints, ignore_dates=False):
    return table(prints, weights(prints), ignore_dates=ignore_dates).days.tolist()


def test_publication_days_count_only_where_they_are_known_and_wanted():
    text = (
        "The council of Sandrel met on the budget. Mayor Orsa Lind spoke about schools and roads in Sandrel."
    )
    a = print_of("a", text, published="2030-01-08")
    b = print_of("b", text.replace("schools", "parks"), published="2030-01-09")
    assert days_of(a, b, ignore_dates=True) == [-1, -1]
    assert -1 not in days_of(a, b)
    page = print_of("c", text, published="2030-01-08", basis="page")
    assert days_of(page) == [-1]


def test_a_date_in_the_address_is_a_publication_date():
    dated = print_of("a", "Text.", url="https://courier.example/2030/01/08/otters.html")
    assert dated.address_date == "2030-01-08"
    assert days_of(dated, ignore_dates=True) == [-1]


@settings(max_examples=8, deadline=None)
@given(st.permutations(list(range(len(PRINTS)))))
def test_the_order_does_not_matter(order):
    assert set(group([PRINTS[i] for i in order])) == parts_by_happening()


@settings(max_examples=12, deadline=None)
@given(st.sets(st.sampled_from(range(len(PRINTS)))))
def test_the_parts_are_a_partition(chosen):
    own = [PRINTS[i] for i in chosen]
    parts = group(own)
    listed = [a for part in parts for a in part]
    assert sorted(listed) == sorted(f.article for f in own)
    assert list(parts) == sorted(tuple(sorted(p)) for p in parts)


STEMS = st.lists(st.text("abcdefgh", min_size=1, max_size=3), unique=True, max_size=12)


@settings(max_examples=30, deadline=None)
@given(st.lists(STEMS, max_size=9))
def test_any_fingerprints_are_partitioned_the_same_in_any_order(texts):
    prints = [
        Fingerprint(
            article=f"{i}",
            stems=" ".join(stems),
            counts=bytes([3] * len(stems)),
            marks=bytes([NAME | OPENING] * len(stems)),
            words=len(stems),
        )
        for i, stems in enumerate(texts)
    ]
    parts = group(prints)
    assert parts == group(reversed(prints))
    assert sorted(a for p in parts for a in p) == sorted(f.article for f in prints)


def test_a_fingerprint_survives_storage():
    for f in PRINTS:
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(f), type=Fingerprint) == f
        assert msgspec.json.decode(msgspec.json.encode(f), type=Fingerprint) == f


def test_a_fingerprint_is_small():
    text = " ".join(f"word{i} in Town{i} on day {i}." for i in range(3000))
    assert len(msgspec.msgpack.encode(print_of("long", text))) < 50_000


def test_what_a_fingerprint_holds():
    f = print_of(
        "a",
        "Twenty-three Somali pirates were seized in the Gulf of Orm by 12 sailors of the Kestrel on Sunday.",
        title="Pirates seized",
    )
    stems = f.stems.split()
    marks = dict(zip(stems, f.marks, strict=True))
    assert marks["kestrel"] & NAME and not marks["sailor"] & NAME
    assert "sailor=12" in f.numbers.split()
    assert f.scenes.split()[0] == "gulf"
    assert f.counts[stems.index("pirat")] > f.counts[stems.index("sailor")]


def test_boilerplate_leaves_no_trace():
    from digest.events.fingerprint import fingerprint
    from digest.model import Block

    whole = reading("a", "Otters win in Ellery.\nSubscribe to our Zeppelin newsletter.")
    last = whole.article.blocks[-1]
    blocks = (whole.article.blocks[0], Block(last.start, last.end, "boilerplate"))
    marked = replace(whole, article=replace(whole.article, blocks=blocks), sentences=whole.sentences[:1])
    assert "zeppelin" in fingerprint(whole).stems
    assert "zeppelin" not in fingerprint(marked).stems


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 12), st.randoms(use_true_random=False))
def test_average_linkage_joins_the_closest_first(n, random):
    affinity = np.zeros((n, n))
    for i in range(n):
        for j in range(i):
            affinity[i, j] = affinity[j, i] = round(random.uniform(-5, 5), 3)
    joins = average_linkage(affinity)
    groups = members(joins, n)
    assert [j.closeness for j in joins] == sorted((j.closeness for j in joins), reverse=True)
    for position, join in enumerate(joins):
        one, other = groups[join.one], groups[join.other]
        assert join.closeness == pytest.approx(affinity[np.ix_(one, other)].mean())
        assert sorted(groups[n + position]) == sorted(one + other)
    assert sorted(groups[-1]) == list(range(n))


def test_a_part_of_a_collection_is_weighed_as_the_whole_is():
    # "<boat" comes last in the whole, and first in the part.
    forms = [("boat=3", ""), ("<boat=4", ""), ("<car=2", "car=2"), ("", "<car=2"), ("car=5", "")]
    prints = [
        replace(f, numbers=opening, numbers_below=f"{opening} {below}".strip())
        for f, (opening, below) in zip(PRINTS, forms * len(PRINTS), strict=False)
    ]
    known = weights(prints)
    whole, part = table(prints, known), table(prints[1::2], known)
    for stem, held in zip(whole.names, whole.held.tolist(), strict=True):
        assert held == max(sum(stem in f.stems.split() for f in prints), 1)
    telling = dict(zip(whole.names, whole.telling.tolist(), strict=True))
    assert {name: telling[name] for name in part.names} == dict(
        zip(part.names, part.telling.tolist(), strict=True)
    )
    for noun in ("boat", "<boat", "car", "<car"):
        weighed = {
            float(t.telling_noun[t.nouns[i]])
            for t in (whole, part)
            for i, name in enumerate(numbers_of(t, prints))
            if name == noun
        }
        assert len(weighed) == 1


def numbers_of(known, prints):
    """The noun of each number by noun, in the order of a table's columns."""
    own = [f for f in prints if f.article in known.articles]
    found = {e: e.partition("=")[0] for f in own for e in (*f.numbers.split(), *f.numbers_below.split())}
    return list(found.values())


def test_a_neighbourhood_has_a_limit():
    found = Links(
        np.array([0, 1, 2, 3]), np.array([1, 2, 3, 4]), np.array([5.0, 4.0, 3.0, 2.0], dtype=np.float32)
    )
    gathered = gather(found, 6, limit=3)
    assert gathered.neighbourhoods() == [[0, 1, 2], [3, 4]]
    assert gathered.refused.tolist() == [[2, 3]]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.tuples(st.sampled_from([0.25, 0.5, 1.0, 3.0]), st.booleans()), max_size=6)),
    st.integers(1, 3),
)
def test_the_greatest_of_each_row_are_the_first_of_equals(rows, most):
    flat = [(row, weight, allowed) for row, entries in enumerate(rows) for weight, allowed in entries]
    wanted = []
    for row in range(len(rows)):
        own = [(-w, i) for i, (r, w, allowed) in enumerate(flat) if r == row and allowed]
        wanted += [i for _, i in sorted(own)[:most]]
    row_of = np.array([r for r, _, _ in flat], np.int64)
    weight = np.array([w for _, w, _ in flat], np.float32)
    assert best(row_of, weight, np.array([a for _, _, a in flat], np.bool_), most).tolist() == wanted


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sets(st.integers(0, 5), max_size=5), min_size=1, max_size=8))
def test_articles_that_share_enough_keys_are_linked(chosen):
    ids = [key for own in chosen for key in sorted(own)]
    starts = np.cumsum([0, *map(len, chosen)])
    entered = Keys(starts, np.array(ids, np.int32), np.full(len(ids), 0.9, np.float32))
    shared = {
        (i, j): len(chosen[i] & chosen[j])
        for i in range(len(chosen))
        for j in range(i + 1, len(chosen))
        if len(chosen[i] & chosen[j]) > 1
    }
    found = links(entered, 6)
    pairs = list(zip(found.one.tolist(), found.other.tolist(), strict=True))
    assert pairs == sorted(shared, key=lambda pair: (-shared[pair], pair))
    assert found.strength.tolist() == pytest.approx([0.81 * shared[pair] for pair in pairs], abs=1e-4)


def test_pieces_of_a_large_event_are_compared_before_a_lone_article_near_it():
    happening = ["torvay-spring", "veldhaven"]
    prints = [f for name in happening for f in PRINTS if TRUTH[f.article] == name]
    # Three articles of one happening, each twice, in two pieces; the other's first is linked to all of them.
    prints = [
        *prints[:3],
        *(replace(f, article=f.article + "-copy") for f in prints[:3]),
        prints[3],
    ]
    known = weights(prints)
    between = [(i, j) for i in range(3) for j in range(3, 6)][:7]  # fewer for each than the lone article has
    lone = [(i, 6) for i in range(3)]

    def settle_each(groups):
        return [settled([prints[i] for i in own], known, ignore_dates=False) for own in groups]

    gathered = Gathered(np.array([0, 0, 0, 3, 3, 3, 6], np.int32), np.array([*between, *lone], np.int32))
    parts = parts_of(gathered, settle_each, len(prints))
    assert sorted(map(sorted, parts)) == [[0, 1, 2, 3, 4, 5], [6]]
