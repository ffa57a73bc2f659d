"""Codes of public classifications of occupations: what one looks like in each."""

import re

_FORMS = {
    "onet-soc": (r"\d\d-\d{4}\.\d\d", "An O*NET-SOC code has eight figures, as in 15-1252.00."),
    "soc-2018": (r"\d\d-\d{4}", "A SOC 2018 code has six figures, as in 15-1252."),
    "uk-soc-2020": (r"\d{4}", "A code of the UK’s SOC 2020 has four figures, as in 2440."),
    "isco-08": (r"\d{4}", "A code of an ISCO-08 unit group has four figures, as in 1221."),
    "esco": (
        r"(http://data\.europa\.eu/esco/(occupation|isco)/)?[\w-]+/?",
        "ESCO names an occupation by its URI, as in"
        " http://data.europa.eu/esco/occupation/00030d09-2b3a-4efd-87cc-c4ea39d27c34. Copy it whole, or its last part.",
    ),
}


def malformed(scheme: str, code: str) -> str:
    """What is wrong with a code, in a sentence; empty if it is one, or if nothing is known of the scheme."""
    pattern, says = _FORMS.get(scheme, ("", ""))
    return says if pattern and not re.fullmatch(pattern, code, re.ASCII) else ""


def address(code: str) -> str:
    """Where a code leads that is an address itself, as ESCO's are; empty for any other."""
    return code if code.startswith(("http://", "https://")) else ""


def short(code: str) -> str:
    """The code as people read it: of an address its last part."""
    return code.rstrip("/").rpartition("/")[2] if address(code) else code
