"""Files are read only below the folders that were named at the start, whatever name is given for them."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from argmap.assistants.allowed_files import AllowedFiles, NotAllowed
from argmap.diagnostics import ArgmapError
from tests.assistants.calls import ARTICLE, MAP, call

SECRET = "The combination of the safe is 17-29-40."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "maps"
    (folder / "deep").mkdir(parents=True)
    (folder / "buses.yaml").write_text(MAP)
    (folder / "buses.txt").write_text(ARTICLE)
    (folder / "deep" / "copy.yaml").write_text(MAP)
    (folder / ".hidden.txt").write_text(SECRET)
    (folder / ".keys").mkdir()
    (folder / ".keys" / "id.txt").write_text(SECRET)
    (tmp_path / "secret.txt").write_text(SECRET)
    (tmp_path / "maps-of-others").mkdir()
    (tmp_path / "maps-of-others" / "secret.txt").write_text(SECRET)
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "way").symlink_to(tmp_path)
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "inner.yaml").symlink_to("deep/copy.yaml")
    (folder / "to-hidden.txt").symlink_to(".hidden.txt")
    os.mkfifo(folder / "pipe.txt")
    return folder


OUTSIDE = (
    "../secret.txt",
    "deep/../../secret.txt",
    "link.txt",
    "way/secret.txt",
    "../maps-of-others/secret.txt",
    "/etc/passwd",
    "/proc/self/environ",
    "/proc/self/root/etc/passwd",
    "/dev/zero",
    "/dev/stdin",
    "/",
    "..",
    ".",
    "",
    "buses.txt\0.yaml",
    "x" * 5000,
    "loop.txt",
    "pipe.txt",
    "deep",
    ".hidden.txt",
    ".keys/id.txt",
    "deep/../.keys/id.txt",
    "to-hidden.txt",
    "~/secret.txt",
    "file:///etc/passwd",
    "nowhere/at/all.txt",
    "caf\udce9.txt",
)


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_else_is_read_by_any_tool(name: str, folder: Path) -> None:
    for called in (
        call("passages", folder, path=name),
        call("draft", folder, path=name),
        call("check", folder, path=name),
        call("check", folder, text=MAP, article_path=name),
        call("score", folder, path=name),
        call("why", folder, path=name, claim="money"),
        call("what_if", folder, path=name, values={"money": 0.1}),
        call("render", folder, path=name),
        call("convert", folder, path=name, to="csv"),
        call("diff", folder, old_path=name, new_text=MAP),
        call("edit", folder, path=name, actions=[{"action": "accept", "claim": "money"}], write=True),
        call("edit", folder, text=MAP, save_as=name, write=True),
    ):
        assert called.values is None
        assert not called.crash
        assert "combination" not in called.text


def test_an_absolute_name_and_a_link_within_the_folder_are_fine(folder: Path) -> None:
    for name in ("buses.yaml", str(folder / "buses.yaml"), "inner.yaml", "deep/../buses.yaml", "way/maps/buses.yaml"):
        assert call("check", folder, path=name, article_path="buses.txt").values is not None, name


def test_without_a_folder_no_file_is_read(folder: Path) -> None:
    called = call("check", path=str(folder / "buses.yaml"))
    assert called.values is None
    assert "no folder was named" in called.text
    assert call("check", text=MAP).values is not None


def test_a_missing_file_is_told_with_the_nearest_name(folder: Path) -> None:
    assert "did you mean 'buses.yaml'?" in call("check", folder, path="busses.yaml").text
    assert "did you mean 'buses.yaml'?" in call("check", folder, path="maps/buses.yaml").text
    assert "did you mean" not in call("check", folder, path="maps/.hidden.txt").text


def test_of_several_folders_the_first_that_has_the_file_is_taken(tmp_path: Path, folder: Path) -> None:
    files = AllowedFiles([tmp_path / "maps-of-others", folder])
    assert files.find("buses.yaml") == folder / "buses.yaml"
    assert files.find("secret.txt") == tmp_path / "maps-of-others" / "secret.txt"


@pytest.mark.parametrize("name", ["/", "nowhere", "maps/buses.yaml"])
def test_what_is_no_folder_of_maps_is_refused_at_the_start(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    with pytest.raises(ArgmapError):
        AllowedFiles.below([name])


def test_a_map_does_not_lead_to_files_that_may_not_be_read(folder: Path) -> None:
    for source in (".hidden.txt", "../secret.txt", "link.txt", "/etc/passwd", "way/secret.txt", "pipe.txt"):
        quoting = MAP.replace("title: Night buses", f"source: {{file: {source}}}")
        (folder / "quoting.yaml").write_text(quoting.replace("empty buses burn money", "The combination of a safe"))
        for called in (
            call("check", folder, path="quoting.yaml"),
            call("edit", folder, path="quoting.yaml", actions=[{"action": "accept", "claim": "money"}], write=True),
        ):
            assert "17-29-40" not in called.text + str(called.values)


def test_a_map_in_another_format_includes_nothing_that_may_not_be_read(folder: Path) -> None:
    (folder / ".more.argdown").write_text(f"[A]: {SECRET}\n")
    (folder / "map.argdown").write_text("@include(.more.argdown)\n\n[B]: So it is.\n  + <C>: Yes.\n")
    assert "17-29-40" not in call("render", folder, path="map.argdown").text


def test_a_socket_is_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        with pytest.raises(NotAllowed, match="not a regular file"):
            AllowedFiles([folder]).read("socket.txt", 100, "map")


def test_a_file_that_is_too_large_is_refused(folder: Path) -> None:
    with pytest.raises(NotAllowed, match="larger than 100 bytes"):
        AllowedFiles([folder]).read("buses.txt", 100, "article")


def test_a_file_that_is_exchanged_after_it_was_looked_at_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = AllowedFiles([folder])
    found = AllowedFiles.find

    def find_and_exchange(self: AllowedFiles, name: str) -> Path:
        path = found(self, name)
        (folder / "deep").rename(folder / "old")
        (folder / "deep").symlink_to(folder.parent / "maps-of-others")
        (folder.parent / "maps-of-others" / "copy.yaml").write_text(SECRET)
        return path

    monkeypatch.setattr(AllowedFiles, "find", find_and_exchange)
    with pytest.raises(NotAllowed, match="replaced while it was being opened"):
        files.read("deep/copy.yaml", 10_000, "map")


def test_a_folder_that_has_become_a_link_since_the_start_has_no_files(folder: Path) -> None:
    files = AllowedFiles.below([folder])
    folder.rename(folder.parent / "moved")
    folder.symlink_to(folder.parent / "maps-of-others")
    with pytest.raises(NotAllowed, match="not below the folders"):
        files.find("secret.txt")
    folder.unlink()
    assert call("check", folder, text=MAP).values is not None


def test_settings_outside_the_folders_do_not_count(folder: Path) -> None:
    settings = 'ignore = ["ALL"]\n'
    before = call("check", folder, path="buses.yaml").text
    (folder.parent / "argmap.toml").write_text(settings)
    assert call("check", folder, path="buses.yaml").text == before
    (folder / "argmap.toml").write_text('ignore = ["single-source-side"]\n')
    assert call("check", folder, path="buses.yaml").values is not None
