"""A site of many events: `python benchmarks/site.py 1000 FOLDER` writes articles and builds them twice.

Made-up events of two articles each, over two years; prints the CPU seconds of a first build, of a
second one that changes nothing, and of one after a single article changed, the most memory that any of
them took, and the size of the site.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

CONFIG = """\
site_name: Many events
theme: {name: material, font: false}
plugins: [digest]
nav: [{Latest: index.md}, {Archive: archive/index.md}]
not_in_nav: "/**"
"""
SYLLABLES = [
    *("bar", "cor", "del", "fen", "gal", "hol", "ist", "jor", "kel", "lum", "mor", "nar"),
    *("or", "pel", "quin", "ros", "sel", "tor", "ul", "ver", "wen", "yar", "zel"),
]
HAPPENINGS = [
    ("ferry", "ran aground off", "sandbank", "rescued from the vessel"),
    ("warehouse", "burned down in", "fire", "brought out of the building"),
    ("bridge", "was closed in", "crack", "turned back at the barrier"),
    ("mine", "was flooded near", "leak", "brought up from the shaft"),
    ("train", "left the rails near", "broken rail", "taken off the carriages"),
]


def word(rng: random.Random, syllables: int = 2) -> str:
    """A made-up name."""
    return "".join(rng.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def articles(number: int, rng: random.Random) -> list[tuple[str, str]]:
    """File names and contents of one event's articles."""
    thing, verb, cause, saved = rng.choice(HAPPENINGS)
    town, person, company = word(rng, 3), f"{word(rng)} {word(rng, 3)}", f"{word(rng, 3)} {word(rng)}"
    day = date(2030, 1, 1) + timedelta(days=rng.randrange(730))
    count, cost, other = rng.randrange(12, 400), rng.randrange(2, 90), rng.randrange(2, 30)
    made = []
    for outlet in rng.sample(["Courier", "Beacon", "Ledger", "Observer", "Post", "Record"], 2):
        cut = rng.random() < 0.5
        said = f"“The {cause} was known to everybody in {town},” said {person}, the mayor."
        if cut:
            said = f"{person}, the mayor, said that the {cause} “was known to everybody” in {town}."
        people = count + (other if rng.random() < 0.2 else 0)
        text = (
            f"---\ntitle: The {thing} {company} {verb} {town}\noutlet: The {outlet}\npublished: {day}\n---\n"
            f"{town.upper()} — The {thing} {company} {verb} {town} on {day:%A}, "
            f"and {people} people were {saved}.\n\n"
            f"{said}\n\nRepairs will cost ${cost} million, according to {company}. "
            f"The owners {'rejected' if cut else 'denied'} that the {cause} had been reported "
            f"{other} times.\n\n"
            f"It was the {'worst accident' if cut else 'gravest disaster'} in {town} for {other} years.\n"
        )
        made.append((f"{number:05}-{outlet.lower()}.md", text))
    return made


def built(folder: Path) -> float:
    """CPU seconds of one build."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    mkdocs = Path(sys.executable).with_name("mkdocs")
    subprocess.run([str(mkdocs), "build", "-q"], cwd=folder, check=True, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(events: int, folder: Path) -> None:
    """Write the articles, build, and print what it took."""
    rng = random.Random(1)  # noqa: S311  made-up articles, no secrets
    (folder / "docs").mkdir(parents=True)
    (folder / "seeds").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    for number in range(events):
        for name, text in articles(number, rng):
            (folder / "seeds" / name).write_text(text, "utf-8")
    print(f"{events} events, {2 * events} articles; CPU seconds")
    print(f"  first build            {built(folder):7.1f}")
    print(f"  again, nothing changed {built(folder):7.1f}")
    changed = folder / "seeds" / name
    changed.write_text(changed.read_text("utf-8").replace("everybody", "everyone"), "utf-8")
    print(f"  one article changed    {built(folder):7.1f}")
    files = [p for p in (folder / "site").rglob("*") if p.is_file()]
    size = sum(p.stat().st_size for p in files) / 1e6
    found = len(list((folder / "docs" / "events").glob("*.md")))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    kept = sum(p.stat().st_size for p in (folder / ".cache").rglob("*") if p.is_file()) / 1e6
    print(f"  memory: {memory:.0f} MB at most; kept between builds: {kept:.0f} MB")
    print(f"  site: {len(files)} files, {size:.0f} MB; {found} events found")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
