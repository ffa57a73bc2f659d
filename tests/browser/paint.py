"""Every text, field and shape that a page shows: painted in colours of tokens.css, and plain to see in both schemes."""

from functools import cache
from pathlib import Path
from typing import Any

from coloraide import Color
from playwright.sync_api import Page

from tests.browser.scheme import SETTLED, wear
from tests.design.stylesheet import SCHEMES, colours

COLLECT = (Path(__file__).parent / "colours.js").read_text()
OPEN_ALL = """() => {
  document.querySelectorAll("details").forEach(details => { details.open = true });
  document.querySelectorAll("[popover]").forEach(pop => { pop.popover = "manual"; pop.showPopover(); });
}"""
TEXT, LARGE_TEXT, SHAPE = 4.5, 3.0, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
GUIDES = {"line", *(name for name in colours() if name.endswith("-soft"))}
"""Tokens of what only guides the eye: a chart's grid, whose scale says the same, and the ground of a bar."""


@cache
def token_of(painted: str, scheme: str) -> str | None:
    """The token whose value, opaque or not, is this colour of the browser's; None if there is none."""
    opaque = Color(painted).convert("srgb").set("alpha", 1).to_string(hex=True)
    names = [name for name, colour in colours().items() if Color(colour.within(scheme)).to_string(hex=True) == opaque]
    return names[0] if names else None


@cache
def contrast(painted: str, grounds: tuple[tuple[str, float], ...]) -> float:
    """WCAG's ratio between a colour and what is painted under it."""
    under = [Color(colour).set("alpha", lambda alpha, opacity=opacity: alpha * opacity) for colour, opacity in grounds]
    ground = Color.layer([*reversed(under), Color("white")], space="srgb")
    return float(Color.layer([Color(painted), ground], space="srgb").contrast(ground))


def faults(found: dict[str, Any], scheme: str) -> list[str]:
    """One sentence for each colour that is no token and each pair that is too faint."""
    said = []
    for painted, grounds, large, example in found["texts"]:
        under = tuple(map(tuple, grounds))
        used = (painted, *(ground for ground, _ in under))
        said += [f"{colour} is no token: {example}" for colour in used if token_of(colour, scheme) is None]
        ratio = contrast(painted, under)
        if ratio < (LARGE_TEXT if large else TEXT):
            ground = token_of(under[-1][0], scheme)
            said.append(f"{token_of(painted, scheme)} on {ground} has {ratio:.2f}: {example}")
    for painted, grounds, example in found["shapes"]:
        under = tuple(map(tuple, grounds))
        names = [token_of(colour, scheme) for colour in painted]
        if None in names:
            said.append(f"{painted} is no token: {example}")
        elif not GUIDES.issuperset(names) and max(contrast(colour, under) for colour in painted) < SHAPE:
            said.append(f"{names} is too faint: {example}")
    return said


def faults_of_paint(page: Page) -> list[str]:
    """What is wrong with the colours of the open page, everything on it unfolded, in light and in dark."""
    page.evaluate(OPEN_ALL)
    said = []
    for scheme in SCHEMES:
        wear(page, scheme)
        page.evaluate(SETTLED)
        found = page.evaluate(COLLECT)
        assert len(found["texts"]) > 5
        said += [f"In {scheme}: {fault}" for fault in faults(found, scheme)]
    return said
