"""Articles become events: grouping, identity over time, titles, dating, the editor's pins."""

from digest.events.compose import Arranged, arrange, compose
from digest.events.corrections import Corrections
from digest.events.fingerprint import Fingerprint, fingerprint
from digest.events.grouping import group

__all__ = ["Arranged", "Corrections", "Fingerprint", "arrange", "compose", "fingerprint", "group"]
