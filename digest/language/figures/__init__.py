"""Figures: every quantity of an article that a reader would compare, with what it counts."""

from digest.language.figures.component import Figures, find, make

__all__ = ["Figures", "find", "make"]
