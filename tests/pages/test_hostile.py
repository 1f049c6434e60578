"""An edition in which every name, title, label and word is hostile."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from fiction import strike
from jinja2 import Template
from rendering import Seen, commonmark, with_everything
from test_escape import HOSTILE

from digest.model import Edition, EventPerson, Outlet, Stated
from digest.pages import Settings, addendum, pages


def hostile(text: str) -> Edition:
    """`strike()` with `text` wherever a page shows a string that comes from outside."""
    edition = strike()
    readings = {}
    for name, r in edition.readings.items():
        article = replace(
            r.article, outlet=text if r.article.outlet else None, outlet_label=text, title=Stated(text),
            author=Stated(text), url="javascript:alert(1)", dateline=Stated(text), language=text[:20],
        )  # fmt: skip
        quotes = tuple(
            replace(
                q, via=text, cue=replace(q.cue, text=text) if q.cue else None,
                speaker=replace(q.speaker, name=text, people=(text,)) if q.speaker else None,
            )
            for q in r.quotes
        )  # fmt: skip
        figures = tuple(replace(f, modifier=text, unit=text, as_of=text) for f in r.figures)
        frames = tuple(replace(f, name=text) for f in r.frames)
        sources = tuple(replace(s, name=text) for s in r.sources)
        readings[name] = replace(
            r, article=article, quotes=quotes, figures=figures, frames=frames, sources=sources
        )
    events, comparisons = [], {}
    for event in edition.events:
        made = replace(
            event, title=text, place=text, people=(EventPerson(name=text, articles=event.articles),),
            why=tuple(replace(w, term=text) for w in event.why),
        )  # fmt: skip
        old = edition.comparisons[event.id]
        events.append(made)
        comparisons[event.id] = replace(
            old,
            event=made,
            quotes=tuple(replace(q, speaker=text) for q in old.quotes),
            figures=tuple(replace(f, measure=text, reason=text) for f in old.figures),
            word_choices=tuple(
                replace(w, concept=text, members=tuple(replace(m, term=text) for m in w.members))
                for w in old.word_choices
            ),
            distinctive={a: tuple(d._replace(term=text) for d in ds) for a, ds in old.distinctive.items()},
        )
    outlet = Outlet(name=text, home="data:text/html,x", country=text, note=text, source=text)
    return replace(
        edition, readings=readings, events=tuple(events), comparisons=comparisons, outlets={text: outlet}
    )


SHAPES = {p.path: p for p in pages(hostile("Plain words"), Settings(text="full"))}


def tags(html: str) -> list[str]:
    return [t for t in Seen(html).tags if t not in {"bdi", "mark"}]


ALL = list(HOSTILE.values())


@pytest.mark.parametrize("n", range(6))
def test_pages_have_the_shape_they_have_with_plain_words(n):
    edition = hostile(" ".join(ALL[n::6]))
    found = {p.path: p for p in pages(edition, Settings(text="full"))}
    for path, page in found.items():
        if path not in SHAPES:
            continue  # a slug made of the hostile words
        source = page.text.split("\n---\n", 1)[1]
        plain = SHAPES[path].text.split("\n---\n", 1)[1]
        assert Template(source).render() == source.rstrip("\n")
        for renderer in (with_everything, commonmark) if path.startswith("events/h") else (commonmark,):
            html = renderer(source)
            assert sorted(set(tags(html))) == sorted(set(tags(renderer(plain)))), (path, renderer.__name__)
            assert not re.search(r"""href=["']?\s*(javascript|data):""", html)
    below = addendum(edition, edition.events[0], Settings(correction_url="javascript:x"))
    assert tags(commonmark(below)).count("a") == 1


def test_addresses_made_of_hostile_names_stay_inside():
    for text in HOSTILE.values():
        for page in pages(hostile(text)):
            assert ".." not in page.path.split("/")
            assert not page.path.startswith("/")
            assert re.fullmatch(r"[\w./-]+", page.path), page.path
