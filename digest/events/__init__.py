"""Articles become events: grouping, identity over time, titles, dating, the editor's pins."""

from digest.events.compose import compose
from digest.events.fingerprint import Fingerprint, fingerprint
from digest.events.grouping import group

__all__ = ["Fingerprint", "compose", "fingerprint", "group"]
