"""The log of a run, one JSON object per line: when what was done, where, and what had to be tried again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from argmap.syntax.files import append_bytes, make_folder


class RunLog:
    """A new file in the folder `log`; each event is written at once."""

    def __init__(self, folder: Path) -> None:
        logs = folder / "log"
        make_folder(logs)
        number = 1 + max((int(file.stem[4:]) for file in logs.glob("run-[0-9]*.jsonl")), default=0)
        self._file = logs / f"run-{number:04}.jsonl"

    def write(self, event: str, fields: Mapping[str, Any]) -> None:
        """Adds an event."""
        line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **fields}
        append_bytes(self._file, (json.dumps(line) + "\n").encode())
