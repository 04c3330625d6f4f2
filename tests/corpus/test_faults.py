"""Whatever dies, fills up or takes too long: it is said, nothing is half-written, and the bytes stay the same."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from argmap.corpus import run
from argmap.corpus.engines.crew import LocalCrew, PartWork
from argmap.corpus.engines.map_bounds import bounds
from argmap.corpus.engines.part_queue import PartQueue
from argmap.corpus.engines.part_task import PartResult, PartTask, WorkSettings
from argmap.corpus.engines.part_work import do_part
from argmap.corpus.engines.process_crew import ProcessCrew
from argmap.corpus.members.opening import source_specs
from argmap.corpus.plan import Selection, hash_names, make_plan
from argmap.corpus.storing import part_store
from argmap.corpus.tables.arrow_tables import unpack
from argmap.diagnostics import ArgmapError
from tests.corpus.small_maps import LARGE, hashes, options, rows, statuses, write_maps

linux = pytest.mark.skipif(sys.platform != "linux", reason="kills processes and bounds them as Linux does")
ROOT = Path(__file__).parents[2]


def beyond(seconds: float, megabytes: str) -> str:
    return f"it takes more than {seconds} s of CPU time or {megabytes} MB of memory, the bounds for one map"


BOUNDS = WorkSettings(str(ROOT), (), 1.0, 100, {})


def fatal_work(settings: WorkSettings, marker: str, may_end: bool, task: PartTask, note: Any) -> PartResult:
    """Dies at members whose name has `kill` in it, at `once` the first time, and hangs at `hang`."""

    def note_and_die(place: int) -> None:
        note(place)
        name = Path(task.members[place - task.first].name).name if place >= 0 else ""
        is_out = place in task.quarantined
        once = Path(f"{marker}-{name}")
        if "kill" in name and not is_out:
            os.kill(os.getpid(), signal.SIGKILL)
        if "once" in name and not once.exists():
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if "hang" in name and not is_out:
            time.sleep(60)

    return do_part(settings, may_end, task, note_and_die)


def results(folder: Path, work: Any, jobs: int, size: int, stall: float = 30.0) -> tuple[list[PartResult], list[str]]:
    """The results of all parts of a folder, by number, and the names of what went wrong on the way."""
    specs = source_specs([str(folder)])
    plan = make_plan(specs, Selection(), size)
    settings = WorkSettings(str(Path.cwd()), tuple(specs), 20.0, 2000, {"mark": "x"})
    crew = ProcessCrew(partial(work, settings, str(folder.parent / "marker")), jobs, stall)
    events: list[str] = []
    tasks = (PartTask(number, hash_names(members), members) for number, members in enumerate(plan))
    try:
        queue = PartQueue(crew, tasks, settings, lambda event, _: events.append(event))
        return sorted(queue.results(), key=lambda result: result.number), events
    finally:
        crew.close()


def plain_work(settings: WorkSettings, marker: str, may_end: bool, task: PartTask, note: Any) -> PartResult:
    return do_part(settings, may_end, task, note)


def all_rows(parts: list[PartResult]) -> dict[str, tuple[str, str | None]]:
    import io

    import pyarrow.parquet as pq

    tables = [pq.read_table(io.BytesIO((part.files or {})["maps"])).to_pylist() for part in parts]
    return {Path(row["path"]).stem: (row["status"], row["reason"]) for table in tables for row in table}


@linux
def test_only_the_map_that_kills_twice_is_quarantined_and_no_other_row_changes(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 24)
    for number, name in ((3, "once"), (11, "once"), (20, "once")):
        (folder / f"{number:04}.yaml").rename(folder / f"{number:04}-{name}.yaml")
    quiet, _ = results(folder, plain_work, 1, 12)
    disturbed, events = results(folder, fatal_work, 2, 12)
    assert events == ["death"] * 3
    assert [part.files for part in disturbed] == [part.files for part in quiet]
    assert len(disturbed) > 1
    (folder / "0005.yaml").rename(folder / "0005-kill.yaml")
    killed, events = results(folder, fatal_work, 2, 12)
    found = all_rows(killed)
    assert found.pop("0005-kill") == ("quarantined", "its process was killed by SIGKILL, twice")
    assert {status for status, _ in found.values()} == {"ok"} and len(found) == 23
    assert sorted(events) == ["death", "death", "quarantine"]


@linux
def test_a_map_that_waits_for_ever_is_ended_by_the_clock(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 5)
    (folder / "0002.yaml").rename(folder / "0002-hang.yaml")
    parts, events = results(folder, fatal_work, 1, 20, stall=1.0)
    found = all_rows(parts)
    assert found["0002-hang"] == (
        "quarantined",
        beyond(20, "2,000"),
    )
    assert events == ["death", "quarantine"] and len(found) == 5


def deaf_work(settings: WorkSettings, marker: str, may_end: bool, task: PartTask, note: Any) -> PartResult:
    """Is in C code that looks at no signals, at a member whose name has `deaf` in it."""
    for place, member in enumerate(task.members, task.first):
        if "deaf" in Path(member.name).name and place not in task.quarantined:
            note(place)
            with bounds(0.2, 2000, may_end_process=may_end):
                sum(range(10**12))
    return do_part(settings, may_end, task, note)


@linux
def test_code_that_looks_at_no_signals_is_ended_by_the_system(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 3)
    (folder / "0001.yaml").rename(folder / "0001-deaf.yaml")
    parts, events = results(folder, deaf_work, 1, 20)
    found = all_rows(parts)
    assert found["0001-deaf"] == ("quarantined", beyond(20, "2,000"))
    assert events == ["death", "quarantine"] and found["0002"][0] == "ok"


def always_dying(may_end: bool, task: PartTask, note: Any) -> PartResult:
    os._exit(3)


@linux
def test_processes_that_die_at_no_map_in_particular_end_the_run_with_words(tmp_path: Path) -> None:
    crew = ProcessCrew(always_dying, 1, 30.0)
    task = PartTask(0, "", [])
    with pytest.raises(ArgmapError, match=r"die again and again \(the last was ended with exit code 3\).*--jobs"):
        list(PartQueue(crew, iter([task]), BOUNDS, lambda *_: None).results())
    crew.close()


@linux
def test_a_map_over_its_time_or_memory_gets_a_row_that_says_so(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 2)
    (folder / "large.yaml").write_text(LARGE)
    slow = statuses(folder, tmp_path / "slow", seconds=0.2)
    assert slow["large.yaml"] == (
        "quarantined",
        beyond(0.2, "2,000"),
    )
    assert [slow[f"{number:04}.yaml"][0] for number in range(2)] == ["ok", "ok"]
    pooled = tmp_path / "pool"
    run([str(folder)], pooled, options("pool", 1, seconds=0.2))
    assert hashes(pooled) == hashes(tmp_path / "slow")
    (folder / "large.yaml").write_text(LARGE + "".join(f"  - {{id: d{n}, claim: {'x' * 9000}}}\n" for n in range(4000)))
    big = statuses(folder, tmp_path / "big", engine="pool", jobs=1, megabytes=10)  # a process with no memory to spare
    assert big["large.yaml"] == (
        "quarantined",
        beyond(60, "10"),
    )


@linux
def test_a_worker_that_is_killed_leaves_no_trace(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 60)
    run([str(folder)], tmp_path / "quiet", options())
    chance, deaths, unfinished = random.Random(1), list[int](), set[int | None]()

    def kill(event: str, fields: Mapping[str, Any]) -> None:
        """Kills a process once the part that the last one had is done: else one map might be hit twice by chance."""
        if event == "death":
            deaths.append(fields["part"])
            unfinished.clear()
            unfinished.add(fields["part"])
        elif event == "part":
            unfinished.discard(fields["part"])
            if not unfinished and len(deaths) < 3:
                unfinished.add(None)
                victim = chance.choice(multiprocessing.active_children())
                os.kill(victim.pid or 0, signal.SIGKILL)

    run([str(folder)], tmp_path / "killed", options("pool", 2, part_size=10), kill)
    assert deaths
    assert hashes(tmp_path / "killed") == hashes(tmp_path / "quiet")


def start(folder: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    """The real program, in parts of ten."""
    code = (
        "import sys; from argmap.corpus import RunOptions, run\n"
        "if __name__ == '__main__':\n"
        "    report = lambda event, fields: print(event, flush=True)\n"
        "    run([sys.argv[1]], sys.argv[2], RunOptions(jobs=2, part_size=10), report)\n"
    )
    script = out.parent / "start.py"
    script.write_text(code)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    arguments = [sys.executable, str(script), str(folder), str(out), *more]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of maps, and the tables of a run that nobody disturbed."""
    base = tmp_path_factory.mktemp("corpus")
    folder = write_maps(base / "in", 120)
    run([str(folder)], base / "out", options())
    return folder, base / "out"


@linux
def test_a_killed_run_goes_on_where_it_was(undisturbed: tuple[Path, Path], tmp_path: Path) -> None:
    folder, expected = undisturbed
    out = tmp_path / "out"
    for part_lines in (1, 3):
        process = start(folder, out)
        assert process.stdout is not None
        for _ in range(part_lines + 1):
            process.stdout.readline()
        process.kill()
        process.communicate()
        assert not json.loads((out / "manifest.json").read_text())["complete"]
    events: list[tuple[str, Any]] = []
    result = run([str(folder)], out, options(), lambda event, fields: events.append((event, dict(fields))))
    assert result.parts_unchanged >= 3 and result.parts_done >= 1
    assert hashes(out) == hashes(expected)
    assert not (out / ".aside").exists()


@linux
def test_a_second_run_into_one_folder_is_refused_while_the_first_goes_on(
    undisturbed: tuple[Path, Path], tmp_path: Path
) -> None:
    folder, _ = undisturbed
    process = start(folder, tmp_path / "out")
    assert process.stdout is not None
    process.stdout.readline()
    os.kill(process.pid, signal.SIGSTOP)
    try:
        with pytest.raises(ArgmapError, match=rf"another run \(process {process.pid} on .*\) is writing to"):
            run([str(folder)], tmp_path / "out", options())
    finally:
        os.kill(process.pid, signal.SIGCONT)
        process.kill()
        process.communicate()
    run([str(folder)], tmp_path / "out", options())


def test_a_full_disk_is_said_and_leaves_whole_parts_only(
    undisturbed: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, expected = undisturbed
    room = iter(range(13))

    def sync(descriptor: int) -> None:
        if next(room, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(part_store.os, "fsync", sync)
    with pytest.raises(ArgmapError, match=r"No space left on device; what is finished is kept: make room"):
        run([str(folder)], tmp_path / "out", options())
    monkeypatch.undo()
    written = [len(list((tmp_path / "out" / table).glob("*.parquet"))) for table in ("maps", "claims", "diagnostics")]
    assert written == [3, 3, 3]
    assert run([str(folder)], tmp_path / "out", options()).parts_unchanged == 3
    assert hashes(tmp_path / "out") == hashes(expected)


def test_an_error_in_the_work_is_raised_with_the_number_of_its_part(tmp_path: Path) -> None:
    crew = ProcessCrew(failing, 1, 30.0)
    with pytest.raises(ZeroDivisionError) as raised:
        list(PartQueue(crew, iter([PartTask(7, "", [])]), BOUNDS, lambda *_: None).results())
    assert raised.value.__notes__ == ["while working on part 7"]
    crew.close()


def failing(may_end: bool, task: PartTask, note: Any) -> PartResult:
    raise ZeroDivisionError


def test_pieces_hold_the_rows_of_their_members(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 4)
    specs = tuple(source_specs([str(folder)]))
    (members,) = make_plan(specs, Selection(), 20)
    work: PartWork = partial(do_part, WorkSettings(str(Path.cwd()), specs, 20.0, 2000, {}))
    task = PartTask(0, "", members)
    packed = work(False, task.piece(1, 3), lambda _: None).packed
    assert packed is not None
    assert [Path(path).stem for path in unpack(packed)["maps"]["path"].to_pylist()] == ["0001", "0002"]


LOADING = """
import sys
from pathlib import Path
from argmap.corpus.engines.part_task import PartTask, WorkSettings
from argmap.corpus.engines.part_work import do_part
from argmap.corpus.members.opening import source_specs
from argmap.corpus.plan import Selection, hash_names, make_plan

specs = tuple(source_specs([sys.argv[1]]))
(members,) = make_plan(specs, Selection(), 10)
loaded = []

def note(place):
    loaded.append({name for name in sys.modules if name.startswith("argmap")})

do_part(WorkSettings(str(Path.cwd()), specs, 20.0, 2000, {}), False, PartTask(0, hash_names(members), members), note)
print(sorted(loaded[1] - loaded[0]))
"""


def test_a_process_has_loaded_everything_before_it_is_at_a_map(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 2)
    done = subprocess.run([sys.executable, "-c", LOADING, str(folder)], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")  # whoever kills it while it starts is not taken for a map


def test_fewer_parts_than_processes_are_split_and_give_the_same_bytes(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 130)
    alone = run([str(folder)], tmp_path / "alone", options(part_size=1000))
    begun: list[tuple[int, int]] = []

    def work(may_end: bool, task: PartTask, note: Any) -> PartResult:
        begun.append((task.first, task.end))
        return do_part(settings, may_end, task, note)

    specs = tuple(source_specs([str(folder)]))
    plan = make_plan(specs, Selection(), 1000)
    settings = WorkSettings(str(Path.cwd()), specs, 20.0, 2000, {"mark": "x"})
    tasks = [PartTask(number, hash_names(members), members) for number, members in enumerate(plan)]
    whole = [do_part(settings, False, task, lambda place: None) for task in tasks]
    split = list(PartQueue(LocalCrew(work), iter(tasks), settings, lambda *_: None, pieces=3).results())
    assert begun == [(0, 65), (65, 130)]  # in no smaller pieces than are worth a process
    assert [each.files for each in split] == [each.files for each in whole]
    run([str(folder)], tmp_path / "two", options("pool", jobs=2, part_size=1000))
    assert alone.parts_done == 1 and hashes(tmp_path / "two") == hashes(tmp_path / "alone")


def test_rows_of_a_quarantined_map_have_its_hash(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 1)
    (folder / "large.yaml").write_text(LARGE)
    statuses(folder, tmp_path / "out", seconds=0.2)
    assert all(row["sha256"] for row in rows(tmp_path / "out"))
    again = run([str(folder)], tmp_path / "out", options(seconds=0.2))
    assert (again.parts_unchanged, again.parts_done) == (1, 0)
