"""A term that a noun is: with its modifiers, its owner and what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from digest.language.contested import Match, singular, vocabulary
from digest.language.noun_phrases import Phrase, Token, before, is_stop, title_case
from digest.language.person_nouns import role_words
from digest.language.places import countries
from digest.language.terms.complements import complements
from digest.language.terms.heads import in_a_name, is_another, is_head
from digest.language.terms.keys import People, keys
from digest.language.word_classes import classes, describes
from digest.model import Span, Term

_MARKS = frozenset("\"'“”‘’«»")


def noun(text: str, words: Sequence[Token], match: Match, people: People) -> Term | None:
    """The term at `match`; None where the noun does not stand for the thing at hand."""
    concept = vocabulary().concepts[match.concept]
    if not is_head(words, match):
        return None
    if concept.join not in ("concept", "event") and in_a_name(words, match, people):
        return None
    parties = concept.join == "parties" or concept.key == "government"
    phrase = _phrase(words, match)
    if is_another(words, phrase.left, match.start):
        return None
    if singular(words[match.end - 1].form) in role_words() and any(
        _one_more(words, i) for i in phrase.modifiers
    ):
        return None
    behind = complements(words, match, concept, people, parties=parties)
    if behind is None:
        return None
    owners = _owners(words, phrase, people)
    modifiers = _modifiers(words, phrase, match, people, parties=parties)
    about = [*modifiers.about, *behind.about]
    agents = [*owners, *modifiers.agents, *behind.agents]
    if parties:
        about, agents = [*about, *agents], []
    last = words[match.end - 1]
    known = (
        phrase.determiner == "definite"
        # "his attack" is known only where it is known who "he" is
        or (phrase.determiner == "possessive" and (parties or bool(owners)))
        or (phrase.determiner == "" and concept.people and singular(last.form) != last.form)
    )
    shown = _shown(text, words, phrase.left, match.end, behind.end)
    return Term(
        start=shown.start,
        end=shown.end,
        head=singular(last.form) if " " not in match.term else match.term.lower(),
        about=" ".join(sorted({key for key in about if key not in classes()["pointing"] and len(key) > 1})),
        concept=match.concept,
        by=" ".join(sorted(set(agents))),
        choice=" ".join([*modifiers.choice, *(singular(w.form) for w in words[match.start : match.end])]),
        definite=known,
        loose=match.kind == "loose",
    )


def _one_more(words: Sequence[Token], at: int) -> bool:
    """Whether it tells of one more of a kind ("the second mayor", not "the second-term mayor")."""
    return words[at].form in classes()["one_more"] and words[at + 1].gap != "hyphen"


def _phrase(words: Sequence[Token], match: Match) -> Phrase:
    if words[match.end - 1].form.endswith("ed") or is_stop(words[match.start]):
        return Phrase(match.start, "", (), None)  # "captivated", "to its feet" have no modifiers
    return before(words, match.start)


def _owners(words: Sequence[Token], phrase: Phrase, people: People) -> list[str]:
    """Whose it is, by the possessor before it."""
    # "their" is several; who they are is not known from one mention
    if not phrase.possessor or words[phrase.possessor[0]].form in ("their", "our"):
        return []
    if words[phrase.possessor[0]].form in ("his", "her") and _several(words, phrase.possessor[0], people):
        return []  # "Roe called on Poe to explain his remarks": whose, the words do not tell
    return keys(words, *phrase.possessor, people, capitals=True)


def _several(words: Sequence[Token], at: int, people: People) -> bool:
    """Whether a sentence names two or more persons before the word at `at`."""
    named = (people.of(word) for word in words[:at])
    return len({m.entity.name for m in named if m and m.entity.kind == "person" and m.form != "pronoun"}) > 1


class _Modifiers(NamedTuple):
    """What the words before a noun say."""

    about: list[str]
    agents: list[str]
    choice: list[str]
    """Those that make it another choice of words."""


def _modifiers(
    words: Sequence[Token], phrase: Phrase, match: Match, people: People, *, parties: bool
) -> _Modifiers:
    known = classes()
    names, adjectives = countries()
    about: list[str] = []
    agents: list[str] = []
    choice: list[str] = []
    capital = words[match.start].text[:1].isupper() and not title_case(words)
    done = -1
    for i in phrase.modifiers:
        form = words[i].form
        if i <= done:
            continue
        if form in names:
            key = names[form]
            is_adjective = form not in (key, key.replace("_", " ")) and words[i].gap != "hyphen"
            (agents if is_adjective and not parties else about).append(key)
        elif parties and form in adjectives:
            about.append(adjectives[form])
        elif words[i].text[:1].isupper() and form not in known["describing"]:
            done = i
            while done + 1 < match.start and words[done + 1].text[:1].isupper():
                done += 1
            # "Immunities Act" is a name: its words are one key
            about += (
                ["_".join(w.form for w in words[i : done + 1])]
                if capital and done + 1 == match.start
                else keys(words, i, done + 1, people, capitals=parties)
            )
        else:
            if form not in known["plain"]:
                choice.append(form)
            joined = words[i].gap == "hyphen" or (i + 1 < len(words) and words[i + 1].gap == "hyphen")
            if not describes(form) and not joined:
                about.append(singular(form))
    return _Modifiers(about, agents, choice)


def _shown(text: str, words: Sequence[Token], left: int, stop: int, end: int) -> Span:
    """The passage from the word `left` to before the word `end`, with the marks of what is quoted in it.

    `stop` is the word behind the term's own.
    """
    first, last = words[left].start, words[end - 1].end
    marked = text[first - 1 : first] in _MARKS if first else False
    if marked and any(words[i].gap == "close" for i in range(left + 1, stop)):
        first -= 1  # a quoted modifier is shown with both its marks
    if any(words[i].gap == "open" for i in range(left + 1, end)) and text[last : last + 1] in _MARKS:
        last += 1
    return Span(first, last)
