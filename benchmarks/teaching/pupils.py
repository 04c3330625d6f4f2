"""How pupils' maps are graded: `python -m benchmarks.teaching.pupils FOLDER --half odd`.

The folder has maps of pupils with a teacher's marks, `marks.jsonl`: for each file its model, for each claim the claim
of the model that it says, the claims that deny one, and the total. `contrast.jsonl`, if there, has single sentences
that say the same as a claim of a model, the opposite, or something different. Precision and recall are of pairs of
claims (sure ones; a further claim that a merged claim says counts neither way), the error is that of the total. Which
half a map is in follows from the number at the end of its name.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import argmap
from argmap.formats import read
from argmap.model.builder import MapBuilder
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.teach.grading.grade_maps import MapGrade, grade_map
from benchmarks.drafting.measures import Counts, in_half


@dataclass(slots=True)
class Figures:
    """Sums over some maps. `errors` are those of totals; `maybe` counts those that are right, and all."""

    pairs: Counts = field(default_factory=Counts)
    opposites: list[bool] = field(default_factory=list)
    errors: list[float] = field(default_factory=list)
    inside: list[bool] = field(default_factory=list)
    maybe: list[bool] = field(default_factory=list)
    faults: list[bool] = field(default_factory=list)

    def add(self, other: Figures) -> None:
        self.pairs.add(other.pairs)
        for name in ("opposites", "errors", "inside", "maybe", "faults"):
            getattr(self, name).extend(getattr(other, name))

    def line(self, name: str) -> str:
        pairs = self.pairs
        error = sum(self.errors) / len(self.errors) if self.errors else 0.0
        return (
            f"{name:22} P {pairs.precision:.3f}  R {pairs.recall:.3f}  F1 {pairs.f1:.3f}  error {error:5.2f}"
            f"  in tolerance {_share(self.inside)}  opposites {_share(self.opposites)}  maybe {_share(self.maybe)}"
            f"  faults named {_share(self.faults)}"
        )


def _share(values: list[bool]) -> str:
    return f"{sum(values)}/{len(values)}"


def grade_pupil(folder: Path, marks: dict[str, Any], models: Path, *, with_source: bool, show: bool) -> Figures:
    """The figures of one map."""
    model = argmap.load(models / marks["model"])
    source = None
    if with_source and model.source is not None and model.source.file is not None:
        source = (models / model.source.file).read_text(encoding="utf-8")
    student = read(folder / marks["file"])
    graded = grade_map(student, [model], hint="principle", source=source)
    right = {(name, other) for name, other in marks["matches"].items() if other is not None}
    more = {(name, other) for name, others in marks["also"].items() for other in others}
    found = set(graded.matches.items())
    figures = Figures(Counts(len(found & right), len(found - more), len(right)))
    figures.opposites = [(name, other) in found for name, other in marks["contradicts"].items()]
    figures.errors = [abs(graded.points - marks["total"])]
    figures.inside = [figures.errors[0] <= marks["tolerance"]]
    figures.maybe = [(m.pupil, m.model) in right | more for m in graded.maybe]
    figures.faults = list(_faults_named(marks, graded, student.map))
    if show:
        _show(student.map, model, graded, right, more)
    return figures


def _faults_named(marks: dict[str, Any], graded: MapGrade, student: ArgumentMap) -> Iterator[bool]:
    """Whether the feedback names each fault: at the claim itself, or, for what is missing, anywhere by its branch."""
    about = {d.element for d in graded.feedback}
    missing = any(d.rule == "missing-claim" for d in graded.feedback)
    own = {claim.id for claim in student.claims}
    for fault in marks["faults"]:
        yield fault["claim"] in about if fault["claim"] in own else missing


def _show(student: ArgumentMap, model: ArgumentMap, graded: MapGrade, right: set, more: set) -> None:
    found = set(graded.matches.items())
    for sign, pairs in (("wrong ", found - right - more), ("missed", right - found)):
        for name, other in sorted(pairs):
            print(f"    {sign} {student.claim(name).text} // {model.claim(other).text}")


def contrast(folder: Path, models: Path, half: str) -> Iterator[str]:
    """How single sentences are read: alone in a map, and in place of the claim in the model itself."""
    counts: dict[tuple[str, str], list[bool]] = {}
    for line in (folder / "contrast.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        model = argmap.load(models / f"{case['model']}.yaml")
        builder = MapBuilder()
        alone = builder.claim(case["text"])
        claims = tuple(
            claim.evolve(text=case["text"], quotes=()) if claim.id == case["to"] else claim for claim in model.claims
        )
        for where, student, name in (
            ("alone", builder.build(), str(alone)),
            ("in place", model.evolve(claims=claims), case["to"]),
        ):
            graded = grade_map(Document(student), [model])
            name = student.claims[0].id if where == "alone" else name
            counts.setdefault((where, case["label"]), []).append(graded.matches.get(name) == case["to"])
    for (where, label), accepted in sorted(counts.items()):
        yield f"{where:9} {label:10} accepted {sum(accepted)}/{len(accepted)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--models", type=Path, default=Path(__file__).parents[2] / "maps" / "teaching")
    parser.add_argument("--half", choices=["odd", "even", "all"], default="odd")
    parser.add_argument("--source", action="store_true", help="also give the text that the maps were made from")
    parser.add_argument("--show", action="store_true", help="print wrong and missed pairs")
    options = parser.parse_args()
    by: dict[str, Figures] = {}
    for line in (options.folder / "marks.jsonl").read_text(encoding="utf-8").splitlines():
        marks = json.loads(line)
        number = re.search(r"(\d+)\.\w+$", marks["file"])
        if options.half != "all" and number is not None and not in_half(int(number[1]), options.half):
            continue
        figures = grade_pupil(options.folder, marks, options.models, with_source=options.source, show=options.show)
        print(figures.line(marks["file"]))
        for group in (f"quality {marks['quality']}", marks["model"], "all"):
            by.setdefault(group, Figures()).add(figures)
    print()
    for group in sorted(by):
        print(by[group].line(group))
    if (options.folder / "contrast.jsonl").is_file():
        print("\n".join(contrast(options.folder, options.models, options.half)))


if __name__ == "__main__":
    main()
