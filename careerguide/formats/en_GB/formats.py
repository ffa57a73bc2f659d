"""British dates: the day first, months in words, hours from 0 to 23. Whatever is not here is Django's own."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"

DATE_INPUT_FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d.%m.%Y", "%d-%m-%Y"]
"""The first is how a form shows a date. None has the month first or a year of two figures: nothing is guessed."""
