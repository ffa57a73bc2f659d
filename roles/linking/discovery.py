"""Where machines begin: robots.txt, and the description of the search with its suggestions."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from roles.pages.page import moment_of
from roles.pages.search import LONGEST
from roles.queries.live import url_of
from roles.queries.names import roles_suggested

HOUR = "public, max-age=3600"
TYPED = "public, max-age=300"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read: what is not to be found says so itself, which only who reads it can know."""
    lines = ["User-agent: *", "Disallow:", "", f"Sitemap: {settings.SITE_URL}{reverse('sitemap_index')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8", headers={"Cache-Control": HOUR})


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """How a browser searches the guide: an OpenSearch description."""
    context = {
        "site_url": settings.SITE_URL,
        "search": settings.SITE_URL + reverse("search"),
        "suggestions": settings.SITE_URL + reverse("search_suggestions"),
    }
    kind = "application/opensearchdescription+xml"
    return HttpResponse(render_to_string("opensearch.xml", context), content_type=kind, headers={"Cache-Control": HOUR})


@require_safe
def search_suggestions(request: HttpRequest) -> HttpResponse:
    """Roles that may be meant by what is typed in a browser's search box, as OpenSearch has it. Two queries."""
    text = request.GET.get("q", "")[:LONGEST]
    found = roles_suggested(text, moment=moment_of(request))
    names = [role.title for role in found]
    other = [f"Also called {role.other_name}" if role.other_name else "" for role in found]
    urls = [f"{settings.SITE_URL}{url_of('role', role.slug)}" for role in found]
    headers = {"Cache-Control": TYPED, "X-Robots-Tag": "noindex"}
    kind = "application/x-suggestions+json"
    return JsonResponse([text, names, other, urls], safe=False, content_type=kind, headers=headers)
