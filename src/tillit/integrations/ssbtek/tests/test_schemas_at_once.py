"""Sixteen households are asked about side by side, and all need the same schema at first."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from lxml import etree

from tillit.integrations.ssbtek import envelope


def test_a_schema_is_read_by_one_at_a_time(monkeypatch):
    """lxml fails at random when two read a schema at once. Red when: `_schema` takes no lock."""
    inside, most, guard = [0], [0], Lock()
    real = etree.XMLSchema

    def slow(tree):
        with guard:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        time.sleep(0.02)
        with guard:
            inside[0] -= 1
        return real(tree)

    envelope._parsed.cache_clear()
    monkeypatch.setattr(envelope.etree, "XMLSchema", slow)
    name = next(each.name for each in _schemas())
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(envelope._schema, [name] * 8))
    envelope._parsed.cache_clear()
    assert most == [1]
    assert len(set(map(id, found))) == 1


def _schemas():
    return (envelope.files(envelope.__package__) / "schemas").iterdir()
