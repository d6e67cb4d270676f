"""Jobs: scheduled work. Reads the clock once and calls one action.

Owns:    the schedule: what runs how often, when it last ran, and who is running it now.
Law:     none of its own.
Calls:   actions of the modules below.
News:    none.
Begin:   schedule.py.
"""
