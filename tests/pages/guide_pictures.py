"""Draws the pictures of the guide from the maps that come along: `python -m tests.pages.guide_pictures`."""

from __future__ import annotations

import argmap
from argmap.teach.exercise import Answers, Posed
from argmap.teach.exporting.figure_pictures import page_picture, sheet_picture
from argmap.teach.posing.pose_exercise import pose
from tests.pages.blocks import ROOT

FOLDER = ROOT / "argmap" / "guide" / "pictures"


def pictures() -> dict[str, str]:
    """The pictures of the page about teaching, by the names of their files."""
    rebuild = pose(argmap.load(ROOT / "maps" / "teaching" / "class-pet.yaml"), "rebuild-map", 7, 1)
    undercut = pose(argmap.load(ROOT / "maps" / "teaching" / "phones.yaml"), "undercut-or-rebuttal", 7, 1)
    return {
        "rebuild-map.svg": page_picture(rebuild.exercise.tasks[0]),
        "rebuild-map-key.svg": sheet_picture(rebuild.exercise.tasks[0], _answers(rebuild)),
        "undercut-or-rebuttal.svg": page_picture(undercut.exercise.tasks[0]),
    }


def _answers(posed: Posed) -> dict[str, str]:
    task = posed.exercise.tasks[0]
    answer = Answers.of_key(posed).answer_to(task)
    return {part: task.choice(names[0]) for part, names in answer.picked.items()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, picture in pictures().items():
        (FOLDER / name).write_text(picture, encoding="utf-8")
