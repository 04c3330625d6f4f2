"""A Dask cluster on this machine, as in the guide `clusters.md`: the same bytes, also when parts of it die."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from argmap.corpus import run
from argmap.corpus.engines import dask_crew
from argmap.corpus.engines.dask_crew import work_on_worker
from argmap.corpus.engines.part_task import PartTask, WorkSettings
from argmap.corpus.versions_used import versions_used
from argmap.diagnostics import ArgmapError
from tests.corpus.small_maps import LARGE, hashes, options, write_maps

distributed = pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="kills processes as Linux does"),
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", silence_logs=50
    ) as running:
        yield running


def on(cluster: Any, **others: Any) -> Any:
    return options("dask", scheduler=cluster.scheduler_address, **others)


def test_the_bytes_are_those_of_a_run_in_this_process(cluster: Any, tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 40)
    (folder / "large.yaml").write_text(LARGE)
    run([str(folder)], tmp_path / "here", options(seconds=0.2))
    run([str(folder)], tmp_path / "dask", on(cluster, seconds=0.2))
    assert hashes(tmp_path / "dask") == hashes(tmp_path / "here")
    assert run([str(folder)], tmp_path / "dask", on(cluster, seconds=0.2)).parts_done == 0


def test_a_worker_that_is_killed_and_one_that_joins_leave_no_trace(cluster: Any, tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 60)
    run([str(folder)], tmp_path / "here", options())
    killed: list[int] = []

    def disturb(event: str, fields: Mapping[str, Any]) -> None:
        if event == "part" and not killed:
            with distributed.Client(cluster.scheduler_address) as client:
                killed.extend(list(client.run(os.getpid).values())[:1])
            os.kill(killed[0], signal.SIGKILL)
            cluster.scale(3)

    run([str(folder)], tmp_path / "dask", on(cluster), disturb)
    assert killed and hashes(tmp_path / "dask") == hashes(tmp_path / "here")


def test_a_worker_with_other_versions_is_refused_by_name(cluster: Any, tmp_path: Path) -> None:
    settings = WorkSettings(str(tmp_path), (), 1.0, 100, {})
    other = versions_used()._replace(pyarrow="1.0")
    with distributed.Client(cluster.scheduler_address) as client:
        future = client.submit(work_on_worker, settings, other, PartTask(0, "", []))
        with pytest.raises(
            ArgmapError, match=r"the worker tcp://.* cannot take part, because it has pyarrow .* instead"
        ):
            future.result()
        elsewhere = WorkSettings("/nowhere", (), 1.0, 100, {})
        future = client.submit(work_on_worker, elsewhere, versions_used(), PartTask(0, "", []))
        with pytest.raises(ArgmapError, match="does not see the folder /nowhere"):
            future.result()


def test_a_scheduler_that_goes_away_or_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_crew, "CONNECTING", "2s")
    folder = write_maps(tmp_path / "in", 40)
    run([str(folder)], tmp_path / "here", options())
    gone = distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", silence_logs=50
    )

    def end(event: str, fields: Mapping[str, Any]) -> None:
        if event == "part":
            gone.close()

    with pytest.raises(ArgmapError, match="the scheduler of the cluster has gone; what is finished is kept"):
        run([str(folder)], tmp_path / "out", on(gone), end)
    with pytest.raises(ArgmapError, match=r"there is no scheduler at tcp://127\.0\.0\.1:9"):
        run([str(folder)], tmp_path / "out", options("dask", scheduler="tcp://127.0.0.1:9"))
    assert run([str(folder)], tmp_path / "out", options()).parts_unchanged >= 1
    assert hashes(tmp_path / "out") == hashes(tmp_path / "here")
