"""Fill one database of the bench: `python -m tools.bench CASES PERSONS`; prints seconds."""

import json
import sys

import django

if __name__ == "__main__":
    django.setup()
    from tools.bench.fill import fill

    print(json.dumps(fill(int(sys.argv[1]), int(sys.argv[2]))))
