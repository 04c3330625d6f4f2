"""A process that is killed costs no result but its own, and that only if it is killed again."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from argmap.batch.checking import CheckOptions
from argmap.batch.workers import Workers


def die_at_nine(numbers: Sequence[int]) -> list[int]:
    if 9 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return [2 * number for number in numbers]


def die_once(files: Sequence[str]) -> list[str]:
    for file in files:
        if not Path(file).exists():
            Path(file).touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return list(files)


def sizes(numbers: Sequence[int]) -> list[int]:
    """How many numbers came together with each; 9 kills the process."""
    if 9 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return [len(numbers)] * len(numbers)


def meet(tasks: Sequence[str]) -> list[str]:
    """A task that opens a pipe goes on only when another opens the other end of it, at the same time."""
    for task in tasks:
        if task == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        way, _, pipe = task.partition(" ")
        if pipe:
            signal.alarm(20)
            Path(pipe).open("w" if way == "write" else "r").close()
            signal.alarm(0)
    return list(tasks)


def run_out_of_memory(numbers: Sequence[int]) -> list[int]:
    if len(numbers) > 1 or 3 in numbers:
        raise MemoryError
    return list(numbers)


def test_the_task_of_a_process_that_always_dies_is_given_up_and_the_others_are_finished() -> None:
    workers = Workers(die_at_nine, lambda number: -number, 2)
    try:
        assert list(workers.run(range(6, 12), 3)) == [12, 14, 16, -9, 20, 22]
        assert list(workers.run([1, 2], 1)) == [2, 4]
    finally:
        workers.close()


def test_a_process_that_dies_once_leaves_no_trace(tmp_path: Path) -> None:
    files = [str(tmp_path / "a"), str(tmp_path / "b")]
    workers = Workers(die_once, lambda file: "", 2)
    try:
        assert list(workers.run(files, 1)) == files
    finally:
        workers.close()


def test_only_the_part_with_the_task_that_kills_is_taken_apart() -> None:
    workers = Workers(sizes, lambda number: -number, 2)
    try:
        results = list(workers.run(range(400), 4))
    finally:
        workers.close()
    assert results[8:12] == [1, -9, 1, 1]
    assert results[:8] + results[12:] == [4] * 396


def test_after_a_death_the_rest_is_done_by_several_processes_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    tasks = ["a", "kill", "b", "c", f"write {pipe}", f"read {pipe}", "d"]
    workers = Workers(meet, lambda task: f"no {task}", 2)
    try:
        assert list(workers.run(tasks, 1)) == ["a", "no kill", *tasks[2:]]
    finally:
        workers.close()


def test_memory_that_runs_out_in_a_process_is_as_its_death() -> None:
    workers = Workers(run_out_of_memory, lambda number: -1, 1)
    try:
        assert list(workers.run([1, 2, 3], 3)) == [1, 2, -1]
    finally:
        workers.close()


def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr("argmap.batch.workers.ProcessPoolExecutor", refuse)
    assert list(Workers(die_at_nine, lambda number: -number, 2).run([1, 2, 3], 2)) == [2, 4, 6]


def test_a_report_stays_whole_and_names_the_file_that_could_not_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from argmap.batch import checking
    from argmap.cli import argmap

    for number in range(32):
        (tmp_path / f"m{number:02}.yaml").write_text("argmap: 1\nthesis: {id: t, claim: T holds.}\n")
    monkeypatch.setattr(checking, "_check_chunk", die_at_map_seven)
    call = ["validate", str(tmp_path), "--no-cache", "--jobs", "2", "--report", f"sarif={tmp_path / 'r.sarif'}"]
    result = CliRunner().invoke(argmap, [*call, "--format", "json"])
    assert result.exit_code == 2
    files = json.loads(result.stdout)
    assert len(files) == 32
    assert [(f["file"][-8:], d["code"]) for f in files for d in f["diagnostics"] if d["severity"] == "error"] == [
        ("m07.yaml", "ARG019")
    ]
    results = json.loads((tmp_path / "r.sarif").read_text())["runs"][0]["results"]
    assert [result["ruleId"] for result in results if result["level"] == "error"] == ["ARG019"]


def die_at_map_seven(options: CheckOptions, files: Sequence[str]) -> list[object]:
    from argmap.batch.checking import check_one
    from argmap.batch.rule_plans import RulePlans

    if any(file.endswith("m07.yaml") for file in files):
        os.kill(os.getpid(), signal.SIGKILL)
    return [check_one(options, RulePlans(options.selection), file) for file in files]
