"""Builds the two faces of the preview cards anew: python -m scripts.card_fonts SOURCES.

Needs fonttools and brotli, which nothing else here does, and a folder with these faces: Newsreader's
variable font in three parts, Noto Serif, Noto Naskh Arabic and Noto Serif CJK. A face holds whatever a name may be
written in, so that text is shaped and turned from right to left by the font engine alone, never cut into pieces.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib import instancer

FONTS = Path(__file__).parents[1] / "roles" / "linking" / "cards" / "fonts"
UNITS = 1000

NEWSREADER = [f"newsreader-{part}-opsz-normal.woff2" for part in ("latin", "latin-ext", "vietnamese")]
AXES = {"wght": 560, "opsz": 16}
"""As the site's pages have it."""

NOTO = {
    "NotoSerif": [
        (0x370, 0x3FF),
        (0x1F00, 0x1FFF),
        (0x400, 0x52F),
        (0x2010, 0x205E),
        (0x20A0, 0x20CF),
        (0x2116, 0x2122),
    ],
    "NotoSerifArmenian": [(0x530, 0x58F)],
    "NotoSerifHebrew": [(0x590, 0x5FF), (0xFB1D, 0xFB4F)],
    "NotoNaskhArabic": [(0x600, 0x6FF), (0x750, 0x77F), (0xFEF5, 0xFEFC), (0x200C, 0x200F)],
    "NotoSerifDevanagari": [(0x900, 0x97F), (0x25CC, 0x25CC)],
    "NotoSerifBengali": [(0x980, 0x9FF)],
    "NotoSerifGujarati": [(0xA80, 0xAFF)],
    "NotoSerifTamil": [(0xB80, 0xBFF)],
    "NotoSerifTelugu": [(0xC00, 0xC7F)],
    "NotoSerifThai": [(0xE00, 0xE7F)],
    "NotoSerifGeorgian": [(0x10A0, 0x10FF), (0x1C90, 0x1CBF)],
    "NotoSerifEthiopic": [(0x1200, 0x137F)],
}
"""The Medium of each, with the characters that are taken from it."""

FEATURES = [
    *("kern", "mark", "mkmk", "ccmp", "locl", "calt", "liga", "clig", "rlig", "lnum"),
    *("init", "medi", "fina", "isol", "rclt"),
    *("nukt", "akhn", "rphf", "rkrf", "pref", "blwf", "half", "pstf", "vatu", "cjct"),
    *("pres", "blws", "abvs", "psts", "haln", "blwm", "abvm", "dist", "abvf"),
]

CJK, CJK_FAMILY = "NotoSerifCJK-SemiBold.ttc", "Noto Serif CJK SC"
BESIDE_HAN = [(0x20, 0x24F), (0x370, 0x3FF), (0x400, 0x45F), (0x2010, 0x203A), (0x20AC, 0x20AC), (0x2190, 0x2193),
              (0x3000, 0x30FF), (0xFF01, 0xFF5E)]  # fmt: skip


def characters(ranges: list[tuple[int, int]]) -> set[int]:
    return {code for first, last in ranges for code in range(first, last + 1)}


def common_han() -> Iterator[str]:
    """The characters in common use by each region's own standard: their first levels, and Korean's syllables."""
    trailing = range(0xA1, 0xFF)
    for codec, rows, columns in (
        ("gb2312", range(0xB0, 0xD8), trailing),
        ("euc_jp", range(0xB0, 0xD0), trailing),
        ("euc_kr", range(0xB0, 0xC9), trailing),
        ("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *trailing]),
    ):
        for row in rows:
            for column in columns:
                yield from bytes([row, column]).decode(codec, "ignore")


def part(font: TTFont, codes: set[int], features: list[str]) -> TTFont:
    """The font with these characters and what shapes them."""
    options = subset.Options()
    options.layout_features = features
    options.notdef_outline = True
    options.hinting = False
    options.glyph_names = False
    options.drop_tables += ["BASE", "DSIG", "MATH", "meta", "vhea", "vmtx", "VORG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    if font["head"].unitsPerEm != UNITS:
        scale_upem(font, UNITS)
    font.flavor = None
    return font


def kept(font: TTFont, family: str, name: str) -> None:
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 16):
            record.string = family
    font["head"].created = font["head"].modified = 3_800_000_000
    font.recalcTimestamp = False
    font.flavor = "woff2"
    font.save(FONTS / name)
    print(name, (FONTS / name).stat().st_size, "bytes,", len(font.getBestCmap()), "characters")


def main(sources: Path) -> None:
    FONTS.mkdir(parents=True, exist_ok=True)
    parts, taken = [], set()
    for number, file in enumerate(NEWSREADER):
        font = instancer.instantiateVariableFont(TTFont(sources / file), AXES)
        parts.append(sources / f"part-{number}.ttf")
        taken |= set(font.getBestCmap())
        part(font, set(font.getBestCmap()), FEATURES).save(parts[-1])
    for name, ranges in NOTO.items():
        parts.append(sources / f"part-{name}.ttf")
        part(TTFont(sources / f"{name}-Medium.ttf"), characters(ranges) - taken, FEATURES).save(parts[-1])
    kept(Merger().merge(parts), "Guide Cards", "guide.woff2")
    collection = TTCollection(sources / CJK)
    font = next(font for font in collection.fonts if font["name"].getDebugName(1).startswith(CJK_FAMILY))
    codes = {ord(character) for character in common_han()} | characters(BESIDE_HAN)
    kept(part(font, codes, ["kern", "mark", "ccmp"]), "Guide Cards CJK", "guide-cjk.woff2")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
