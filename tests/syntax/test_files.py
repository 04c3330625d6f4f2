"""Decoding, size limits, atomic writes, and paths that stay where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.diagnostics import ArgmapError
from argmap.syntax.decoding import decode
from argmap.syntax.files import read_bytes, source_path, write_bytes


def test_bytes_that_are_not_utf8_are_placed() -> None:
    text, diagnostics = decode("é: 1\r\nab".encode() + b"\xff\xfe c")
    assert text == "é: 1\nab\ufffd\ufffd c"
    assert [(d.code, d.span) for d in diagnostics] == [("ARG001", ((2, 3), (2, 4)))]


def test_a_byte_order_mark_does_not_shift_the_place() -> None:
    assert decode(b"\xef\xbb\xbfa\xff")[1][0].span == ((1, 2), (1, 3))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_encodings_are_read_and_named(encoding: str) -> None:
    text, diagnostics = decode("argmap: 1\r\n".encode(encoding))
    assert text == "argmap: 1\n"
    assert [(d.code, d.severity) for d in diagnostics] == [("ARG001", "warning")]
    assert encoding.upper() in diagnostics[0].message
    assert decode("argmap: 1".encode(encoding)[:-1])[1][0].severity == "error"


@pytest.mark.parametrize("name", ["ISO-8859-1", "windows-1252"])
def test_a_latin_encoding_is_read_where_it_is_declared(name: str) -> None:
    declared = f'<?xml version="1.0" encoding="{name}"?><a>caf\xe9</a>'
    assert decode(declared.encode("latin-1")) == (declared, [])
    assert decode(b"caf\xe9")[1][0].severity == "error"


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(b"x" * 101)
    with pytest.raises(ArgmapError, match="larger than 100 bytes"):
        read_bytes(tmp_path / "big", limit=100)


def test_folders_and_devices_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/zero"), tmp_path / "none"):
        with pytest.raises(ArgmapError):
            read_bytes(path)


def test_a_write_replaces_whole_and_keeps_the_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("old")
    file.chmod(0o640)
    write_bytes(file, b"new")
    assert file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(ArgmapError, match="cannot write"):
        write_bytes(tmp_path / "folder", b"x")
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "a/../../b", "C:\\x", "..\\x"])
def test_a_source_outside_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="folder of the map"):
        source_path(tmp_path / "map.yaml", name)


def test_a_symbolic_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "secret").write_text("x")
    (tmp_path / "maps" / "text.txt").symlink_to(tmp_path / "secret")
    with pytest.raises(ValueError, match="leaves the folder"):
        source_path(tmp_path / "maps" / "map.yaml", "text.txt")


def test_an_interrupt_right_after_a_write_is_not_hidden(tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "map.yaml"
    file.write_bytes(b"old")
    replace = Path.replace

    def replace_and_stop(self: Path, target: Path) -> None:
        replace(self, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", replace_and_stop)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(file, b"new")
    assert file.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["map.yaml"]
