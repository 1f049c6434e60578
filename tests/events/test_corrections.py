"""The editor's word: what the file may say, what is wrong with it, what it changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.events.compose import arrange
from digest.events.correcting import apply_to_article, apply_to_reading, unheard
from digest.events.corrections_file import read
from digest.events.doubts import doubts
from digest.events.register import Published, Register, Standing
from digest.model import Quote, Span
from tests.events.newsroom import article, look_alikes, print_of, reading

PRINTS, TRUTH = look_alikes()
SIGNED = "who: A. Editor\n  when: 2031-03-20\n  why: it was wrong\n  "


def corrections(*entries: str):
    found, problems = read("".join(f"- {SIGNED}{entry}\n" for entry in entries), "corrections.yml")
    assert problems == ()
    return found


def seats(prints=PRINTS, register=None, **rest):
    """Article to event, and the events by id."""
    events = arrange(prints, register=register, **rest).events
    return {a: e.id for e in events for a in e.articles}


def test_every_kind_of_entry_is_read():
    found = corrections(
        "article: a\n  event: ferry-fire",
        "together: [a, b]",
        "apart: [a, c]",
        "event: ferry-fire\n  title: Ferry burns\n  place: Port Ellery\n  date: 2031-03-14",
        "article: a\n  set: {outlet: Courier, published: 2031-03-14, flags: [agency-copy]}",
        'article: a\n  quote: "We had to act"\n  speaker: Rena Castell',
        "withdraw: d",
    )
    assert [(p.article, p.event) for p in found.placed] == [("a", "ferry-fire")]
    assert [b.articles for b in found.together + found.apart] == [("a", "b"), ("a", "c")]
    assert (found.events[0].title, found.events[0].place, found.events[0].date) == (
        "Ferry burns",
        "Port Ellery",
        "2031-03-14",
    )
    assert found.articles[0].values == {
        "outlet": "Courier",
        "published": "2031-03-14",
        "flags": ("agency-copy",),
    }
    assert (found.speakers[0].quote, found.speakers[0].speaker) == ("We had to act", "Rena Castell")
    assert found.gone == {"d"}
    assert found.withdrawn[0].why == "it was wrong"
    assert [c.what for c in found.log] == [
        "a stands in ferry-fire",
        "a, b stand together",
        "a, c stand apart",
        "ferry-fire has title: Ferry burns; place: Port Ellery; date: 2031-03-14",
        "a has outlet: Courier; published: 2031-03-14; flags: agency-copy",
        "a: “We had to act” was said by Rena Castell",
        "d is withdrawn",
    ]
    assert {(c.who, c.when, c.why) for c in found.log} == {("A. Editor", "2031-03-20", "it was wrong")}


MISTAKES = {
    "not yaml": ("- who: [", 1, "not YAML", "error"),
    "not a list": ("who: me", 1, "expected a list", "error"),
    "nothing to do": (f"- {SIGNED}article: a", 1, "one thing is to be done", "error"),
    "two things": (f"- {SIGNED}withdraw: a\n  together: [a, b]", 1, "one thing is to be done", "error"),
    "unknown key": (f"- {SIGNED}withdrow: a", 4, "did you mean withdraw?", "error"),
    "one article together": (f"- {SIGNED}together: [a, a]", 4, "two articles or more", "error"),
    "no address": (f"- {SIGNED}article: a\n  event: Ferry Fire!", 5, "did you mean ferry-fire?", "error"),
    "no such field": (f"- {SIGNED}article: a\n  set: {{outlit: x}}", 5, "outlit", "error"),
    "no date": (f"- {SIGNED}event: e\n  date: soon", 5, "date: expected a date", "error"),
    "unsigned": ("- withdraw: a", 1, "without who and when and why", "warning"),
}


@pytest.mark.parametrize(("text", "line", "cause", "level"), MISTAKES.values(), ids=MISTAKES.keys())
def test_mistakes(text, line, cause, level):
    found, problems = read(text, "news/corrections.yml")
    (problem,) = problems
    assert (problem.path, problem.line, problem.level) == ("news/corrections.yml", line, level)
    assert cause in problem.cause
    assert bool(found.log) == (level == "warning")


def test_all_mistakes_come_at_once_and_the_rest_counts():
    text = f"- {SIGNED}withdrow: a\n- {SIGNED}together: [x]\n- {SIGNED}withdraw: d\n"
    found, problems = read(text, "c.yml")
    assert [p.line for p in problems] == [4, 8]
    assert found.gone == {"d"}


@pytest.mark.parametrize("text", ["", "  \n", "# nothing yet\n", "[]"])
def test_an_empty_file_is_no_mistake(text):
    assert read(text, "c.yml")[1] == ()


@given(st.text(max_size=80))
def test_any_text_is_read(text):
    read(text, "c.yml")


# ---------------------------------------------------------------- pins


def test_an_article_moves_alone():
    before = seats()
    moved = seats(
        corrections=corrections("article: hired-0\n  event: " + before["karsk-0"]), register=published(before)
    )
    assert moved["hired-0"] == before["karsk-0"] == moved["karsk-1"]
    assert moved["hired-1"] == before["hired-1"]


def published(where: dict[str, str]) -> Register:
    return Register(
        articles={a: Standing(event=e) for a, e in where.items()},
        events={e: Published(since=i) for i, e in enumerate(sorted(set(where.values())))},
    )


def test_a_new_address_and_an_event_of_its_own():
    found = seats(
        corrections=corrections(
            "article: hired-0\n  event: brandt-arrives", "article: fired-1\n  event: new"
        ),
        register=published(seats()),
    )
    assert found["hired-0"] == "brandt-arrives"
    assert found["hired-1"] != "brandt-arrives"
    assert len({found["fired-1"], found["fired-0"], "new"}) == 3


def test_a_pin_in_front_matter_names_the_whole_event_where_nothing_is_published():
    prints = [replace_pin(f, "otters-coach") if f.article == "hired-0" else f for f in PRINTS]
    found = seats(prints)
    assert found["hired-0"] == found["hired-1"] == "otters-coach"
    again = seats(prints, published(found))
    assert again == found


def replace_pin(f, pin):
    return replace(f, pin=pin)


def test_together_and_apart():
    found = seats(
        corrections=corrections("together: [hired-0, fired-0]", "apart: [torvay-spring-0, torvay-spring-1]")
    )
    assert found["hired-0"] == found["hired-1"] == found["fired-0"] == found["fired-1"]
    assert found["torvay-spring-0"] != found["torvay-spring-1"]
    assert found["torvay-spring-2"] in (found["torvay-spring-0"], found["torvay-spring-1"])


def test_a_pin_can_be_undone():
    before = seats()
    assert seats(corrections=corrections("together: [hired-0, fired-0]")) != before
    assert seats(corrections=corrections()) == before


def test_an_old_address_means_the_event_it_leads_on_to():
    before = seats()
    register = replace(published(before), moved={"old-quake": before["torvay-winter-0"]})
    found = seats(corrections=corrections("article: hired-0\n  event: old-quake"), register=register)
    assert found["hired-0"] == before["torvay-winter-0"]


def test_what_the_editor_says_of_an_event():
    before = seats()
    slug = before["torvay-winter-0"]
    said = corrections(f"event: {slug}\n  title: The Lisk quake\n  place: Lisk\n  date: 2031-12-04")
    (event,) = [
        e for e in arrange(PRINTS, register=published(before), corrections=said).events if e.id == slug
    ]
    assert (event.title, event.place, event.first, event.last) == (
        "The Lisk quake",
        "Lisk",
        "2031-12-04",
        "2031-12-04",
    )


def test_a_withdrawn_article_is_in_no_event():
    assert "hired-0" not in seats(corrections=corrections("withdraw: hired-0"))


def test_what_applies_to_nothing_is_reported():
    said = corrections(
        "article: nobody\n  event: karsk",
        "event: no-such-event\n  title: T",
        "withdraw: hired-0",
        "together: [hired-0, hired-1]",
        "together: [fired-0, fired-1]",
        "apart: [fired-0, fired-1]",
        "article: fired-0\n  event: one",
        "article: fired-0\n  event: two",
    )
    found = doubts(said, {f.article for f in PRINTS}, {"karsk"})
    assert [(p.line, p.level) for p in found] == [
        (1, "warning"),
        (6, "warning"),
        (15, "warning"),
        (23, "warning"),
        (32, "warning"),
    ]
    assert "no article nobody" in found[0].cause
    assert "no event no-such-event" in found[1].cause


# ---------------------------------------------------------------- articles and quotes


def test_metadata_is_set():
    said = corrections(
        "article: a\n  set: {outlet: Courier, title: Otters win, author: [Jo March, Al Pine],"
        " published: 2031-03-14, url: 'https://courier.example/a', language: en-GB, flags: [agency-copy]}"
    )
    changed = apply_to_article(article("a", "Otters win."), said)
    assert (changed.outlet, changed.outlet_label) == ("Courier", "Courier")
    assert changed.title.value == "Otters win"
    assert changed.author.value == "Jo March and Al Pine"
    assert (changed.published.value, changed.published_basis) == ("2031-03-14", "metadata")
    assert (changed.url, changed.language) == ("https://courier.example/a", "en")
    assert [(f.name, f.span) for f in changed.flags] == [("agency-copy", None)]
    other = article("b", "Otters win.")
    assert apply_to_article(other, said) is other


def test_a_speaker_is_set():
    text = 'Rena Castell owns the team. "We had to act," the owner said.'
    at = text.index("We had to act")
    quote = Quote(
        id="a#q1", kind="direct", spans=(Span(at, at + 13),), text="We had to act", speaker=None, cue=None
    )
    source = replace(reading("a", text), quotes=(quote,))
    said = corrections('article: a\n  quote: "“we had to act”"\n  speaker: Rena Castell')
    (changed,) = apply_to_reading(source, said).quotes
    assert (changed.speaker.name, changed.speaker.people) == ("Rena Castell", ("Rena Castell",))
    assert changed.speaker.span.of(text) in text
    assert unheard(source, said) == ()
    (problem,) = unheard(source, corrections('article: a\n  quote: "never said"\n  speaker: Rena Castell'))
    assert (problem.level, problem.line) == ("warning", 1)


def test_pins_on_an_empty_article():
    prints = [*PRINTS, print_of("void", "")]
    found = seats(prints, corrections=corrections("together: [void, hired-0]", "apart: [void, hired-1]"))
    assert found["void"] != found["hired-1"]
