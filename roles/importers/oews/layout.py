"""The columns of OEWS files: the names that the importer uses are those of May 2024; other releases’ are told here.

Since May 2021 names are in capitals, in May 2019 and 2020 they are in small letters. Until May 2018 the national files
have neither area nor industry, the state files ``ST`` and ``STATE``, and the level of an occupation stands in
``OCC_GROUP``, before May 2012 in ``GROUP``, where it is empty for the most detailed one.
"""

PERCENTILES = ("PCT10", "PCT25", "MEDIAN", "PCT75", "PCT90")
"""Endings of the wages’ columns, from the lowest up; ``MEAN`` stands beside them."""

REQUIRED = (
    *("OCC_CODE", "OCC_TITLE", "H_MEAN", "A_MEAN"),
    *(f"{unit}_{name}" for unit in "HA" for name in PERCENTILES),
)
"""What every release has, and without which there is nothing to read."""

OPTIONAL = ("AREA", "AREA_TITLE", "AREA_TYPE", "I_GROUP", "NAICS", "OWN_CODE", "O_GROUP", "ANNUAL", "HOURLY")
"""What tells rows apart where a release has it."""

UNUSED = (
    *("PRIM_STATE", "NAICS_TITLE", "TOT_EMP", "EMP_PRSE", "MEAN_PRSE", "JOBS_1000", "LOC_QUOTIENT"),
    *("PCT_TOTAL", "PCT_RPT"),
)
"""Known, and about employment or how exact an estimate is: nothing that the guide holds."""

KNOWN = (*OPTIONAL, *UNUSED)

_OTHER_NAMES = {
    "OCC_GROUP": "O_GROUP",
    "GROUP": "O_GROUP",
    "ST": "PRIM_STATE",
    "STATE": "AREA_TITLE",
    "AREA_NAME": "AREA_TITLE",
    "OWN": "OWN_CODE",
    "LOC QUOTIENT": "LOC_QUOTIENT",
    "LOC_Q": "LOC_QUOTIENT",
    "JOBS_1000_ORIG": "JOBS_1000",
    "PCT_TOT": "PCT_TOTAL",
}

ALIASES = {
    written: name
    for other, name in {**{name: name for name in (*REQUIRED, *KNOWN)}, **_OTHER_NAMES}.items()
    for written in (other, other.lower(), other.capitalize(), other.title())
}
"""{name of a column in some release: the name that the importer uses}"""

COMBINED = {
    **dict.fromkeys(("21-1011", "21-1014"), "21-1018"),
    **dict.fromkeys(("25-2055", "25-2056"), "25-2052"),
    **dict.fromkeys(("25-9042", "25-9043", "25-9049"), "25-9045"),
    **dict.fromkeys(("51-2022", "51-2023"), "51-2028"),
    **dict.fromkeys(("53-1042", "53-1043", "53-1044", "53-1049"), "53-1047"),
}
"""{SOC code: code of OEWS’s own for the occupations that it publishes together}, in releases from May 2021 on.

Where it publishes a whole SOC broad group together, its code is that of the group and needs no entry.
"""
