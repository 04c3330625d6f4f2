"""Who may show the live page in a frame."""

from __future__ import annotations

import http.client
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import argmap
from argmap.preview.frames import frame_ancestor
from tests.preview.conftest import Served, write_parks

REFUSED = [
    "*",
    "http:",
    "https:",
    "data:",
    "file:",
    "'self'",
    "'none'",
    "",
    "localhost:8080",
    "https://*.example.org",
    "http://a.example/page",
    "http://user@a.example",
    "http://a.example; script-src *",
    "http://a.example http://b.example",
    "http://a.example,http://b.example",
    "http://a.example\r\nx-other: 1",
    "vscode-webview://*",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("source", REFUSED)
def test_only_editors_and_single_origins_can_be_named(source: str) -> None:
    with pytest.raises(ValueError, match="cannot be allowed"):
        frame_ancestor(source)


@pytest.mark.parametrize("source", ["vscode-file:", "https://a.example", "http://127.0.0.1:8080", "http://[::1]:8080"])
def test_editors_and_origins_are_taken_as_they_are(source: str) -> None:
    assert frame_ancestor(source) == source


def test_a_wrong_ancestor_is_a_wrong_use(tmp_path: Path) -> None:
    result = CliRunner().invoke(argmap, ["serve", str(tmp_path), "--frame-ancestor", "*"])
    assert result.exit_code == 2
    assert "name an origin" in result.output


def headers_of(served: Served, path: str) -> http.client.HTTPMessage:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.headers


def test_nobody_may_show_the_page_unless_named(serve: Callable[..., Served], tmp_path: Path) -> None:
    file = write_parks(tmp_path)
    alone = headers_of(serve(file), "/")
    assert alone["x-frame-options"] == "DENY"
    assert str(alone["content-security-policy"]).endswith("; frame-ancestors 'none'")
    named = ("--frame-ancestor", "vscode-webview:", "--frame-ancestor", "vscode-file:")
    framed = serve(file, "--no-browser", *named)
    for path in ("/", "/main.js", "/api/maps"):
        headers = headers_of(framed, path)
        assert headers["x-frame-options"] is None, path
        expected = str(alone["content-security-policy"]).removesuffix("'none'")
        assert headers["content-security-policy"] == f"{expected}vscode-webview: vscode-file:", path
    assert framed.ask("/api/maps", headers={"X-Argmap-Token": None})[0] == 401  # the token is asked as ever
    assert framed.ask("/", headers={"Origin": "vscode-webview://a"})[0] == 403
