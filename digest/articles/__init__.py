"""Files become articles: readers per format, metadata, layout, outlet registry.

The reader itself is `digest.articles.reading.read`: a build that reads nothing does not load it.
"""

from digest.articles.finding import Found, find
from digest.articles.outlets import Outlets, read_outlets

__all__ = ["Found", "Outlets", "find", "read_outlets"]
