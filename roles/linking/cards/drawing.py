"""Draws a card as a picture of 1200×630 pixels: on the site's paper, in its face, in the roles' own colours."""

import logging
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from math import cos, pi, sin

from PIL import Image, ImageDraw

from roles.domain.card import GUIDE, Card
from roles.linking.cards.typesetting import NoFace, Setting, fitted, in_one_line, set_text

SIZE = WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT = 80, WIDTH - 80
LAST_LINE = HEIGHT - 64
"""The lowest baseline."""

COLOURS = 128
"""As many as flat colours and the edges of letters in them need."""

SURFACE, INK, MUTED, LINE, ACCENT = "#faf8f4", "#1d1b18", "#5b564d", "#ddd7cb", "#0f5c5c"
ROLES = ("#1e5bbb", "#b84502", "#813c69", "#28503b", "#403801")
"""The light colours of static/css/tokens.css."""

FINER = 4
"""Shapes are drawn so many times as large and then made smaller, for smooth edges."""

NAMES = {
    1: ((104, 92, 80, 68, 58, 48, 42, 36), 0.0, 4),
    2: ((84, 76, 66, 56, 48, 42, 38), 0.45, 3),
    3: ((68, 62, 54, 46, 40, 36), 0.34, 2),
    4: ((54, 50, 44, 38, 33), 0.28, 2),
    5: ((46, 42, 38, 34, 30), 0.24, 2),
}
"""For so many names: the sizes that are tried, from the largest; the gap between them in sizes; lines of each."""

DISCS = {
    1: ((1120, 330), 184, 0),
    2: ((1046, 296), 150, 90),
    3: ((985, 334), 126, 82),
    4: ((985, 334), 118, 88),
    5: ((985, 334), 110, 92),
}
"""For so many roles: where their discs meet, how wide each is, and how far from there its centre stands."""

logger = logging.getLogger(__name__)


def drawn(card: Card) -> bytes:
    """The card as a PNG, about 25 KB in about 40 ms; the same bytes for the same card.

    A card with a character that no face has is drawn as the guide's own, and the log says so.
    """
    try:
        return _encoded(_picture(card))
    except NoFace as problem:
        logger.warning("No face for all of “%s”: its preview card is the guide’s own.", problem)
        return _encoded(_picture(replace(GUIDE, kicker=card.kicker)))


def _encoded(picture: Image.Image) -> bytes:
    file = BytesIO()
    few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(file, "PNG", compress_level=6)  # 9 takes five times as long and saves a twentieth
    return file.getvalue()


def _picture(card: Card) -> Image.Image:
    picture = Image.new("RGB", SIZE, SURFACE)
    colours = tuple(ROLES[place] for place in card.places) or (ACCENT,)
    _discs(picture, colours)
    canvas = ImageDraw.Draw(picture)
    _masthead(picture, canvas, card)
    top = _said(canvas, card, colours)
    _names(picture, canvas, card, colours, top)
    return picture


def _masthead(picture: Image.Image, canvas: ImageDraw.ImageDraw, card: Card) -> None:
    """The site's mark and name, what the card is of, and a rule below them."""
    _disc(picture, (LEFT + 17, 78), 17, ROLES[0])
    _disc(picture, (LEFT + 33, 78), 17, ROLES[1], density=0.82)
    _text(canvas, (LEFT + 64, 90), set_text(card.site, 36, 500, most=1), INK)
    if card.kicker:
        kicker = set_text(card.kicker, 28, 640, most=1)
        canvas.text((RIGHT, 89), kicker.lines[0], fill=MUTED, font=kicker.font, anchor="rs", direction="ltr")
    canvas.rectangle((LEFT, 120, RIGHT, 121), fill=LINE)


def _said(canvas: ImageDraw.ImageDraw, card: Card, colours: tuple[str, ...]) -> int:
    """The figure or the sentence, and who says so, at the foot; where they begin."""
    y = LAST_LINE
    if card.source:
        source = fitted([card.source], (26, 24, 22, 20), RIGHT - LEFT, 96, gap=0, most=3)[0]
        y -= source.height - source.leading
        _text(canvas, (LEFT, y), source, MUTED)
        y -= source.leading + 22
    if card.figure:
        figure = in_one_line(card.figure, (76, 60, 48), RIGHT - LEFT - 200, most=1)
        _text(canvas, (LEFT, y), figure, colours[0])
        after = LEFT + round(figure.font.getlength(figure.lines[0])) + 20
        _text(canvas, (after, y), set_text(card.line, 38, RIGHT - after, most=1), MUTED)
        return y - figure.size
    if card.line:
        line = in_one_line(card.line, (42, 39, 36, 38 if len(card.names) < 3 else 34), RIGHT - LEFT)
        y -= line.height - line.leading
        _text(canvas, (LEFT, y), line, INK)
        return y - line.size
    return y


def _names(
    picture: Image.Image, canvas: ImageDraw.ImageDraw, card: Card, colours: tuple[str, ...], bottom: int
) -> None:
    """The names between the rule and what is said at the foot, each beside its colour; a move goes downward."""
    top, left, height = 146, LEFT + 44, bottom - 26 - 146
    settings, gap = _names_set(card, len(colours), left, height)
    size = settings[0].size
    used = sum(setting.height for setting in settings) + round(size * gap) * (len(settings) - 1)
    y = top + max(0, (height - used) // 2)
    before = 0
    for setting, colour in zip(settings, colours, strict=False):
        first = y + round(size * 0.88)
        high, low = first - round(size * 0.72), first + setting.height - setting.leading + round(size * 0.1)
        _bar(picture, (LEFT, high, LEFT + 14, low), colour)
        if card.kind == "move" and before:
            _arrow(picture, LEFT + 7, before + 8, high - 8)
        for number, line in enumerate(setting.lines):
            canvas.text((left, first + number * setting.leading), line, fill=INK, font=setting.font, anchor="ls")
        before = low
        y += setting.height + round(size * gap)


def _names_set(card: Card, discs: int, left: int, height: int) -> tuple[list[Setting], float]:
    """The names in lines beside the discs, or over them where they are too long for that; and the gap between them."""
    sizes, gap, most = NAMES[len(card.names)]
    (x, _), radius, away = DISCS[discs]
    beside = fitted(card.names, sizes, x - away - radius - 24 - left, height, gap=gap, most=most)
    if not any(setting.torn or setting.cut for setting in beside):
        return beside, gap
    return fitted(card.names, sizes, RIGHT - left, height, gap=gap, most=most), gap


def _bar(picture: Image.Image, box: tuple[int, int, int, int], colour: str) -> None:
    canvas, mask = _finer(box[2] - box[0], box[3] - box[1])
    canvas.rounded_rectangle((0, 0, mask.width - 1, mask.height - 1), mask.width // 2, fill=255)
    _put(picture, box[:2], mask, colour)


def _arrow(picture: Image.Image, x: int, top: int, end: int) -> None:
    """Downward, from one name's bar to the next."""
    canvas, mask = _finer(16, end - top)
    middle, foot, pen = 8 * FINER, mask.height - 2 * FINER, 3 * FINER
    canvas.line((middle, 0, middle, foot), fill=255, width=pen)
    head = ((FINER, foot - 8 * FINER), (middle, foot), (15 * FINER, foot - 8 * FINER))
    canvas.line(head, fill=255, width=pen, joint="curve")
    _put(picture, (x - 8, top), mask, MUTED)


def _text(canvas: ImageDraw.ImageDraw, at: tuple[int, int], setting: Setting, colour: str) -> None:
    """Lines from the baseline of the first down, in English whatever script begins them."""
    for number, line in enumerate(setting.lines):
        place = (at[0], at[1] + number * setting.leading)
        canvas.text(place, line, fill=colour, font=setting.font, anchor="ls", direction="ltr")


def _discs(picture: Image.Image, colours: tuple[str, ...]) -> None:
    """The site's mark, large and faint beside the names: a disc for each role, all of which meet."""
    (x, y), radius, away = DISCS[len(colours)]
    for place, colour in enumerate(colours):
        turn = pi + 2 * pi * place / len(colours)
        centre = round(x + away * cos(turn)), round(y + away * sin(turn))
        _disc(picture, centre, radius, colour, density=0.07)
        _disc(picture, centre, radius, colour, density=0.4, ring=3)


def _disc(
    picture: Image.Image, centre: tuple[int, int], radius: int, colour: str, *, density: float = 1, ring: int = 0
) -> None:
    mask = _disc_mask(radius, ring)
    if density < 1:
        mask = mask.point(lambda shade: round(shade * density))
    picture.paste(Image.new("RGB", mask.size, colour), (centre[0] - radius, centre[1] - radius), mask)


@lru_cache(maxsize=16)
def _disc_mask(radius: int, ring: int) -> Image.Image:
    """A disc, or a ring of so many pixels."""
    canvas, mask = _finer(2 * radius, 2 * radius)
    side, inner = mask.width - 1, ring * FINER
    canvas.ellipse((0, 0, side, side), fill=255)
    if ring:
        canvas.ellipse((inner, inner, side - inner, side - inner), fill=0)
    return mask.reduce(FINER)


def _finer(width: int, height: int) -> tuple[ImageDraw.ImageDraw, Image.Image]:
    """An empty mask to draw a shape on, finer than the picture."""
    mask = Image.new("L", (width * FINER, height * FINER))
    return ImageDraw.Draw(mask), mask


def _put(picture: Image.Image, corner: tuple[int, int], mask: Image.Image, colour: str) -> None:
    """The shape of a finer mask, in a colour."""
    small = mask.reduce(FINER)
    picture.paste(Image.new("RGB", small.size, colour), corner, small)
