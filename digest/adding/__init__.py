"""Articles come in: from files, folders, web addresses and feeds."""

from digest.adding.add import Added, add
from digest.adding.fetch import Limits

__all__ = ["Added", "Limits", "add"]
