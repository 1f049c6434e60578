"""Articles come in: from files, folders, web addresses and feeds."""

from digest.adding.add import Added, add

__all__ = ["Added", "add"]
