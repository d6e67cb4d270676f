"""Numbers of the review that are the project's own choice: no rule of law was found for them."""

MOST_COUNTED = 10  # emergency openings in a shift that are told apart; more are "at least"
GLASS_DAYS = 3  # working days to look at an emergency opening
SHARE, FEWEST, MOST = 0.02, 3, 20  # of the rows that need nobody: how many are drawn
BACK = 4  # weeks that are made up for when the job has not run, and that patterns look back on
