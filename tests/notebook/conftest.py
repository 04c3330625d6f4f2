"""A page that stands in for a notebook: it runs the script of the widget with a model, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from argmap.notebook.map_widget import MapWidget
from tests.browser.conftest import WATCH, axe, browser

__all__ = ["axe", "browser"]

HOST = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Notebook</title>%(head)s
<style>body { background: %(paper)s; color: %(ink)s; margin: 0 } p { color: rgb(0 100 0) }</style></head>
<body><main><h1>A notebook</h1><p class="text">A cell.</p><div id="one"></div><div id="two"></div></main>
<script>
window.keys = [];
window.sent = [];
document.addEventListener("keydown", (event) => window.keys.push(event.key));
window.model = {
  state: %(state)s, listeners: {},
  get(name) { return this.state[name]; },
  set(name, value) { this.state[name] = value; this.tell(name); },
  save_changes() { window.sent.push(this.state.selected); },
  on(name, act) { (this.listeners[name] ??= []).push(act); },
  off(name, act) { this.listeners[name] = (this.listeners[name] ?? []).filter((other) => other !== act); },
  tell(name) { for (const act of this.listeners["change:" + name] ?? []) act(); },
};
</script>
<script type="module">
%(script)s
window.show = (id) => render({ model: window.model, el: document.getElementById(id) });
window.close = window.show("one");
</script></body></html>"""


class Notebook:
    """The page, and what it did that it should not do."""

    def __init__(self, page: Any, faults: list[str]) -> None:
        self.page, self.faults = page, faults

    def map(self, place: str = "one") -> Any:
        """The page of the map in one of the two places."""
        frame = self.page.frame_locator(f"#{place} iframe")
        frame.locator(".js #counter:not(:empty)").wait_for()
        return frame

    def python_sets(self, **state: Any) -> None:
        """What a cell does that sets traits of the widget."""
        for name, value in state.items():
            self.page.evaluate("([name, value]) => window.model.set(name, value)", [name, value])

    def selected(self, wanted: Any) -> None:
        """Waits until Python has this claim."""
        self.page.wait_for_function("(id) => window.model.state.selected === id", arg=wanted)

    def current(self, wanted: str, place: str = "one") -> None:
        """Waits until the page shows this claim as current."""
        self.map(place).locator(f"[data-hash='{wanted}'].is-current").wait_for()


@pytest.fixture
def notebook(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Notebook]]:
    """A function from a widget to a page that shows it once; keyword options are `paper`, `ink` and `head`."""
    contexts: list[Any] = []
    notebooks: list[Notebook] = []

    def opened(widget: MapWidget, **look: str) -> Notebook:
        state = {name: getattr(widget, name) for name in ("_page", "_title", "_height", "selected")}
        text = json.dumps(state).replace("<", "\\u003c")
        script = MapWidget._esm.replace("export default { render };", "")
        values = {"head": "", "paper": "white", "ink": "black", **look, "state": text, "script": script}
        file = tmp_path / f"notebook{len(contexts)}.html"
        file.write_text(HOST % values, encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": 1000, "height": 800}, reduced_motion="reduce"))
        page = contexts[-1].new_page()
        faults: list[str] = []
        page.add_init_script(WATCH)
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("console", lambda message: faults.append(f"console: {message.text}"))
        page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: _note_request(faults, request.url, file))
        page.goto(file.as_uri())
        notebooks.append(Notebook(page, faults))
        notebooks[-1].map()
        return notebooks[-1]

    yield opened
    faults = [fault for one in notebooks for fault in one.faults]
    violations = [v for one in notebooks for frame in one.page.frames for v in frame.evaluate("window.violations")]
    for context in contexts:
        context.close()
    assert faults + violations == []


def _note_request(faults: list[str], url: str, file: Path) -> None:
    if url != file.as_uri() and not url.startswith(("data:", "about:srcdoc")):
        faults.append(f"request: {url}")
