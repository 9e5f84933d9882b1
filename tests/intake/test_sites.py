"""Known outlets by name and by host."""

import pytest

from whence.intake.sites import find_host, is_common, known_sites, name_key, site_key
from whence.lexicon import load_table


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.theguardian.com", "The Guardian"),
        ("amp.cnn.com", "CNN"),
        ("timesofindia.indiatimes.com", "The Times of India"),
        ("news.com.au", "news.com.au"),
        ("example.com", None),
        ("cnn.com.example", None),
        ("com", None),
        ("nymag.com", None),  # it serves several outlets
    ],
)
def test_hosts(host: str, name: str | None) -> None:
    site = find_host(host)
    assert (None if site is None else site.name) == name


def test_keys_join_spellings() -> None:
    assert name_key("The Fjord Gazette") == name_key("FjordGazette.com")
    assert site_key("popsci.com") == site_key("Popular Science")
    assert site_key("news.com.au") != site_key("News")
    assert is_common("Science")
    assert not is_common("Popular Science")


def test_a_form_leads_to_the_name() -> None:
    assert known_sites()["usnews"].name == "U.S. News & World Report"
    assert known_sites()["usatoday"].reprinted
    assert not known_sites()["chicagotribune"].reprinted


def test_the_table_is_sound() -> None:
    rows = load_table("outlet_sites")
    assert len(rows) > 2000
    names = [row["name"] for row in rows]
    assert len(names) == len(set(names))
    for row in rows:
        assert row["hosts"], row["name"]
        for host in row["hosts"].split(";"):
            assert "." in host, host
            assert host == host.strip().casefold()
        assert row["reprinted"] in {"", "yes", "wire"}, row["name"]
