"""What an engine is given for a part, or a piece of one, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from argmap.corpus.members.member import CorpusMember
from argmap.corpus.members.opening import SourceSpec

KnownMap = tuple[str | None, Sequence[str] | None, str | None]
"""What the last run knows of a map: its hash, the files beside it, and their hash."""


@dataclass(frozen=True, slots=True)
class WorkSettings:
    """What is the same for all parts of a run.

    `folder` is the one that names of files start from. `seconds` of CPU time and `megabytes` of memory are the bounds
    for one map; `marks` go into the files.
    """

    folder: str
    specs: tuple[SourceSpec, ...]
    seconds: float
    megabytes: int
    marks: Mapping[str, str]

    @property
    def beyond(self) -> str:
        """Why a map is quarantined that passes a bound; the words are the same for both, as either may be first."""
        return (
            f"it takes more than {self.seconds:g} s of CPU time or {self.megabytes:,} MB of memory, "
            "the bounds for one map"
        )


@dataclass(frozen=True, slots=True)
class PartTask:
    """The members of a part, or of a piece of one.

    `first` is the place of the first member in the part, `names` the hash of the names of the whole part, and
    `is_whole` says that these are all. `known` is what the last run has for each; if it is still so, nothing is to do.
    `quarantined` has the reason by place for members that are not to be measured.
    """

    number: int
    names: str
    members: Sequence[CorpusMember]
    first: int = 0
    is_whole: bool = True
    known: Sequence[KnownMap] | None = None
    quarantined: Mapping[int, str] = field(default_factory=dict)

    def piece(self, start: int, end: int) -> PartTask:
        """The members from one place in the part to another, as a piece of it."""
        members = self.members[start - self.first : end - self.first]
        return PartTask(self.number, self.names, members, start, False, None, self.quarantined)

    @property
    def end(self) -> int:
        """The place behind the last member."""
        return self.first + len(self.members)


@dataclass(frozen=True, slots=True)
class PartResult:
    """What came of a task: the files of the tables, or packed rows for a piece, or neither where nothing has changed.

    `statuses` counts the maps by status, `rows` the rows by table. `seconds` of CPU time were used on `host`.
    """

    number: int
    first: int
    files: Mapping[str, bytes] | None
    packed: Mapping[str, bytes] | None
    statuses: Mapping[str, int]
    rows: Mapping[str, int]
    seconds: float
    host: str

    @property
    def is_unchanged(self) -> bool:
        """Whether the tables of the last run are still right."""
        return self.files is None and self.packed is None


class TaskOutcome(NamedTuple):
    """What became of a task of an engine: its result, or how the process that had it died.

    `place` is that of the member it was at, −1 outside of any. `death` is in words; `is_over_time` says that the
    process was ended because of the time that the member took.
    """

    ticket: int
    result: PartResult | None
    death: str | None = None
    place: int = -1
    is_over_time: bool = False
    error: Any = None
