"""A second run does what is missing or has changed, and its tables are those of a fresh run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.corpus import RunResult, run
from argmap.corpus.members.member import CorpusMember
from argmap.corpus.plan import cut_parts
from argmap.diagnostics import ArgmapError
from tests.corpus.small_maps import MAP, hashes, options, write_maps


def again(folder: Path, out: Path, **others: object) -> RunResult:
    """Runs once more; the tables are those of a run into an empty folder."""
    result = run([str(folder)], out, options(**others))
    fresh = out.parent / f"fresh{len(list(out.parent.iterdir()))}"
    run([str(folder)], fresh, options(**others))
    assert hashes(out) == hashes(fresh)
    return result


def test_only_what_has_changed_is_done(tmp_path: Path) -> None:
    folder, out = write_maps(tmp_path / "in", 60), tmp_path / "out"
    parts = run([str(folder)], out, options()).parts_done
    assert parts > 4
    before = {file: file.stat().st_mtime_ns for file in out.glob("*/*.parquet")}
    assert again(folder, out).parts_done == 0
    assert {file: file.stat().st_mtime_ns for file in out.glob("*/*.parquet")} == before
    (folder / "0030.yaml").write_text(MAP.format(999))
    assert again(folder, out).parts_done == 1
    os.utime(folder / "0031.yaml", (1, 1))
    assert again(folder, out).parts_done == 0


def test_a_map_that_is_added_or_removed_changes_the_parts_around_it(tmp_path: Path) -> None:
    folder, out = write_maps(tmp_path / "in", 90, start=10), tmp_path / "out"
    parts = run([str(folder)], out, options()).parts_done
    write_maps(folder, 1, start=0)
    assert again(folder, out).parts_done <= parts // 2
    (folder / "0000.yaml").unlink()
    (folder / "0099.yaml").unlink()
    assert again(folder, out).parts_done <= parts // 2
    for number in range(40, 70):
        (folder / f"{number:04}.yaml").unlink()
    result = again(folder, out)
    assert result.parts_unchanged >= 1 and result.gone >= 1
    assert result.statuses == {"ok": 59}


def test_other_bounds_or_another_program_do_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = write_maps(tmp_path / "in", 20), tmp_path / "out"
    run([str(folder)], out, options())
    assert again(folder, out, seconds=30.0).parts_unchanged == 0


def test_a_text_beside_a_map_counts_as_part_of_it(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    quoted = "argmap: 1\nsource: {file: m.txt}\nthesis: {id: t, claim: So., quotes: ['it is']}\n"
    (folder / "m.yaml").write_text(quoted)
    run([str(folder)], out, options())
    (folder / "m.txt").write_text("So it is.")
    assert again(folder, out).parts_done == 1
    (folder / "m.txt").write_text("So it was.")
    assert again(folder, out).parts_done == 1
    assert again(folder, out).parts_done == 0


def test_a_damaged_or_missing_file_is_written_again(tmp_path: Path) -> None:
    folder, out = write_maps(tmp_path / "in", 40), tmp_path / "out"
    run([str(folder)], out, options())
    (out / "maps" / "part-00000.parquet").write_bytes(b"PAR1")
    (out / "claims" / "part-00001.parquet").unlink()
    assert again(folder, out).parts_done == 2


def test_a_folder_with_something_else_in_it_is_not_written_to(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 2)
    with pytest.raises(ArgmapError, match="is not empty and holds no tables of a corpus"):
        run([str(folder)], folder, options())
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArgmapError, match="is not a folder"):
        run([str(folder)], tmp_path / "file", options())


def test_tables_that_lie_in_the_folder_of_the_maps_are_no_maps(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 2)
    for _ in range(2):
        assert run([str(folder)], folder / "tables", options()).statuses == {"ok": 2}


def test_cuts_depend_on_names_nearby_only() -> None:
    members = [CorpusMember(0, f"{number:05}.yaml", None) for number in range(20_000)]
    parts = list(cut_parts(members, 100))
    sizes = [len(part) for part in parts]
    assert sum(sizes) == 20_000 and min(sizes[:-1]) >= 50 and max(sizes) <= 200
    assert 80 <= sum(sizes) / len(sizes) <= 120
    changed = [[each.name for each in part] for part in cut_parts(members[1:7_000] + members[7_001:], 100)]
    same = sum([each.name for each in part] in changed for part in parts)
    assert same >= len(parts) - 12
