"""What goes on behind a role: "head of the harbor board", "aide to Ada Brook", "farmer and singer"."""

from __future__ import annotations

from collections.abc import Sequence

from digest.language.descriptions.roles import LONGEST, is_role, is_shortened
from digest.language.noun_phrases import Token, inside, is_stop, may_be_verb
from digest.language.word_classes import classes, is_determiner


def complement(words: Sequence[Token], stop: int) -> int:
    """Where "of …", "for …" or "to …" after a role ends; `stop`, where the role ends, if there is none."""
    if stop >= len(words) or words[stop].gap != "blank":
        return stop
    if words[stop].form == "and":
        second = _second_role(words, stop)
        goes_on = second > stop and second < len(words) and words[second].form != "and"
        return complement(words, second) if goes_on else second
    leads = stop > 0 and words[stop - 1].form in classes()["in_what"]
    if words[stop].form not in ("of", "for", "to", "at") and not (leads and words[stop].form in ("in", "on")):
        return stop
    first, after = inside(words, stop + 1)
    if after == first:
        return stop
    while after < len(words) and is_shortened(words[after - 1]) and words[after].text[:1].isupper():
        after += 1  # "for Rep. Ada Brook"
    if words[after - 1].possessive:
        return after
    return _past_name(words, after)


def _second_role(words: Sequence[Token], stop: int) -> int:
    """Where "farmer and gospel singer" ends whose "and" is at `stop`; `stop` where no role follows."""
    after = stop + 1
    while after < len(words) and after - stop <= LONGEST // 2:
        word = words[after]
        if word.gap not in ("blank", "hyphen") or is_stop(word) or is_determiner(word.form):
            break
        after += 1
    closed = after == len(words) or words[after].gap == "break" or is_stop(words[after])
    return after if closed and is_role(words[after - 1]) else stop


def _past_name(words: Sequence[Token], after: int) -> int:
    """Where "the Harbor Board campaign arm" or "the toll roads unit" ends, of which `after` is the middle."""
    end = after
    while end < len(words) and end - after < 2 and words[end].gap == "blank" and words[end].text.islower():
        if is_stop(words[end]) or may_be_verb(words[end]) or is_determiner(words[end].form):
            break
        end += 1
    closed = end == len(words) or words[end].gap == "break" or is_stop(words[end])
    if closed and end > after and end < len(words) and words[end].form == "of":
        end = inside(words, end + 1)[1]  # "aide to a Norland member of the board"
    return end if closed else after
