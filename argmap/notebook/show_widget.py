"""`argmap.widget`: the page of a map in the output of a notebook, with the selected claim in Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.diagnostics import missing_package
from argmap.drawing import Style
from argmap.notebook.widget_look import HEIGHT, WidgetLook

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.model.elements import ArgumentMap
    from argmap.notebook.map_widget import MapWidget


def widget(
    debate: ArgumentMap | Document,
    *,
    strengths: Mapping[str, float] | str | bool = False,
    style: Style | None = None,
    focus: str | None = None,
    depth: int | None = None,
    height: int = HEIGHT,
) -> MapWidget:
    """The page that `render` makes of a map as "html", as a widget for notebooks: Jupyter, VS Code, marimo.

    `selected` of the widget is the id of the claim that is selected in the page, or None, and can be set; `map` can be
    set to another map. Both can be observed, as traits can. Of a document, its sound part is shown.

    - `strengths`: in [0, 1] by claim id; or the name of a semantics, or True for the default one, which are then
      computed for each map that the widget shows.
    - `style`: as `render` has it, but for the matrix; with the theme "light" the page follows the notebook.
    - `focus`, `depth`: only this claim, its path to the thesis and what is below it; levels below it or the thesis.
    - `height`: of the page in the notebook, in pixels, 120 to 4,000.

    KeyError for an unknown claim or semantics, ValueError for a wrong option, ArgmapError without anywidget.
    """
    look = WidgetLook(strengths, style or Style(), focus, depth, height)
    try:
        from argmap.notebook.map_widget import MapWidget
    except ImportError:
        raise missing_package(
            "anywidget", "widgets in notebooks", "notebook", "without it, a map shows its picture"
        ) from None
    return MapWidget(debate, look)
