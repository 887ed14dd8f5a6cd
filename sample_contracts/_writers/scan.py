"""Draw a page of text as a picture, as a scanner would deliver it."""

import random
from pathlib import Path

import reportlab
from PIL import Image, ImageDraw, ImageFilter, ImageFont

_SIZE = (1240, 1600)
_INK, _PAPER = 45, 248
_SPECKS = 900
_TILT = 0.35


def draw_scan(text: str, path: Path) -> None:
    """Draw paragraphs of plain text, tilt and speckle the page, and save it as JPEG."""
    font = ImageFont.truetype(str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"), 24)
    page = Image.new("L", _SIZE, _PAPER)
    pen = ImageDraw.Draw(page)
    height = 70
    for paragraph in text.strip().split("\n\n"):
        for line in _lines(paragraph, font, _SIZE[0] - 180):
            pen.text((90, height), line, fill=_INK, font=font)
            height += 37
        height += 22
    _speckle(page)
    page = page.rotate(_TILT, resample=Image.Resampling.BICUBIC, fillcolor=_PAPER)
    page = page.filter(ImageFilter.GaussianBlur(0.6))
    page.save(path, quality=62, dpi=(150, 150))


def _lines(paragraph: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in paragraph.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _speckle(page: Image.Image) -> None:
    """Add the dust of a real scanner, always in the same places."""
    dice = random.Random(7051)
    for _ in range(_SPECKS):
        spot = (dice.randrange(_SIZE[0]), dice.randrange(_SIZE[1]))
        page.putpixel(spot, dice.randrange(120, 220))
