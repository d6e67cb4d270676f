"""`python -m tillit.demo.agencies --folder F`: the simulator, until it is told to stop."""

import argparse
import os
import signal
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from .certificates import make
from .people import read
from .server import Server


def main() -> int:
    """Make certificates, print the address, answer; at the end say what it took of our own time."""
    if os.environ.get("TILLIT_DEMO", "").lower() not in {"1", "true", "yes"}:
        print("The simulator exists only when TILLIT_DEMO is set", file=sys.stderr)  # noqa: T201
        return 1
    parser = argparse.ArgumentParser(prog="python -m tillit.demo.agencies")
    parser.add_argument("--folder", type=Path, required=True, help="where certificates are made")
    parser.add_argument("--port", type=int, default=0, help="on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--people", type=Path, help="another people.toml")
    chosen = parser.parse_args()
    make(chosen.folder, at=datetime.fromtimestamp(time.time(), UTC))
    server = Server(chosen.port, chosen.folder, read(chosen.people))

    def stop(_signal: int, _frame: object) -> None:
        server.stopping.set()
        threading.Thread(target=server.shutdown).start()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    print(f"https://127.0.0.1:{server.server_port}/", flush=True)  # noqa: T201
    server.serve_forever(poll_interval=0.05)
    print(f"{server.answered} {server.spent * 1000:.1f}", flush=True)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
