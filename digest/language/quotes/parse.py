"""What a trained pipeline knows of the text, where one ran before: word classes, subjects, clauses.

The rules stay the same; they are told a word's class instead of guessing it, and the subject and
the clause of a cue verb instead of searching for them. Where the pipeline is silent, they search.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from digest.language.quotes import tags
from digest.model import Span

_VERBS = {"VBG": tags.ING, "VBN": tags.PARTICIPLE, "VB": tags.BARE}
_CLASSES = {
    "NOUN": tags.NOUN,
    "PROPN": tags.NAME,
    "ADJ": tags.NOUN,
    "NUM": tags.NUMBER,
    "ADV": tags.ADVERB,
}
_FORMS = {"Ger": tags.ING, "Part": tags.PARTICIPLE, "Inf": tags.BARE}
_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj"))
_CLAUSES = frozenset(("ccomp", "xcomp"))


class Parse:
    """Tags and dependencies of one Doc, looked up by character offset."""

    def __init__(self, doc: Doc) -> None:
        self.tagged = doc.has_annotation("POS") or doc.has_annotation("TAG")
        self.parsed = doc.has_annotation("DEP")
        self._tokens: dict[int, Token] = {t.idx: t for t in doc} if self.tagged or self.parsed else {}

    def word_class(self, start: int, end: int) -> str | None:
        """The class of the word at `start`, None where the tokens differ or the class is a closed one."""
        token = self._tokens.get(start)
        if token is None or not self.tagged or token.idx + len(token.text) != end:
            return None
        if token.pos_ == "VERB" or (not token.pos_ and token.tag_.startswith("VB")):
            form = token.morph.get("VerbForm", [])
            return _VERBS.get(token.tag_) or _FORMS.get(form[0] if form else "") or tags.VERB
        return _CLASSES.get(token.pos_)

    def subject(self, start: int) -> tuple[Span, Span] | None:
        """(whole phrase, head word) of the subject that the verb at `start` has of its own."""
        token = self._tokens.get(start)
        if token is None or not self.parsed:
            return None
        for child in token.children:
            if child.dep_ in _SUBJECTS:
                left, right = child.left_edge, child.right_edge
                return Span(left.idx, right.idx + len(right.text)), Span(
                    child.idx, child.idx + len(child.text)
                )
        return None

    def clause(self, start: int) -> Span | None:
        """The clause that the verb at `start` takes."""
        token = self._tokens.get(start)
        if token is None or not self.parsed:
            return None
        for child in token.children:
            if child.dep_ in _CLAUSES:
                right = child.right_edge
                return Span(child.left_edge.idx, right.idx + len(right.text))
        return None
