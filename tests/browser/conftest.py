"""A real browser on pages as the renderer writes them: the system's Chromium, driven by Playwright, without network.

Each page is watched: whatever test uses it fails when the page breaks its own security policy, asks for an address,
shows a dialog or has an error.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from argmap.drawing import About, Style, render
from argmap.model.elements import ArgumentMap
from tests.npm import installed, missing
from tests.preview.conftest import serve as serve

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""


@dataclass
class Watched:
    """A page and what it did that it should not do."""

    page: Any
    has_script: bool
    faults: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser for the tests of a file. After them no event loop runs, so that others can start theirs."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        missing(f"install Chromium (one of {', '.join(NAMES)} on PATH) to test pages in a browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("install the 'dev' extra (playwright) to test pages in a browser")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """A function from the text of a page to the page in the browser; keyword options go to the browser's context."""
    contexts: list[Any] = []
    watched: list[Watched] = []

    def opened(text: str, anchor: str = "", **options: Any) -> Any:
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_text(text, encoding="utf-8")
        options = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options}
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        found = Watched(page, options.get("java_script_enabled", True))
        watched.append(found)
        page.add_init_script(WATCH)
        page.on("pageerror", lambda error: found.faults.append(f"error: {error}"))
        page.on("console", lambda message: found.faults.append(f"console: {message.text}"))
        page.on("dialog", lambda dialog: (found.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: _note_request(found, request.url, file))
        page.goto(file.as_uri() + anchor)
        if found.has_script:
            settle(page)
        return page

    yield opened
    faults = [fault for one in watched for fault in one.faults]
    violations = [what for one in watched if one.has_script for what in one.page.evaluate("window.violations")]
    for context in contexts:
        context.close()
    assert faults + violations == []


@pytest.fixture
def show(open_page: Callable[..., Any]) -> Callable[..., Any]:
    """A function from a map to the page that shows all of it; with `as_opened`, as a reader first sees it."""

    def shown(
        debate: ArgumentMap,
        about: About | None = None,
        *,
        style: Style | None = None,
        anchor: str = "",
        as_opened: bool = False,
        **options: Any,
    ) -> Any:
        text = str(render(debate, "html", about=about or About(), style=style or Style()))
        page = open_page(text, anchor, **options)
        if not as_opened and options.get("java_script_enabled", True):
            page.click("#unfold-all")
            settle(page)
        return page

    return shown


def _note_request(found: Watched, url: str, file: Path) -> None:
    if url.split("#")[0] != file.as_uri() and not url.startswith(("data:", "blob:")):
        found.faults.append(f"request: {url}")


def settle(page: Any) -> None:
    """Waits until what was changed is drawn: two frames, as the page draws in the next, once all is unfolded."""
    page.wait_for_selector("[aria-busy=true]", state="detached")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core."""
    folder = installed(tmp_path_factory, "axe", "axe-core@4.x")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
