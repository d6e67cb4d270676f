"""The program's own settings, with a meter outside and yardstick pages beside.

Nobody but the bench names this module, so what it adds cannot exist in the program.
"""

from tillit.config.settings import *  # noqa: F403 – the very same settings
from tillit.config.settings import MIDDLEWARE as THEIRS

ROOT_URLCONF = "tools.bench.yard"
MIDDLEWARE = ["tools.bench.meter.Meter", *THEIRS, "tools.bench.meter.BenchTime"]
# The bench searches all day long; the stop for curious colleagues would end it.
PERSON_BUDGET = ["1000000/2000000"]
