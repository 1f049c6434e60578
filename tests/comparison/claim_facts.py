"""Claims judged against lists of facts made by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from digest.model import Claim, Span

Fact = Mapping[str, Span]


@dataclass
class Tally:
    """Right and all, for each thing measured; and what is wrong, in words."""

    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    wrong: list[str] = field(default_factory=list)

    def count(self, what: str, right: bool, note: str) -> None:
        """One more."""
        self.counts[what][0] += right
        self.counts[what][1] += 1
        if not right:
            self.wrong.append(f"{what}: {note}")

    def shares(self) -> dict[str, float]:
        """Of each thing, the share that is right."""
        return {what: right / total for what, (right, total) in self.counts.items()}


def located(record: Mapping[str, Any], texts: Mapping[str, str], *, headed: bool) -> list[Fact]:
    """The facts of an event as places in its articles' texts, after the headline where they have one."""
    facts = []
    for fact in record["facts"]:
        spans = {}
        for name, words in fact.items():
            text = texts[name]
            start = text.find(words, text.index("\n") if headed else 0)
            assert start >= 0, f"{record['name']}, {name}: {words!r}"
            assert text.find(words, start + 1) < 0, f"{record['name']}, {name}: {words!r} twice"
            spans[name] = Span(start, start + len(words))
        facts.append(spans)
    return facts


def tells(claim: Claim, article: str, fact: Fact) -> bool:
    """Whether the passage of a claim in an article is that fact's."""
    return article in fact and any(s.meets(fact[article]) for s in claim.articles.get(article, ()))


def judge(found: Sequence[Claim], facts: Sequence[Fact], articles: Sequence[str], tally: Tally) -> None:
    """Counts the rows of an event that are right, and the facts that are shown."""
    for claim in found:
        several = len(claim.articles) > 1
        if several:
            right = all(
                any(tells(claim, a, f) and tells(claim, b, f) for f in facts)
                for a, b in combinations(claim.articles, 2)
            )
            tally.count("aligned_precision", right, str(claim))
        told = [f for f in facts if sum(tells(claim, a, f) for a in claim.articles) > several]
        for name in articles:
            if several and name not in claim.articles and name not in claim.unsure:
                right = not any(name in fact for fact in told)
                tally.count("left_out_precision", right, f"{claim.text} ({name})")
        if not several:
            right = not told or any(len(f) == 1 for f in told)
            tally.count("only_here_precision", right, claim.text)
    for fact in facts:
        if len(fact) > 1:
            hit = any(sum(tells(c, a, fact) for a in c.articles) > 1 for c in found)
            tally.count("aligned_recall", hit, str(dict(fact)))
        else:
            (article,) = fact
            hit = any(list(c.articles) == [article] and tells(c, article, fact) for c in found)
            tally.count("only_here_recall", hit, str(dict(fact)))
