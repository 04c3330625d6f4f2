"""Every path on every command line, as anyone may write it: no crash, no harm, no waiting, a true code."""

from __future__ import annotations

import io
import os
import shutil
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

import pytest

from argmap.cli import argmap
from tests.cli.file_parameters import (
    CALLS,
    MEANINGS,
    PLAIN,
    READS,
    READS_FOLDER,
    REPORT,
    WRITES,
    WRITES_FOLDER,
    Place,
    call_with,
    commands,
    furnish,
    parameters,
    places,
    suffix_of,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="devices, pipes and names of bytes as Linux has them")
UNREADABLE = {
    "long": "x" * 300 + ".yaml",
    "long-folder": "x" * 300 + "/m.yaml",
    "pipe": "pipe.yaml",
    "device": "/dev/zero",
    "socket": "socket.yaml",
    "folder": "folder.yaml",
    "missing": "none.yaml",
    "missing-folder": "none/m.yaml",
    "loop": "loop.yaml",
    "dangling": "dangling.yaml",
    "not-utf8": "miss\udcff.yaml",
    "half-character": "\ud800.yaml",
    "null": "m\0.yaml",
    "control": "::error::\n\x1b[31m.yaml",
}
UNWRITABLE = ("/dev/full", "none/x{}", "a-folder{}", "a-pipe{}", "x" * 300 + "{}", "m\0{}", "\ud800{}", "m.yaml/x{}")

MAY_BE_WRITTEN = {
    ("convert", "a-folder{}"),  # a file is converted into a folder
    ("render", "a-folder{}"),
    ("teach pose", "none/x{}"),  # the folder of an exercise is made
}


class Ended(NamedTuple):
    """How a call ended: its exit code, and what it printed."""

    code: int
    out: str
    err: str


def run(*arguments: str, encoding: str = "utf-8", stdout: Callable[[], TextIO | None] | None = None) -> Ended:
    """Runs a call in this process; fails if it raises anything but its exit code, or takes more than ten seconds."""

    def give_up(*_: object) -> None:
        raise AssertionError(f"still waiting: {arguments}")

    before = sys.stdin, sys.stdout, sys.stderr
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding) for _ in range(2))
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(b"")), stdout() if stdout else out, err
    old = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(10)
    try:
        with pytest.raises(SystemExit) as ended:
            argmap.main(args=list(arguments), prog_name="argmap")
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)
        sys.stdin, sys.stdout, sys.stderr = before
    code = ended.value.code
    assert code in (0, 1, 2), arguments
    shown = Ended(code, *(stream.buffer.getvalue().decode(encoding, "replace") for stream in (out, err)))
    for line in (shown.out + shown.err).split("\n"):
        assert not line.lstrip().startswith("::error"), arguments
        assert "\x1b" not in line, arguments
    assert code != 2 or shown.err, arguments
    return shown


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    furnish(tmp_path)
    os.mkfifo("pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "dangling.yaml").symlink_to("none/none.yaml")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.yaml")
        yield tmp_path


@pytest.fixture(scope="module", autouse=True)
def key(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The key of an exercise, for the commands that take one."""
    folder = tmp_path_factory.mktemp("key")
    furnish(folder)
    target = str(folder / "x.exercise.yaml")
    assert run("teach", "pose", str(folder / "m.yaml"), "--kind", "support-or-attack", "-o", target).code == 0
    return (folder / "x.key.yaml").read_bytes()


@pytest.fixture(scope="module", autouse=True)
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of a corpus, for the commands that take them."""
    folder = tmp_path_factory.mktemp("tables")
    furnish(folder)
    assert run("corpus", "run", str(folder / "m.yaml"), "-o", str(folder / "tables"), "--engine", "here").code == 0
    return folder / "tables"


@pytest.fixture(autouse=True)
def with_key_and_tables(folder: Path, key: bytes, tables: Path) -> None:
    (folder / "x.key.yaml").write_bytes(key)
    (folder / "tables").symlink_to(tables)


@pytest.fixture(autouse=True)
def ends_serving(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that would run until it is interrupted ends at once."""
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)


def contents(folder: Path) -> dict[str, bytes]:
    return {os.fspath(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def named(place: Place) -> str:
    return f"{place.command} {place.name}"


def test_every_parameter_that_takes_text_is_a_path_or_is_none() -> None:
    unknown = [f"{words} {name}" for words, name in parameters() if name not in MEANINGS]
    assert not unknown, f"say in tests/cli/file_parameters.py what these take: {', '.join(unknown)}"
    used = {name for _, name in parameters()}
    assert set(MEANINGS) == used, "these parameters are gone"
    assert set(CALLS) == {words for words, _ in commands()}, "every command needs a sound call"


@pytest.mark.parametrize("command", CALLS)
def test_the_sound_call_of_each_command_works(command: str, folder: Path) -> None:
    assert run(*command.split(), *CALLS[command].split()).code in (0, 1)


@pytest.mark.parametrize("place", places(READS), ids=named)
def test_what_cannot_be_read_is_refused_in_words(place: Place, folder: Path) -> None:
    before = contents(folder)
    for kind, name in UNREADABLE.items():
        ended = run(*call_with(place, name))
        if kind == "folder" and place.name in ("paths", "keys", "map_file", "source"):
            assert ended.code == 2, kind  # an empty folder of maps
        assert ended.code == 2, kind
        assert contents(folder) == before, kind


@pytest.mark.parametrize("place", places(READS_FOLDER), ids=named)
def test_a_folder_without_tables_is_refused_in_words(place: Place, folder: Path) -> None:
    for kind, name in UNREADABLE.items():
        assert run(*call_with(place, name)).code == 2, kind


@pytest.mark.parametrize("place", places(READS), ids=named)
def test_a_name_that_is_not_utf_8_is_a_name_like_others(place: Place, folder: Path) -> None:
    original = next(word for word in CALLS[place.command].split() if word.endswith(".yaml"))
    name = "caf\udce9 \x1b[31m::error::.yaml"
    (folder / name).write_bytes((folder / original).read_bytes())
    refused = place.name in ("--baseline", "--theme")  # they take no maps
    assert run(*call_with(place, name), encoding="ascii").code in ((2,) if refused else (0, 1))


@pytest.mark.parametrize("place", places(WRITES, REPORT), ids=named)
def test_what_cannot_be_written_is_told_and_nothing_else_is_written(place: Place, folder: Path) -> None:
    suffix = suffix_of(place)
    (folder / f"a-folder{suffix}").mkdir()
    os.mkfifo(folder / f"a-pipe{suffix}")
    before = contents(folder)
    for name in UNWRITABLE:
        if (place.command, name) in MAY_BE_WRITTEN:
            continue
        ended = run(*call_with(place, name.format(suffix)))
        assert ended.code == 2, name
        after = contents(folder)
        assert {file: after.get(file) for file in before} == before


@pytest.mark.parametrize("place", places(WRITES, REPORT), ids=named)
def test_no_result_replaces_an_input(place: Place, folder: Path) -> None:
    before = contents(folder)
    inputs = [word for word in CALLS[place.command].split() if word in before]
    for number, original in enumerate(inputs):
        link, other_name = f"link-{number}{suffix_of(place)}", f"other-{number}{suffix_of(place)}"
        (folder / link).symlink_to(original)
        os.link(folder / original, folder / other_name)
        for name in (original, link, other_name):
            assert run(*call_with(place, name)).code == 2, name
        assert {file: content for file, content in contents(folder).items() if file in before} == before


@pytest.mark.parametrize("place", places(WRITES_FOLDER), ids=named)
def test_a_folder_that_cannot_be_made_is_told(place: Place, folder: Path) -> None:
    for name in ("m.yaml", "x" * 300, "/dev/full", "m\0", "/proc/none"):
        assert run(*call_with(place, name)).code == 2


def full() -> TextIO:
    return io.TextIOWrapper(Path("/dev/full").open("wb", buffering=0), "utf-8")


@pytest.mark.parametrize("command", CALLS)
def test_the_exit_code_is_true_on_every_console(command: str, folder: Path) -> None:
    arguments = [*command.split(), *CALLS[command].split()]
    plain = run(*arguments)
    for file in (*folder.glob("out*"), *folder.glob("new*")):
        shutil.rmtree(file) if file.is_dir() else file.unlink()
    furnish(folder)
    for encoding in ("cp1252", "ascii"):
        assert run(*arguments, encoding=encoding).code == plain.code or command == "new"
        furnish(folder)
    for stdout in (full, lambda: None):
        (folder / "new.yaml").unlink(missing_ok=True)
        ended = run(*arguments, stdout=stdout)
        furnish(folder)
        assert ended.code == (2 if plain.out else plain.code)
        assert ("cannot write to standard output" in ended.err) == bool(plain.out)


def test_no_parameter_is_left_out() -> None:
    assert {place.meaning for place in places()} == {READS, READS_FOLDER, WRITES, WRITES_FOLDER, REPORT}
    assert PLAIN in MEANINGS.values()
