"""Reads the table of figure groups and compares it with what the stage makes of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from digest.comparison.copies import copies
from digest.comparison.figures import figures
from digest.language import pipeline as language
from digest.model import Article, Block, FigureGroup, Reading, Stated

TABLE = Path(__file__).with_name("figure_groups.txt")
TABLES = (
    TABLE,
    Path(__file__).with_name("figure_groups_2.txt"),
    Path(__file__).with_name("figure_groups_3.txt"),
)


@dataclass
class Row:
    """A row that should come out."""

    status: str
    relation: str
    members: list[tuple[str, str]]
    optional: list[tuple[str, str]]
    reason: str | None = None


@dataclass
class Case:
    """An event of the table."""

    name: str
    articles: dict[str, Article] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    loose: list[list[tuple[str, str]]] = field(default_factory=list)


def article(name: str, head: str, lines: list[str]) -> Article:
    outlet, _, date = head.rpartition(", ")
    text = "\n".join(lines)
    blocks, start = [], 0
    for n, row in enumerate(lines):
        blocks.append(Block(start, start + len(row), "headline" if n == 0 else "body"))
        start += len(row) + 1
    return Article(
        id=name,
        path=name,
        text=text,
        blocks=tuple(blocks),
        outlet=outlet,
        outlet_label=outlet,
        title=Stated(lines[0]),
        published=Stated(date),
        published_basis="metadata",
    )


def member(text: str) -> tuple[str, str]:
    letter, _, words = text.strip().strip("()").partition(" ")
    return letter, words


def table(path: Path = TABLE) -> list[Case]:
    cases: list[Case] = []
    head, lines = "", []

    def close():
        nonlocal head, lines
        if head:
            letter, _, rest = head.partition(" ")
            name = f"{cases[-1].name}-{letter.lower()}"
            cases[-1].articles[letter] = article(name, rest, lines)
        head, lines = "", []

    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("== "):
            close()
            cases.append(Case(line[3:].strip()))
        elif line.startswith("@ "):
            close()
            head = line[2:]
        elif line.startswith("= "):
            close()
            said, _, rest = line[2:].partition(":")
            status, _, relation = said.partition(" ")
            parts = rest.split("|")
            cases[-1].rows.append(
                Row(
                    status,
                    relation,
                    [member(p) for p in parts if not p.strip().startswith("(")],
                    [member(p) for p in parts if p.strip().startswith("(")],
                )
            )
        elif line.startswith("~ "):
            close()
            cases[-1].loose.append([member(p) for p in line[2:].split("|")])
        elif line.strip().startswith("reason:"):
            cases[-1].rows[-1].reason = line.partition(":")[2].strip()
        else:
            lines.append(line)
    return cases


@dataclass
class Outcome:
    """How one event of the table came out."""

    wanted: int = 0
    found: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    sound: int = 0
    status_right: int = 0
    relation_right: int = 0
    status_of: int = 0
    rows: int = 0
    notes: list[str] = field(default_factory=list)
    differ_shown: int = 0
    differ_wanted: int = 0
    differ_false: int = 0
    differ_rows: int = 0


def read(case: Case, nlp) -> tuple[dict[str, Reading], tuple[FigureGroup, ...]]:
    readings = {letter: language.annotate(nlp, a) for letter, a in case.articles.items()}
    columns = tuple(readings.values())
    return readings, figures(columns, copies(columns))


def judge(case: Case, nlp) -> Outcome:
    readings, groups = read(case, nlp)
    out = Outcome()
    ids: dict[tuple[str, str], str] = {}
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for letter, reading in readings.items():
        for f in reading.figures:
            if f.kind == "date":
                continue
            n = seen[letter, f.text]
            seen[letter, f.text] += 1
            ids[letter, f.text if n == 0 else f"{f.text}#{n}"] = f.id
    name = {v: f"{k[0]} {k[1]}" for k, v in ids.items()}
    group_of = {m: g for g in groups for m in g.members}
    home: dict[str, set[int]] = defaultdict(set)
    free: set[frozenset[str]] = set()
    for n, row in enumerate(case.rows):
        for m in row.members + row.optional:
            if m in ids:
                home[ids[m]].add(n)
            else:
                out.notes.append(f"no figure {m[0]} {m[1]!r}")
        for m in row.optional:
            free |= {frozenset((ids.get(m, ""), ids.get(o, ""))) for o in row.members + row.optional}
    for loose in case.loose:
        free |= {frozenset((ids.get(a, ""), ids.get(b, ""))) for a, b in combinations(loose, 2)}
        for m in loose:
            if m not in ids:
                out.notes.append(f"no figure {m[0]} {m[1]!r}")
    for g in groups:
        for a, b in combinations(g.members, 2):
            if a.split("#")[0] == b.split("#")[0] or frozenset((a, b)) in free:
                continue
            if a not in name or b not in name:
                continue
            if home[a] & home[b]:
                out.sound += 1
            else:
                out.wrong.append(f"{name[a]} | {name[b]}")
        if g.status == "differ":
            out.differ_rows += 1
    for row in case.rows:
        pairs = defaultdict(list)
        for a, b in combinations(row.members, 2):
            if a[0] != b[0]:
                pairs[tuple(sorted((a[0], b[0])))].append((ids.get(a), ids.get(b)))
        for letters, links in sorted(pairs.items()):
            out.wanted += 1
            if any(a and b and group_of[a] is group_of[b] for a, b in links):
                out.found += 1
            else:
                first = [m for m in row.members if m[0] in letters]
                out.missed.append(" | ".join(f"{m[0]} {m[1]}" for m in first))
        out.rows += 1
        counted: dict[str, int] = defaultdict(int)
        for m in row.members:
            if m in ids:
                counted[group_of[ids[m]].id] += 1
        out.differ_wanted += row.status == "differ"
        if not counted:
            continue
        best = max(sorted(counted), key=lambda g: counted[g])
        group = next(g for g in groups if g.id == best)
        if group.status == "single":
            continue
        if any(ids.get(m) in group.members for m in row.optional):
            continue  # either status will do
        out.status_of += 1
        if group.status == row.status:
            out.status_right += 1
            out.differ_shown += row.status == "differ"
            if row.relation != group.relation:
                out.notes.append(f"relation {group.relation}, not {row.relation}: {row.members}")
            else:
                out.relation_right += 1
        else:
            out.notes.append(f"status {group.status} ({group.relation}), not {row.status}: {row.members}")
        if row.reason and row.reason not in (group.reason or ""):
            out.notes.append(f"reason {group.reason!r}, not {row.reason!r}")
    for g in groups:
        if g.status != "differ":
            continue
        rows = [home[m] for m in g.members if home[m]]
        common = set.union(*rows) if rows else set()
        if not any(case.rows[n].status == "differ" for n in common) and not any(
            frozenset((a, b)) in free for a, b in combinations(g.members, 2)
        ):
            out.differ_false += 1
            out.notes.append("false differ: " + " | ".join(name.get(m, m) for m in g.members))
    return out
