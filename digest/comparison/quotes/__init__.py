"""Statements: the versions of one remark, who said it, and what their words share."""

from digest.comparison.quotes.rows import quotes

__all__ = ["quotes"]
