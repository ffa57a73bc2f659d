"""A reader's words for what an edition changed: “Salary added: United States: US$112,000 a year, …”."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db import models

from roles import formats
from roles.domain.changes import Brought, FieldChange, Record, RecordChange, changes, folded, pieces
from roles.domain.guide import Cited, Link
from roles.domain.lines import Pay
from roles.domain.news import Detail, Said, excerpt
from roles.domain.prose import Reference
from roles.domain.records import Dated
from roles.domain.salary import headline
from roles.editions import prepare
from roles.editions.facts import Facts, Name, models_of
from roles.models import Row, Salary
from roles.models.fields import ProseField
from roles.prose import plain
from roles.queries.live import url_of
from roles.queries.wording import Titles, in_words, named, named_in_prose

RELEASE = "release"
"""Instead of a kind: the release of a dataset, by the key of its source."""

KEPT = 1_000
"""Changes in words that each process keeps. What an edition changed, and what things were called then, stays so."""

CALLED = {
    "roles.comparedrole": ("compared role", "compared roles"),
    "roles.dimensiontext": ("answer in the table", "answers in the table"),
    "roles.externalcode": ("classification code", "classification codes"),
    "roles.stance": ("answer to the questionnaire", "answers to the questionnaire"),
}
"""What readers call rows that editors call otherwise, one and several."""

LABELS = {"body": "text", "nutshell": "summary", "short": "short answer", "standfirst": "introduction"}
"""What readers call fields that editors call otherwise."""

UNTOLD = frozenset(
    {
        *("as_of", "as_of_precision", "former_keys", "merged", "position", "successor"),
        *("adopted", "dataset", "dataset_code"),
    }
)
"""Fields of which nothing is said, or which are told together with another."""

LONG = 100
"""A value of more characters is told as a text."""


@dataclass(frozen=True)
class Step:
    """Two editions of one thing, one after the other. The digests stand for the facts."""

    kind: str
    digests: tuple[str, str]
    before: Facts = field(compare=False)
    after: Facts = field(compare=False)

    def named(self) -> set[Name]:
        """What the change names."""
        found, brought = _changes(self)
        datasets = {(kind, each.dataset) for each in brought for kind in ("source", RELEASE)}
        return {*named(found), *named_in_prose(found), *datasets}


@lru_cache(maxsize=KEPT)
def _changes(step: Step) -> tuple[tuple[RecordChange, ...], tuple[Brought, ...]]:
    """The changes, their fields as the models have them: a database may give facts back in another order.

    What datasets changed is only counted.
    """
    found, brought = folded(changes(step.before, step.after))
    return tuple(replace(change, fields=_ordered(change)) for change in found), brought


def _ordered(change: RecordChange) -> tuple[FieldChange, ...]:
    order = [field.name for field in models_of()[change.model]._meta.concrete_fields]
    return tuple(sorted(change.fields, key=lambda each: order.index(each.field)))


def said(step: Step, titles: Titles) -> tuple[Said, ...]:
    """What changed from one edition to the next, the thing itself first, then its rows. ``titles`` as of the later."""
    known = tuple(sorted((name, titles[name]) for name in step.named() if name in titles))
    return _said(step, known)


@lru_cache(maxsize=KEPT)
def _said(step: Step, known: tuple[tuple[Name, str], ...]) -> tuple[Said, ...]:
    words = _Words(dict(known))
    found, brought = _changes(step)
    root = models_of()[step.after[0]["model"]]
    told: list[Said] = []
    for change in found:
        if models_of()[change.model] is root:
            told += _of_root(step, change, words)
        elif change.what != "moved":
            told.append(_of_row(change, words))
    moved = dict.fromkeys(change.model for change in found if change.what == "moved")
    told += [Said(f"Order of the {_called(model)[1]} changed") for model in moved]
    return (*told, *(Said(f"Facts from {_released(each, words)}", each.text) for each in brought))


class _Words:
    """Values in words, with what things were called at the time."""

    def __init__(self, titles: Titles) -> None:
        self.titles = titles

    def plain(self, markdown: str) -> str:
        """A text without its marks."""
        return plain(markdown, self._named)

    def _named(self, ref: Reference) -> str:
        return ref.label or self.titles.get((ref.kind, ref.key)) or ref.words

    def value(self, of: Any, value: Any) -> str:
        """A field's value as readers see it; empty for none."""
        if value and isinstance(of, ProseField):
            return self.plain(value)
        if value and of.name == "country":
            return formats.country(value)
        if value and isinstance(of, models.DecimalField):
            return formats.number(Decimal(value))
        return in_words(of, value, self.titles)


def _released(brought: Brought, words: _Words) -> str:
    """“O*NET 29.2”."""
    name = words.titles.get(("source", brought.dataset), brought.dataset)
    return f"{name} {words.titles.get((RELEASE, brought.dataset), '')}".strip()


def _of_root(step: Step, change: RecordChange, words: _Words) -> Iterator[Said]:
    """What became of the thing itself."""
    model: Any = models_of()[change.model]
    fields = step.after[0]["fields"]
    for each in change.fields:
        if each.field == "retired":
            yield _retired(step.kind, fields, words)
        elif each.field == "slug":
            before, after = (url_of(step.kind, slug) for slug in (each.before, each.after))
            if after:
                yield Said("Address changed", details=(Detail("", before, after),))
        elif each.field == "illustration":
            yield Said("Illustration changed")
        elif each.field == model.name_field:
            yield Said("Renamed", details=(Detail("", str(each.before), str(each.after)),))
        elif each.field not in UNTOLD:
            yield _alone(_detail(model, each, words))
    if detail := _dated(change, words):
        yield _alone(detail)


def _retired(kind: str, fields: Mapping[str, Any], words: _Words) -> Said:
    if not fields.get("retired"):
        return Said("Back in the guide")
    key = fields.get("successor")
    name = words.titles.get((kind, key), key.replace("-", " ")) if key else ""
    if fields.get("merged"):
        return Said("Merged", f"now one with {name}")
    return Said("Retired", f"see {name}" if name else "nothing takes its place")


def _alone(detail: Detail) -> Said:
    """A field of the thing itself, told by what became of it."""
    if detail.before and detail.after:
        text = bool(detail.pieces) or max(len(detail.before), len(detail.after)) > LONG
        told = (Detail("", pieces=detail.pieces),) if detail.pieces else ()
        return Said(f"{detail.label} {'reworded' if text else 'changed'}", details=told if text else (_bare(detail),))
    shown = detail.before or detail.after
    return Said(f"{detail.label} {'added' if detail.after else 'removed'}", "" if len(shown) > LONG else shown)


def _bare(detail: Detail) -> Detail:
    return Detail("", detail.before, detail.after, detail.pieces)


def _of_row(change: RecordChange, words: _Words) -> Said:
    """What became of a row."""
    model: Any = models_of()[change.model]
    called = f"{_called(change.model)[0]} {change.what}"
    called = called[:1].upper() + called[1:]
    if change.what != "changed":
        return Said(called, _described(change.record, words))
    if model is Salary:
        before, after = (_described(record, words) for record in (_before(change), change.record))
        if before != after:
            return Said(called, details=(Detail("", before, after, pieces(before, after)),))
    naming = model.named_by.removesuffix("_id")
    told = {each.field for each in change.fields}
    about = "" if naming in told else _headed(change.record, words)
    details = [_detail(model, each, words) for each in change.fields if each.field not in UNTOLD]
    if dated := _dated(change, words):
        details.append(dated)
    return Said(called, about, tuple(_short(detail) for detail in details))


def _short(detail: Detail) -> Detail:
    """A text too long to be told is said to be reworded."""
    if detail.pieces or max(len(detail.before), len(detail.after)) <= LONG:
        return detail
    became = "reworded" if detail.before and detail.after else "added" if detail.after else "removed"
    return Detail(f"{detail.label} {became}")


def _detail(model: Any, each: FieldChange, words: _Words) -> Detail:
    of = model._meta.get_field(each.field)
    before, after = (words.value(of, value) for value in (each.before, each.after))
    label = LABELS.get(of.name, str(of.verbose_name))
    text = before and after and (isinstance(of, models.TextField) or max(len(before), len(after)) > LONG)
    return Detail(label[:1].upper() + label[1:], before, after, excerpt(before, after) if text else ())


def _dated(change: RecordChange, words: _Words) -> Detail | None:
    """A date and how exactly it is known, told as one; None if neither changed."""
    if not {"as_of", "as_of_precision"} & {each.field for each in change.fields}:
        return None
    model: Any = models_of()[change.model]
    before, after = (
        formats.when(_as_of(record["fields"], model)) if record["fields"].get("as_of") else ""
        for record in (_before(change), change.record)
    )
    return Detail("As of", before, after)


def _as_of(fields: Mapping[str, Any], model: Any) -> Dated:
    read = {name: model._meta.get_field(name).to_python(fields[name]) for name in ("as_of", "as_of_precision")}
    return Dated(**read)


def _before(change: RecordChange) -> Record:
    """The record as it was."""
    earlier = {**change.record["fields"], **{each.field: each.before for each in change.fields}}
    return {"model": change.model, "fields": {name: value for name, value in earlier.items() if value is not None}}


def _called(label: str) -> tuple[str, str]:
    """What readers call a row, one and several."""
    if label in CALLED:
        return CALLED[label]
    model: Any = models_of()[label]
    owner = f"{model._meta.get_field('parent').related_model._meta.verbose_name} " if issubclass(model, Row) else ""
    one, many = str(model._meta.verbose_name), str(model._meta.verbose_name_plural)
    return one.removeprefix(owner), many.removeprefix(owner)


def _title(record: Record, words: _Words) -> str:
    """What the row is named by, cut where that is a whole text."""
    if record["model"] in SUMMED_UP:
        return SUMMED_UP[record["model"]](record, words)
    model: Any = models_of()[record["model"]]
    naming = model._meta.get_field(model.named_by.removesuffix("_id"))
    title = words.value(naming, record["fields"].get(naming.name))
    return title if len(title) <= LONG else f"{title[:LONG].rsplit(' ', 1)[0]}…"


def _headed(record: Record, words: _Words) -> str:
    """What a changed row is called: a claim by its question alone, as what it says is told by what changed in it."""
    return str(record["fields"].get("heading") or _title(record, words))


def _described(record: Record, words: _Words) -> str:
    """A row in one line: what it is named by, with what somebody chose from a list."""
    title = _title(record, words)
    if record["model"] in SUMMED_UP:
        return title
    model: Any = models_of()[record["model"]]
    chosen = [
        in_words(of, record["fields"][of.name], words.titles)
        for of in model._meta.concrete_fields
        if of.choices and of.name in record["fields"]
    ]
    return f"{title} ({', '.join(chosen).lower()})" if chosen else title


def _salary(record: Record, words: _Words) -> str:
    """“United States: US$112,000 a year, average (mean or median not stated), …; Glassdoor, May 2026”."""
    salary = prepare.row(dict(record))
    pay = Pay(salary, headline(salary), _cited(salary, words))
    amount = f"{formats.pay_amount(pay)} {formats.PERIODS[salary.period]}"
    return f"{formats.country(salary.country)}: {amount}, {formats.kind_of_pay(pay)}; {_source(salary, words)}"


def _claim(record: Record, words: _Words) -> str:
    """“Who keeps the backlog? The product manager does. (Scrum Guide, November 2020)”."""
    claim = prepare.row(dict(record))
    return f"{claim.heading} {words.plain(record['fields']['statement'])} ({_source(claim, words)})"


def _source(row: Any, words: _Words) -> str:
    return f"{_cited(row, words).name}, {formats.when(row)}"


def _cited(row: Any, words: _Words) -> Cited:
    name = words.titles.get(("source", row.source), row.source.replace("-", " "))
    return Cited(Link("source", row.source, name), name, None, row, "", stale=False)


SUMMED_UP = {"roles.salary": _salary, "roles.claim": _claim, "roles.comparisonclaim": _claim}
"""Rows that a line of their own sums up."""
