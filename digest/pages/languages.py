"""Articles in languages that are not read: which language, and what is therefore not compared."""

from __future__ import annotations

import re

from babel import Locale, UnknownLocaleError

from digest.model import Reading
from digest.pages.escape import inline
from digest.pages.sections import NOT_COMPARED

_NOTE = re.compile(rf"in [^()]+ \(([a-z]{{2,3}})\); {NOT_COMPARED}: [a-z, ]+")


def language_name(code: str) -> str:
    """A language in English, as in "French" (CLDR); its code where CLDR does not know it."""
    try:
        return Locale.parse(code).get_language_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code


def note(reading: Reading) -> str:
    """As in "in French (fr); not compared: word choice, quotes"; empty for an article read in full."""
    if not reading.unread:
        return ""
    code = reading.article.language
    return f"in {inline(language_name(code))} ({code}); {NOT_COMPARED}: {', '.join(reading.unread)}"


def noted(text: str) -> str | None:
    """The language that a note of `note`'s form tells of, for those who read the page back."""
    found = _NOTE.fullmatch(text.strip())
    return None if found is None else found[1]
