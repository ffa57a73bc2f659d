"""What a browser draws is what docs/looks/ shows; `make looks` draws docs/looks/ anew.

The pictures are the same everywhere: the site's clock stands still (clock/), text is set in a free face that every
system can have, and nothing moves. Small differences, such as the smoothing of letters, do not count.
"""

import io
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image, ImageChops
from playwright.sync_api import Browser, FloatRect, Page

from tests.browser.clock import Clock
from tests.browser.looks import LOOKS, Look
from tests.browser.scheme import wear
from tests.running_site import Site, running_site

KEPT = settings.BASE_DIR / "docs" / "looks"
FAULTS = settings.BASE_DIR / "test-results" / "looks"
RENEW = "RENEW_LOOKS" in os.environ

MOMENT = datetime(2026, 12, 1, 12, tzinfo=UTC)
"""When the pictures are drawn, so that no page of theirs ages."""
FACE = "Liberation Sans"
FACE_IS_THERE = """face => {
  const pen = document.createElement("canvas").getContext("2d");
  const width = (font) => { pen.font = `40px ${font}`; return pen.measureText("mill").width; };
  return width(`"${face}", monospace`) !== width("monospace");
}"""
STILL = f"""
:root {{ --face-text: "{FACE}" !important; scroll-behavior: auto !important; }}
*, ::before, ::after {{ transition: none !important; animation: none !important; caret-color: transparent !important; }}
"""
FOLD = "(e, open) => [e, ...e.querySelectorAll('details')].slice(0, 2).forEach(d => { d.open = open })"
SCREEN = {1280: 800, 390: 844}
MARGIN = 12  # pixels round a component

UNLIKE = 32  # of 255: how far a colour may be off, once two by two pixels are one
SHARE = 0.004  # of the picture that may be further off
SIZE = 2  # pixels by which width and height may be off

pytestmark = pytest.mark.xdist_group("looks")  # one site for all of them


@pytest.fixture(scope="module")
def still_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The shipped guide on a site whose clock stands still."""
    folder = tmp_path_factory.mktemp("still")
    clock = Clock(folder / "clock", MOMENT)
    with running_site(folder, **clock.variables) as running:
        yield running


@pytest.fixture(scope="module")
def still_page(still_site: Site, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(base_url=still_site.url, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto("/about/")
    if not page.evaluate(FACE_IS_THERE, FACE):
        pytest.fail(f"The pictures are set in {FACE}: apt-get install fonts-liberation", pytrace=False)
    yield page
    context.close()


def drawn(page: Page, look: Look) -> Image.Image:
    """The picture as the browser draws it now; the page is already at its address."""
    page.set_viewport_size({"width": look.width, "height": SCREEN.get(look.width, 900)})
    wear(page, look.scheme)
    page.evaluate("scrollTo(0, 0)")
    if not look.selector:
        return picture(page.screenshot())
    if look.pressed:
        return pressed(page, look)
    found = page.locator(look.selector).locator("visible=true").first
    assert found.count(), f"{look.address} has no {look.selector}"
    if look.opened:
        found.evaluate(FOLD, True)
    box = found.evaluate("e => { const b = e.getBoundingClientRect(); return [b.x, b.y + scrollY, b.width, b.height] }")
    shot = page.screenshot(full_page=True, clip=clip(box, look))
    if look.opened:
        found.evaluate(FOLD, False)
    return picture(shot)


def pressed(page: Page, look: Look) -> Image.Image:
    """What is pressed, and what opens beside it."""
    button = page.locator(look.pressed)
    button.evaluate("e => e.scrollIntoView({ block: 'center' })")
    button.click()
    boxes = [found.bounding_box() for found in (button, page.locator(look.selector))]
    left, top = (min(box[side] for box in boxes if box) for side in ("x", "y"))
    right = max(box["x"] + box["width"] for box in boxes if box)
    bottom = max(box["y"] + box["height"] for box in boxes if box)
    page.mouse.move(0, 0)
    shot = page.screenshot(clip=clip([left, top, right - left, bottom - top], look))
    page.keyboard.press("Escape")
    return picture(shot)


def clip(box: list[float], look: Look) -> FloatRect:
    """A component's box with a margin, within the page's width and the height that the look asks for."""
    x, y, width, height = box
    left, top = max(0, round(x) - MARGIN), max(0, round(y) - MARGIN)
    return {
        "x": left,
        "y": top,
        "width": min(look.width, round(x + width) + MARGIN) - left,
        "height": min(round(height), look.height) + round(y) - top + MARGIN,
    }


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def differing(kept: Image.Image, now: Image.Image) -> Image.Image:
    """Half the size: white where the two differ in more than the smoothing of an edge, black elsewhere."""
    size = (min(kept.width, now.width) // 2 * 2, min(kept.height, now.height) // 2 * 2)
    halves = [image.crop((0, 0, *size)).reduce(2) for image in (kept, now)]
    red, green, blue = ImageChops.difference(*halves).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue).point(lambda off: 255 if off > UNLIKE else 0)


def change(kept: Image.Image, now: Image.Image) -> str:
    """In words what has changed, or nothing."""
    if abs(kept.width - now.width) > SIZE or abs(kept.height - now.height) > SIZE:
        return f"{kept.width} by {kept.height} pixels have become {now.width} by {now.height}"
    marks = differing(kept, now)
    share = marks.histogram()[255] / (marks.width * marks.height)
    return f"{share:.1%} of it differs" if share > SHARE else ""


def save(now: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    now.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE).save(path, optimize=True)


def compared(look: Look, now: Image.Image) -> str:
    """A sentence if the picture is not what is kept; with RENEW_LOOKS it is kept from now on instead."""
    path = KEPT / f"{look.name}.png"
    kept = Image.open(path).convert("RGB") if path.exists() else None
    said = change(kept, now) if kept else "there is no picture to compare it with"
    if said and RENEW:
        save(now, path)
        return ""
    if said:
        save(now, FAULTS / f"{look.name}-now.png")
        if kept:
            differing(kept, now).save(FAULTS / f"{look.name}-where.png")
        return f"{look.name}: {said} (see {FAULTS.relative_to(settings.BASE_DIR)}/{look.name}-*.png)"
    return ""


@pytest.mark.parametrize("address", sorted({look.address for look in LOOKS}))
def test_the_page_looks_as_its_pictures_show(still_page: Page, address: str) -> None:
    still_page.goto(address)
    still_page.add_style_tag(content=STILL)
    still_page.evaluate("document.fonts.ready")
    said = [compared(look, drawn(still_page, look)) for look in LOOKS if look.address == address]
    changed = [sentence for sentence in said if sentence]
    assert not changed, "\n".join([*changed, "If that is as it should be: make looks"])


def test_each_picture_kept_is_one_that_is_compared() -> None:
    strays = {path.name for path in KEPT.glob("*")} - {f"{look.name}.png" for look in LOOKS}
    if RENEW:
        for name in strays:
            (KEPT / name).unlink()
        strays = set()
    assert strays == set()
    assert len({look.name for look in LOOKS}) == len(LOOKS) <= 66
    assert sum(path.stat().st_size for path in KEPT.glob("*")) <= 2_500_000


@pytest.fixture(scope="module", autouse=True)
def without_old_faults() -> None:
    shutil.rmtree(FAULTS, ignore_errors=True)
