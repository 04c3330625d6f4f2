"""A limit of memory is set from outside, and where it cannot be set, pictures are drawn all the same."""

from __future__ import annotations

import subprocess
import sys

import pytest

from argmap.diagnostics import ArgmapError
from argmap.drawing.graphviz.engine import Engine, draw

resource = pytest.importorskip("resource")
READS = "import sys; sys.stdin.read(); "


def engine(code: str) -> Engine:
    return Engine("fake", (sys.executable, "-c", READS + code, "--"))


def test_the_limit_is_set_before_the_engine_gets_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    options = {}
    start = subprocess.Popen

    def watch(*arguments, **given):
        options.update(given)
        return start(*arguments, **given)

    monkeypatch.setattr(subprocess, "Popen", watch)
    shown = draw("", "svg", engine=engine("import resource; print(resource.getrlimit(resource.RLIMIT_AS)[0])"))
    assert options.get("preexec_fn") is None
    assert shown == b"2000000000\n"


@pytest.mark.parametrize("error", [OSError(1, "Operation not permitted"), ValueError("not allowed"), None])
def test_a_limit_that_cannot_be_set_stops_no_picture(monkeypatch: pytest.MonkeyPatch, error: Exception | None) -> None:
    if error is None:
        monkeypatch.delattr(resource, "prlimit", raising=False)  # as on macOS
    else:

        def refuse(*_: object) -> None:
            raise error

        monkeypatch.setattr(resource, "prlimit", refuse, raising=False)
    assert draw("", "svg", engine=engine("print('picture')")) == b"picture\n"
    with pytest.raises(ArgmapError, match=r"fake failed \(exit code 3\); the map"):
        draw("", "svg", engine=engine("sys.exit(3)"))
