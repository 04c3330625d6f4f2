"""What a renderer is: one object that turns a map into text or a picture for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from argmap.model.elements import ArgumentMap
from argmap.render._style import Style


class Draw(Protocol):
    """Shows a map; `strengths` in [0, 1] are by claim id. The same arguments give the same bytes."""

    def __call__(
        self, debate: ArgumentMap, strengths: Mapping[str, float] | None = None, style: Style | None = None
    ) -> str | bytes: ...


@dataclass(frozen=True, slots=True)
class Renderer:
    """One renderer. `suffixes` are those of files that it writes; `doc` is the module's description."""

    name: str
    doc: str
    suffixes: tuple[str, ...]
    render: Draw
