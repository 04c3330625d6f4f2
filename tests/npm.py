"""Packages of npm that tests read results with: fetched once for all processes of a test run."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
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
