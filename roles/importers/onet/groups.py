"""The major groups of the Standard Occupational Classification, under which the guide files O*NET's occupations."""

MAJOR_GROUPS = {
    "11-0000": "Management occupations",
    "13-0000": "Business and financial operations occupations",
    "15-0000": "Computer and mathematical occupations",
    "17-0000": "Architecture and engineering occupations",
    "19-0000": "Life, physical, and social science occupations",
    "21-0000": "Community and social service occupations",
    "23-0000": "Legal occupations",
    "25-0000": "Educational instruction and library occupations",
    "27-0000": "Arts, design, entertainment, sports, and media occupations",
    "29-0000": "Healthcare practitioners and technical occupations",
    "31-0000": "Healthcare support occupations",
    "33-0000": "Protective service occupations",
    "35-0000": "Food preparation and serving related occupations",
    "37-0000": "Building and grounds cleaning and maintenance occupations",
    "39-0000": "Personal care and service occupations",
    "41-0000": "Sales and related occupations",
    "43-0000": "Office and administrative support occupations",
    "45-0000": "Farming, fishing, and forestry occupations",
    "47-0000": "Construction and extraction occupations",
    "49-0000": "Installation, maintenance, and repair occupations",
    "51-0000": "Production occupations",
    "53-0000": "Transportation and material moving occupations",
    "55-0000": "Military specific occupations",
}
"""{code: title in sentence case}: SOC 2018. The first two figures of an occupation's code are those of its group."""
