"""The views that other sites may frame, and they alone: each shows one embed, without script, form or cookie."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from roles.domain.roleset import parse
from roles.linking.embeds import chosen, embeds_of, present
from roles.linking.targets import SALARIES, THEMES, Target, followed, target_of
from roles.pages.page import REDIRECT_AGE
from roles.queries.live import Gone

AGE = "public, max-age=600"
"""For ten minutes a frame may be shown as it was; then it is asked for again, and shows what is live."""

POLICY: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": ["*"],
}

UNKNOWN = ("There is nothing at this address", "It may have been mistyped, or the row is no longer part of the table.")


def framed[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """A view that may stand in a frame of any site, in one that asks for cross-origin isolation too."""

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(*args, **kwargs)
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return require_safe(xframe_options_exempt(csp_override(POLICY)(answer)))


@framed
def embed_role(request: HttpRequest, slug: str) -> HttpResponse:
    """A role in short: what it answers for, and a line of pay."""
    return shown(request, target_of([slug], country=request.GET.get("country", "")))


@framed
def embed_role_salaries(request: HttpRequest, slug: str) -> HttpResponse:
    """What a role earns in a country."""
    return shown(request, target_of([slug], part=SALARIES, country=request.GET.get("country", "")))


@framed
def embed_salaries(request: HttpRequest, slugs: str) -> HttpResponse:
    """Who of several roles earns more in a country."""
    return shown(request, target_of(parse(slugs), part=SALARIES, country=request.GET.get("country", "")))


@framed
def embed_row(request: HttpRequest, slugs: str, row: str) -> HttpResponse:
    """One row of a comparison, by its permanent key."""
    return shown(request, target_of(parse(slugs), part=f"row-{row}"))


@framed
def embed_unknown(request: HttpRequest) -> HttpResponse:
    """404 for any other address of an embed."""
    return missing(request, *UNKNOWN)


def shown(request: HttpRequest, target: Target | None) -> HttpResponse:
    """The embed at its one address; 301 from any other, 410 with a successor where a role is gone, else 404."""
    moment, theme = present(), theme_of(request)
    embeds = embeds_of(target, moment=moment) if target else ()
    embed = chosen(embeds, target.part) if target else None
    if target and not embeds:
        match followed(target, moment):
            case Gone(title, successor):
                happened = "The guide no longer keeps it up to date."
                return missing(request, f"{title} has been retired", happened, successor=successor, status=410)
            case Target() as moved:
                return led_on(moved.address(theme))
    if embed is None:
        return missing(request, *UNKNOWN)
    if request.path != embed.target.path:
        return led_on(embed.target.address(theme))
    context = {"embed": embed, "theme": theme}
    return TemplateResponse(request, f"embeds/{embed.kind}.html", context, headers={"Cache-Control": AGE})


def led_on(url: str) -> HttpResponse:
    """A permanent redirect to the address of an embed, remembered as long as those of pages."""
    return HttpResponsePermanentRedirect(url, headers={"Cache-Control": REDIRECT_AGE})


def missing(
    request: HttpRequest, title: str, happened: str, *, successor: object = None, status: int = 404
) -> HttpResponse:
    """What a frame shows in place of an embed: a few words that fit it."""
    context = {"title": title, "happened": happened, "successor": successor, "theme": theme_of(request)}
    return TemplateResponse(request, "embeds/error.html", context, status=status, headers={"Cache-Control": "no-store"})


def theme_of(request: HttpRequest) -> str:
    """Light or dark if one of them is asked for; else empty: as the reader's device is."""
    theme = request.GET.get("theme", "")
    return theme if theme in THEMES else ""
