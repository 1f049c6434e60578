"""One person under several names: "Ted Roe" and "Edward Roe", "Sarah Roe" and "Sarah Ann Roe"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from digest.spellings import one_person, spelled


def known_as(names: Mapping[str, tuple[int, int]]) -> dict[str, str]:
    """Each full name to the one that its bearer is shown under.

    `names` holds the articles and the mentions of each. Shown is the name that most articles use,
    then the one mentioned most. A name that may be two persons' stands for itself.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        groups[spelled(name.split()[-1])].append(name)
    shown: dict[str, str] = {}
    for group in groups.values():
        words = {name: name.lower().replace(".", "").split() for name in group}
        for name in group:
            kin = [n for n in group if one_person(words[name], words[n])]
            alike = all(one_person(words[a], words[b]) for a in kin for b in kin)
            shown[name] = min(kin, key=lambda n: (-names[n][0], -names[n][1], n)) if alike else name
    return shown
