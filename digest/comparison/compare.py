"""The whole comparison of one event, section by section."""

from __future__ import annotations

from collections.abc import Mapping

from digest.comparison.attributed import attributed
from digest.comparison.chronicle import chronicle
from digest.comparison.claims import claims
from digest.comparison.copies import copies, origins
from digest.comparison.distinctive import distinctive
from digest.comparison.figures import figures
from digest.comparison.foreign import shared_names
from digest.comparison.quotes import quotes
from digest.comparison.wording import word_choices
from digest.comparison.wording.colouring import colouring
from digest.comparison.wording.qualities import things
from digest.model import Comparison, Event, Reading


def compare(event: Event, readings: Mapping[str, Reading]) -> Comparison:
    """`event` aligned across its articles; `readings` holds each of them by article id.

    Of articles in languages that are not read (`Reading.unread`), only figures, copies and names are
    compared; whether they are independent is not known, so they add no origin.
    """
    every = tuple(readings[article] for article in event.articles)
    columns = attributed([reading for reading in every if not reading.unread])
    shared = copies(every)
    measures = figures(every, shared)
    statements = quotes(columns)
    named = [tuple(things(n, reading)) for n, reading in enumerate(columns)]
    told = claims(columns, shared, measures, statements)
    return Comparison(
        event=event,
        quotes=statements,
        figures=measures,
        word_choices=word_choices(columns, told, statements, named),
        claims=told,
        copies=shared,
        origins=origins(columns, shared) if columns else origins(every, shared),
        distinctive=distinctive(columns),
        colouring=colouring(columns, named),
        shared_names=shared_names(every),
        timeline=chronicle(event, columns),
    )
