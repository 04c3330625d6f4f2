"""A scene as an adjacency matrix: rows are the claims that steps lead from, columns are what they lead to.

Every claim has a row and a column under the same number. A step that others bear on has a column of its own, under a
letter, after those of the claims. There are no coordinates here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from argmap.drawing.scene.legend import LegendEntry, is_hollow
from argmap.drawing.scene.scene import Box, DrawnStep, OpenMark, Scene, notes
from argmap.drawing.style.shown_text import shorten
from argmap.drawing.style.style import LOOKS
from argmap.drawing.undrawable import UndrawableError

MOST_COLUMNS = 400
"""Columns of a matrix, which has no more rows; with more, a PNG would not be legible."""
MOST_MARKS = 10_000
"""Marks in a matrix; drawing them takes some seconds."""
HARD_TO_READ = 150
"""Claims from which on a matrix comes with a caution."""
MENTION = 60
"""Characters of a claim in the title of a mark."""
DOWN = "↓"
"""Leads from the premises of a step to its target, in the heading of its column."""


class MatrixEntry(NamedTuple):
    """One mark: a premise of a step in its row, in the column of the target, the first being 0.

    `rank` and `count` place it among the marks in its cell; `is_first` is true for the first premise of a step.
    """

    row: int
    column: int
    step: DrawnStep
    rank: int
    count: int
    is_first: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """The content of a matrix.

    - `rows`, `columns`: ids of claims, and of claims and then steps.
    - `labels`: the number of each claim and the letters of each step that has a column.
    - `entries`: the marks, cell by cell.
    """

    scene: Scene
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    labels: dict[str, str]
    entries: list[MatrixEntry]

    def heading(self, column: str) -> list[str]:
        """The lines of the heading of a column: a number; for a step its letters, its premises and its target."""
        if column in self.scene.boxes:
            return [self.labels[column]]
        step = self.scene.steps[column]
        first, *more = (self.labels[premise] for premise in step.premises)
        return [self.labels[column], f"{first}+" if more else first, DOWN, self.labels[step.target]]

    def notes(self, box: Box) -> list[str]:
        """The small words about a claim, without those about the step that it hangs on."""
        step = self.scene.steps.get(self.scene.homes.get(box.id, ""))
        return [note for note in notes(box) if step is None or note not in step.notes]

    def name(self, element: str) -> str:
        """A claim with its number, or a step, as the title of a mark names it."""
        if element in self.scene.boxes:
            return (
                f"{self.labels[element]} {self.scene.wording.quote(shorten(self.scene.boxes[element].text, MENTION))}"
            )
        premises = self.scene.steps[element].premises
        key = "picture.step-from-several" if len(premises) > 1 else "picture.step-from"
        return self.scene.wording.word(key, claim=self.name(premises[0]))

    def describe(self, entry: MatrixEntry) -> str:
        """A mark in words."""
        step, premise, wording = entry.step, self.rows[entry.row], self.scene.wording
        others = wording.join(self.labels[other] for other in step.premises if other != premise)
        joined = f" {wording.word('picture.together-with')} {others}" if others else ""
        words = f"{self.name(premise)}{joined} {step.look.verb(wording)} {self.name(step.target)}"
        is_open = wording.word("mark.open.heading") if step.is_open else ""
        remark = wording.join((self.scene.change_word(step.change), is_open, *step.notes))
        return f"{words} ({remark})" if remark else words


def build_matrix(scene: Scene) -> Matrix:
    """The matrix of a scene; UndrawableError if it would be too large."""
    if not matrix_fits(scene):
        columns, marks = _size(scene)
        raise UndrawableError(
            f"the map is too large for a matrix (columns: {columns:,}, at most {MOST_COLUMNS:,}; marks: {marks:,}, at "
            f"most {MOST_MARKS:,}); --focus ID --depth 1 shows what is around a claim, html as a tree lists the "
            "relations of each"
        )
    rows = tuple(scene.boxes)
    columns = (*rows, *_targets(scene))
    labels = {claim: str(number) for number, claim in enumerate(rows, 1)}
    labels |= {step: _letters(number) for number, step in enumerate(columns[len(rows) :])}
    places = {element: number for number, element in enumerate(columns)}
    cells: dict[tuple[int, int], list[tuple[DrawnStep, bool]]] = {}
    for step in scene.steps.values():
        for number, premise in enumerate(step.premises):
            cells.setdefault((places[premise], places[step.target]), []).append((step, number == 0))
    entries = [
        MatrixEntry(row, column, step, rank, len(steps), is_first)
        for (row, column), steps in cells.items()
        for rank, (step, is_first) in enumerate(steps)
    ]
    return Matrix(scene, rows, columns, labels, entries)


def matrix_fits(scene: Scene) -> bool:
    """Whether a scene is small enough for a matrix."""
    columns, marks = _size(scene)
    return columns <= MOST_COLUMNS and marks <= MOST_MARKS


def _size(scene: Scene) -> tuple[int, int]:
    """The numbers of columns and of marks."""
    return len(scene.boxes) + len(_targets(scene)), sum(len(step.premises) for step in scene.steps.values())


def list_matrix_legend(matrix: Matrix, joined: str) -> Iterator[LegendEntry]:
    """The entries of the legend, in a fixed order; `joined` says how premises are shown that are needed together."""
    wording = matrix.scene.wording
    word = wording.word
    roles = {entry.step.role for entry in matrix.entries}
    shown: set[tuple[str, str, bool]] = set()
    for role, look in LOOKS.items():
        kind = (look.tone, look.arrow, is_hollow(role))
        if role in roles and kind not in shown:
            shown.add(kind)
            yield LegendEntry(word(f"legend.matrix.{role}") if is_hollow(role) else look.verb(wording), cell=role)
    if any(len(entry.step.premises) > 1 for entry in matrix.entries):
        yield LegendEntry(joined)
    if len(matrix.columns) > len(matrix.rows):
        yield LegendEntry(word("legend.matrix.step"))
    if any(box.mark for box in matrix.scene.boxes.values()):
        yield LegendEntry(f"\u00a0{word('legend.open')}", None, OpenMark.OPEN.words(wording))
    if any(box.strength is not None for box in matrix.scene.boxes.values()):
        measure = matrix.scene.measure
        key = "legend.matrix.strength-by" if measure else "legend.matrix.strength"
        yield LegendEntry(word(key, measure=measure), explains="strength")


def _targets(scene: Scene) -> list[str]:
    """The steps that other steps bear on, in the order of the scene."""
    onto = {step.target for step in scene.steps.values()}
    return [step for step in scene.steps if step in onto]


def _letters(number: int) -> str:
    """The letters that count from 0: a to z, aa, ab and so on.

    >>> _letters(0), _letters(25), _letters(26), _letters(27), _letters(701), _letters(702)
    ('a', 'z', 'aa', 'ab', 'zz', 'aaa')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
