"""Rows of OEWS become wages of the roles whose codes they are about; what cannot be read is refused with its place."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from roles.importers.content import Line, Standing
from roles.importers.files import Unreadable
from roles.importers.oews.content import Wages
from tests.importers.oews.tables import CSV, XLSX, Row, in_state, row, rows, write_csv, write_xlsx

MAY_2024 = "national_M2024_dl.csv"


def standing(*codes: str, scheme: str = "onet-soc", loosely: bool = False) -> Standing:
    """Roles called by their codes, which bring them facts."""
    keys = {code: (code,) for code in codes}
    return Standing({}, {scheme: keys}, {(scheme, code, code) for code in codes} if loosely else ())


def wages(path: Path, *codes: str, **options: Any) -> dict[str, list[Line]]:
    """{role: its lines} from a file."""
    return dict(Wages([path]).rows(standing(*codes, **options)))


def lines(path: Path, code: str, **options: Any) -> list[dict[str, Any]]:
    """The fields of one role's lines."""
    return [dict(line.fields) for line in wages(path, code, **options).get(code, [])]


def amounts(fields: dict[str, Any]) -> dict[str, str]:
    """The money of a line, as text."""
    return {n: f"{v:f}" for n, v in fields.items() if n in ("amount", "p10", "p25", "p50", "p75", "p90", "top_code")}


# --- What a wage is -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [XLSX, CSV], ids=["workbook", "csv"])
def test_median_and_mean_are_two_figures(path: Path) -> None:
    median, mean = lines(path, "13-1082.00")
    assert amounts(median) == {
        **{"amount": "100750.00", "p10": "59830.00", "p25": "76950.00", "p50": "100750.00"},
        **{"p75": "131660.00", "p90": "165790.00"},
    }
    assert amounts(mean) == {"amount": "108100.00"}
    common = {
        **{"country": "US", "region": "", "currency": "USD", "basis": "base", "period": "year", "source": "bls-oews"},
        **{"as_of": "2024-05-01", "as_of_precision": "month", "release": "May 2024"},
        **{"wider_occupation": "", "occupation_code": "13-1082"},
    }
    assert [line["statistic"] for line in (median, mean)] == ["median", "mean"]
    assert common.items() <= median.items()
    assert common.items() <= mean.items()


def test_the_workbook_says_its_release_and_its_top_code_itself() -> None:
    content = Wages([XLSX])
    assert (content.dataset.key, content.dataset.release, content.dataset.place) == ("bls-oews", "May 2024", 2)
    assert content.report.read == {XLSX.name: len(rows())}
    assert content.report.refused == []
    assert content.report.told == []


def test_a_percentile_too_high_to_be_published_is_empty_and_the_top_code_said() -> None:
    median, mean = lines(XLSX, "11-1011.00")
    assert amounts(median) == {
        **{"amount": "206420.00", "p10": "73710.00", "p25": "126080.00", "p50": "206420.00"},
        "top_code": "239200",
    }
    assert amounts(mean) == {"amount": "262930.00"}


def test_a_median_too_high_to_be_published_is_no_amount() -> None:
    median, mean = lines(XLSX, "29-1022.00")
    assert "amount" not in median
    assert "statistic" not in median
    assert amounts(median) == {"p10": "82960.00", "p25": "236780.00", "top_code": "239200"}
    assert amounts(mean) == {"amount": "360240.00"}


def test_hourly_wages_stand_where_there_are_no_others() -> None:
    median, mean = lines(XLSX, "27-2011.00")
    assert (median["period"], mean["period"]) == ("hour", "hour")
    assert amounts(mean) == {"amount": "44.40"}
    assert amounts(median)["amount"] == "23.33"


def test_an_hourly_wage_has_the_top_code_of_an_hour(tmp_path: Path) -> None:
    table = [row("27-2011", H_PCT90="#")]
    (median, _) = lines(write_csv(tmp_path / MAY_2024, table), "27-2011.00")
    assert amounts(median)["top_code"] == "115.00"


def test_yearly_wages_stand_alone_where_the_release_has_no_others() -> None:
    assert {line["period"] for line in lines(XLSX, "11-1031.00")} == {"year"}


def test_an_occupation_without_any_wage_gives_nothing_and_is_told(tmp_path: Path) -> None:
    nothing = {name: "*" for name in row() if name[:2] in ("H_", "A_")}
    content = Wages([write_csv(tmp_path / MAY_2024, [row(**nothing), row("11-2021")])])
    assert [key for key, _ in content.rows(standing("15-1252.00", "11-2021.00"))] == ["11-2021.00"]
    assert content.report.refused == []
    assert content.report.told == ["1 codes of roles have no wage in this release: 15-1252.00."]


# --- Whose wage it is -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "occupation", "wider"),
    [
        ("15-1252.00", "15-1252", ""),
        ("11-1011.03", "11-1011", "Chief executives"),
        ("15-1299.09", "15-1299", "Computer occupations, all other"),
        ("13-1022.00", "13-1020", "Buyers and purchasing agents"),
        ("29-2012.01", "29-2010", "Clinical laboratory technologists and technicians"),
        ("51-2092.00", "51-2090", "Miscellaneous assemblers and fabricators"),
        ("21-1014.00", "21-1018", "Substance abuse, behavioral disorder, and mental health counselors"),
        (
            "51-2022.00",
            "51-2028",
            "Electrical, electronic, and electromechanical assemblers, except coil winders, tapers, and finishers",
        ),
        ("51-2024.00", "51-2020", "Electrical, electronics, and electromechanical assemblers"),
    ],
)
def test_a_wage_is_of_the_occupation_or_of_the_narrowest_that_holds_it(code: str, occupation: str, wider: str) -> None:
    found = lines(XLSX, code)
    assert [(line["occupation_code"], line["wider_occupation"]) for line in found] == [(occupation, wider)] * 2


def test_codes_of_the_soc_itself_have_wages_at_any_level() -> None:
    assert [line["wider_occupation"] for line in lines(XLSX, "15-1250", scheme="soc-2018")] == ["", ""]
    assert lines(XLSX, "13-1082", scheme="soc-2018")[0]["occupation_code"] == "13-1082"


def test_a_code_that_informs_of_pay_alone_is_another_occupation_than_the_role() -> None:
    assert {line["wider_occupation"] for line in lines(XLSX, "13-1082.00", loosely=True)} == {
        "Project management specialists"
    }


def test_a_role_with_two_occupations_has_each_under_its_name() -> None:
    both = Standing({}, {"onet-soc": {"13-1082.00": ("role",), "11-2021.00": ("role",)}})
    ((_, found),) = Wages([XLSX]).rows(both)
    assert [line.fields["wider_occupation"] for line in found] == [
        *["Marketing managers"] * 2,
        *["Project management specialists"] * 2,
    ]
    assert len({line.key for line in found}) == 4


def test_two_codes_of_one_occupation_give_its_wage_once() -> None:
    both = Standing({}, {"onet-soc": {"13-1082.00": ("role",)}, "soc-2018": {"13-1082": ("role",)}})
    ((_, found),) = Wages([XLSX]).rows(both)
    assert [line.key for line in found] == ["oews-13-1082-us-median", "oews-13-1082-us-mean"]


def test_codes_of_other_schemes_and_what_is_no_code_give_nothing() -> None:
    assert wages(XLSX, "2431.4", scheme="esco") == {}
    assert wages(XLSX, "none") == {}
    assert wages(XLSX, "99-9999.00") == {}


def test_of_a_code_that_stands_there_twice_the_detailed_row_counts(tmp_path: Path) -> None:
    table = [row("13-1020", A_MEAN="2"), row("13-1020", "broad", A_MEAN="1")]
    for number, order in enumerate((table, table[::-1])):
        folder = tmp_path / str(number)
        folder.mkdir()
        content = Wages([write_csv(folder / MAY_2024, order)])
        ((_, found),) = content.rows(standing("13-1020.00"))
        assert found[-1].fields["amount"] == 2
        assert content.report.refused == []


# --- Areas -----------------------------------------------------------------------------------------------


def state_rows() -> list[Row]:
    return [
        in_state("13-1082", "06", "California", A_MEDIAN="120000"),
        in_state("13-1082", "01", "Alabama"),
        in_state("13-1082", "72", "Puerto Rico", "3"),
        in_state("13-1082", "31080", "Los Angeles-Long Beach-Anaheim, CA", "4"),
    ]


def test_the_nation_comes_first_then_states_and_territories_by_name(tmp_path: Path) -> None:
    states = write_xlsx(tmp_path / "state_M2024_dl.xlsx", state_rows(), ["May 2024 OEWS Estimates"])
    content = Wages([states, XLSX])
    ((_, found),) = content.rows(standing("13-1082.00"))
    assert [line.fields["region"] for line in found[::2]] == ["", "Alabama", "California", "Puerto Rico"]
    assert len({line.key for line in found}) == len(found) == 8
    assert content.report.told == ["1 rows about areas smaller than a state were left alone."]


def test_rows_about_one_industry_or_owner_are_left_alone_and_counted(tmp_path: Path) -> None:
    table = [
        row(),
        row(I_GROUP="sector", NAICS="52", NAICS_TITLE="Finance"),
        row(NAICS="000001", OWN_CODE="5"),
    ]
    content = Wages([write_csv(tmp_path / MAY_2024, table)])
    assert content.report.told == ["2 rows about single industries or owners were left alone."]
    assert content.report.refused == []


# --- Other releases -----------------------------------------------------------------------------------------

WAGES = [name for name in row() if name[:2] in ("H_", "A_") or name in ("ANNUAL", "HOURLY")]
OLD_NATIONAL = (
    {n: n for n in ("OCC_CODE", "OCC_TITLE")} | {"O_GROUP": "OCC_GROUP"} | {n: n for n in ("TOT_EMP", *WAGES)}
)
OLD_STATE = (
    {"AREA": "AREA", "PRIM_STATE": "ST", "AREA_TITLE": "STATE"} | OLD_NATIONAL | {"LOC_QUOTIENT": "LOC QUOTIENT"}
)


def test_a_table_of_may_2019_has_its_columns_in_small_letters(tmp_path: Path) -> None:
    names = {name: name.lower() for name in row()}
    path = write_csv(tmp_path / "national_M2019_dl.csv", rows(), names)
    assert Wages([path]).report.told == []
    assert [f["release"] for f in lines(path, "13-1082.00")] == ["May 2019"] * 2
    assert amounts(lines(path, "11-1011.00")[0])["top_code"] == "208000"


def test_a_national_table_of_may_2018_has_neither_area_nor_industry(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "national_M2018_dl.csv", rows(), OLD_NATIONAL)
    content = Wages([path])
    assert [f["region"] for f in lines(path, "13-1082.00")] == ["", ""]
    assert [told.partition(".")[0] for told in content.report.told] == ["May 2018 uses the SOC of 2010"]


def test_a_state_table_of_may_2018_names_the_state_in_another_column(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "state_M2018_dl.csv", state_rows()[:3], OLD_STATE)
    assert [f["region"] for f in lines(path, "13-1082.00")[::2]] == ["Alabama", "California", "Puerto Rico"]


def test_a_table_of_may_2011_leaves_the_level_of_detailed_occupations_empty(tmp_path: Path) -> None:
    names = OLD_NATIONAL | {"O_GROUP": "GROUP"}
    table = [r | {"O_GROUP": "" if r["O_GROUP"] == "detailed" else r["O_GROUP"]} for r in rows()]
    path = write_csv(tmp_path / "national_M2011_dl.csv", table, names)
    content = Wages([path])
    assert content.report.refused == []
    assert content.dataset.release == "May 2011"
    assert "Neither the files nor this program know from which wage up # stands" in " ".join(content.report.told)
    assert "top_code" not in lines(path, "11-1011.00")[0]


def test_columns_that_are_not_known_are_told_and_left_alone(tmp_path: Path) -> None:
    path = write_csv(tmp_path / MAY_2024, [r | {"MOOD": "good"} for r in rows()])
    assert "“MOOD”" in Wages([path]).report.told[0]


def test_the_official_zip_holds_one_workbook(tmp_path: Path) -> None:
    path = tmp_path / "oesm24nat.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(XLSX, "oesm24nat/national_M2024_dl.xlsx")
    assert len(lines(path, "13-1082.00")) == 2


def test_a_folder_may_hold_the_notes_in_a_file_of_their_own(tmp_path: Path) -> None:
    write_csv(tmp_path / "national.csv", [row("11-1011")])
    notes = [
        "May 2031 OEWS Estimates",
        "# = indicates a wage equal to or greater than $200.00 per hour or $416,000 per year",
    ]
    write_xlsx(tmp_path / "field_descriptions.xlsx", [{"Field": "area"}], notes)
    content = Wages([tmp_path])
    assert content.dataset.release == "May 2031"
    ((_, found),) = content.rows(standing("11-1011.00"))
    assert found[0].fields["top_code"] == 416_000


# --- What is refused --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "column", "value"),
    [
        ({"A_MEAN": "lots"}, "A_MEAN", "lots"),
        ({"A_PCT10": "-5"}, "A_PCT10", "-5"),
        ({"A_PCT75": "Infinity"}, "A_PCT75", "Infinity"),
        ({"A_MEDIAN": "**x"}, "A_MEDIAN", "**x"),
        ({"A_PCT10": "999999"}, "A_PCT10", ""),
        ({"OCC_CODE": "15-12520"}, "OCC_CODE", "15-12520"),
        ({"OCC_TITLE": ""}, "OCC_TITLE", ""),
    ],
)
def test_what_cannot_be_is_refused_with_its_place_and_the_rest_taken(
    tmp_path: Path, wrong: Row, column: str, value: str
) -> None:
    content = Wages([write_csv(tmp_path / MAY_2024, [row("11-2021"), row(**wrong)])])
    (refusal,) = content.report.refused
    assert (refusal.file, refusal.line, refusal.column) == (MAY_2024, 3, column)
    assert refusal.value == value or not value
    assert refusal.reason.endswith(".")
    assert dict(content.rows(standing("11-2021.00")))


def test_an_occupation_that_stands_there_twice_alike_is_refused_the_second_time(tmp_path: Path) -> None:
    content = Wages([write_csv(tmp_path / MAY_2024, [row(), row()])])
    assert [(r.line, r.reason) for r in content.report.refused] == [
        (3, f"The same occupation stands in line 2 of {MAY_2024} already.")
    ]


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("wages.csv", "", "It does not say which release it is"),
        (MAY_2024, "May 2023", "It says that it is the release of May 2024, not of May 2023"),
        ("wages.csv", "2024", "“2024” is no release"),
    ],
)
def test_a_release_that_is_not_clear_is_asked_for(tmp_path: Path, name: str, asked: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        Wages([write_csv(tmp_path / name, rows())], asked)


def test_a_release_can_be_named_where_the_file_does_not(tmp_path: Path) -> None:
    assert Wages([write_csv(tmp_path / "wages.csv", rows())], "May 2022").dataset.release == "May 2022"


def test_files_of_two_releases_are_not_read_together(tmp_path: Path) -> None:
    other = write_csv(tmp_path / "national_M2023_dl.csv", rows())
    with pytest.raises(Unreadable, match="several releases: May 2023, May 2024"):
        Wages([XLSX, other])


def test_a_table_of_smaller_areas_alone_is_not_what_is_asked_for(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "MSA_M2024_dl.csv", [in_state("13-1082", "31080", "Los Angeles", "4")])
    with pytest.raises(Unreadable, match="Take the national or the state file"):
        Wages([path])


def test_what_is_no_oews_file_is_told_what_it_lacks(tmp_path: Path) -> None:
    path = write_csv(tmp_path / MAY_2024, [{"conceptUri": "x", "preferredLabel": "y"}])
    with pytest.raises(Unreadable, match=r"OCC_CODE.*ESCO"):
        Wages([path])


def test_a_folder_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no OEWS table in it"):
        Wages([tmp_path])
