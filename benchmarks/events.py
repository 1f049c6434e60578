"""How long grouping takes on a made stream of news, and how well it does there.

    python benchmarks/events.py [--articles 10000 100000] [--add 100]

The stream has the shape of a real one: two years, many happenings with one or a few articles and few
with hundreds; words by Zipf's law; happenings that share a topic's words and names with others of
their topic; articles that miss some of their happening's names and bring some of their own. It is
made of fingerprints, as they are stored: what is timed is everything from there to the partition.
Limits that hold on two cores: 100,000 articles in 240 s and 4 GB, 100 more in 5 s, and at 100,000 at
most 1.5 times the cost per article at 10,000.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np

from digest.events.fingerprint import NAME, OPENING, Fingerprint
from digest.events.grouping import Partition, group

GENERAL = 60_000
TOPICS = 400
TOPIC_WORDS = 600
TOPIC_NAMES = 120
FIRST_DAY = date(2023, 1, 1)
DAYS = 730


def sizes(articles: int, rng: np.random.Generator) -> list[int]:
    """Articles of each happening: four in ten happenings have one, few have hundreds."""
    found: list[int] = []
    left = articles
    while left > 0:
        size = 1 if rng.random() < 0.4 else min(1 + int(rng.pareto(1.1) * 2), 600, max(articles // 50, 5))
        found.append(min(size, left))
        left -= found[-1]
    return found


def stream(articles: int, seed: int = 1) -> Iterator[tuple[int, Fingerprint]]:
    """Pairs of a happening's number and the fingerprint of an article that reports it."""
    rng = np.random.default_rng(seed)
    general = 1 / np.arange(1, GENERAL + 1)
    general = np.cumsum(general / general.sum())
    number = 0
    for event, size in enumerate(sizes(articles, rng)):
        topic = int(rng.integers(TOPICS))
        day = FIRST_DAY + timedelta(int(rng.integers(DAYS)))
        shared = rng.choice(TOPIC_NAMES, 6, replace=False)
        names = [f"t{topic}n{i}" for i in shared] + [f"e{event}n{i}" for i in range(6)]
        details = [f"e{event}d{i}" if i % 3 else f"w{int(rng.integers(GENERAL))}" for i in range(24)]
        toll = int(rng.integers(2, 90))
        for _ in range(size):
            stems: dict[str, tuple[int, int]] = {}
            for name in names:
                if rng.random() < 0.8:
                    stems[name] = (int(rng.integers(1, 9)), NAME | (OPENING if rng.random() < 0.6 else 0))
            for word in details:
                if rng.random() < 0.45:
                    stems[word] = (int(rng.integers(1, 4)), OPENING if rng.random() < 0.4 else 0)
            for i in rng.zipf(1.3, 40) % TOPIC_WORDS:
                stems.setdefault(f"t{topic}w{i}", (1, OPENING if rng.random() < 0.2 else 0))
            for i in np.searchsorted(general, rng.random(220)):
                stems.setdefault(f"w{i}", (1, OPENING if rng.random() < 0.15 else 0))
            for i in range(8):
                stems[f"a{number}o{i}"] = (1, NAME if i < 4 else 0)
            yield (
                event,
                Fingerprint(
                    article=f"{number:07d}",
                    published=(day + timedelta(int(rng.integers(3)))).isoformat(),
                    published_basis="metadata",
                    words=300,
                    stems=" ".join(stems),
                    counts=bytes(count for count, _ in stems.values()),
                    marks=bytes(mark for _, mark in stems.values()),
                    numbers=f"t{topic}w1={toll}",
                    numbers_below=f"t{topic}w1={toll}",
                ),
            )
            number += 1


def b_cubed(partition: Partition, truth: dict[str, int]) -> float:
    """F1 of B-cubed precision and recall."""
    sizes_true = Counter(truth.values())
    precision = recall = 0.0
    for part in partition:
        for event, both in Counter(truth[a] for a in part).items():
            precision += both * both / len(part)
            recall += both * both / sizes_true[event]
    return 2 * precision * recall / (precision + recall) / len(truth)


def main(argv: Sequence[str]) -> int:
    """Print one line per size."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    args = parser.parse_args(argv)
    for articles in args.articles:
        made = list(stream(articles))
        truth = {f.article: event for event, f in made}
        prints = [f for _, f in made]
        start, cpu = time.perf_counter(), time.process_time()
        partition = group(prints)
        seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(
            f"{articles:>7} articles: {seconds:6.1f} s ({cpu:.1f} s CPU), {1000 * seconds / articles:.2f} ms each, "
            f"{memory:.2f} GB at most with the stream itself; {len(set(truth.values()))} happenings, "
            f"{len(partition)} found, B-cubed F1 {b_cubed(partition, truth):.3f}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
