"""What stands before a term and belongs to it: a date, whose it is, the modifiers of a headline."""

from __future__ import annotations

from digest.language.contested import singular
from digest.language.noun_phrases import before
from digest.language.verbs import irregular_pasts, verbs
from digest.language.whole_phrases.valency import takes_something
from digest.language.whole_phrases.words import Words
from digest.language.word_classes import classes, describes, is_determiner


def beginning(words: Words, first: int) -> int:
    """Where the phrase begins that is known from `first` on."""
    phrase = before(words.tokens, first)
    if phrase.determiner in ("definite", "indefinite") and not words.name(first):
        first = phrase.left  # "a significant defeat"
    while first > 0 and words[first].gap in ("blank", "hyphen"):
        word = words[first - 1]
        if word.possessive and not is_determiner(word.form):
            return _owner(words, first)
        if word.text.isdigit() and first > 1 and words[first - 1].gap == "blank":
            # a date: "Sept. 11", "9/11"
            if not (words.month(first - 2) or words[first - 2].text.isdigit()):
                break
            first -= 2
        elif words.capitals and _modifies(words, first - 1):
            first -= 1
        else:
            break
    return first


def _owner(words: Words, first: int) -> int:
    """Where the possessor before `first` begins: "the mayor's"."""
    phrase = before(words.tokens, first)
    owner = phrase.possessor[0] if phrase.possessor else first - 1
    return owner if words[owner].text[:1].isupper() else before(words.tokens, owner).left


def _modifies(words: Words, at: int) -> bool:
    """Whether a word of a headline in capitals, before a noun, is surely no verb with that as its object."""
    word, form = words[at], words.form(at)
    if not word.text[:1].isupper() or words.stop(at) or is_determiner(form) or word.possessive:
        return False
    known = verbs().inflected.get(form, frozenset())
    if form in irregular_pasts() or form.endswith("ed") or (known and not takes_something(singular(form))):
        return describes(form) and not known
    plural = singular(form) != form and form not in classes()["plural_modifiers"]
    return not plural or (at > 0 and words[at - 1].text[:1].isdigit())
