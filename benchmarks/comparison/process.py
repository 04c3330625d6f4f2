"""Modules of the benchmarks in fresh interpreters, which see argmap as it is installed, and checkouts of peers.

The checkout of argmap that the benchmarks belong to comes last on the path: it is used only where nothing is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
_START = """
import runpy, sys
sys.path.extend(sys.argv.pop(1).split({!r}))
runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
"""


def command(module: str, arguments: Sequence[str], checkouts: Sequence[str] = ()) -> list[str]:
    """What starts a module as a program."""
    path = os.pathsep.join([*checkouts, str(ROOT)])
    return [sys.executable, "-P", "-c", _START.format(os.pathsep), path, module, *arguments]


def run(module: str, arguments: Sequence[str] = ()) -> None:
    """Runs a module to its end; raises CalledProcessError when it fails."""
    subprocess.run(command(module, arguments), check=True)
