"""Title case and capitals, in which a capital tells nothing."""

from __future__ import annotations

from digest.language.names.tokens import Tokens


def is_headline(tokens: Tokens, first: int, last: int) -> bool:
    """Whether nearly all longer words of a sentence begin with a capital, and there are some.

    Words of four letters or more count: short ones are lower case in either style.
    """
    long = [i for i in range(first, last) if len(tokens.words[i]) >= 4 and tokens.words[i][0].isalpha()]
    if len(long) < 3:
        return False
    capital = sum(tokens.capital[i] for i in long)
    return capital >= 0.8 * len(long) and capital >= 3
