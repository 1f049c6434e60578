"""Who stands in the slots of a verb or a noun, as far as the words around it tell."""

from __future__ import annotations

from digest.comparison.clauses import states
from digest.comparison.wording.deeds.fields import words
from digest.comparison.wording.deeds.groups import Group, adverb, governing, group, when
from digest.comparison.wording.deeds.lines import Line
from digest.comparison.wording.deeds.phrases import Role, named, role
from digest.language.verbs import verbs
from digest.language.word_classes import classes, describes, is_determiner

_LONGEST = 9
"""Words of a noun phrase behind a verb."""
_ASIDE = 30
"""Words between the commas of an aside."""
_FAR = 50
"""Words between a verb and the one whose subject it shares."""
_HOPS = 6
"""Prepositions that follow upon each other in a subject."""
_BACK = 3
"""Verbs that may share one subject."""


def doer(line: Line, verb: Group) -> Role | None:
    """Who does what the verb tells: its subject, or whoever is to do it ("wants Roe to resign")."""
    first = verb.first
    if line.form(first).endswith("ing") and first > 0:
        # "Roe spoke for an hour, blasting", "in assailing", "kept interrupting"
        before = line.form(first - 1)
        if line.gaps[first] == "break" or before in words("before_ing") or states(before):
            return _shared(line, first, 0)
    if line.form(first) != "to" or first == 0 or not line.joined(first):
        return subject(line, first)
    known = line.meant.get(first - 1)
    if known is not None and known.last == first - 1:
        return named(line, known)
    at = governing(line, first)
    if states(line.form(at)) or (line.lemmas[at] in words("said_of") and not adverb(line, at)):
        control = group(line, at)
        return None if control.first == at and line.stops(at - 1) else doer(line, control)
    return None


def subject(line: Line, at: int, depth: int = 0) -> Role | None:
    """Who stands before the verb group that begins at `at`."""
    if at <= 0:
        return None
    before = at - 1
    if line.gaps[at] == "break":
        return _before_aside(line, at)
    while (
        at - before < _LONGEST
        and line.joined(before)
        and (when(line, before) or line.form(before) in words("selves"))
    ):
        before -= 1  # "Roe herself on Friday"
    if line.gaps[before + 1] == "break":
        return _before_aside(line, before + 1)
    form = line.form(before)
    if form in words("relatives"):
        return _antecedent(line, before)
    if form in words("joins"):
        return _shared(line, before, depth)
    if line.stops(before) and before not in line.meant:
        return None
    return _ending(line, before)


def _before_aside(line: Line, at: int) -> Role | None:
    """Who stands before what a comma before `at` closes, or whom the comma names ("the baker, Ann Roe,")."""
    known = line.meant.get(at - 1)
    if known is not None and known.kind == "person" and known.form == "full" and known.first > 1:
        before = known.first - 1
        led = line.meant.get(before)
        if line.gaps[known.first] == "break" and (led.key == known.key if led else not line.stops(before)):
            return named(line, known)
    for i in range(at - 1, max(0, at - _ASIDE), -1):
        if line.gaps[i] != "break":
            continue
        opens = line.form(i)
        # "Roe, a baker, said" and "Roe, who bakes, said"; a list of names is none of these
        if (
            is_determiner(opens)
            or opens in words("relatives")
            or opens[:1].isdigit()
            or opens in words("leads")
        ):
            return _ending(line, i - 1)
        if opens in ("however", "though", "meanwhile", "too", "instead", "then"):
            return _ending(line, i - 1)
    return None


def _antecedent(line: Line, at: int) -> Role | None:
    """Whom a relative at `at` stands for."""
    if at == 0:
        return None
    known = line.meant.get(at - 1)
    if known is not None:
        # "texts with Roe that mocked": not Roe, and which noun before is not told
        return named(line, known) if known.kind != "person" or line.form(at) == "who" else None
    first = at - 1
    while first > 0 and line.joined(first) and not line.stops(first - 1) and at - first < _LONGEST:
        first -= 1
    # "Ann Roe, the baker who": a description of her
    comma = first if line.gaps[first] == "break" else 0
    if comma and comma - 1 in line.meant and is_determiner(line.form(comma)):
        return named(line, line.meant[comma - 1])
    if line.stops(at - 1) or line.possessive(at - 1):
        return None
    return role(line, first, at - 1)


def relative(line: Line, verb: Group) -> Role | None:
    """What a relative before the subject of a verb stands for: "a toll, which Roe has fought"."""
    at = verb.first - 1
    while at > 0 and verb.first - at < _LONGEST and line.form(at) not in ("which", "whom"):
        if not line.joined(at + 1) or (line.stops(at) and not is_determiner(line.form(at))):
            return None
        at -= 1
    if at < 1 or line.form(at) not in ("which", "whom") or at == verb.first - 1:
        return None
    return _ending(line, at - 1) if line.gaps[at] == "break" else _antecedent(line, at)


def _shared(line: Line, at: int, depth: int) -> Role | None:
    """The subject of the verb that another one is joined to."""
    if depth >= _BACK:
        return None
    tried = 0
    for i in range(at - 1, max(-1, at - _FAR), -1):
        if line.form(i) in words("relatives"):
            return _antecedent(line, i)
        if states(line.form(i)) and not (i in line.meant and line.meant[i].form != "pronoun"):
            found = subject(line, group(line, i).first, depth + 1)
            if found is not None or depth:
                return found
            tried += 1
            if tried == _BACK:
                return None
    return None


def _ending(line: Line, last: int) -> Role | None:
    """The noun phrase that ends with the word at `last`, without what prepositions add to it."""
    for _ in range(_HOPS):
        if last <= 0:
            break
        known = line.meant.get(last)
        if known is not None and known.last == last:
            first = known.first
        else:
            if line.stops(last) or line.possessive(last):
                return None
            first = last
        start = first
        while (
            start > 0
            and line.joined(start)
            and (not line.stops(start - 1) or line.possessive(start - 1))
            and last - start < _LONGEST
        ):
            start -= 1
            if is_determiner(line.form(start)):
                break
        lead = line.form(start - 1) if line.joined(start) else ""
        if lead in words("leads") and start > 1 and not line.stops(start - 2):
            last = start - 2  # "the report by the inspector"
            continue
        if lead in words("leads"):
            return None
        found = role(line, start, last)
        beside = line.meant.get(start - 2)
        if found is not None and lead == "and" and beside is not None and beside.kind == "person":
            return found._replace(owner=beside.key)  # "Roe and his allies"
        return found
    return role(line, 0, 0) if last == 0 and 0 in line.meant else None


def behind(line: Line, at: int) -> Role | None:
    """Whom or what stands behind a verb that ends before `at`."""
    i = at
    while i < at + _LONGEST and line.joined(i) and adverb(line, i):
        i += 1
    if i >= len(line) or not line.joined(i):
        return None
    if line.form(i) == "that":
        return None
    known = line.meant.get(i)
    if known is not None and known.form == "pronoun" and line.form(i) not in classes()["possessive"]:
        return named(line, known) if line.form(i) not in words("selves") else None
    if line.form(i) == "her" and known is not None and (i + 1 >= len(line) or line.stops(i + 1)):
        return named(line, known)
    first = i
    while i < len(line) and i - first < _LONGEST and (i == first or line.joined(i)):
        if line.possessive(i) or is_determiner(line.form(i)):
            i += 1
            continue
        if _gerund(line, i) or (line.stops(i) and not _participle(line, i, first)):
            break
        if _verb_of_name(line, i):
            break
        i += 1
    if i > first + 1 and _bare_verb(line, first, i - 1):
        i -= 1  # "demanded Roe step down"
    while i > first + 1 and line.form(i - 1).endswith("ly") and not line.capital(i - 1):
        i -= 1  # "interrupted Roe repeatedly"
    if i == first or all(is_determiner(line.form(n)) for n in range(first, i)):
        return None
    beside = line.meant.get(i + 1) if line.form(i) == "and" else None
    if beside is not None and line.possessive(beside.last + 1):
        return None  # "Ann and Ada Roe's song"
    return role(line, first, i - 1)


def _bare_verb(line: Line, first: int, at: int) -> bool:
    """Whether the last word, behind a person's name, is what that person should do."""
    known = line.meant.get(at - 1)
    return (
        known is not None
        and known.kind == "person"
        and not is_determiner(line.form(first))
        and not line.capital(at)
        and "base" in verbs().inflected.get(line.form(at), ())
        and line.form(at) not in classes()["compound_heads"]
    )


def _verb_of_name(line: Line, at: int) -> bool:
    """Whether a verb stands behind a name and before what it is done to ("by the Herald show Roe")."""
    known = line.meant.get(at - 1)
    return (
        known is not None
        and known.last == at - 1
        and known.form != "pronoun"
        and at not in line.meant
        and line.form(at) in verbs().inflected
        and line.joined(at + 1)
        and (line.capital(at + 1) or is_determiner(line.form(at + 1)))
    )


def _participle(line: Line, at: int, first: int) -> bool:
    """Whether a form in -ed describes the noun behind it ("its newly announced policy")."""
    before = line.form(at - 1)
    return (
        at > first
        and line.form(at).endswith("ed")
        and (before.endswith("ly") or is_determiner(before) or line.possessive(at - 1))
        and line.joined(at + 1)
        and not line.stops(at + 1)
    )


def within(line: Line, first: int, after: int) -> Role | None:
    """What these words name ("kick Roe out"), if more than a determiner ("throw her weight behind")."""
    last = after - 1
    if last < first or is_determiner(line.form(last)) or line.form(last) in classes()["possessive"]:
        return None
    return role(line, first, last) if not adverb(line, last) else None


def possessor(line: Line, first: int, after: int) -> Role | None:
    """Whom a pronoun among these words means: "calls to abandon his bid"."""
    for i in range(first, after):
        known = line.meant.get(i)
        if known is not None and known.form == "pronoun" and line.form(i) in classes()["possessive"]:
            return named(line, known)
    return None


def _gerund(line: Line, at: int) -> bool:
    """Whether a form in -ing is a verb: it opens a phrase, or follows a noun."""
    form = line.form(at)
    return (
        len(form) > 4
        and form.endswith("ing")
        and not line.capital(at)
        and at not in line.meant
        and not (is_determiner(line.form(at - 1)) or line.possessive(at - 1) or describes(line.form(at - 1)))
        and not (line.capital(at - 1) and (at - 1 not in line.meant or line.meant[at - 1].kind == "other"))
        and form not in classes()["topics"]
        and form not in classes()["describing"]
    )


def agent(line: Line, at: int) -> Role | None:
    """Who stands behind "by", a few words after a passive that ends before `at`."""
    for i in range(at, min(at + 6, len(line))):
        if not line.joined(i):
            return None
        if line.form(i) == "by":
            return behind(line, i + 1)
    return None


def owner_of(line: Line, first: int, last: int) -> Role | None:
    """Of whom or by whom the act is that a noun at these words tells.

    Before it, a possessor or a name; behind it, what "of", "against" or "on" leads to.
    """
    at = first
    while at > 0 and line.joined(at) and not line.stops(at - 1) and first - at < 4:
        if line.possessive(at - 1):
            known = line.meant.get(at - 2)
            return (named(line, known) if known else _ending(line, at - 2)) if at > 1 else None
        if is_determiner(line.form(at - 1)):
            break
        at -= 1
    known = line.meant.get(at - 1)
    if at > 0 and line.joined(at) and line.form(at - 1) in classes()["possessive"] and known:
        return named(line, known)
    if at > 0 and line.joined(at) and line.possessive(at - 1) and at > 1:
        known = line.meant.get(at - 2)
        return named(line, known) if known else _ending(line, at - 2)
    after = last + 1
    if line.joined(after) and line.form(after) in ("of", "against"):
        return behind(line, after + 1)
    known = line.meant.get(first - 1)
    if known is not None and line.joined(first) and known.form != "pronoun" and known.kind != "other":
        return named(line, known)
    return _owner_of_list(line, first)


def _owner_of_list(line: Line, first: int) -> Role | None:
    """Whose the nouns before this one in a list are: "Roe's grins, sighs and interruptions"."""
    at = first
    for _ in range(_HOPS):
        joined = line.form(at - 1) in ("and", "or")
        if not joined and line.gaps[at] != "break":
            return None
        at -= 2 if joined else 1
        if at < 1 or line.stops(at) or at in line.meant:
            return None
        known = line.meant.get(at - 1)
        if known is not None and known.form != "pronoun" and known.kind == "person":
            return named(line, known)
        if line.possessive(at - 1):
            known = line.meant.get(at - 2)
            return named(line, known) if known is not None else None
    return None
