"""Who is not answered by the server of a class, and what is never shown to whom."""

from __future__ import annotations

import http.client
import json
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.preview.classroom.conftest import Pupil, Serve, ServedClass, start, wait_for, write_key
from tests.samples.exercises import HOSTILE, by_hand


@pytest.fixture(scope="module")
def served(serve_class: Serve, tmp_path_factory: pytest.TempPathFactory) -> ServedClass:
    folder = tmp_path_factory.mktemp("class")
    write_key(folder)
    (folder / "secret.txt").write_text("Nobody may read this.", encoding="utf-8")
    return serve_class(folder)


@pytest.fixture(scope="module")
def anna(served: ServedClass) -> Pupil:
    return served.join()


HOSTS = ["evil.example", "evil.example:PORT", "[::1]:PORT", "127.0.0.1", "127.0.0.1:1", "0.0.0.0:PORT", ""]
ORIGINS = ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:PORT"]
PATHS = ("/", "/teacher", "/work/signs", "/api/me", "/api/teacher/board")


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_a_foreign_host_is_refused(served: ServedClass, anna: Pupil, host: str, method: str) -> None:
    headers: dict[str, str | None] = {"Host": host.replace("PORT", str(served.port)), "X-Argmap-Token": served.token}
    for path in PATHS:
        assert served.ask(path, method=method, headers=headers, cookie=anna.cookie)[0] == 403, path


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_foreign_origin_is_refused_even_with_the_cookie(served: ServedClass, anna: Pupil, origin: str) -> None:
    before = anna.work()
    headers: dict[str, str | None] = {"Origin": origin.replace("PORT", str(served.port))}
    body = {"exercise": "signs", "answers": {"1": "b"}}
    assert served.ask("/api/answers", body, headers=headers, cookie=anna.cookie)[0] == 403
    assert anna.work() == before


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain", None])
def test_a_form_changes_nothing(served: ServedClass, anna: Pupil, kind: str | None) -> None:
    before = anna.work()
    body = {"exercise": "signs", "answers": {"1": "b"}}
    assert served.ask("/api/answers", body, headers={"Content-Type": kind}, cookie=anna.cookie)[0] == 415
    assert anna.work() == before


TEACHER_READS = ("board", "link?student=1", "results?exercise=signs")
TEACHER_DOES = ("steer", "admit", "code", "remove")


@pytest.mark.parametrize("token", [None, "", "wrong", "ä", "x" * 5000])
def test_without_the_token_of_the_board_nothing_of_the_class_is_told(
    served: ServedClass, anna: Pupil, token: str | None
) -> None:
    headers: dict[str, str | None] = {"X-Argmap-Token": token}
    for name in TEACHER_READS:
        status, content, _ = served.ask(f"/api/teacher/{name}", headers=headers, cookie=anna.cookie)
        assert (status, set(content)) == (401, {"error"}), name
    for name in TEACHER_DOES:
        body = {"exercise": "signs", "action": "close", "student": 1}
        assert served.ask(f"/api/teacher/{name}", body, headers=headers, cookie=anna.cookie)[0] == 401, name
    assert anna.work()["open"]


def test_a_student_sees_nothing_of_another_and_cannot_be_another(served: ServedClass) -> None:
    ben, cem = served.join(), served.join()
    assert ben.answer({"4": "A secret of Ben, in a whole sentence."})[0] == 200
    for path in ("me", "link", "work?exercise=signs"):
        text = json.dumps(cem.ask(path)[1])
        assert "secret" not in text, path
        assert ben.name not in text, path
    number = ben.cookie.partition("=")[2].partition(".")[0]
    name, _, token = cem.cookie.partition("=")
    for forged in (f"{number}.{token.partition('.')[2]}", f"{number}.", number, "", "1.1.1", "9" * 5000 + ".x"):
        assert served.ask("/api/work?exercise=signs", cookie=f"{name}={forged}")[0] == 401, forged
    assert served.ask("/api/work?exercise=signs&student=1", cookie=cem.cookie)[1]["name"] == cem.name


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(served: ServedClass) -> None:
    cookie = served.ask("/api/join", {"code": served.board()["code"]})[2]["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}


def test_a_link_lets_the_same_student_in_elsewhere(served: ServedClass) -> None:
    ben = served.join()
    assert ben.answer({"1": "a"})[0] == 200
    token = ben.ask("link")[1]["link"].partition("#me=")[2]
    status, content, headers = served.ask("/api/enter", {"token": token})
    assert (status, content) == (200, {"name": ben.name})
    elsewhere = Pupil(served, ben.name, headers["set-cookie"].split(";")[0])
    assert elsewhere.work()["answers"] == {"1": "a"}


def test_neither_the_page_nor_an_answer_of_the_server_has_the_key(served: ServedClass) -> None:
    ben = served.join()
    page = served.ask("/work/signs", cookie=ben.cookie)[1]["text"]
    assert "data-exercise" in page
    assert "data-key" not in page
    status, checked = ben.check(1, {"1": "b"})
    assert status == 200
    assert checked["verdict"]["hint"] == "where"
    assert {task["key"] == {} for task in checked["verdict"]["tasks"].values()} == {True}
    assert ben.check(2)[1]["verdict"]["tasks"]["1"]["key"].keys() == {"says", "do"}
    assert ben.check(3)[1]["verdict"]["tasks"]["1"]["key"]["right"] == {"1": ["a"]}


def test_who_has_not_joined_gets_no_exercise(served: ServedClass) -> None:
    status, _, headers = served.ask("/work/signs")
    assert (status, headers["location"]) == (303, "/")
    for path in ("work?exercise=signs", "link"):
        assert served.ask(f"/api/{path}")[0] == 401


def test_many_wrong_codes_are_stopped_also_before_the_right_one(serve_class: Serve, tmp_path: Path) -> None:
    served = serve_class(write_key(tmp_path / "guessing"))
    code = served.board()["code"]
    before = time.monotonic()
    answers = [served.ask("/api/join", {"code": f"BBB{number:03}"})[0] for number in range(200)]
    assert answers[:10] == [403] * 10
    assert set(answers) == {403, 429}
    assert answers.count(403) <= 11 + (time.monotonic() - before) / 6
    assert served.ask("/api/join", {"code": code})[0] == 429
    assert served.board()["students"] == []


@pytest.mark.parametrize("code", [None, 7, "", [], "KM4 7PXX", "é" * 1000])
def test_a_wrong_code_is_refused_in_words(serve_class: Serve, tmp_path: Path, code: Any) -> None:
    served = serve_class(write_key(tmp_path / "code"))
    assert served.ask("/api/join", {"code": code})[:2] == (403, {"error": "This code is not right."})


def test_no_more_students_join_than_are_allowed(serve_class: Serve, tmp_path: Path) -> None:
    served = serve_class(write_key(tmp_path / "full"), "--students", "3")
    code = served.board()["code"]
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: served.ask("/api/join", {"code": code})[:2], range(12)))
    assert sorted(status for status, _ in answers) == [200] * 3 + [409] * 9
    assert {content["error"] for status, content in answers if status == 409} == {"The class is full."}
    assert len({content["name"] for status, content in answers if status == 200}) == 3


@pytest.mark.parametrize("size", [100_000, 10_000_000])
def test_a_body_that_is_too_large_is_refused(served: ServedClass, anna: Pupil, size: int) -> None:
    before = served.log_size()
    for path in ("/api/answers", "/api/check", "/api/join"):
        connection = http.client.HTTPConnection(served.host, served.port, timeout=30)
        connection.putrequest("POST", path)
        for name, value in (("Content-Type", "application/json"), ("Cookie", anna.cookie), ("Content-Length", size)):
            connection.putheader(name, str(value))
        connection.endheaders()
        assert connection.getresponse().status == 413
        connection.close()
    assert served.log_size() == before


def test_a_body_without_a_length_is_bounded_too(served: ServedClass) -> None:
    request = f"POST /api/join HTTP/1.1\r\nHost: {served.host}:{served.port}\r\nContent-Type: application/json\r\n"
    with socket.create_connection((served.host, served.port), timeout=30) as connection:
        connection.sendall(f"{request}Transfer-Encoding: chunked\r\n\r\n".encode())
        try:
            for _ in range(1000):
                connection.sendall(b"2710\r\n" + b" " * 10_000 + b"\r\n")
        except OSError:
            pass  # it listens no more
        assert b" 413 " in connection.recv(100)


def test_answers_that_add_up_to_too_much_are_refused(served: ServedClass) -> None:
    ben = served.join()
    assert ben.answer({"1": "x" * 50_000})[0] == 200
    status, content = ben.answer({"4": "x" * 50_000})
    assert (status, content["error"]) == (409, "Your answers are too long.")
    assert ben.work()["answers"].keys() == {"1"}


NO_ANSWERS: list[Any] = [
    {"1": 7},
    {"1": {"1": ["a"]}}, {"1": [["a"]]}, {"1": True}, {"1": {"a": {"b": "c"}}}, {"9": "a"}, {"": "a"}, [], "a",
]  # fmt: skip


@pytest.mark.parametrize("answers", NO_ANSWERS)
def test_what_no_answer_file_could_hold_is_refused(served: ServedClass, anna: Pupil, answers: Any) -> None:
    before = anna.work()
    for attempt in (0, 1):
        body = {"exercise": "signs", "answers": answers, **({"attempt": 1} if attempt else {})}
        status, content = anna.ask("check" if attempt else "answers", body)
        assert status in (404, 409, 422), content
        assert set(content) == {"error"}
    assert anna.work() == before


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[1]", b"null", b"\xff", b"[" * 50_000, b'{"exercise": 1, "answers": {}}']
)
def test_a_broken_body_is_refused(anna: Pupil, body: bytes) -> None:
    for path in ("answers", "check"):
        status, content = anna.ask(path, body)
        assert status == 422
        assert set(content) == {"error"}


@pytest.mark.parametrize(
    "name", ["../secret.txt", "..%2fsecret.txt", "class.sqlite", "signs.key.yaml", "work/..%2f..%2fsecret.txt", "none"]
)
def test_no_other_file_is_sent(served: ServedClass, anna: Pupil, name: str) -> None:
    status, content, _ = served.ask(f"/{name}", cookie=anna.cookie)
    assert status in (303, 404)
    assert "Nobody" not in json.dumps(content)


def test_every_module_that_the_board_imports_is_sent(served: ServedClass) -> None:
    waiting, sent = ["board.js"], set()
    while waiting:
        name = waiting.pop()
        sent.add(name)
        status, content, _ = served.ask(f"/{name}")
        assert status == 200, name
        waiting += set(re.findall(r'from "\./([^"]+)"', content["text"])) - sent
    assert {"connection.js", "elements.js"} <= sent


def test_script_in_a_name_and_in_texts_stays_text(serve_class: Serve, tmp_path: Path) -> None:
    served = serve_class(write_key(tmp_path / "hostile", by_hand()), "--names")
    name = "<img src=x onerror=alert(1)>"
    ben = served.join(name=name)
    assert ben.name == name
    assert served.join(name="=1+1\x00\u202e\n").name == "=1+1"
    status, content, _ = served.ask("/api/join", {"code": served.board()["code"], "name": name.upper()})
    assert (status, content["error"]) == (409, "Somebody here already has this name. Add a letter to yours.")
    assert served.ask("/api/join", {"code": served.board()["code"], "name": "\u202e \x00"})[0] == 409
    for path in ("/", "/work/signs"):
        page = served.ask(path, cookie=ben.cookie)[1]["text"]
        assert name not in page
        assert HOSTILE[0] not in page
    assert [file.name for file in (served.folder / "answers" / "signs").iterdir()] == []
    assert ben.answer({"1": "a"})[0] == 200
    assert [file.name for file in (served.folder / "answers" / "signs").iterdir()] == [
        "01-img-src-x-onerror-alert-1.json"
    ]
    table = served.teach("results?exercise=signs")[1]["text"]
    assert f"{name},01-img" in table


def test_a_flood_of_one_student_is_stopped_and_others_are_served(served: ServedClass) -> None:
    ben, cem = served.join(), served.join()
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda number: ben.answer({"1": "ab"[number % 2]})[0], range(300)))
    assert set(answers) == {200, 429}
    assert answers.count(200) < 250
    assert cem.answer({"1": "a"})[0] == 200
    assert served.board()["code"]


def test_a_flood_from_one_address_is_stopped_and_over_soon(serve_class: Serve, tmp_path: Path) -> None:
    served = serve_class(write_key(tmp_path / "flood"))
    with ThreadPoolExecutor(40) as pool:
        answers = list(pool.map(lambda _: served.ask("/api/me")[0], range(2500)))
    assert set(answers) <= {200, 429}
    wait_for(lambda: served.ask("/api/me")[0] == 200)


def test_connections_that_ask_nothing_keep_nobody_out(serve_class: Serve, tmp_path: Path) -> None:
    served = serve_class(write_key(tmp_path / "idle"))
    idle = [socket.create_connection((served.host, served.port), timeout=30) for _ in range(400)]
    try:
        with socket.socket() as other:
            other.bind(("127.0.0.3", 0))  # another address of this machine
            other.connect((served.host, served.port))
            other.sendall(f"GET /api/me HTTP/1.1\r\nHost: {served.host}:{served.port}\r\n\r\n".encode())
            assert other.recv(100).startswith(b"HTTP/1.1 200")
        assert idle[0].recv(100) == b""  # closed when nothing has been asked for a while
    finally:
        for connection in idle:
            connection.close()
    assert served.ask("/api/me")[0] == 200


def test_its_policy_lets_no_script_in_but_its_own(served: ServedClass, anna: Pupil) -> None:
    for path in ("/", "/teacher", "/work/signs", "/board.js", "/api/me"):
        headers = served.ask(path, cookie=anna.cookie)[2]
        policy = headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
    page = served.ask("/work/signs", cookie=anna.cookie)[1]["text"]
    assert page.count("<script>") == 1
    assert "script-src &#39;sha256-" in page


def test_other_names_are_answered_only_when_they_are_given(tmp_path: Path) -> None:
    served = start(write_key(tmp_path / "named"), "--host", "127.0.0.2", "--name", "debate.test", host="127.0.0.2")
    try:
        machine = socket.gethostname().lower()
        for name in ("127.0.0.2", "debate.test", machine, "localhost"):
            assert served.ask("/api/me", headers={"Host": f"{name}:{served.port}"})[0] == 200, name
        for name in ("evil.example", "127.0.0.3", "0.0.0.0"):
            assert served.ask("/api/me", headers={"Host": f"{name}:{served.port}"})[0] == 403, name
        assert served.board()["address"] == f"http://debate.test:{served.port}/"
    finally:
        served.kill()
