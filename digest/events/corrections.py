"""The editor's word: `corrections.yml` beside the articles, and what it changes.

A list of entries. Each says `who`, `when`, `why`, and one thing to do:

    article: ID   event: SLUG            the article stands in that event ("new": in one of its own)
    together: [ID, ID]                   the events that hold these articles are one
    apart: [ID, ID]                      these articles never stand in one event
    event: SLUG   title: … place: … date: …    what the event is called, where and when it was
    article: ID   set: {outlet: …}       what the article's metadata should say
    article: ID   quote: "…"   speaker: NAME   who said those words
    withdraw: ID                         the article is no longer published; its page says so

Everything here is a pure function. `read` finds what is wrong with the file, `doubts` and `unheard`
what no longer applies to anything.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import yaml

from digest.articles.fields import Day, Field, Names, Text, Texts, Value, check
from digest.articles.metadata import FIELDS
from digest.articles.plain_yaml import MalformedError, Mistake, line_of, parse
from digest.events.slugs import slug
from digest.model import Article, Correction, Flag, Problem, Quote, Reading, Span, Speaker, Stated

ADDRESS = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
NEW = "new"
"""In place of an event's address: an event of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The article stands in that event."""

    article: str
    event: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Articles that stand together, or apart."""

    articles: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSaid:
    """What an event is called, where and when it was; None where the entry does not say."""

    event: str
    title: str | None
    place: str | None
    date: str | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSaid:
    """Metadata of an article, by the keys of front matter."""

    article: str
    values: Mapping[str, str | tuple[str, ...]]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerSaid:
    """Who said words that the article quotes."""

    article: str
    quote: str
    speaker: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """An article that is no longer published."""

    article: str
    when: str | None
    why: str | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """Everything that the file says, in its order."""

    path: str = "corrections.yml"
    placed: tuple[Placed, ...] = ()
    together: tuple[Bound, ...] = ()
    apart: tuple[Bound, ...] = ()
    events: tuple[EventSaid, ...] = ()
    articles: tuple[ArticleSaid, ...] = ()
    speakers: tuple[SpeakerSaid, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    log: tuple[Correction, ...] = ()
    """For the public log, in the file's order."""

    @property
    def gone(self) -> frozenset[str]:
        """Articles that are withdrawn."""
        return frozenset(w.article for w in self.withdrawn)


@dataclass(frozen=True, slots=True)
class _Mapping:
    """The metadata that `set` states."""

    def read(self, node: yaml.Node) -> Any:  # noqa: ANN401  a mapping where other fields give text
        values, mistakes = check(node, {k: f for k, f in FIELDS.items() if k != "event"})
        if mistakes:
            raise ValueError("; ".join(mistake.cause for mistake in mistakes))
        if not values:
            raise ValueError("expected lines of `key: value`, found nothing")
        return {key: value.value for key, value in values.items()}


_FIELDS: dict[str, Field] = {
    "who": Names(),
    "when": Day(),
    "why": Text(),
    "article": Text(),
    "event": Text(longest=200),
    "set": _Mapping(),
    "quote": Text(longest=5000),
    "speaker": Text(longest=200),
    "together": Texts(),
    "apart": Texts(),
    "withdraw": Text(),
    "title": Text(),
    "place": Text(longest=200),
    "date": Day(),
}
_SIGNED = ("who", "when", "why")
_SHAPES: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({"article", "event"}), frozenset()),
    (frozenset({"together"}), frozenset()),
    (frozenset({"apart"}), frozenset()),
    (frozenset({"event"}), frozenset({"title", "place", "date"})),
    (frozenset({"article", "set"}), frozenset()),
    (frozenset({"article", "quote", "speaker"}), frozenset()),
    (frozenset({"withdraw"}), frozenset()),
)
"""What an entry must have to do one thing, and of what it then needs at least one."""


def read(text: str, path: str) -> tuple[Corrections, tuple[Problem, ...]]:
    """The corrections in `text`, and everything that is wrong with the file `path`.

    An entry that cannot be understood is left out, an error. One that does not say who, when or why
    counts, with a warning.
    """
    try:
        node = parse(text)
    except MalformedError as error:
        return Corrections(path=path), (Problem(path, error.mistake.line, error.mistake.cause),)
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value.strip()):
        return Corrections(path=path), ()
    if not isinstance(node, yaml.SequenceNode):
        cause = "expected a list of corrections (- who: …)"
        return Corrections(path=path), (Problem(path, line_of(node) + 1, cause),)
    draft = _Draft(path)
    for item in node.value:
        draft.take(item)
    return draft.corrections(), tuple(sorted(draft.problems, key=lambda p: (p.line or 0, p.cause)))


class _Draft:
    """Corrections as their entries come in."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._found: dict[str, list[Any]] = {
            key: [] for key in ("placed", "together", "apart", "events", "articles", "speakers", "withdrawn")
        }
        self._log: list[Correction] = []

    def corrections(self) -> Corrections:
        return Corrections(
            path=self.path, log=tuple(self._log), **{k: tuple(v) for k, v in self._found.items()}
        )

    def take(self, node: yaml.Node) -> None:
        """Add one entry, or say why not."""
        here = line_of(node) + 1
        values, mistakes = check(node, _FIELDS)
        if not mistakes:
            mistakes = _shape(values, here)
        if mistakes:
            self.problems += (Problem(self.path, m.line, m.cause + "; left out") for m in mistakes)
            return
        if missing := [key for key in _SIGNED if key not in values]:
            self.problems.append(
                Problem(self.path, here, f"a correction without {' and '.join(missing)}", "warning")
            )
        what = self._put(values, here)
        signed = {key: str(values[key].value) if key in values else "" for key in _SIGNED}
        self._log.append(Correction(what=what, **signed))

    def _put(self, values: Mapping[str, Value], line: int) -> str:
        """Keep one entry; returns what it does, in words."""
        said = {key: value.value for key, value in values.items()}

        def text(key: str) -> str:
            return str(said[key])

        if "withdraw" in said:
            self._found["withdrawn"].append(
                Withdrawal(
                    article=text("withdraw"),
                    when=text("when") if "when" in said else None,
                    why=text("why") if "why" in said else None,
                    line=line,
                )
            )
            return f"{text('withdraw')} is withdrawn"
        for key in ("together", "apart"):
            if key in said:
                ids = tuple(dict.fromkeys(said[key]))
                self._found[key].append(Bound(articles=ids, line=line))
                return f"{', '.join(ids)} stand {key}"
        if "set" in said:
            stated: Mapping[str, Any] = said["set"]  # type: ignore[assignment]
            self._found["articles"].append(ArticleSaid(article=text("article"), values=stated, line=line))
            shown = "; ".join(f"{key}: {_shown(value)}" for key, value in stated.items())
            return f"{text('article')} has {shown}"
        if "quote" in said:
            self._found["speakers"].append(
                SpeakerSaid(article=text("article"), quote=text("quote"), speaker=text("speaker"), line=line)
            )
            return f"{text('article')}: “{text('quote')}” was said by {text('speaker')}"
        if "article" in said:
            self._found["placed"].append(Placed(article=text("article"), event=text("event"), line=line))
            where = "an event of its own" if text("event") == NEW else text("event")
            return f"{text('article')} stands in {where}"
        stating = {key: text(key) if key in said else None for key in ("title", "place", "date")}
        self._found["events"].append(EventSaid(event=text("event"), line=line, **stating))
        return f"{text('event')} has " + "; ".join(f"{k}: {v}" for k, v in stating.items() if v)


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _shape(values: Mapping[str, Value], here: int) -> list[Mistake]:
    """What keeps a well-formed entry from being one thing to do."""
    keys = frozenset(values) - set(_SIGNED)
    for needed, any_of in _SHAPES:
        if keys - any_of == needed and (not any_of or keys & any_of):
            break
    else:
        ways = "; ".join(
            " and ".join(sorted(needed)) + (f" with {' or '.join(sorted(any_of))}" if any_of else "")
            for needed, any_of in _SHAPES
        )
        given = ", ".join(key for key in values if key in keys) or "nothing"
        return [Mistake(here, f"it says {given}, where one thing is to be done: {ways}")]
    mistakes = [
        Mistake(values[key].line, f"{key}: expected two articles or more")
        for key in ("together", "apart")
        if key in values and len(set(values[key].value)) < 2
    ]
    if "event" in values:
        event = str(values["event"].value)
        if not ADDRESS.fullmatch(event):
            hint = f"; did you mean {slug(event)}?" if slug(event) else ""
            mistakes.append(
                Mistake(values["event"].line, f"event: expected an address like ferry-fire{hint}")
            )
    return mistakes


# ---------------------------------------------------------------- what applies to nothing


def doubts(
    corrections: Corrections, articles: Collection[str], events: Collection[str]
) -> tuple[Problem, ...]:
    """Corrections that name an unknown article or event, or contradict each other, as warnings.

    `articles` are the ids of all articles there are, withdrawn ones included; `events` every address
    that is in use or leads on to one that is.
    """
    found: list[Problem] = []

    def doubt(line: int, cause: str) -> None:
        found.append(Problem(corrections.path, line, cause, "warning"))

    named = [
        *((one.article, one.line) for one in corrections.placed),
        *((one.article, one.line) for one in corrections.articles),
        *((one.article, one.line) for one in corrections.speakers),
        *((one.article, one.line) for one in corrections.withdrawn),
        *(
            (article, one.line)
            for one in (*corrections.together, *corrections.apart)
            for article in one.articles
        ),
    ]
    for article, line in named:
        if article not in articles:
            doubt(line, f"there is no article {article}; the correction applies to nothing")
        elif article in corrections.gone and line not in {w.line for w in corrections.withdrawn}:
            doubt(line, f"{article} is withdrawn; the correction applies to nothing")
    for said in corrections.events:
        if said.event not in events:
            doubt(said.line, f"there is no event {said.event}; the correction applies to nothing")
    seats: dict[str, Placed] = {}
    for placed in corrections.placed:
        before = seats.setdefault(placed.article, placed)
        if before.event != placed.event:
            doubt(
                placed.line,
                f"{placed.article} stands in {before.event} by line {before.line}: this one counts",
            )
    for apart in corrections.apart:
        for bound in corrections.together:
            both = sorted(set(apart.articles) & set(bound.articles))
            if len(both) > 1:
                doubt(apart.line, f"{' and '.join(both)} stand together by line {bound.line}: apart counts")
    return tuple(sorted(found, key=lambda p: (p.line or 0, p.cause)))


# ---------------------------------------------------------------- what it changes


def apply_to_article(article: Article, corrections: Corrections) -> Article:
    """`article` with the metadata that the editor states; of two entries the later one counts."""
    for said in corrections.articles:
        if said.article == article.id:
            for key, value in said.values.items():
                article = _stated(article, key, value)
    return article


def _stated(article: Article, key: str, value: str | tuple[str, ...]) -> Article:
    if not isinstance(value, str):
        flags = {flag.name: flag for flag in article.flags}
        return replace(article, flags=tuple(flags.get(name, Flag(name=name, span=None)) for name in value))
    if key == "outlet":
        return replace(article, outlet=value, outlet_label=value)
    if key == "title":
        return replace(article, title=Stated(value))
    if key == "author":
        return replace(article, author=Stated(value))
    if key == "published":
        return replace(article, published=Stated(value), published_basis="metadata")
    if key == "url":
        return replace(article, url=value)
    assert key == "language"
    return replace(article, language=value)


def apply_to_reading(reading: Reading, corrections: Corrections) -> Reading:
    """`reading` with the speakers that the editor states."""
    own = [said for said in corrections.speakers if said.article == reading.id]
    if not own:
        return reading
    quotes = tuple(_spoken(reading, quote, own) for quote in reading.quotes)
    return replace(reading, quotes=quotes)


def unheard(reading: Reading, corrections: Corrections) -> tuple[Problem, ...]:
    """Warnings for words that the editor gives a speaker and that no quote of `reading` has."""
    return tuple(
        Problem(
            corrections.path,
            said.line,
            f"{reading.id} has no quote “{said.quote}”; the correction applies to nothing",
            "warning",
        )
        for said in corrections.speakers
        if said.article == reading.id and not any(_same(said.quote, q.text) for q in reading.quotes)
    )


def _spoken(reading: Reading, quote: Quote, own: list[SpeakerSaid]) -> Quote:
    for said in reversed(own):
        if _same(said.quote, quote.text):
            return replace(quote, speaker=_speaker(reading, quote, said.speaker))
    return quote


def _speaker(reading: Reading, quote: Quote, name: str) -> Speaker:
    persons = {e.name.casefold(): e for e in reading.entities if e.kind == "person"}
    person = persons.get(name.casefold())
    if person is not None and person.mentions:
        near = min(person.mentions, key=lambda m: (abs(m.start - quote.spans[0].start), m.start))
        span = near.span
    elif quote.speaker is not None:
        span = quote.speaker.span
    else:
        span = quote.cue.span if quote.cue is not None else Span(*quote.spans[0])
    bodies = {e.name.casefold() for e in reading.entities if e.kind in ("body", "place")}
    is_person = person is not None or (" " in name and name.casefold() not in bodies and name.istitle())
    return Speaker(name=name, people=(name,) if is_person else (), span=span)


def _same(words: str, quote: str) -> bool:
    """Whether the words the editor cites are the quote's, or a part of it; marks and case aside."""
    cited = _letters(words)
    return bool(cited) and f" {cited} " in f" {_letters(quote)} "


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[\w]+", text.casefold().replace("’", "'").replace("'", "")))
