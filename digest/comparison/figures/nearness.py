"""The words around a figure, weighted by how near they stand and how much they tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from digest.comparison.figures.measure_words import exclusive, function, key, light, people
from digest.comparison.places import Places
from digest.comparison.rarity import Rarity
from digest.model import Reading, Span
from digest.stems import lemma

_STEP = 0.88
"""What a word's weight is multiplied with for each word between it and the figure."""
_BREAKS = {
    ",": 0.6,
    ";": 0.4,
    ":": 0.6,
    "(": 0.5,
    ")": 0.6,
    "—": 0.5,
    "–": 0.7,
    "and": 0.6,
    "but": 0.5,
    "while": 0.45,
    "whereas": 0.4,
    "or": 0.7,
    "than": 0.75,
    "from": 0.8,
    "after": 0.75,
    "before": 0.75,
    "which": 0.7,
    "who": 0.7,
}
"""The same for what stands between the two."""
_FIGURE = 0.45
"""The same for another figure between the two."""
_LEAST = 0.07
"""What any word of the sentence weighs at least."""
_FARTHEST = 250
"""Words looked at on each side: a longer sentence is no sentence, but a table or a list."""
_TIGHT = 0.4
"""From this weight on a word is taken to be said of the figure itself."""
PLAIN = 0.3
"""What a common word tells beside a figure ("want", "keep"): there it says more than elsewhere."""
_DATE = 0.7
"""What a date beside a figure tells."""
_CLOSE = 0.2
"""From this nearness on a name belongs to the figure."""
_NUMBER = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Around:
    """What stands around one figure."""

    near: dict[str, float]
    """Class of words to nearness times rarity."""
    wide: dict[str, float]
    """The same for all of the sentence, by rarity alone."""
    names: set[str]
    """Names that stand close."""
    people: set[str]
    """Classes of the words that name people or places."""
    sides: dict[int, tuple[float, int]]
    """Line of the exclusive words to the weight and the side of the nearest of them."""


class Nearness:
    """Reads the surroundings of one article's figures."""

    def __init__(self, reading: Reading, rarity: Rarity) -> None:
        self.reading = reading
        self.places = Places(reading)
        self._rarity = rarity
        self._text = reading.article.text
        self._taken = [f.span for f in reading.figures if f.kind != "date"]
        self._starts = [s.start for s in self._taken]
        self._days = {
            reading.words[i].start: f"d{f.value}"
            for f in reading.figures
            if f.kind == "date"
            for i in self.places.words(f.span)
        }

    def tells(self, stem: str, form: str) -> float:
        """How much a word says beside a figure, 0 to 1; in a language that is not read, only names do."""
        if self.reading.unread and not (form[:1].isupper() and self._rarity.proper(stem)):
            return 0.0
        if _NUMBER.search(form) or len(stem) < 2:
            return 0.0
        if form.lower() in function() or stem in function():
            return 0.0
        if stem in light():
            return 0.05
        return PLAIN + (1 - PLAIN) * self._rarity.unshared(stem)

    def around(self, span: Span, sentence: Span, own: str) -> Around:
        """What stands around the figure at `span`, whose words are `own`, inside `sentence`."""
        found = Around({}, {}, set(), set(), {})
        for step in (-1, 1):
            self._one_way(span, self.places.words(sentence), step, found)
        if self.reading.unread:
            return replace(found, sides={})
        for word in _WORDS.findall(own.lower()):
            for line, side in exclusive(lemma(word), word):
                found.sides.setdefault(line, (1.0, side))
        return found

    def _one_way(self, span: Span, words: range, step: int, found: Around) -> None:
        """Walk from the figure to one end of its sentence; what stands between takes weight away."""
        text, known = self._text, self.reading.words
        inside = self.places.words(span)
        i = inside.start - 1 if step < 0 else inside.stop
        words = range(max(words.start, inside.start - _FARTHEST), min(words.stop, inside.stop + _FARTHEST))
        edge = span.start if step < 0 else span.end
        weight = 1.0
        behind = False  # whether the word before was part of another figure
        while words.start <= i < words.stop:
            word = known[i]
            i += step
            between = text[word.end : edge] if step < 0 else text[edge : word.start]
            for sign in between.strip():
                weight *= _BREAKS.get(sign, 1.0)
            edge = word.start if step < 0 else word.end
            date = self._days.get(word.start)
            if date is not None:
                found.near[date] = max(found.near.get(date, 0.0), max(weight, _LEAST) * _DATE)
                found.wide[date] = _DATE
                continue
            if self._of_figure(word.start):
                weight *= 1.0 if behind else _FIGURE
                behind = True
                continue
            behind = False
            form = text[word.start : word.end]
            weight *= _BREAKS.get(form.lower(), 1.0)
            self._take(word.lemma, form, max(weight, _LEAST), found)
            if weight >= _TIGHT and not (
                form.lower() == "up" and text[word.end : word.end + 4].lower() == " to "
            ):
                _side(word.lemma, form, weight, found)
            weight *= _STEP

    def _of_figure(self, start: int) -> bool:
        """Whether a figure, or one of its words, stands at `start`."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and self._taken[at].start <= start < self._taken[at].end

    def _take(self, stem: str, form: str, mass: float, found: Around) -> None:
        told = self.tells(stem, form)
        if told <= 0:
            return
        name = key(stem, form)
        found.near[name] = max(found.near.get(name, 0.0), mass * told)
        found.wide[name] = max(found.wide.get(name, 0.0), told)
        if self._rarity.proper(stem) or form.lower() in people():
            found.people.add(name)
        if form[:1].isupper() and self._rarity.proper(stem) and mass >= _CLOSE:
            found.names.add(stem)


def _side(stem: str, form: str, weight: float, found: Around) -> None:
    for line, side in exclusive(stem, form if form[:1].isupper() else form.lower()):
        if line not in found.sides or found.sides[line][0] < weight:
            found.sides[line] = (weight, side)
