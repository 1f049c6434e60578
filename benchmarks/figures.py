"""How long figures take: reading them out of long text, and aligning those of large events.

    python benchmarks/figures.py [--words 20000 40000 80000] [--articles 25 50 100 200]

Text and events are made here: sentences with sums, shares, tolls, votes, ages and dates about
invented things, each told in varying words. Limits that hold on one core: 10,000 words a second
read, 200 articles of one event aligned in 60 s, and at most twice the cost per article of 25.
"""

from __future__ import annotations

import argparse
import random
import sys
import time

from digest.comparison.figures import figures
from digest.language import pipeline as language
from digest.language.marks import marks
from digest.model import Article, Block, Reading

PLACES = ("Brenn", "Lannet", "Almer", "Harl", "Tolm", "Marra", "Khoran", "Sorrel", "Upland", "Fenmoor")
THINGS = ("bridge", "school", "harbour", "tunnel", "stadium", "dam", "airport", "museum", "railway", "mine")
TEMPLATES = (
    "The {thing} in {place} will cost ${a} million, the ministry said.",
    "At least {b} people were killed and {c} injured when the {thing} in {place} collapsed.",
    "Parliament voted {b} to {c} to close the {thing} in {place}.",
    "Support for the {thing} in {place} rose to {d} percent in 2031.",
    "A {d}-year-old worker said the {thing} in {place} had been unsafe for {e} years.",
    "It was the {e}th accident at the {place} {thing} since March 4, 2029.",
    "More than {b},000 residents of {place} marched against the {thing} for {e} hours.",
    "Nobody in {place} wanted the {thing}, and the mayor said so again and again.",
)


def sentences(seed: int, count: int) -> list[str]:
    """`count` sentences; the same seed tells the same figures."""
    rng = random.Random(seed)  # noqa: S311
    return [
        rng.choice(TEMPLATES).format(
            place=rng.choice(PLACES),
            thing=rng.choice(THINGS),
            a=rng.randrange(2, 900),
            b=rng.randrange(60, 400),
            c=rng.randrange(20, 59),
            d=rng.randrange(18, 90),
            e=rng.randrange(4, 20),
        )
        for _ in range(count)
    ]


def article(name: str, rows: list[str]) -> Article:
    """An article of one paragraph a sentence."""
    text = "\n".join(rows)
    blocks, start = [], 0
    for row in rows:
        blocks.append(Block(start, start + len(row), "body"))
        start += len(row) + 1
    return Article(id=name, path=name, text=text, blocks=tuple(blocks), outlet_label=name)


def event(nlp: object, articles: int) -> tuple[Reading, ...]:
    """An event whose articles each tell some of the same sixty facts, and a few of their own."""
    facts = sentences(1, 60)
    rng = random.Random(2)  # noqa: S311
    return tuple(
        language.annotate(nlp, article(f"a{n:04d}", rng.sample(facts, 15) + sentences(1000 + n, 5)))  # type: ignore[arg-type]
        for n in range(articles)
    )


def main() -> int:
    """Prints one line a size; exit status 1 where a limit does not hold."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", type=int, nargs="+", default=[20_000, 40_000, 80_000])
    parser.add_argument("--articles", type=int, nargs="+", default=[25, 50, 100, 200])
    args = parser.parse_args()
    nlp = language.pipeline()
    failed = False
    for words in args.words:
        made = article("long", sentences(7, words // 14))
        doc = nlp.make_doc(made.text)
        marks(doc).article = made
        start = time.perf_counter()
        for name in ("digest_sentences", "digest_dates", "digest_figures"):
            doc = nlp.get_pipe(name)(doc)
        took = time.perf_counter() - start
        failed |= words / took < 10_000
        count = len(marks(doc).figures)
        print(f"{words:7d} words  {count:6d} figures  {took:6.2f} s  {words / took:9.0f} words/s")
    costs = {}
    for articles in args.articles:
        columns = event(nlp, articles)
        start = time.perf_counter()
        rows = figures(columns, ())
        took = time.perf_counter() - start
        costs[articles] = took / articles
        failed |= took > 60
        each = 1000 * costs[articles]
        print(f"{articles:7d} articles  {len(rows):6d} rows  {took:6.2f} s  {each:7.1f} ms/article")
    low, high = min(costs), max(costs)
    failed |= costs[high] > 2 * max(costs[low], 0.02)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
