"""The pages made from the program say what the program says now."""

from tillit.config import reference


def test_generated_pages_are_current():
    """Red when: a sentence in trust.access.policies changes and `./tillit docs` is not run."""
    assert reference.out_of_date() == []


def test_a_stale_page_is_seen(tmp_path):
    """Red when: out_of_date() compares nothing."""
    assert set(reference.write(tmp_path)) == set(reference.PAGES)
    assert reference.out_of_date(tmp_path) == []
    (tmp_path / "policy.md").write_text("# Who may read what\n\nEverybody.\n")
    assert reference.out_of_date(tmp_path) == ["policy.md"]


def test_every_rule_has_its_sentence_in_the_table():
    """Red when: policy() leaves the walls out."""
    from tillit.trust.access.policies import WALLS, WAYS

    page = reference.policy()
    assert [rule.code for rule in (*WALLS, *WAYS) if rule.sentence not in page] == []
