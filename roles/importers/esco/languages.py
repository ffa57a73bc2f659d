"""What ESCO's occupations are called in languages other than English."""

from collections.abc import Collection, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from babel import Locale, UnknownLocaleError

from roles.importers.content import Origin, Report
from roles.importers.esco.files import distinct, languages_in
from roles.importers.files import CSV, Bundle, Unreadable, opened


@dataclass(frozen=True, slots=True)
class Named:
    """The names of an occupation in one language, the preferred one first, one a line."""

    language: str
    labels: str
    origin: Origin

    @property
    def titles(self) -> Iterator[str]:
        """Each once, whatever its capitals."""
        return distinct(self.labels.split("\n"))


def named_in_languages(
    beside: Bundle, paths: Collection[Path], wanted: Collection[str], report: Report
) -> dict[str, list[Named]]:
    """{address of a wanted occupation: its names, by language}, from files beside the English ones and at the paths.

    :raises Unreadable: if a path holds no names in another language, or a language twice.
    """
    found: dict[str, list[Named]] = {}
    languages: set[str] = set()
    with ExitStack() as stack:
        bundles = [beside, *(stack.enter_context(opened(path, report)) for path in paths)]
        for bundle in bundles:
            held = languages_in(bundle)
            if not held and bundle is not beside:
                what = "It holds no names of occupations in a language other than English (occupations_de.csv, say)"
                raise Unreadable(bundle.where, what)
            for language in held:
                _check(language, languages, bundle)
                for uri, named in _names(bundle, language, report):
                    if uri in wanted:
                        found.setdefault(uri, []).append(named)
    for several in found.values():
        several.sort(key=lambda named: named.language)
    return found


def _check(language: str, languages: set[str], bundle: Bundle) -> None:
    where = f"{bundle.where}, occupations_{language}.csv"
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError) as error:
        raise Unreadable(where, f"“{language}” is the code of no language", "Rename or remove the file.") from error
    if language in languages:
        raise Unreadable(where, "The names in this language were given twice", "Name each language once.")
    languages.add(language)


def _names(bundle: Bundle, language: str, report: Report) -> Iterator[tuple[str, Named]]:
    table = bundle.table(
        f"occupations_{language}.csv",
        dialect=CSV,
        required=("conceptUri", "preferredLabel", "altLabels"),
        known=(
            *("conceptType", "iscoGroup", "hiddenLabels", "status", "modifiedDate", "regulatedProfessionNote"),
            *("scopeNote", "definition", "inScheme", "description", "code", "naceCode"),
        ),
    )
    for line, row in table.rows:
        if not row["preferredLabel"]:
            report.refuse(Origin(table.name, line), "preferredLabel", "", "It has no name in this language.")
            continue
        labels = f"{row['preferredLabel']}\n{row['altLabels']}"
        yield row["conceptUri"], Named(language, labels, Origin(table.name, line))
