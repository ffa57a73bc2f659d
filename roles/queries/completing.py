"""What an editor may mean by the first letters of a reference: kinds, things and figures of the working copy."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from roles.domain.guide import Name
from roles.domain.prose import FIGURES, KINDS
from roles.editions.models import Edition
from roles.editions.prepare import prepare
from roles.models import Claim, Salary, kinds
from roles.queries import figures
from roles.queries.figures import Figure, as_number

OFFERED = 12
"""So many answers are given at most: as many as there are kinds."""

LONGEST = 100
"""Of what is typed so much is read."""

_BESIDES = ("abbreviation", "short_name")
_NEVER, _RETIRED = "not live yet", "retired"


@dataclass(frozen=True)
class Completion:
    """One answer. ``write`` is what stands between the brackets; a kind alone ends in a colon and asks for more.

    ``mark`` says that readers do not see it: “not live yet” or “retired”.
    """

    write: str
    name: str
    kind: str
    about: str = ""
    mark: str = ""


@dataclass(frozen=True)
class _Found:
    """An answer and its rank; ``name`` is the root it is or stands on, ``row`` a figure's row there."""

    rank: int
    answer: Completion
    name: Name | None = None
    row: str = ""


def completions(typed: str, *, seen: Collection[str], own: Collection[str], at: datetime) -> list[Completion]:
    """The likeliest first. ``seen``: the kinds that the person may look at; ``own``: the roles that are written about.

    “neg” looks everywhere, “skill:neg” among skills. Thirteen queries at most, whatever there is.
    """
    text = " ".join(typed[:LONGEST].casefold().split())
    kind, colon, rest = text.partition(":")
    allowed = [one for one in sorted(KINDS) if (one if one in kinds() else "role") in seen]
    if not text:
        return [_of_kind(one) for one in allowed]
    chosen = [kind] if colon and kind in allowed else [] if colon and kind in KINDS else allowed
    wanted = (rest if chosen == [kind] and colon else text).strip()
    found = [] if colon else [_Found(0, _of_kind(one)) for one in allowed if one.startswith(text)]
    found += [thing for one in chosen if one not in FIGURES for thing in _things(one, wanted)]
    rows = [row for name, search in _SEARCHES.items() if name in chosen for row in search(wanted, own)]
    found += [_Found(2 if row.role in own else 3, _of_figure(row), ("role", row.role), row.row) for row in rows]
    found.sort(key=lambda one: (one.rank, one.answer.name.casefold() if one.rank < 3 else ""))
    return _marked(found[:OFFERED], at)


def _of_kind(kind: str) -> Completion:
    return Completion(f"{kind}:", kind, "kind", _EXPLAINED.get(kind, "a link"))


_EXPLAINED = {
    "claim": "a claim’s figure, with its source and date",
    "salary": "a salary figure, with its source and date",
    "source": "a numbered note that leads to the source",
    "term": "words that open their definition",
}


def _things(kind: str, text: str) -> list[_Found]:
    """Things whose name, short name or key has every word. One query."""
    model = kinds()[kind]
    name = model.name_field
    has = {field.name for field in model._meta.concrete_fields}
    fields = ["pk", name, *(field for field in _BESIDES if field in has)]
    rows: QuerySet[Any] = model._default_manager.filter(_every_word(text, fields))
    begins = reduce(or_, (Q(**{f"{field}__istartswith": text}) for field in fields))
    rank = Case(When(begins, then=Value(1)), default=Value(2), output_field=IntegerField())
    listed = rows.annotate(rank=rank).order_by("rank", name, "pk").values_list("rank", "pk", name, "retired")[:OFFERED]
    return [
        _Found(rank, Completion(f"{kind}:{key}", title, kind, key, _RETIRED if retired else ""), (kind, key))
        for rank, key, title, retired in listed
    ]


def _salaries(text: str, own: Collection[str]) -> list[Figure]:
    """Salaries by role, country, source, key or amount. One query."""
    fields = ("parent__name", "parent__key", "key", "country", "source__short_name")
    rows = Salary.objects.filter(_every_word(text, fields, ("amount", "p50")))
    return figures.salaries(_own_first(rows, own))


def _claims(text: str, own: Collection[str]) -> list[Figure]:
    """Claims by role, heading, source, key or figure. One query."""
    fields = ("parent__name", "parent__key", "key", "heading", "source__short_name")
    return figures.claims(_own_first(Claim.objects.filter(_every_word(text, fields, ("figure",))), own))


_SEARCHES: dict[str, Callable[[str, Collection[str]], list[Figure]]] = {"claim": _claims, "salary": _salaries}


def _own_first(rows: QuerySet[Any], own: Collection[str]) -> QuerySet[Any]:
    rank = Case(When(parent_id__in=list(own), then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.order_by(rank, "parent__name", "parent_id", "order")[:OFFERED]


def _every_word(text: str, fields: Iterable[str], numbers: Iterable[str] = ()) -> Q:
    condition = Q()
    for word in filter(None, re.split(r"[\s/]+", text)):
        found = reduce(or_, (Q(**{f"{field}__icontains": word}) for field in fields))
        value = as_number(word)
        if value is not None:
            found = reduce(or_, (Q(**{field: value}) for field in numbers), found)
        condition &= found
    return condition


def _of_figure(figure: Figure) -> Completion:
    return Completion(f"{figure.kind}:{figure.key}", figure.shown, figure.kind, figure.about)


def _marked(found: list[_Found], at: datetime) -> list[Completion]:
    """The answers with what readers do not see marked. One query, with facts only where there are figures."""
    editions = Edition.objects.live(at).named(one.name for one in found if one.name)
    if not any(one.row for one in found):
        editions = editions.defer("facts")
    live = {edition.name: edition for edition in editions}
    return [
        one.answer
        if one.name is None or one.answer.mark or _has(live.get(one.name), one)
        else replace(one.answer, mark=_NEVER)
        for one in found
    ]


def _has(edition: Edition | None, one: _Found) -> bool:
    """Whether readers see it in the live edition of its root."""
    if edition is None or not one.row:
        return edition is not None
    record: Any = prepare(edition).record
    return one.row in {row.key for row in (record.salaries if one.answer.kind == "salary" else record.claims)}
