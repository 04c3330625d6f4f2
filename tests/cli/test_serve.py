"""What `serve` and `draft --review` say when there is nothing to serve; the page itself is tested in tests/preview."""

from __future__ import annotations

import socket
import sys

import pytest

MAP = "argmap: 1\nthesis: It rains.\n"


def test_a_port_that_is_in_use_is_told(command) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, out, err = command("serve", "map.yaml", "--no-browser", "--port", port, map=MAP)
    assert (code, out) == (2, "")
    assert f"cannot listen on 127.0.0.1:{port}: Address already in use; choose another --port" in err


@pytest.mark.parametrize("package", ["starlette", "uvicorn"])
def test_without_its_packages_it_says_what_to_install(command, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    for arguments in (("serve", "map.yaml"), ("draft", "map.yaml", "--review")):
        code, out, err = command(*arguments, map=MAP)
        assert (code, out) == (2, "")
        assert f"the package {package}, needed for a live page, is not installed" in err
        assert "argmap with its extra 'serve'" in err


def test_standard_input_has_no_page(command) -> None:
    assert command("serve", "-", stdin=MAP)[0] == 2


def test_a_folder_without_maps_is_told(command) -> None:
    code, _, err = command("serve")
    assert code == 2
    assert "no argument maps" in err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("-", "--review"), "--review needs a file; name it with -o FILE"),
        (("map.yaml", "-o", "-", "--review"), "--review needs a file; name it with -o FILE"),
        (("map.yaml", "--format", "json", "--review"), "--review cannot be used with --format json"),
    ],
)
def test_a_review_needs_a_file_of_its_own(command, arguments: tuple[str, ...], why: str) -> None:
    code, out, err = command("draft", *arguments, map="Buses are good, and the town should buy more.\n")
    assert (code, out) == (2, "")
    assert why in err


def test_a_review_does_not_replace_the_article(command, tmp_path) -> None:
    code, _, err = command("draft", "map.yaml", "--review", map="Buses are good, and the town should buy more.\n")
    assert code == 2
    assert (tmp_path / "map.yaml").read_text() == "Buses are good, and the town should buy more.\n"
    assert err
