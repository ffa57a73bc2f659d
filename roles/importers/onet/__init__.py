"""The O*NET database of the U.S. Department of Labor, releases 25 to 31, in its text edition."""
