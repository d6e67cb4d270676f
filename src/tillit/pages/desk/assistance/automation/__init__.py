"""Automatic decisions: the switch, the board's words, the month run, the reviews and the report.

For those who work with financial assistance. Whoever leads the unit turns on and begins; anybody in
the unit may turn off and stop, at once.
"""
