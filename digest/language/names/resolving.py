"""Answers about the entities of an article: who is meant here."""

from __future__ import annotations

from collections.abc import Iterable

from digest.model import Entity, Mention, Span

_RANK = {"full": 0, "short": 1, "role": 2, "pronoun": 3}


def _inside(entities: Iterable[Entity], span: Span) -> list[tuple[Mention, Entity]]:
    return [
        (mention, entity)
        for entity in entities
        for mention in entity.mentions
        if span.start <= mention.start and mention.end <= span.end
    ]


def entity_at(entities: Iterable[Entity], offset: int) -> Entity | None:
    """The entity whose narrowest mention covers the character at `offset`; None where none does."""
    best: tuple[int, Entity] | None = None
    for entity in entities:
        for mention in entity.mentions:
            if mention.start <= offset < mention.end:
                size = mention.end - mention.start
                if best is None or size < best[0]:
                    best = (size, entity)
    return best[1] if best else None


def entities_in(entities: Iterable[Entity], span: Span) -> tuple[Entity, ...]:
    """The entities with a mention wholly inside `span`, by first such mention, each once."""
    found = sorted(_inside(entities, span), key=lambda pair: (pair[0].start, pair[0].end))
    return tuple({id(entity): entity for _, entity in found}.values())


def resolve(entities: Iterable[Entity], span: Span, text: str = "") -> Entity | None:
    """The entity that the words of `span` mean, as when they are the source of a quote.

    A person goes before a body, a body before a place; then a name before a role, a role before a
    pronoun; then what stands first. Where no mention lies inside, one that covers `span` counts.
    With `text` given, the owner in "Roe's lawyer John Doe" is passed over.
    """
    pool = list(entities)
    found = _inside(pool, span)
    if not found:
        return entity_at(pool, span.start)
    free = [pair for pair in found if text[pair[0].end : pair[0].end + 2] not in ("'s", "’s")]
    kinds = {"person": 0, "body": 1, "place": 2, "other": 3}
    return min(free or found, key=lambda pair: (kinds[pair[1].kind], _RANK[pair[0].form], pair[0].start))[1]


def people_in(entities: Iterable[Entity], span: Span) -> tuple[str, ...]:
    """The names of all persons with a mention inside `span`, in text order."""
    return tuple(entity.name for entity in entities_in(entities, span) if entity.kind == "person")
