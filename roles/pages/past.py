"""Public pages as they stood at the end of a day: ``?as-of=2026-03-02``, in the guide's own time zone.

Such a page has the banner that says so, is not for search engines, and has the bare address as its canonical one. Its
links to itself (another country, order, page of a list) keep the day; all others lead to the guide as it is now, so
that nobody reads on in the past without having asked for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import Min
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import ResolverMatch, reverse
from django.utils import timezone

from roles.domain.asof import PARAMETER, NotADay, day_asked, end_of, kept_to_day, with_day
from roles.domain.roleset import parse, set_key
from roles.editions.models import Edition
from roles.queries.live import PAGES, Moment

SETTLED_AGE = "public, max-age=86400"
"""A day that is over never changes, but what stands round it does: the styles' names, and whether the page is there."""
REDIRECT_AGE = "max-age=3600"
"""A redirect may be remembered for an hour, no longer: a slug can come back."""

KINDS = {view: kind for kind, view in PAGES.items()} | {"role_changes": "role"}
"""What the slug in a page's address is of, by the page's view."""


class UnknownDay(BadRequest):
    """The address asks for a day that cannot be shown. ``str()`` is a sentence for the reader."""


@dataclass(frozen=True)
class Past:
    """What the banner says: the day, whether it is over, the page's bare address, and whether the page is gone now."""

    day: date
    over: bool
    url: str
    gone: bool


def day_of(request: HttpRequest) -> date | None:
    """The day that the reader asked for, if any.

    :raises UnknownDay: if it cannot be shown.
    """
    try:
        return day_asked(request.GET.getlist(PARAMETER), timezone.localdate())
    except NotADay as fault:
        raise UnknownDay(str(fault)) from fault


def moment_of(request: HttpRequest) -> Moment:
    """The moment that the reader sees: now, or the end of the day that they asked for.

    :raises UnknownDay: if that day cannot be shown.
    """
    now, day = timezone.now(), day_of(request)
    return Moment(now if day is None else min(now, end_of(day, timezone.get_current_timezone())))


def past_of(request: HttpRequest) -> Past | None:
    """What to say over the page, if it was asked for as of a day. One query for a page with a slug, else none."""
    day = day_of(request)
    if day is None:
        return None
    now = timezone.now()
    over = day < timezone.localdate(now)
    return Past(day, over, request.path, over and _is_gone(request.resolver_match, now))


def as_of_a_day[**P](view: Callable[P, HttpResponseBase]) -> Callable[P, HttpResponseBase]:
    """The view, which answers ``?as-of=`` too.

    400 for a day that cannot be shown, 404 with the first day of a page that was not there yet, 301 to the slug of that
    day. A page of a day that is over may be kept for a day.
    """

    @wraps(view)
    def shown(*args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        request: Any = args[0]
        try:
            day = day_of(request)
        except UnknownDay as fault:
            return unknown_day(request, fault)
        if day is None:
            return view(*args, **kwargs)
        try:
            response = _not_begun(request, day) or view(*args, **kwargs)
        except Http404:
            response = _then(request, day)
        return _marked(request, response, day)

    return shown


def unknown_day(request: HttpRequest, fault: UnknownDay) -> HttpResponse:
    """400 with what is wrong with the day, and a field to choose another."""
    context = {"fault": str(fault), "path": request.path, "today": timezone.localdate()}
    return TemplateResponse(
        request, "roles/unknown_day.html", context, status=400, headers={"Cache-Control": "no-store"}
    )


def _marked(request: HttpRequest, response: HttpResponseBase, day: date) -> HttpResponseBase:
    """The response as one about a day: not for search engines, its links to itself kept to the day."""
    response["X-Robots-Tag"] = "noindex"
    if "Location" in response:
        response["Location"] = with_day(response["Location"], day)
        return response
    if response.status_code != 200:
        return response
    response["Cache-Control"] = SETTLED_AGE if day < timezone.localdate() else "no-cache"
    if isinstance(response, TemplateResponse):
        response.add_post_render_callback(lambda drawn: _keep(drawn, request.path, day))
    return response


def _keep(response: HttpResponse, path: str, day: date) -> None:
    response.content = kept_to_day(response.content.decode(), path, day).encode()


def _not_begun(request: HttpRequest, day: date) -> HttpResponse | None:
    """404 for a list as of a day before the guide itself began. One query; none for a page with a slug."""
    if _slugs(request.resolver_match)[1]:
        return None
    public = Edition.objects.filter(withdrawn=False).order_by()
    if public.filter(live_from__lte=end_of(day, timezone.get_current_timezone())).exists():
        return None
    first = public.filter(live_from__lte=timezone.now()).aggregate(first=Min("live_from"))["first"]
    return _not_on_record(request, day, first) if first else None


def _then(request: HttpRequest, day: date) -> HttpResponse:
    """The answer where the view found nothing on that day: 301 to the slug of then, 404 with the first day on record.

    :raises Http404: if the page was never public, or is not about things with a slug.
    """
    match, now = request.resolver_match, timezone.now()
    kind, slugs = _slugs(match)
    public = Edition.objects.filter(kind=kind, withdrawn=False, live_from__lte=now).order_by()
    keys = dict(public.filter(slug__in=slugs).values_list("slug", "key"))
    if match is None or not slugs or set(keys) != set(slugs):
        raise Http404
    named = Edition.objects.current(moment_of(request).at).filter(kind=kind, key__in=keys.values())
    then = dict(named.order_by().values_list("key", "slug"))
    if set(then) == set(keys.values()):
        url = _address(match, {slug: then[key] for slug, key in keys.items()})
        if url == request.path:
            raise Http404
        return HttpResponsePermanentRedirect(url, headers={"Cache-Control": REDIRECT_AGE})
    firsts = public.filter(key__in=keys.values()).values("key").annotate(first=Min("live_from"))
    return _not_on_record(request, day, max(row["first"] for row in firsts))


def _not_on_record(request: HttpRequest, day: date, since: datetime) -> HttpResponse:
    context = {"day": day, "since": since, "path": request.path}
    return TemplateResponse(request, "roles/not_on_record.html", context, status=404)


def _is_gone(match: ResolverMatch | None, now: datetime) -> bool:
    """Whether one of the things that a page is about is retired now. One query, none for a page without a slug."""
    kind, slugs = _slugs(match)
    if not slugs:
        return False
    public = Edition.objects.filter(kind=kind, slug__in=slugs, withdrawn=False, live_from__lte=now).order_by()
    return Edition.objects.current(now).filter(kind=kind, retired=True, key__in=public.values("key")).exists()


def _slugs(match: ResolverMatch | None) -> tuple[str, tuple[str, ...]]:
    """The kind and the slugs of the things that a page is about, from its address; no slugs for lists and texts."""
    given: Mapping[str, str] = match.kwargs if match else {}
    if "slugs" in given:
        return "role", tuple(dict.fromkeys(parse(given["slugs"])))
    if "start" in given:
        return "role", tuple(dict.fromkeys((given["start"], given["to"])))
    if match and "slug" in given and match.url_name in KINDS:
        return KINDS[match.url_name], (given["slug"],)
    return "site-text", (given["key"],) if "key" in given else ()


def _address(match: ResolverMatch, slugs: Mapping[str, str]) -> str:
    """The page's address with the slugs of another time in place of its own; of two that are one, the role."""
    if len(slugs) > 1 and len(set(slugs.values())) == 1:
        return reverse("role_detail", args=[*set(slugs.values())])
    if "slugs" in match.kwargs:
        return reverse(match.view_name, kwargs={"slugs": set_key(slugs.values())})
    return reverse(match.view_name, kwargs={name: slugs.get(value, value) for name, value in match.kwargs.items()})
