"""What persons are called: titles before a name, roles beside it, roles in its place.

"Russian President Vladimir Putin", "Andrei Belousov, the new defense minister", "the Russian
leader": each is a term about the person. A plain name or pronoun is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from digest.language.contested import singular
from digest.language.noun_phrases import (
    Token,
    classes,
    describes,
    inside,
    is_stop,
    surely_describes,
    tokens,
)
from digest.language.places import countries
from digest.model import Entity, Span, Term

CONCEPT = "person"
"""Concept of these terms; it has no words of its own in the vocabulary."""
_FURTHEST = 6
"""Words of a title."""
_ASIDE = 6
"""Words between a role and the verb that says who has it."""
_GOES_ON = frozenset(
    {"", "of", "in", "for", "at", "who", "from", "to", "with", "whose", "on", "that", "turned", "and"}
)
"""Words after a noun in apposition that say more of it, or nothing."""
_HELD = frozenset(
    {
        "seen",
        "regarded",
        "viewed",
        "described",
        "known",
        "hailed",
        "considered",
        "portrayed",
        "cast",
        "derided",
    }
)
"""Words between "is" and the role that somebody is held to have."""
_IN_WHAT = frozenset(
    {"leader", "figure", "voice", "force", "player", "star", "candidate", "authority", "expert", "pioneer"}
)
"""Roles that "in …" goes on to tell ("a leader in the movement")."""
_ADVERBS = frozenset({"widely", "often", "long", "also", "still", "largely", "generally", "sometimes", "now"})
_COPULA = frozenset({"is", "was", "became", "remains", "remained", "be"})
_SHORT = {
    "sen": "senator", "sens": "senator", "rep": "representative", "reps": "representative",
    "gov": "governor", "govs": "governor", "gen": "general", "lt": "lieutenant", "col": "colonel",
    "sgt": "sergeant", "capt": "captain", "prof": "professor", "rev": "reverend", "atty": "attorney",
    "pres": "president", "gop": "republican", "pm": "prime minister", "ceo": "chief executive",
    "defence": "defense", "us": "american", "uk": "british",
}  # fmt: skip


@cache
def role_words() -> frozenset[str]:
    """Last words of roles and of titles, in the singular; courtesy titles ("Mr") are none."""
    found: set[str] = set()
    for name in ("roles.txt", "titles.txt"):
        source = files("digest.language").joinpath("data/names", name)
        section = ""
        for raw in source.read_text("utf-8").splitlines():
            line = raw.strip()
            if line.startswith("["):
                section = line.strip("[]")
            if not line or line[0] in "#[" or section.startswith("courtesy"):
                continue
            if name == "roles.txt" and section not in ("people", "persons", "relatives", "family", ""):
                continue
            for form in line.split(">")[0].split("="):
                words = [word for word in form.strip().split() if word not in ("f", "m")]
                if words and "of" not in words:
                    found.add(singular(words[-1].lower()))
    return frozenset(found | classes()["persons"] | set(_SHORT) - {"us", "uk", "defence", "gop"})


_OPENING = 4
"""Headline and sentences in which a report may bring on somebody before it names them."""
_PAST = frozenset({"former", "then", "ex", "acting", "interim", "late", "outgoing", "incoming", "longtime"})


def descriptions(text: str, regions: Sequence[Span], entities: Sequence[Entity]) -> list[Term]:
    """The descriptions of persons in `regions`, in text order."""
    mentions = sorted(
        (mention, i)
        for i, entity in enumerate(entities)
        if entity.kind == "person"
        for mention in entity.mentions
        if mention.form != "pronoun" or mention.span.of(text).lower() in ("he", "she")
    )
    found = _introduced(text, regions, entities)
    at = 0
    words: list[Token] = []
    for region in regions:
        while at < len(mentions) and mentions[at][0].start < region.start:
            at += 1
        if at == len(mentions) or mentions[at][0].start >= region.end:
            words = []
            continue
        before, words = words, tokens(text, region)
        places = {word.start: i for i, word in enumerate(words)}
        here: list[_Place] = []
        others: list[Term] = []
        while at < len(mentions) and mentions[at][0].start < region.end:
            mention, i = mentions[at]
            at += 1
            first = places.get(mention.start)
            if first is None or mention.end > region.end:
                continue
            after = first + 1
            while after < len(words) and words[after].start < mention.end:
                after += 1
            key = "_".join(entities[i].name.lower().split())
            if mention.form == "pronoun":
                said = _copula(words, after)
                if said and not _generic(words, said):
                    others.append(_term(words, range(said.start, _complement(words, said.stop)), said, key))
                continue
            here.append(_Place(range(first, after), mention.form == "role", key))
        if len({place.key for place in here} | {term.about for term in others}) == 1:
            found += others  # "he is a hawk": where nobody else is named
        named = {place.words.start: place.key for place in here if not place.role}
        ends = {place.words.stop: place.key for place in here if not place.role}
        roles = Counter(place.words.start for place in here if place.role)
        for place in here:
            if place.role and roles[place.words.start] > 1:
                continue  # it could be either
            if not place.role:
                found += _beside(text, words, place, named, ends)
            elif not _of_another(words, place, named, ends) and not _of_a_kind(words, place, before):
                found += _instead(text, words, place)
    return sorted(set(found))


def _introduced(text: str, regions: Sequence[Span], entities: Sequence[Entity]) -> list[Term]:
    """The role by which the opening brings on somebody whom the next sentence names.

    "A city clerk resigned on Monday … Ada Brook, 40, had …": where that person is the one the article
    speaks of most.
    """
    people = [e for e in entities if e.kind == "person"]
    most = max((len(e.mentions) for e in people), default=0)
    found: list[Term] = []
    named = min((m.start for e in people for m in e.mentions if m.form in ("full", "short")), default=0)
    for region, after in pairwise(regions[: _OPENING + 1]):
        if named < region.start:
            break
        words = _without_dateline(text, tokens(text, region))
        said = _subject(words)
        if said is None:
            continue
        first = min(
            ((m.start, n) for n, e in enumerate(people) for m in e.mentions if after.covers(m.span)),
            default=None,
        )
        if first is None:
            continue
        person = people[first[1]]
        before = any(m.start < after.start for m in person.mentions if m.form in ("full", "short"))
        if before or 2 * len(person.mentions) < most or len(person.name.split()) < 2:
            continue
        key = "_".join(person.name.lower().split())
        found.append(_term(words, range(said.start, _complement(words, said.stop)), said, key))
    return found


def _without_dateline(text: str, words: list[Token]) -> list[Token]:
    """The words after "CALDER, Mass. — "."""
    for i in range(1, min(_FURTHEST, len(words))):
        if (
            text[words[i - 1].end : words[i].start].strip(" .)") in ("—", "--", "–", "-", "―")
            and words[i - 1].text[:1].isupper()
        ):
            return words[i:]
    return words


def _subject(words: list[Token]) -> range | None:
    """The role of one person that a sentence begins with ("The first-term mayor of …")."""
    if len(words) < 3 or words[0].form not in ("a", "an", "the"):
        return None
    end = 1
    while end < min(len(words), _FURTHEST + 2):
        if words[end].gap == "break" or is_stop(words[end]) or _drops(words[end].form):
            break
        if _is_role(words[end - 1]) and end > 1 and may_be_verb(words[end]):
            break
        end += 1
    if end < 2 or end >= len(words) or not _is_role(words[end - 1]) or words[end - 1].possessive:
        return None
    return range(1, end)


class _Place(NamedTuple):
    """Where a person is meant."""

    words: range
    role: bool
    """Whether a role stands in place of the name."""
    key: str


def _instead(text: str, words: list[Token], place: _Place) -> list[Term]:
    """The term that a role in place of a name is."""
    name = place.words
    start = name.start
    for i in range(name.start, name.stop - 1):
        if _drops(words[i].form) and words[i + 1].gap != "hyphen":
            start = i + 1
    after = words[name.stop] if name.stop < len(words) else None
    if after and after.gap == "blank" and singular(after.form) in classes()["compound_heads"]:
        return []  # "executive order" is no executive
    said = range(start, name.stop)
    tells = _is_role(words[name.stop - 1]) and not _generic(words, said)
    found = [_term(words, said, said, place.key)] if tells else []
    behind = _apposition(text, words, name.stop)
    # "the governor, a former teacher, said"
    if tells and behind and not _generic(words, behind) and words[behind.start - 1].form in ("a", "an"):
        whole = range(behind.start, _complement(words, behind.stop))
        found.append(_term(words, whole, behind, place.key))
    return found


def _of_another(words: list[Token], place: _Place, named: dict[int, str], ends: dict[int, str]) -> bool:
    """Whether the words around a role say that somebody else has it.

    "Roe's nominee" and "the nominee of Roe" are not Roe; "the mayor was John Roe" is John Roe.
    """
    first, stop = place.words.start, place.words.stop
    if any(ends.get(i) == place.key and words[i - 1].possessive for i in (first, first + 1)):
        return True
    belongs = stop < len(words) and words[stop].form in ("of", "for", "to")
    inside = (*place.words, *(range(stop + 1, min(stop + 5, len(words))) if belongs else ()))
    if any(named.get(i) == place.key for i in inside):
        return True
    copula = next((i for i in range(stop, min(stop + _ASIDE, len(words))) if words[i].form in _COPULA), None)
    if copula is None:
        return False
    for i in range(copula + 1, min(copula + _FURTHEST, len(words))):
        if i > copula + 1 and words[i].gap == "break" and words[i - 1].form not in _SHORT:
            return False
        if i in named:
            return named[i] != place.key
    return False


def _of_a_kind(words: list[Token], place: _Place, before: list[Token]) -> bool:
    """Whether a bare role speaks of all who have it ("any nominee ... the nominee"; "nominees ...")."""
    role = words[place.words.stop - 1].form
    if sum(not _drops(words[i].form) for i in place.words) > 1:
        return False
    for line in (before, words):
        for i, word in enumerate(line):
            if word.form != role and singular(word.form) == role:
                return True
            if word.form == role and any(
                line[j].form in classes()["elsewhere"] for j in range(max(0, i - 2), i)
            ):
                return True
    return False


def _beside(
    text: str, words: list[Token], place: _Place, named: dict[int, str], ends: dict[int, str]
) -> list[Term]:
    """The terms at a name: its title, and the role in apposition to it."""
    name, key = place.words, place.key
    if name.stop < len(words) and words[name.stop].gap == "blank" and not words[name.stop - 1].possessive:
        follows = words[name.stop]
        if follows.text[:1].isupper() and not is_stop(follows):
            return []  # "Queen Ann II" is not every Ann
        if follows.text.islower() and (follows.form in classes()["compound_heads"] or _is_role(follows)):
            return []  # "the Roe campaign" and "Roe aide Ann Poe" are not Roe
    found = []
    title = _title(words, name.start)
    # "Queen Elizabeth II" is no other Elizabeth
    another = any(words[i].text in ("II", "III", "IV", "VI") for i in name) and "_" in key
    if title and not another:
        found.append(_term(words, range(title.start, name.stop), title, key))
    after = _apposition(text, words, name.stop)
    # between two names, nothing tells whose it is: "with Poe, the Senate leader, Roe, said"
    if after and not _generic(words, after) and named.get(after.stop, key) == key:
        found.append(_term(words, range(after.start, _complement(words, after.stop)), after, key))
    being = _copula(words, name.stop)
    if being and not _generic(words, being):
        found.append(_term(words, range(being.start, _complement(words, being.stop)), being, key))
    ahead = _apposed(text, words, name.start)
    closed = name.stop >= len(words) or words[name.stop].gap == "break"
    if ahead and closed and not _generic(words, ahead):
        left = ahead.start - 1 if _drops(words[ahead.start - 1].form) else ahead.start
        if ends.get(left, key) == key:
            found.append(_term(words, ahead, ahead, key))
    return found


def _term(words: list[Token], shown: range, said: range, key: str) -> Term:
    """`shown` is the passage, `said` the description in it."""
    forms = [_SHORT.get(words[i].form, words[i].form) for i in said]
    last = words[shown[-1]]
    possessive = last.possessive and last.end - last.start > len(last.text)
    return Term(
        start=words[shown[0]].start,
        end=last.end - (2 if possessive else 0),
        head=singular(forms[-1].split()[-1]),
        about=key,
        concept=CONCEPT,
        choice=" ".join(forms),
        definite=True,
    )


def _drops(form: str) -> bool:
    known = classes()
    return form in known["definite"] or form in known["indefinite"] or form in known["possessive"]


def _is_role(word: Token) -> bool:
    """A role of one person; plurals ("senators") describe several."""
    return (word.form in role_words() and word.text not in ("accused", "deceased")) or word.form in _SHORT


def _generic(words: list[Token], said: range) -> bool:
    return len(said) == 1 and words[said[0]].form in classes()["generic_roles"]


def _title(words: list[Token], first: int) -> range | None:
    """The title that ends right before the name whose first word is `first`."""
    if first == 0:
        return None
    abbreviated = words[first].gap == "break" and words[first - 1].form in _SHORT
    at = first - 1
    if not abbreviated and not (words[first].gap == "blank" and _is_role(words[at])):
        # "Secretary of State …"
        at = first - 3
        if at < 0 or words[first].gap != "blank" or words[at + 1].form != "of" or not _is_role(words[at]):
            return None
    while at > 0 and first - at < _FURTHEST and words[at].gap in ("blank", "hyphen"):
        if not _belongs(words, at - 1):
            break
        at -= 1
    return range(_whole(words, at), first)


def _whole(words: list[Token], at: int) -> int:
    """Where the phrase of a title begins, if all of it stands there ("Real estate tycoon …").

    Nouns before a title belong to it where they reach back to a determiner or to the beginning of the
    sentence, and no verb stands between.
    """
    if words[at].text[:1].isupper() and not words[at].possessive:
        return at
    left = at
    while left > 0 and at - left < _FURTHEST and words[left].gap in ("blank", "hyphen"):
        word = words[left - 1]
        if _drops(word.form):
            return left
        hyphenated = words[left].gap == "hyphen" or word.gap == "hyphen"
        if not hyphenated and (is_stop(word) or may_be_verb(word)):
            return at
        left -= 1
    return left if words[left].gap == "break" and left < at else at


def may_be_verb(word: Token) -> bool:
    """Whether a word that no list has as a modifier may be a verb, by its ending or as an irregular one."""
    form = word.form
    if form in classes()["describing"] or form in classes()["plural_modifiers"] or form in verbs():
        return form in verbs() and form not in classes()["describing"]
    return form.endswith(("ed", "ing")) or (singular(form) != form and not word.possessive)


@cache
def verbs() -> frozenset[str]:
    """Past forms of irregular verbs, which no ending tells."""
    source = files("digest.language").joinpath("data/verbs.txt").read_text("utf-8")
    lines = (line.split() for line in source.splitlines() if line and line[0] != "#")
    return frozenset(form for line in lines for verb in line for form in verb.split("/")[1:])


def _belongs(words: list[Token], at: int) -> bool:
    """Whether the word goes on with the title to its right."""
    word = words[at]
    lower = not words[at + 1].text[:1].isupper() or word.text[:1].isupper()
    if words[at + 1].gap == "hyphen" or (words[at].gap == "hyphen" and lower):
        return True
    if _drops(word.form) or is_stop(word):
        return False
    if word.gap == "break" and word.form.endswith("ing") and word.form not in classes()["describing"]:
        return False  # "Saying President Roe had …"
    if words[at + 1].text[:1].isupper() and not word.text[:1].isupper():
        return word.form in _PAST  # "accused Senator …" is a verb and a title
    return (
        word.text[:1].isupper()
        or word.possessive
        or _is_role(word)
        or word.form in countries()[0]
        or surely_describes(word.form)
    )


def _apposition(text: str, words: list[Token], at: int) -> range | None:
    """The role in "…, the new defense minister," right after a name that ends before `at`."""
    if at + 1 < len(words) and words[at].form == "of" and words[at].gap == "blank":
        at += 2  # "Senator A. Name of New State, the …"
        while at < len(words) and words[at].text[:1].isupper() and words[at].gap == "blank":
            at += 1
    elif at < len(words) and text[words[at - 1].end : words[at].start].strip() == "(":
        while at < len(words) and ")" not in text[words[at - 1].end : words[at].start]:
            at += 1  # "Name (D-N.S.), chairman of …"
    if at >= len(words) or text[words[at - 1].end : words[at].start].strip(" ).’") != ",":
        return None
    if words[at].text.isdigit() and at + 1 < len(words) and words[at + 1].gap == "break":
        at += 1  # ", 43, a lawyer": an age
    determined = _drops(words[at].form)
    start = at + 1 if determined else at
    if start >= len(words) or (determined and words[start].gap == "break") or is_stop(words[start]):
        return None
    end = start
    while end < len(words) and end - start < _FURTHEST:
        if end > start and (words[end].gap not in ("blank", "hyphen") or is_stop(words[end])):
            break
        if end > start and _participle(words, end):
            break
        end += 1
    if words[end - 1].possessive or any(_drops(words[i].form) for i in range(start, end)):
        return None  # "…, accusing the mayor of delay," tells what was done
    closed = end == len(words) or words[end].gap == "break"
    follows = "" if closed else words[end].form
    if not _is_role(words[end - 1]):
        indefinite = words[at].form in ("a", "an")
        if not (indefinite and (closed or follows in _GOES_ON) and _may_be_person(words, end)):
            return None
    if not closed and follows not in _GOES_ON and not _participle(words, end):
        return None
    named = words[start].possessive and words[start].text[:1].isupper()
    if not (determined or named or follows in ("of", "for", "at")):
        return None
    return range(start, end)


def _copula(words: list[Token], at: int) -> range | None:
    """The role in "Roe, 43, is a former chief of staff", "Roe, who was a banker"."""
    while at < len(words) and (
        words[at].form in ("who", "also", "still", "then") or words[at].text.isdigit()
    ):
        at += 1
    if at + 2 >= len(words) or words[at].form not in ("is", "was", "remains", "became"):
        return None
    if words[at + 1].form in _ADVERBS and at + 3 < len(words):
        at += 1
    if words[at + 1].form in _HELD and words[at + 2].form in ("as", "a", "an", "the") and at + 4 < len(words):
        at += 2 if words[at + 2].form == "as" else 1  # "is seen as a leader of", "is considered a hawk"
    if words[at + 1].form not in ("a", "an", "the") or words[at + 1].gap != "blank":
        return None
    start = end = at + 2
    while end < len(words) and end - start < _FURTHEST:
        if end > start and (words[end].gap not in ("blank", "hyphen") or is_stop(words[end])):
            break
        end += 1
    closed = end == len(words) or words[end].gap == "break" or words[end].form in _GOES_ON
    head = words[end - 1]
    # "was the prosecutor in the case that …" may tell of a time; a noun for persons tells what he is
    return range(start, end) if closed and _is_role(head) and not head.possessive and end > start else None


def _participle(words: list[Token], at: int) -> bool:
    """Whether a clause begins that says more of the noun before ("a group dedicated to …")."""
    form = words[at].form
    return (
        words[at].gap == "blank"
        and (form.endswith(("ed", "ing")) or form in ("known", "based", "born", "run", "led"))
        and at + 1 < len(words)
        and (is_stop(words[at + 1]) or _drops(words[at + 1].form))
    )


def _may_be_person(words: list[Token], end: int) -> bool:
    """Whether the noun before `end`, in "Name, a …", may be what the person is."""
    form = words[end - 1].form
    if form in classes()["not_persons"] or singular(form) != form or not form.isalpha():
        return False
    return not (describes(form) and form not in role_words()) or form in ("native", "conservative", "liberal")


def _complement(words: list[Token], stop: int) -> int:
    """Where "of …", "for …" or "to …" after a role ends; `stop` where there is none."""
    if stop >= len(words) or words[stop].gap != "blank":
        return stop
    if words[stop].form == "and":  # "farmer and gospel singer"
        after = stop + 1
        while after < len(words) and after - stop <= _FURTHEST // 2:
            word = words[after]
            if word.gap not in ("blank", "hyphen") or is_stop(word) or _drops(word.form):
                break
            after += 1
        closed = after == len(words) or words[after].gap == "break" or is_stop(words[after])
        return after if closed and _is_role(words[after - 1]) else stop
    leads = stop > 0 and words[stop - 1].form in _IN_WHAT
    if words[stop].form not in ("of", "for", "to", "at") and not (leads and words[stop].form in ("in", "on")):
        return stop
    first, after = inside(words, stop + 1)
    if after == first:
        return stop
    while after < len(words) and words[after - 1].form in _SHORT and words[after].text[:1].isupper():
        after += 1  # "for Rep. Ada Brook"
    if words[after - 1].text[:1].isupper() and not words[after - 1].possessive:
        end = after
        while (
            end < len(words) and end - after < 2 and words[end].gap == "blank" and words[end].text.islower()
        ):
            if is_stop(words[end]) or may_be_verb(words[end]) or _drops(words[end].form):
                break
            end += 1  # "head of the Harbor Board campaign arm"
        closed = end == len(words) or words[end].gap == "break" or is_stop(words[end])
        if closed and end > after and end < len(words) and words[end].form == "of":
            end = inside(words, end + 1)[1]  # "aide to a Norland member of the board"
        after = end if closed else after
    return after


def _apposed(text: str, words: list[Token], first: int) -> range | None:
    """The role in "the new defense minister, …" right before a name; it needs a determiner."""
    if first < 2 or text[words[first - 1].end : words[first].start].strip() != ",":
        return None
    if not _is_role(words[first - 1]) or words[first - 1].form in _SHORT:
        return None
    at = first - 1
    while at > 0 and first - at < _FURTHEST and words[at].gap in ("blank", "hyphen"):
        if _drops(words[at - 1].form):
            loose = words[at - 1].form in classes()["indefinite"] - classes()["possessive"]
            return None if loose else range(at, first)
        if is_stop(words[at - 1]) and words[at].gap != "hyphen":
            break
        at -= 1
        if words[at].possessive and words[at].text[:1].isupper():
            return range(at, first)
    return None
