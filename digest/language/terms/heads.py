"""Whether a noun of the vocabulary is the head of its phrase and stands for the thing at hand.

"War crimes" are no war, "Congressman Roe" is a name, "last year's speech" is another one.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.language.contested import Match, singular
from digest.language.noun_phrases import Token, is_stop, may_be_verb, title_case
from digest.language.terms.keys import People
from digest.language.word_classes import classes, describes


def is_head(words: Sequence[Token], match: Match) -> bool:
    """Whether the words at `match` are one noun, and not part of a compound, a title or a verb group."""
    if any(words[i].gap == "break" for i in range(match.start + 1, match.end)):
        return False
    return not (
        _is_modifier(words, match.end)
        or _is_title(words, match)
        or _is_progressive(words, match)
        or _is_predicate(words, match)
    )


def in_a_name(words: Sequence[Token], match: Match, people: People) -> bool:
    """Whether the words are part of a longer name ("Foreign Relations Committee")."""
    if not all(words[i].text[:1].isupper() for i in range(match.start, match.end)) or title_case(words):
        return False
    start, end = words[match.start].start, words[match.end - 1].end
    mention = people.at(start, end)
    return (
        mention is not None
        and mention.form in ("full", "short")
        and (mention.start < start or end < mention.end)
    )


def is_another(words: Sequence[Token], left: int, start: int) -> bool:
    """Whether what stands before a term says that another thing, or none in particular, is meant.

    The phrase begins at `left`, its head at `start`.
    """
    return _elsewhere(words, left, start) or _dated(words, left)


def _is_modifier(words: Sequence[Token], end: int) -> bool:
    """Whether the word after a term makes it a mere description ("war crimes", "peace-deal hopes")."""
    if end >= len(words):
        return False
    known = classes()
    after, head = words[end], words[end - 1].form
    if after.gap == "hyphen":
        return True
    if after.gap != "blank":
        return False
    if head in known["also_adjectives"] and not is_stop(after):
        return after.form not in known["agent"]
    noun = singular(after.form)
    if noun in known["time_spans"] and end + 1 < len(words) and words[end + 1].form in known["before_after"]:
        return False  # "a maneuver days before the vote"
    if noun in known["compound_heads"]:
        return True
    # "her government laptop": a noun goes on that is no verb and no adverb
    return (
        end > 0
        and singular(head) == head
        and after.text.isalpha()
        and after.text.islower()
        and not (
            is_stop(after)
            or may_be_verb(after)
            or describes(after.form)
            or after.form in known["behind_nouns"]
        )
    )


def _is_title(words: Sequence[Token], match: Match) -> bool:
    """Whether the term belongs to the name that follows it ("Congressman Roe")."""
    return (
        match.end < len(words)
        and words[match.end].gap == "blank"
        and words[match.end].text[:1].isupper()
        and words[match.end - 1].text[:1].isupper()
        and not title_case(words)
    )


def _is_progressive(words: Sequence[Token], match: Match) -> bool:
    """Whether the word is a verb form ("they have been fighting in the hills")."""
    at = match.start
    return (
        words[at].form.endswith("ing")
        and match.end == at + 1
        and at > 0
        and words[at].gap == "blank"
        and words[at - 1].form in classes()["passive"] - {"got"}
    )


def _is_predicate(words: Sequence[Token], match: Match) -> bool:
    """Whether the word is a verb ("until I review the facts", "will study it", "his aide tweet a link")."""
    at = match.start
    if at == 0 or match.end != at + 1 or words[at].gap != "blank" or not words[at].text.islower():
        return False
    before = words[at - 1].form
    if before in classes()["pronouns"] or before in classes()["modals"]:
        return True
    after = words[match.end] if match.end < len(words) else None
    if after is None or after.gap != "blank" or after.form not in classes()["articles"]:
        return False
    return before == "to" or _plain_noun(words[at - 1])


def _plain_noun(word: Token) -> bool:
    """Whether a word before another is a noun that neither owns it nor only describes it."""
    known = classes()
    return (
        word.form not in known["definite"] | known["indefinite"] | known["possessive"]
        and word.text.isalpha()
        and word.text.islower()
        and not (word.possessive or is_stop(word) or describes(word.form) or may_be_verb(word))
    )


def _elsewhere(words: Sequence[Token], left: int, start: int) -> bool:
    """Whether a determiner or modifier speaks of another thing ("a similar attack")."""
    others = classes()["elsewhere"]
    for i in range(max(0, left - 1), start):
        # "last year's speech" is another one
        past = words[i].possessive and words[i].form in classes()["other_times"]
        if past and words[i - 1].form in ("last", "next", "previous"):
            return True
    if any(words[i].form in others for i in range(left, start)):
        return True
    return left > 0 and words[left].gap != "break" and words[left - 1].form in others


def _dated(words: Sequence[Token], left: int) -> bool:
    """Whether a month before a term tells it apart from the thing at hand ("the June decision")."""
    if left == 0 or words[left].gap != "blank":
        return False
    return words[left - 1].text.istitle() and words[left - 1].form in classes()["months"]
