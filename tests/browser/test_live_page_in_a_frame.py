"""The live page in a frame: it is shown to those that are named, works there, and is shown to nobody else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_live_page import wait_for_text
from tests.preview.conftest import Served, write_parks

PANEL = """<!DOCTYPE html><title>panel</title><iframe src="ADDRESS" style="width: 100%; height: 700px"></iframe>
<script>window.told = []; addEventListener("message", (event) => told.push([event.origin, event.data]));</script>"""


class Panel(BaseHTTPRequestHandler):
    """A page of another origin with the live page in a frame."""

    address = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PANEL.replace("ADDRESS", self.address).encode())

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@pytest.fixture
def panel() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Panel)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def open_panel(browser: Any, panel: str, served: Served) -> tuple[Any, Any]:
    Panel.address = served.address
    page = browser.new_page()
    page.set_default_timeout(20_000)
    page.goto(panel)
    return page, page.frames[1]


def test_who_is_named_shows_a_page_that_works(
    browser: Any, panel: str, serve: Callable[..., Served], tmp_path: Path
) -> None:
    file = write_parks(tmp_path)
    served = serve(file, "--no-browser", "--frame-ancestor", panel)
    page, frame = open_panel(browser, panel, served)
    frame.wait_for_selector("#world svg")
    frame.locator("#world g.node[data-id='air']").click()
    page.keyboard.press("a")
    wait_for_text(page, served, lambda text: "status: draft" not in text)
    page.keyboard.press("3")
    frame.locator("#editor").click()  # the frame stays where it is; the page around it is told the line
    page.wait_for_function("() => told.length > 0")
    ((origin, content),) = page.evaluate("told")
    assert origin == f"http://127.0.0.1:{served.port}"
    assert list(content) == ["argmapLine"]
    assert frame.locator("#world svg").count() == 1
    page.close()


def test_nobody_else_shows_it(browser: Any, panel: str, serve: Callable[..., Served], tmp_path: Path) -> None:
    others = ("--frame-ancestor", "vscode-webview:", "--frame-ancestor", "http://localhost:1")
    page, frame = open_panel(browser, panel, serve(write_parks(tmp_path), "--no-browser", *others))
    assert frame.url.startswith("chrome-error:")
    assert page.evaluate("told") == []
    page.close()
