"""`./tillit demo`: an invented town on this machine, whole, with one command.

Makes what is missing, then watches over the processes of the program: web server, job worker, the
demo's identity provider, and the simulators of the agencies and of the bank. Everything listens on
loopback only and keeps its data in var/demo/.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import json
import os
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType

from tools import assets, environment, tables
from tools.base import ROOT, VAR, SetupError, run, say, timed
from tools.supervisor import Child, Supervisor, die_with_parent

HOME = VAR / "demo"
DATABASE = HOME / "tillit.sqlite3"
CAST = HOME / "cast.json"  # who one can be, written with the town
FILLED = HOME / "filled"  # there once the town is whole
MIGRATED = HOME / "migrated"  # which migrations it has had
HOST = "127.0.0.1"
PORTS_TRIED = 50
READY_WITHIN = 30.0  # seconds
MOST_WEB_PROCESSES = 2  # more would take memory that a small machine does not have
Filling = subprocess.Popen[bytes]


def main(arguments: list[str]) -> int:
    """Set up, start, watch, stop."""
    parser = argparse.ArgumentParser(prog="./tillit demo")
    parser.add_argument("--port", type=int, default=8000, help="the web server's port")
    parser.add_argument("--fresh", action="store_true", help="begin with a new town")
    chosen = parser.parse_args(arguments)
    HOME.mkdir(parents=True, exist_ok=True)
    with alone(HOME / ".running"):
        environment.ensure("demo")
        port = free_port(chosen.port)
        identity_port = free_port(port + 1)
        settings = surroundings(port, identity_port, free_port(identity_port + 1))
        with assets.beside() as fonts:
            prepare(settings, fresh=chosen.fresh)
            filling = start_filling(settings, fonts)
        if port != chosen.port:
            say(f"Port {chosen.port} is taken by another program, so the demo uses {port}.")
        return serve(settings, port, filling)


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


def surroundings(port: int, identity_port: int, agencies_port: int) -> dict[str, str]:
    """What all processes of the demo read."""
    return environment.for_django(
        TILLIT_DEMO="1",
        TILLIT_DATABASE=f"sqlite:///{DATABASE}",
        TILLIT_DATABASE_OWNER="",
        TILLIT_DOCUMENTS=str(HOME / "documents"),
        TILLIT_ADDRESS=f"http://{HOST}:{port}",
        TILLIT_DEMO_IDP_PORT=str(identity_port),
        **doors(f"http://{HOST}:{identity_port}"),
        **registers(f"https://{HOST}:{agencies_port}/"),
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


def registers(address: str) -> dict[str, str]:
    """Both lines to the agencies, to their simulator, with the certificates that it makes."""
    files = {"CERTIFICATE": "municipality.pem", "KEY": "municipality.key",
             "AUTHORITY": "authority.pem"}  # fmt: skip
    return {
        f"TILLIT_{line}_{name}": value
        for line in ("SSBTEK", "AGI")
        for name, value in {
            "ADDRESS": address,
            **{name: str(HOME / "agencies" / file) for name, file in files.items()},
        }.items()
    }


def manage(*words: str) -> list[str]:
    """A command of Django's."""
    return [str(environment.PYTHON), str(ROOT / "manage.py"), *words]


def prepare(settings: Mapping[str, str], *, fresh: bool) -> None:
    """The tables. A town that was never finished is begun anew."""
    broken_off = DATABASE.exists() and not FILLED.exists()
    if broken_off and not fresh:
        say("The town was not finished the last time. It is made anew.")
    if fresh or broken_off:
        for path in HOME.iterdir():
            if path.name != ".running":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    wanted = tables.shape()
    if not DATABASE.exists() and (kept := tables.kept()):
        shutil.copyfile(kept, DATABASE)
    elif not DATABASE.exists() or not MIGRATED.exists() or MIGRATED.read_text() != wanted:
        _migrate(settings, keep=not DATABASE.exists())
    MIGRATED.write_text(wanted)


def _migrate(settings: Mapping[str, str], *, keep: bool) -> None:
    with timed("preparing the database", beside=True):
        run(manage("migrate", "--no-input", "--verbosity=0"), env=settings)
    if keep:
        with contextlib.closing(sqlite3.connect(DATABASE)) as made:
            tables.keep(made)


def start_filling(settings: Mapping[str, str], fonts: Path) -> Filling | None:
    """Begin to make the town, where there is none yet. Its letters wait for the file `fonts`."""
    if FILLED.exists():
        return None
    say("Filling the town:")
    return subprocess.Popen(
        manage("demo_town", "--fonts", str(fonts)),
        cwd=ROOT,
        env={**settings, "TILLIT_FILLING": "1"},
        start_new_session=True,  # Ctrl-C reaches us alone
        preexec_fn=die_with_parent,
    )


def web_processes() -> int:
    """How many processes answer: one a core, since a Python process uses one core at a time."""
    return min(os.cpu_count() or 1, MOST_WEB_PROCESSES)


def web_command(port: int) -> list[str]:
    """The web server."""
    server = (
        f"-m granian --interface wsgi tillit.config.wsgi:application --host {HOST} --port {port} "
        f"--workers {web_processes()} --blocking-threads 4 --backpressure 64 --no-ws "
        "--log-level warning"
    )
    return [str(environment.PYTHON), *server.split()]


def servers(settings: Mapping[str, str], port: int) -> list[Child]:
    """What answers on loopback."""
    command = manage("demo_idp", "--port", settings["TILLIT_DEMO_IDP_PORT"])
    identity = Child("identity", command, settings, HOME / "identity.log")
    return [identity, Child("web", web_command(port), settings, HOME / "web.log")]


def after_the_town(settings: Mapping[str, str]) -> list[Child]:
    """What needs the town: who does the jobs writes in it, and the agencies know its people."""
    port = settings["TILLIT_SSBTEK_ADDRESS"].rstrip("/").rpartition(":")[2]
    agencies = simulator("agencies", "--port", port)
    if (people := HOME / "agencies.toml").exists():  # a town from before knows nobody
        agencies += ["--people", str(people)]
    return [
        Child("work", manage("work"), settings, HOME / "work.log"),
        Child("agencies", agencies, settings, HOME / "agencies.log"),
        Child("bank", simulator("bank", "--watch"), settings, HOME / "bank.log"),
    ]


def simulator(which: str, *more: str) -> list[str]:
    """Somebody else's system, invented: it keeps what is its own in a folder of its name."""
    folder = str(HOME / which)
    return [str(environment.PYTHON), "-m", f"tillit.demo.{which}", "--folder", folder, *more]


def answers(address: str) -> bool:
    """Whether the web server gives a page (any page but a broken one)."""
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except urllib.error.HTTPError as problem:
        return problem.code < 500
    except OSError:
        return False


def serve(settings: Mapping[str, str], port: int, filling: Filling | None) -> int:
    """Start the processes, tell the address and the cast, watch until told to stop.

    The servers start while the town is being made, which takes one processor; the address is told
    when it is whole.
    """
    address = f"http://{HOST}:{port}/"
    supervisor = Supervisor(servers(settings, port), say)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        supervisor.stopping = True

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    try:
        supervisor.start()
        if _wait(supervisor, address) and wait_for_town(supervisor, filling):
            for child in after_the_town(settings):
                supervisor.add(child)
            _tell(address)
        supervisor.watch()
    finally:
        supervisor.stop()
    if supervisor.gave_up:
        return 1
    say("\nThe demo has stopped. What you did is kept; --fresh begins anew.")
    return 0


def wait_for_town(supervisor: Supervisor, filling: Filling | None) -> bool:
    """Whether the town is whole; false when somebody stopped us first. Raises SetupError."""
    while filling and filling.poll() is None:
        supervisor.look()
        if supervisor.stopping:
            filling.terminate()
            filling.wait()
            return False
        time.sleep(0.05)
    if filling and filling.returncode:
        raise SetupError("The town could not be filled. The reason is above.")
    FILLED.touch()
    return True


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


def _tell(address: str) -> None:
    say(f"\nTillit is running: {address}")
    cast = json.loads(CAST.read_text())
    for heading, parts in (("Arbetar i Solby", cast["staff"]), ("Bor i Solby", cast["residents"])):
        say(f"\n{heading}:")
        for part in parts:
            say(f"  {part['name']:<18} {part['who']}")
    say("Ctrl-C stops it.")
