"""Articles become events: grouping, identity over time, titles, dating, the editor's pins."""

from digest.events.fingerprint import Fingerprint, fingerprint
from digest.events.grouping import group

__all__ = ["Fingerprint", "fingerprint", "group"]
