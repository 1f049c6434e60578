"""Word choice: what the articles call one and the same thing, person, group or act."""

from digest.comparison.wording.rows import word_choices

__all__ = ["word_choices"]
