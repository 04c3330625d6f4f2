"""The files of the page `clusters.md`, as far as they can be checked without a cluster."""

from __future__ import annotations

import importlib.util
import runpy
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import argmap.corpus
from argmap.cli import argmap as program
from tests.pages.blocks import ROOT, blocks

PAGE = ROOT / "argmap" / "guide" / "clusters.md"


def block(language: str, beginning: str) -> str:
    (text,) = [each.text for each in blocks(PAGE) if each.language == language and each.text.startswith(beginning)]
    return text


def test_the_job_script_for_slurm_starts_one_worker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    jobqueue = pytest.importorskip("dask_jobqueue")
    scripts: list[str] = []
    asked: list[Any] = []
    monkeypatch.setattr(jobqueue.SLURMCluster, "adapt", lambda self, **_: scripts.append(self.job_script()))
    monkeypatch.setattr(argmap.corpus, "run", lambda *arguments: asked.append(arguments))
    script = tmp_path / "slurm.py"
    script.write_text(block("python", "from dask_jobqueue"))
    runpy.run_path(str(script), run_name="__main__")["cluster"].close()
    lines = scripts[0].splitlines()
    assert {"#SBATCH -p normal", "#SBATCH -n 1", "#SBATCH --mem=4G", "#SBATCH -t 02:00:00"} <= set(lines)
    assert lines.index("source /shared/argmap/bin/activate") < len(lines) - 1
    assert "--nthreads 1" in scripts[0] and "--lifetime 110m" in scripts[0]
    ((sources, folder, options),) = asked
    assert (sources, folder) == (["/shared/maps"], "/shared/tables") and options.scheduler.startswith("tcp://")


def test_the_files_for_kubernetes_fit_the_schema_of_the_operator() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    spec = importlib.util.find_spec("dask_kubernetes")
    if spec is None or spec.origin is None:
        pytest.skip("dask-kubernetes, which has the schema, is not installed")
    crds = Path(spec.origin).parent / "operator/deployment/helm/dask-kubernetes-operator/crds"
    schemas = {}
    for file in crds.glob("*.yaml"):
        definition = yaml.safe_load(file.read_text())
        schemas[definition["spec"]["names"]["kind"]] = definition["spec"]["versions"][0]["schema"]["openAPIV3Schema"]
    cluster, scaler, job = yaml.safe_load_all(block("text", "apiVersion"))
    for document in (cluster, scaler):
        jsonschema.validate(document, schemas[document["kind"]])
    broken = {**cluster, "spec": {**cluster["spec"], "worker": {"replicas": "two"}}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schemas["DaskCluster"])
    container = job["spec"]["template"]["spec"]["containers"][0]
    check_call(container["args"])
    images = {each["image"] for each in cluster["spec"]["worker"]["spec"]["containers"]}
    assert images == {container["image"]}
    assert cluster["spec"]["scheduler"]["service"]["ports"][0]["port"] == 8786
    assert f"tcp://{cluster['metadata']['name']}-scheduler:8786" in container["args"]


def check_call(words: list[str]) -> None:
    """Parses a call of the program without running it."""
    group: Any = program.get_command(None, "corpus")  # type: ignore[arg-type]
    assert words[:3] == ["argmap", "corpus", "run"]
    command = group.get_command(None, "run")
    context = command.make_context("run", list(words[3:]), resilient_parsing=False)
    assert context.params["scheduler"].startswith("tcp://")


def test_the_commands_for_workstations_have_options_that_exist() -> None:
    scheduler, worker, run = (shlex.split(line) for line in block("sh", "dask scheduler").splitlines())
    check_call(run)
    from distributed.cli.dask_scheduler import main as scheduler_command
    from distributed.cli.dask_worker import main as worker_command

    for words, command in ((scheduler, scheduler_command), (worker, worker_command)):
        known = {name for parameter in command.params for name in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= known


def test_the_image_installs_an_extra_that_exists() -> None:
    recipe = block("text", "FROM")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert '"/src[cluster]"' in recipe and "distributed" in " ".join(extras["cluster"])
