"""How each role looks and is called, decided once for all renderers; what a caller may choose.

No role is told by colour alone: border, line, arrowhead and word differ as well. Inks reach 4.5 : 1 on their papers and
on white (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from dataclasses import dataclass

TEXT = "#1b1f24"
MUTED = "#50565e"
PAGE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Style:
    """What a caller may choose.

    `box` is the least width of a box in a picture, `line` the width of a line in a terminal, both in characters.
    """

    box: int = 26
    line: int = 100
    legend: bool = True

    def __post_init__(self) -> None:
        if not 10 <= self.box <= 200 or not 40 <= self.line <= 1000:
            raise ValueError(f"a box takes 10 to 200 characters and a line 40 to 1,000, not {self.box} and {self.line}")


@dataclass(frozen=True, slots=True)
class Look:
    """The appearance of a claim in its role, and of the step that leads from it to its target.

    `says` is the verb of the step. `border`, `stroke` and `arrow` are words of Graphviz; `width` is in points.
    """

    word: str
    says: str
    ink: str
    paper: str
    border: str = "rounded"
    width: float = 1.2
    stroke: str = "solid"
    arrow: str = "normal"
    on_ink: bool = False


_BLUE, _LIGHT_BLUE = "#0b5394", "#edf4fb"
_RED, _LIGHT_RED = "#a12c0a", "#fdf0ea"
_GREEN, _LIGHT_GREEN = "#3b6212", "#f1f7e8"
_GREY, _LIGHT_GREY = "#50565e", "#f5f6f7"

LOOKS: dict[str, Look] = {
    "thesis": Look("thesis", "", "#1f2f4d", PAGE, "solid", 1.5, on_ink=True),
    "pillar": Look("pillar", "supports", _BLUE, _LIGHT_BLUE, "rounded", 2.2),
    "reason": Look("reason", "supports", _BLUE, _LIGHT_BLUE),
    "evidence": Look("evidence", "supports", _BLUE, PAGE, "note", 1.0),
    "backing": Look("backing", "supports", _BLUE, PAGE, "rounded,dashed"),
    "objection": Look("objection", "attacks", _RED, _LIGHT_RED, "solid", 2.2, "dashed", "tee"),
    "rebuttal": Look("rebuttal", "attacks", _RED, PAGE, "solid", 1.2, "dashed", "tee"),
    "undercut": Look("undercut", "attacks", _RED, PAGE, "dashed", 1.2, "dashed", "tee"),
    "context": Look("context", "goes with", _GREY, _LIGHT_GREY, "dotted", 1.2, "dotted", "odot"),
    "question": Look("question", "asks about", _GREY, PAGE, "dotted", 1.2, "dotted", "odot"),
    "recommendation": Look("recommendation", "goes with", _GREEN, _LIGHT_GREEN, "double", 1.0, "dotted", "odot"),
    "addresses": Look("answer", "addresses", _GREEN, _LIGHT_GREEN, "solid", 1.2, "dashed", "odiamond"),
    "recommends": Look("recommendation", "is recommended for", _GREEN, _LIGHT_GREEN, "double", 1.0, "dotted", "odot"),
    "claim": Look("claim", "", _GREY, PAGE, "rounded"),
}
"""Role of a claim or of a relation → look. The order is that of the legend."""
