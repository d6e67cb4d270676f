"""`./tillit demo`: an invented town on this machine, whole, with one command.

Makes what is missing, then watches over the processes of the program: web server, job worker and
the demo's identity provider. Everything listens on loopback only and keeps its data in var/demo/.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import secrets
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType

from tools import assets, environment
from tools.base import ROOT, VAR, SetupError, digest, run, say, timed
from tools.check import has_command
from tools.environment import lock_path
from tools.supervisor import Child, Supervisor

HOME = VAR / "demo"
DATABASE = HOME / "tillit.sqlite3"
FILLED = HOME / "filled"  # there once the town is whole
MIGRATED = HOME / "migrated"  # which migrations it has had
HOST = "127.0.0.1"
PORTS_TRIED = 50
READY_WITHIN = 30.0  # seconds


def main(arguments: list[str]) -> int:
    """Set up, start, watch, stop."""
    parser = argparse.ArgumentParser(prog="./tillit demo")
    parser.add_argument("--port", type=int, default=8000, help="the web server's port")
    parser.add_argument("--fresh", action="store_true", help="begin with a new town")
    chosen = parser.parse_args(arguments)
    HOME.mkdir(parents=True, exist_ok=True)
    with alone(HOME / ".running"):
        environment.ensure("demo")
        with assets.beside() as wait_for_fonts:
            port = free_port(chosen.port)
            settings = surroundings(port, free_port(port + 1))
            prepare(settings, fresh=chosen.fresh, before_letters=wait_for_fonts)
        if port != chosen.port:
            say(f"Port {chosen.port} is taken by another program, so the demo uses {port}.")
        return serve(settings, port)


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """One demo at a time: two would write over each other's town."""
    with path.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SetupError("A demo already runs here. Stop it first (Ctrl-C in its window).")
        yield


def free_port(wanted: int) -> int:
    """The first port from `wanted` on that nobody listens to on loopback."""
    for port in range(wanted, min(wanted + PORTS_TRIED, 65_536)):
        with socket.socket() as plug:
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                plug.bind((HOST, port))
                return port
    raise SetupError(f"No free port from {wanted} to {wanted + PORTS_TRIED}. Give one with --port.")


def surroundings(port: int, identity_port: int) -> dict[str, str]:
    """What all processes of the demo read."""
    return environment.for_django(
        TILLIT_DEMO="1",
        TILLIT_DATABASE=f"sqlite:///{DATABASE}",
        TILLIT_DATABASE_OWNER="",
        TILLIT_DOCUMENTS=str(HOME / "documents"),
        TILLIT_ADDRESS=f"http://{HOST}:{port}",
        TILLIT_DEMO_IDP_PORT=str(identity_port),
        **doors(f"http://{HOST}:{identity_port}"),
        PYTHONUNBUFFERED="1",
    )


def doors(issuer: str) -> dict[str, str]:
    """The two doors of the program, both at the demo's identity provider; secrets for one run."""
    settings: dict[str, str] = {}
    for who in ("STAFF", "RESIDENT"):
        door = {
            "ISSUER": issuer,
            "CLIENT_ID": f"tillit-{who.lower()}",
            "CLIENT_SECRET": secrets.token_urlsafe(24),
        }
        settings |= {f"TILLIT_OIDC_{who}_{name}": value for name, value in door.items()}
    return settings


def manage(*words: str) -> list[str]:
    """A command of Django's."""
    return [str(environment.PYTHON), str(ROOT / "manage.py"), *words]


def prepare(
    settings: Mapping[str, str], *, fresh: bool, before_letters: Callable[[], object]
) -> None:
    """Tables and town. A town that was never finished is begun anew.

    `before_letters` waits for the fonts: the town writes letters from its first day.
    """
    broken_off = has_command("demo_town") and DATABASE.exists() and not FILLED.exists()
    if broken_off and not fresh:
        say("The town was not finished the last time. It is made anew.")
    if fresh or broken_off:
        for path in HOME.iterdir():
            if path.name != ".running":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    wanted = digest([*sorted((ROOT / "src").rglob("migrations/*.py")), lock_path("demo")])
    if not DATABASE.exists() or not MIGRATED.exists() or MIGRATED.read_text() != wanted:
        with timed("preparing the database"):
            run(manage("migrate", "--no-input", "--verbosity=0"), env=settings)
        MIGRATED.write_text(wanted)
    if has_command("demo_town") and not FILLED.exists():
        before_letters()
        say("Filling the town:")
        filling = {**settings, "TILLIT_FILLING": "1"}
        if subprocess.run(manage("demo_town"), cwd=ROOT, env=filling, check=False).returncode:
            raise SetupError("The town could not be filled. The reason is above.")
        FILLED.touch()


def web_command(port: int) -> list[str]:
    """The web server."""
    server = (
        f"-m granian --interface wsgi tillit.config.wsgi:application --host {HOST} --port {port} "
        "--workers 1 --blocking-threads 4 --backpressure 64 --no-ws --log-level warning"
    )
    return [str(environment.PYTHON), *server.split()]


def children(settings: Mapping[str, str], port: int) -> list[Child]:
    """The processes of the demo; those whose command is not built are left out."""
    found = []
    if has_command("demo_idp"):
        command = manage("demo_idp", "--port", settings["TILLIT_DEMO_IDP_PORT"])
        found.append(Child("identity", command, settings, HOME / "identity.log"))
    if has_command("work"):
        found.append(Child("work", manage("work"), settings, HOME / "work.log"))
    return [*found, Child("web", web_command(port), settings, HOME / "web.log")]


def answers(address: str) -> bool:
    """Whether the web server gives a page (any page but a broken one)."""
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except urllib.error.HTTPError as problem:
        return problem.code < 500
    except OSError:
        return False


def serve(settings: Mapping[str, str], port: int) -> int:
    """Start the processes, tell the address and the cast, watch until told to stop."""
    address = f"http://{HOST}:{port}/"
    supervisor = Supervisor(children(settings, port), say)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        supervisor.stopping = True

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    try:
        supervisor.start()
        if _wait(supervisor, address):
            _tell(address, settings)
        supervisor.watch()
    finally:
        supervisor.stop()
    if supervisor.gave_up:
        return 1
    say("\nThe demo has stopped. What you did is kept; --fresh begins anew.")
    return 0


def _wait(supervisor: Supervisor, address: str) -> bool:
    until = time.monotonic() + READY_WITHIN
    while not supervisor.stopping and time.monotonic() < until:
        if answers(address):
            return True
        supervisor.look()
        time.sleep(0.1)
    if not supervisor.stopping:
        supervisor.give_up(f"No answer from {address} within {READY_WITHIN:.0f} s", "web")
    return False


def _tell(address: str, settings: Mapping[str, str]) -> None:
    say(f"\nTillit is running: {address}")
    if has_command("demo_cast"):
        done = subprocess.run(
            manage("demo_cast"), cwd=ROOT, env=settings, capture_output=True, text=True, check=False
        )
        say(done.stdout.rstrip() or done.stderr.rstrip())
    say("Ctrl-C stops it.")
