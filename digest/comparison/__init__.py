"""An event becomes a comparison: quotes, figures, word choice and claims aligned across articles.

`digest.comparison.compare.compare` is the whole of it. Nothing is imported here: a build that
changes nothing needs none of it, and start-up time is build time.
"""
