"""Graphviz DOT with fixed positions: `dot -Tsvg` draws the same picture everywhere.

Boxes and lines carry their positions (`layout=nop2`). Without these it is the plain graph of the map: steps lead from
premises to targets, over a joint where premises join or where a step bears on a step.
"""

from __future__ import annotations

from argmap.drawing.graphviz.dot_graph import build_picture
from argmap.drawing.layout.crowding import refuse_crowd
from argmap.drawing.layout.matrix_plan import plan_matrix
from argmap.drawing.layout.picture_plan import plan
from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.style import Arrangement, Style
from argmap.model.elements import ArgumentMap


def render(debate: ArgumentMap, about: About, style: Style) -> str:
    """The DOT text of a map; UndrawableError for one that is too dense for a picture."""
    shown = build_scene(debate, about, style)
    if style.layout is Arrangement.MATRIX:
        return build_picture(plan_matrix(shown)).source
    refuse_crowd(shown)
    return build_picture(plan(shown)).source


RENDERER = Renderer("dot", __doc__, (".dot", ".gv"), render, draws_matrix=True)
