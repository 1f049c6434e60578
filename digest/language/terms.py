"""Marks the terms of an article: names for things between which texts choose.

A term is a word or phrase of the contested vocabulary with its modifiers and with what it is about,
read from the words around it: "full-scale invasion of Ukraine" is an invasion, about Ukraine.
Whether two terms name one thing is left to the comparison.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from digest.language.contested import PLAN, Match, singular, vocabulary
from digest.language.descriptions.groups import groups
from digest.language.descriptions.persons import descriptions
from digest.language.marks import Marks, blocks, marks
from digest.language.noun_phrases import (
    Phrase,
    Token,
    before,
    inside,
    is_stop,
    may_be_verb,
    title_case,
    tokens,
)
from digest.language.person_nouns import role_words
from digest.language.places import countries, surname
from digest.language.word_classes import classes, describes
from digest.model import Block, Entity, Span, Term

_AUXILIARIES = frozenset(
    {"was", "were", "is", "are", "been", "being", "be", "has", "had", "have", "got", "to"}
)
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "being", "be", "got"})
_NOT_DONE = frozenset(
    {"to", "would", "will", "could", "can", "may", "might", "must", "shall", "should", "not", "or", "a", "an",
     "the", "his", "her", "their", "its", "of", "in", "for", "these", "those"}
)  # fmt: skip
"""Words before a verb that say it was not done, or that it is a noun."""
_ADVERBS = frozenset(
    ["here", "there", "alone", "ahead", "aside", "abroad", "overseas", "home", "anyway", "forward",
     "altogether", "again", "well", "much", "more", "less", "else", "worldwide", "nationwide", "statewide",
     "online", "live", "amid", "worth", "due", "a", "an", "the", "his", "her", "their", "its", "this", "that",
     "these", "those", "all", "any", "each", "every", "some", "no", "plus", "minus", "versus", "vs", "midway",
     "halfway"]
)  # fmt: skip
"""Words behind a noun that do not make it a mere modifier."""
_SUBJECTS = frozenset({"he", "she", "who", "that", "it", "they", "which"})
_BEFORE_BASE = frozenset(
    {"to", "would", "will", "could", "can", "may", "might", "must", "shall", "should", "not", "or", "and"}
)
"""Words after which a base form is a verb."""
_PRONOUNS = frozenset({"i", "we", "you", "they", "he", "she"})
_MODALS = frozenset({"would", "could", "can", "may", "might", "must", "shall", "should", "cannot"})
_MARKS = frozenset("\"'“”‘’«»")
_PLACES = frozenset({"in", "at", "on", "near"})
_ONES = frozenset({"his", "her"})
_WHEN = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
     "also", "later", "then", "again", "still", "quickly", "repeatedly", "publicly", "immediately", "finally",
     "eventually", "officially", "formally", "reportedly", "promptly", "abruptly", "now"]
)  # fmt: skip
"""Words that can stand between a subject and its verb."""
_ASIDES = frozenset({"however", "though", "meanwhile", "too", "instead"})
_ASIDE = 9
"""Words of an aside between a subject and its verb."""
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "its", "their"})
_TITLE = 8
"""Words after a verb in which whom it was done to may stand, with a title."""
_REST = 3
"""Words of a noun phrase after a name that modifies it."""
_MONTHS = frozenset(
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
     "November", "December"]
)  # fmt: skip
_LY = re.compile(r"[a-z]{3,20}ly")
_PLANS = frozenset(
    ["plan", "idea", "proposal", "suggestion", "offer", "request", "call", "demand", "appeal", "overture",
     "push", "move", "bid", "pitch", "notion", "scheme"]
)  # fmt: skip
"""What somebody wants done; one key stands for all of them ("rejected Roe's idea", "Roe's proposal")."""
_NO_TOPICS = frozenset(
    ["stage", "air", "camera", "television", "tv", "radio", "behalf", "condition", "video", "record", "tape",
     "social", "line", "site", "campus", "cable", "board", "location", "demand", "schedule", "purpose"]
)  # fmt: skip
_SPANS = frozenset({"day", "week", "hour", "minute", "month", "year", "moment"})
_BEFORE_AFTER = frozenset({"before", "after", "ago", "ahead", "later", "earlier"})
_TIMES = frozenset({"year", "month", "week", "night", "summer", "winter", "spring", "fall", "autumn", "term"})
_TELLING = ("headline", "standfirst", "heading")


class People:
    """Who is meant at a place of the text, by the mentions that were found there."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        places = sorted((m.start, m.end, m.form, i) for i, e in enumerate(entities) for m in e.mentions)
        self._places = places
        self._starts = [place[0] for place in places]
        self._entities = entities

    def at(self, start: int, end: int) -> tuple[int, int, str, Entity] | None:
        """The mention that covers or meets `[start, end)`: its span, form and entity."""
        i = bisect_right(self._starts, start) - 1
        for place in self._places[max(0, i) : i + 3]:
            if place[0] < end and start < place[1]:
                return place[0], place[1], place[2], self._entities[place[3]]
        return None


def name_key(name: str, kind: str) -> str:
    """The key of an entity: a country for any of its words, the surname of a person."""
    plain = name.lower().replace("’", "'").removeprefix("the ").strip()
    if plain in countries()[0]:
        return countries()[0][plain]
    words = plain.replace("-", " ").split()
    if kind == "person" and words:
        return surname(words)
    return "_".join(words)


def terms(text: str, regions: Sequence[Span], entities: Sequence[Entity]) -> tuple[Term, ...]:
    """The terms in `regions` (sentences and headlines, spans of `text`), in text order."""
    people = People(entities)
    found: set[Term] = set()
    for region in regions:
        words = tokens(text, region)
        matches = vocabulary().matches([word.text for word in words])
        nouns = [_noun(text, words, match, people) for match in matches if match.kind in ("term", "loose")]
        here = [term for term in nouns if term is not None]
        taken = {(term.concept, i) for term in here for i in range(term.start, term.end)}
        for match in matches:
            if match.kind in ("of", "by"):
                term = _verb(words, match, people)
                if term is not None and (term.concept, term.start) not in taken:
                    here.append(term)
        found.update(here)
    return tuple(sorted(found))


def all_terms(text: str, regions: Sequence[Span], entities: Sequence[Entity]) -> tuple[Term, ...]:
    """Terms of the vocabulary, descriptions of persons and of named groups, in text order."""
    found = terms(text, regions, entities)
    return tuple(sorted([*found, *descriptions(text, regions, entities), *groups(text, regions)]))


def _noun(text: str, words: list[Token], match: Match, people: People) -> Term | None:
    if any(words[i].gap == "break" for i in range(match.start + 1, match.end)):
        return None
    if _is_modifier(words, match.end) or _is_title(words, match) or _is_progressive(words, match):
        return None
    if _is_predicate(words, match):
        return None
    concept = vocabulary().concepts[match.concept]
    if concept.join not in ("concept", "event") and _in_a_name(words, match, people):
        return None
    parties = concept.join == "parties" or concept.key == "government"
    phrase = before(words, match.start)
    if words[match.end - 1].form.endswith("ed") or is_stop(words[match.start]):
        phrase = Phrase(match.start, "", (), None)  # "captivated", "to its feet" have no modifiers
    known = classes()
    if _elsewhere(words, phrase.left, match.start) or _dated(words, phrase.left):
        return None
    about: list[str] = []
    agents: list[str] = []
    choice: list[str] = []
    left = phrase.left
    owners: list[str] = []
    # "their" is several; who they are is not known from one mention
    if phrase.possessor and words[phrase.possessor[0]].form not in ("their", "our"):
        owners = _keys(words, *phrase.possessor, people, capitals=True)
        if words[phrase.possessor[0]].form in _ONES and _several(words, phrase.possessor[0], people):
            owners = []  # "Roe called on Poe to explain his remarks": whose, the words do not tell
        agents += owners
    capital = words[match.start].text[:1].isupper() and not title_case(words)
    done = -1
    for i in phrase.modifiers:
        form = words[i].form
        if i <= done:
            continue
        if form in countries()[0]:
            key = countries()[0][form]
            is_adjective = form not in (key, key.replace("_", " ")) and words[i].gap != "hyphen"
            (agents if is_adjective and not parties else about).append(key)
        elif parties and form in countries()[1]:
            about.append(countries()[1][form])
        elif words[i].text[:1].isupper() and form not in known["describing"]:
            done = i
            while done + 1 < match.start and words[done + 1].text[:1].isupper():
                done += 1
            # "Immunities Act" is a name: its words are one key
            about += (
                ["_".join(w.form for w in words[i : done + 1])]
                if capital and done + 1 == match.start
                else _keys(words, i, done + 1, people, capitals=parties)
            )
        else:
            if form not in known["plain"]:
                choice.append(form)
            if not describes(form) and words[i].gap != "hyphen" and not _next_hyphen(words, i):
                about.append(singular(form))
    end = match.end
    at = match.end
    lead = _lead(concept.join, parties=parties) - ({"to"} if concept.any_number else frozenset())
    used: set[str] = set()
    while at < len(words) and words[at].gap == "blank" and len(used) < 2:
        by = words[at].form
        nested = by == "in" and used <= _PLACES  # "at a market in Dunmore" is one place
        if by in used or not (by in lead or by in known["agent"]) or (used and by in _PLACES and not nested):
            break
        places = _PLACES if concept.any_number else _PLACES - {"on"}
        takes = singular(words[at - 1].form) in known["takes_in"]
        if by in places and not (takes or _named(words, at + 1)):
            break  # "remarks in a letter": where, not which
        giver = people.at(words[at + 1].start, words[at + 1].end) if at + 1 < len(words) else None
        if by == "from" and concept.any_number and (giver is None or giver[3].kind == "place"):
            break  # "a speech from the steps"
        if by == "to" and not _named(words, at + 1):
            break  # "a deal to end the strike" has no party there
        used.add(by)
        if at + 1 < len(words) and words[at + 1].form in known["elsewhere"]:
            return None  # "attacks on any city" are none in particular
        first, after = inside(words, at + 1)
        keys = _keys(words, first, after, people, capitals=parties)
        tells = any(key not in known["pointing"] for key in keys)
        if tells and (parties or by == "between") and after < len(words) and words[after].form == "and":
            second, last = inside(words, after + 1)
            keys += _keys(words, second, last, people, capitals=parties)
            after = max(after, last)
        if after == first or not (tells or by in ("between", "with")):
            break
        (agents if by in known["agent"] or (concept.join == "owner" and by == "from") else about).extend(keys)
        end = at = _to_the_end(words, at + 1, after)
    if concept.join == "owner" and end == match.end:
        end = _to_the_topic(words, end)
    if parties:
        about, agents = [*about, *agents], []
    about = [key for key in about if key not in known["pointing"] and len(key) > 1]
    noun = words[match.end - 1]
    known_thing = (
        phrase.determiner == "definite"
        # "his attack" is known only where it is known who "he" is
        or (phrase.determiner == "possessive" and (parties or bool(owners)))
        or (phrase.determiner == "" and concept.people and singular(noun.form) != noun.form)
    )
    start = words[left].start
    marked = text[start - 1 : start] in _MARKS if start else False
    if marked and any(words[i].gap == "close" for i in range(left + 1, match.end)):
        start -= 1  # a quoted modifier is shown with both its marks
    stop = words[end - 1].end
    if any(words[i].gap == "open" for i in range(left + 1, end)) and text[stop : stop + 1] in _MARKS:
        stop += 1
    return Term(
        start=start,
        end=stop,
        head=singular(words[match.end - 1].form) if " " not in match.term else match.term.lower(),
        about=" ".join(sorted(set(about))),
        concept=match.concept,
        by=" ".join(sorted(set(agents))),
        choice=" ".join([*choice, *(singular(w.form) for w in words[match.start : match.end])]),
        definite=known_thing,
        loose=match.kind == "loose",
    )


def _to_the_topic(words: list[Token], at: int) -> int:
    """Where "on migration" ends after "remarks"; `at` where no bare noun follows."""
    if at + 1 >= len(words) or words[at].gap != "blank" or words[at].form not in ("on", "about"):
        return at
    topic = words[at + 1]
    if not topic.text.islower() or is_stop(topic) or topic.form in _WHEN | _NO_TOPICS:
        return at
    first, after = inside(words, at + 1)
    return after if first == at + 1 and after > first else at


def _to_the_end(words: list[Token], first: int, after: int) -> int:
    """Where "the White House turkey ceremony" ends, whose end seems to be `after` the name in it."""
    determined = words[first].form in classes()["definite"] | classes()["indefinite"]
    if not determined or not words[after - 1].text[:1].isupper() or words[after - 1].possessive:
        return after
    end = after
    while end < len(words) and end - after < _REST and words[end].gap == "blank":
        word = words[end]
        if is_stop(word) or may_be_verb(word) or word.text[:1].isupper():
            break
        end += 1
    closed = end == len(words) or words[end].gap == "break" or is_stop(words[end])
    noun = end > after and not describes(words[end - 1].form)
    return end if closed and noun and not title_case(words) else after


def _is_progressive(words: list[Token], match: Match) -> bool:
    """Whether the word is a verb form ("they have been fighting in the hills")."""
    at = match.start
    return (
        words[at].form.endswith("ing")
        and match.end == at + 1
        and at > 0
        and words[at].gap == "blank"
        and words[at - 1].form in _PASSIVE - {"got"}
    )


def _is_predicate(words: list[Token], match: Match) -> bool:
    """Whether the word is the verb of its clause ("until I review the facts", "will study it")."""
    at = match.start
    if at == 0 or match.end != at + 1 or words[at].gap != "blank" or not words[at].text.islower():
        return False
    before = words[at - 1].form
    if before in _PRONOUNS or before in _MODALS:
        return True
    after = words[match.end] if match.end < len(words) else None
    return before == "to" and after is not None and after.gap == "blank" and after.form in _DETERMINERS


def _several(words: list[Token], at: int, people: People) -> bool:
    """Whether a sentence names two or more persons before the word at `at`."""
    named = (people.at(word.start, word.end) for word in words[:at])
    return len({m[3].name for m in named if m and m[3].kind == "person" and m[2] != "pronoun"}) > 1


def _elsewhere(words: list[Token], left: int, start: int) -> bool:
    """Whether a determiner or modifier says that another thing, or none in particular, is meant."""
    others = classes()["elsewhere"]
    for i in range(max(0, left - 1), start):
        # "last year's speech" is another one
        if (
            words[i].possessive
            and words[i].form in _TIMES
            and words[i - 1].form in ("last", "next", "previous")
        ):
            return True
    if any(words[i].form in others for i in range(left, start)):
        return True
    return left > 0 and words[left].gap != "break" and words[left - 1].form in others


def _dated(words: list[Token], left: int) -> bool:
    """Whether a month before a term tells it apart from the thing at hand ("the June decision")."""
    return left > 0 and words[left].gap == "blank" and words[left - 1].text in _MONTHS


def _next_hyphen(words: list[Token], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1].gap == "hyphen"


def _named(words: list[Token], at: int) -> bool:
    """Whether a name stands at `at`, or after a determiner there."""
    return any(words[i].text[:1].isupper() for i in range(at, min(at + 2, len(words))))


def _lead(join: str, *, parties: bool) -> frozenset[str]:
    """The prepositions that go on to say which thing a term of this kind means."""
    if join in ("concept", "event"):
        return frozenset()
    if join == "owner":
        return frozenset({"by", "from", "to"}) | _PLACES
    return classes()["parties" if parties else "about"]


def _is_modifier(words: list[Token], end: int) -> bool:
    """Whether the word after a term makes it a mere description ("war crimes", "peace-deal hopes")."""
    if end >= len(words):
        return False
    if words[end].gap == "hyphen":
        return True
    if words[end].gap != "blank":
        return False
    if words[end - 1].form in classes()["also_adjectives"] and not is_stop(words[end]):
        return words[end].form not in classes()["agent"]
    if singular(words[end].form) in _SPANS and end + 1 < len(words) and words[end + 1].form in _BEFORE_AFTER:
        return False  # "a maneuver days before the vote"
    if singular(words[end].form) in classes()["compound_heads"]:
        return True
    # "her government laptop": a noun goes on that is no verb and no adverb
    after, head = words[end], words[end - 1].form
    return (
        end > 0
        and singular(head) == head
        and after.text.isalpha()
        and after.text.islower()
        and not (is_stop(after) or may_be_verb(after) or describes(after.form) or after.form in _ADVERBS)
    )


def _in_a_name(words: list[Token], match: Match, people: People) -> bool:
    """Whether the words are part of a longer name ("Foreign Relations Committee")."""
    if not all(words[i].text[:1].isupper() for i in range(match.start, match.end)) or title_case(words):
        return False
    start, end = words[match.start].start, words[match.end - 1].end
    mention = people.at(start, end)
    return (
        mention is not None and mention[2] in ("full", "short") and (mention[0] < start or end < mention[1])
    )


def _is_title(words: list[Token], match: Match) -> bool:
    """Whether the term belongs to the name that follows it ("Congressman Roe")."""
    return (
        match.end < len(words)
        and words[match.end].gap == "blank"
        and words[match.end].text[:1].isupper()
        and words[match.end - 1].text[:1].isupper()
        and not title_case(words)
    )


def _keys(words: list[Token], first: int, after: int, people: People, *, capitals: bool) -> list[str]:
    """What `words[first:after]` name: entities, countries, or the nouns themselves."""
    keys: list[str] = []
    names, cities = countries()
    i = first
    while i < after:
        word = words[i]
        mention = people.at(word.start, word.end)
        whole = mention is not None and mention[1] <= words[after - 1].end + 2
        if mention and whole:
            key = name_key(mention[3].name, mention[3].kind)
            keys.append(cities.get(key.replace("_", " "), key) if capitals else key)
            while i < after and words[i].start < mention[1]:
                i += 1
            continue
        pair = f"{word.form} {words[i + 1].form}" if i + 1 < after else ""
        if pair in names:
            keys.append(names[pair])
            i += 2
            continue
        if word.form in names:
            keys.append(names[word.form])
        elif capitals and word.form in cities:
            keys.append(cities[word.form])
        elif word.text[:1].isupper():
            run = i
            while run + 1 < after and words[run + 1].text[:1].isupper():
                run += 1
            keys.append(words[run].form)
            i = run
        elif not (
            is_stop(word)
            or describes(word.form)
            or any(c.isdigit() for c in word.form)
            or word.form in classes()["possessive"]
        ):
            keys.append(singular(word.form))
        i += 1
    return keys


def _verb(words: list[Token], match: Match, people: People) -> Term | None:
    """An event told by a verb; only where a person, body or place stands in the right slot."""
    start = match.start
    passive = False
    while start > 0 and words[start].gap == "blank" and words[start - 1].form in _AUXILIARIES | {"fatally"}:
        start -= 1
        passive = passive or words[start].form in _PASSIVE
    subject = _subject(words, start, people)
    patient = None
    follows = words[match.end].form if match.end < len(words) and words[match.end].gap == "blank" else ""
    participle = words[match.start].form.endswith(("ed", "en", "n", "ot", "ut"))
    if match.kind == "by" or (participle and (passive or follows == "by")):
        patient = subject
    elif match.end < len(words):
        for i in range(match.end, min(match.end + _TITLE, len(words))):
            if words[i].gap == "break" or (i > match.end + 2 and not _titles(words[i - 1])):
                break
            patient = people.at(words[i].start, words[i].end)
            if patient:
                break
    agent = subject if patient is not subject else None
    concept = vocabulary().concepts[match.concept]
    pair = concept.join == "parties"
    shown = start if passive else match.start
    if not title_case(words) and start > 0 and words[match.start].text[:1].isupper():
        return None  # a name: "the Whittington Lecture"
    if patient is None or (pair and agent is None):
        done = _is_done(words, start, match, by=match.kind == "by")
        return _act(words, shown, match, people, agent) if concept.lede and done else None
    if not _is_verb(words, start, match):
        return None
    if shown > 0 and words[shown].gap == "blank" and _LY.fullmatch(words[shown - 1].text):
        shown -= 1  # "quickly rejected"
    key = _patient_key(words, patient)
    by = name_key(agent[3].name, agent[3].kind) if agent else ""
    return Term(
        start=words[shown].start,
        end=words[match.end - 1].end,
        head=f"to {match.term.lower()}",
        about=" ".join(sorted({key, by})) if pair else key,
        concept=match.concept,
        by="" if pair else by,
        choice=match.term.lower(),
        definite=True,
    )


def _titles(word: Token) -> bool:
    """Whether a word can stand in the title before a name ("former Chief of Staff Ada Brook")."""
    return word.text[:1].isupper() or word.form in role_words() or word.form == "of" or describes(word.form)


def _is_done(words: list[Token], start: int, match: Match, *, by: bool) -> bool:
    """Whether the form at `match` is a verb that tells of an act, and no noun, adjective or plan."""
    if start > 0 and words[start].gap == "blank" and words[start - 1].form in _NOT_DONE:
        return False
    # "the retiring senator" is no act
    participle = by and words[match.start].form.endswith("ing") and start == match.start
    return _is_verb(words, start, match) and not participle


def _is_verb(words: list[Token], start: int, match: Match) -> bool:
    """Whether a form that a noun has, too ("name", "attacks"), stands where a verb does."""
    form = words[match.start].form
    base = match.term.split()[0].lower()
    if form != base and (not form.endswith("s") or form.endswith("ss")):
        return True
    if start == 0 or words[start].gap != "blank" or start != match.start:
        return start != match.start
    before = words[start - 1]
    if before.possessive:
        return False
    return (
        before.text[:1].isupper()
        or before.form in _SUBJECTS
        or before.form in _BEFORE_BASE
        or (form == base and singular(before.form) != before.form)
    )


def _act(
    words: list[Token], shown: int, match: Match, people: People, agent: tuple[int, int, str, Entity] | None
) -> Term:
    """A verb of which the text does not say, in a slot that can be read, to whom it was done.

    What it was done to, if that is a named thing, is what it is about; whoever stands before it did it.
    """
    told: list[str] = []
    if match.kind == "of" and match.end < len(words) and words[match.end].gap in ("blank", "open"):
        first, after = inside(words, match.end)
        if title_case(words):
            told = [
                name_key(m[3].name, m[3].kind) for w in words[first:after] if (m := people.at(w.start, w.end))
            ]
        elif any(words[i].text[:1].isupper() for i in range(first, after)):
            # "lashed out at former Roe aide Ann Poe" is no word on Roe
            nouns = classes()["compound_heads"] | role_words()
            named = [m for w in words[first:after] if (m := people.at(w.start, w.end))]
            keys = {name_key(m[3].name, m[3].kind): _patient_key(words, m) for m in reversed(named)}
            meant = {name: key for name, key in keys.items() if key.rsplit("'s_", 1)[-1] in nouns}
            told = [meant.get(key, key) for key in _keys(words, first, after, people, capitals=False)]
    return Term(
        start=words[shown].start,
        end=words[match.end - 1].end,
        head=f"to {match.term.lower()}",
        about=" ".join(sorted(set(told))),
        concept=match.concept,
        by=name_key(agent[3].name, agent[3].kind)
        if agent and match.kind == "of" and shown == match.start
        else "",
        choice=match.term.lower(),
    )


def _subject(words: list[Token], start: int, people: People) -> tuple[int, int, str, Entity] | None:
    """Who stands before a verb, an age or an aside between commas apart."""
    at = start
    while at > 1 and words[at].gap == "blank" and words[at - 1].form in _WHEN | {"had", "has", "have"}:
        at -= 2 if words[at - 2].form == "on" and words[at - 1].gap == "blank" else 1
    if at > 1 and words[at].gap == words[at - 1].gap == "break" and words[at - 1].form in _ASIDES:
        at -= 1  # "Roe, however, refused"
        return people.at(words[at - 1].start, words[at - 1].end)
    if at > 1 and words[at].gap == "break" and words[at - 1].gap == "break" and words[at - 1].text.isdigit():
        at -= 1
    elif at > 0 and words[at].gap == "break":
        found = people.at(words[at - 1].start, words[at - 1].end)
        if found is not None and any(
            w.start == found[0] and w.gap == "break" for w in words[max(1, at - _ASIDE) : at]
        ):
            return found
        # "Ada Brook, the city's mayor, denounced"
        opens = next((i for i in range(at - 1, max(0, at - _ASIDE), -1) if words[i].gap == "break"), 0)
        described = opens and (words[opens].form in _DETERMINERS or words[opens].possessive)
        return people.at(words[opens - 1].start, words[opens - 1].end) if described else None
    return people.at(words[at - 1].start, words[at - 1].end) if at > 0 else None


def _patient_key(words: list[Token], patient: tuple[int, int, str, Entity]) -> str:
    """Who it was done to; "the mayor's brother" is not the mayor."""
    key = name_key(patient[3].name, patient[3].kind)
    near = bisect_left(words, patient[0], key=lambda word: word.start)
    for i in range(max(0, near - 1), min(near + _ASIDE, len(words) - 1)):
        word, after = words[i], words[i + 1]
        if not word.start < patient[1] <= word.end or after.gap != "blank":
            continue
        # "Roe's brother", "the Roe campaign" and "Roe aide Ann Poe" are not Roe
        plain = is_stop(after) or describes(after.form) or after.text[:1].isupper()
        known = classes()["compound_heads"] | role_words()
        if word.possessive or not plain or singular(after.form) in known:
            noun = singular(after.form)
            return f"{key}'s_{PLAN if noun in _PLANS else noun}"
    return key


def regions(layout: Sequence[Block], sentences: Sequence[Span]) -> list[Span]:
    """Where terms are looked for: the body's sentences, the headline, the standfirst, headings."""
    lines = [block.span for block in layout if block.kind in _TELLING]
    return sorted([*lines, *sentences])


@Language.factory("digest_terms")
def make(nlp: Language, name: str) -> Terms:
    """The component; needs sentences, and names where they were found."""
    return Terms()


class Terms:
    """Fills the slot `terms`."""

    def __call__(self, doc: Doc) -> Doc:
        found: Marks = marks(doc)
        places = regions(blocks(doc), found.sentences)
        found.terms = all_terms(doc.text, places, found.entities)
        return doc
