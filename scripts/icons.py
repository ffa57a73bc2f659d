"""Draws the icons of static/img anew, in the colours of tokens.css: python -m scripts.icons.

The mark itself is static/img/favicon.svg; what is drawn here is for those who cannot read that.
"""

import re
from pathlib import Path

from PIL import Image, ImageChops, ImageColor, ImageDraw

STATIC = Path(__file__).parents[1] / "static"
FINER = 8
"""Everything is drawn so many times as large and then made smaller, for smooth edges."""

CENTRES, RADIUS = (11 / 32, 21 / 32), 10.5 / 32
"""The two discs, of a square as wide as one."""

OVER = round(0.82 * 255)
"""How dense the second disc is over the first."""


def light(token: str) -> str:
    """The light colour of a token."""
    [colour] = re.findall(rf"--{token}: light-dark\((#\w{{6}})", (STATIC / "css" / "tokens.css").read_text())
    return str(colour)


def drawn(size: int, *, share: float, paper: bool) -> Image.Image:
    """The mark on a square of ``size`` pixels: as wide as ``share`` of it, on paper or on nothing."""
    whole = size * FINER
    inner = whole * share
    image = Image.new("RGBA", (whole, whole), (*ImageColor.getrgb(light("surface")), 255 if paper else 0))
    for centre, token, density in zip(CENTRES, ("role-a", "role-b"), (255, OVER), strict=True):
        x, y, radius = whole / 2 + (centre - 0.5) * inner, whole / 2, RADIUS * inner
        disc = Image.new("L", image.size)
        ImageDraw.Draw(disc).ellipse((x - radius, y - radius, x + radius, y + radius), fill=density)
        colour = Image.new("RGBA", image.size, light(token))
        under = image.getchannel("A")
        image.paste(colour, mask=disc)
        image.putalpha(ImageChops.lighter(under, disc))
    small = image.resize((size, size), Image.Resampling.LANCZOS)
    return small.convert("RGB").quantize(128) if paper else small


def draw(folder: Path) -> None:
    """Write every icon into the folder."""
    drawn(48, share=1, paper=False).save(folder / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])
    drawn(180, share=0.74, paper=True).save(folder / "apple-touch-icon.png", optimize=True)
    for size in (192, 512):
        drawn(size, share=0.84, paper=True).save(folder / f"icon-{size}.png", optimize=True)
    # A system may cut this one to any shape: what counts stays within the middle four fifths.
    drawn(512, share=0.62, paper=True).save(folder / "icon-maskable-512.png", optimize=True)


if __name__ == "__main__":
    draw(STATIC / "img")
