"""Telling how far long work is, without telling too much."""

from __future__ import annotations

import time
from collections.abc import Callable

Tell = Callable[[str, int, int], None]
"""What is being done ("analysed"), how many are done, how many there are."""


def silent(_verb: str, _done: int, _total: int) -> None:
    """Tells nobody."""


def paced(
    say: Callable[[str], object], seconds: float = 3.0, clock: Callable[[], float] = time.monotonic
) -> Tell:
    """Lines like "analysed 400 of 1,000" through `say`, one in `seconds` at most; short work says nothing.

    Work that has said something also says that it is done.
    """
    last = clock()
    speaking = False

    def tell(verb: str, done: int, total: int) -> None:
        nonlocal last, speaking
        now = clock()
        finished = done >= total
        if now - last >= seconds or (finished and speaking):
            say(f"{verb} {done:,} of {total:,}")
            last, speaking = now, not finished

    return tell
