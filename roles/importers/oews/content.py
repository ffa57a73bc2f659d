"""What a release of OEWS says of roles: their official wages, by the codes of occupations that the roles bear."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from roles.importers.content import Dataset, Line, Origin, Report, Root, Standing
from roles.importers.files import CSV, Bundle, Table, Unreadable, opened
from roles.importers.oews.layout import ALIASES, COMBINED, KNOWN, REQUIRED
from roles.importers.oews.release import Release, is_release, release, stated
from roles.importers.oews.wages import Wage, of_all, region_of, wage_of
from roles.importers.titles import sentence_case
from roles.models.base import free_key

KEY = "bls-oews"
PLACE = 2

SOURCE = {
    "name": "Occupational Employment and Wage Statistics",
    "short_name": "BLS OEWS",
    "source_kind": "dataset",
    "publisher": "U.S. Bureau of Labor Statistics",
    "url": "https://www.bls.gov/oes/",
    "note": (
        "A survey of employers, twice a year, over all industries. A wage is straight-time gross pay: base rate,"
        " cost-of-living allowances, guaranteed pay, hazardous-duty pay, on-call pay, tips, and incentive pay such as"
        " commissions and production bonuses. Left out are overtime pay, shift differentials, back pay, severance pay,"
        " jury duty pay, bonuses that do not depend on production, and tuition reimbursements. Self-employed people are"
        " not in it. Occupations are those of the Standard Occupational Classification; what they earn is an estimate"
        " for all who work in them, whatever their employer calls the job."
    ),
    "licence": "Public domain",
}

_TABLES = re.compile(r"(national|state|all_data|all).*\.(xlsx|csv)", re.IGNORECASE)
_ANY_TABLE = re.compile(r".*\.(xlsx|csv|txt)", re.IGNORECASE)
_NOTES = re.compile(r"field.?desc.*\.xlsx", re.IGNORECASE)

SCHEMES = ("onet-soc", "soc-2018")
_CODE = re.compile(r"(\d\d-\d{4})(\.\d\d)?")

FIRST_OF_SOC_2018 = 2019
FEW_CODES = 5


class Wages:
    """The content of OEWS files of one release, national and state alike."""

    scheme = "soc-2018"
    roles_only_known = True

    def __init__(self, paths: Sequence[Path], asked: str = "", report: Report | None = None) -> None:
        """Read the files. What is earned in each occupation and area stays in memory: 40,000 for all states.

        :param asked: the release as the operator names it, “May 2024”; only needed where the files do not say it.
        :param report: the one to tell; a new one if it is left out.
        :raises roles.importers.files.Unreadable: if they are no OEWS files, or of several releases.
        """
        self.report = report or Report()
        self._wages: dict[str, dict[str, Wage]] = defaultdict(dict)
        self._left = {"industries": 0, "areas": 0}
        self._release = self._read(paths, asked)
        self._tell()
        self.dataset = Dataset(KEY, self._release.name, PLACE, {**SOURCE, **self._of_release()})

    def roots(self) -> Iterable[Root]:
        """None: wages are of roles that are there already."""
        return ()

    def successors(self) -> Mapping[str, str]:
        """None, as it makes no roles."""
        return {}

    # -- reading -----------------------------------------------------------------------------------------------------

    def _read(self, paths: Sequence[Path], asked: str) -> Release:
        found: dict[str, Release] = {}
        for path in paths:
            with opened(path, self.report) as bundle:
                names = _tables(bundle)
                notes = [text for name in bundle.names if _NOTES.fullmatch(name) for text in bundle.texts(name)]
                for name in names:
                    made = self._read_table(bundle, name, notes, path, asked)
                    found.setdefault(made.name, made)
        if len(found) > 1:
            raise Unreadable(
                str(paths[0]),
                f"The files are of several releases: {', '.join(sorted(found))}",
                "Import them one after the other, the newest last.",
            )
        return next(iter(found.values()))

    def _read_table(self, bundle: Bundle, name: str, notes: Sequence[str], path: Path, asked: str) -> Release:
        is_book = name.lower().endswith(".xlsx")
        texts = [*(bundle.texts(name, without=REQUIRED, aliases=ALIASES) if is_book else ()), *notes]
        made = _release(texts, name, path, asked)
        read = bundle.sheet if is_book else bundle.table
        options: dict[str, Any] = {} if is_book else {"dialect": CSV}
        self._keep(read(name, required=REQUIRED, known=KNOWN, aliases=ALIASES, **options))
        return made

    def _keep(self, table: Table) -> None:
        for line, row in table.rows:
            region = region_of(row)
            if region is None:
                self._left["areas"] += 1
            elif not of_all(row):
                self._left["industries"] += 1
            elif wage := wage_of(row, region, Origin(table.name, line), self.report):
                self._keep_one(wage)

    def _keep_one(self, wage: Wage) -> None:
        """Of a code that stands there twice, as a broad and as a detailed occupation, the detailed row counts."""
        held = self._wages[wage.region].get(wage.code)
        if held and held.level == wage.level:
            reason = f"The same occupation stands in line {held.origin.line} of {held.origin.file} already."
            self.report.refuse(wage.origin, "OCC_CODE", wage.code, reason)
        elif held is None or wage.level == "detailed":
            self._wages[wage.region][wage.code] = wage

    def _tell(self) -> None:
        """What was left alone on purpose, and what to know of an old release."""
        told = self.report.told
        if not self._wages:
            raise Unreadable(
                next(iter(self.report.read), "The files"),
                "No row is about all industries of a state or of the country",
                "Take the national or the state file.",
            )
        if "" not in self._wages:
            told.append("There is no national table among the files: national wages that came earlier are taken out.")
        if self._left["areas"]:
            told.append(f"{self._left['areas']:,} rows about areas smaller than a state were left alone.")
        if self._left["industries"]:
            told.append(f"{self._left['industries']:,} rows about single industries or owners were left alone.")
        if self._release.year < FIRST_OF_SOC_2018:
            told.append(
                f"{self._release.name} uses the SOC of 2010. A role gets a wage where its code is the same in"
                " it, and some occupations were drawn otherwise then."
            )
        if self._release.yearly is None:
            told.append(
                "Neither the files nor this program know from which wage up # stands in this release: such"
                " percentiles are left out."
            )

    # -- giving ------------------------------------------------------------------------------------------------------

    def rows(self, standing: Standing) -> Iterator[tuple[str, list[Line]]]:
        """Each role that has a code for which there is a wage, with its wages: the country’s first, then by state."""
        without: list[str] = []
        for key, codes in sorted(_codes_of(standing).items()):
            if lines := self._of_role(key, codes, standing):
                yield key, lines
            else:
                without += [code for _, code in codes]
        if without:
            few = ", ".join(sorted(without)[:FEW_CODES]) + (" and others" if len(without) > FEW_CODES else "")
            self.report.told.append(f"{len(without):,} codes of roles have no wage in this release: {few}.")

    def _of_role(self, key: str, codes: Iterable[tuple[str, str]], standing: Standing) -> list[Line]:
        found: dict[tuple[str, str], tuple[Wage, bool]] = {}
        for scheme, code in codes:
            same = (scheme, code, key) not in standing.loosely
            for region in self._wages:
                wage = self._find(region, code)
                if wage and not wage.empty:
                    exact = same and code.removesuffix(".00") == wage.code
                    at = found.get((region, wage.code))
                    found[region, wage.code] = wage, exact or bool(at and at[1])
        several = len({code for _, code in found}) > 1
        lines: list[Line] = []
        for _, (wage, exact) in sorted(found.items()):
            lines += self._lines(wage, "" if exact and not several else sentence_case(wage.title))
        return lines

    def _find(self, region: str, code: str) -> Wage | None:
        """The wage for a code: of its SOC occupation, or of the narrowest that OEWS publishes it with."""
        wages, soc = self._wages[region], code[:7]
        return wages.get(soc) or wages.get(COMBINED.get(soc, "")) or wages.get(f"{soc[:6]}0")

    def _lines(self, wage: Wage, wider: str) -> Iterator[Line]:
        of = self._release
        common = {
            "country": "US",
            "region": wage.region,
            "currency": "USD",
            "basis": "base",
            "period": wage.period,
            "source": KEY,
            "as_of": of.as_of.isoformat(),
            "as_of_precision": "month",
            "release": of.name,
            "wider_occupation": wider,
            "occupation_code": wage.code,
        }
        place = free_key(wage.region or "us", set())
        values = {f"p{rank}": value for rank, value in zip((10, 25, 50, 75, 90), wage.percentiles, strict=True)}
        top = (of.hourly if wage.period == "hour" else of.yearly) if wage.topped else None
        if top is not None or any(wage.percentiles):
            median = values["p50"]
            amount = {"amount": median, "statistic": "median"} if median is not None else {}
            fields = {**common, **amount, **{name: value for name, value in values.items() if value}}
            yield Line(
                "salary", f"oews-{wage.code}-{place}-median", fields | ({"top_code": top} if top else {}), wage.origin
            )
        if wage.mean is not None:
            fields = {**common, "amount": wage.mean, "statistic": "mean"}
            yield Line("salary", f"oews-{wage.code}-{place}-mean", fields, wage.origin)

    def _of_release(self) -> dict[str, str]:
        name = self._release.name
        said = f"U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics, {name}."
        return {"attribution": said, "as_of": self._release.as_of.isoformat(), "as_of_precision": "month"}


def _tables(bundle: Bundle) -> list[str]:
    """The tables to read: those named as BLS names them, or the one that there is.

    :raises Unreadable: if there is none.
    """
    usual = [name for name in bundle.names if _TABLES.fullmatch(name)]
    others = [name for name in bundle.names if _ANY_TABLE.fullmatch(name) and not _NOTES.fullmatch(name)]
    if not usual and len(others) != 1:
        what = "There is no OEWS table in it: a file such as national_M2024_dl.xlsx or state_M2024_dl.xlsx"
        raise Unreadable(bundle.where, what, "Name the file itself, or the zip of one release.")
    return usual or others


def _release(texts: Sequence[str], name: str, path: Path, asked: str) -> Release:
    said = stated(texts, name) or stated((), path.name)
    if asked and not is_release(asked):
        raise Unreadable("--release", f"“{asked}” is no release", "Write it as BLS does: “May 2024”.")
    if said and asked and said != asked:
        raise Unreadable(name, f"It says that it is the release of {said}, not of {asked}", "Leave out --release.")
    if not said and not asked:
        raise Unreadable(name, "It does not say which release it is", 'Say so: --release "May 2024".')
    return release(said or asked, texts)


def _codes_of(standing: Standing) -> dict[str, list[tuple[str, str]]]:
    """{key of a role: (scheme, code) of its codes that may have a wage}"""
    found: dict[str, list[tuple[str, str]]] = {}
    for scheme in SCHEMES:
        for code, keys in standing.coded.get(scheme, {}).items():
            if _CODE.fullmatch(code):
                for key in keys:
                    found.setdefault(key, []).append((scheme, code))
    return found
