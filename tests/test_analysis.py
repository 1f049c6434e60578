"""Many files become readings: in any number of processes, interrupted or not, whatever one of them does."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest

from digest import annotating, articles
from digest.analysis import Analyses, analyse
from digest.annotating import Batch
from digest.articles import Outlets
from digest.language import pipeline as language
from digest.model import Article, Reading
from digest.progress import paced
from digest.store import Store

PLACES = ("Tarn Mills", "Ashby Weir", "Cold Harbour", "Fenwick", "Garrow", "Holt", "Ivelet", "Keld")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n in range(24):
        place = PLACES[n % len(PLACES)]
        (tmp_path / f"a{n:02}.md").write_text(
            f"---\ntitle: Council of {place} votes\noutlet: Post {n}\n---\n"
            f"The council of {place} set aside {n + 2},000 crowns for the bridge on Monday.\n\n"
            f"“We will not wait,” said Councillor Petra Oxley of {place}.\n",
            "utf-8",
        )
    return tmp_path


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store(None)
    yield store
    store.close()


def analysed(folder: Path, store: Store, processes: int = 1, **more: object) -> Analyses:
    return analyse(folder, Outlets(), store, processes=processes, **more)  # type: ignore[arg-type]


def test_the_number_of_processes_changes_nothing(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\0")
    alone, together = Store(None), Store(None)
    one, two = analysed(folder, alone), analysed(folder, together, 2)
    assert len(one.readings) == 24
    assert all(r.quotes and r.figures for r in one.readings.values())
    assert one == two
    assert list(one.readings) == list(two.readings)
    # What was kept is what was given.
    assert analysed(folder, together) == one
    alone.close()
    together.close()


def test_a_pipeline_that_is_not_there_says_so_from_other_processes_too(folder: Path, store: Store) -> None:
    for processes in (1, 2):
        with pytest.raises(OSError, match="no_such_pipeline"):
            analyse(folder, Outlets(), store, "no_such_pipeline", processes=processes)


def test_processes_that_die_leave_the_rest_to_this_one(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = annotating._Work(folder, Outlets(), None)

    def dying(missing: list[articles.Found], job: object, processes: int) -> Iterator[Batch]:
        yield work.batch(missing[5:9])

    monkeypatch.setattr(annotating, "_in_processes", dying)
    assert len(analysed(folder, store, 2).readings) == 24


@pytest.mark.parametrize("count", [0, annotating.MANY - 1])
def test_little_work_starts_no_process(count: int) -> None:
    assert annotating._processes(count) == 1


@pytest.mark.parametrize(
    ("file", "spec", "ours"),
    [
        ("/venv/bin/digest", None, True),
        ("/venv/bin/mkdocs", None, True),
        ("C:/venv/Scripts/digest.exe/__main__.py", None, True),
        ("/venv/mkdocs/__main__.py", "mkdocs.__main__", True),
        ("/home/me/my_script.py", None, False),
        ("/venv/pytest/__main__.py", "pytest.__main__", False),
        (None, None, False),
    ],
)
def test_only_commands_start_processes(
    monkeypatch: pytest.MonkeyPatch, file: str | None, spec: str | None, ours: bool
) -> None:
    main = ModuleType("__main__")
    main.__file__ = file
    main.__spec__ = ModuleSpec(spec, None) if spec else None
    monkeypatch.setitem(sys.modules, "__main__", main)
    assert (annotating._processes(annotating.MANY) > 1) == (ours and len(os.sched_getaffinity(0)) > 1)


def test_our_own_fault_costs_one_article_and_is_named(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = language.annotate

    def failing(nlp: object, article: Article) -> Reading:
        if article.id == "a03":
            raise ZeroDivisionError("of\nall things")
        return right(nlp, article)  # type: ignore[arg-type]

    monkeypatch.setattr(language, "annotate", failing)
    found = analysed(folder, store)
    assert len(found.readings) == 23
    assert found.unread == {"a03"}
    (problem,) = found.problems
    assert (problem.path, problem.level) == ("a03.md", "error")
    fault, _, place = problem.cause.partition(" in ")
    assert fault == "left out by our own fault, please report: ZeroDivisionError (of all things)"
    assert place.startswith("digest.annotating, line ")
    # Nothing of it is kept: a mended program tries again.
    monkeypatch.setattr(language, "annotate", right)
    assert analysed(folder, store).problems == ()


def test_what_was_done_before_an_interruption_is_not_done_again(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    right, seen = language.annotate, []

    def interrupted(nlp: object, article: Article) -> Reading:
        if article.id == "a17":
            raise KeyboardInterrupt
        return right(nlp, article)  # type: ignore[arg-type]

    monkeypatch.setattr(language, "annotate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        analysed(folder, store)

    def counted(nlp: object, article: Article) -> Reading:
        seen.append(article.id)
        return right(nlp, article)  # type: ignore[arg-type]

    monkeypatch.setattr(language, "annotate", counted)
    assert len(analysed(folder, store).readings) == 24
    assert seen == [f"a{n}" for n in range(10, 24)]


def test_progress_is_told_of_what_is_new(folder: Path, store: Store) -> None:
    told: list[tuple[str, int, int]] = []
    analysed(folder, store, tell=lambda *step: told.append(step))
    assert told == [("analysed", 10, 24), ("analysed", 20, 24), ("analysed", 24, 24)]
    told.clear()
    (folder / "a00.md").write_text("Another text altogether, of one sentence.\n", "utf-8")
    analysed(folder, store, tell=lambda *step: told.append(step))
    assert told == [("analysed", 1, 1)]


def test_progress_is_told_now_and_then() -> None:
    now, said = [0.0], []
    tell = paced(said.append, 3.0, lambda: now[0])
    for second in range(11):
        now[0] = second
        tell("analysed", 100 * second, 1000)
    assert said == [f"analysed {n} of 1,000" for n in ("300", "600", "900", "1,000")]


def test_short_work_says_nothing() -> None:
    said: list[str] = []
    tell = paced(said.append, 3.0, lambda: 0.0)
    tell("analysed", 1, 2)
    tell("analysed", 2, 2)
    assert said == []
