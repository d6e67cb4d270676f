"""The door's pure parts."""

import importlib
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools import assets, door, environment, reports, testing
from tools.base import ROOT, SetupError, digest
from tools.lock import clean

LOCKS = st.sampled_from(environment.ORDER)


@pytest.mark.parametrize("name", door.COMMANDS)
def test_every_command_leads_somewhere(name):
    """Red when: a line of COMMANDS names a function that is not there."""
    module, _, function = door.COMMANDS[name][0].partition(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_usage_lists_every_command_on_its_own_line():
    """Red when: a command's explanation holds a line break."""
    lines = door.usage().splitlines()[2:]
    assert [line.split()[0] for line in lines] == list(door.COMMANDS)


def test_unknown_command_is_an_error():
    """Red when: main() returns 0 for a word that is not in COMMANDS."""
    assert door.main(["dem0"]) == 2


def test_door_opens_from_another_folder(tmp_path):
    """Red when: `tillit` looks for its files in the folder one stands in."""
    done = subprocess.run([ROOT / "tillit"], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, b"  demo " in done.stdout) == (0, True)


@given(wanted=LOCKS, present=LOCKS)
def test_environment_is_never_made_smaller(wanted, present):
    """Red when: lock_to_use returns `wanted` alone."""
    used = environment.lock_to_use(wanted, present)
    order = environment.ORDER.index
    assert order(used) == max(order(wanted), order(present))


@given(wanted=LOCKS, present=st.text())
def test_unknown_stamp_counts_as_nothing(wanted, present):
    """Red when: lock_to_use trusts a stamp that it cannot read."""
    assert present in environment.ORDER or environment.lock_to_use(wanted, present) == wanted


def test_pip_settings_are_carried_over():
    """Red when: `extra-index-url` is taken for `index-url`."""
    listing = ":env:.cert='/a.pem'\nglobal.extra-index-url='x'\nglobal.timeout='9'\n"
    found = environment._from_pip(listing)
    assert found == {"SSL_CERT_FILE": "/a.pem", "UV_HTTP_TIMEOUT": "9"}


def test_digest_sees_content_and_absence(tmp_path):
    """Red when: digest() leaves out the bytes of a file."""
    path = tmp_path / "a"
    seen = {digest([path])}
    for text in ("", "1", "2"):
        path.write_text(text)
        seen.add(digest([path]))
    assert len(seen) == 3  # absent counts as empty


@given(major=st.integers(0, 40), minor=st.integers(0, 40))
def test_node_versions_compare_as_numbers(major, minor):
    """Red when: versions are compared as text (v9 > v20)."""
    assert assets.node_is_enough(f"v{major}.{minor}.1\n") == ((major, minor) >= (20, 20))


def test_a_package_is_left_out_with_its_hashes():
    """Red when: `without` removes the first line of a block only."""
    lock = (
        "a==1 \\\n    --hash=sha256:1\nb==2 \\\n    --hash=sha256:2\nc==3 \\\n    --hash=sha256:3\n"
    )
    assert assets.without(lock, "b") == lock.replace("b==2 \\\n    --hash=sha256:2\n", "")


def test_source_map_comments_are_removed(tmp_path):
    """Red when: copy_clean copies as it is (collectstatic then looks for a missing file)."""
    source, target = tmp_path / "a.js", tmp_path / "b.js"
    source.write_text("let a = 1;\n//# sourceMappingURL=a.js.map\n")
    assets.copy_clean(source, target)
    assert target.read_text() == "let a = 1;\n"


def test_symbol_keeps_the_drawing_to_a_hundredth():
    """Red when: LONG_NUMBER also takes numbers that are written together (1.2345.6789)."""
    box, path = 'viewBox="0 0 24 24"', '<path d="M3.75 7.44365L1.2345.6789"/>'
    shown = assets.symbol("A", f'<svg width="1em" {box}>{path}</svg>')
    kept = path.replace("7.44365", "7.44")
    assert shown == f'<symbol id="A" {box} fill="none">{kept}</symbol>\n'


def test_icon_names_are_read_once_each():
    """Red when: comments or doubles are kept."""
    assert assets.icon_names("# a\nSun\n\nMoon # night\nSun\n") == ["Sun", "Moon"]


def test_npm_lock_is_cleaned():
    """Red when: clean() forgets one of the two keys."""
    lock = {"packages": {"a": {"version": "1", "resolved": "x", "funding": {}}}}
    assert clean(lock) == {"packages": {"a": {"version": "1"}}}


def test_only_quick_leaves_anything_to_another_run():
    """Red when: how_much() says quick, or common() leaves out what is slow, without `--quick`."""
    assert testing.how_much({"--quick"})["TILLIT_QUICK"] == "1"
    assert testing.how_much({"--quick"}, ["tests/law"]) == {"TILLIT_QUICK": "1"}
    assert "TILLIT_QUICK" not in testing.how_much(set())
    assert testing.common(set()) == ["-q", "-m", "not long"]
    assert testing.common({"--long"}) == ["-q"]


@pytest.mark.parametrize("words", [["--fast"], ["--quick", "--long"], ["tests"]])
def test_unknown_switches_are_refused(words):
    """Red when: parse() passes what it does not know on in silence."""
    with pytest.raises(SetupError):
        testing.parse(words)


def test_what_follows_the_dashes_goes_to_pytest():
    """Red when: parse() keeps the dashes."""
    assert testing.parse(["--quick", "--", "-k", "clock"]) == ({"--quick"}, ["-k", "clock"])


CASE = st.sampled_from(["", "<failure/>", "<error/>", '<skipped message="why"/>'])


@given(st.lists(CASE))
def test_every_case_is_counted_once(cases):
    """Red when: an error counts as passed, or a skip without a reason is lost."""
    xml = "".join(f"<testcase>{case}</testcase>" for case in cases)
    tally = reports.count(f"<testsuites><testsuite>{xml}</testsuite></testsuites>")
    assert tally.passed + tally.failed + tally.skipped == len(cases)
    assert tally.failed == sum(case in ("<failure/>", "<error/>") for case in cases)
    assert sum(tally.reasons.values()) == tally.skipped


def test_a_broken_run_is_a_failure(tmp_path):
    """Red when: a run without a report counts as nothing."""
    assert reports.read(tmp_path / "none.xml", "sqlite", 3).failed == 1


def test_closing_line_is_last():
    """Red when: the reasons are printed after the sum."""
    tally = reports.Tally(3, 0, 2, {"why": 2})
    assert reports.closing(tally).splitlines()[-1] == "3 passed, 0 failed, 2 skipped"
