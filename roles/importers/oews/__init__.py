"""Official wages of the United States: the files of BLS’s Occupational Employment and Wage Statistics (OEWS)."""
