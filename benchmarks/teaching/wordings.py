"""How other words and opposites are read in the very place of a claim: `python -m benchmarks.teaching.wordings`.

`tests/teach/wordings` has wordings of claims of maps; its README says how they were written. Each replaces its claim
in a copy of the map, where every other claim is as in the model, which is the hardest place for an opposite: its
surroundings all say that it is right. A wording is accepted if it is surely read as its claim.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import argmap
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.teach.grading.grade_maps import MapGrade, grade_map

HOME = Path(__file__).parents[2]
FOLDER = HOME / "tests" / "teach" / "wordings"


class Wording(NamedTuple):
    """Another wording of a claim: `is_same` whether it says the same or the opposite, `way` how it was made."""

    map: str
    claim: str
    is_same: bool
    way: str
    text: str

    @property
    def half(self) -> str:
        """The half that it is in: all wordings of a claim are in one."""
        return ("first", "second")[sha256(f"{self.map} {self.claim}".encode()).digest()[0] % 2]


def read_wordings(name: str = "claims.txt") -> Iterator[Wording]:
    """All wordings of a file."""
    about = claim = ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            about = line[2:]
        elif line.startswith(("+ ", "- ")):
            way, _, text = line[2:].partition(": ")
            yield Wording(about, claim, line[0] == "+", way, text)
        else:
            claim = line


def load_model(name: str) -> ArgumentMap:
    """The map of a name: one of those that come along, or one beside the wordings."""
    beside = FOLDER / f"{name}.yaml"
    return argmap.load(beside if beside.is_file() else HOME / "maps" / f"{name}.yaml")


def grade_wording(wording: Wording, model: ArgumentMap) -> MapGrade:
    """The grade of the model with one claim in other words."""
    claims = (c.evolve(text=wording.text, quotes=()) if c.id == wording.claim else c for c in model.claims)
    return grade_map(Document(model.evolve(claims=tuple(claims))), [model])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", default="claims.txt")
    parser.add_argument("--half", choices=["first", "second", "all"], default="first")
    parser.add_argument("--show", action="store_true", help="print opposites accepted and paraphrases refused")
    options = parser.parse_args()
    counts: Counter[tuple[str, bool]] = Counter()
    accepted: Counter[tuple[str, bool]] = Counter()
    models: dict[str, ArgumentMap] = {}
    for wording in read_wordings(options.file):
        if options.half not in (wording.half, "all"):
            continue
        model = models.setdefault(wording.map, load_model(wording.map))
        is_accepted = wording.claim in grade_wording(wording, model).matches
        for way in (wording.way, "all"):
            counts[way, wording.is_same] += 1
            accepted[way, wording.is_same] += is_accepted
        if options.show and is_accepted is not wording.is_same:
            print(f"{'refused ' if wording.is_same else 'accepted'} {wording.way:11} {wording.text}")
            print(f"{'':20} {model.claim(wording.claim).text}  [{wording.claim}]")
    for is_same, name in ((False, "opposites"), (True, "same in other words")):
        for way in sorted(way for way, same in counts if same is is_same):
            print(f"{name:20} {way:12} accepted {accepted[way, is_same]}/{counts[way, is_same]}")


if __name__ == "__main__":
    main()
