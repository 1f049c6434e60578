"""What one file gave, as it is stored."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Problem, Reading


@dataclass(frozen=True, slots=True)
class Analysed:
    """A reading, or the reasons why there is none."""

    reading: Reading | None
    problems: tuple[Problem, ...]
    ours: bool = False
    """Whether there is none by our own fault: then another try may give one."""
