"""A server that another program runs ends with that program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.preview.conftest import ROOT, write_parks


def test_it_ends_with_its_input(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "argmap", "serve", str(write_parks(tmp_path)), "--no-browser", "--end-with-input"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        process.stdin.write("what comes in is of no interest\n")
        process.stdin.flush()
        assert process.poll() is None
        process.stdin.close()
        assert process.wait(30) == 0
        assert "Traceback" not in process.stderr.read()
