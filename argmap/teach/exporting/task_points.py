"""The points of a task as students see them, where they are not the usual one point."""

from __future__ import annotations

from argmap.language.wording import Wording
from argmap.teach.exercise import TaskKey


def points_shown(key: TaskKey, wording: Wording) -> str:
    """The points in words, such as `points: 2`; empty for one point.

    >>> from argmap.language.wording import ENGLISH
    >>> points_shown(TaskKey(principle="sign", points=2.5), ENGLISH), points_shown(TaskKey(principle="sign"), ENGLISH)
    ('points: 2.5', '')
    """
    return wording.word("sheet.points", points=wording.number(key.points, "g")) if key.points != 1 else ""


def with_points(prompt: str, key: TaskKey, wording: Wording) -> str:
    """A question with its points behind it, unless it is worth one point."""
    shown = points_shown(key, wording)
    return f"{prompt} ({shown})" if shown else prompt
