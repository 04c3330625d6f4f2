"""Settings of a project: the table `[tool.argmap]` of the nearest `pyproject.toml` that has one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from argmap.diagnostics import ArgmapError, Severity, did_you_mean
from argmap.syntax.files import read_bytes

NEVER = "never"
THRESHOLDS = (*(severity.value for severity in Severity), NEVER)
"""What `fail-on` takes: the least severity that makes a run fail."""
_KEYS = ("fail-on", "ignore")
_MENTION = re.compile(rb"\btool\W{1,9}argmap\b|\btool\W{0,4}[]=]")
"""Every TOML text that has the table matches: `tool.argmap` in any spelling, or a table `tool` as a whole."""


class Settings(NamedTuple):
    """What a project has set; `file` is where, for messages."""

    fail_on: str | None = None
    ignore: tuple[str, ...] = ()
    file: Path | None = None


def settings_for(path: Path) -> Settings:
    """The settings that hold for a file or folder: the first table found from its folder upward, else none.

    Raises ArgmapError for a file that is not TOML, an unknown key or a wrong value.
    """
    here = path if path.is_dir() else path.parent
    for folder in (here.resolve(), *here.resolve().parents):
        file = folder / "pyproject.toml"
        if file.is_file():
            table = _table(file)
            if table is not None:
                return _settings(file, table)
    return Settings()


def _table(file: Path) -> dict[str, object] | None:
    """The table `[tool.argmap]`, if the file has one."""
    raw = read_bytes(file)
    if _MENTION.search(raw) is None:  # spares the import of the TOML reader in most projects
        return None
    import tomllib

    try:
        tool = tomllib.loads(raw.decode()).get("tool", {})
    except ValueError as error:
        raise ArgmapError(f"{file} is not TOML: {error}") from error
    table = tool.get("argmap") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ArgmapError(f"{file}: 'tool.argmap' must be a table")
    return table


def _settings(file: Path, table: dict[str, object]) -> Settings:
    for key in table:
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS) or f"; it takes {' and '.join(_KEYS)}"
            raise ArgmapError(f"{file}: [tool.argmap] does not take '{key}'{hint}")
    fail_on = table.get("fail-on")
    if fail_on is not None and (not isinstance(fail_on, str) or fail_on not in THRESHOLDS):
        hint = did_you_mean(str(fail_on), THRESHOLDS)
        raise ArgmapError(f"{file}: 'fail-on' is {fail_on!r}; expected one of {', '.join(THRESHOLDS)}{hint}")
    ignore = table.get("ignore", [])
    if not isinstance(ignore, list) or not all(isinstance(name, str) for name in ignore):
        raise ArgmapError(f"{file}: 'ignore' is {ignore!r}; expected a list of names or codes of rules")
    return Settings(fail_on, tuple(str(name) for name in ignore), file)
