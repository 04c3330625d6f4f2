"""The widget: its map, the selected claim, and what it sends of both to the page in the notebook.

The page sends nothing but the selected claim, and whatever else comes from there is dropped.
"""

from __future__ import annotations

from importlib import resources
from typing import Any

import anywidget
import traitlets

from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.notebook.widget_look import WidgetLook, WidgetPage


class MapWidget(anywidget.AnyWidget):
    """A map in a notebook; made by `argmap.widget`.

    - `map`: the map that is shown. Another map or document can replace it: claims whose ids are in both maps stay
      folded or selected.
    - `selected`: the id of the claim that is selected, or None; KeyError, with the nearest id, for an unknown one.
    """

    _esm = resources.files("argmap.notebook").joinpath("page", "widget.js").read_text("utf-8")
    _page = traitlets.Unicode().tag(sync=True)
    _title = traitlets.Unicode().tag(sync=True)
    _height = traitlets.Int().tag(sync=True)
    map = traitlets.Any()
    selected = traitlets.Unicode(None, allow_none=True).tag(sync=True)

    def __init__(self, debate: ArgumentMap | Document, look: WidgetLook) -> None:
        self._look = look
        self._shown = WidgetPage("", "", frozenset())
        super().__init__(map=debate, _height=look.height)

    @traitlets.validate("map")
    def _accept_map(self, proposal: dict[str, Any]) -> ArgumentMap:
        debate = _map_of(proposal["value"])
        self._shown = self._look.page_of(debate)
        return debate

    @traitlets.observe("map")
    def _show_map(self, _: object) -> None:
        with self.hold_sync():
            if self.selected not in self._shown.claims:
                self.selected = None
            self._page, self._title = self._shown.html, self._shown.title

    @traitlets.validate("selected")
    def _accept_selected(self, proposal: dict[str, Any]) -> str | None:
        claim = proposal["value"]
        if claim is not None and claim not in self._shown.claims:
            self.map.claim(claim)
            raise ValueError(f"'{claim}' is not in the part of the map that this widget shows")
        return claim

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Takes what the page has selected; a claim that is not there any more was in the map before this one."""
        claim = sync_data.get("selected", "")
        if claim is None or (isinstance(claim, str) and claim in self._shown.claims):
            super().set_state({"selected": claim})

    def __repr__(self) -> str:
        return f"MapWidget({self.map!r}, selected={self.selected!r})"

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """The live page, and for a notebook without a kernel a picture."""
        bundle, metadata = super()._repr_mimebundle_(**options) or ({}, {})
        return {**bundle, "text/plain": repr(self), "text/html": self._look.picture_of(self.map)}, metadata


def _map_of(debate: ArgumentMap | Document) -> ArgumentMap:
    if isinstance(debate, Document):
        return debate.map
    if not isinstance(debate, ArgumentMap):
        raise TypeError(f"expected a map or a document, found {type(debate).__name__}")
    return debate
