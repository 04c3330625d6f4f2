"""Packages of npm that tests read results with: fetched once for all processes of a test run."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def missing(what: str) -> Any:
    """Skips with what to install; where tests have to run, fails."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(what)


def installed(factory: pytest.TempPathFactory, name: str, *packages: str) -> Path:
    """The folder in whose `node_modules` the packages are."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        missing(f"install Node.js and npm to run tests with {' and '.join(packages)}")
    base = factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / name
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            options = ["--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund"]
            done = subprocess.run([str(npm), "install", *options, *packages], capture_output=True, text=True)
            if done.returncode:
                missing(f"npm could not fetch {' and '.join(packages)}: {done.stderr.strip()[-300:]}")
            (folder / "done").touch()
    return folder


Reader = Callable[[list[str]], list[dict[str, Any]]]


def reader(factory: pytest.TempPathFactory, script: Path, *packages: str) -> Reader:
    """What a script of Node.js makes of texts; it gets a file with them and the folder with the packages."""
    name = re.sub(r"[^\w.-]", "-", "-".join([script.stem, *packages]))
    folder = installed(factory, name, *packages)

    def read(texts: list[str]) -> list[dict[str, Any]]:
        file = factory.mktemp("texts") / "texts.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        done = subprocess.run(["node", str(script), str(file), str(folder)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return read
