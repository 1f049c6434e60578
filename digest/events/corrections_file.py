"""`corrections.yml` becomes corrections; what is wrong with it is named with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from digest.articles.fields import Day, Field, Names, Text, Texts, Value, check
from digest.articles.metadata import FIELDS
from digest.articles.plain_yaml import MalformedError, Mistake, line_of, parse
from digest.events.corrections import (
    ADDRESS,
    NEW,
    ArticleSaid,
    Bound,
    Corrections,
    EventSaid,
    Placed,
    SpeakerSaid,
    Withdrawal,
)
from digest.events.slugs import slug
from digest.model import Correction, Problem


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
