"""What is said to have been done, told by verbs and their nouns, and which words articles choose for it.

`fields` reads the fields of acts from their data file, `lines` makes a sentence of a reading ready to be
looked at, `phrases` tells what a noun phrase names, `roles` who stands in the slots of a verb or noun, and
`finding` puts these together. `joining` decides which acts of different articles are one, by what
`likeness` says of two of them.
"""

from digest.comparison.wording.deeds.joining import deeds, merged

__all__ = ["deeds", "merged"]
