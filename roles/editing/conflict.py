"""Two editors at once: the later save is shown what the other changed, and chooses where both changed the same.

The form that comes in is brought up to date before Django reads it: what the other changed is filled in beside
what was typed. It is then shown, not saved; saving it is a second step that the editor takes with open eyes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

from roles.domain.changes import NOT_COMPARED
from roles.domain.merge import ORDER, ROW, Clash, differ, merge, taking
from roles.editing.recorded import SAVES
from roles.editing.rows import RowFormSet
from roles.editing.seen import Seen, Unreadable, name_of, read, saved
from roles.editing.sheet import sheet
from roles.editing.standing import moment
from roles.editing.typed import Typed, is_made_up, typed
from roles.editing.wording import ChangeTold, ChoiceTold, chosen, told
from roles.editions import facts as f
from roles.editions.activity import Activity, ActivityQuerySet
from roles.models import Aggregate, ImportedRoot
from roles.models.base import repeated

MINE, THEIRS = "mine", "theirs"
MEANWHILE = "meanwhile"
"""The code of the error that keeps a form from being saved until somebody has looked at it."""

UNREADABLE = (
    "This form cannot tell what it had shown you, so nothing is saved. Open the same page again in a new tab, copy what"
    " you typed over, and save there."
)


@dataclass(frozen=True)
class Choice:
    """What both changed: a question to the editor. ``name`` is the radio buttons', ``token`` says what it is about."""

    token: str
    told: ChoiceTold
    asked_before: bool

    @property
    def name(self) -> str:
        """The name under which the answer is sent."""
        return _answer_name(self.token)


@dataclass(frozen=True)
class Conflict:
    """What an editor is told before saving on: who saved, what was brought in, and what is to be chosen."""

    who: tuple[str, ...] = ()
    brought: tuple[ChangeTold, ...] = ()
    choices: tuple[Choice, ...] = ()
    unreadable: str = ""

    @property
    def error(self) -> ValidationError:
        """What keeps the form from being saved."""
        return ValidationError(self.unreadable or "Look at what changed, then save again.", code=MEANWHILE)


@dataclass(frozen=True)
class Brought:
    """The form's data brought up to date, and what is to be told before it may be saved; None if nothing is."""

    data: QueryDict
    conflict: Conflict | None = None


def bring_up_to_date(
    request: HttpRequest, root: Aggregate, form: forms.ModelForm, formsets: Iterable[RowFormSet], *, now: datetime
) -> Brought:
    """Compare what was sent with what it began from and with what is saved. Call it with the root locked.

    No query if nobody saved meanwhile; otherwise one for each kind of row, and one for each choice found by typing.
    What datasets bring is in no form, so an import between opening and saving is no conflict.
    """
    data, formsets = request.POST, list(formsets)
    try:
        base = read(data.get("seen", ""), root)
    except Unreadable:
        return Brought(data, Conflict(unreadable=UNREADABLE))
    given = data.getlist("clash")
    if not given and base.digest == root.digest:
        return Brought(data)
    if not all(formset.management_form.is_valid() for formset in formsets):
        return Brought(data, Conflict(unreadable=UNREADABLE))
    mine, theirs = typed(form, formsets, base), saved(root, at=now)
    _recognise(mine, base, theirs)
    answers = {clash: data.get(_answer_name(token(clash)), "") for clash in _asked(given, [*base.facts, *mine.facts])}
    own = taking(mine.facts, base.facts, [clash for clash, answer in answers.items() if answer == THEIRS])
    merged = merge(base.facts, own, theirs.facts)
    still_open = {clash for clash, answer in answers.items() if answer not in (MINE, THEIRS)}
    still_open = {clash for clash in still_open if differ(clash, merged.facts, theirs.facts)}
    clashes = sorted({*merged.clashes, *still_open})
    made = sheet(data, form, formsets, facts=merged.facts, typed=mine, saved=theirs)
    made.setlist("clash", [token(clash) for clash in clashes])
    if not clashes and (theirs.facts == base.facts or _imported(root, base, theirs)):
        return Brought(made)
    questions = chosen(clashes, base.facts, merged.facts, theirs.facts)
    conflict = Conflict(
        who=tuple(_who(root, request, since=base.at)) if theirs.facts != base.facts else (),
        brought=told(own, merged.facts),
        choices=tuple(Choice(token(c), q, c in still_open) for c, q in zip(clashes, questions, strict=True)),
    )
    return Brought(made, conflict)


def _imported(root: Aggregate, base: Seen, theirs: Seen) -> bool:
    """Whether an import alone wrote what differs: the texts of a page that it keeps up. At most one query."""
    kept_up = isinstance(root, ImportedRoot) and root.dataset_id is not None and not root.adopted
    return kept_up and theirs.facts[1:] == base.facts[1:] and not _saves(root, since=base.at).exists()


def _saves(root: Aggregate, *, since: datetime) -> ActivityQuerySet:
    """The entries of those who saved the root since."""
    return Activity.objects.of(root.kind, root.pk).filter(what__in=SAVES, at__gte=since).defer("facts")


def token(clash: Clash) -> str:
    """What a clash is called in a form: ``roles.roleskill:negotiation:note``."""
    return f"{clash.model}:{clash.key}:{clash.field}"


def _answer_name(token: str) -> str:
    return f"choose-{token}"


def _asked(given: Iterable[str], facts: f.Facts) -> Iterator[Clash]:
    """The clashes that a form had shown, from their tokens; what names nothing in the facts is passed over."""
    names = {name_of(record) for record in facts}
    for one in dict.fromkeys(given):
        model, _, rest = one.partition(":")
        key, _, field = rest.partition(":")
        if key:
            known = (model, key) in names and field in {ROW, *_fields_of(model)}
        else:
            known = field == ORDER and any(model == other for other, _ in names)
        if known:
            yield Clash(model, key, field)


def _fields_of(model: str) -> set[str]:
    return {field.name for field in f.models_of()[model]._meta.concrete_fields} - NOT_COMPARED


def _recognise(mine: Typed, base: Seen, theirs: Seen) -> None:
    """Give my new rows the key of the row that they added if it is the same, or if both cannot stand together."""
    old = {name_of(r) for r in base.facts}
    own = {name_of(r) for r in mine.facts}
    added = [r for r in theirs.facts if name_of(r) not in old | own]
    for row in [r for r in mine.facts if is_made_up(r["fields"]["key"])]:
        same = next((r for r in added if r["model"] == row["model"] and _same(row, r)), None)
        if same is not None:
            added.remove(same)
            mine.rename(name_of(row), same["fields"]["key"])


def _same(row: f.Record, other: f.Record) -> bool:
    if _said(row) == _said(other):
        return True
    try:
        made = f.instance({**row, "fields": {**row["fields"], "order": None}})
    except ValidationError:
        return False  # something in it cannot be read; the form will say so
    return any(repeated([f.instance(other), made]))  # type: ignore[list-item]


def _said(row: f.Record) -> Mapping[str, Any]:
    return {name: value for name, value in row["fields"].items() if name not in ("key", "order")}


def _who(root: Aggregate, request: HttpRequest, *, since: datetime) -> Iterator[str]:
    """Who saved the root since, in sentences; at least one."""
    last = {entry.by: entry.at for entry in _saves(root, since=since).select_related("by").reverse()}
    for person, at in last.items():
        if person == request.user:
            yield f"You saved this yourself on {moment(at)}, in another window, after you had opened it here."
        else:
            yield f"{person or 'The shipped guide'} saved this on {moment(at)}, after you had opened it."
    if not last and isinstance(root, ImportedRoot) and root.dataset:
        yield f"An import of {root.dataset.short_name} brought this up to date after you had opened it."
    elif not last:
        yield "This was saved after you had opened it."
