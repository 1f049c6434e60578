"""The extension: finds our pages, reads their sections, puts tables in their place."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from digest.pages.escape import COMMENT
from digest.pages.layout import cells
from digest.pages.layout.charts import timeline
from digest.pages.layout.columns import Column, columns
from digest.pages.layout.coverage import by_day, published
from digest.pages.layout.elements import add, put
from digest.pages.layout.families import Family, families, shared_text
from digest.pages.layout.marks import mark_words
from digest.pages.layout.reading import RAW, Cell, Line, Row, plain, rows, stashed
from digest.pages.layout.roster import roster
from digest.pages.layout.tables import LITTLE, NOTHING, Group, Table, alone
from digest.pages.layout.versions import DAYS, Versions
from digest.pages.parts import marked
from digest.pages.sections import APART, ENDING, EVENT, FEW, FRAMES, NAMES, TIMELINE, TITLES

MARKED = {
    "quotes": "one version",
    "who-reports-what": "one version",
    "framing": "one article’s headline or lede",
}
"""Sections in which the words that only one has are underlined: in one of what."""
NAMED = 3
"""Names of the contested thing that the glance gives of each article."""
AFTER_RAW_HTML = 5
"""Below 30, where raw HTML is put back, and below whatever else looks for patterns in the text."""
AFTER_INLINE = 15
"""Below 20, where emphasis and links have been made, and above 5, where headings get their ids."""


class LayoutExtension(Extension):
    """Registers the layout."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name Python-Markdown calls
        layout = Layout(md)
        md.treeprocessors.register(layout, "digest_layout", AFTER_INLINE)
        md.postprocessors.register(Uncomment(md, layout), "digest_uncomment", AFTER_RAW_HTML)


@dataclass(slots=True)
class _Part:
    """A section of the page: its heading and what stands below."""

    heading: Element
    nodes: list[Element] = field(default_factory=list)

    @property
    def groups(self) -> list[tuple[Element | None, list[Element]]]:
        found: list[tuple[Element | None, list[Element]]] = [(None, [])]
        for node in self.nodes:
            if node.tag == "h3":
                found.append((node, []))
            else:
                found[-1][1].append(node)
        return [group for group in found if group[0] is not None or group[1]]


class Layout(Treeprocessor):
    """Turns the rows of a marked page into tables."""

    found: bool = False
    """Whether the page at hand is one of ours."""
    contested: list[Row]
    """What the glance says of word choice."""
    families: list[Family]
    """Articles that are copies of one text."""
    parts: dict[str, str]
    """The sections that have pages of their own, and those pages."""

    def run(self, root: Element) -> None:
        """Work on the tree in place."""
        self.found = False
        for counted in [node for node in root if self._is(node, TIMELINE)]:
            timeline(self.md, root, counted)
        mark = next((node for node in root if self._is(node, EVENT)), None)
        if mark is None:
            return
        root.remove(mark)
        self.found = True
        self.parts = self._parts(root)
        lead, parts = _parts(root)
        read = {name: self._rows(part) for part in parts if (name := self._name(part)) is not None}
        outlets = [row for _, found in read.get("articles", []) for row in found]
        shown = columns(outlets)
        self.contested = _contested(self.md, read.get("word-choice", []), shown)
        shared = next((part.nodes for part in parts if self._name(part) == "shared-text"), [])
        self.families = families(self.md, shared, shown)
        told = published(self.md, read.get("at-a-glance", []))
        if len(told) > 1 and shown and "timeline" not in map(self._name, parts):
            heading = Element("h2")
            heading.text = TITLES[DAYS]
            parts.insert(1, _Part(heading))
        for node in list(root):
            root.remove(node)
        self._lead(root, lead)
        self._contents(root, parts)
        for part in parts:
            name = self._name(part)
            section = add(root, "section", "section", *([name] if name else []))
            section.append(part.heading)
            if name is not None:
                part.heading.set("id", name)
                section.set("aria-labelledby", name)
            if name == DAYS:
                by_day(section, told)
            if name in read and shown and self._draw(section, name, read[name], shown):
                continue
            if name == "shared-text":
                shared_text(section, part.nodes, self.families)
                continue
            section.extend(part.nodes)

    def _comment(self, node: Element) -> str:
        match = RAW.fullmatch((node.text or "").strip())
        return stashed(self.md, match).strip() if node.tag == "p" and match is not None else ""

    def _is(self, node: Element, mark: str) -> bool:
        return self._comment(node) == mark

    def _parts(self, root: Element) -> dict[str, str]:
        """Read and remove the mark that names the pages of long sections."""
        for node in list(root):
            if (named := marked(self._comment(node))) is not None:
                root.remove(node)
                return named
        return {}

    def _name(self, part: _Part) -> str | None:
        return NAMES.get(plain(self.md, "".join(part.heading.itertext())).strip())

    def _rows(self, part: _Part) -> list[Group]:
        found = []
        for heading, nodes in part.groups:
            listed = [rows(self.md, node) for node in nodes if node.tag == "ul"]
            if len(listed) != len(nodes) or any(r is None for r in listed):
                return []
            found.append((heading, [row for r in listed for row in r or ()]))
        return found

    # ------------------------------------------------------------ above the sections

    def _lead(self, root: Element, lead: list[Element]) -> None:
        header = None
        for node in lead:
            if node.tag == "h1":
                # MkDocs takes the title from a heading that is the first of all elements.
                root.append(node)
                node.set("class", "digest-headline")
                continue
            if header is None:
                header = add(root, "div", "lead")
            node.set("class", "digest-summary" if node.tag == "ul" else "digest-when")
            header.append(node)

    def _contents(self, root: Element, parts: list[_Part]) -> None:
        if len(parts) < 2:
            return
        nav = add(root, "nav", "contents", aria_label="On this page")
        listing = add(nav, "ul")
        for part in parts:
            name = self._name(part)
            if name is not None:
                put(
                    add(listing, "li"),
                    "a",
                    Line(part.heading.text or "", list(part.heading)),
                    href=f"#{name}",
                )

    # ------------------------------------------------------------ the sections

    def _draw(self, section: Element, name: str, groups: list[Group], shown: list[Column]) -> bool:
        """Draw a section; False where it is to be left as it is."""
        if not any(found for _, found in groups):
            return False
        if name == "articles":
            _articles(self.md, section, groups, shown, self.families)
            return True
        many = len(shown) > FEW
        if name == "at-a-glance" and many:
            rows = [row for _, found in groups for row in found]
            roster(self.md, section, [*rows, *self.contested], shown, self.families)
            return True
        caption = plain(self.md, "".join(section[0].itertext())).strip()
        if name in {"quotes", "figures"} and len(shown) == 1:
            alone(self.md, section, shown[0], groups, cells.quote if name == "quotes" else cells.figure)
            return True
        key = add(section, "p", "key") if name in MARKED else None
        if name == DAYS:
            days = Versions(self.md, section, shown, caption, name, families=self.families)
            days.days(groups)
            return True
        if many:
            page = self.parts.get(name)
            table: Table = Versions(self.md, section, shown, caption, name, families=self.families, page=page)
            if page is not None:
                section.set("data-pagefind-ignore", "all")  # its page has the same rows, and all of them
        else:
            table = Table(self.md, section, shown, caption, name, titles=name == "at-a-glance")
        if name == "framing":
            for group in groups:
                self._framing(table, group)
        elif name == "word-choice" and isinstance(table, Versions):
            table.things(groups, cells.term)
        elif name == "word-choice":
            table.facts(groups, cells.term)
        elif name == "quotes":
            several, once = _by_reach(groups)
            table.statements(several, cells.quote, "One article only")
            table.others(once, cells.quote, "Quoted by one article only", "Others")
        elif name == "figures":
            table.statements(groups, cells.figure, "One article only")
        elif name == "who-reports-what":
            table.reports(groups, "Only here")
        else:
            table.facts([(heading, [*found, *self.contested]) for heading, found in groups])
        if isinstance(table, Versions):
            table.lead_on(sum(len(found) for _, found in groups))
        if key is not None:
            if table.marked:
                add(key, "mark", text="Underlined words").tail = f" stand in {MARKED[name]} only."
            else:
                section.remove(key)
        return True

    def _framing(self, table: Table, group: Group) -> None:
        title = "" if group[0] is None else plain(self.md, group[0].text or "")
        if title == FRAMES:
            table.facts([_by_share(self.md, group)], cells.frame, LITTLE)
        elif title == APART:
            table.facts([group], cells.term, NOTHING)
        elif title == ENDING:
            table.facts([group])
        else:
            if not isinstance(table, Versions):
                table.marked |= mark_words(self.md, group[1])
            table.facts([group])


class Uncomment(Postprocessor):
    """Drops the empty comments that keep hosts from linking: in a finished page of ours nothing looks."""

    def __init__(self, md: Markdown, layout: Layout) -> None:
        super().__init__(md)
        self._layout = layout

    def run(self, text: str) -> str:
        """The page without them."""
        return text.replace(COMMENT, "") if self._layout.found else text


def _contested(md: Markdown, groups: list[Group], shown: list[Column]) -> list[Row]:
    """The most contested thing, for the glance; its row proper is in the section on word choice.

    No word stands in all of them; of few articles all have some, for the glance has no room to say what an
    empty cell means.
    """
    named = [row for _, found in groups for row in found if len(row.columns) > 1 and _contrasts(md, row)]
    wide = len(shown) > FEW
    full = (row for row in named if wide or row.columns >= {c.key for c in shown if c.compared(row)})
    most = next(full, None)
    if most is None:
        return []
    terms: dict[str, Cell] = {}
    seen: set[tuple[str, str]] = set()
    for cell in most.cells:
        own = terms.get(cell.column)
        if own is None:
            terms[cell.column] = Cell(
                cell.column, cell.label, cell.href.partition("#")[0], Line(), Line(), []
            )
            own = terms[cell.column]
        if (said := (cell.column, cell.body.plain(md).casefold())) in seen:
            continue
        seen.add(said)
        if len(own.body.nodes) >= NAMED:
            own.body.nodes[-1].tail = " …"
            continue
        if own.body:
            own.body.nodes[-1].tail = ", "
        name = Element("span")
        cell.body.into(name)
        own.body.nodes.append(name)
    head = Element("a", {"href": f"#{most.ids[0]}" if most.ids else "#word-choice"})
    most.head.into(head)
    return [Row([], Line("Word choice: ", [head]), Line(), list(terms.values()))]


def _contrasts(md: Markdown, row: Row) -> bool:
    """Whether no word of a row is every article's."""
    said: dict[str, set[str]] = {}
    for cell in row.cells:
        said.setdefault(cell.column, set()).add(cell.body.plain(md).casefold())
    return not set.intersection(*said.values())


def _by_reach(groups: list[Group]) -> tuple[list[Group], list[Row]]:
    """Speakers whom several articles quote; and the statements of all others, headed by their names."""
    several = [group for group in groups if len({c for row in group[1] for c in row.columns}) > 1]
    once = [group for group in groups if group not in several]
    if len(once) < 2:
        return sorted(groups, key=_heard), []
    for heading, found in once:
        for row in found:
            if heading is not None:
                row.head = Line(heading.text or "", list(heading))
    return sorted(several, key=_heard), [row for _, found in once for row in found]


def _heard(group: Group) -> tuple[int, int]:
    """Speakers whom most articles quote come first, then those who say most."""
    return -max((len(row.columns) for row in group[1]), default=0), -len(group[1])


def _by_share(md: Markdown, group: Group) -> Group:
    """Frames that most articles use come first, then those with the largest share."""
    heading, found = group
    return heading, sorted(
        found, key=lambda row: (-len(row.columns), -max(cells.percent(md, cell) for cell in row.cells))
    )


def _articles(
    md: Markdown, section: Element, groups: list[Group], shown: list[Column], copies: list[Family]
) -> None:
    listing = add(section, "ol", "articles")
    kin = {c.key: len(family.columns) - 1 for family in copies for c in family.columns}
    numbers = {c.key: (c.number - 1) % 8 + 1 for c in shown}
    for _, found in groups:
        for row in found:
            for cell in row.cells:
                item = add(listing, "li", f"hue-{numbers[cell.column]}")
                linked = any(node.tag == "a" for node in row.head.nodes)
                put(add(item, "p", "outlet-name"), "span", row.head if linked else cell.label)
                put(add(item, "p", "article-title"), "a", cell.body, href=cell.href)
                if not linked:
                    put(item, "p", row.head, "notes")
                cells.notes(md, item, cell)
                if others := kin.get(cell.column):
                    copy = add(item, "p", "notes")
                    text = f"largely one text with {others} other{'' if others == 1 else 's'}"
                    add(copy, "a", text=text, href="#shared-text")


def _parts(root: Element) -> tuple[list[Element], list[_Part]]:
    lead: list[Element] = []
    parts: list[_Part] = []
    for node in root:
        if node.tag == "h2":
            parts.append(_Part(node))
        elif parts:
            parts[-1].nodes.append(node)
        else:
            lead.append(node)
    return lead, parts
