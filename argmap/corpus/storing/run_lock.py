"""Keeps two runs from writing to one folder. The system frees the lock when its process ends, however it ends."""

from __future__ import annotations

import os
import platform
from pathlib import Path

from argmap.diagnostics import ArgmapError
from argmap.syntax.files import reason

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class RunLock:
    """Holds the lock of a folder until it is closed; ArgmapError when another process has it."""

    def __init__(self, folder: Path) -> None:
        try:
            self._descriptor = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise ArgmapError(f"cannot write to {folder}: {reason(error)}") from error
        try:
            if fcntl is not None:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.pread(self._descriptor, 200, 0).decode(errors="replace").strip()
            os.close(self._descriptor)
            who = f" ({holder})" if holder else ""
            raise ArgmapError(
                f"another run{who} is writing to {folder}; wait for it, or choose another folder"
            ) from None
        os.ftruncate(self._descriptor, 0)
        os.write(self._descriptor, f"process {os.getpid()} on {platform.node()}\n".encode())

    def close(self) -> None:
        """Frees the lock."""
        os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)
