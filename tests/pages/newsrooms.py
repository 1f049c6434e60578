# ruff: noqa: E501  a table of made-up text
"""Long made-up articles of many outlets about one event: what a large event weighs is measured on them.

`articles(25)` gives names and texts. Each article tells most of the same facts, in its own choice of
wordings and order, quotes the same people at different length, and adds people and details of its own.
"""

from __future__ import annotations

import json
import random

TOWN = "Orrelby"
DAYS = ("Monday", "Tuesday", "Wednesday")
LEDES = (
    "More than {people} people left their homes on {day} after water ran over the top of the Hollin dam above {town}, officials said.",
    "The Hollin dam above {town} spilled over on {day}, and some {people} residents of the valley were told to leave.",
    "Water broke across the crest of the Hollin dam on {day}, forcing about {people} people in {town} from their beds.",
    "{town} stood empty on {day}: the Hollin dam had overflowed in the night and {people} people were moved to higher ground.",
)
HEADLINES = (
    "Thousands flee as Hollin dam overflows above {town}",
    "Hollin dam spills over; valley of {town} is cleared",
    "{town} evacuated after dam gives way to rain",
    "“We heard it before we saw it”: {town} wakes to the flood",
    "Hollin dam overflow empties {town}",
    "Questions for dam company as {town} is evacuated",
)
FACTS = (
    (
        "The dam was built in 1962 and holds 48 million cubic metres of water.",
        "Built in 1962, the dam can hold 48 million cubic metres.",
        "The reservoir, finished in 1962, has room for 48 million cubic metres of water.",
    ),
    (
        "Rain had fallen for 11 days without a break.",
        "It had rained for 11 days.",
        "The rain had lasted 11 days when the water reached the crest.",
    ),
    (
        "Two bridges below the dam were swept away.",
        "The water carried off two bridges.",
        "Two bridges on the lower road are gone, the county said.",
    ),
    (
        "Nobody was killed, but 14 people were hurt.",
        "Officials counted 14 injured and no dead.",
        "Fourteen people were injured; no deaths were reported.",
    ),
    (
        "The railway to the coast is closed until Friday.",
        "Trains to the coast will not run before Friday.",
        "Rail traffic to the coast was suspended until Friday.",
    ),
    (
        "The company that runs the dam, Orrel Power, lost its licence for a month in 2019.",
        "Orrel Power, which runs the dam, had its licence suspended for a month in 2019.",
        "In 2019 regulators took the licence of Orrel Power, the operator, away for a month.",
    ),
    (
        "An inspection in March had found cracks in the spillway.",
        "Inspectors found cracks in the spillway in March.",
        "Cracks in the spillway were reported by inspectors in March.",
    ),
    (
        "Repairs were put off because the money was not there.",
        "The repairs had been postponed for lack of money.",
        "Money for repairs was never found.",
    ),
    (
        "The army sent 300 soldiers and nine boats.",
        "Some 300 soldiers with nine boats joined the search.",
        "The army has 300 soldiers and nine boats in the valley.",
    ),
    (
        "Three schools in Marrow serve as shelters.",
        "Families are sleeping in three schools in Marrow.",
        "The evacuated were taken to three schools in Marrow.",
    ),
    (
        "Power failed in 9,200 households.",
        "About 9,200 households had no electricity.",
        "The flood cut power to 9,200 homes.",
    ),
    (
        "Insurers put the damage at 210 million crowns.",
        "The damage may come to 210 million crowns, insurers said.",
        "Insurers expect claims of 240 million crowns.",
    ),
    (
        "The government promised 30 million crowns in aid.",
        "Aid of 30 million crowns was promised by the government.",
        "The cabinet set aside 30 million crowns for the valley.",
    ),
    (
        "Farmers lost 1,700 sheep.",
        "Some 1,700 sheep drowned in the meadows.",
        "The farmers’ union counts 1,700 dead sheep.",
    ),
    (
        "Drinking water must be boiled until the end of the month.",
        "Residents were told to boil their drinking water until the end of the month.",
        "Tap water is unsafe until the end of the month, the health office said.",
    ),
    (
        "The paper mill, which employs 640 people, is under water.",
        "The paper mill, with its 640 workers, was flooded.",
        "Water stands two metres deep in the paper mill, where 640 people work.",
    ),
    (
        "Prosecutors opened an inquiry into the company.",
        "An inquiry into Orrel Power was opened by prosecutors.",
        "Prosecutors are investigating the company.",
    ),
    (
        "The opposition called for the energy minister to resign.",
        "The energy minister should resign, the opposition said.",
        "Opposition leaders demanded the resignation of the energy minister.",
    ),
    (
        "The water rose by four metres in three hours.",
        "Within three hours the river had risen four metres.",
        "The river climbed four metres in three hours.",
    ),
    (
        "Sirens in the lower town did not sound.",
        "The sirens of the lower town stayed silent.",
        "No siren was heard in the lower town.",
    ),
    (
        "A hospital with 85 patients was cleared.",
        "The hospital’s 85 patients were moved.",
        "All 85 patients of the hospital were brought to Marrow.",
    ),
    (
        "The last flood of this size was in 1954.",
        "It was the worst flood since 1954.",
        "Not since 1954 had the valley seen such a flood.",
    ),
    (
        "The dam itself is stable, engineers found.",
        "Engineers found the dam to be stable.",
        "The wall has not moved, according to engineers.",
    ),
    (
        "The level of the lake is falling by 20 centimetres an hour.",
        "The lake falls by 20 centimetres an hour.",
        "By evening the lake was sinking 20 centimetres every hour.",
    ),
    (
        "Schools in the county stay closed this week.",
        "The county’s schools are closed for the week.",
        "There will be no school in the county this week.",
    ),
    (
        "More rain is forecast for the weekend.",
        "Forecasters expect more rain at the weekend.",
        "The weekend will bring more rain, the weather service said.",
    ),
    (
        "The road to Marrow reopened in the afternoon.",
        "In the afternoon the road to Marrow was open again.",
        "Lorries could use the road to Marrow again from the afternoon.",
    ),
    (
        "Parliament will debate dam safety next week.",
        "A debate on the safety of dams is set for next week in parliament.",
        "Next week parliament is to discuss the safety of dams.",
    ),
)
SPEAKERS = (
    (
        "Mara Tessin",
        "the dam’s chief engineer",
        (
            "The wall is sound; it was the spillway that failed us",
            "The wall is sound, it was the spillway that failed",
            "The spillway failed us",
        ),
        "the wall was sound and that the spillway had failed",
    ),
    (
        "Hal Brandt",
        "governor of the county",
        (
            "Nobody goes home until I have it in writing that the valley is safe",
            "Nobody goes home until the valley is safe",
        ),
        "nobody would go home until the valley was safe",
    ),
    (
        "Ewen Salter",
        "the energy minister",
        (
            "We will not leave these families alone, and we will find out who knew what",
            "We will find out who knew what",
            "We will not leave these families alone",
        ),
        "the government would find out who had known what",
    ),
    (
        "Ines Kovar",
        "a hydrologist at the University of Marrow",
        (
            "This was foreseen. We wrote it down in 2017 and nobody read it",
            "We wrote it down in 2017 and nobody read it",
        ),
        "the flood had been foreseen in a report of 2017",
    ),
    (
        "Jonas Pell",
        "the fire chief",
        ("My people have not slept for forty hours", "My people have not slept"),
        "his people had not slept for forty hours",
    ),
    (
        "Lida Orsk",
        "a farmer",
        (
            "I counted them in the evening and in the morning there was only water",
            "In the morning there was only water",
        ),
        "there had been only water in the morning",
    ),
    (
        "Tobias Renn",
        "head of Orrel Power",
        ("Every rule that was in force was kept", "Every rule was kept"),
        "every rule in force had been kept",
    ),
    (
        "Agnes Vroom",
        "leader of the opposition",
        (
            "A minister who does not read reports should not sign licences",
            "This minister should not sign licences",
        ),
        "the minister should not sign licences",
    ),
    (
        "Piet Lauwer",
        "mayor of the town",
        ("The town is still there. We will wash it and go on", "We will wash the town and go on"),
        "the town would be washed and go on",
    ),
    (
        "Sanna Holt",
        "who runs one of the shelters",
        ("We have blankets for everybody and tea for nobody", "We have blankets for everybody"),
        "there were blankets for everybody",
    ),
)
CUES = ("said", "told reporters", "said", "added", "told this newspaper", "said")
GIVEN = (
    "Ada",
    "Boris",
    "Carla",
    "Dirk",
    "Elin",
    "Frans",
    "Greta",
    "Henk",
    "Ilse",
    "Joris",
    "Kaat",
    "Lars",
    "Mia",
    "Nils",
    "Olga",
    "Pim",
    "Rosa",
    "Sven",
    "Tilda",
    "Udo",
)
FAMILY = (
    "Barrow",
    "Colt",
    "Dunmore",
    "Eskil",
    "Farrow",
    "Garrick",
    "Hobb",
    "Ister",
    "Jarvik",
    "Kestrel",
    "Lomax",
    "Mertens",
    "Norrish",
    "Ottley",
    "Pruett",
    "Quill",
    "Rusk",
    "Stavin",
    "Tarn",
    "Uddin",
)
TRADES = (
    "baker",
    "teacher",
    "bus driver",
    "carpenter",
    "nurse",
    "student",
    "retired miner",
    "shopkeeper",
    "postman",
    "organist",
)
SAVED = (
    "the photographs of the wedding",
    "a box of letters",
    "two hens in a basket",
    "the accordion of a grandfather",
    "a wet dog",
    "the stamp collection",
    "nothing but the keys",
    "a clock that still ran",
    "the school reports of three children",
    "a bag of flour",
)
SEEN = (
    "the cellar fill in minutes",
    "a tractor float past the church",
    "the lamps go out street by street",
    "a wardrobe drift through the garden",
    "neighbours wave from a roof",
    "the football field turn into a lake",
    "cows on the railway bank",
    "a rowing boat tied to the town hall",
    "mud as high as the letter boxes",
    "the baker’s sign pass the window",
)
OWN = (
    "{name}, a {trade} of {age}, watched {seen} and saved {saved}.",
    "“I saw {seen_plain} and took {saved},” said {name}, a {trade}.",
    "{name}, a {age}-year-old {trade} from Mill Street {house}, left with {saved}.",
    "At number {house} the {trade} {name} had stacked {sandbags} sandbags, to no use.",
    "The {trade} {name} has asked the county for {crowns} crowns and a pump.",
)  # fmt: skip
SYLLABLES = (
    "bar",
    "cor",
    "del",
    "fen",
    "gal",
    "hol",
    "ist",
    "jor",
    "kel",
    "lum",
    "mor",
    "nar",
    "or",
    "pel",
    "quin",
    "ros",
    "sel",
    "tor",
    "ul",
    "ver",
)
ALONE = (
    "The chapel of {a} lent its {n} benches to the {b} choir.",
    "A goldsmith in {a} sold {n} rings to pay for a new roof at {b}.",
    "Divers from {a} brought up the safe of the {b} savings bank with {n} deeds in it.",
    "The {a} museum moved {n} paintings by {b} to its attic.",
    "Bees from {n} hives near {a} were carried to the orchards of {b}.",
    "The cheese makers of {a} poured away {n} litres of milk meant for {b}.",
    "A ferry called {a} was lent by the port of {b} with a crew of {n}.",
    "The {a} theatre gave {n} tickets to firefighters from {b}.",
)
TERMS = ("flood", "disaster", "overflow", "deluge", "catastrophe")


def articles(number: int, seed: int = 7) -> dict[str, str]:
    """File name to contents, front matter included: the same for the same arguments."""
    rng = random.Random(seed)
    return {f"dam-{n:02}.md": _article(n, rng) for n in range(number)}


def _article(n: int, rng: random.Random) -> str:
    day = DAYS[0]
    people = rng.choice(("4,300", "4,300", "4,500", "4,000"))
    lines = [rng.choice(LEDES).format(people=people, day=day, town=TOWN)]
    told = [rng.choice(wordings) for wordings in rng.sample(FACTS, rng.randrange(18, 28))]
    said = [_said(speaker, rng) for speaker in rng.sample(SPEAKERS, rng.randrange(6, 11))]
    own = [_own(rng) for _ in range(rng.randrange(3, 6))]
    own += [_alone(rng) for _ in range(rng.randrange(5, 10))]
    term = rng.choice(TERMS)
    told.append(f"For many in {TOWN} the {term} came without a warning, and the {term} is not over.")
    rest = [*told, *said, *own]
    rng.shuffle(rest)
    while rest:
        many = rng.randrange(1, 4)
        lines.append(" ".join(rest[:many]))
        rest = rest[many:]
    head = rng.choice(HEADLINES).format(town=TOWN)
    place = GIVEN[n % 20] + FAMILY[(n * 7) % 20].lower()
    front = (
        f"---\ntitle: {json.dumps(head, ensure_ascii=False)}\noutlet: The {place} {('Courier', 'Ledger', 'Post', 'Herald')[n % 4]}\n"
        f"author: {rng.choice(GIVEN)} {rng.choice(FAMILY)}\npublished: 2031-05-{19 + n % 3}\n"
        f"url: https://{place.lower()}.example/2031/05/dam-{n}\n---\n"
    )
    return front + "\n\n".join(lines) + "\n"


def _said(speaker: tuple[str, str, tuple[str, ...], str], rng: random.Random) -> str:
    name, role, versions, reported = speaker
    words, cue = rng.choice(versions), rng.choice(CUES)
    return rng.choice(
        (
            f"“{words},” {cue} {name}, {role}.",
            f"{name}, {role}, {cue}: “{words}.”",
            f"{name}, {role}, said that {reported}.",
        )
    )


def _alone(rng: random.Random) -> str:
    """What no other article has."""
    a, b = ("".join(rng.choice(SYLLABLES) for _ in range(3)).capitalize() for _ in range(2))
    return rng.choice(ALONE).format(a=a, b=b, n=rng.randrange(13, 900))


def _own(rng: random.Random) -> str:
    seen = rng.choice(SEEN)
    return rng.choice(OWN).format(
        name=f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}",
        trade=rng.choice(TRADES),
        age=rng.randrange(19, 92),
        house=rng.randrange(2, 190),
        sandbags=rng.randrange(20, 400),
        crowns=f"{rng.randrange(3, 90)},{rng.randrange(100, 900)}",
        seen=seen,
        seen_plain=seen,
        saved=rng.choice(SAVED),
    )
