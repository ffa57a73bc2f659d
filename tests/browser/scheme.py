"""Light or dark, as the reader's system asks for it."""

from coloraide import Color
from playwright.sync_api import Page

from tests.design.stylesheet import colours

SETTLED = "document.getAnimations().forEach(animation => animation.finish())"
"""Ends every change of colour that is under way."""


def wear(page: Page, scheme: str) -> None:
    """Set the scheme of the system and wait until the page is painted in it, without motion."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    paper = Color(colours()["surface"].within(scheme)).to_string(comma=True)
    page.wait_for_function(
        "paper => getComputedStyle(document.body).backgroundColor === paper", arg=paper, timeout=5_000
    )
