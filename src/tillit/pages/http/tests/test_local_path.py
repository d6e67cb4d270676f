"""The way back after sign-in leads to a page of ours, never to another site."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.pages.http.paths import local_path

HERE = "https://stod.example"

tricky = st.text(st.sampled_from("/\\:@?#.%\t\n a1e"), max_size=14)


@given(st.one_of(tricky, st.text(max_size=20), tricky.map(lambda rest: "//" + rest)))
def test_whatever_is_asked_for_we_stay_here(path):
    """Red when: url_has_allowed_host_and_scheme or the leading slash is not asked about.

    A browser reads a backslash as a slash and drops tabs and line breaks.
    """
    found = local_path(path)
    as_browser = found.replace("\\", "/").replace("\t", "").replace("\n", "")
    assert found in ("", path)
    assert urlsplit(urljoin(HERE, as_browser)).netloc == "stod.example"


@pytest.mark.parametrize(
    "path",
    [
        "//other.example/",
        "///other.example/",
        "/\\other.example/",
        "\\\\other.example/",
        "/\t/other.example/",
        "https://other.example/",
        "javascript:alert(1)",
        "other.example",
        "",
    ],
)
def test_known_tricks(path):
    assert local_path(path, "/arbete/") == "/arbete/"


def test_our_own_pages_are_kept_whole():
    assert local_path("/arbete/person/?visa=allt#ner") == "/arbete/person/?visa=allt#ner"
