"""How the demo comes to its tables and its town."""

import subprocess
import sys

import pytest

from tools import demo, tables
from tools.base import SetupError
from tools.supervisor import Supervisor


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The demo's folder, with nothing in it."""
    monkeypatch.setattr(demo, "HOME", tmp_path)
    for name in ("DATABASE", "FILLED", "MIGRATED"):
        monkeypatch.setattr(demo, name, tmp_path / name.lower())
    return tmp_path


def filling(code):
    return subprocess.Popen([sys.executable, "-c", code])


def test_a_town_is_whole_when_its_filler_has_ended_well(home):
    """Red when: wait_for_town() marks the town before the filler has ended, or not at all."""
    code = f"import time; time.sleep(0.2); open({str(home / 'b')!r}, 'w')"
    assert demo.wait_for_town(Supervisor([], print), filling(code))
    assert (home / "b").exists()
    assert demo.FILLED.exists()


def test_a_town_that_could_not_be_filled_is_not_told_of(home):
    """Red when: the filler's exit code is not looked at."""
    with pytest.raises(SetupError):
        demo.wait_for_town(Supervisor([], print), filling("raise SystemExit(1)"))
    assert not demo.FILLED.exists()


def test_who_stops_the_demo_stops_the_filler(home):
    """Red when: wait_for_town() does not look at `stopping`, or marks a broken town as whole."""
    supervisor, filler = Supervisor([], print), filling("import time; time.sleep(60)")
    supervisor.stopping = True
    assert not demo.wait_for_town(supervisor, filler)
    assert filler.returncode != 0
    assert not demo.FILLED.exists()


@pytest.fixture
def migrations(home, monkeypatch):
    """Whether the tables were to be kept, for each time that the demo migrated."""
    found = []
    monkeypatch.setattr(tables, "shape", lambda: "now")
    monkeypatch.setattr(demo, "_migrate", lambda _, keep: found.append(keep))
    return found


def test_kept_tables_are_copied_and_nothing_is_migrated(home, migrations, monkeypatch, tmp_path):
    """Red when: prepare() migrates though there are tables, or copies over a town."""
    kept = tmp_path / "kept"
    kept.write_text("tables")
    monkeypatch.setattr(tables, "kept", lambda: kept)
    demo.prepare({}, fresh=False)
    assert (migrations, demo.DATABASE.read_text()) == ([], "tables")
    demo.FILLED.touch()
    demo.DATABASE.write_text("a town")
    demo.prepare({}, fresh=False)
    assert (migrations, demo.DATABASE.read_text()) == ([], "a town")


def test_a_town_with_older_tables_is_migrated_and_its_tables_are_not_kept(home, migrations):
    """Red when: prepare() does not compare, or keeps a town for tables."""
    demo.DATABASE.write_text("a town")
    demo.FILLED.touch()
    demo.MIGRATED.write_text("before")
    demo.prepare({}, fresh=False)
    assert migrations == [False]
    assert demo.DATABASE.read_text() == "a town"


def test_without_kept_tables_the_demo_makes_them_for_next_time(home, migrations, monkeypatch):
    """Red when: `keep` is not true for a new database."""
    monkeypatch.setattr(tables, "kept", lambda: None)
    demo.prepare({}, fresh=True)
    assert migrations == [True]


def test_the_agencies_and_the_bank_come_after_the_town(home):
    """Red when: after_the_town() names a file of people that is not there, or a simulator keeps
    its papers outside the demo's folder."""
    settings = demo.surroundings(8000, 8001, 8002)
    assert settings["TILLIT_SSBTEK_ADDRESS"] == settings["TILLIT_AGI_ADDRESS"]
    before = {child.name: child.command for child in demo.after_the_town(settings)}
    assert before.keys() == {"work", "agencies", "bank"}
    assert "--people" not in before["agencies"]
    assert str(home / "bank") in before["bank"]
    (home / "agencies.toml").touch()
    after = {child.name: child.command for child in demo.after_the_town(settings)}
    assert after["agencies"][-4:] == ["--port", "8002", "--people", str(home / "agencies.toml")]
    assert settings["TILLIT_AGI_KEY"] == str(home / "agencies" / "municipality.key")
