"""Fill one database of the bench: `python -m tools.bench full|small`; prints seconds.

`python -m tools.bench full around` adds only what lies around a few of the cases.
"""

import json
import sys
import time

import django

if __name__ == "__main__":
    django.setup()
    from tools.bench import store
    from tools.bench.around import add_around
    from tools.bench.fill import SIZES, fill

    town = SIZES[sys.argv[1]]
    seconds = {} if "around" in sys.argv else fill(town)
    start = time.monotonic()
    add_around()
    seconds["around"] = round(time.monotonic() - start, 1)
    start = time.monotonic()
    store.settle()
    seconds["analyze"] = round(time.monotonic() - start, 1)
    print(json.dumps(seconds))
