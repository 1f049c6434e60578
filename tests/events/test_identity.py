"""An event keeps its address: scenarios from build to build, as a newsroom has them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.events.compose import arrange
from digest.events.corrections_file import read
from digest.events.identity import inherit, known_again, moves, publish, reserved
from digest.events.register import Published, Register, Standing, parse, serialize
from digest.model import Event
from tests.events.newsroom import look_alikes, print_of

PRINTS, TRUTH = look_alikes()


def register_of(**events: str) -> Register:
    """A register of events, older ones first, each given as its articles' letters."""
    return Register(
        articles={a: Standing(event=slug) for slug, articles in events.items() for a in articles},
        events={slug: Published(since=i) for i, slug in enumerate(events)},
    )


def inherited(parts: str, register: Register) -> dict[str, str]:
    """Who inherits, parts and heirs as letters: "ab c" are two parts."""
    return {"".join(p): s for p, s in inherit([tuple(p) for p in parts.split()], register).items()}


HEIRS = {
    "nothing changed": (register_of(x="ab", y="c"), "ab c", {"ab": "x", "c": "y"}),
    "an article joins": (register_of(x="ab"), "abz", {"abz": "x"}),
    "an article leaves": (register_of(x="abc"), "ab", {"ab": "x"}),
    "a new event": (register_of(x="ab"), "ab z", {"ab": "x"}),
    "two events merge: the older address": (register_of(x="a", y="bcd"), "abcd", {"abcd": "x"}),
    "an event splits: the larger part": (register_of(x="abc"), "a bc", {"bc": "x"}),
    "an event splits in equal parts: the first id": (register_of(x="abcd"), "ab cd", {"ab": "x"}),
    "an article changes its event": (register_of(x="abc", y="de"), "ab cde", {"ab": "x", "cde": "y"}),
    "two events swap halves": (register_of(x="abc", y="def"), "abd cef", {"abd": "x", "cef": "y"}),
}


@pytest.mark.parametrize(("register", "parts", "expected"), HEIRS.values(), ids=HEIRS.keys())
def test_who_inherits_an_address(register, parts, expected):
    assert inherited(parts, register) == expected


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1), max_size=5))
def test_an_address_has_one_heir_and_an_heir_one_address(raw):
    seen: set[str] = set()
    parts = []
    for part in raw:
        if left := sorted(part - seen):
            parts.append(tuple(left))
            seen |= part
    kept = inherit(parts, register_of(x="abc", y="def", z="gh"))
    assert len(set(kept.values())) == len(kept)
    assert kept == inherit(reversed(parts), register_of(x="abc", y="def", z="gh"))


def test_old_addresses_lead_on():
    register = register_of(x="a", y="bcd")
    assert moves({("a", "b", "c", "d"): "x"}, register) == {"y": "x"}
    again = replace(register, moved={"older": "y"})
    assert moves({("a", "b", "c", "d"): "x"}, again) == {"older": "x", "y": "x"}


def test_no_new_event_takes_an_address_that_ever_was():
    register = replace(register_of(x="a"), moved={"was": "x"})
    assert {"x", "was"} <= reserved(register)


# ---------------------------------------------------------------- from build to build


def build(prints, register: Register | None = None, corrections: str = "") -> tuple[dict[str, str], Register]:
    """Article to event, and the register that the build leaves."""
    said, problems = read(corrections, "corrections.yml")
    assert not [p for p in problems if p.level == "error"]
    register = register or Register()
    texts = {f.article: f.stems for f in prints}
    register = known_again(register, texts)
    events: tuple[Event, ...] = arrange(prints, register=register, corrections=said).events
    standings = {a: Standing(event=e.id, text=texts[a], title=a) for e in events for a in e.articles}
    after = publish(register, events, standings)
    again, damage = parse(serialize(after), "register.jsonl")
    assert damage == ()
    assert again == after
    return {a: e.id for e in events for a in e.articles}, after


def without(*articles: str):
    return [f for f in PRINTS if f.article not in articles]


def test_a_second_build_changes_nothing():
    seats, register = build(PRINTS)
    assert build(PRINTS, register) == (seats, register)


def test_the_order_in_which_articles_arrive_leaves_their_events_alone():
    seats, _ = build(PRINTS)
    register = Register()
    for last in range(4, len(PRINTS) + 1, 4):
        grown, register = build(PRINTS[:last], register)
    groups = {frozenset(a for a in seats if seats[a] == e) for e in set(seats.values())}
    grown, register = build(PRINTS, register)
    assert {frozenset(a for a in grown if grown[a] == e) for e in set(grown.values())} == groups


def test_an_event_keeps_its_address_when_articles_come_and_go():
    first, register = build(without("torvay-spring-0"))
    address = first["torvay-spring-1"]
    second, register = build(PRINTS, register)
    assert second["torvay-spring-0"] == address
    third, register = build(without("torvay-spring-1", "torvay-spring-2"), register)
    assert third["torvay-spring-0"] == address


def test_an_event_whose_title_changes_keeps_its_address():
    seats, register = build(PRINTS)
    other = print_of(
        "torvay-winter-9",
        "The harbour wall of Lisk cracked in a magnitude 6.3 earthquake off Torvay; three people were hurt.",
        title="Three injured as Torvay earthquake of magnitude 6.3 cracks harbour wall in Lisk",
    )
    grown, _ = build([*PRINTS, other], register)
    assert grown["torvay-winter-9"] == grown["torvay-winter-0"] == seats["torvay-winter-0"]


def test_merged_by_the_editor_and_parted_again():
    seats, register = build(PRINTS)
    entry = "- {who: A, when: 2031-01-01, why: one story, together: [hired-0, fired-0]}"
    merged, between = build(PRINTS, register, entry)
    older = min(seats["hired-0"], seats["fired-0"], key=lambda s: register.events[s].since)
    younger = seats["fired-0"] if older == seats["hired-0"] else seats["hired-0"]
    assert {merged[a] for a in ("hired-0", "hired-1", "fired-0", "fired-1")} == {older}
    assert between.moved[younger] == older
    parted, _ = build(PRINTS, between)
    assert parted["hired-0"] != parted["fired-0"]
    assert older in (parted["hired-0"], parted["fired-0"])


def test_a_renamed_file_keeps_its_place():
    seats, register = build(PRINTS)
    renamed = [replace(f, article="otters-new-coach") if f.article == "hired-0" else f for f in PRINTS]
    found, after = build(renamed, register)
    assert found["otters-new-coach"] == seats["hired-0"]
    assert after.renamed == {"hired-0": "otters-new-coach"}


def test_a_withdrawn_article_leaves_its_title():
    seats, register = build(PRINTS)
    found, after = build(
        PRINTS, register, "- {who: A, when: 2031-01-01, why: wrong, withdraw: torvay-winter-0}"
    )
    assert "torvay-winter-0" not in found
    assert [(w.kind, w.id, w.event) for w in after.withdrawn] == [
        ("article", "torvay-winter-0", seats["torvay-winter-0"])
    ]
    back, last = build(PRINTS, after)
    assert back == seats
    assert last.withdrawn == ()


def test_an_event_without_articles_is_withdrawn_and_its_address_stays_taken():
    seats, register = build(PRINTS)
    gone = [a for a in seats if TRUTH[a] == "hired"]
    _, after = build(without(*gone), register)
    assert ("event", seats["hired-0"]) in {(w.kind, w.id) for w in after.withdrawn}
    assert seats["hired-0"] in reserved(after)
    back, _ = build(PRINTS, after)
    assert back["hired-0"] == seats["hired-0"]


def test_two_branches_that_add_to_one_event_are_merged_by_union():
    _, base = build(without("fairmart-ellery-1", "torvay-spring-2"))
    _, ours = build(without("torvay-spring-2"), base)
    _, theirs = build(without("fairmart-ellery-1"), base)
    union = "".join(
        dict.fromkeys(serialize(ours).splitlines(keepends=True) + serialize(theirs).splitlines(keepends=True))
    )
    merged, problems = parse(union, "register.jsonl")
    assert problems == ()
    seats, after = build(PRINTS, merged)
    assert (
        seats["fairmart-ellery-1"] == seats["fairmart-ellery-0"] == base.articles["fairmart-ellery-0"].event
    )
    assert seats["torvay-spring-2"] == base.articles["torvay-spring-0"].event
    assert build(PRINTS, after) == (seats, after)


def test_two_branches_that_found_the_same_event_under_two_addresses():
    one = print_of(
        "x",
        "The lighthouse of Orm burned down. Keeper Al Pine was hurt in Orm.",
        title="Orm lighthouse burns",
    )
    two = print_of(
        "y",
        "Keeper Al Pine was hurt as the lighthouse of Orm burned down in Orm.",
        title="Keeper hurt in Orm lighthouse fire",
    )
    _, base = build(PRINTS)
    _, ours = build([*PRINTS, one], base)
    _, theirs = build([*PRINTS, two], base)
    merged, _ = parse(serialize(ours) + serialize(theirs), "register.jsonl")
    seats, after = build([*PRINTS, one, two], merged)
    assert seats["x"] == seats["y"]
    other = {ours.articles["x"].event, theirs.articles["y"].event} - {seats["x"]}
    assert {after.leads(slug) for slug in other} == {seats["x"]}
