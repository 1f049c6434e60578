"""Files become articles: readers per format, metadata, layout, outlet registry."""

from digest.articles.finding import Found, find
from digest.articles.outlets import Outlets, read_outlets
from digest.articles.reading import peek, read

__all__ = ["Found", "Outlets", "find", "peek", "read", "read_outlets"]
