"""What a code looks like in each classification."""

import pytest

from roles.domain.classification import address, malformed, short

ESCO = "http://data.europa.eu/esco/occupation/00030d09-2b3a-4efd-87cc-c4ea39d27c34"


@pytest.mark.parametrize(
    ("scheme", "code"),
    [
        ("onet-soc", "15-1252.00"),
        ("soc-2018", "15-1252"),
        ("uk-soc-2020", "2440"),
        ("isco-08", "1221"),
        ("esco", ESCO),
        ("esco", ESCO.rpartition("/")[2]),
        ("esco", "http://data.europa.eu/esco/isco/C2654"),
        ("another", "whatever"),
    ],
)
def test_a_code_of_its_classification_has_no_fault(scheme: str, code: str) -> None:
    assert malformed(scheme, code) == ""


@pytest.mark.parametrize(
    ("scheme", "code", "says"),
    [
        ("onet-soc", "15-1252", "as in 15-1252.00"),
        ("onet-soc", "15-1252.00 ", "as in 15-1252.00"),
        ("soc-2018", "15-1252.00", "as in 15-1252."),
        ("uk-soc-2020", "244", "four figures"),
        ("isco-08", "٠١٢٣", "four figures"),
        ("esco", "https://esco.ec.europa.eu/occupation/baker", "Copy it whole"),
    ],
)
def test_what_is_no_code_of_its_classification_is_told_with_an_example(scheme: str, code: str, says: str) -> None:
    assert says in malformed(scheme, code)


def test_a_code_that_is_an_address_leads_there_and_is_read_by_its_last_part() -> None:
    esco = "http://data.europa.eu/esco/isco/C2512"
    assert (address(esco), short(esco)) == (esco, "C2512")
    assert (address("15-1252.00"), short("15-1252.00")) == ("", "15-1252.00")
