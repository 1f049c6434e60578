"""What articles report: sentences that say one thing, what one article alone tells, what one leaves out."""

from digest.comparison.claims.rows import claims

__all__ = ["claims"]
