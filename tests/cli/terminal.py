"""The real program in a terminal of its own, which a test types into."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.program import ROOT

PATIENCE = 60.0
"""Seconds after which a test gives up; never waited for otherwise."""


class Terminal:
    """A program that believes that a person sits before it."""

    def __init__(self, *arguments: str, cwd: Path) -> None:
        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "argmap", *arguments],
            stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd, start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background ignores it
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
        os.close(theirs)
        self.shown = ""
        self._read_to = 0

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._ours)

    def type(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def wait_for(self, words: str) -> str:
        """What was shown since the last call, up to these words."""
        end = time.monotonic() + PATIENCE
        while (at := self._text().find(words, self._read_to)) < 0:
            if not self._read(end):
                raise AssertionError(f"'{words}' was never shown:\n{self._text()[self._read_to :]}")
        start, self._read_to = self._read_to, at + len(words)
        return self._text()[start : self._read_to]

    def end(self) -> int:
        """The exit code, once the program has ended."""
        end = time.monotonic() + PATIENCE
        while self._read(end):
            pass
        return self.process.wait(PATIENCE)

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def _text(self) -> str:
        return self.shown

    def _read(self, end: float) -> bool:
        ready, _, _ = select.select([self._ours], [], [], max(end - time.monotonic(), 0))
        if not ready:
            return False
        try:
            raw = os.read(self._ours, 1 << 16)
        except OSError:  # the program has ended
            return False
        self.shown += re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", raw.decode(errors="replace")).replace("\r\n", "\n")
        return bool(raw)
