"""Stage: pages. A Comparison becomes Markdown; an extension of Python-Markdown lays it out."""

from digest.pages.addendum import addendum
from digest.pages.event import event_page
from digest.pages.settings import Settings
from digest.pages.site import coverage, pages

__all__ = ["Settings", "addendum", "coverage", "event_page", "pages"]
