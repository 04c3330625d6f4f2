"""Says what is measured: Python, machine, and argmap with the place it comes from and the form of its kernel."""

from __future__ import annotations

import os
import platform
import sysconfig
from pathlib import Path

import argmap
from argmap.scoring import KERNEL


def main() -> None:
    folder = Path(argmap.__file__).parents[1]
    libraries = {Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")}
    place = "installed" if folder in libraries else f"not installed but run from {folder} (editable or on PYTHONPATH)"
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    print(
        f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}, {os.cpu_count()} "
        f"processors{load}; argmap is {place}, its kernel is {KERNEL}.\n",
        flush=True,
    )


if __name__ == "__main__":
    main()
