"""A card drawn: an event's title, day and outlets as the picture that stands where a link is shared.

Drawn with fonts of our own and the simplest text layout Pillow has, so that the machine's fonts and
libraries do not show; the same card and the same Pillow give the same bytes.
"""

from __future__ import annotations

import io
import unicodedata
from dataclasses import astuple, dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from digest.pages.escape import clip, visible
from digest.syndication.preview import SIZE

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

PAPER, INK, SECOND, ACCENT, LINE = "#fcfbf8", "#1d1b18", "#5a554c", "#0d5c69", "#b9b1a2"
"""As the pages have them by day."""
MARGIN = 80
HEAD = 64
TITLE_SIZES = (76, 68, 60, 54, 48)
"""Pixels; the largest that fits is taken."""
TITLE_TOP, TITLE_BOTTOM = 156, 464
SMALL = 34
FOOT = 512
COLOURS = 48
"""Shades of the few colours: a third of the bytes, and nobody sees it."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says; all of it plain text."""

    title: str
    day: str
    outlets: tuple[str, ...]
    site: str


def draw(card: Card) -> bytes | None:
    """The card as a PNG; None where our fonts lack a character of it: half a title would be a wrong one."""
    from PIL import Image, ImageDraw

    card = Card(_plain(card.title), _plain(card.day), tuple(map(_plain, card.outlets)), _plain(card.site))
    if not all(_drawable(part) for part in (card.title, card.day, *card.outlets, card.site)):
        return None
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    width = SIZE[0] - 2 * MARGIN
    small = _font("digest-card-sans.ttf", SMALL)
    pen.rectangle((0, 0, 20, SIZE[1]), fill=ACCENT)
    pen.text((MARGIN, HEAD), card.day, font=small, fill=ACCENT)
    right = width - (small.getlength(card.day) + SMALL if card.day else 0)
    pen.text((SIZE[0] - MARGIN, HEAD), _cut(card.site, small, right), font=small, fill=SECOND, anchor="ra")
    font, lines, step = _title(card.title, width)
    for n, line in enumerate(lines):
        pen.text((MARGIN, TITLE_TOP + n * step), line, font=font, fill=INK)
    pen.line((MARGIN, FOOT - 24, SIZE[0] - MARGIN, FOOT - 24), fill=LINE, width=2)
    pen.text((MARGIN, FOOT), _names(card.outlets, small, width), font=small, fill=SECOND)
    out = io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def parts(card: Card) -> tuple[str, ...]:
    """Everything the bytes depend on, with the outlets apart from each other."""
    title, day, outlets, site = astuple(card)
    return (title, day, site, *outlets)


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFC", visible(text))
    return "".join(c for c in composed if unicodedata.category(c) != "Cf")


def _title(title: str, width: float) -> tuple[FreeTypeFont, list[str], int]:
    """Font, lines and their distance: as large as fits, else the smallest and cut."""
    title = clip(title, 300)
    for size in TITLE_SIZES:
        font = _font("digest-card-serif.ttf", size)
        step = round(size * 1.18)
        most = (TITLE_BOTTOM - TITLE_TOP) // step
        lines = _wrapped(title, font, width)
        if len(lines) <= most:
            return font, lines, step
    last = " ".join(lines[most - 1 :])
    return font, [*lines[: most - 1], _cut(last, font, width)], step


def _wrapped(text: str, font: FreeTypeFont, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for char in word:  # a word wider than the card is broken where it must
            if lines[-1] and font.getlength(lines[-1] + char) > width:
                lines.append("")
            lines[-1] += char
    return lines


def _cut(text: str, font: FreeTypeFont, width: float) -> str:
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(text + "…") > width:
        text = text[:-1]
    return text.rstrip(" ,;:–—-") + "…"


def _names(outlets: tuple[str, ...], font: FreeTypeFont, width: float) -> str:
    """As many names as fit on a line, and how many more there are."""
    for n in range(len(outlets), 0, -1):
        more = f" and {len(outlets) - n} more" if n < len(outlets) else ""
        line = " · ".join(outlets[:n]) + more
        if font.getlength(line) <= width:
            return line
    return _cut(outlets[0], font, width) if outlets else ""


@cache
def _font(name: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    data = (files("digest.syndication") / "fonts" / name).read_bytes()
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


def _drawable(text: str) -> bool:
    return all(c.isascii() or _has_glyph(c) for c in set(text))


@cache
def _has_glyph(char: str) -> bool:
    """Whether both fonts have it: what they lack they draw as they draw a character that is none."""
    for name in ("digest-card-serif.ttf", "digest-card-sans.ttf"):
        font = _font(name, SMALL)
        found, missing = font.getmask(char), font.getmask("\uffff")
        if found.size == missing.size and bytes(found) == bytes(missing):
            return False
    return True
