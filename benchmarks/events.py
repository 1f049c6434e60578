"""How long grouping takes on a made stream of news, and how well it does there.

    python benchmarks/events.py [--articles 10000 100000]

The stream has the shape of a real one: two years, many happenings with one or a few articles and few
with hundreds; words by Zipf's law; happenings that share a topic's words and names with others of
their topic; articles that miss some of their happening's names and bring some of their own. It is
made of fingerprints, as they are stored: what is timed is everything from there to the partition,
each run in a process of its own. "later": the newest articles are added to those that an earlier build
grouped; "again": nothing changed.
Limits that hold on two cores: 100,000 articles in 240 s and 4 GB, at 100,000 at most 1.5 times the
cost per article at 10,000, and 100 more in 5 s.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from contextlib import closing
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np

from digest.events.fingerprint import NAME, OPENING, Fingerprint
from digest.events.grouping import Partition
from digest.events.names import Name
from digest.grouped import grouped
from digest.store import digest_of, opened

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
    vocabulary = [f"w{i}" for i in range(GENERAL)]
    number = 0
    for event, size in enumerate(sizes(articles, rng)):
        topic = int(rng.integers(TOPICS))
        day = FIRST_DAY + timedelta(int(rng.integers(DAYS)))
        shared = rng.choice(TOPIC_NAMES, 6, replace=False)
        names = [f"t{topic}n{i}" for i in shared] + [f"e{event}n{i}" for i in range(6)]
        details = [f"e{event}d{i}" if i % 3 else f"w{int(rng.integers(GENERAL))}" for i in range(24)]
        toll = int(rng.integers(2, 90))
        for _ in range(size):
            held = rng.random(len(names)) < 0.8
            known = rng.random(len(details)) < 0.45
            draws = np.minimum(rng.zipf(1.3, 40), 10**6) % TOPIC_WORDS
            words = np.searchsorted(general, rng.random(220))
            stems = dict.fromkeys([name for name, h in zip(names, held.tolist(), strict=True) if h])
            strong = len(stems)
            stems |= dict.fromkeys([word for word, k in zip(details, known.tolist(), strict=True) if k])
            stems |= dict.fromkeys([f"t{topic}w{i}" for i in draws.tolist()])
            stems |= dict.fromkeys([vocabulary[i] for i in words.tolist()])
            stems |= dict.fromkeys([f"a{number}o{i}" for i in range(8)])
            opening = rng.random(len(stems))
            marks = np.where(opening < 0.2, OPENING, 0).astype(np.uint8)
            marks[:strong] = np.where(opening[:strong] < 0.6, NAME | OPENING, NAME)
            marks[-4:] |= NAME
            counts = rng.integers(1, 4, len(stems)).astype(np.uint8)
            counts[strong + 24 :] = 1
            cast = [name for name, h in zip(names, held.tolist(), strict=True) if h]
            yield (
                event,
                Fingerprint(
                    article=f"{number:07d}",
                    published=(day + timedelta(int(rng.integers(3)))).isoformat(),
                    published_basis="metadata",
                    words=300,
                    stems=" ".join(stems),
                    counts=counts.tobytes(),
                    marks=marks.tobytes(),
                    numbers=f"t{topic}w1={toll}",
                    numbers_below=f"t{topic}w1={toll}",
                    names=tuple(
                        Name(
                            name=name.capitalize(),
                            kind="person" if name[0] == "e" else "body",
                            mentions=int(rng.integers(1, 6)),
                            opening=position < 4,
                        )
                        for position, name in enumerate(cast)
                    ),
                ),
            )
            number += 1


def b_cubed(partition: Partition, truth: dict[str, int]) -> float:
    """F1 of B-cubed precision and recall."""
    sizes_true = Counter(truth[a] for part in partition for a in part)
    precision = recall = 0.0
    for part in partition:
        for event, both in Counter(truth[a] for a in part).items():
            precision += both * both / len(part)
            recall += both * both / sizes_true[event]
    return 2 * precision * recall / (precision + recall) / sizes_true.total()


def stored(articles: int, path: Path) -> tuple[dict[str, int], list[str]]:
    """Keep a stream's fingerprints in a store at `path`.

    Returns which happening each article reports, and the articles by day.
    """
    truth: dict[str, int] = {}
    days: list[tuple[str, str]] = []
    with opened(path) as store:
        waiting = stream(articles)
        while batch := list(islice(waiting, 2000)):
            truth |= {f.article: event for event, f in batch}
            days += [(f.published or "", f.article) for _, f in batch]
            store.put("fingerprint", [(source(f.article), f) for _, f in batch])
    return truth, [article for _, article in sorted(days)]


def source(article: str) -> bytes:
    """The key of an article's fingerprint."""
    return digest_of("benchmark", article)


class Run(NamedTuple):
    """What grouping took, and what came out."""

    wall: float
    cpu: float
    memory: float
    """The most it had, in GB."""
    partition: Partition


def measured(path: Path, articles: Sequence[str], counted: Set[str]) -> Run:
    """Group stored articles in a process of its own: what it takes, and the partition."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_measured, (path, articles, counted))


def _measured(path: Path, articles: Sequence[str], counted: Set[str]) -> Run:
    import digest.events.grouping  # noqa: F401  the time it takes to load is no time of grouping

    sources = {a: source(a) for a in articles}  # as the analysis gives them
    wall, cpu = time.perf_counter(), time.process_time()
    with opened(path) as store:

        def read(wanted: Sequence[str]) -> list[Fingerprint]:
            found = (store.get("fingerprint", sources[a], Fingerprint) for a in wanted)
            return [f for f in found if f is not None]

        partition = grouped(store, b"", sources, read, counted, ignore_dates=False)
    return Run(
        wall=time.perf_counter() - wall,
        cpu=time.process_time() - cpu,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
        partition=partition,
    )


def main(argv: Sequence[str]) -> int:
    """Print what each size takes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--later", type=int, default=100)
    parser.add_argument("--scattered", action="store_true", help="later ones are of any day")
    parser.add_argument("--check", action="store_true", help="compare with a fresh clone")
    args = parser.parse_args(argv)
    for articles in args.articles:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "store.sqlite"
            truth, by_day = stored(articles + args.later, path)
            every = sorted(truth)
            rng = np.random.default_rng(2)
            late = (
                rng.choice(every, args.later, replace=False).tolist() if args.scattered else by_day[articles:]
            )
            first = sorted(set(every).difference(late))
            counted = frozenset(first)
            runs = {
                "from scratch": measured(path, first, counted),
                "later": measured(path, every, counted),
                "again": measured(path, every, counted),
            }
            if args.check:
                with closing(sqlite3.connect(path)) as db, db:
                    db.execute("DELETE FROM entry WHERE kind != 'fingerprint'")
                runs["fresh clone"] = measured(path, every, counted)
                assert runs["fresh clone"].partition == runs["later"].partition
        print(f"{articles} articles, then {args.later} more; {len(set(truth.values()))} happenings")
        for name, run in runs.items():
            print(
                f"    {name:<13} {run.wall:6.1f} s, {run.cpu:6.1f} s CPU"
                f" ({1000 * run.cpu / articles:.2f} ms an article), {run.memory:.2f} GB,"
                f" B-cubed F1 {b_cubed(run.partition, truth):.3f}",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
