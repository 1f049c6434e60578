"""Statements: the versions of one remark, aligned across articles."""

from __future__ import annotations

from digest.model import QuoteGroup, Reading


def quotes(columns: tuple[Reading, ...]) -> tuple[QuoteGroup, ...]:
    """One group per statement, in the order in which readers should see them."""
    return ()
