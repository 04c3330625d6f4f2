"""What `teach serve` says when there is nothing to serve; the server itself is tested in tests/preview/classroom."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from argmap.preview.classroom.class_address import class_address
from tests.cli.teach_town import TOWN, pose


@pytest.fixture(autouse=True)
def ends_serving(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that would run until it is interrupted ends at once."""
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)


@pytest.fixture
def signs(command) -> str:
    assert pose(command, "-o", "signs.exercise.yaml")[0] == 0
    return "signs.key.yaml"


def test_it_prints_the_address_of_the_board_first(command, signs: str, tmp_path) -> None:
    code, out, err = command("teach", "serve", signs, "--no-browser")
    assert code == 0
    assert out.startswith("http://127.0.0.1:")
    assert out.count("\n") == 1
    assert "students open http://127.0.0.1:" in err
    assert "read along" not in err
    assert (tmp_path / "class" / "class.sqlite").exists()


def test_an_exercise_stands_for_the_key_beside_it(command, signs: str, tmp_path) -> None:
    assert command("teach", "serve", "signs.exercise.yaml", "--no-browser")[0] == 0
    (tmp_path / signs).unlink()
    code, out, err = command("teach", "serve", "signs.exercise.yaml", "--no-browser")
    assert (code, out) == (2, "")
    assert "signs.exercise.yaml has no key beside it; expected signs.key.yaml" in err


def test_a_folder_stands_for_all_its_keys_and_the_class_is_in_it(command, tmp_path) -> None:
    (tmp_path / "town.yaml").write_text(TOWN)
    assert command("teach", "pose", "town.yaml", "--kind", "all", "-o", "all")[0] == 0
    assert command("teach", "serve", "all", "--no-browser")[0] == 0
    names = {file.name.removesuffix(".key.yaml") for file in (tmp_path / "all").glob("*.key.yaml")}
    assert {folder.name for folder in (tmp_path / "all" / "class" / "answers").iterdir()} == names


def test_a_folder_without_keys_is_refused_with_what_to_do(command, tmp_path) -> None:
    (tmp_path / "empty").mkdir()
    code, _, err = command("teach", "serve", "empty")
    assert code == 2
    assert "no keys of exercises" in err
    assert "argmap teach pose" in err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("town.yaml",), "expected a file that begins with 'argmap-key: 1'"),
        (("none.yaml",), "no such file or folder"),
        (("-",), "not standard input"),
        (("signs.key.yaml", "--host", "school.example"), "is not an IP address"),
        (("signs.key.yaml", "--host", "203.0.113.7"), "cannot listen on 203.0.113.7"),
        (("signs.key.yaml", "--students", "0"), "0 is not in the range"),
        (("signs.key.yaml", "--language", "nl"), "there is no language 'nl'"),
        (("signs.key.yaml", "--folder", "town.yaml"), "town.yaml"),
    ],
)
def test_what_cannot_be_served_is_refused_in_words(command, signs: str, arguments: tuple[str, ...], why: str) -> None:
    code, out, err = command("teach", "serve", *arguments, "--no-browser", town=TOWN)
    assert (code, out) == (2, "")
    assert why in err


def test_two_exercises_of_one_name_are_refused(command, signs: str, tmp_path) -> None:
    (tmp_path / "more").mkdir()
    text = (tmp_path / signs).read_text()
    (tmp_path / "more" / signs).write_text(text.replace("seed: 4", "seed: 5"))
    assert "two exercises are called 'signs'" in command("teach", "serve", signs, "more", "--no-browser")[2]
    (tmp_path / "copy.key.yaml").write_text(text)
    assert "hold the same exercise" in command("teach", "serve", signs, "copy.key.yaml", "--no-browser")[2]


def test_with_host_it_says_that_the_network_can_read_along(command, signs: str) -> None:
    code, out, err = command("teach", "serve", signs, "--no-browser", "--host", "0.0.0.0")
    assert code == 0
    assert "plain HTTP" in err
    assert "0.0.0.0" not in out


def test_a_log_that_is_none_is_refused_and_left_as_it_is(command, signs: str, tmp_path) -> None:
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "class.sqlite").write_bytes(b"something else" * 100)
    code, out, err = command("teach", "serve", signs, "--no-browser")
    assert (code, out) == (2, "")
    assert "is not the log of a class" in err
    assert (tmp_path / "class" / "class.sqlite").read_bytes() == b"something else" * 100


@pytest.mark.parametrize("package", ["starlette", "uvicorn", "segno"])
def test_without_its_packages_it_says_what_to_install(command, signs: str, monkeypatch, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    code, _, err = command("teach", "serve", signs, "--no-browser")
    assert code == 2
    assert f"the package {package}" in err
    assert "argmap with its extra 'serve'" in err


@pytest.mark.parametrize("package", ["starlette", "uvicorn", "segno"])
def test_a_fresh_process_without_its_packages_says_what_to_install(signs: str, tmp_path, package: str) -> None:
    script = f"import sys; sys.modules['{package}'] = None; from argmap.cli import main; main()"
    arguments = [sys.executable, "-c", script, "teach", "serve", signs, "--no-browser"]
    done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"argmap: the package {package}, needed for ")


def test_only_this_machine_is_answered_without_host() -> None:
    assert class_address(None, None) == ("127.0.0.1", "127.0.0.1", ("127.0.0.1", "localhost"))


def test_with_host_the_address_the_name_of_the_machine_and_the_name_given_are_answered() -> None:
    machine = socket.gethostname().lower()
    address = class_address("192.0.2.20", "debate.example")
    assert address[:2] == ("192.0.2.20", "debate.example")
    assert set(address.names) == {"192.0.2.20", machine, machine.partition(".")[0], "debate.example"}
    assert class_address("::1", None).opened == "[::1]"
    assert "localhost" in class_address("0.0.0.0", None).names
