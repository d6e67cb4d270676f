"""Figures of the access model that no law gives: our own estimates, to be set by each municipality.

Source: none. Mark: estimate. A municipality that has measured writes its own figure here.
"""

ENDS_SOON_DAYS = 30  # a role that ends within so many days is shown to who may renew it
LONGEST_MONTHS = 24  # no analysis may give a role for longer
ANALYSIS_MONTHS = 24  # nor be in force for longer before it is read again
GLASS_HOURS = 8
KEY_DAYS = 1  # how long a confirmed link to a key may wait to be made
