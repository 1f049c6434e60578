"""Articles in languages that our rules do not read: what can be had of them without understanding them.

Headline and lede, names as capitals show them, days and figures as CLDR and short word lists know
them, passages in quotation marks. Nobody is said to have said anything, and what cannot be read is
named in `Reading.unread`.
"""

from __future__ import annotations

from digest.language.foreign.reading import UNREAD, read

__all__ = ["UNREAD", "read"]
