"""Files become readings, with what is stored never analysed twice."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from digest import articles
from digest.analysed import Analysed
from digest.articles import Found, Outlets
from digest.model import Problem, Reading
from digest.progress import Tell, silent
from digest.store import Store, code_version, digest_of

_KIND = "reading"


@dataclass(frozen=True, slots=True)
class Analyses:
    """What a folder gave."""

    readings: dict[str, Reading]
    """By article id, sorted."""
    keys: dict[str, bytes]
    """Article id to the key of its reading: it changes when anything of the reading may."""
    texts: dict[str, str]
    """Article id to the checksum of its text."""
    unread: frozenset[str]
    """Ids of files that are there and gave no article."""
    problems: tuple[Problem, ...]


def _content(root: Path, path: str | None) -> bytes:
    try:
        return (root / path).read_bytes() if path else b""
    except OSError as error:
        return f"unreadable: {error.errno}".encode()


def analyse(
    root: Path,
    outlets: Outlets,
    store: Store,
    pipeline: str | None = None,
    *,
    tell: Tell = silent,
    processes: int | None = None,
) -> Analyses:
    """The reading of every article below `root`, from `store` where it is known there.

    Only what is not stored is read and annotated; with nothing to annotate, spaCy is not imported.
    `processes` changes nothing but the time it takes; None is as many as pay.
    Raises OSError where `pipeline` names no installed trained pipeline.
    """
    base = digest_of(
        code_version("articles", "language", "stems.py", "spellings.py"),
        version("spacy"),
        pipeline or "",
        repr(sorted(outlets.spellings.items())),
    )
    found = articles.find(root)
    keys = {
        f.id: digest_of(base, f.id, f.path, _content(root, f.path), f.meta or "", _content(root, f.meta))
        for f in found
    }
    known: dict[str, Analysed] = {}
    missing: list[Found] = []
    for f in found:
        stored = store.get(_KIND, keys[f.id], Analysed)
        if stored is None:
            missing.append(f)
        else:
            known[f.id] = stored
    if missing:
        from digest.annotating import annotated  # what it needs takes longer to load than most builds

        for batch in annotated(missing, root, outlets, pipeline, processes):
            # Batch by batch, so that a build that is interrupted goes on where it was.
            store.put(_KIND, ((keys[i], a) for i, a in batch if not a.ours))
            known |= batch
            tell("analysed", len(known) - len(found) + len(missing), len(missing))
        store.prune(_KIND)
    readings = {i: r for i, a in sorted(known.items()) if (r := a.reading) is not None}
    problems = tuple(sorted({p for a in known.values() for p in a.problems}, key=_order))
    texts = {i: digest_of(r.article.text).hex()[:16] for i, r in readings.items()}
    return Analyses(readings, keys, texts, frozenset(known) - frozenset(readings), problems)


def _order(problem: Problem) -> tuple[str, int, str]:
    return problem.path, problem.line or 0, problem.cause
