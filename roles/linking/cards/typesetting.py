"""Text on a card: the face that has its characters, the lines it is broken into, the size at which it fits.

A text is set in one face alone, which holds every script but Chinese, Japanese and Korean, or those and Latin: so the
font engine shapes it and turns it from right to left as a whole.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FACES = ("guide.woff2", "guide-cjk.woff2")
FONTS = Path(__file__).parent / "fonts"
NO_CHARACTER = "\uffff"
"""What no face has: drawn as each draws what it lacks."""

HAN = "⺀-鿿豈-﫿"
PIECES = re.compile(rf" +|[{HAN}][、。！），．：？」』】ー]*|[^ {HAN}/-]*[/-]|[^ {HAN}/-]+")
"""A line may end after each: at spaces and hyphens, and between the characters of what is written without spaces."""

MEASURED, TOLERANCE = 100, 0.985
"""The size at which words are measured, and how much of a line is filled: sizes differ a little in their hinting."""

LEADING = 1.16
"""From one baseline to the next, in sizes."""


class NoFace(ValueError):
    """No face has every character of a text."""


@lru_cache(maxsize=64)
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """A face at a size in pixels. The first time takes 6 ms, 45 ms for the face of Chinese, Japanese and Korean."""
    return ImageFont.truetype(str(FONTS / face), size, layout_engine=ImageFont.Layout.RAQM)


def tidy(text: str) -> str:
    """The text composed, with plain spaces for whatever breaks lines."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u202f", "\u00a0").split(" ")).strip()


def face_of(text: str) -> str:
    """The first face that has every character.

    :raises NoFace: if none has.
    """
    for face in FACES:
        if all(_has(face, character) for character in text):
            return face
    raise NoFace(text)


@lru_cache(maxsize=8192)
def _has(face: str, character: str) -> bool:
    """Whether the face draws it; what is nothing to be seen it need not."""
    if character.isspace() or unicodedata.category(character) in ("Cf", "Zs"):
        return True
    return _drawn(face, character) != _drawn(face, NO_CHARACTER)


def _drawn(face: str, character: str) -> bytes:
    square = Image.new("L", (64, 64))
    ImageDraw.Draw(square).text((16, 44), character, fill=255, font=font(face, 32), anchor="ls")
    return square.tobytes()


@dataclass(frozen=True)
class Setting:
    """A text in lines of a size; ``torn`` if a line had to end within a word, ``cut`` if its end is left out."""

    lines: tuple[str, ...]
    face: str
    size: int
    torn: bool = False
    cut: bool = False

    @property
    def font(self) -> ImageFont.FreeTypeFont:
        """The face at its size."""
        return font(self.face, self.size)

    @property
    def leading(self) -> int:
        """From one baseline to the next."""
        return round(self.size * LEADING)

    @property
    def height(self) -> int:
        """Of all lines."""
        return self.leading * len(self.lines)


def set_text(text: str, size: int, width: int, *, most: int, even: bool = False) -> Setting:
    """The text in at most so many lines of the width; ``even`` makes them as nearly equal as words allow.

    :raises NoFace: if no face has every character.
    """
    text = tidy(text)
    face = face_of(text)
    room = width / size * TOLERANCE
    lines, torn = _lines(text, face, room)
    if len(lines) > most:
        return Setting((*lines[: most - 1], _with_ellipsis(lines[most - 1], face, room)), face, size, torn, cut=True)
    if even and not torn and len(lines) > 1:
        lines = _evened(text, face, room, len(lines))
    return Setting(tuple(lines), face, size, torn)


def in_one_line(text: str, sizes: Sequence[int], width: int, *, most: int = 2) -> Setting:
    """The text in one line at the largest size that allows it, else in several at the last.

    :raises NoFace: if no face has every character.
    """
    for size in sizes:
        found = set_text(text, size, width, most=most, even=True)
        if len(found.lines) == 1 and not found.cut:
            break
    return found


def fitted(
    texts: Sequence[str], sizes: Sequence[int], width: int, height: int, *, gap: float, most: int
) -> list[Setting]:
    """Texts one below another with a gap, in sizes, between: the largest size at which all fit and no word is torn.

    At the smallest, words are torn and ends left out, so that it always fits. None has more than ``most`` lines.

    :raises NoFace: if no face has every character of a text.
    """
    for size in sizes:
        between = round(size * gap) * (len(texts) - 1)
        room = (height - between) // (round(size * LEADING) * len(texts))
        if not room and size != sizes[-1]:
            continue
        found = [set_text(text, size, width, most=max(1, min(most, room)), even=True) for text in texts]
        if not any(setting.torn or setting.cut for setting in found):
            break
    return found


@lru_cache(maxsize=4096)
def _length(face: str, text: str) -> float:
    """How long a text is, in sizes. Shaping takes long, so words are measured once and not with every line."""
    return font(face, MEASURED).getlength(text) / MEASURED


def _lines(text: str, face: str, room: float) -> tuple[list[str], bool]:
    """The lines of the text, none longer than the room in sizes, and whether one ends within a word."""
    lines, line, length, torn = [], "", 0.0, False
    for piece in PIECES.findall(text):
        parts = _torn(piece, face, room) if _length(face, piece) > room else [piece]
        torn = torn or len(parts) > 1
        for part in parts:
            own = _length(face, part)
            if line and length + own > room and not part.isspace():
                lines.append(line)
                line, length = "", 0.0
            if line or not part.isspace():
                line, length = line + part, length + own
    return [each.strip() for each in (*lines, line) if each.strip()], torn


def _torn(word: str, face: str, room: float) -> list[str]:
    """A word too long for a line in parts that are not."""
    parts, length = [""], 0.0
    for letter in _letters(word):
        own = _length(face, letter)
        if parts[-1] and length + own > room:
            parts.append("")
            length = 0.0
        parts[-1] += letter
        length += own
    return parts


def _letters(word: str) -> Iterator[str]:
    """Letters with the marks that belong to them."""
    letter = ""
    for character in word:
        joined = unicodedata.category(character)[0] == "M" or character == "\u200d" or letter.endswith("\u200d")
        if letter and not joined:
            yield letter
            letter = ""
        letter += character
    yield letter


def _with_ellipsis(line: str, face: str, room: float) -> str:
    """The line with an ellipsis for all that follows."""
    letters = list(_letters(line))
    while len(letters) > 1 and sum(_length(face, letter) for letter in (*letters, "…")) > room:
        letters.pop()
    return f"{''.join(letters).rstrip()}…"


def _evened(text: str, face: str, room: float, count: int) -> list[str]:
    """The lines at the least length that needs no more of them."""
    least, most = room / count, room
    while most - least > 0.2:
        middle = (least + most) / 2
        lines, torn = _lines(text, face, middle)
        least, most = (middle, most) if torn or len(lines) > count else (least, middle)
    return _lines(text, face, most)[0]
