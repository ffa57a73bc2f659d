"""When a page last changed: the last change of any record that it draws on, never the time of a deploy.

A page draws on what is read for it: its own edition, the editions that name it and are shown with it, and everything
that one of them names. So a renamed skill changes every role that needs it. A page that is drawn knows its own answer
(``Guide.changed``); here the database is asked the same of many pages at once, and reads no facts for it.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest

from roles.domain.guide import UNSEEN
from roles.editions.models import Edition, Mention
from roles.queries.live import Moment
from roles.queries.profiles import AROUND

CHUNK = 1000
"""So many rows are held at once."""

type Fields = tuple[str, ...] | None
"""Fields in which one thing names another; None for any."""

type Rows = Iterator[tuple[str, str, datetime]]
"""Key, present slug and last change, by key; read as it is needed."""

SHOWN_WITH: Mapping[str, tuple[Fields, Fields]] = {
    "author": (("role.author", "comparison.author"), ()),
    "certification": (None, ("rolecertification.source",)),
    "comparison": ((), ()),
    "role": (AROUND, None),
    "skill": (None, ("roleskill.source", "roleskill.judged_by")),
    "term": (None, ("metric.source",)),
    "tool": (("roletool.tool",), ()),
}
"""The fields in which others name a thing that are shown on its page, and those of their own fields that name what is
shown with them. A comparison is also made of its roles."""

IN_COMPARISONS = tuple(field for field in AROUND if field != "comparedrole.role")
"""What names a role and is shown on its comparisons: not its other comparisons."""

IN_MOVES = ("step.role",)
"""What names a role and is shown on its moves: the ladders that it stands on."""


def things_changed(
    kind: str, *, moment: Moment, start: int = 0, stop: int | None = None, without: Collection[str] = ()
) -> Rows:
    """Each live thing of a kind but those ``without``, with its last change, from one place up to before another. One
    query."""
    newest = _with(*SHOWN_WITH[kind], kind=kind, moment=moment)
    return _rows(kind, moment, *newest, start=start, stop=stop, without=without)


def roles_changed(*, moment: Moment, near: Fields) -> dict[str, tuple[str, datetime]]:
    """Each live role's slug and last change by key, where it is a part of a page that also shows what names it in
    the fields ``near``. One query."""
    rows = _rows("role", moment, *_with(near, None, kind="role", moment=moment))
    return {key: (slug, at) for key, slug, at in rows}


def paths_changed(*, moment: Moment, start: int = 0, stop: int | None = None) -> Rows:
    """Each ladder with its last change, from one place up to before another. One query.

    Its page also shows who moves to its roles and from them, and the ladders on which all of these stand.
    """
    live = Exists(moment.editions().filter(pk=OuterRef("edition")))
    links = Mention.objects.filter(live, kind="role", field__in=("move.to", *IN_MOVES))

    def on_it(path: OuterRef) -> Any:
        """The keys of the roles on the path, whose edition is that of a query further out."""
        return Mention.objects.filter(edition=path, field__in=IN_MOVES).values("key")

    def moves_away(path: OuterRef) -> Any:
        """The moves out of these roles; the path one query further out again."""
        movers = moment.editions().filter(kind="role", key__in=on_it(OuterRef(path)))
        return Mention.objects.filter(field="move.to", edition__in=movers.values("pk"))

    around = links.filter(key__in=on_it(OuterRef(OuterRef("pk"))))
    away = moves_away(OuterRef(OuterRef("pk")))
    beyond = links.filter(field__in=IN_MOVES, key__in=moves_away(OuterRef(OuterRef(OuterRef("pk")))).values("key"))
    newest = (_newest_edition(around), _newest_target(away, moment), _newest_edition(beyond))
    return _rows("path", moment, *newest, start=start, stop=stop)


def kinds_changed(*, moment: Moment) -> dict[str, datetime]:
    """When anything of each kind last changed, appeared or was retired: for pages that list them all. One query."""
    begun = _begun(moment).values_list("kind").annotate(Max("live_from"))
    return dict(begun)


def _rows(
    kind: str,
    moment: Moment,
    *newest: Any,
    start: int = 0,
    stop: int | None = None,
    without: Collection[str] = (),
) -> Rows:
    own = Mention.objects.filter(edition=OuterRef("pk"))
    parts = [_newest_target(own, moment), *newest]
    changed = Greatest(F("live_from"), *(Coalesce(part, F("live_from")) for part in parts))
    editions = moment.editions().filter(kind=kind).exclude(key__in=without).order_by("key").annotate(changed=changed)
    yield from editions.values_list("key", "slug", "changed")[start:stop].iterator(chunk_size=CHUNK)


def _with(near: Fields, through: Fields, *, kind: str, moment: Moment) -> Iterator[Any]:
    """The newest edition that names the thing in the fields ``near``, and the newest thing that such a one names in the
    fields ``through``."""
    # Asked of each mention: from a list of all that is live, SQLite would begin with each of these.
    live = Exists(moment.editions().filter(pk=OuterRef("edition")))
    naming = Mention.objects.filter(live, kind=kind)
    if near is not None:
        naming = naming.filter(field__in=near)
    yield _newest_edition(naming.filter(key=OuterRef("key")))
    named = Mention.objects.filter(edition__in=naming.filter(key=OuterRef(OuterRef("key"))).values("edition"))
    if through is not None:
        named = named.filter(field__in=through)
    yield _newest_target(named, moment)


def _begun(moment: Moment) -> Any:
    """Editions whose time has come: the last of each aggregate is the one that counts."""
    return Edition.objects.filter(withdrawn=False, live_from__lte=moment.at).order_by()


def _newest_edition(mentions: Any) -> Subquery:
    return Subquery(mentions.order_by("-edition__live_from").values("edition__live_from")[:1])


def _newest_target(mentions: Any, moment: Moment) -> Subquery:
    targets = _begun(moment).filter(kind=OuterRef("kind"), key=OuterRef("key"))
    latest = Subquery(targets.order_by("-live_from").values("live_from")[:1])
    named = mentions.exclude(kind__in=UNSEEN).annotate(latest=latest)
    return Subquery(named.order_by(F("latest").desc(nulls_last=True)).values("latest")[:1])
