"""The acts that an article tells of, by the turns of `fields`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.comparison.clauses import states
from digest.comparison.wording.deeds import groups, roles
from digest.comparison.wording.deeds.fields import GAP, Field, Turn, in_class, inflected, lexicon, words
from digest.comparison.wording.deeds.groups import adverb
from digest.comparison.wording.deeds.lines import Line, lines
from digest.comparison.wording.deeds.phrases import Role
from digest.language.contested import singular
from digest.language.person_nouns import role_words
from digest.language.verbs import irregular_forms
from digest.language.word_classes import classes, colours, describes, is_determiner
from digest.model import Reading, Span

_WIDEST = 5
"""Words that "~" stands for."""
_PERSONS = frozenset({"person"})


@dataclass(frozen=True, slots=True)
class Deed:
    """An act, as one place of an article tells it."""

    column: int
    line: int
    """Number of its sentence."""
    field: Field
    span: Span
    """What a row shows."""
    head: str
    """The verb in its base form, with "to", or the noun."""
    choice: str
    """The words chosen, without what they are about."""
    about: Role | None
    """Who undergoes it; of a verb that takes nobody, who does it."""
    by: Role | None
    """Who did it, where that is somebody else."""
    denied: bool
    open: bool | None
    """Only possible, wanted or to come; None where the form does not tell ("ending the war")."""
    does: bool
    """Whether whoever it is about does it."""
    noun: bool
    definite: bool
    present: frozenset[str]
    """Keys of all whom its sentence names."""
    content: frozenset[str]
    """The stems of what follows it in its clause: to do what somebody was urged, of what accused."""


def found_in(column: int, reading: Reading) -> list[Deed]:
    """The acts of one article, in text order; of turns at one place the longest of each field."""
    found: list[Deed] = []
    for line in lines(reading):
        made = [deed for at in range(len(line)) for deed in _at(column, line, at)]
        made.sort(key=lambda deed: (-(deed.span.end - deed.span.start), deed.span.start))
        kept: list[Deed] = []
        taken: set[tuple[str, int]] = set()
        for deed in made:
            places = {(deed.field.key, at) for at in range(*deed.span)}
            if not places & taken:
                taken |= places
                kept.append(deed)
        found += sorted(kept, key=lambda deed: (deed.span.start, deed.field.key))
    return found


def _at(column: int, line: Line, at: int) -> Iterator[Deed]:
    known = lexicon().turns.get(line.forms[at])
    if known is None:
        return
    after = line.form(at + 2 if line.form(at + 1).endswith("ly") else at + 1)
    pairs = ((turn, _match(line, at, turn)) for turn in known if turn.may_go_on(after))
    matches = [(turn, matched) for turn, matched in pairs if matched is not None]
    longest = max((matched.end for _, matched in matches), default=0)
    for turn, matched in matches:
        if matched.end < longest:
            continue  # "removed from the team" is no removal from office
        made = None
        if turn.kind in ("nouns", "nouns_by"):
            made = _noun(column, line, at, matched, turn)
        elif turn.kind == "phrases":
            made = _phrase(column, line, at, matched, turn)
        else:
            made = _verb(column, line, at, matched, turn)
        if made is not None:
            yield made


@dataclass(frozen=True, slots=True)
class _Matched:
    end: int
    gap: tuple[int, int] | None
    """The words that "~" stands for."""
    named: tuple[int, int] | None
    """The words of "<class>"."""


def _match(line: Line, at: int, turn: Turn) -> _Matched | None:
    """Where a turn that begins at `at` ends."""
    return _step(line, at + 1, turn.rest, None, None)


def _step(
    line: Line,
    at: int,
    rest: Sequence[frozenset[str] | str],
    gap: tuple[int, int] | None,
    named: tuple[int, int] | None,
) -> _Matched | None:
    if not rest:
        return _Matched(at, gap, named)
    step, *others = rest
    if step == GAP:
        for end in range(at, min(at + _WIDEST, len(line)) + 1):
            if end > at and not line.joined(end - 1):
                return None
            if end > at and states(line.form(end - 1)) and not describes(line.form(end - 1)):
                return None
            made = _step(line, end, others, (at, end), named)
            if made is not None:
                return made
        return None
    if at >= len(line) or not line.joined(at):
        return None
    if isinstance(step, str):
        for end in range(at, min(at + _WIDEST, len(line))):
            if not line.joined(end):
                return None
            form = line.form(end)
            follows = line.joined(end + 1) and not line.stops(end + 1) and not line.possessive(end)
            if in_class(step, form) and not (follows and in_class(step, line.form(end + 1))):
                if line.form(end + 1) == "'s" and line.joined(end + 1):
                    continue
                return _step(line, end + 1, others, gap, (at, end + 1))
            if line.stops(end) and not (is_determiner(form) or line.possessive(end) or form == "of"):
                return None
        return None
    if line.form(at) not in step:
        manner = step <= words("leads") and line.form(at).endswith("ly") and adverb(line, at)
        return _step(line, at + 1, rest, gap, named) if manner else None  # "objected loudly to"
    return _step(line, at + 1, others, gap, named)


def _verb(column: int, line: Line, at: int, matched: _Matched, turn: Turn) -> Deed | None:
    if not _is_verb(line, at, matched.end, turn):
        return None
    group = groups.group(line, at)
    if turn.kind == "denied" and group.mood != "not":
        return None
    participle = not line.form(at).endswith("ing") and line.form(at) != turn.base
    by_follows = line.form(matched.end) == "by" and line.joined(matched.end)
    undergone = turn.kind == "of" and participle and (group.passive or by_follows)
    doer = roles.doer(line, group)
    about: Role | None
    by: Role | None
    if turn.kind in ("by", "denied"):
        if group.passive and turn.base != "be" and turn.kind == "by":
            return None
        about = doer or (roles.possessor(line, *matched.named) if matched.named is not None else None)
        tells = not turn.rest or turn.text.rsplit(" ", 1)[-1] in words("leads")
        by = roles.behind(line, matched.end) if tells else None
    elif undergone:
        about, by = doer, roles.agent(line, matched.end)
    else:
        about = roles.within(line, *matched.gap) if matched.gap is not None else None
        about = about or roles.behind(line, matched.end) or roles.relative(line, group)
        by = doer
    field = turn.field
    if turn.kind == "of" and about is None and by is None and not field.free:
        return None
    if turn.kind == "of" and about is None and not turn.rest:
        return None
    if turn.kind == "of" and about is not None and not _fits(field, about):
        return None
    actor = about if turn.kind == "by" else by
    if field.doers and (actor is None or actor.word not in field.doers):
        return None
    last = matched.end - 1
    if turn.kind == "by" and last > at and matched.named is None and line.form(last) in _TRAILING:
        last -= 1
    start = group.shown if not line.capital(group.shown) or group.shown == 0 else at
    start = min(start, at)
    if line.form(start) == "to":
        start = at  # the base form says as much
    while line.joined(start) and _colours(line, start - 1):
        start -= 1
    return Deed(
        column,
        line.number,
        field,
        Span(line.starts[start], line.ends[last]),
        "to " + _plain(turn),
        _plain(turn),
        about,
        by,
        denied=group.mood == "not" and turn.kind != "denied",
        open=None if group.mood == "any" else group.mood == "open",
        does=turn.kind in ("by", "denied"),
        noun=False,
        definite=False,
        present=line.present,
        content=line.ahead(matched.end),
    )


def _colours(line: Line, at: int) -> bool:
    """Whether an adverb judges how something is done ("fiercely"), as against when or how often."""
    form = line.form(at)
    if not form.endswith("ly") or not adverb(line, at):
        return False
    stem = form[:-2]
    return any(
        word in colours() for word in (form, stem, stem + "e", stem + "le", stem[:-1] + "y", stem[:-2])
    )


_TRAILING = frozenset({"in", "of", "with", "from"})
"""Words at the end of a turn that only lead to what follows."""


def _plain(turn: Turn) -> str:
    """A turn's own words, without gaps and classes."""
    return " ".join(w.split("|")[0] for w in turn.text.split() if w != GAP and not w.startswith("<"))


def _fits(field: Field, role: Role) -> bool:
    if field.who == "person":
        return role.kind in _PERSONS or (role.kind == "noun" and role.word in role_words())
    return field.who != "thing" or role.kind not in _PERSONS


def _is_verb(line: Line, at: int, end: int, turn: Turn) -> bool:
    """Whether a form that may be a noun or an adjective stands where a verb does."""
    form = line.forms[at]
    base = turn.base
    if base == "be":
        return True
    before = line.form(at - 1) if line.joined(at) else ""
    follows = line.form(at + 1) if line.joined(at + 1) else ""
    if line.capital(at) and at > 0 and not _titled(line):
        return False
    if line.gaps[at] == "hyphen" or (end < len(line) and line.gaps[end] == "hyphen"):
        return False
    unchanged = form == base and base in irregular_forms().get(base, ())
    if unchanged and not (before in ("of", "a", "an", "the") or describes(before)):
        return not (is_determiner(before) or line.possessive(at - 1) or before in classes()["possessive"])
    if form not in (base, _third(base)):
        if form.endswith("ing"):
            return not (
                is_determiner(before)
                or line.possessive(at - 1)
                or before in classes()["possessive"]
                or follows == "of"
                or (before and not turn.rest and describes(before) and not before.endswith("ly"))
            )
        if before == "that":
            return True
        # "the disgraced mayor" tells of no act here
        return not (is_determiner(before) or line.possessive(at - 1) or before in classes()["possessive"])
    if not before:
        return False
    if before in ("to", "not", "n't", "and", "or", "cannot", "ca", "wo") or before in classes()["modals"]:
        return before not in ("and", "or") or _earlier_base(line, at)
    if before in ("do", "does", "did", "will", "'ll", "'d", "let", "help", "helped"):
        return True
    if is_determiner(before) or line.possessive(at - 1) or before in classes()["possessive"]:
        return False
    if before in ("he", "she", "it", "they", "we", "i", "you", "who", "which", "that"):
        return True
    opens = is_determiner(follows) or line.capital(at + 1) or follows in classes()["possessive"]
    opens = opens or follows in ("him", "her", "them", "it") or bool(turn.rest)
    if line.capital(at - 1) and not line.stops(at - 1):
        return opens and not (line.capital(at) and not _titled(line))
    if before.endswith("ly"):
        return opens
    return opens and form == base and singular(before) != before and not line.stops(at - 1)


def _third(base: str) -> str:
    return inflected(base)[1]


def _earlier_base(line: Line, at: int) -> bool:
    """Whether a base form stands before "and": "to seize and hold"."""
    return any(line.form(i) == "to" or line.form(i) in classes()["modals"] for i in range(max(0, at - 8), at))


def _titled(line: Line) -> bool:
    return line.number < 0


def _noun(column: int, line: Line, at: int, matched: _Matched, turn: Turn) -> Deed | None:
    last = matched.end - 1
    before = line.form(at - 1) if line.joined(at) else ""
    after = line.form(matched.end) if line.joined(matched.end) and not turn.rest else ""
    if line.capital(at) and at > 0:
        return None
    if line.gaps[at] == "hyphen" or (matched.end < len(line) and line.gaps[matched.end] == "hyphen"):
        return None
    if after and not line.stops(matched.end) and after not in classes()["behind_nouns"]:
        return None  # "resignation letter", or a verb
    if before in ("to", "not", "n't") or before in classes()["modals"]:
        return None
    if line.form(at).endswith("ing"):
        told = (
            is_determiner(before)
            or line.possessive(at - 1)
            or before in classes()["possessive"]
            or after == "of"
        )
        if not told and not (before and describes(before)):
            return None
    leads = line.form(last) in words("leads") and bool(turn.rest)
    other = roles.behind(line, matched.end) if leads else None
    done_by = leads and (turn.kind == "nouns" or line.form(last) == "by")
    owner = other if done_by else roles.owner_of(line, at, last)
    if last > at and (line.form(last) in words("leads") or line.form(last) == "between"):
        last -= 1
    to_come = any(form in classes()["modals"] for form in line.forms[last + 1 : last + 6])
    first = at
    while (
        first > 0
        and line.joined(first)
        and at - first < 3
        and not line.stops(first - 1)
        and not line.possessive(first - 1)
        and not is_determiner(line.form(first - 1))
        and describes(line.form(first - 1))
    ):
        first -= 1
    lead = line.form(first - 1) if line.joined(first) else ""
    if lead in ("no", "any", "without", "such", "another", "every", "each"):
        return None
    if owner is not None and turn.kind == "nouns" and turn.field.who and not _fits(turn.field, owner):
        return None
    definite = lead in ("the", "this", "that", "his", "her", "its", "their") or line.possessive(first - 1)
    wording = " ".join(line.forms[first : last + 1])
    return Deed(
        column,
        line.number,
        turn.field,
        Span(line.starts[first], line.ends[last]),
        turn.text,
        wording if first < at else turn.text,
        owner,
        None if done_by else other,
        denied=False,
        open=to_come,
        does=turn.kind == "nouns_by",
        noun=True,
        definite=definite,
        present=line.present,
        content=line.ahead(matched.end),
    )


def _phrase(column: int, line: Line, at: int, matched: _Matched, turn: Turn) -> Deed | None:
    end = matched.end
    about = roles.behind(line, end) if turn.text.endswith((" of", "implicating")) else None
    if matched.named is not None and about is None:
        about = roles.behind(line, matched.named[0])
    last = end - 2 if line.form(end - 1) in _TRAILING else end - 1
    return Deed(
        column,
        line.number,
        turn.field,
        Span(line.starts[at], line.ends[last]),
        turn.text.split(" <")[0],
        turn.text.split(" <")[0],
        about,
        None,
        denied=False,
        open=False,
        does=False,
        noun=False,
        definite=False,
        present=line.present,
        content=line.ahead(end),
    )
