"""A baseline: the diagnostics of a folder of maps at some time, and the figures of its maps.

Compared with it, a run reports only new diagnostics, and maps that have become worse. Diagnostics are recognised by
their fingerprints, so moved lines and renamed neighbours do not bring them back. Reading errors are always reported.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from argmap.diagnostics import ArgmapError
from argmap.model.structure.map_figures import Figures
from argmap.printable import show_name
from argmap.report import Checked
from argmap.syntax.files import is_file, read_bytes, real_path

VERSION = 1


class Baseline:
    """The diagnostics and figures of files; their names are relative to the folder of the baseline."""

    def __init__(self, path: Path, files: dict[str, Any]) -> None:
        self._folder = real_path(path).parent
        self._files = files

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """Reads a baseline; ArgmapError if the file is not one."""
        try:
            content = json.loads(read_bytes(path))
            version, files = content["version"], content["files"]
            entries = [(entry["findings"].values(), entry.get("figures")) for entry in files.values()]
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise ArgmapError(
                f"{path} is not a baseline; create one with `argmap validate --write-baseline FILE`"
            ) from error
        if version != VERSION:
            raise ArgmapError(
                f"{path} is a baseline of version {version}, but this program reads version {VERSION}; write it again"
            )
        for counts, figures in entries:
            if not all(isinstance(count, int) for count in counts) or not _are_figures(figures):
                raise ArgmapError(f"{path} is not a valid baseline: an entry has the wrong form; write it again")
        return cls(path, files)

    def figures(self, files: Iterable[str]) -> dict[str, Figures]:
        """The figures that the baseline has for these files."""
        entries = {file: self._files.get(_name(self._folder, file), {}).get("figures") for file in files}
        return {file: Figures(*figures) for file, figures in entries.items() if figures is not None}

    def without_old(self, checked: Checked) -> Checked:
        """The diagnostics that the baseline does not have, with the number of those that it has."""
        old = Counter(self._files.get(_name(self._folder, checked.file), {}).get("findings", {}))
        new = []
        for diagnostic, fingerprint in checked.with_fingerprints():
            if not diagnostic.is_reading_error and diagnostic.rule != "lost-balance" and old[fingerprint] > 0:
                old[fingerprint] -= 1
            else:
                new.append((diagnostic, fingerprint))
        return checked._replace(
            diagnostics=[diagnostic for diagnostic, _ in new],
            fingerprints=tuple(fingerprint for _, fingerprint in new),
            held_back=len(checked.diagnostics) - len(new),
        )


def check_renewable(path: Path) -> None:
    """Raises ArgmapError if something else than a baseline is at the path where one is to be written."""
    if not is_file(path):
        return
    raw = read_bytes(path)
    try:
        content = json.loads(raw) if raw.strip() else {"version": VERSION, "files": {}}
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or not isinstance(content.get("files"), dict) or "version" not in content:
        raise ArgmapError(f"{show_name(path)} exists and is not a baseline; choose another name")


def baseline_text(path: Path, files: Iterable[Checked]) -> tuple[bytes, int]:
    """The baseline of these files, to be written to `path`, and the number of diagnostics in it."""
    folder = real_path(path).parent
    entries: dict[str, Any] = {}
    total = 0
    for checked in files:
        counts = Counter(f for diagnostic, f in checked.with_fingerprints() if not diagnostic.is_reading_error)
        entry: dict[str, Any] = {"findings": dict(sorted(counts.items()))}
        if checked.figures is not None:
            balance = checked.figures.balance
            entry["figures"] = [None if balance is None else round(balance, 6), checked.figures.unanswered]
        total += counts.total()
        entries[_name(folder, checked.file)] = entry
    content = {"version": VERSION, "files": dict(sorted(entries.items()))}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode(errors="surrogateescape"), total


def _name(folder: Path, file: str) -> str:
    path = real_path(file)
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()


def _are_figures(figures: Any) -> bool:
    if figures is None:
        return True
    if not isinstance(figures, list) or len(figures) != 2:
        return False
    balance, unanswered = figures
    return (balance is None or isinstance(balance, int | float)) and isinstance(unanswered, int)
