"""What changed and when, in words: in the whole guide, on a role, on a comparison with its roles, at one time."""

from collections.abc import Sequence
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from roles.domain.attribution import Notice
from roles.domain.guide import Link
from roles.domain.roleset import MOST, parse, set_key
from roles.formats import KINDS
from roles.pages.page import Page, crumb, feed_link, moment_of, number_of, public, redirect, render
from roles.queries.attributions import attributions, names_in
from roles.queries.changes import Subject, change, changes, subject_of
from roles.queries.live import Moment

HIGHEST = 2**31 - 1
"""The greatest number that both databases keep as a whole number."""


@public
def change_list(request: HttpRequest) -> HttpResponse:
    """Every published change, the latest first, of one kind or of one moment if the reader chose it."""
    moment = moment_of(request)
    found = changes(
        moment=moment,
        kind=request.GET.get("kind", ""),
        at=_moment_named(request.GET.get("at", "")),
        page=number_of(request),
    )
    page = Page(
        title="What changed",
        path=request.path,
        content={"found": found, "feed": reverse("feed")},
        description="What changed in the guide and when, in words: new pages, new figures, rewritten texts.",
        indexable=not found.at,
        alternates=(feed_link(reverse("feed"), "Changes of the Career Guide"),),
        notices=_notices(moment, found),
    )
    return render(request, "change_list", page)


@public
def role_changes(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed on a role; its last change too, once it is retired."""
    moment = moment_of(request)
    about = _about(moment, [slug])
    if about.slugs != (slug,):
        return redirect(request, reverse("role_changes", args=about.slugs))
    return _changes_of(request, moment, about, reverse("role_feed", args=about.slugs), crumb("role_list", "Roles"))


@public
def comparison_changes(request: HttpRequest, slugs: str) -> HttpResponse:
    """What changed on a comparison: on the editors' page, if there is one, and on its roles."""
    named = parse(slugs)
    if not all(named) or len(named) > MOST:
        raise Http404
    moment = moment_of(request)
    about = _about(moment, named)
    if len(about.slugs) == 1:
        return redirect(request, reverse("role_changes", args=about.slugs))
    address = reverse("comparison_changes", args=[set_key(about.slugs)])
    if address != request.path:
        return redirect(request, address)
    feed = reverse("comparison_feed", args=[set_key(about.slugs)])
    return _changes_of(request, moment, about, feed, crumb("comparison_picker", "Compare"))


@public
def change_detail(request: HttpRequest, kind: str, key: str, number: int) -> HttpResponse:
    """One change, at an address that holds whatever becomes of the page's own."""
    moment = moment_of(request)
    found = change(moment=moment, kind=kind, key=key, number=number) if kind in KINDS and number <= HIGHEST else None
    if found is None:
        raise Http404
    page = Page(
        title=f"{found.title}, edition {found.number}",
        path=request.path,
        content=found,
        description=f"What changed: {found.said[0].text}"[:155],
        crumbs=(crumb("change_list", "What changed"),),
        indexable=False,
        updated=found.on,
        notices=_notices(moment, found),
    )
    return render(request, "change_detail", page)


def _moment_named(text: str) -> datetime | None:
    """The moment that an address names; None for anything else."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else None


def _about(moment: Moment, slugs: Sequence[str]) -> Subject:
    """The roles that the slugs name or once named.

    :raises Http404: if one was never public.
    """
    about = subject_of(moment=moment, slugs=slugs)
    if about is None:
        raise Http404
    return about


def _changes_of(request: HttpRequest, moment: Moment, about: Subject, feed: str, parent: Link) -> HttpResponse:
    found = changes(moment=moment, subject=about, page=number_of(request))
    page = Page(
        title=f"What changed: {about.title}",
        path=request.path,
        content={"found": found, "feed": feed},
        description=f"What changed on the page about {about.title}, and when, in words.",
        section="roles" if len(about.slugs) == 1 else "compare",
        crumbs=(parent, Link("page", "subject", about.title, about.url)),
        indexable=False,
        alternates=(feed_link(feed, f"Changes: {about.title}"),),
        notices=_notices(moment, found),
    )
    return render(request, "change_list", page)


def _notices(moment: Moment, found: object) -> tuple[Notice, ...]:
    """What is to be said beside changes: they quote the rows of what has changed."""
    return attributions(moment=moment, names=names_in(found), rows=True)
