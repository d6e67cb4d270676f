"""Portal: pages for residents.

Owns:    what residents, reporters and guardians see. The municipality is the sender.
Law:     none of its own.
Calls:   the actions and queries of the modules below.
News:    none.
Begin:   urls.py.
"""
