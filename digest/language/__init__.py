"""Articles become readings: one spaCy component per idea, word lists as data files."""

from digest.language.pipeline import COMPONENTS, annotate, pipeline

__all__ = ["COMPONENTS", "annotate", "pipeline"]
