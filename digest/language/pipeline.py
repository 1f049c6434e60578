"""The pipeline that marks an article, and the way through it."""

from __future__ import annotations

import spacy
from spacy.language import Language

from digest.language import foreign
from digest.language.marks import marks
from digest.language.tokens import make_doc
from digest.language.words import words
from digest.model import Article, Reading, Span

COMPONENTS = (
    "digest_sentences",
    "digest_dates",
    "digest_names",
    "digest_quotes",
    "digest_figures",
    "digest_sources",
    "digest_frames",
    "digest_terms",
)
"""In this order: each may use what those before it found."""

MAX_LENGTH = 10_000_000
"""Characters; spaCy's own limit guards the memory of parsers, which our components do not use."""


def pipeline(name: str | None = None) -> Language:
    """A pipeline with all our components, on `spacy.blank("en")` or on an installed trained one.

    `name` is what `spacy.load` takes. Raises OSError where nothing of that name is installed.
    """
    nlp = spacy.load(name) if name else spacy.blank("en")
    nlp.max_length = MAX_LENGTH
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def annotate(nlp: Language, article: Article) -> Reading:
    """`article` with its spans marked by `nlp`, which `pipeline` made.

    Our rules are English; an article in another language than that and `nlp`'s own is read as far as
    that can be done without understanding it.
    """
    if article.language not in ("en", nlp.lang):
        return foreign.read(article)
    doc = make_doc(nlp, article.text)
    found = marks(doc)
    found.article = article
    doc = nlp(doc)
    body = article.body
    lede = found.sentences[0] if found.sentences else (body[0] if body else None)
    return Reading(
        article=article,
        words=words(doc),
        sentences=found.sentences,
        lede=Span(*lede) if lede else None,
        entities=found.entities,
        quotes=found.quotes,
        figures=found.figures,
        dates=found.dates,
        frames=found.frames,
        sources=found.sources,
        terms=found.terms,
    )
