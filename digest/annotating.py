"""Files annotated by a language pipeline, many at once where there are many.

What comes out does not depend on how many processes share the work: an article is annotated by
itself. Nothing in an article can stop the others: where our own code fails on one, that is its result.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from digest.analysed import Analysed
from digest.articles import Found, Outlets
from digest.articles.finding import shown
from digest.articles.reading import read
from digest.model import Problem

if TYPE_CHECKING:
    from spacy.language import Language

MANY = 40
"""Articles for which it pays to start other processes: each takes a second to load what it needs."""

_MOST = 8
"""Processes; each needs some 200 MB."""

_COMMANDS = ("digest", "mkdocs")

_BATCH = 10
"""Articles handed to a process at a time."""


Batch = list[tuple[str, Analysed]]
"""Results by article id."""


def annotated(
    missing: Sequence[Found],
    root: Path,
    outlets: Outlets,
    pipeline: str | None,
    processes: int | None = None,
) -> Iterator[Batch]:
    """The reading of each file, in batches as they are done, in no stated order.

    `processes` None: as many as the machine has cores, one where there is little to do.
    Raises OSError where `pipeline` names no installed trained pipeline.
    """
    wanted = _processes(len(missing)) if processes is None else processes
    rest = {f.id: f for f in missing}
    if wanted > 1:
        for batch in _in_processes(missing, (root, outlets, pipeline), wanted):
            for name, _ in batch:
                del rest[name]
            yield batch
    # Everything; or, where the other processes could not be started or died, what they left.
    if rest:
        work = _Work(root, outlets, pipeline)
        left = list(rest.values())
        for at in range(0, len(left), _BATCH):
            yield work.batch(left[at : at + _BATCH])


def _processes(count: int) -> int:
    if count < MANY or multiprocessing.current_process().daemon or not _ours():
        return 1
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        cores = os.cpu_count() or 1
    return min(cores, _MOST)


def _ours() -> bool:
    """Whether the running program is a command of ours or of the host.

    A spawned process first imports the main program again: in somebody's script that would do twice
    what the script does.
    """
    main = sys.modules.get("__main__")
    spec = getattr(main, "__spec__", None)
    if spec is not None:  # python -m mkdocs
        return str(spec.name).partition(".")[0] in _COMMANDS
    path = Path(getattr(main, "__file__", None) or "")
    return (path.parent if path.stem == "__main__" else path).stem in _COMMANDS


class _Work:
    """A loaded pipeline and what it is applied to."""

    def __init__(self, root: Path, outlets: Outlets, pipeline: str | None) -> None:
        self._root = root
        self._outlets = outlets
        self._nlp = _loaded(pipeline)

    def batch(self, files: Sequence[Found]) -> Batch:
        return [(f.id, one(f, self._root, self._outlets, self._nlp)) for f in files]


@cache
def _loaded(pipeline: str | None) -> Language:
    """Kept for the rebuilds of `mkdocs serve`."""
    from digest.language import pipeline as language  # only now: spaCy loads longer than a small site builds

    return language.pipeline(pipeline)


def one(found: Found, root: Path, outlets: Outlets, nlp: Language) -> Analysed:
    """The reading of one file. Never raises for anything that happens on the way."""
    from digest.language import pipeline as language

    try:
        article, problems = read(found, root, outlets)
        return Analysed(language.annotate(nlp, article) if article is not None else None, problems)
    except Exception as error:  # noqa: BLE001  whatever it is, it costs this article only
        return Analysed(None, (_fault(found, error),), ours=True)


def _fault(found: Found, error: Exception) -> Problem:
    said = " ".join(str(error).split())[:200]
    place = ""
    for frame, line in traceback.walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith("digest."):
            place = f" in {module}, line {line}"
    what = f"{type(error).__name__}{f' ({said})' if said else ''}"
    return Problem(shown(found.path), None, f"left out by our own fault, please report: {what}{place}")


# ---------------------------------------------------------------- other processes

_work: _Work | Exception | None = None
"""Of a process that was started for it; or why it has none."""


def _start(root: Path, outlets: Outlets, pipeline: str | None) -> None:
    global _work  # noqa: PLW0603  the only way to hand a worker what it is to keep
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and ends us
    try:
        _work = _Work(root, outlets, pipeline)
    except Exception as error:  # noqa: BLE001  raised with the first batch, where the parent hears of it
        _work = error


def _batch(files: Sequence[Found]) -> Batch:
    if isinstance(_work, Exception):
        raise _work
    assert _work is not None
    return _work.batch(files)


def _in_processes(
    missing: Sequence[Found], job: tuple[Path, Outlets, str | None], processes: int
) -> Iterator[Batch]:
    """Batches as processes finish them; fewer than all where they cannot be started or die."""
    # Spawned, not forked: `mkdocs serve` has threads, and it is the same on every system.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=job)
    try:
        pending: set[Future[Batch]] = {
            pool.submit(_batch, missing[at : at + _BATCH]) for at in range(0, len(missing), _BATCH)
        }
        while pending:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    except (BrokenProcessPool, PermissionError, BlockingIOError):
        return
    finally:
        pool.shutdown(cancel_futures=True)
