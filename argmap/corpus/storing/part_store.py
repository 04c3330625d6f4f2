"""The files of the tables: `TABLE/part-NNNNN.parquet` for each part, written aside and renamed.

The file of `maps` is renamed last and removed first: where it is, the part is done. A part that the plan has under
another number, or not at all, is set aside; it comes back when its maps turn out to be the same.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from argmap.corpus.engines.part_task import KnownMap
from argmap.corpus.members.member import CorpusMember
from argmap.corpus.plan import CorpusPlan
from argmap.corpus.tables.arrow_tables import arrow
from argmap.corpus.tables.corpus_columns import TABLES
from argmap.diagnostics import ArgmapError
from argmap.syntax.files import make_folder, reason

_ORDER = ("claims", "relations", "diagnostics", "maps")
"""The tables in the order in which their files are put in place."""
_KNOWN = ("path", "sha256", "beside", "beside_sha256")


def part_name(number: int) -> str:
    """The name of the files of a part.

    >>> part_name(7)
    'part-00007.parquet'
    """
    return f"part-{number:05}.parquet"


class PartStore:
    """The parts in a folder that were written with the same `marks`; others are as good as missing."""

    def __init__(self, folder: Path, marks: Mapping[str, str]) -> None:
        self.folder = folder
        self._marks = marks
        self._aside = folder / ".aside"
        for name in (*_ORDER, ".aside"):
            make_folder(folder / name)

    def arrange(self, plan: CorpusPlan) -> int:
        """Sets aside the parts that do not have their number in the plan; how many of them the plan has not at all."""
        gone = 0
        for file in sorted((self.folder / "maps").glob("part-*.parquet")):
            names = self._names_of(file)
            number = plan.names.get(names or "")
            if number is not None and file.name == part_name(number):
                continue
            gone += names is not None and number is None
            self._set_aside(file.name, names if number is not None else None)
        for table in _ORDER[:-1]:  # of a part that was not finished
            for file in (self.folder / table).glob("part-*.parquet"):
                if not (self.folder / "maps" / file.name).exists():
                    self._remove(file)
        return gone

    def _names_of(self, file: Path) -> str | None:
        """The hash of names in a part that is complete and has the marks of this run; None for others."""
        names: set[str] = set()
        for table in TABLES:
            try:
                metadata = arrow().parquet.read_schema(self.folder / table / file.name).metadata or {}
            except (OSError, arrow().ArrowInvalid):
                return None
            marks = {key.decode(): value.decode() for key, value in metadata.items()}
            if any(marks.get(f"argmap.{key}") != value for key, value in self._marks.items()):
                return None
            names.add(marks.get("argmap.names", ""))
        return names.pop() if len(names) == 1 else None

    def _set_aside(self, file: str, names: str | None) -> None:
        """Moves a part to where it can be found by its names; removes it where they are None."""
        for table in reversed(_ORDER):
            path = self.folder / table / file
            if names is None:
                self._remove(path)
            else:
                self._move(path, self._aside / f"{names}-{table}.parquet")

    def find_known(self, number: int, names: str, members: Sequence[CorpusMember]) -> list[KnownMap] | None:
        """What is known of the members of a part that is there, or set aside; None without."""
        file = self.folder / "maps" / part_name(number)
        if not file.exists():
            if not all((self._aside / f"{names}-{table}.parquet").exists() for table in _ORDER):
                return None
            file = self._aside / f"{names}-maps.parquet"
        try:
            rows: Any = arrow().parquet.read_table(file, columns=list(_KNOWN)).to_pylist()
        except (OSError, arrow().ArrowInvalid):
            return None
        if [row["path"] for row in rows] != [member.name for member in members]:
            return None
        return [(row["sha256"], row["beside"], row["beside_sha256"]) for row in rows]

    def count(self, number: int) -> tuple[Counter[str], Counter[str]]:
        """The maps by status and the rows by table of a part that is there."""
        parquet, name = arrow().parquet, part_name(number)
        statuses = parquet.read_table(self.folder / "maps" / name, columns=["status"])["status"].to_pylist()
        rows = {table: parquet.read_metadata(self.folder / table / name).num_rows for table in TABLES}
        return Counter(statuses), Counter(rows)

    def keep(self, number: int, names: str) -> None:
        """Brings a part that has not changed to its place, if it was set aside."""
        if not (self.folder / "maps" / part_name(number)).exists():
            for table in _ORDER:
                self._move(self._aside / f"{names}-{table}.parquet", self.folder / table / part_name(number))

    def write(self, number: int, files: Mapping[str, bytes]) -> None:
        """Writes the files of a part: all of them, or none."""
        written = {table: self._aside / f"{table}.new" for table in _ORDER}
        for table, path in written.items():
            _write(path, files[table])
        self._remove(self.folder / "maps" / part_name(number))
        for table, path in written.items():
            self._move(path, self.folder / table / part_name(number))

    def finish(self) -> None:
        """Removes what is set aside and was not needed."""
        shutil.rmtree(self._aside, ignore_errors=True)

    def _move(self, path: Path, target: Path) -> None:
        try:
            path.replace(target)
        except OSError as error:
            raise ArgmapError(f"cannot write {target}: {reason(error)}; what is finished is kept") from error

    def _remove(self, path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise ArgmapError(f"cannot remove {path}: {reason(error)}") from error


def _write(path: Path, content: bytes) -> None:
    """Writes a file through to the disk; what is there of it goes away when that fails."""
    try:
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise ArgmapError(
            f"cannot write {path}: {reason(error)}; what is finished is kept: make room and start the run again"
        ) from error
