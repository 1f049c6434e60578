"""Digest: media comparison as a static site, every claim linked to the passage that carries it."""

__version__ = "0.1.0"
