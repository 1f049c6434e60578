"""A version of a remark: a quote with the words, rows of words and surroundings it is compared by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.comparison.places import Places
from digest.comparison.quotes.speakers import Speakers, Voice
from digest.comparison.rarity import Rarity, general, near
from digest.comparison.similarity import Bag, bag, bag_of
from digest.model import Quote

RUN = 3
"""So many words in a row are a shared phrase, however common each is ("not against anyone")."""
_FRAGMENT = 3
"""A fragment of at most so many words has a slot in the writer's sentence."""


@dataclass(frozen=True, slots=True)
class Version:
    """A quote, ready to be compared."""

    quote: Quote
    column: int
    article: str
    voice: Voice
    words: tuple[int, ...]
    """Indices into the reading's words."""
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    core: Bag
    """The words said."""
    whole: Bag
    """With the rest of the sentence they stand in."""
    runs: frozenset[tuple[str, ...]]
    """Its rows of three words."""
    pairs: frozenset[tuple[str, ...]]
    """Its rows of two."""
    slot: frozenset[str]
    """Of a short fragment, its last word and the one after it, as classes of near-synonyms."""
    sentences: frozenset[int]
    denied: bool
    """Whether the words deny: "not", "never", "wouldn't" an odd number of times, the one before them too."""


_NEGATIONS = frozenset(
    {"not", "never", "no", "nobody", "nothing", "none", "neither", "nor", "cannot", "without"}
)

_NOT_ONLY = frozenset({"only", "just", "merely", "simply", "least"})


def prepared(quote: Quote, column: int, places: Places, speakers: Speakers, rarity: Rarity) -> Version:
    """The version that `quote` is, in the article at `column` of the event, whose words `places` has."""
    reading = places.reading
    words = [i for span in quote.spans for i in places.words(span)]
    stems = tuple(places.stem[i] for i in words)
    core = bag(stems, rarity)
    around: set[int] = set()
    sentences = frozenset(n for span in quote.spans for n in places.sentences(span))
    for n in sorted(sentences):
        around.update(places.words(reading.sentences[n]))
    slot: set[str] = set()
    if quote.kind == "partial" and 0 < len(words) <= _FRAGMENT:
        after = [i for i in (words[-1], words[-1] + 1) if i in around]
        slot = {near(places.stem[i]) for i in after}
    for outside in (quote.cue and quote.cue.span, quote.speaker and quote.speaker.span):
        if outside:
            around.difference_update(places.words(outside))
    rest = bag((places.stem[i] for i in sorted(around.difference(words))), rarity)
    return Version(
        quote=quote,
        column=column,
        article=reading.id,
        voice=speakers.voice(quote),
        words=tuple(words),
        forms=tuple(places.forms(words)),
        stems=stems,
        core=core,
        whole=bag_of({**rest.weights, **core.weights}),
        runs=frozenset(stems[i : i + RUN] for i in range(len(stems) - RUN + 1)),
        pairs=frozenset(pairwise(stems)),
        slot=frozenset(s for s in slot if general(s) > 0.1),
        sentences=sentences,
        denied=_denied(places, words),
    )


def _denied(places: Places, words: Sequence[int]) -> bool:
    before = [words[0] - 1] if words and words[0] else []
    forms = places.forms([*before, *words])
    denials = [
        form
        for form, following in pairwise([*forms, ""])
        if (form in _NEGATIONS or form.endswith("n't")) and following not in _NOT_ONLY
    ]
    return len(denials) % 2 == 1
