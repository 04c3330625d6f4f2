"""The plan of a run: the members of all sources in a fixed order, cut into parts, kept on disk while the run goes on.

A part ends behind a member whose name has a certain hash, so that a file that is added or removed changes the parts
around it and no others. The plan of a large corpus would fill the memory; it is written to a file without a name.
"""

from __future__ import annotations

import heapq
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import IO

from argmap.corpus.members.member import CorpusMember, CorpusSource
from argmap.corpus.members.opening import SourceSpec
from argmap.diagnostics import ArgmapError
from argmap.syntax.caching import blake2b

PART_SIZE = 1000
"""Maps of a part, on average."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which members to take, by default all.

    `only` are patterns for names, `sample` is the number of members to draw with `seed`, and `limit` the number of
    members to take from the beginning.
    """

    only: tuple[str, ...] = ()
    sample: int | None = None
    seed: int = 0
    limit: int | None = None

    def choose(self, members: Iterable[CorpusMember]) -> Iterator[CorpusMember]:
        """The members that are taken, in their order."""
        if self.only:
            members = (each for each in members if any(fnmatchcase(each.name, pattern) for pattern in self.only))
        if self.sample is not None:
            draws = ((_hash(f"{self.seed}\n{each.name}"), place, each) for place, each in enumerate(members))
            members = (each for _, _, each in sorted(heapq.nsmallest(self.sample, draws), key=lambda draw: draw[1]))
        for number, each in enumerate(members):
            if self.limit is not None and number >= self.limit:
                return
            yield each


@dataclass(slots=True)
class CorpusPlan:
    """The parts of a run. `left_out` counts files that have the suffix of no readable format."""

    specs: Sequence[SourceSpec]
    parts: int = 0
    members: int = 0
    left_out: int = 0
    names: dict[str, int] = field(default_factory=dict)
    """Hash of the names of a part → its number."""
    _file: IO[bytes] = field(default_factory=tempfile.TemporaryFile)

    def __iter__(self) -> Iterator[list[CorpusMember]]:
        """The parts in order, read again from the disk."""
        self._file.seek(0)
        for line in self._file:
            yield [CorpusMember(*member) for member in json.loads(line)]

    def add(self, part: list[CorpusMember]) -> None:
        """Writes a part to the end of the plan."""
        self._file.write(json.dumps(part, separators=(",", ":")).encode() + b"\n")
        self.names[hash_names(part)] = self.parts
        self.parts += 1
        self.members += len(part)

    def close(self) -> None:
        """Removes the file."""
        self._file.close()


def make_plan(
    specs: Sequence[SourceSpec], selection: Selection, size: int = PART_SIZE, skip: Path | None = None
) -> CorpusPlan:
    """The plan for some sources; `skip` is a folder that is not looked into. ArgmapError when a source is not there."""
    plan = CorpusPlan(specs)
    sources = [spec.open(None if skip is None else str(skip)) for spec in specs]
    for part in cut_parts(selection.choose(_list(sources)), size):
        plan.add(part)
    plan.left_out = sum(source.left_out for source in sources)
    if not plan.members:
        plan.close()
        more = f"; {plan.left_out:,} other files left out" if plan.left_out else ""
        raise ArgmapError(f"nothing to read in {', '.join(spec.named for spec in specs)}{more}")
    return plan


def _list(sources: Sequence[CorpusSource]) -> Iterator[CorpusMember]:
    for number, source in enumerate(sources):
        for name, place, fault in source.members():
            yield CorpusMember(number, name, place, fault)


def cut_parts(members: Iterable[CorpusMember], size: int) -> Iterator[list[CorpusMember]]:
    """The members in parts of half to twice `size`, `size` on average, with cuts that depend on names nearby only."""
    least, most = (size + 1) // 2, 2 * size
    part: list[CorpusMember] = []
    for member in members:
        part.append(member)
        is_cut = int(_hash(member.name)[:15], 16) % max(size - least, 1) == 0
        if len(part) >= most or (len(part) >= least and is_cut):
            yield part
            part = []
    if part:
        yield part


def hash_names(part: Sequence[CorpusMember]) -> str:
    """A hash of the names of the members of a part, in their order."""
    return _hash("\n".join(member.name for member in part))


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
