# ruff: noqa: E501  a table of made-up text
"""A made-up event told by made-up outlets; every span is found by searching the text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from digest.model import (
    Article,
    Block,
    Claim,
    Comparison,
    Copy,
    Cue,
    Dating,
    DayTold,
    Distinctive,
    Edition,
    Event,
    EventPerson,
    Evidence,
    Figure,
    FigureGroup,
    Flag,
    Frame,
    Outlet,
    Passage,
    Quote,
    QuoteGroup,
    Reading,
    SharedTerm,
    Source,
    Span,
    Speaker,
    Stated,
    Word,
    WordChoice,
    Wording,
)


@dataclass
class Told:
    """An article under construction. Its first line is the headline, each further line a paragraph."""

    id: str
    text: str
    outlet: str | None = None
    label: str | None = None
    author: str | None = None
    published: str | None = None
    basis: Any = "metadata"
    url: str | None = None
    flag: tuple[str, str] | None = None
    quotes: list[Quote] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)

    def at(self, words: str, n: int = 0) -> Span:
        start = -1
        for _ in range(n + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def quote(
        self, kind: Any, *words: str, by: str | None, cue: str | None = None, via: str | None = None
    ) -> str:
        spans = tuple(self.at(w) for w in words)
        said = None
        if by is not None:
            beside = next(w for w in (by, by.split()[-1], "mayor") if w in self.text)
            said = Speaker(name=by, people=(by,) if by[0].isupper() else (), span=self.at(beside))
            if not said.people:
                self.sources.append(Source(name=by, kind="unnamed", spans=(said.span,)))
        name = f"{self.id}#q{len(self.quotes) + 1}"
        self.quotes.append(
            Quote(
                id=name, kind=kind, spans=spans, text=" ".join(words), speaker=said,
                cue=Cue(text=cue, span=self.at(cue)) if cue else None, via=via,
            )
        )  # fmt: skip
        return name

    def figure(self, words: str, kind: Any, value: Any, **more: Any) -> str:
        name = f"{self.id}#f{len(self.figures) + 1}"
        self.figures.append(Figure(id=name, kind=kind, span=self.at(words), text=words, value=value, **more))
        return name

    def frame(self, name: str, *openings: str) -> None:
        evidence = tuple(next(s for s in self.sentences if s.of(self.text).startswith(o)) for o in openings)
        self.frames.append(Frame(name=name, share=len(evidence) / len(self.sentences), evidence=evidence))

    def cites(self, name: str, kind: Any, words: str) -> None:
        self.sources.append(Source(name=name, kind=kind, spans=(self.at(words),)))

    @property
    def lines(self) -> list[Span]:
        spans, start = [], 0
        for line in self.text.split("\n"):
            if line:
                spans.append(Span(start, start + len(line)))
            start += len(line) + 1
        return spans

    @property
    def sentences(self) -> list[Span]:
        found = []
        for line in self.lines[1:]:
            start = line.start
            for i in range(line.start, line.end):
                if self.text[i] in ".!?" and (
                    i + 1 == line.end or self.text[i + 1 : i + 3].strip(" ”")[:1].isupper()
                ):
                    found.append(Span(start, i + 1))
                    start = i + 2
            if start < line.end:
                found.append(Span(start, line.end))
        return [s for s in found if s.start < s.end]

    @property
    def reading(self) -> Reading:
        lines = self.lines
        blocks = tuple(Block(s.start, s.end, "headline" if i == 0 else "body") for i, s in enumerate(lines))
        words, at = [], 0
        for token in self.text.replace("\n", " ").split(" "):
            if token:
                words.append(Word(at, at + len(token), token.lower()))
            at += len(token) + 1
        article = Article(
            id=self.id,
            path=f"{self.id}.txt",
            text=self.text,
            blocks=blocks,
            outlet=self.outlet,
            outlet_label=self.label or self.outlet or "Not stated",
            title=Stated(lines[0].of(self.text), lines[0]),
            author=Stated(self.author) if self.author else None,
            published=Stated(self.published) if self.published else None,
            published_basis=self.basis if self.published else None,
            url=self.url,
            flags=(Flag(name=self.flag[0], span=self.at(self.flag[1])),) if self.flag else (),
        )
        return Reading(
            article=article,
            words=tuple(words),
            sentences=tuple(self.sentences),
            lede=self.sentences[0] if self.sentences else None,
            quotes=tuple(self.quotes),
            figures=tuple(self.figures),
            frames=tuple(self.frames),
            sources=tuple(self.sources),
        )


def strike() -> Edition:
    """Four articles of three outlets, one of which states none, on the end of a harbour strike; and an
    event that a single article reports."""
    courier = Told(
        "courier-accord",
        "Dockers and port sign accord after nine-day strike\n"
        "Dockers at Port Lorrin return to work on Monday after Mayor Ada Velk brokered an accord that ends the "
        "longest strike in the harbour’s history.\n"
        "“Nobody won and nobody lost; the harbour simply opens again,” Velk said on the town hall steps. She "
        "called the nine days “a hard lesson for this town.”\n"
        "Union leader Tomas Orrin said the 1,240 members would vote on Sunday. “We did not walk out for money, "
        "we walked out for the night shift,” Orrin said.\n"
        "The port authority put its losses at 38 million crowns. Ships worth two weeks of trade still wait "
        "outside the breakwater.\n"
        "The strike also emptied shelves in the northern valleys, where flour was rationed for three days.",
        outlet="The Lorrin Courier",
        author="Mirre Dahl",
        published="2031-03-08",
        url="https://courier.example/2031/03/accord?ref=a&b=c",
    )
    courier_view = Told(
        "courier-losses",
        "What the dispute cost, in numbers\n"
        "The harbour dispute cost Port Lorrin about 40 million crowns, according to the port authority’s first "
        "estimate.\n"
        "Some 1,240 dockers took part. Mayor Ada Velk said that the harbour simply opens again, and that nobody "
        "had won.\n"
        "Insurers expect a further 6 million crowns in claims.",
        outlet="The Lorrin Courier",
        published="2031-03-09",
        url="https://courier.example/2031/03/losses",
    )
    dispatch = Told(
        "dispatch-blockade",
        "Union ends blockade of Port Lorrin\n"
        "The union that blockaded Port Lorrin for nine days gave up on Friday, under pressure from shippers "
        "and the mayor.\n"
        "“Nobody won. The harbour opens again,” Mayor Ada Velk told reporters.\n"
        "The blockade cost shippers 38 million crowns, the port authority said. Fewer than 1,000 dockers were "
        "still on the pickets, according to police.\n"
        "“We walked out for the night shift,” said Tomas Orrin, who led the walkout, adding that he would “sign "
        "anything that keeps the lamps on.”",
        outlet="Coast Dispatch",
        author="Ines Falk",
        published="2031-03-08",
        url="https://dispatch.example/a/4711",
    )
    wire = Told(
        "wire-lorrin",
        "Port Lorrin industrial action over\n"
        "PORT LORRIN (Agencies): Industrial action at the harbour of Port Lorrin is over, officials said on "
        "Friday.\n"
        "Union members are to vote on the accord on Sunday. The mayor called it “a hard lesson for this town”.\n"
        "Losses came to 38 million crowns, the port authority said.\n"
        "This report was generated with AI.",
        label="PORT LORRIN (Agencies)",
        flag=("ai-generated", "This report was generated with AI."),
    )
    q = {
        "opens": (
            courier.quote("direct", "Nobody won and nobody lost; the harbour simply opens again", by="Ada Velk", cue="said"),
            courier_view.quote("reported", "the harbour simply opens again, and that nobody had won", by="Ada Velk", cue="said"),
            dispatch.quote("direct", "Nobody won. The harbour opens again", by="Ada Velk", cue="told reporters"),
        ),
        "lesson": (
            courier.quote("partial", "a hard lesson for this town", by="Ada Velk", cue="called"),
            wire.quote("partial", "a hard lesson for this town", by="Ada Velk", cue="called"),
        ),
        "night": (
            courier.quote("direct", "We did not walk out for money, we walked out for the night shift", by="Tomas Orrin", cue="said"),
            dispatch.quote("direct", "We walked out for the night shift", by="Tomas Orrin", cue="said"),
        ),
        "vote": (courier.quote("reported", "the 1,240 members would vote on Sunday", by="Tomas Orrin", cue="said"),),
        "lamps": (dispatch.quote("partial", "sign anything that keeps the lamps on", by="Tomas Orrin", cue="adding"),),
        "over": (wire.quote("reported", "Industrial action at the harbour of Port Lorrin is over", by="officials", cue="said"),),
    }  # fmt: skip
    f = {
        "losses": (
            courier.figure("38 million crowns", "money", 3.8e7, unit="crowns", measure="losses"),
            courier_view.figure(
                "40 million crowns", "money", 4e7, unit="crowns", measure="cost", modifier="about"
            ),
            dispatch.figure("38 million crowns", "money", 3.8e7, unit="crowns", measure="cost"),
            wire.figure("38 million crowns", "money", 3.8e7, unit="crowns", measure="Losses"),
        ),
        "dockers": (
            courier.figure("1,240", "count", 1240.0, measure="members"),
            courier_view.figure("1,240", "count", 1240.0, measure="dockers", modifier="some"),
            dispatch.figure("1,000", "count", (None, 1000.0), measure="dockers", modifier="fewer than"),
        ),
        "length": (
            courier.figure("nine-day", "duration", 9.0, unit="days", measure="strike"),
            dispatch.figure("nine days", "duration", 9.0, unit="days", measure="blockade"),
        ),
        "claims": (courier_view.figure("6 million crowns", "money", 6e6, unit="crowns", measure="claims"),),
    }
    courier.frame("consequences", "The port authority put", "Ships worth", "The strike also")
    courier.frame("human interest", "The strike also")
    courier_view.frame("consequences", "The harbour dispute", "Insurers expect")
    dispatch.frame("conflict", "The union that blockaded", "The blockade cost")
    dispatch.frame("consequences", "The blockade cost")
    courier.cites("Port authority", "official", "The port authority")
    courier_view.cites("Port authority", "official", "the port authority’s first estimate")
    dispatch.cites("Port authority", "official", "the port authority")
    dispatch.cites("Police", "official", "police")
    wire.cites("Agencies", "agency", "Agencies")

    def calls(told: Told, term: str, *where: int) -> Wording:
        return Wording(
            article=told.id, term=term, voice="own", spans=tuple(told.at(term, n) for n in where or (0,))
        )

    order = (courier, courier_view, dispatch, wire)
    event = Event(
        id="harbour-strike-port-lorrin-2031-03-07",
        title="Port Lorrin strike ends",
        articles=("dispatch-blockade", "courier-accord", "courier-losses", "wire-lorrin"),
        first="2031-03-07",
        last="2031-03-07",
        place="Port Lorrin",
        people=(
            EventPerson(name="Ada Velk", articles=("courier-accord", "courier-losses", "dispatch-blockade")),
            EventPerson(name="Tomas Orrin", articles=("courier-accord", "dispatch-blockade")),
        ),
        dated={
            dispatch.id: Dating("2031-03-07", "weekday", (Evidence(dispatch.id, dispatch.at("Friday")),)),
            wire.id: Dating(
                "2031-03-07",
                "weekday",
                (Evidence(wire.id, wire.at("Friday")), Evidence(dispatch.id, dispatch.at("Friday"))),
            ),
        },
        dates_basis=(Evidence(dispatch.id, dispatch.at("Friday")),),
        why=(
            SharedTerm(term="Port Lorrin", articles=tuple(t.id for t in order)),
            SharedTerm(term="port authority", articles=tuple(t.id for t in order)),
            SharedTerm(term="accord", articles=(courier.id, wire.id)),
        ),
        nearest="lamp-tax-vote-2031-03-02",
    )
    shared = "Losses came to 38 million crowns, the port authority said"
    comparison = Comparison(
        event=event,
        quotes=(
            QuoteGroup(id="q-harbour-opens", speaker="Ada Velk", members=q["opens"], status="variant"),
            QuoteGroup(id="q-hard-lesson", speaker="Ada Velk", members=q["lesson"], status="same"),
            QuoteGroup(id="q-night-shift", speaker="Tomas Orrin", members=q["night"], status="variant"),
            QuoteGroup(id="q-members-vote", speaker="Tomas Orrin", members=q["vote"], status="single"),
            QuoteGroup(id="q-lamps-on", speaker="Tomas Orrin", members=q["lamps"], status="single"),
            QuoteGroup(id="q-action-over", speaker="officials", members=q["over"], status="single"),
        ),
        figures=(
            FigureGroup(
                id="f-losses", measure="losses", members=f["losses"], status="differ", relation="rounded", weight=3.0,
                interest=6.0,
            ),
            FigureGroup(
                id="f-dockers", measure="dockers on strike", members=f["dockers"], status="differ",
                relation="different", reason="one counts members, another those on the pickets", weight=2.0,
                interest=4.0,
            ),
            FigureGroup(id="f-length", measure="length of the strike", members=f["length"], status="agree", relation="equal", weight=1.0, interest=2.5),
            FigureGroup(id="f-claims", measure="further claims", members=f["claims"], status="single", weight=0.5, interest=0.3),
        ),
        word_choices=(
            WordChoice(
                id="w-strike", concept="the strike",
                members=(
                    calls(courier, "strike", 0, 1, 2), calls(courier_view, "dispute", 0, 1),
                    calls(dispatch, "blockade", 0, 2), calls(dispatch, "walkout"), calls(wire, "Industrial action"),
                ),
            ),
        ),
        claims=(
            Claim(
                id="c-rationed", text=courier.sentences[-1].of(courier.text),
                articles={courier.id: (courier.sentences[-1],)},
            ),
            Claim(
                id="c-vote", text=wire.sentences[2].of(wire.text),
                articles={
                    courier.id: (courier.at("Union leader Tomas Orrin said the 1,240 members would vote on Sunday."),),
                    wire.id: (wire.at("Union members are to vote on the accord on Sunday."),),
                },
                unsure=(dispatch.id,),
            ),
            Claim(
                id="c-pressure", text=dispatch.sentences[0].of(dispatch.text),
                articles={dispatch.id: (dispatch.at("under pressure from shippers and the mayor"),)},
            ),
            Claim(
                id="c-mayor", text="Mayor Ada Velk brokered an accord",
                articles={
                    courier.id: (courier.at("Mayor Ada Velk brokered an accord"),),
                    courier_view.id: (courier_view.at("Mayor Ada Velk said"),),
                    dispatch.id: (dispatch.at("Mayor Ada Velk told reporters"),),
                },
            ),
        ),
        copies=(
            Copy(
                articles=(dispatch.id, wire.id), share=0.21,
                spans={
                    dispatch.id: (dispatch.at("38 million crowns, the port authority said"),),
                    wire.id: (wire.at(shared[15:]),),
                },
            ),
        ),
        origins=3,
        distinctive={
            courier.id: (Distinctive("northern valleys", 3.1, (courier.at("northern valleys"),)),
                         Distinctive("town hall", 2.0, (courier.at("town hall"),))),
            dispatch.id: (Distinctive("pickets", 2.9, (dispatch.at("pickets"),)),),
        },
    )  # fmt: skip
    tax = Told(
        "dispatch-lamp-tax",
        "Council votes down lamp tax\n"
        "The council of Port Lorrin rejected a tax on street lamps by 14 votes to 9 on 2 March 2031.\n"
        "“A town that taxes its light deserves the dark,” Mayor Ada Velk said.",
        outlet="Coast Dispatch",
        published="2031-03-03",
    )
    said = tax.quote("direct", "A town that taxes its light deserves the dark", by="Ada Velk", cue="said")
    votes = tax.figure("14 votes", "count", 14.0, measure="votes against")
    alone = Event(
        id="lamp-tax-vote-2031-03-02",
        title="Council votes down lamp tax",
        articles=(tax.id,),
        first="2031-03-02",
        last="2031-03-02",
        place="Port Lorrin",
        people=(EventPerson(name="Ada Velk", articles=(tax.id,)),),
        dated={tax.id: Dating("2031-03-02", "text", (Evidence(tax.id, tax.at("2 March 2031")),))},
        dates_basis=(Evidence(tax.id, tax.at("2 March 2031")),),
        nearest=event.id,
    )
    single = Comparison(
        event=alone,
        quotes=(QuoteGroup(id="q-deserves-dark", speaker="Ada Velk", members=(said,), status="single"),),
        figures=(
            FigureGroup(
                id="f-votes", measure="votes against", members=(votes,), status="single", interest=6.0
            ),
        ),
        origins=1,
    )
    readings = {t.id: t.reading for t in sorted((*order, tax), key=lambda t: t.id)}
    return Edition(
        readings=readings,
        events=(event, alone),
        comparisons={event.id: comparison, alone.id: single},
        outlets={
            "The Lorrin Courier": Outlet(
                name="The Lorrin Courier", home="https://courier.example", country="Lorrin",
                note="Daily, founded 1988.", source="its imprint",
            )
        },
    )  # fmt: skip


def crowded(n: int = 15, wire: int = 9) -> Edition:
    """One event told by `n` outlets over four days; the first `wire` of them print one agency's text.

    All have one remark, in three versions, and one figure, in two; each counts barges of its own.
    """
    tolds, quotes, figures, words = [], [], [], []
    versions = (
        "The bridge will open in May",
        "The bridge will open in late May",
        "The bridge should open in May",
    )
    terms = ("bridge works", "renovation", "closure")
    for i in range(n):
        copied = i < wire
        turn = 0 if copied else i % 3
        remark, term, months = versions[turn], terms[turn], 17 if copied else 17 + i % 2
        of = "agency" if copied else f"Paper No {i + 1}"
        told = Told(
            f"outlet-{i:02}",
            f"Bridge {term} to end in May, says engineer\n"
            f"The {term} of the Ostra bridge will end after {months} months, engineer Pia Lund said.\n"
            f"“{remark},” Lund told the {of} on {2 + i // 6} April 2031. The works began on 5 November 2029.\n"
            f"Traders want {60 + i} crowns a day for the closed road.\n"
            f"Paper {i + 1} alone counted {100 + i} barges below the arches.",
            outlet=f"Paper No {i + 1}",
            published=f"2031-04-{(2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4, 7, 7)[i % 15]:02}",
        )
        quotes.append(told.quote("direct", remark, by="Pia Lund", cue="told"))
        figures.append(
            told.figure(f"{months} months", "duration", float(months), unit="months", measure=term)
        )
        words.append(Wording(article=told.id, term=term, voice="own", spans=(told.at(term, 1),)))
        if i % 4 == 3:
            words.append(
                Wording(article=told.id, term="closed road", voice="own", spans=(told.at("closed road"),))
            )
        told.frame("economy", *("The ", "Traders", "Paper ")[: 1 if copied else 1 + i % 3])
        tolds.append(told)
    event = Event(
        id="ostra-bridge", title="Ostra bridge to open", articles=tuple(t.id for t in tolds),
        first="2031-04-02", last="2031-04-04",
        people=(EventPerson(name="Pia Lund", articles=tuple(t.id for t in tolds)),),
        dated={
            t.id: Dating(f"2031-04-{2 + i // 6:02}", "text", (Evidence(t.id, t.at(f"{2 + i // 6} April 2031")),))
            for i, t in enumerate(tolds)
        },
    )  # fmt: skip
    comparison = Comparison(
        event=event,
        quotes=(QuoteGroup(id="q-open", speaker="Pia Lund", members=tuple(quotes), status="variant"),),
        figures=(
            FigureGroup(id="f-months", measure="months closed", members=tuple(figures), status="differ", relation="different", interest=2.5),
        ),
        word_choices=(WordChoice(id="w-works", concept="the works", members=tuple(words)),),
        claims=(
            Claim(id="c-traders", text=tolds[0].sentences[3].of(tolds[0].text), articles={t.id: (t.sentences[3],) for t in tolds if t is not tolds[4]}),
            Claim(id="c-began", text=tolds[0].sentences[2].of(tolds[0].text), articles={t.id: (t.sentences[2],) for t in tolds[::2]}),
            *(Claim(id=f"c-barges-{i:02}", text=t.sentences[-1].of(t.text), articles={t.id: (t.sentences[-1],)}) for i, t in enumerate(tolds)),
        ),
        copies=tuple(
            Copy(
                articles=(a.id, b.id), share=0.96 if i else 0.62,
                spans={t.id: (t.sentences[0],) for t in (a, b)},
            )
            for i, a in enumerate(tolds[:wire]) for b in tolds[i + 1 : wire]
        ),
        timeline=(
            DayTold(
                date="2029-11-05",
                passages=tuple(Passage(t.id, t.sentences[2], t.at("5 November 2029")) for t in tolds),
            ),
            *(
                DayTold(
                    date=f"2031-04-{day:02}",
                    passages=tuple(
                        Passage(t.id, t.sentences[1], t.at(f"{day} April 2031")) for t in tolds[6 * (day - 2) : 6 * (day - 1)]
                    ),
                )
                for day in (2, 3, 4)
            ),
        ),
        origins=n - wire + 1,
        distinctive={
            t.id: (Distinctive("barges", 2.0, (t.at("barges"),)), Distinctive("arches", 1.5, (t.at("arches"),)))
            for t in tolds[wire:]
        },
    )  # fmt: skip
    return Edition(
        readings={t.id: t.reading for t in tolds}, events=(event,), comparisons={event.id: comparison}
    )


def without(edition: Edition, article: str) -> Edition:
    """`strike()` as it was before `article` joined its first event."""
    event = edition.events[0]
    old = edition.comparisons[event.id]

    def own(member: str) -> bool:
        return not member.startswith(f"{article}#")

    def left(members: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(filter(own, members))

    smaller = replace(
        event,
        articles=tuple(a for a in event.articles if a != article),
        people=tuple(replace(p, articles=tuple(a for a in p.articles if a != article)) for p in event.people),
        dated={a: d for a, d in event.dated.items() if a != article},
        dates_basis=tuple(e for e in event.dates_basis if e.article != article),
        why=tuple(replace(w, articles=tuple(a for a in w.articles if a != article)) for w in event.why),
    )
    quotes = [replace(g, members=left(g.members)) for g in old.quotes]
    figures = [replace(g, members=left(g.members)) for g in old.figures]
    claims = [replace(c, articles={a: s for a, s in c.articles.items() if a != article}) for c in old.claims]
    comparison = replace(
        old,
        event=smaller,
        quotes=tuple(
            replace(g, status=g.status if len(g.members) > 1 else "single") for g in quotes if g.members
        ),
        figures=tuple(
            replace(g, status=g.status if len(g.members) > 1 else "single") for g in figures if g.members
        ),
        word_choices=tuple(
            replace(w, members=tuple(m for m in w.members if m.article != article)) for w in old.word_choices
        ),
        claims=tuple(c for c in claims if c.articles),
        copies=tuple(c for c in old.copies if article not in c.articles),
        distinctive={a: d for a, d in old.distinctive.items() if a != article},
    )
    return replace(
        edition,
        readings={a: r for a, r in edition.readings.items() if a != article},
        events=(smaller, *edition.events[1:]),
        comparisons={**edition.comparisons, event.id: comparison},
    )
