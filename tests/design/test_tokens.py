"""Colours, sizes and spaces come from tokens.css; its colours can be read and told apart by everyone."""

import re
from itertools import combinations

import pytest
from coloraide import Color

from tests.design.stylesheet import SCHEMES, colours, parts, rules, tokens

LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(")
ON_PAPER = "#fff"
USED = re.compile(r"var\(--([\w-]+)")
DEFINED = re.compile(r"(?<![\w-])--([\w-]+)\s*:(?!:)")
SURFACES = ("surface", "surface-raised", "surface-sunken")
ACCENTS = ("role-a", "role-b", "role-c", "role-d", "role-e")
MARKS = {"line-strong"}  # colours signs that stand beside words, never words

TEXT = 4.5
"""WCAG 2.2, 1.4.3: the contrast of text."""
SHAPE = 3.0
"""WCAG 2.2, 1.4.11: the contrast of what must be seen to use or understand a page."""
FAR_APART = 12.0
"""CIEDE2000 between any two accents. One is what an eye just notices with the two side by side, and up to ten counts
as seen at a glance. Marks here are small (a bar is 18 px high, a swatch 12) and stand apart, and a mark of a third of
a degree needs a difference of 7 in lightness or 10 to 14 in hue to be noticed by half of all people: Stone, Szafir and
Setlur, "An engineering model for color difference as a function of size", Color Imaging Conference 2014."""
VISION = {"full": None, "protanopia": "protan", "deuteranopia": "deutan", "tritanopia": "tritan"}


def colour(name: str, scheme: str) -> Color:
    return Color(colours()[name].within(scheme))


def seen(name: str, scheme: str, vision: str) -> Color:
    """A token as an eye without one kind of cone sees it (severity 1: the cone is missing, not weak).

    The simulation is that of Brettel, Viénot and Mollon, "Computerized simulation of color appearance for
    dichromats", J. Opt. Soc. Am. A 14 (1997), in linear light; of the common ones it alone holds for tritanopia too.
    """
    deficiency = VISION[vision]
    plain = colour(name, scheme)
    if deficiency is None:
        return plain
    return plain.filter(deficiency, 1, method="brettel", space="srgb-linear").fit("srgb", method="clip")


def test_only_the_tokens_set_a_colour() -> None:
    literals = {
        name: [found for found in LITERAL.findall(css) if (name, found) != ("print.css", ON_PAPER)]
        for name, css in parts().items()
        if name != "tokens.css"
    }
    assert {name: found for name, found in literals.items() if found} == {}


def test_every_size_of_type_is_a_step_of_the_scale() -> None:
    """What is drawn is measured in pixels, and a size in em follows its own text."""
    sizes = re.compile(r"font(?:-size)?:[^;{}]*?\b[0-9.]+rem\b(?!\s*[,+)])[^;]*;")
    odd = {name: sizes.findall(css) for name, css in parts().items() if name not in ("tokens.css", "print.css")}
    assert {name: found for name, found in odd.items() if found} == {}


def test_every_token_is_used_and_every_token_used_is_defined() -> None:
    css = "".join(parts().values())
    assert set(USED.findall(css)) ^ set(DEFINED.findall(css)) == set()


def pairs() -> list[tuple[str, str, str]]:
    """(selector, text, ground) of every rule that colours text: on the ground that it sets too, else on each surface.

    So that what no page shows at first is measured too: a link pointed at, a row arrived at, a chip that is chosen.
    """
    found = []
    for selector, values in rules():
        text, ground = (USED.match(values.get(name, "")) for name in ("color", "background"))
        if text and text[1] in colours():
            grounds = (ground[1],) if ground and ground[1] in colours() else SURFACES
            found += [(selector, text[1], each) for each in grounds]
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_is_readable_on_the_ground_that_its_rule_sets(scheme: str) -> None:
    faint = [
        f"{selector}: {text} on {ground}"
        for selector, text, ground in pairs()
        if colour(text, scheme).contrast(colour(ground, scheme)) < (SHAPE if text in MARKS else TEXT)
    ]
    assert faint == []
    assert {("link-hover", "surface-sunken"), ("on-accent", "link-hover")} <= {
        (text, ground) for _, text, ground in pairs()
    }


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("accent", ACCENTS)
def test_an_accent_can_be_read_as_text_on_every_surface_and_on_its_own_soft_ground(accent: str, scheme: str) -> None:
    for ground in (*SURFACES, f"{accent}-soft"):
        assert colour(accent, scheme).contrast(colour(ground, scheme)) >= TEXT, ground


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("surface", [*SURFACES, "warn-soft", *(f"{accent}-soft" for accent in ACCENTS)])
def test_the_focus_ring_is_seen_on_every_surface(surface: str, scheme: str) -> None:
    """It has two colours, one round the other: they differ, so one of them differs from any ground."""
    ring, halo, ground = (colour(name, scheme) for name in ("focus", "focus-halo", surface))
    assert ring.contrast(halo) >= SHAPE
    assert max(ring.contrast(ground), halo.contrast(ground)) >= SHAPE


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_any_two_accents_are_told_apart(scheme: str, vision: str) -> None:
    sights = {accent: seen(accent, scheme, vision) for accent in ACCENTS}
    near = {
        f"{one} and {other}": round(sights[one].delta_e(sights[other], method="2000"), 1)
        for one, other in combinations(ACCENTS, 2)
    }
    assert {pair: distance for pair, distance in near.items() if distance < FAR_APART} == {}


def test_each_colour_has_a_value_for_light_and_one_for_dark() -> None:
    single = [name for name, value in tokens().items() if LITERAL.search(value) and name not in colours()]
    assert single == ["raise", "float"]
