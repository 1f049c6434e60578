"""What each line of an article is there for: headline, byline, body, caption, page furniture, ...

Text saved from the web has a head (furniture, headline and its repeats, standfirst, byline, date), the
text with its section headings, captions and links, and a tail (comment forms, other articles). Lines
that say what they are are settled first, each by itself; then the headline; then the rest by where
they stand. What remains is body: a doubt never costs the reader a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from digest.articles import furniture
from digest.articles.bylines import byline, introduced, is_person
from digest.articles.credits import credit_at_end, is_credit
from digest.articles.datelines import dateline
from digest.articles.disclosures import disclosed
from digest.articles.headlines import Headline, find_headline, key
from digest.articles.lines import TERMINAL, Line, is_item, split
from digest.articles.pagedates import is_stamp, page_date
from digest.articles.statements import Layout, state
from digest.model import Flag

_PROSE = 12
"""Words of a finished sentence that a line needs to be told from a headline or a label."""

_LONG = 28
"""Words that make a line prose without a full stop."""

_HEADING = 12
"""Words of a section heading, at most."""

_HEAD = 12
"""Lines among which a headline, its repeats, byline and date are looked for."""

_LONGEST_TITLE = 400
"""Characters."""

_CAPTION = 60
"""Words of a caption, at most."""


_NO_HEADING = re.compile(r"[.,;:…!?-][\"'”’)*_]*\Z|[,.][\"”]|,\s+[\"“]|@|#\w|[?!]\s+\w")
"""What a section heading does not hold: a finished sentence, a cited one, a list's beginning, an account."""


def lay_out(
    text: str, *, markdown: bool = False, title: str | None = None, author: str | None = None
) -> Layout:
    """The layout of `text`; `title` and `author` are what metadata states, where it does."""
    draft = _Draft(text, split(text, markdown=markdown), author)
    draft.settle_lines(key(title) if title else "")
    headline = draft.settle_headline(title)
    draft.settle_head()
    draft.settle_tail()
    draft.settle_body()
    return state(text, draft.lines, headline, draft.flags)


@dataclass(slots=True)
class _Draft:
    """A layout in the making. Lines of kind None are not settled yet."""

    text: str
    lines: list[Line]
    known_author: str | None
    flags: dict[str, Flag] = field(default_factory=dict)
    head: int = 0
    """Index of the first line of the text proper."""
    tail: int = 0
    """Index after its last line."""

    def words(self, line: Line) -> str:
        return self.text[line.start : line.end]

    # ------------------------------------------------------------ lines by themselves

    def settle_lines(self, title: str) -> None:
        """Lines that say what they are; those with something glued to them are cut.

        A headline may look like furniture ("Poll: ..."): what repeats the title is left alone.
        """
        settled: list[Line] = []
        top = True
        for line in self.lines:
            if line.kind is not None or (title and self._repeats(line, title)) or self._settle(line, top=top):
                settled.append(line)
            else:
                settled += self._cut(line)
            top = top and settled[-1].kind is not None
        self.lines = settled
        self._find_text()

    def _repeats(self, line: Line, title: str) -> bool:
        return line.end - line.start <= _LONGEST_TITLE and key(self.words(line)) == title

    def _settle(self, line: Line, *, top: bool) -> bool:
        words = self.words(line)
        found = disclosed(self.text, line.start, line.end)
        for each in found:
            self.flags.setdefault(each.flag.name, each.flag)
        if any(each.whole for each in found):
            # "By Reuters" discloses an agency's copy, and is the byline.
            line.kind = "byline" if self._byline(line) else "disclosure"
        elif is_credit(words):
            line.kind = "caption"
        elif (group := furniture.group_of(words)) and not (top and group == "teasers"):
            line.kind, line.group = "boilerplate", group
        return line.kind is not None

    def _cut(self, line: Line) -> list[Line]:
        parts: list[Line] = []
        pieces = furniture.cut(self.words(line))
        for piece in pieces:
            part = Line(line.start + piece.start, line.start + piece.end, level=line.level)
            part.group = "glued" if pieces[0].group else ""
            if piece.group:
                part.kind, part.group = "boilerplate", piece.group
                parts.append(part)
            else:
                parts += self._cut_credit(part)
        return parts

    def _cut_credit(self, line: Line) -> list[Line]:
        words = self.words(line)
        found = credit_at_end(words)
        if found is None:
            return [line]
        at, finished = found
        count = len(words.split())
        if (
            count <= _CAPTION
            and not (finished and count > _CAPTION // 2)
            and dateline(self.text, line.start, line.end) is None
        ):
            line.kind = "caption"
            return [line]
        left = len(words[:at].rstrip())
        start = line.start + at + len(words[at:]) - len(words[at:].lstrip())
        return [Line(line.start, line.start + left, level=line.level), Line(start, line.end, "caption")]

    # ------------------------------------------------------------ the text proper

    def _find_text(self) -> None:
        """First and last line of prose among those not settled; without any, the first line is it."""
        prose = [index for index, line in enumerate(self.lines) if line.kind is None and self._prose(line)]
        if not prose:
            prose = [index for index, line in enumerate(self.lines) if line.kind is None][:1]
        self.head = prose[0] if prose else len(self.lines)
        self.tail = prose[-1] + 1 if prose else len(self.lines)

    def _prose(self, line: Line) -> bool:
        words = self.words(line)
        count = len(words[:2000].split())
        if count >= _PROSE and TERMINAL.search(words[-8:]) is not None:
            return byline(self.text, line.start, line.end) is None
        return count >= _LONG or dateline(self.text, line.start, line.end) is not None

    # ------------------------------------------------------------ headline

    def settle_headline(self, title: str | None) -> Headline | None:
        """The headline's line, its repeats, and what was glued to them."""
        found = find_headline(self.text, self.lines, self.head, title)
        if found is None:
            return None
        self.lines = found.lines
        self._find_text()
        return found

    # ------------------------------------------------------------ head

    def settle_head(self) -> None:
        """What stands above the text: labels, standfirst, byline, date."""
        lines = self.lines
        at = next((index for index, line in enumerate(lines) if line.kind == "headline"), None)
        last = self.head
        for index in range(self.head, min(len(lines), self.head + 4)):
            # A byline, a date or a second print of the headline ends the head, even below a sentence.
            line = lines[index]
            settled = line.kind in ("repeat", "headline") or (
                line.kind is None and (self._byline(line) or self._dated(line))
            )
            if settled and at is not None and at < index and not self._dateline_before(at, index):
                last = index + 1
        signal = self._last_signal(at, last)
        for index in range(min(last, len(lines))):
            line = lines[index]
            if line.kind is not None:
                continue
            words = self.words(line)
            for each in disclosed(self.text, line.start, line.end, above=True):
                self.flags.setdefault(each.flag.name, each.flag)
                if each.whole:
                    line.kind = "disclosure"
            if line.kind is not None:
                continue
            if self._byline(line, near=True):
                line.kind = "byline"
            elif self._dated(line):
                line.kind = "date"
            elif group := furniture.group_of(words, edge=True):
                line.kind, line.group = "boilerplate", group
            elif at is not None and index < at:
                if len(words.split()) <= 6 and TERMINAL.search(words) is None:
                    line.kind, line.group = "boilerplate", "kicker"
            elif self._bare_name(index):
                line.kind = "byline"
            elif index < signal or self._titled(line):
                line.kind = "standfirst" if len(words.split()) >= 4 else "heading"
        self._find_text()

    def _last_signal(self, at: int | None, last: int) -> int:
        """Index of the last byline, date, repeat or caption below the headline: what is above is head."""
        if at is None:
            return 0
        return max(
            (
                index
                for index in range(at + 1, min(last, len(self.lines)))
                if (line := self.lines[index]).kind in ("repeat", "caption")
                or (line.kind is None and (self._byline(line) or self._dated(line)))
            ),
            default=0,
        )

    def _titled(self, line: Line) -> bool:
        """Whether a line above the text has the looks of a title: no sentence of the text."""
        words = self.words(line)
        return (
            TERMINAL.search(words) is None
            and words[:1].isupper()
            and not is_item(words)
            and words[-1] not in ",-"
        )

    def _dated(self, line: Line) -> bool:
        words = self.words(line)
        return page_date(words) is not None or is_stamp(words)

    def _dateline_before(self, start: int, end: int) -> bool:
        return any(
            line.kind is None and dateline(self.text, line.start, line.end) for line in self.lines[start:end]
        )

    def _byline(self, line: Line, *, near: bool = False) -> bool:
        if byline(self.text, line.start, line.end) is not None:
            return True
        return near and byline(self.text, line.start, line.end, opened=False) is not None

    def _bare_name(self, index: int) -> bool:
        """A line that is only a person's name, and known as the author or beside a date."""
        words = self.words(self.lines[index])
        if not is_person(words):
            return False
        if self.known_author and key(words) == key(self.known_author):
            return True
        beside = self.lines[max(0, index - 1) : index] + self.lines[index + 1 : index + 2]
        return any(line.kind == "date" or (line.kind is None and self._dated(line)) for line in beside)

    # ------------------------------------------------------------ tail

    def settle_tail(self) -> None:
        """What belongs to furniture below it, and what stands below the text."""
        lines = self.lines
        sizes = [line.end - line.start if line.kind is None and self._prose(line) else 0 for line in lines]
        total = sum(sizes)
        before = 0
        for index, line in enumerate(lines):
            before += sizes[index]
            if line.kind != "boilerplate" or not (reach := furniture.after(line.group)):
                continue
            if reach == "rest" and before and (total - before) * 4 <= before:
                for under in lines[index + 1 :]:
                    if under.kind in (None, "heading"):
                        under.kind, under.group = "boilerplate", line.group
                break
            if len(self.words(line).split()) <= 5:
                self._settle_links(index + 1, line.group)
        self._find_text()
        below = lines[self.tail :]
        furnished = any(line.kind == "boilerplate" and line.group != "markup" for line in below)
        for line in below:
            if line.kind is not None:
                continue
            words = self.words(line)
            if self._byline(line, near=True) or (self.known_author and key(words) == key(self.known_author)):
                line.kind = "byline"
            elif (dated := page_date(words)) is not None and (furnished or dated.labelled):
                line.kind = "date"
            elif group := furniture.group_of(words, edge=True):
                line.kind, line.group = "boilerplate", group
            elif furnished and TERMINAL.search(words) is None and not is_item(words):
                line.kind, line.group = "boilerplate", "tail"

    def _settle_links(self, start: int, group: str) -> None:
        links: list[Line] = []
        for line in self.lines[start : start + 30]:
            if line.kind is not None:
                if line.group == group or line.kind == "caption":
                    continue
                break
            words = self.words(line)
            if self._prose(line) or len(words.split()) > 25:
                break
            links.append(line)
        # A single short line between a link's label and the text may be the heading of a section.
        if len(links) > 1 or (links and len(self.words(links[0]).split()) >= 5):
            for line in links:
                line.kind, line.group = "boilerplate", group

    # ------------------------------------------------------------ body

    def settle_body(self) -> None:
        """Headings and repeated paragraphs; everything else that is left is body."""
        lines = self.lines
        seen: dict[str, int] = {}
        for index, line in enumerate(lines):
            if line.kind not in (None, "standfirst", "headline"):
                continue
            words = self.words(line)
            same = key(words) if len(words) <= 2000 else words
            if len(words.split()) >= 6 and same in seen and line.kind is None:
                line.kind = "repeat"
            seen.setdefault(same, index)
            if line.kind is None and index < self.tail and self._heading(index):
                line.kind = "heading"
        for line in lines:
            line.kind = line.kind or "body"
        self._sign_off()

    def _heading(self, index: int) -> bool:
        line = self.lines[index]
        if line.level:
            return True
        words = self.words(line)
        count = len(words.split())
        if count > _HEADING or len(words) > 100 or is_item(words):
            return False
        first = next((char for char in words if char.isalnum()), "")
        if not first or first.islower() or _NO_HEADING.search(words) or not _balanced(words):
            return False
        around = [self._neighbour(index, -1), self._neighbour(index, 1)]
        below = around[1]
        if below is None or not self._reads(below) or self.text[below.start].islower():
            return False
        return (
            around[0] is None
            or around[0].kind in ("standfirst", "headline", "byline", "date")
            or self._ends(around[0])
        )

    def _neighbour(self, index: int, step: int) -> Line | None:
        """The nearest line of the article itself, passing over furniture and captions."""
        index += step
        while 0 <= index < len(self.lines):
            if self.lines[index].kind not in ("boilerplate", "caption", "repeat", "disclosure"):
                return self.lines[index]
            index += step
        return None

    def _reads(self, line: Line) -> bool:
        words = self.words(line)
        return line.kind in (None, "body") and len(words[:400].split()) >= 8

    def _ends(self, line: Line) -> bool:
        return line.kind in (None, "body") and TERMINAL.search(self.words(line)[-8:]) is not None

    def _sign_off(self) -> None:
        """A last paragraph that introduces the author is a byline in sentences."""
        name = self.known_author
        last = next((line for line in reversed(self.lines) if line.kind == "body"), None)
        if last is None or last is next(line for line in self.lines if line.kind == "body"):
            return
        if introduced(self.text, last.start, last.end):
            last.kind = "byline"
        if not name:
            return
        words = self.words(last)
        if len(words) <= 600 and re.match(
            rf"[\W_]*{re.escape(name)}[^.]{{0,80}}\b(?:is|covers|reports|writes|was|has been)\b", words
        ):
            last.kind = "byline"


def _balanced(words: str) -> bool:
    """Whether quotation marks that open also close: half a quotation is a sentence that was broken."""
    return (
        words.count('"') % 2 == 0
        and words.count("“") == words.count("”")
        and words.count("‘") <= words.count("’")
    )
