"""The page in another form, at its own address with a suffix: its facts as data, and how to cite it.

Whatever the page's own view decides holds here too: which slugs moved (301) or are retired (410), and the moment that
is read. To add a form, name it in `roles.pages.reuse` and say here how it is written.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import resolve, reverse
from django.urls.converters import StringConverter
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from roles import formats
from roles.domain.citation import Citation, bibtex, csl_json, ris
from roles.domain.comparison import Comparison
from roles.domain.dataset import LICENCE_URL, Dataset
from roles.domain.markdown import markdown_lines
from roles.domain.move import MoveBetween
from roles.domain.profile import Profile
from roles.domain.sheet import csv_lines
from roles.linking.datasets import dataset
from roles.linking.figures import as_json, every_figure, version
from roles.linking.shapes import comparison_shape, move_shape, role_shape
from roles.linking.shapes.base import Answer
from roles.pages.page import Page, moment_of, public
from roles.pages.reuse import DATA, REFERENCES, Form, with_suffix

AGE = "public, max-age=300"
"""An export may be kept for five minutes, then it is asked for again by its ETag."""

FORMS = {form.suffix: form for form in (*DATA, *REFERENCES)}
LINES: dict[str, Callable[[Dataset], Iterator[str]]] = {"csv": csv_lines, "md": markdown_lines}
"""How a page's facts are written in lines."""
SHAPES: dict[type, Callable[[Any], Answer]] = {
    Profile: role_shape,
    Comparison: comparison_shape,
    MoveBetween: move_shape,
}
"""How a page's facts are shaped as JSON: as the API answers them."""
CITED: dict[str, Callable[[Citation], str]] = {"bib": bibtex, "ris": ris, "csl.json": csl_json}
"""How a page's citation is written."""
PARAMETERS = {"csv": "; charset=utf-8; header=present", "csl.json": "", "json": ""}
"""What follows a media type, where it is not the character set alone."""


def any_of(forms: Iterable[Form]) -> str:
    """The suffixes of the forms, as a pattern."""
    return "|".join(form.suffix.replace(".", r"\.") for form in forms)


class Suffix(StringConverter):
    """Any form of a page that has data: ``csv``, ``bib`` and so on; no other suffix is an address."""

    regex = any_of((*DATA, *REFERENCES))


class ReferenceSuffix(StringConverter):
    """Any form of a page that can be cited."""

    regex = any_of(REFERENCES)


@require_safe
def export(request: HttpRequest, suffix: str, **named: str) -> HttpResponseBase:
    """The page at the address without the suffix, in the form of the suffix. Queries: the page's own."""
    asked = copy(request)
    asked.path = asked.path_info = f"{request.path_info.removesuffix(f'.{suffix}')}/"
    match = asked.resolver_match = resolve(asked.path)
    answer = match.func(asked, *match.args, **match.kwargs)
    if answer.status_code == 301:
        answer["Location"] = with_suffix(answer["Location"], suffix)
        return answer
    if answer.status_code != 200 or not isinstance(answer, TemplateResponse):
        return answer
    page: Page = (answer.context_data or {})["page"]
    body = written(page, suffix)
    return sent(request, FORMS[suffix], page.canonical, named_after(asked.path), [body], etag=digest(body))


def written(page: Page, suffix: str) -> str:
    """A page in the form of the suffix."""
    cited = page.reuse.cited if page.reuse else None
    if cited is None:
        raise TypeError(page.path)
    if suffix in CITED:
        return CITED[suffix](cited)
    content = next(page.content[name] for name in ("profile", "comparison", "move") if name in page.content)
    if suffix == "json":
        return f"{SHAPES[type(content)](content).model_dump_json(indent=2)}\n"
    return "".join(LINES[suffix](dataset(cited, content)))


@public
def salary_export(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """Every salary figure of the guide, or of the ``country`` asked for; sent as it is read. Seven queries."""
    if suffix in CITED:
        return export(request, suffix)
    country = request.GET.get("country", "").upper()
    if country and not formats.is_country(country):
        said = "country: give two letters of ISO 3166, such as ?country=GB, or leave it out for all countries.\n"
        return HttpResponseBadRequest(said, content_type="text/plain; charset=utf-8")
    moment = moment_of(request)
    lines = as_json(moment, country) if suffix == "json" else LINES[suffix](every_figure(moment, country))
    name = f"salaries-{country.lower()}" if country else "salaries"
    canonical = f"{settings.SITE_URL}{reverse('salary_list')}"
    return sent(request, FORMS[suffix], canonical, name, lines, etag=digest(suffix, version(moment, country)))


def named_after(path: str) -> str:
    """A file's name, without its suffix, from a page's path: ``/roles/x/`` → “x”, ``/moves/x/to/y/`` → “x-to-y”."""
    first, *rest = path.strip("/").split("/")
    return "-".join(rest) or first


def digest(*texts: str) -> str:
    """A strong ETag."""
    return quote_etag(hashlib.sha256("\0".join(texts).encode()).hexdigest()[:32])


def sent(
    request: HttpRequest, form: Form, canonical: str, name: str, body: Iterable[str], *, etag: str
) -> HttpResponseBase:
    """The answer with all that a program and a cache ask for; 304 where they have it already."""
    headers: dict[str, Any] = {
        "ETag": etag,
        "Cache-Control": AGE,
        "Content-Type": f"{form.media_type}{PARAMETERS.get(form.suffix, '; charset=utf-8')}",
        "Content-Disposition": content_disposition_header(False, f"{name}.{form.suffix}"),
        "Link": f'<{canonical}>; rel="canonical", <{LICENCE_URL}>; rel="license"',
        "X-Robots-Tag": "noindex",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    kept = get_conditional_response(request, etag=etag, response=HttpResponse(headers=headers))
    if kept is not None and kept.status_code == 304:
        return kept
    if isinstance(body, list):
        return HttpResponse("".join(body), headers=headers)
    return StreamingHttpResponse((line.encode() for line in body), headers=headers)
