"""How long the comparison of one large event takes: statements, copies, claims, and the whole.

    python benchmarks/comparison.py [--articles 50 100 200 400] [--words 500]

The event is made here: facts, each told in varying words by some of the articles; remarks, each
quoted whole, cut or reported; background of their own; one article in five is a light rewrite of
another. What is timed starts from stored readings. Limits that hold on one core: 200 articles of 500
words in 20 s, and at most 1.5 times the cost per article of 100.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

from digest.comparison.claims import claims
from digest.comparison.compare import compare
from digest.comparison.copies import copies, origins
from digest.comparison.quotes import quotes
from digest.english import by_rank
from digest.model import Article, Block, Entity, Event, Mention, Quote, Reading, Span, Speaker, Word
from digest.stems import lemma

FACTS = 80
REMARKS = 60
SPEAKERS = ("Ada Quist", "Bo Falk", "Ida Holm", "Tor Lund", "Petra Lind", "Jorn Abel")
SYLLABLES = ("bra", "kel", "mor", "sun", "tir", "vol", "esk", "nar", "pol", "wen", "dra", "fi", "go", "hul")


class Writer:
    """An event's facts and remarks, and articles that tell them."""

    def __init__(self, seed: int = 1) -> None:
        self.random = random.Random(seed)  # noqa: S311
        self.general = [word for word in by_rank() if word.isalpha()]
        self.facts = [[self.word(0.5) for _ in range(self.random.randint(6, 12))] for _ in range(FACTS)]
        self.remarks = [
            (self.random.choice(SPEAKERS), [self.word(0.2) for _ in range(self.random.randint(5, 25))])
            for _ in range(REMARKS)
        ]
        self.kept: list[list[tuple[list[str], tuple[int, int] | None, str]]] = []

    def word(self, rare: float) -> str:
        """A word: by Zipf's law from general English, or made up."""
        if self.random.random() < rare:
            return "".join(self.random.choices(SYLLABLES, k=3))
        return self.general[min(int(self.random.paretovariate(0.5)), len(self.general) - 1)]

    def told(self, words: list[str]) -> list[str]:
        """`words` as another desk has them: some left out, some added."""
        kept = [w for w in words if self.random.random() < 0.8] or words[:1]
        return [x for w in kept for x in ([w, self.word(0.1)] if self.random.random() < 0.2 else [w])]

    def sentences(self, words: int) -> list[tuple[list[str], tuple[int, int] | None, str]]:
        """Sentences (words, place of the quoted ones, speaker) of an article."""
        if self.kept and self.random.random() < 0.2:
            model = self.random.choice(self.kept)
            return [
                (s if q else self.told(s) if self.random.random() < 0.1 else s, q, who) for s, q, who in model
            ]
        made: list[tuple[list[str], tuple[int, int] | None, str]] = []
        while sum(len(s) for s, _, _ in made) < words:
            kind = self.random.random()
            if kind < 0.5:
                made.append((self.told(self.random.choice(self.facts)), None, ""))
            elif kind < 0.75:
                who, said = self.random.choice(self.remarks)
                first = self.random.randint(0, len(said) // 2)
                part = said[first : first + max(3, len(said) - self.random.randint(0, len(said)))]
                made.append(([who.split()[1], "said", *part], (2, 2 + len(part)), who))
            else:
                made.append(([self.word(0.15) for _ in range(self.random.randint(8, 25))], None, ""))
        self.kept.append(made)
        return made


def article(writer: Writer, number: int, words: int) -> Reading:
    """A reading of an article of about so many words."""
    name = f"a{number:04}"
    text = ""
    found: list[Word] = []
    spans: list[Span] = []
    said: list[Quote] = []
    mentions: dict[str, list[Mention]] = {}
    for sentence, quoted, who in writer.sentences(words):
        start, places = len(text), []
        for word in sentence:
            places.append(Span(len(text), len(text) + len(word)))
            found.append(Word(len(text), len(text) + len(word), lemma(word)))
            text += word + " "
        text = text[:-1] + ". "
        spans.append(Span(start, len(text) - 1))
        if quoted:
            span = Span(places[quoted[0]].start, places[quoted[1] - 1].end)
            mentions.setdefault(who, []).append(Mention(*places[0], "short"))
            speaker = Speaker(name=who, people=(who,), span=places[0])
            kind = writer.random.choice(("direct", "partial", "reported"))
            said.append(
                Quote(
                    id=f"{name}#q{len(said) + 1}",
                    kind=kind,  # type: ignore[arg-type]
                    spans=(span,),
                    text=span.of(text),
                    speaker=speaker,
                    cue=None,
                )
            )
    return Reading(
        article=Article(
            id=name, path=name + ".txt", text=text, blocks=(Block(0, len(text), "body"),), outlet_label=name
        ),
        words=tuple(found),
        sentences=tuple(spans),
        lede=spans[0],
        entities=tuple(
            Entity(name=who, kind="person", mentions=tuple(found)) for who, found in mentions.items()
        ),
        quotes=tuple(said),
    )


def timed(name: str, work: Callable[[], Any]) -> tuple[Any, float]:
    """What `work` gives, and the seconds of processor time it took."""
    start = time.process_time()
    result = work()
    taken = time.process_time() - start
    print(f"  {name:<22}{taken:8.2f} s")
    return result, taken


def main() -> int:
    """Prints the figures; 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, nargs="+", default=[50, 100, 200, 400])
    parser.add_argument("--words", type=int, default=500)
    options = parser.parse_args()
    cost: dict[int, float] = {}
    for count in options.articles:
        writer = Writer()
        columns = tuple(article(writer, n, options.words) for n in range(count))
        print(f"{count} articles, {sum(len(r.words) for r in columns)} words")
        shared, _ = timed("copies", lambda c=columns: copies(c))
        rows, _ = timed("statements", lambda c=columns: quotes(c))
        found, _ = timed("claims", lambda c=columns, s=shared, r=rows: claims(c, s, (), r))
        event = Event(id="made", title="made", articles=tuple(r.id for r in columns))
        readings = {r.id: r for r in columns}
        _, cost[count] = timed("the whole comparison", lambda e=event, r=readings: compare(e, r))
        print(
            f"  {len(shared)} pairs share text, {origins(columns, shared)} origins; "
            f"{sum(len(g.members) for g in rows)} quotes in {len(rows)} rows; "
            f"{sum(len(c.articles) > 1 for c in found)} shared claims; "
            f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB so far"
        )
    failed = cost.get(200, 0.0) > 20
    if 100 in cost and 200 in cost:
        failed |= cost[200] / 200 > 1.5 * cost[100] / 100
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
