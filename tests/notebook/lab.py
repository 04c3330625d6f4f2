"""The widget in real notebooks, by hand: `python -m tests.notebook.lab [FOLDER]` prints what held and what did not.

Starts JupyterLab and marimo on this machine, opens them in Chromium and works with a map as a person would: by clicks,
by keys, by cells that set what is selected. Needs the packages jupyterlab, marimo and playwright, Chromium, and npm for
axe-core. Pictures of what was to be seen are written to FOLDER, if it is given.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS, NAMES
from tests.house import ROOT

MAP, OTHER = ROOT / "maps" / "us-pakistan.yaml", ROOT / "maps" / "sunday-library.yaml"
FRAME = "iframe[sandbox='allow-scripts']"
LARGE = """
big = argmap.MapBuilder(title="A large map")
ids = [big.thesis("It is large.", id="t")]
for number in range(499):
    above = ids[0] if number < 12 else ids[number // 3]
    ids.append(big.claim(f"Claim number {number} says as much as claims of maps usually do.", id=f"c{number}"))
    big.support(ids[-1], above)
large = argmap.widget(big.build())
large"""
CELLS = (
    f"import argmap\nw = argmap.widget(argmap.load({str(MAP)!r}), strengths=True)\nw",
    "w.selected",
    "w.selected = 'distrust'",
    "w",
    "w.selected",
    f"w.map = argmap.load({str(OTHER)!r})\nw.selected",
    "v = argmap.widget(w.map, style=argmap.Style(theme='dark'))\nv",
    "v.close()",
    LARGE,
    "w.map",
)
APP = f"""
import marimo
app = marimo.App()

@app.cell
def _():
    import argmap, marimo as mo
    w = mo.ui.anywidget(argmap.widget(argmap.load({str(MAP)!r}), strengths=True))
    w
    return argmap, mo, w

@app.cell
def _(mo, w):
    mo.md(f"selected: {{w.value['selected']}}")

@app.cell
def _(mo):
    button = mo.ui.run_button(label="Set")
    button
    return (button,)

@app.cell
def _(button, w):
    if button.value:
        w.selected = "distrust"

@app.cell
def _(argmap):
    argmap.load({str(OTHER)!r})

if __name__ == "__main__":
    app.run()
"""


class Visit:
    """A visit to a page: what was asked for elsewhere, and what held."""

    def __init__(self, page: Any, address: str, shots: Path | None, name: str) -> None:
        self.page, self.shots, self.name = page, shots, name
        self.outside: list[str] = []
        self.count = 0
        page.on("request", lambda request: self._note(request.url, address))
        page.on("pageerror", lambda error: self.say("no error in the page", False, str(error)))

    def _note(self, url: str, address: str) -> None:
        self.count += 1
        if not url.startswith((address, address.replace("http", "ws"), "data:", "blob:", "about:")):
            self.outside.append(url)

    def say(self, what: str, is_so: bool, words: object = "") -> None:
        print(f"{self.name}: {'yes' if is_so else 'NO '}  {what}  {words}", flush=True)

    def shoot(self, name: str) -> None:
        if self.shots is not None:
            self.page.screenshot(path=self.shots / f"{self.name}-{name}.png")

    def check_axe(self, frame: Any, source: str) -> None:
        frame.evaluate(source)
        found = frame.evaluate("async () => (await axe.run()).violations.map((one) => one.id)")
        self.say("axe-core finds nothing in the frame", not found, found)

    def end(self) -> None:
        self.say(f"of {self.count} requests none goes elsewhere", not self.outside, self.outside[:5])


@contextmanager
def server(command: list[str], address: str, folder: Path) -> Iterator[None]:
    """A server, until the block ends; its settings and what it writes are in the folder."""
    places = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "IPYTHONDIR": "ipython"}
    env = {**os.environ, **{name: str(folder / place) for name, place in places.items()}, "PYTHONPATH": str(ROOT)}
    with (folder / "log.txt").open("w") as log:
        started = subprocess.Popen([sys.executable, "-m", *command], env=env, cwd=folder, stdout=log, stderr=log)
        try:
            for _ in range(120):
                try:
                    urllib.request.urlopen(address)
                    break
                except OSError:
                    time.sleep(0.5)
            yield
        finally:
            started.terminate()
            started.wait()


def in_lab(visit: Visit, address: str, axe: str) -> None:
    """JupyterLab: a notebook cell by cell."""
    page = visit.page
    page.goto(f"{address}/lab/tree/map.ipynb")
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
    page.get_by_text("| Idle").wait_for(timeout=60_000)
    page.wait_for_timeout(2000)  # it says so before it hears
    cells = page.locator(".jp-Notebook .jp-Cell")

    def run(number: int) -> Any:
        cells.nth(number).locator(".cm-content").click()
        page.keyboard.press("Shift+Enter")
        cells.nth(number).locator(".jp-InputPrompt", has_text=f"[{number + 1}]").wait_for()
        return cells.nth(number)

    first = run(0).frame_locator(FRAME)
    first.locator("[data-hash=trade]").click()
    visit.say("a click on a claim sets `selected`", run(1).locator(".jp-OutputArea-output").inner_text() == "'trade'")
    before = page.locator(".jp-Notebook .jp-WindowedPanel-outer").evaluate("(panel) => panel.scrollTop")
    run(2)
    first.locator("[data-hash=distrust].is-current").wait_for()
    after = page.locator(".jp-Notebook .jp-WindowedPanel-outer").evaluate("(panel) => panel.scrollTop")
    visit.say("`selected` shows a claim", True, f"the notebook scrolls by {after - before}")
    visit.shoot("selected")
    visit.check_axe(page.frames[1], axe)
    second = run(3).frame_locator(FRAME)
    second.locator("[data-hash=distrust].is-current").wait_for()
    second.locator("[data-hash=trade]").click()
    first.locator("[data-hash=trade].is-current").wait_for()
    visit.say("the same widget in two places selects in both", True)
    count = cells.count()
    for key in ("b", "d", "d", "x", "Enter", "Escape", "a"):
        page.keyboard.press(key)
    visit.say("keys in the map do nothing to the notebook", cells.count() == count)
    last = press_many(page, second)
    told = run(4).locator(".jp-OutputArea-output").inner_text()
    same = told == repr(last) == repr(first.locator(".is-current").get_attribute("data-hash"))
    visit.say("many keys end on the same claim everywhere", same, last)
    text = run(5).locator(".jp-OutputArea-output")
    visit.say("another map replaces it", text.count() == 0)
    first.get_by_role("heading", name="Open the library on Sundays").first.wait_for()
    third = run(6).frame_locator(FRAME)
    third.locator(":root[data-theme=dark] [data-hash=open]").wait_for()
    visit.shoot("two")
    run(7)
    page.wait_for_timeout(500)
    visit.say("a closed widget leaves no frame", cells.nth(6).locator("iframe").count() == 0)
    start = time.perf_counter()
    run(8).frame_locator(FRAME).locator("#counter:not(:empty)").wait_for()
    visit.say("500 claims are shown", True, f"{time.perf_counter() - start:.1f} s")
    visit.shoot("large")
    run(9)
    page.wait_for_timeout(500)
    visit.shoot("picture")
    page.evaluate("document.querySelector('.jp-Notebook').scrollIntoView()")
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)


def press_many(page: Any, frame: Any) -> str:
    """Presses keys in a map, as fast as can be; returns the id of the claim at which they end."""
    frame.locator(".is-current").focus()
    for key in ["ArrowDown"] * 12 + ["ArrowUp"] * 4:
        page.keyboard.press(key)
    page.wait_for_timeout(1500)
    return str(frame.locator(".is-current").get_attribute("data-hash"))


def without_kernel(visit: Visit, address: str) -> None:
    """The saved notebook in JupyterLab, whose kernel is gone."""
    page = visit.page
    page.goto(f"{address}/lab/tree/saved.ipynb")
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
    page.wait_for_timeout(4000)
    output = page.locator(".jp-Notebook .jp-Cell").first.locator(".jp-OutputArea-output").first
    shown = output.locator("img").count() > 0 or output.locator("iframe").count() > 0
    visit.say("a saved notebook without a kernel shows the map", shown, "" if shown else output.inner_text())
    visit.shoot("saved")


def in_marimo(visit: Visit, address: str, axe: str) -> None:
    """marimo: an app, as on the page notebooks.md."""
    page = visit.page
    page.goto(address)
    frame = page.frame_locator(FRAME)
    frame.locator("[data-hash=trade]").click(timeout=60_000)
    page.get_by_text("selected: trade").wait_for()
    visit.say("a click on a claim sets `selected`", True)
    page.get_by_role("button", name="Set").click()
    frame.locator("[data-hash=distrust].is-current").wait_for()
    visit.say("`selected` shows a claim", True)
    last = press_many(page, frame)
    visit.say("many keys end on the same claim in both", page.get_by_text(f"selected: {last}").count() == 1, last)
    visit.check_axe(next(frame for frame in page.frames if frame.parent_frame and frame.locator("#world").count()), axe)
    visit.shoot("app")


def main() -> None:
    shots = Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else None
    if shots is not None:
        shots.mkdir(parents=True, exist_ok=True)
    path = next(filter(None, map(shutil.which, NAMES)))
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        axe = _axe(folder)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)

        def visit(address: str, name: str) -> Visit:
            return Visit(browser.new_page(viewport={"width": 1300, "height": 1000}), address, shots, name)

        address = "http://127.0.0.1:8931"
        _write_notebook(folder / "map.ipynb")
        lab = ["jupyter", "lab", "--no-browser", "--ip=127.0.0.1", "--port=8931", "--IdentityProvider.token="]
        lab += ["--allow-root", f"--ServerApp.root_dir={folder}"]
        with server(lab, f"{address}/api", folder):
            live = visit(address, "lab")
            in_lab(live, address, axe)
            live.end()
            live.page.close()
            saved = nbformat.read(folder / "map.ipynb", 4)
            saved.metadata["kernelspec"] = {"name": "gone", "display_name": "Gone", "language": "python"}
            nbformat.write(saved, folder / "saved.ipynb")
            later = visit(address, "saved")
            without_kernel(later, address)
            later.end()
        (folder / "app.py").write_text(APP, encoding="utf-8")
        address = "http://127.0.0.1:8932"
        run = ["marimo", "run", "app.py", "--headless", "--host=127.0.0.1", "--port=8932", "--no-token"]
        with server(run, address, folder):
            app = visit(address, "marimo")
            in_marimo(app, address, axe)
            app.end()
        browser.close()


def _write_notebook(path: Path) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, path)


def _axe(folder: Path) -> str:
    subprocess.run(["npm", "install", "--silent", "--prefix", folder, "axe-core@4.x"], check=True)
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
