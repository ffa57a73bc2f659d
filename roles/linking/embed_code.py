"""The page where a person finds the code of an embed: choose what it shows, see it, copy it."""

from dataclasses import dataclass, replace
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.csp import CSP
from django.utils.safestring import SafeString
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from roles.linking.embeds import Embed, embeds_of, present
from roles.linking.frames import theme_of
from roles.linking.oembed import USUAL_WIDTH, embeds_at
from roles.pages.page import Page, render

WIDTHS = (320, 400, 600, 800)
PHONE = 320
LOOKS = (("", "As on the reader’s device"), ("light", "Light"), ("dark", "Dark"))


@dataclass(frozen=True)
class Offer:
    """What the page offers: the embeds of a page, the one chosen with its looks, and its code."""

    embeds: tuple[Embed, ...]
    embed: Embed
    theme: str
    width: int

    looks = LOOKS
    widths = WIDTHS
    phone = PHONE

    @property
    def address(self) -> str:
        """Where the frame is, within the site."""
        return self.embed.target.address(self.theme)

    @property
    def height(self) -> int:
        """The frame's height in the width chosen."""
        return self.embed.height(self.width)

    @property
    def phone_height(self) -> int:
        """The frame's height on a phone."""
        return self.embed.height(PHONE)

    @property
    def code(self) -> SafeString:
        """The HTML to copy."""
        return self.embed.code(self.width, self.height, theme=self.theme, style=self.embed.fluid(self.width))

    @property
    def oembed(self) -> str:
        """The address at which oEmbed answers for the same."""
        asked = quote(self.embed.url, safe=":/")
        return f"{settings.SITE_URL}{reverse('oembed')}?url={asked}"


@require_safe
@csp_override(settings.SECURE_CSP | {"frame-src": [CSP.SELF]})
def embed_code(request: HttpRequest) -> HttpResponse:
    """The code of one embed of the page at ``url``; without an address it is asked for, 404 for one that has none."""
    url = request.GET.get("url", "").strip()
    found = embeds_at(url) if url else None
    page = Page(
        title="Show it on your own site",
        path=request.path,
        content={"url": url, "offer": offer(request, *found) if found else None},
        indexable=False,
        notices=found[0].notices if found else (),
    )
    return render(request, "embed_code", page, status=404 if url and not found else 200)


def offer(request: HttpRequest, meant: Embed, embeds: tuple[Embed, ...]) -> Offer:
    """The embed that the form's fields choose among those of a page; what they do not say is as it was meant."""
    country = request.GET.get("country", meant.country).upper()
    if country != meant.country and any(country in each.countries for each in embeds):
        embeds = embeds_of(replace(meant.target, country=country), moment=present())
    parts = {each.target.part: each for each in embeds}
    width = request.GET.get("width", "")
    return Offer(
        embeds=embeds,
        embed=parts.get(request.GET.get("show", meant.target.part), parts[meant.target.part]),
        theme=theme_of(request),
        width=int(width) if width in map(str, WIDTHS) else USUAL_WIDTH,
    )
