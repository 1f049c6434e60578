"""The register survives merges, damage and its own round trip."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.events.register import Published, Register, Standing, parse, serialize
from digest.model import Withdrawn

slugs = st.from_regex(r"[a-z0-9](?:[a-z0-9-]{0,20}[a-z0-9])?", fullmatch=True)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
anchors = st.dictionaries(words, words, max_size=4)
registers = st.builds(
    Register,
    articles=st.dictionaries(
        words,
        st.builds(
            Standing,
            event=slugs,
            rows=anchors,
            text=st.none() | words,
            title=st.none() | words,
            later=st.booleans(),
        ),
        max_size=5,
    ),
    events=st.dictionaries(
        slugs,
        st.builds(
            Published,
            pages=st.frozensets(words, max_size=2),
            aliases=anchors,
            title=st.none() | words,
            since=st.integers(0, 99),
        ),
        max_size=5,
    ),
    moved=st.dictionaries(slugs, slugs, max_size=4).map(lambda m: {k: v for k, v in m.items() if k != v}),
    renamed=st.dictionaries(words, words, max_size=3).map(lambda m: {k: v for k, v in m.items() if k != v}),
    withdrawn=st.lists(
        st.builds(
            Withdrawn,
            id=words,
            kind=st.sampled_from(["article", "event"]),
            title=words,
            event=st.none() | slugs,
            why=st.none() | words,
            when=st.none() | words,
        ),
        max_size=3,
        unique_by=lambda w: (w.kind, w.id),
    ).map(lambda found: tuple(sorted(found, key=lambda w: (w.kind, w.id)))),
)


@given(registers)
def test_what_is_written_is_read_back(register: Register) -> None:
    text = serialize(register)
    assert parse(text, "r") == (register, ())
    assert serialize(parse(text, "r")[0]) == text


@given(registers, registers)
def test_a_union_of_two_branches_is_read_the_same_in_either_order(one: Register, two: Register) -> None:
    ours, theirs = serialize(one), serialize(two)
    forth, back = parse(ours + theirs, "r")[0], parse(theirs + ours, "r")[0]
    assert forth.articles == back.articles
    assert {e: p.pages for e, p in forth.events.items()} == {e: p.pages for e, p in back.events.items()}
    assert set(forth.articles) == set(one.articles) | set(two.articles)


@given(st.text())
def test_any_text_is_read_without_a_crash(text: str) -> None:
    register, problems = parse(text, "r")
    assert parse(serialize(register), "r")[0] == register
    assert all(p.path == "r" and p.line for p in problems)


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("{", "not a line of the register"),
        ("[]", "not an object"),
        ('{"article": "a"}', "'event' must be text"),
        ('{"article": "a", "event": "../up"}', "no address"),
        ('{"article": "a", "event": "e", "rows": {"k": 1}}', "must map text to text"),
        ('{"event": "e", "since": true}', "whole number"),
        ('{"what": 1}', "names no article"),
        ("<<<<<<< ours", "conflict mark"),
        ("=======", "conflict mark"),
    ],
)
def test_a_bad_line_is_named_and_costs_one_line(line: str, cause: str) -> None:
    register, problems = parse(f'{{"article": "good", "event": "e"}}\n{line}\n', "docs/register.jsonl")
    assert list(register.articles) == ["good"]
    assert [(p.line, cause in p.cause) for p in problems] == [(2, True)]


def test_two_branches_with_one_event_keep_both_checksums_and_all_articles() -> None:
    ours = '{"article": "a", "event": "e", "rows": {"q:x": "q-x"}}\n{"event": "e", "page": "1"}\n'
    theirs = '{"article": "b", "event": "e"}\n{"event": "e", "page": "2"}\n'
    register, problems = parse(ours + theirs, "r")
    assert problems == ()
    assert sorted(register.articles) == ["a", "b"]
    assert register.events["e"].pages == {"1", "2"}
    assert register.rows("a") == {"q:x": "q-x"}
    assert register.rows("nobody") == {}


def test_an_address_leads_on_through_several_moves_and_never_in_a_circle() -> None:
    register = Register(moved={"a": "b", "b": "c", "x": "y", "y": "x"})
    assert register.leads("a") == "c"
    assert register.leads("c") == "c"
    assert register.leads("x") in {"x", "y"}
