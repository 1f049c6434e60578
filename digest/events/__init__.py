"""Articles become events: grouping, identity over time, titles, dating, the editor's pins.

`digest.events.compose.arrange` is the whole of it. Nothing is imported here: a build that changes
nothing needs none of it, and start-up time is build time.
"""
