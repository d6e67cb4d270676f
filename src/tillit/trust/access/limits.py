"""Figures of the access model that no law gives: our own estimates, to be set by each municipality.

Source: none. Mark: estimate. A municipality that has measured writes its own figure here.
"""

ENDS_SOON_DAYS = 30  # a role that ends within so many days is shown to who may renew it
LONGEST_MONTHS = 24  # no analysis may give a role for longer
ANALYSIS_MONTHS = 24  # nor be in force for longer before it is read again
GLASS_HOURS = 8
COUNTED_HOURS = (
    12  # emergency openings are counted so far back where no rota says when a shift began
)
SHIFT_BEFORE_MINUTES = 30  # a duty officer sees open reports from so long before the shift
SHIFT_AFTER_MINUTES = 60  # and so long after it, to hand over
LONGEST_DEPUTY_DAYS = 62  # a summer; longer is a handing over
LONGEST_SHIFT_HOURS = 26  # a day and night with its overlap; what is longer is a slip
KEY_DAYS = 1  # how long a confirmed link to a key may wait to be made
