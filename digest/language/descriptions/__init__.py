"""What persons and groups are called beside or in place of their names.

"Russian President Vladimir Putin", "Andrei Belousov, the new defense minister", "the Russian leader",
"the Harbor League, a conservative nonprofit": each is a term about whom it describes. A plain name or
pronoun is none.

`persons` finds those of persons: `titles` are read before a name, `appositions` on either side of it,
`predicates` behind "is", `verdicts` where a sentence sums up, with the `complements` of each; `anaphors` are
roles in place of a name, `introductions` those before the first name, `renamed` new words for the person just
told of. `roles` is what they share.
`groups` reads named groups.
"""
