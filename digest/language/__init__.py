"""Articles become readings: one spaCy component per idea, word lists as data files.

Imports nothing, so that what later stages share with this one costs them no spaCy: see `pipeline`.
"""
