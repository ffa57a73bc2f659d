"""Asking which column of a file is which of ours, and what holds for all rows where it has no such column."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from roles.domain.cells import Unreadable
from roles.domain.paytable import AMOUNTS, COLUMN, COLUMNS, LISTS, Known, hinted, read_cell, recognised
from roles.editing.bulk.table import column_letter
from roles.models import SalaryFile

REMEMBERED = 20
"""So many of a person's latest files are asked for the same headings."""
NEEDED = ("country", "currency", "source", "statistic")
"""Columns without which no figure is whole, unless it is one that the guide has already."""
FIRST = ("role", "amount", "statistic", "currency", "country", "source", "as_of", "basis", "period")
"""Columns that most files need, in the order in which they are asked for."""
AS_A_RULE = {"basis": "not-stated", "period": "year"}


@dataclass(frozen=True)
class Asked:
    """A column of ours with the two fields that ask for it; ``everywhere`` is None if it differs from row to row."""

    heading: str
    help: str
    place: BoundField
    everywhere: BoundField | None
    needed: bool

    @property
    def used(self) -> bool:
        """Whether anything is chosen or wrong here."""
        fields = [field for field in (self.place, self.everywhere) if field]
        return any(field.errors or field.help_text or field.value() not in (None, "") for field in fields)


class ColumnsForm(forms.Form):
    """For each of our columns: which of the file's it is, and what holds for all rows that say nothing."""

    def __init__(self, file: SalaryFile, names: Known, sources: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names
        places = [("", "– not in the file –")]
        places += [(str(n), heading_of(file, n)) for n in range(len(file.headings))]
        for column in COLUMNS:
            field = forms.ChoiceField(choices=places, required=False, label=f"{column.heading}: column of the file")
            self.fields[f"column_{column.name}"] = field
            if column.everywhere:
                label = f"{column.heading}: for all rows"
                self.fields[f"all_{column.name}"] = _for_all(column.name, label, sources)
        columns, everywhere, self.unsure = _before(file)
        self.initial = {f"column_{name}": place for name, place in columns.items()}
        self.initial |= {f"all_{name}": value for name, value in everywhere.items()}
        for name, doubtful in self.unsure.items():
            among = " or ".join(column_letter(place) for place in doubtful)
            self.fields[f"column_{name}"].help_text = f"It may be column {among}: choose."

    def asked(self, *, first: bool) -> Iterator[Asked]:
        """The fields in pairs, as they stand on the page: those that most files need, or the others."""
        for name in FIRST if first else [name for name in COLUMN if name not in FIRST]:
            column = COLUMN[name]
            everywhere = self[f"all_{name}"] if column.everywhere else None
            needed = name in ("role", "amount", *NEEDED)
            yield Asked(column.heading, column.help, self[f"column_{name}"], everywhere, needed)

    def clean(self) -> dict[str, Any]:
        """Check that what a figure needs is there, that no column is used twice, that what is typed can be read."""
        columns, everywhere = self.columns(), self.everywhere()
        for name, typed in everywhere.items():
            try:
                read_cell(name, typed, self.names)
            except Unreadable as fault:
                self.add_error(f"all_{name}", str(fault))
        if "role" not in columns:
            self.add_error("column_role", "Choose the column that names the role.")
        if not columns.keys() & {"key", *AMOUNTS}:
            self.add_error("column_amount", "Choose the column of the amounts, or one of percentiles.")
        needed = [n for n in NEEDED if n != "statistic" or "amount" in columns] if "key" not in columns else []
        for name in needed:
            if name not in columns and name not in everywhere:
                self.add_error(f"column_{name}", "Choose its column, or say what holds for all rows.")
        used: dict[int, str] = {}
        for name, place in columns.items():
            if used.setdefault(place, name) != name:
                other = COLUMN[used[place]].heading
                self.add_error(f"column_{name}", f"Column {column_letter(place)} is taken for “{other}” already.")
        return self.cleaned_data

    def columns(self) -> dict[str, int]:
        """{our column: place of theirs}"""
        chosen = {name: self.cleaned_data.get(f"column_{name}") for name in COLUMN}
        return {name: int(place) for name, place in chosen.items() if place}

    def everywhere(self) -> dict[str, str]:
        """{our column: what is typed for all rows}"""
        typed = {name: self.cleaned_data.get(f"all_{name}") for name in COLUMN}
        return {name: text for name, text in typed.items() if text}


def heading_of(file: SalaryFile, place: int) -> str:
    """“B: Median pay”, as the editor finds the column in a spreadsheet."""
    return f"{column_letter(place)}: {file.headings[place] or '(no heading)'}"


def _for_all(name: str, label: str, sources: bool) -> forms.Field:
    if name in LISTS:
        choices = [("", "–"), *((value, words) for value, words in LISTS[name].items() if value)]
        return forms.ChoiceField(choices=choices, required=False, label=label)
    listed = {"list": "sources", "autocomplete": "off"} if sources and name in ("source", "reported_by") else {}
    return forms.CharField(required=False, max_length=300, label=label, widget=forms.TextInput(attrs=listed))


def _before(file: SalaryFile) -> tuple[dict[str, int], dict[str, str], dict[str, list[int]]]:
    """What is chosen to begin with: as this file was matched, or the person's last of the same headings, or a guess."""
    if file.columns:
        return file.columns, file.everywhere, {}
    others = SalaryFile.objects.filter(uploaded_by=file.uploaded_by_id).exclude(pk=file.pk).exclude(columns={})
    for headings, columns, everywhere in others.values_list("headings", "columns", "everywhere")[:REMEMBERED]:
        if file.headings[: len(headings)] == headings:  # behind them may stand what was wrong with the rows
            return columns, everywhere, {}
    columns, unsure = recognised(file.headings)
    everywhere = dict(AS_A_RULE)
    if "amount" in columns:
        everywhere |= hinted(file.headings[columns["amount"]])
    return columns, {name: value for name, value in everywhere.items() if name not in columns}, unsure
