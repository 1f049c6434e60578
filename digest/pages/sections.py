"""The sections of an event page, each once: its anchor, its heading, its place.

Readers of the Markdown (the layout, another generator) know a section by its heading.
"""

from __future__ import annotations

TITLES = {
    "at-a-glance": "At a glance",
    "timeline": "Timeline",
    "framing": "Framing",
    "word-choice": "Word choice",
    "quotes": "Quotes",
    "figures": "Figures",
    "who-reports-what": "Who reports what",
    "articles": "Articles",
    "shared-text": "Shared text",
    "why-these-articles": "Why these articles",
}
"""Anchor to heading, in the order of the page. An anchor is what any renderer makes of the heading."""

NAMES = {title: name for name, title in TITLES.items()}

FEW = 5
"""Articles that stand side by side on a desktop; more are told as versions, with who has them."""

OPENING = "How it opens"
ENDING = "How it ends"
FRAMES = "Frames"
APART = "Words that set it apart"
"""Groups of the section on framing."""

PASSING = "Days, and numbers in passing"
"""Group of the figures that a reader cares least about: "two countries", the year something began."""

STATUS = {
    "same words": "same",
    "same words, cut differently": "same",
    "versions differ": "differ",
    "one article": "single",
    "agree": "same",
    "differ": "differ",
}
"""The first note of a row, and what it means to the layout."""

KINDS = {"direct quote": "direct", "partial quote": "partial", "reported speech": "reported"}
"""The first note of a quote's cell."""

ALSO = "also "
"""How the note begins that links a cell's further passages."""

UNSURE = "not found in these words"
"""The note of a cell without words: the article is neither known to have it nor to lack it."""

ABSENT = "not in the text we hold"
"""What an empty cell says; no page stores it."""

NOT_COMPARED = "not compared"
"""In place of what was not looked for in an article whose language is not read; its note names it."""

ANY_LANGUAGE = frozenset({"published", "length", "headlines", "ledes", "endings", "names"})
"""Anchors of the rows that articles in every language can have."""

ONE_ORIGIN = "one origin"
"""What stands behind a pair of articles that are copies of one text."""

NOT_NAMED = "speaker not named"
"""Who says what only "they", "the two leaders" or nobody is said to have said."""

NO_HEADLINE = "Headline not stated"

EVENT = "<!-- digest:event -->"
"""Tells the layout that it may lay out the page; no renderer shows it."""

TIMELINE = "<!-- digest:timeline -->"
"""Tells the layout that the list below counts something: it draws the counts as bars."""

SPEAKERS = "quoted"
"""Anchor of the row that counts whom each article lets speak."""
