"""Title case and capitals, in which a capital tells nothing."""

from __future__ import annotations

from digest.language.names.lexicon import Lexicon
from digest.language.names.tokens import Tokens


def is_headline(lex: Lexicon, tokens: Tokens, first: int, last: int) -> bool:
    """Whether tokens `first` to before `last` are in title case or capitals.

    Then nearly all words that carry meaning begin with a capital; small words ("of", "with", "is") are
    left out of the count, because styles differ on them. Three such words at least, one of them an
    everyday word, or it is a name.
    """
    small = 0
    everyday = False
    capital = 0
    for i in range(first, last):
        if not tokens.words[i][0].isalpha():
            continue
        if tokens.capital[i]:
            capital += len(tokens.words[i]) >= 3
            k = tokens.keys[i]
            everyday = everyday or (i > first and len(k) >= 3 and k in lex.ordinary and k not in lex.given)
        elif tokens.keys[i] not in lex.function and tokens.keys[i] not in lex.particles:
            small += 1
    return everyday and capital >= 3 and small <= 0.12 * capital
