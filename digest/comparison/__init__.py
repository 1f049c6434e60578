"""An event becomes a comparison: quotes, figures, word choice and claims aligned across articles."""

from digest.comparison.compare import compare

__all__ = ["compare"]
