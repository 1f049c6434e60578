"""The words of the trade as frozen records. The ground floor: imports nothing of ours.

Data flows one way, and each stage adds one kind of record:

    files -> Article -> Reading -> Event -> Comparison -> pages

Every offset counts Unicode code points of `Article.text`; every span is half-open. A date is an
ISO 8601 string, cut where the text is silent ("2024", "2024-05", "2024-05-16", "--05-16").
A field that is None means that the article does not state the thing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

# ---------------------------------------------------------------- places in a text


class Span(NamedTuple):
    """A stretch of an article's text: `text[start:end]` is the evidence."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Word(NamedTuple):
    """A word of the text (no punctuation, no white space), as later stages compare it."""

    start: int
    end: int
    lemma: str
    """Lower case and reduced to its base or stem, so that "talks" meets "talk"."""
    pos: str = ""
    """Universal part of speech, where a trained pipeline gives one; else empty."""


# ---------------------------------------------------------------- problems


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something an editor should know, in words that say where and why.

    `level` "error" means that what `path` names was left out (and fails `--strict`); "warning"
    that it was used with a doubt (and fails `--strict`); "info" never fails anything.
    """

    path: str
    """Below the project, with /."""
    line: int | None
    cause: str
    level: Literal["error", "warning", "info"] = "error"

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.cause}"


# ---------------------------------------------------------------- articles

BlockKind = Literal[
    "headline",  # the first one; a page often prints it again:
    "repeat",  # a further print of the headline (or of the standfirst)
    "standfirst",  # the summary between headline and text
    "byline",
    "date",  # a line that only states a date
    "heading",  # of a section of the text
    "body",
    "caption",  # words under a picture, photo credits
    "disclosure",  # what the article says of its own making ("generated with AI", "Sources By Agencies")
    "boilerplate",  # navigation, comment forms, "see also" links, disclaimers
]


class Block(NamedTuple):
    """A paragraph or line of an article and what it is there for."""

    start: int
    end: int
    kind: BlockKind

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Stated(NamedTuple):
    """A thing that an article or its metadata states; `span` is None where metadata does."""

    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A disclosure that an article makes of itself ("ai-generated", "agency-copy")."""

    name: str
    span: Span | None
    """The words that disclose it; None where metadata states it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One file of the articles folder: its words, untouched, and what it states of itself."""

    id: str
    """File stem, made unique by its folder where two stems meet."""
    path: str
    """Below the articles folder, with /."""
    text: str
    """The body exactly as read: line ends made \\n, byte-order mark and front matter dropped."""
    blocks: tuple[Block, ...]
    """The text from top to bottom, without overlaps; white space between blocks belongs to none."""
    outlet: str | None = None
    outlet_label: str
    """The head of its column; where no outlet is stated, what the article does state."""
    title: Stated | None = None
    author: Stated | None = None
    dateline: Stated | None = None
    """The place (and agency) a report opens with: "BEIJING (Agencies)"."""
    published: Stated | None = None
    """A whole ISO date."""
    published_basis: Literal["metadata", "text", "page"] | None = None
    """"page": printed by the page around the article; it never dates the event."""
    language: str = "en"
    url: str | None = None
    event: str | None = None
    """The event that its metadata pins it to."""
    flags: tuple[Flag, ...] = ()
    line: int = 1
    """The file's line on which `text` begins (after front matter)."""

    @property
    def boilerplate(self) -> tuple[Span, ...]:
        """Everything that is not the article itself."""
        return tuple(
            b.span for b in self.blocks if b.kind in ("repeat", "caption", "boilerplate", "disclosure")
        )

    @property
    def body(self) -> tuple[Span, ...]:
        """The paragraphs of the article proper, without headline, headings and boilerplate."""
        return tuple(b.span for b in self.blocks if b.kind == "body")

    @property
    def headline(self) -> Span | None:
        """Where the text itself prints the headline."""
        return next((b.span for b in self.blocks if b.kind == "headline"), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet as the editor's registry describes it."""

    name: str
    home: str | None = None
    country: str | None = None
    note: str | None = None
    source: str | None = None
    """Where the note comes from; a note without one is refused."""


# ---------------------------------------------------------------- what a reading marks

EntityKind = Literal["person", "body", "place", "other"]
"""A body is an organisation, office, state organ, company, medium, party or team."""


class Mention(NamedTuple):
    """One place where an entity is meant."""

    start: int
    end: int
    form: Literal["full", "short", "role", "pronoun"]
    """"full": the longest form of the name; "short": part of it; "role": "the Russian leader"."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, body or place that an article names, with every mention found, in text order."""

    name: str
    """Given name and surname, without titles, in the fullest form the article gives."""
    kind: EntityKind
    mentions: tuple[Mention, ...]
    roles: tuple[str, ...] = ()
    """Titles and descriptions the article attaches ("Russian President", "defense minister")."""
    gender: Literal["f", "m"] | None = None
    """Only from a title or pronoun that the article uses, or from a given name of one gender."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is said to have said something."""

    name: str
    """Given name and surname as the article gives them anywhere; for a role, a body or several
    people the article's words ("federal prosecutors", "the two leaders")."""
    people: tuple[str, ...]
    """Full names meant; empty where no person is named."""
    span: Span
    """The mention beside the quote; where none stands beside it, the nearest before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that attribute a quote ("said", "according to", "calling him")."""

    text: str
    span: Span
    stance: str = "neutral"
    """As the cue list has it: "neutral", "doubting", "approving", "conceding", ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words attributed to somebody."""

    id: str
    """"<article id>#q<n>", n from 1 in text order."""
    kind: Literal["direct", "partial", "reported"]
    spans: tuple[Span, ...]
    """The words said, without quotation marks; several where the attribution interrupts them."""
    text: str
    """The spans joined by one space."""
    speaker: Speaker | None
    cue: Cue | None
    via: str | None = None
    """The medium through which somebody else's words came."""


FigureKind = Literal["money", "percent", "count", "ordinal", "duration", "date", "age", "rate", "measurement"]
Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity that a reader would compare."""

    id: str
    """"<article id>#f<n>", n from 1 in text order."""
    kind: FigureKind
    span: Span
    text: str
    value: float | Bounds | str
    """A number, [low, high] with None for an open end, or, for a date, its ISO text."""
    unit: str | None = None
    """ISO 4217 for money, "%", "times", "days", "years", ..."""
    measure: str | None = None
    """What is being counted, in the article's words."""
    label: str | None = None
    """The noun phrase in `measure`, fit for a heading; None where it holds none."""
    modifier: str | None = None
    """"over", "about", "at least", "record", ..."""
    as_of: str | None = None
    """The year or date that the figure speaks of, where stated."""
    quote: str | None = None
    """Id of the quote it stands in: then it is that speaker's figure, not the article's own."""


class DateMention(NamedTuple):
    """A day, month, year or weekday that the text names; resolving it is left to the events."""

    start: int
    end: int
    value: str | None
    """ISO, cut where the text is silent; None for a weekday or a relative time."""
    weekday: int | None = None
    """Monday is 0."""
    offset: int | None = None
    """From the publication date: "yesterday" is -1, "today" is 0."""
    unit: Literal["day", "week", "month", "year"] = "day"
    """What `offset` counts: "last month" is -1 month."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A news frame that an article's sentences mention, with those sentences."""

    name: str
    share: float
    """Of the body's sentences, 0 to 1."""
    evidence: tuple[Span, ...]
    cues: tuple[Span, ...] = ()
    """The very words that count, inside the evidence."""
    thin: bool = False
    """Whether this is too little for a frame of the article: an aside, or one word again and again."""


SourceKind = Literal["agency", "outlet", "official", "person", "document", "unnamed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Whom or what an article cites or lets speak."""

    name: str
    kind: SourceKind
    spans: tuple[Span, ...]


class Term(NamedTuple):
    """A name for a thing (noun phrase, event noun with what it is of), a word-choice candidate."""

    start: int
    end: int
    head: str
    """Lemma of the head word ("invasion"); of an event that a verb tells, with "to" ("to invade")."""
    about: str
    """What the thing is of, in or on, as keys ("ukraine"; several with a blank between, "_" within
    one); empty where the text does not say."""
    concept: str = ""
    """Key in the contested-vocabulary data, where it is listed."""
    by: str = ""
    """Whose it is or who did it ("russia" for "Russia's attack on Ukraine"), keys as in `about`."""
    choice: str = ""
    """The words chosen, without what they are about: "full-scale invasion", in the singular."""
    definite: bool = False
    """Whether it stands with "the", "this" or a possessive: then it is a thing already known."""
    loose: bool = False
    """Whether the word is so vague that only what it is about can tell the thing."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article with its spans marked: all that later stages need, without a language pipeline."""

    article: Article
    words: tuple[Word, ...]
    """Of the whole text, boilerplate included, in text order."""
    sentences: tuple[Span, ...]
    """Of the body only."""
    lede: Span | None
    """The first sentence or paragraph that tells the story."""
    entities: tuple[Entity, ...] = ()
    """By first mention."""
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    frames: tuple[Frame, ...] = ()
    sources: tuple[Source, ...] = ()
    terms: tuple[Term, ...] = ()
    unread: tuple[str, ...] = ()
    """What of it is not compared because its language is not read, in the words of the pages ("quotes",
    "claims"); such an article never counts as leaving those out. Empty for an article read in full."""

    @property
    def id(self) -> str:
        return self.article.id

    @property
    def marked(self) -> tuple[Span, ...]:
        """Every stretch in quotation marks that is somebody's words, in text order."""
        return tuple(
            sorted(span for quote in self.quotes if quote.kind != "reported" for span in quote.spans)
        )


# ---------------------------------------------------------------- events


class Evidence(NamedTuple):
    """A passage of a named article."""

    article: str
    span: Span


class Dating(NamedTuple):
    """The day an article tells of, and how that is known."""

    date: str
    """A whole ISO date."""
    basis: Literal["text", "weekday"]
    evidence: tuple[Evidence, ...]
    """First the article's own words; for a weekday then what fixed it, perhaps elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTerm:
    """A term that made articles stand together."""

    term: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPerson:
    """A person of an event, and the articles that name them."""

    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening that one or more articles report."""

    id: str
    """Permanent slug, also the page's address."""
    title: str
    articles: tuple[str, ...]
    """Article ids, in the order of the columns: by outlet, then by id."""
    first: str | None = None
    last: str | None = None
    place: str | None = None
    people: tuple[EventPerson, ...] = ()
    dated: dict[str, Dating] = field(default_factory=dict)
    """Article id to the day it tells of; an article that states none is missing here."""
    dates_basis: tuple[Evidence, ...] = ()
    why: tuple[SharedTerm, ...] = ()
    """Strongest first."""
    nearest: str | None = None
    """Id of the most similar other event."""


# ---------------------------------------------------------------- comparisons


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteGroup:
    """One statement and its versions: a row."""

    id: str
    """From content, so that it survives a better extractor."""
    speaker: str | None
    members: tuple[str, ...]
    """Quote ids, in column order."""
    status: Literal["same", "variant", "single"]
    """Between articles: "single" means one article has it."""
    within: tuple[str, ...] = ()
    """Quote ids of one article that give the remark in conflicting versions."""
    matched: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    """Quote id to the words that its version shares with at least one other article's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """One measure and its values: a row."""

    id: str
    measure: str
    members: tuple[str, ...]
    status: Literal["agree", "differ", "single"]
    relation: Literal["equal", "rounded", "bounded", "cut", "different"] | None = None
    reason: str | None = None
    """Where the text shows why the values differ, in a plain template's words."""
    within: tuple[str, ...] = ()
    weight: float = 0.0
    """What a reader cares about first ranks higher."""
    interest: float = 0.0
    """As `weight`, but by what is measured alone: it stays when more articles have the figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One outlet's term for the thing of a row."""

    article: str
    term: str
    voice: Literal["own", "quoted"]
    spans: tuple[Span, ...]


ChoiceKind = Literal["thing", "act", "person", "group", "remark"]
"""What goes by several names; of a remark, the verbs that introduce it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChoice:
    """One thing and what each article calls it: a row."""

    id: str
    concept: str
    """The thing: a plain label and what it is of ("Armed conflict: Ukraine"), a person's name, or the
    words around a slot that articles fill differently."""
    members: tuple[Wording, ...]
    kind: ChoiceKind = "thing"
    weight: float = 0.0
    """What is contested, and called by many names, ranks higher; persons last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one or more articles report, so that its absence in others shows."""

    id: str
    text: str
    """A sentence of one of the articles, verbatim, or the part of it that is the claim."""
    articles: dict[str, tuple[Span, ...]]
    """Article id to the passages that report it, in text order."""
    unsure: tuple[str, ...] = ()
    """Articles where a similar passage stands that may say the same: they neither report it for
    certain nor leave it out."""
    similar: dict[str, Span] = field(default_factory=dict)
    """Article id, of those in `unsure`, to the passage; none where the likeness is in a headline."""


class Passage(NamedTuple):
    """A sentence of a named article that names a day."""

    article: str
    span: Span
    named: Span
    """The words that name the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTold:
    """A day, week, month or year that sentences of the articles name: a row of the timeline."""

    date: str
    """ISO, whole or without its day or month; a week is "2024-W20"."""
    passages: tuple[Passage, ...]
    """In column order, then in text order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Text that two articles share."""

    articles: tuple[str, str]
    share: float
    """Of the shorter article's words, 0 to 1."""
    spans: dict[str, tuple[Span, ...]]


class SharedName(NamedTuple):
    """A name that other articles of the event give too, in the form they give it."""

    name: str
    spans: tuple[Span, ...]
    """Where this article has it."""


class Distinctive(NamedTuple):
    """A term over-represented in one article against its event's others."""

    term: str
    score: float
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything a page shows of one event, aligned across its articles."""

    event: Event
    quotes: tuple[QuoteGroup, ...] = ()
    figures: tuple[FigureGroup, ...] = ()
    word_choices: tuple[WordChoice, ...] = ()
    claims: tuple[Claim, ...] = ()
    copies: tuple[Copy, ...] = ()
    origins: int = 0
    """Independent origins among the event's articles."""
    distinctive: dict[str, tuple[Distinctive, ...]] = field(default_factory=dict)
    """Article id to the terms that set it apart, strongest first."""
    colouring: dict[str, tuple[Distinctive, ...]] = field(default_factory=dict)
    """Article id to phrases with a word that judges, which no other article uses; the score is 0."""
    timeline: tuple[DayTold, ...] = ()
    """In order of time; empty where fewer than two different days or months are named."""
    shared_names: dict[str, tuple[SharedName, ...]] = field(default_factory=dict)
    """Article id to the names that articles in different languages share; empty where all are in one."""


# ---------------------------------------------------------------- the whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """An article or event that was published and is no more; its page says so."""

    id: str
    kind: Literal["article", "event"]
    title: str
    event: str | None = None
    """The event a withdrawn article belonged to."""
    why: str | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """An editor's word, as the public log of corrections shows it."""

    what: str
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Everything a site shows at one build. Rows carry their permanent anchors as `id`."""

    readings: dict[str, Reading]
    """By article id, sorted."""
    events: tuple[Event, ...]
    """By `last`, newest first, undated ones at the end; then by id."""
    comparisons: dict[str, Comparison]
    """By event id."""
    outlets: dict[str, Outlet] = field(default_factory=dict)
    """The registry, by name."""
    moved: dict[str, str] = field(default_factory=dict)
    """Old event addresses and the event each leads on to."""
    aliases: dict[str, dict[str, str]] = field(default_factory=dict)
    """Event id to old row anchors and the row each leads on to."""
    renamed: dict[str, str] = field(default_factory=dict)
    """Old article ids and the article each leads on to."""
    withdrawn: tuple[Withdrawn, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A Markdown file of the site."""

    path: str
    """Below the docs folder, with /."""
    text: str
    committed: bool
    """Whether it lives in the repository (event pages) or is made at each build (all others)."""
    updated: str | None = None
    """ISO date of the newest thing on it; goes into the sitemap."""
