"""How long the quotes of an article take: run `python benchmarks/quotes.py`.

Prints milliseconds for an article of 500 words on one core, tokenization left out, for the
components that quotes need, and how the time grows with the text. Exits with 1 above the limit.
"""

from __future__ import annotations

import sys
import time

import spacy
from spacy.language import Language
from spacy.tokens import Doc

LIMIT = 4.0
"""Milliseconds for 500 words."""

PARAGRAPHS = (
    "Mayor Ann Roe of Arden said on Monday that the old river bridge would stay closed for a year. "
    "“We had no choice,” she told reporters outside the town hall. “The water was too high.”",
    "Otto Kern, an engineer who inspected the bridge in May, called the decision “long overdue” and "
    "accused the council of having ignored two reports, a charge that Roe denied.",
    "According to the Arden Herald, the repair will cost $12 million, but a person close to the talks "
    "said the sum was “a polite fiction.” The ministry announced an inquiry and promised to publish it.",
    "The bridge, Kern added, should have been closed in March. Tom Poe, 45, a baker from Marlow, lost "
    "half of his customers when the road was cut, and he has asked whether the town will pay for it.",
    "The river rose again on Tuesday, and workers carried sand to the eastern bank until late at night.",
)


def article(words: int) -> str:
    """An article of about `words` words."""
    lines: list[str] = []
    count = 0
    while count < words:
        line = PARAGRAPHS[len(lines) % len(PARAGRAPHS)]
        lines.append(line)
        count += len(line.split())
    return "\n".join(lines)


def pipeline() -> Language:
    """The components up to the quotes."""
    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    for name in ("digest_sentences", "digest_names", "digest_quotes"):
        nlp.add_pipe(name)
    return nlp


def spent(nlp: Language, text: str, rounds: int) -> dict[str, float]:
    """Component to its fastest time, in seconds, of `rounds`."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        # One token is enough: the components read characters, and spaCy's tokenizer is not measured.
        doc = Doc(nlp.vocab, words=[text], spaces=[False])
        for name, component in nlp.pipeline:
            start = time.perf_counter()
            doc = component(doc)
            best[name] = min(best.get(name, float("inf")), time.perf_counter() - start)
    return best


def main() -> int:
    """Prints the figures; 1 where the quotes of 500 words take longer than LIMIT."""
    nlp = pipeline()
    base = article(500)
    spent(nlp, base, 3)
    times = spent(nlp, base, 20)
    for name, seconds in times.items():
        print(f"{name:20}{seconds * 1000:8.2f} ms for 500 words")
    quotes = times["digest_quotes"] * 1000
    for title, text in (
        ("5,000 words", article(5_000)),
        ("50,000 words", article(50_000)),
        ("2 MB of news", article(370_000)),
        ("1 MB of “", "“" * 1_000_000),
        ('1 MB of "', '"' * 1_000_000),
        ("1 MB of '", "'" * 1_000_000),
        ("1 MB of “a” ", "“a” " * 250_000),
        ("1 MB of a", "a" * 1_000_000),
        ("1 MB of said ", "said " * 200_000),
        ("1 MB of , he said", ", he said" * 110_000),
    ):
        seconds = spent(nlp, text, 1)["digest_quotes"]
        print(f"{title:20}{seconds:8.2f} s  {seconds / len(text) * 1e9:8.0f} ns a character")
    print(f"limit {LIMIT} ms, measured {quotes:.2f} ms")
    return 0 if quotes <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
