"""Atom feeds of what changed, in words: of the whole guide, of a role, of a comparison with its roles.

A feed of a retired role answers with its last entry, which says so: a reader's program shows it, where a 410 would only
make it forget the feed.
"""

import re
from collections.abc import Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.views.decorators.http import conditional_page, require_safe

from roles.domain.news import Change
from roles.domain.roleset import MOST, parse, set_key
from roles.formats import KINDS
from roles.pages.page import redirect
from roles.queries.attributions import attributions, names_in
from roles.queries.changes import Subject, changes, subject_of
from roles.queries.live import Moment

ENTRIES = 50
AGE = "public, max-age=300"
RIGHTS = "The Career Guide contributors, CC BY 4.0"

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@require_safe
@conditional_page
def feed(request: HttpRequest) -> HttpResponse:
    """The latest changes of the whole guide."""
    return _feed(request, Moment(timezone.now()), title="Career Guide: what changed", page=reverse("change_list"))


@require_safe
@conditional_page
def role_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The latest changes of a role; an old slug leads to the present one."""
    moment = Moment(timezone.now())
    about = _about(moment, [slug])
    if about.slugs != (slug,):
        return redirect(request, reverse("role_feed", args=about.slugs))
    page, lasting = reverse("role_changes", args=about.slugs), reverse("role_feed", args=about.keys)
    return _feed(request, moment, title=f"What changed: {about.title}", page=page, lasting=lasting, about=about)


@require_safe
@conditional_page
def comparison_feed(request: HttpRequest, slugs: str) -> HttpResponse:
    """The latest changes of a comparison and its roles; any other order or an old slug leads to the one address."""
    named = parse(slugs)
    if not all(named) or len(named) > MOST:
        raise Http404
    moment = Moment(timezone.now())
    about = _about(moment, named)
    if len(about.slugs) == 1:
        return redirect(request, reverse("role_feed", args=about.slugs))
    key = set_key(about.slugs)
    if key != slugs:
        return redirect(request, reverse("comparison_feed", args=[key]))
    page = reverse("comparison_changes", args=[key])
    lasting = reverse("comparison_feed", args=[set_key(about.keys)])
    return _feed(request, moment, title=f"What changed: {about.title}", page=page, lasting=lasting, about=about)


def _about(moment: Moment, slugs: Sequence[str]) -> Subject:
    about = subject_of(moment=moment, slugs=slugs)
    if about is None:
        raise Http404
    return about


def _feed(
    request: HttpRequest, moment: Moment, *, title: str, page: str, lasting: str = "", about: Subject | None = None
) -> HttpResponse:
    """The feed as sent. ``lasting``, its address by permanent keys, names it for good; an entry's does the same."""
    own = f"{settings.SITE_URL}{request.path}"
    found = changes(moment=moment, subject=about, size=ENTRIES).listing.items
    terms = attributions(moment=moment, names=names_in(found), rows=True)
    made = Atom1Feed(
        title=_clean(title),
        link=f"{settings.SITE_URL}{page}",
        description=None,
        language="en-GB",
        author_name="Career Guide",
        author_link=f"{settings.SITE_URL}{reverse('about')}",
        feed_url=own,
        feed_guid=f"{settings.SITE_URL}{lasting or request.path}",
        feed_copyright=_clean(". ".join([RIGHTS, *(notice.said for notice in terms)])),
    )
    for change in found:
        _add(made, change)
    response = HttpResponse(made.writeString("utf-8"), content_type=made.content_type)
    if found:
        response["Last-Modified"] = http_date(found[0].on.timestamp())
    response["Cache-Control"] = AGE
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _add(made: Atom1Feed, change: Change) -> None:
    entry = f"{settings.SITE_URL}{change.url}"
    words = render_to_string("roles/_change.html", {"lines": change.said})
    made.add_item(
        title=_clean(f"{change.title}: {_in_short(change)}"),
        link=f"{settings.SITE_URL}{change.page.url}" if change.page.url else entry,
        description=_clean(words.strip()),
        unique_id=entry,
        pubdate=change.on,
        updateddate=change.on,
        categories=[KINDS[change.kind][0]],
    )


def _in_short(change: Change) -> str:
    """“salary added”, or how many things changed."""
    what = change.said[0].what
    return f"{len(change.said)} changes" if len(change.said) > 1 else what[:1].lower() + what[1:]


def _clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)
