"""oEmbed: for the address of a page, the HTML that shows a piece of it elsewhere (https://oembed.com)."""

from typing import Any
from xml.etree import ElementTree as ET

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from roles.domain.frame import WIDEST
from roles.linking.cards.drawing import HEIGHT as CARD_HEIGHT
from roles.linking.cards.drawing import WIDTH as CARD_WIDTH
from roles.linking.embeds import Embed, chosen, embeds_of, present
from roles.linking.targets import Target, followed, target_at

CACHE_AGE = 86_400
"""Seconds for which a consumer may keep its answer: what the frame shows is up to date nevertheless."""
USUAL_WIDTH = 600
FORMATS = {"json": "application/json", "xml": "text/xml; charset=utf-8"}

HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "public, max-age=3600",
    "X-Robots-Tag": "noindex",
}


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """The embed of the page at ``url``, as JSON or XML; its frame is never larger than ``maxwidth`` × ``maxheight``."""
    kind = request.GET.get("format", "json")
    if kind not in FORMATS:
        return refused(501, "There are the formats json and xml. Ask for format=json.")
    url = request.GET.get("url", "")
    if not url:
        return refused(400, f"Say which page: ?url={settings.SITE_URL}/roles/…/")
    try:
        widest, highest = (_limit(request, name) for name in ("maxwidth", "maxheight"))
    except ValueError:
        return refused(400, "maxwidth and maxheight are whole numbers of pixels, such as maxwidth=600.")
    found = embeds_at(url)
    if found is None:
        return refused(404, "No page at this address has an embed. Roles and comparisons have, at their own addresses.")
    embed, _ = found
    answer = answer_of(embed, *size(embed, widest=widest, highest=highest)) | thumbnail(embed, widest, highest)
    if kind == "json":
        return JsonResponse(answer, headers=HEADERS)
    return HttpResponse(_xml(answer), content_type=FORMATS[kind], headers=HEADERS)


def embeds_at(url: str) -> tuple[Embed, tuple[Embed, ...]] | None:
    """The embed that an address means, and all those of its page: the part that its fragment names, else the first."""
    moment = present()
    target = target_at(url)
    embeds = embeds_of(target, moment=moment) if target else ()
    if target and not embeds:
        found = followed(target, moment)
        target = found if isinstance(found, Target) else None
        embeds = embeds_of(target, moment=moment) if target else ()
    return (chosen(embeds, target.part) or embeds[0], embeds) if target and embeds else None


def size(embed: Embed, *, widest: int | None, highest: int | None) -> tuple[int, int]:
    """Width and height of the frame, neither above what is allowed.

    An embed that is too high is made wider if that helps; what still does not fit is scrolled within the frame.
    """
    most = min(widest or WIDEST, WIDEST)
    width = min(USUAL_WIDTH, most)
    height = embed.height(width)
    if highest and height > highest and embed.height(most) < height:
        width, height = most, embed.height(most)
    return width, min(height, highest or height)


def answer_of(embed: Embed, width: int, height: int) -> dict[str, Any]:
    """The fields of the answer."""
    author = embed.page.author
    named = bool(author and author.url)
    return {
        "version": "1.0",
        "type": "rich",
        "title": embed.title,
        "author_name": author.title if author else "Career Guide",
        **({"author_url": f"{settings.SITE_URL}{author.url}"} if author and named else {}),
        "provider_name": "Career Guide",
        "provider_url": f"{settings.SITE_URL}/",
        "cache_age": CACHE_AGE,
        "html": str(embed.code(width, height)),
        "width": width,
        "height": height,
        **({"attribution": " ".join(notice.said for notice in embed.notices)} if embed.notices else {}),
    }


def thumbnail(embed: Embed, widest: int | None, highest: int | None) -> dict[str, Any]:
    """The page's preview card, if it is no larger than what is allowed."""
    if (widest or CARD_WIDTH) < CARD_WIDTH or (highest or CARD_HEIGHT) < CARD_HEIGHT:
        return {}
    return {"thumbnail_url": embed.page.card, "thumbnail_width": CARD_WIDTH, "thumbnail_height": CARD_HEIGHT}


def refused(status: int, why: str) -> HttpResponse:
    """A sentence that says what is the matter and how to mend it."""
    headers = {**HEADERS, "Cache-Control": "no-store"}
    return HttpResponse(f"{why}\n", status=status, content_type="text/plain; charset=utf-8", headers=headers)


def _limit(request: HttpRequest, name: str) -> int | None:
    """A number of pixels from 1 up; None where none is given.

    :raises ValueError: for anything else.
    """
    given = request.GET.get(name, "")
    if not given:
        return None
    if not (given.isascii() and given.isdecimal() and len(given) < 10 and int(given)):
        raise ValueError(name)
    return int(given)


def _xml(answer: dict[str, Any]) -> bytes:
    root = ET.Element("oembed")
    for name, value in answer.items():
        ET.SubElement(root, name).text = str(value)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written.replace(b"?>", b' standalone="yes"?>', 1)
