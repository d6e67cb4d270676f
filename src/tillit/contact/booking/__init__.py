"""Booking: a time with somebody, never given twice.

Owns:    calendars, their hours and closed days, bookings, the cells that a booking holds.
Law:     SoL 11:5, 14:5 (no identity): a booking needs a first name at most.
Calls:   registers.directory, trust.
News:    Booked, BookingMoved, BookingCancelled.
Begin:   types.py, then cells.py: why no time is given twice.
"""
