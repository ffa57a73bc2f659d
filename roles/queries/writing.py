"""Prose while it is being written: the same words, links and figures that readers will get."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from roles.domain.guide import Guide, Name
from roles.domain.notes import Definition
from roles.domain.prose import Html, Prose, Reference
from roles.editions.supposed import supposed
from roles.models.base import exists
from roles.prose import render, render_inline
from roles.queries.live import Moment

MOST_DRAFTS = 10
"""Of so many things at most the working copy is read for one preview."""


@dataclass(frozen=True)
class Shown:
    """A text as readers would meet it, the definitions of its terms, and what it names that is nowhere."""

    html: Html
    definitions: tuple[Definition, ...] = ()
    unknown: tuple[Reference, ...] = ()


def shown(markdown: str, *, at: datetime, one_line: bool = False, seen: Collection[str] = ()) -> Shown:
    """Markdown as the public page would show it if it were published at that moment.

    What readers do not see yet is taken from the working copies of the kinds ``seen`` by the person who asks, for it
    is published together. Two queries when all is live.

    :raises ProseTooLong: for a text over the limit.
    :raises Conflict: if somebody publishes at this very moment what is not live yet.
    """
    prose = render_inline(markdown) if one_line else render(markdown)
    guide = _guide(prose, Moment(at))
    missing = [ref for ref in prose.references() if not _is_there(ref, guide)]
    unknown = tuple(ref for ref in missing if not exists(ref.kind, ref.key))
    saved = (_root(ref) for ref in missing if ref not in unknown)
    wanted = list(dict.fromkeys(name for name in saved if name[0] in seen))[:MOST_DRAFTS]
    if wanted:
        with supposed(wanted, now=at, kinds=seen):
            guide = _guide(prose, Moment(at))
    return Shown(guide.fill(prose), guide.definitions(), unknown)


def markdownify(markdown: str) -> Html:
    """Markdown as the public page shows it now: what markdownx calls by the name in its setting.

    :raises ProseTooLong: for a text over the limit.
    """
    return shown(markdown, at=timezone.now()).html


def _guide(prose: Prose, moment: Moment) -> Guide:
    references = prose.references()
    quoted = {_root(ref) for ref in references if ref.is_figure}
    names = {_root(ref) for ref in references if not ref.is_figure}
    return moment.guide([], names=names, quoted=quoted)


def _root(ref: Reference) -> Name:
    return ("role", ref.key.partition("/")[0]) if ref.is_figure else (ref.kind, ref.key)


def _is_there(ref: Reference, guide: Guide) -> bool:
    if not ref.is_figure:
        return (ref.kind, ref.key) in guide.entries
    role, row = guide.record(*_root(ref)), ref.key.partition("/")[2]
    return role is not None and any(one.key == row for one in (role.salaries if ref.kind == "salary" else role.claims))
