"""Addresses: what is a link, and what hides where one leads."""

from __future__ import annotations

import pytest

from argmap.syntax.addresses import as_link, describe_danger, host_of


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org@evil.example/",
        "https://example.org&#64;evil.example/",
        "https://example.org&commat;evil.example/",
        "https://example.org\\@evil.example/",
        "https://example.org%2eevil.example/",
        "https://example.org%40evil.example/",
        "https://example.org\uff20evil.example/",
        "https://example.org\u2044evil.example/",
        "https://example.org\u3002evil.example/",
        "https://ex\u0430mple.org/",
        "https://xn--exmple-4nf.org/",
        "https://2130706433/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://exam\u200bple.org/",
    ],
)
def test_a_hidden_host_is_a_danger_and_no_link(url: str) -> None:
    assert describe_danger(url) is not None
    assert as_link(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/?a=1&amp;b=2",
        "https://example.org/@name",
        "https://example.org/a%20b\u2013c",
        "https://m\u00fcnchen.example/",
        "https://xn--mnchen-3ya.example/",
        "https://\u043f\u0440\u0438\u043c\u0435\u0440.example/",
        "https://\u4f8b\u3048A.example/",
        "http://127.0.0.1:8000/x",
        "http://[::1]/",
        "mailto:me@example.org",
        "#there",
    ],
)
def test_a_plain_address_is_a_link_as_it_is(url: str) -> None:
    assert describe_danger(url) is None
    assert as_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "//example.org",
        "https:example.org",
        "https:",
        "mailto:x",
        "a b",
        "ftp://a.org",
        "https://a.org/b c",
        "https://a.org/b\u200bc",
    ],
)
def test_other_texts_are_no_links(url: str | None) -> None:
    assert as_link(url) is None


@pytest.mark.parametrize(
    ("url", "danger"),
    [
        ("javascript:x", "it opens 'javascript:', not http, https or mailto"),
        ("doi:10.1/x", "it opens 'doi:', not http, https or mailto; write 'https://doi.org/' and the number"),
        ("https://me@a.org/", "it contains a user name or password before the '@'"),
        ("https://a&#46;org/", "its host contains '&#46;', which some programs read as '.'"),
        ("https://a&#0;org/", "its host contains '&#0;', which some programs read as '\ufffd'"),
        ("https://a%62.org/", "its host contains '%', which hides where it leads"),
        ("https://a\u2215b.org/", "its host contains a character that looks like another one"),
        ("https://017700000001/", "its host is written as a number, which hides where it leads"),
        ("https://www.p\u0430y.org/", "'p\u0430y' in its host mixes Cyrillic and Latin letters"),
        (f"https://\u0430{'y' * 59}.org/", f"'\u0430{'y' * 59}' in its host mixes Cyrillic and Latin letters"),
        (f"https://\u0430{'y' * 60}.org/", f"'\u0430{'y' * 59}' in its host mixes Cyrillic and Latin letters"),
        ("https://p\u0430\u03c5.org/", "'p\u0430\u03c5' in its host mixes Cyrillic and Greek letters"),
    ],
)
def test_a_danger_is_named(url: str, danger: str) -> None:
    assert describe_danger(url) == danger


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.example.org/a?b", "example.org"),
        ("https://example.org:8000/", "example.org"),
        ("mailto:me@example.org", "example.org"),
        ("#there", "#there"),
    ],
)
def test_the_host_stands_for_an_address(url: str, host: str) -> None:
    assert host_of(url) == host
