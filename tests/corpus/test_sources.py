"""Where maps come from: folders, patterns, archives, JSON lines and addresses, each within its bounds."""

from __future__ import annotations

import http.server
import io
import json
import tarfile
import threading
import zipfile
from functools import partial
from pathlib import Path

import fsspec
import pytest

from argmap.corpus import run
from argmap.corpus.members import archive_bounds
from argmap.corpus.members.opening import source_specs
from argmap.diagnostics import ArgmapError
from argmap.syntax import limits
from tests.corpus.small_maps import MAP, chosen, options, rows, statuses, write_maps


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def tarred(path: Path, members: dict[str, str]) -> Path:
    with tarfile.open(path, "w:gz" if path.suffix == ".gz" else "w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            archive.addfile(info, io.BytesIO(content.encode()))
    return path


def test_a_map_has_the_same_figures_wherever_it_comes_from(tmp_path: Path) -> None:
    members = {f"term/{number}.yaml": MAP.format(number) for number in range(3)}
    folder = tmp_path / "plain"
    (folder / "term").mkdir(parents=True)
    for name, content in members.items():
        (folder / name).write_text(content)
    lines = tmp_path / "maps.jsonl"
    lines.write_text("".join(json.dumps({"text": content, "n": 1}) + "\n" for content in members.values()))
    sources = (
        *(folder, zipped(tmp_path / "m.zip", members), tarred(tmp_path / "m.tar", members)),
        *(tarred(tmp_path / "m.tar.gz", members), lines),
    )
    figures = []
    for number, source in enumerate(sources):
        run([str(source)], tmp_path / f"out{number}", options(field="text"))
        figures.append(
            [{**row, "path": None, "source": None, "folder": None} for row in rows(tmp_path / f"out{number}")]
        )
    assert all(each == figures[0] for each in figures)
    assert [row["path"] for row in rows(tmp_path / "out1")] == [f"{tmp_path}/m.zip/term/{n}.yaml" for n in range(3)]
    assert [row["path"] for row in rows(tmp_path / "out4")] == [f"{lines}/{n}" for n in (1, 2, 3)]
    assert {row["folder"] for row in rows(tmp_path / "out3")} == {"term"}


def test_texts_of_maps_and_hidden_files_are_no_maps(tmp_path: Path) -> None:
    text = "So it is said."
    quoted = f"argmap: 1\nsource: {{file: m.txt}}\nthesis: {{id: t, claim: So., quotes: ['{text}']}}\n"
    for name in ("m.yaml", "m.txt", ".hidden.yaml", "m.review.json"):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_text(quoted if name == "m.yaml" else text)
    run([str(tmp_path / "in")], tmp_path / "out", options())
    zipped(tmp_path / "m.zip", {"d/m.yaml": quoted, "d/m.txt": text, "d/.hidden.yaml": quoted})
    run([str(tmp_path / "m.zip")], tmp_path / "zip", options())
    for out in ("out", "zip"):
        (row,) = rows(tmp_path / out)
        assert (row["quotes"], row["quotes_checked"], row["beside"]) == (1, 1, ["m.txt"])


def test_a_name_in_an_archive_never_leads_to_a_file_of_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.txt").write_text("So it is said.")
    quoted = "argmap: 1\nsource: {file: secret.txt}\nthesis: {id: t, claim: So., quotes: ['So it is']}\n"
    for number, name in enumerate(("m.yaml", "../m.yaml", "/etc/m.yaml")):
        source = zipped(tmp_path / f"{number}.zip", {name: quoted})
        run([str(source)], tmp_path / f"out{number}", options())
        (row,) = rows(tmp_path / f"out{number}")
        assert (row["status"], row["quotes_checked"], row["beside"]) == ("ok", 0, None)


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_bounds, "FREE", 1_000_000)
    bomb = b"# " + b"x" * 3_000_000
    found = statuses(zipped(tmp_path / "bomb.zip", {"a.yaml": MAP.format(1), "b.yaml": bomb}), tmp_path / "out")
    assert found["a.yaml"][0] == "ok"
    reason = "the archive expands to more than 1,000,000 bytes; the members from here on are not read"
    assert found[f"{tmp_path}/bomb.zip"] == ("unreadable", reason)
    tar = tarred(tmp_path / "bomb.tar.gz", {"a.yaml": MAP.format(1), "b.yaml": bomb.decode()})
    assert statuses(tar, tmp_path / "tar")[str(tar)] == ("unreadable", reason)
    monkeypatch.setattr(archive_bounds, "MEMBERS", 1)
    many = zipped(tmp_path / "many.zip", {"a.yaml": MAP.format(1), "b.yaml": MAP.format(2)})
    assert "more than 1 members" in (statuses(many, tmp_path / "many")[str(many)][1] or "")


def test_a_member_that_says_less_than_it_holds_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BYTES", 2_000)
    path = zipped(tmp_path / "m.zip", {"a.yaml": MAP.format(1), "b.yaml": "# " + "x" * 5_000})
    assert statuses(path, tmp_path / "honest")["b.yaml"][0] == "unreadable"
    raw = path.read_bytes().replace((5_002).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    (tmp_path / "lying.zip").write_bytes(raw)
    found = statuses(tmp_path / "lying.zip", tmp_path / "lying")
    assert found["a.yaml"][0] == "ok"
    assert found["b.yaml"][0] in ("unreadable", "no-map")


def test_what_is_damaged_gets_a_row(tmp_path: Path) -> None:
    (tmp_path / "in.zip").write_bytes(b"PK\x03\x04 not an archive")
    assert statuses(tmp_path / "in.zip", tmp_path / "a")[str(tmp_path / "in.zip")][0] == "unreadable"
    good = zipped(tmp_path / "good.zip", {"a.yaml": MAP.format(1) * 9, "b.yaml": MAP.format(2)}).read_bytes()
    (tmp_path / "half.zip").write_bytes(good[:60] + bytes(20) + good[80:])
    assert statuses(tmp_path / "half.zip", tmp_path / "b") == {
        "a.yaml": ("unreadable", "cannot read this member: it is damaged, or packed in a way that cannot be read"),
        "b.yaml": ("ok", None),
    }
    tar = tarred(tmp_path / "t.tar", {"a.yaml": MAP.format(1), "b.yaml": MAP.format(2)}).read_bytes()
    for size, first in ((900, "unreadable"), (1300, "ok")):
        cut = tmp_path / f"cut{size}.tar"
        cut.write_bytes(tar[:size])
        found = statuses(cut, tmp_path / f"cut{size}")
        assert found["a.yaml"][0] == first
        assert found[str(cut)] == ("unreadable", f"cannot read the archive {cut} to its end: it is damaged")
    lines = tmp_path / "maps.jsonl"
    lines.write_text('{"text": "argmap: 1\\nthesis: So.\\n"}\n\nnonsense\n[1]\n{"txt": "x"}\n')
    assert statuses(lines, tmp_path / "d", field="text") == {
        "1": ("ok", None),
        "3": ("unreadable", "cannot read this line: it is not JSON"),
        "4": ("unreadable", "cannot read this line: it is not a JSON object"),
        "5": ("unreadable", "this line has no field 'text'; did you mean 'txt'?"),
    }


def test_a_line_that_is_a_map_itself_needs_no_field(tmp_path: Path) -> None:
    lines = tmp_path / "maps.jsonl"
    lines.write_text('{"argmap": 1, "thesis": "So."}\n')
    assert statuses(lines, tmp_path / "out") == {"1": ("ok", None)}


def test_addresses_are_read_in_memory_and_over_http(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 2)
    system = fsspec.filesystem("memory")
    system.pipe("/corpus/a/0.yaml", (folder / "0000.yaml").read_bytes())
    system.pipe("/corpus/a/note.png", b"")
    run(["memory://corpus"], tmp_path / "memory", options())
    (row,) = rows(tmp_path / "memory")
    assert (row["path"], row["status"], row["folder"]) == ("memory://corpus/a/0.yaml", "ok", "a")
    handler = partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        run([f"{address}/0001.yaml", f"{address}/none.yaml"], tmp_path / "http", options())
        server.shutdown()
    assert [(row["status"], row["reason"]) for row in rows(tmp_path / "http")] == [
        ("ok", None),
        ("unreadable", "cannot read this address: there is nothing at this address"),
    ]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        return None


def test_a_file_that_lies_in_a_folder_of_the_list_comes_once(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 3)
    specs = source_specs([str(folder), f"{folder}/*.yaml", str(folder / "0001.yaml"), str(folder)])
    assert [spec.kind for spec in specs] == ["folder"]


@pytest.mark.parametrize("name", ["nowhere", "no*where", "no://where", "memory://nowhere", "simplecache::memory://a"])
def test_a_source_that_is_not_there_ends_the_run_before_anything_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArgmapError):
        run([name if "://" in name else str(tmp_path / name)], tmp_path / "out", options())
    assert not (tmp_path / "out").exists()


def test_a_selection_is_the_same_each_time(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 30)

    def names(**fields: object) -> list[str]:
        out = tmp_path / f"out{len(list(tmp_path.iterdir()))}"
        run([str(folder)], out, chosen(**fields))
        return [Path(row["path"]).stem for row in rows(out)]

    drawn = names(sample=5)
    assert drawn == names(sample=5) == sorted(drawn) and len(drawn) == 5
    assert names(sample=5, seed=1) != drawn
    assert names(limit=2) == ["0000", "0001"]
    assert names(only=("*7.yaml", "*/0003.*")) == ["0003", "0007", "0017", "0027"]
