"""Names and who is who: the entities of an article, with every mention resolved.

The component `digest_names` fills `marks(doc).entities` with `model.Entity` records in the order
of their first mention. A mention is a span of the text with a form: "full" (the longest form of
the name), "short" (part of it), "role" ("the Russian leader"), "pronoun" ("he").

For other components, pure helpers:

    entity_at(entities, offset)      the entity meant at an offset, the narrowest mention first
    entities_in(entities, span)      all entities with a mention inside a span, in text order
    resolve(entities, span)          the entity that a span of words names: for "the Russian leader,
                                     Vladimir Putin," that of its name, else of its role or pronoun
    people_in(entities, span)        full names of all persons meant inside a span

How it works, module by module: `tokens` cuts words, `lexicon` holds the lists of `data/names`,
`shapes` and `scan` find stretches that are names, `linking` and `people` say which are one person,
`things` does so for bodies and places, `roles` and `portraits` read what the text says of people,
`salience` and `discourse` take up descriptions and pronouns, `trained` adds what a trained pipeline
knows. No list names anybody: an article is read by its own words. To teach it a name, a title, a
role, a place or a body, add a line to a list.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from digest.language.marks import blocks, marks
from digest.language.names.find import find
from digest.language.names.resolving import entities_in, entity_at, people_in, resolve
from digest.language.names.trained import tagged

__all__ = ["Names", "entities_in", "entity_at", "find", "make", "people_in", "resolve"]


@Language.factory("digest_names")
def make(nlp: Language, name: str) -> Names:
    """The component; uses the sentences where `digest_sentences` ran before it."""
    return Names()


class Names:
    """Fills the slot `entities`."""

    def __call__(self, doc: Doc) -> Doc:
        found = marks(doc)
        found.entities = find(doc.text, blocks(doc), found.sentences, tagged(doc))
        return doc
