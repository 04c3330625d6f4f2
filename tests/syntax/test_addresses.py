"""Addresses: what is a link, and what hides where one leads."""

from __future__ import annotations

import pytest

from argmap.syntax.addresses import as_link, describe_danger


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
    "url", [None, "", "//example.org", "https:example.org", "https:", "mailto:x", "a b", "ftp://a.org"]
)
def test_other_texts_are_no_links(url: str | None) -> None:
    assert as_link(url) is None
