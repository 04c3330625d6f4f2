"""Who is not answered, and what is never shown: each answer of the server to those who ask what they should not."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.preview.conftest import Served, write_parks


@pytest.fixture(scope="module")
def served(serve: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """A folder with a map, a secret beside it and a link that leads out."""
    outside = tmp_path_factory.mktemp("outside")
    folder = outside / "maps"
    write_parks(folder)
    write_parks(folder / "below", "deep.yaml")
    (outside / "secret.yaml").write_text("argmap: 1\nthesis: Nobody may read this.\n", encoding="utf-8")
    (folder / "link.yaml").symlink_to(outside / "secret.yaml")
    (folder / "linked").symlink_to(outside)
    (folder / "notes.md").write_text("# Notes\n\nNothing of a map.\n", encoding="utf-8")
    (folder / ".hidden.yaml").write_text("argmap: 1\nthesis: Hidden.\n", encoding="utf-8")
    return serve(folder)


HOSTS = ["evil.example", "evil.example:PORT", "[::1]:PORT", "127.0.0.1", "127.0.0.1:1", "0.0.0.0:PORT", ""]
ORIGINS = ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:PORT", "file://"]


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"])
@pytest.mark.parametrize("host", HOSTS)
def test_a_foreign_host_is_refused(served: Served, host: str, method: str) -> None:
    for path in ("/", "/api/maps"):
        status, _ = served.ask(path, method=method, headers={"Host": host.replace("PORT", str(served.port))})
        assert status == 403, path


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST"])
def test_its_own_hosts_are_answered(served: Served, name: str) -> None:
    assert served.ask("/api/maps", headers={"Host": f"{name}:{served.port}"})[0] == 200


def first_line(served: Served, request: str) -> bytes:
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as connection:
        connection.sendall(request.encode())
        return connection.recv(1000).split(b"\r\n")[0]


def test_a_request_without_a_host_is_refused(served: Served) -> None:
    token = f"X-Argmap-Token: {served.token}\r\n\r\n"
    assert b" 400 " in first_line(served, f"GET /api/maps HTTP/1.1\r\n{token}")
    assert b" 400 " in first_line(served, f"GET /api/maps HTTP/1.0\r\n{token}")


def test_two_hosts_are_refused(served: Served) -> None:
    hosts = f"Host: 127.0.0.1:{served.port}\r\nHost: evil.example\r\n"
    assert b" 400 " in first_line(served, f"GET / HTTP/1.1\r\n{hosts}\r\n")


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_foreign_origin_is_refused_even_with_the_token(served: Served, origin: str) -> None:
    headers: dict[str, str | None] = {"Origin": origin.replace("PORT", str(served.port))}
    assert served.ask("/api/maps", headers=headers)[0] == 403
    assert served.ask("/", headers=headers)[0] == 403
    version, before = served.state("parks.yaml")["version"], (served.folder / "parks.yaml").read_bytes()
    body = {"map": "parks.yaml", "version": version, "action": {"action": "accept", "claim": "air"}}
    assert served.ask("/api/edit", body, headers=headers)[0] == 403
    assert (served.folder / "parks.yaml").read_bytes() == before


def test_its_own_origin_is_answered(served: Served) -> None:
    assert served.ask("/api/maps", headers={"Origin": f"http://127.0.0.1:{served.port}"})[0] == 200


@pytest.mark.parametrize("token", [None, "", "wrong", "ä", "x" * 5000])
def test_without_the_token_nothing_of_a_map_is_told(served: Served, token: str | None) -> None:
    for path in ("/api/maps", "/api/events?map=parks.yaml", "/api/why?map=parks.yaml&claim=t", "/api/none"):
        status, content = served.ask(path, headers={"X-Argmap-Token": token})
        assert (status, set(content)) == (401, {"error"}), path
    for path in ("edit", "undo", "redo", "save-as", "thesis"):
        assert served.ask(f"/api/{path}", {}, headers={"X-Argmap-Token": token})[0] == 401, path


def test_the_token_is_not_taken_from_the_address(served: Served) -> None:
    assert served.ask(f"/api/maps?token={served.token}", headers={"X-Argmap-Token": None})[0] == 401


def test_the_page_needs_no_token_and_is_the_same_for_all(served: Served, serve: Callable[..., Served]) -> None:
    def page(of: Served, name: str) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", of.port, timeout=10)
        connection.request("GET", f"/{name}")
        content = connection.getresponse().read()
        connection.close()
        return content

    other = serve(served.folder / "parks.yaml")
    for name in ("", "main.js", "page.css", "base.css"):
        assert page(served, name) == page(other, name) != b""


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain", None])
def test_a_form_changes_nothing(served: Served, kind: str | None) -> None:
    version, before = served.state("parks.yaml")["version"], (served.folder / "parks.yaml").read_bytes()
    body = {"map": "parks.yaml", "version": version, "action": {"action": "accept", "claim": "air"}}
    assert served.ask("/api/edit", body, headers={"Content-Type": kind})[0] == 415
    assert (served.folder / "parks.yaml").read_bytes() == before


NAMES = [
    "../secret.yaml", "below/../../secret.yaml", "/etc/passwd", "link.yaml", "linked/secret.yaml", ".hidden.yaml",
    "..%2fsecret.yaml", "notes.md", "parks.txt", "parks.yaml/", "./parks.yaml", "", "none.yaml", "C:\\x.yaml",
    "parks.yaml\0",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_other_file_is_shown_or_written(served: Served, name: str) -> None:
    for path in ("events?", "why?claim=t&"):
        assert served.ask(f"/api/{path}map={quote(name)}")[0] == 404, path
    for path in ("edit", "undo", "redo", "save-as", "thesis"):
        content = {"map": name, "version": "", "action": {"action": "accept", "claim": "t"}}
        assert served.ask(f"/api/{path}", content)[0] == 404, path


def test_the_list_has_maps_and_nothing_else(served: Served) -> None:
    assert served.ask("/api/maps")[1]["maps"] == ["below/deep.yaml", "parks.yaml"]


def test_a_link_that_is_made_later_is_not_followed(serve: Callable[..., Served], tmp_path: Path) -> None:
    served = serve(write_parks(tmp_path / "maps").parent)
    assert served.state("parks.yaml")["title"] == "Parks"
    secret = tmp_path / "secret.yaml"
    secret.write_text("argmap: 1\ntitle: Secret\nthesis: Nobody may read this.\n", encoding="utf-8")
    (tmp_path / "maps" / "parks.yaml").unlink()
    (tmp_path / "maps" / "parks.yaml").symlink_to(secret)
    assert served.ask("/api/events?map=parks.yaml")[0] == 404
    assert served.edit("parks.yaml", "x", action="accept", claim="air")[0] == 404


def test_a_page_that_is_open_does_not_follow_such_a_link_either(serve: Callable[..., Served], tmp_path: Path) -> None:
    served = serve(write_parks(tmp_path / "maps").parent)
    events = served.events("parks.yaml")
    assert next(content for event, content in events if event == "score")
    secret = tmp_path / "secret.yaml"
    secret.write_text("argmap: 1\ntitle: Secret\nthesis: Nobody may read this.\n", encoding="utf-8")
    (tmp_path / "maps" / "link.yaml").symlink_to(secret)
    (tmp_path / "maps" / "link.yaml").rename(tmp_path / "maps" / "parks.yaml")
    event, content = next(events)
    events.close()
    assert event == "missing"
    assert "Secret" not in str(content)


@pytest.mark.parametrize("path", ["/../secret.yaml", "/..%2f..%2fetc/passwd", "/parks.yaml", "/page/main.js", "/x/y"])
def test_the_page_has_no_other_files(served: Served, path: str) -> None:
    assert served.ask(path)[0] == 404


def test_a_body_of_more_than_ten_megabytes_is_refused(served: Served) -> None:
    assert served.ask("/api/edit", b"", headers={"Content-Length": "10000001"})[0] == 413
    assert served.ask("/api/edit", b" " * 10_000_000)[0] == 422


def test_a_body_whose_size_is_not_told_is_read_up_to_the_limit(served: Served) -> None:
    head = (
        f"POST /api/edit HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nX-Argmap-Token: {served.token}\r\n"
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as connection:
        connection.sendall(head.encode() + b"989681\r\n" + b" " * 0x989681 + b"\r\n")  # one byte more than allowed
        assert b" 413 " in connection.recv(1000).split(b"\r\n")[0]


WRONG = [b"", b"{", b"[]", b"1", b"\xff", b"[" * 100_000, b'{"map": 1, "version": "x"}', b'{"map": "parks.yaml"}']


@pytest.mark.parametrize("content", WRONG)
def test_what_is_no_request_is_refused_in_words(served: Served, content: bytes) -> None:
    status, answer = served.ask("/api/edit", content)
    assert status == 422
    assert answer["error"]


@pytest.mark.parametrize(
    "action", [None, 1, {}, {"action": "none"}, {"action": "accept"}, {"action": [], "claim": "t"}]
)
def test_an_action_that_does_not_exist_is_refused_in_words(served: Served, action: Any) -> None:
    content = {"map": "parks.yaml", "version": served.state("parks.yaml")["version"], "action": action}
    status, answer = served.ask("/api/edit", content)
    assert status == 400
    assert answer["error"]


def test_two_hundred_requests_at_once_are_all_answered(served: Served) -> None:
    def ask(number: int) -> int:
        paths = ("/", "/api/maps", "/main.js", "/api/why?map=parks.yaml&claim=air")
        return served.ask(paths[number % len(paths)])[0]

    with ThreadPoolExecutor(40) as pool:
        assert list(pool.map(ask, range(200))) == [200] * 200


def test_every_answer_forbids_scripts_of_others(served: Served) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    for path in ("/", "/main.js", "/api/maps", "/none"):
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        policy = answer.getheader("content-security-policy") or ""
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
        assert "unsafe" not in policy
        assert answer.getheader("x-content-type-options") == "nosniff"
        assert answer.getheader("access-control-allow-origin") is None
    connection.close()


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="lists of sockets as Linux has them")
def test_it_listens_on_this_machine_only(served: Served) -> None:
    tables = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
    rows = [line.split() for table in tables if table.exists() for line in table.read_text().splitlines()[1:]]
    port = f":{served.port:04X}"
    assert [row[1] for row in rows if row[1].endswith(port) and row[3] == "0A"] == [f"0100007F{port}"]


def test_a_second_server_of_the_same_file_works(served: Served, serve: Callable[..., Served]) -> None:
    other = serve(served.folder / "parks.yaml")
    assert other.port != served.port
    assert other.state("parks.yaml")["version"] == served.state("parks.yaml")["version"]
    assert other.ask("/api/maps", headers={"X-Argmap-Token": served.token})[0] == 401
