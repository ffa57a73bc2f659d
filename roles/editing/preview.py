"""The preview: a bar that chooses page and width, and in a frame the public page itself, as saved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from roles.editing.drawing import drawn, own_page
from roles.editing.lines import form_url, kinds_seen, may_publish
from roles.editing.sharing import ShareForm, may_share
from roles.editions.facts import Name
from roles.editions.models import Edition, Hop, Mention
from roles.editions.publish import Conflict
from roles.editions.supposed import supposed
from roles.models import kinds
from roles.pages.asked import public_page
from roles.queries.live import PAGES, Moment, comparison_url, move_url, url_of
from roles.queries.names import roles_named
from roles.queries.picker import LONGEST_NAME, Option, offered

WIDTHS = {"desktop": "Desktop", "phone": "Phone"}
MOST_OF_A_KIND = 40
"""So many pages of a kind are offered; the others are reached by the links of the page."""

FRAMING = csp_override({**settings.SECURE_CSP, "frame-src": [CSP.SELF]})
FRAMED = csp_override({**settings.SECURE_CSP, "frame-ancestors": [CSP.SELF]})


@dataclass(frozen=True)
class Shown:
    """A page that can be looked at, and whether it is the one in the frame."""

    words: str
    path: str
    chosen: bool = False


@dataclass(frozen=True)
class Preview:
    """What the bar says: whose working copy it is, what else is supposed to be live, and what can be chosen."""

    kind: str
    key: str
    title: str
    path: str
    width: str
    along: tuple[str, ...]
    pages: tuple[tuple[str, tuple[Shown, ...]], ...]
    offered: tuple[Option, ...]
    typed: str
    problem: str

    @property
    def frame(self) -> str:
        """The address of the page in the frame."""
        url = reverse("admin:roles_edition_previewed", args=[self.kind, self.key])
        return f"{url}?{urlencode({'path': self.path})}"

    @property
    def widths(self) -> tuple[tuple[str, str, bool], ...]:
        """(words, address, whether chosen) of each width."""
        return tuple(
            (words, preview_url((self.kind, self.key), path=self.path, width=width), width == self.width)
            for width, words in WIDTHS.items()
        )


def preview_url(name: Name, **chosen: str) -> str:
    """The preview of a working copy, at a page and width if given."""
    url = reverse("admin:roles_edition_preview", args=name)
    return f"{url}?{urlencode(chosen)}" if chosen else url


@FRAMING
@require_safe
def preview_view(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The bar and the frame, for staff who may see the working copy. ``path``: the page; ``width``: desktop or phone.

    ``with``: a role's name, which chooses the comparison of this role with that one.
    """
    _require_sight(request, kind)
    now = timezone.now()
    try:
        with supposed([(kind, key)], now=now) as shown:
            preview = _preview(request, (kind, key), shown, Moment(now))
    except Conflict as conflict:
        messages.warning(request, str(conflict))
        return HttpResponseRedirect(form_url(kind, key))
    if preview is None:
        messages.info(request, "Nothing to preview: readers meet this only within other pages.")
        return HttpResponseRedirect(form_url(kind, key))
    request.current_app = admin.site.name
    context = {
        **admin.site.each_context(request),
        "title": f"Preview: {preview.title}",
        "is_popup": True,  # the admin's own head and side give way to the page
        "preview": preview,
        "form_url": form_url(kind, key),
        "can_publish": may_publish(request),
        "share": ShareForm(initial={"path": preview.path}) if may_share(request.user, kind) else None,
    }
    response = TemplateResponse(request, "admin/roles/preview.html", context)
    response["Cache-Control"] = "no-store"
    return response


@FRAMED
@xframe_options_sameorigin
@require_safe
def previewed_view(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The page in the frame: to the letter what readers would get if the working copy were published now."""
    _require_sight(request, kind)
    now = timezone.now()
    try:
        with supposed([(kind, key)], now=now) as shown:
            if (kind, key) not in shown:
                raise Http404
            path = request.GET.get("path") or own_page(shown[kind, key], Moment(now))
            return drawn(request, path or "")
    except Conflict as conflict:
        return HttpResponse(str(conflict), status=409, content_type="text/plain; charset=utf-8")


def _require_sight(request: HttpRequest, kind: str) -> None:
    if kind not in kinds():
        raise Http404(f"There is no kind {kind!r}.")
    if kind not in kinds_seen(request):
        raise PermissionDenied


def _preview(request: HttpRequest, name: Name, shown: Mapping[Name, Edition], moment: Moment) -> Preview | None:
    """What the bar says while the guide is supposed to have the working copy; None if no page shows it."""
    if name not in shown:
        raise Http404(f"There is no {name[0]} {name[1]!r}.")
    own = shown[name]
    pages = _pages(own, moment)
    if not pages:
        return None
    width = request.GET.get("width", "")
    path, problem, typed = request.GET.get("path", ""), "", request.GET.get("with", "")[:LONGEST_NAME]
    if typed.strip():
        path, problem = _compared(own, typed, moment, path)
    if not path.startswith("/") or public_page(path) is None:
        path = next(page.path for _, group in pages for page in group)
    return Preview(
        kind=own.kind,
        key=own.key,
        title=own.title,
        path=path,
        width=width if width in WIDTHS else "desktop",
        along=tuple(edition.title for other, edition in shown.items() if other != name),
        pages=_choosing(pages, path),
        offered=offered(moment=moment) if own.kind == "role" else (),
        typed=typed,
        problem=problem,
    )


def _compared(own: Edition, typed: str, moment: Moment, path: str) -> tuple[str, str]:
    """The comparison with the role typed, or the path as it was and what is wrong."""
    [named] = roles_named([typed.strip()], moment=moment)
    if named.role is None or named.role.key == own.key:
        near = ", ".join(f"“{role.title}”" for role in named.nearest)
        return path, f"Name another role of the guide.{f' Did you mean {near}?' if near else ''}"
    return comparison_url([own.slug, named.role.slug]), ""


def _choosing(pages: Iterable[tuple[str, list[Shown]]], path: str) -> tuple[tuple[str, tuple[Shown, ...]], ...]:
    """The pages with the one chosen marked; it stands first if it is none of them."""
    groups = [(group, tuple(Shown(p.words, p.path, p.path == path) for p in found)) for group, found in pages]
    if not any(page.chosen for _, found in groups for page in found):
        groups.insert(0, ("This page", (Shown(path, path, True),)))
    return tuple(groups)


def _pages(own: Edition, moment: Moment) -> list[tuple[str, list[Shown]]]:
    """The pages that show a thing, by group, its own first. Five queries at most."""
    groups: dict[str, list[Shown]] = {}
    if path := own_page(own, moment):
        groups["Its own page"] = [Shown(own.title, path)]
    refer = Mention.objects.filter(kind=own.kind, key=own.key).values("edition")
    around = list(moment.editions().filter(pk__in=refer, kind__in=[*PAGES, "comparison"]).order_by("title", "key"))
    around = [edition for edition in around if edition.kind != "comparison" or own_page(edition, moment)]
    within = [e for e in moment.named(_within(own)) if e.kind == "role"] if own.kind in ("comparison", "path") else []
    for edition in [*around, *sorted(within, key=lambda e: e.title)]:
        plural = str(kinds()[edition.kind]._meta.verbose_name_plural).capitalize()
        path = own_page(edition, moment) if edition.kind == "comparison" else url_of(edition.kind, edition.slug)
        if path and len(groups.setdefault(plural, [])) < MOST_OF_A_KIND:
            groups[plural].append(Shown(edition.title, path))
    if own.kind == "role" and not own.retired:
        groups["Moves"] = _moves(own, moment)
    return [(group, found) for group, found in groups.items() if found]


def _within(own: Edition) -> list[Name]:
    return list(Mention.objects.filter(edition=own, kind="role").values_list("kind", "key"))


def _moves(own: Edition, moment: Moment) -> list[Shown]:
    live = Hop.objects.filter(kind="move", edition__in=moment.editions().filter(kind="role").values("pk"))
    hops = list(live.filter(start=own.key).union(live.filter(to=own.key)).values_list("start", "to"))
    roles = {e.key: e for e in moment.named(("role", key) for hop in hops for key in hop)}
    return [
        Shown(f"{roles[start].title} to {roles[to].title}", move_url(roles[start].slug, roles[to].slug))
        for start, to in hops[:MOST_OF_A_KIND]
        if start in roles and to in roles
    ]
