"""Figures: the values of one measure, aligned across articles, and whether they agree."""

from digest.comparison.figures.rows import figures

__all__ = ["figures"]
