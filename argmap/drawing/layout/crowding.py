"""How crowded a picture would be, estimated before anything is laid out.

Every claim hangs below one other claim by one line. Most of its further relations are shown by pairs of numbered flags.
Nobody looks up a number among many hundreds, and drawing so many takes longer than anybody waits.
"""

from __future__ import annotations

from collections import Counter

from argmap.drawing.layout import matrix_plan
from argmap.drawing.layout.box_text import guess_height, least_width
from argmap.drawing.scene.matrix import matrix_fits
from argmap.drawing.scene.scene import Scene
from argmap.drawing.style.paper import MOST_SHRUNK, Page
from argmap.drawing.style.style import Arrangement, Style
from argmap.drawing.undrawable import UndrawableError

MOST_ELSEWHERE = 2_000
"""Relations to elsewhere in a picture that are drawn at all."""
HARD_TO_FOLLOW = 300
"""Relations to elsewhere in a picture from which on it comes with a caution."""
MANY_SHEETS = 20
"""Estimated sheets from which on one picture to scroll is made, unless a page is asked for; real ones are more."""
MOST_WORK = 100_000
"""Sheets times the relations that lead to one claim, each of which is looked at for each sheet; more takes a minute."""


def count_elsewhere(scene: Scene) -> int:
    """The number of relations besides those by which claims hang below one another."""
    return max(0, len(scene.steps) - sum(step is not None for step in scene.homes.values()))


def refuse_crowd(scene: Scene) -> None:
    """Raises UndrawableError for a scene with more relations than a picture can show."""
    elsewhere = count_elsewhere(scene)
    if elsewhere > MOST_ELSEWHERE:
        raise UndrawableError(
            f"{len(scene.boxes):,} claims with {len(scene.steps):,} relations are too dense for a picture: "
            f"{elsewhere:,} of them would be pairs of numbers; {_instead(scene)}"
        )


def caution(scene: Scene) -> str:
    """Says that a picture of a scene is hard to read, or has another size than its page; "" if neither."""
    if scene.style.layout is Arrangement.MATRIX:
        return matrix_plan.caution(scene)
    elsewhere = count_elsewhere(scene)
    if elsewhere <= HARD_TO_FOLLOW:
        return ""
    return f"{elsewhere:,} relations are pairs of numbers in the picture and are hard to follow; {_instead(scene)}"


def _instead(scene: Scene) -> str:
    """What shows the relations of a scene better than lines."""
    matrix = "--layout matrix draws a table of them, " if matrix_fits(scene) else ""
    return f"{matrix}html lists them at each claim, --focus ID --depth 1 draws what is around a claim"


def guess_sheets(scene: Scene) -> int:
    """The least number of sheets that the boxes of a scene fill; 1 for a page without end."""
    page = scene.style.sheet
    if page.is_endless:
        return 1
    across, down = page.inner
    least = least_width(scene.style.box)
    filled = sum(least * guess_height(box, least) for box in scene.boxes.values())
    return 1 + int(filled * MOST_SHRUNK**2 / (across * down))


def refuse_slow_sheets(scene: Scene) -> None:
    """Raises UndrawableError where it would take very long to divide a scene into sheets."""
    hub = max(Counter(step.target for step in scene.steps.values()).values(), default=0)
    if guess_sheets(scene) * hub > MOST_WORK:
        raise UndrawableError(
            f"{hub:,} relations lead to one claim, which is too many to divide among sheets of {scene.style.page}; "
            "--page screen draws one picture, html is a page to search"
        )


def scrolls(style: Style, sheets: int) -> bool:
    """Whether a picture that nobody asked a page for is better one to scroll than on so many sheets."""
    return style.page is not Page.SCREEN and sheets > MANY_SHEETS
