"""Finding the Graphviz engine, and ending it when it takes too much."""

import os
import stat
import sysconfig
from pathlib import Path

import pytest

from argmap.diagnostics import ArgmapError
from argmap.drawing.graphviz import engine
from argmap.drawing.graphviz.engine import draw, find


@pytest.fixture
def program(tmp_path: Path):
    def write(script: str, name: str = "engine") -> Path:
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return write


@pytest.fixture
def nothing_bundled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGMAP_DOT", raising=False)
    monkeypatch.setattr(engine, "script_folders", lambda: iter(()))
    monkeypatch.setattr(engine, "LIBRARY", "no_such_package")


def test_the_bundled_engine_is_found_beside_the_interpreter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGMAP_DOT", raising=False)
    monkeypatch.setenv("PATH", "")
    assert Path(find().command[0]).parent == Path(sysconfig.get_path("scripts"))
    assert b"<svg" in draw("digraph { a }", "svg")


def test_the_variable_comes_first(program, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = program('cat >/dev/null; echo "drawn with $*"')
    monkeypatch.setenv("ARGMAP_DOT", str(engine))
    assert find().command == (str(engine),)
    assert draw("digraph {}", "png", attributes={"dpi": "96"}) == b"drawn with -Tpng -Gdpi=96\n"


def test_a_variable_that_names_no_program_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_DOT", "/nowhere/dot")
    with pytest.raises(ArgmapError, match="ARGMAP_DOT is '/nowhere/dot'"):
        find()


def test_dot_on_the_path_comes_after_the_bundled_engine(
    program, nothing_bundled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    dot = program("true", "dot")
    monkeypatch.setenv("PATH", str(dot.parent))
    assert find().command == (str(dot),)
    bundled = program("true", "graphviz-pure")
    assert find().command == (str(bundled),)
    assert find("pdf").command == (str(dot),)


def test_without_any_engine_the_message_says_what_to_do(nothing_bundled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ArgmapError, match=r"install the package graphviz-pure.*ARGMAP_DOT"):
        draw("digraph {}", "svg")
    with pytest.raises(ArgmapError, match=r"can draw PDF was found; install argmap with its extra 'pdf'"):
        draw("digraph {}", "pdf")


def test_the_library_draws_where_no_program_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGMAP_DOT", raising=False)
    monkeypatch.setattr(engine, "script_folders", lambda: iter(()))
    monkeypatch.setenv("PATH", "")
    assert find().name == "pygraphviz"
    assert b"<svg" in draw('digraph { layout=nop2; a [pos="0,0"] }', "svg")
    with pytest.raises(ArgmapError, match="pygraphviz failed"):
        draw("digraph {", "svg")


def is_running(process: int) -> bool:
    """Whether a process is there and does something; one that has ended and waits for its parent is not running."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_an_engine_that_hangs_is_stopped_with_all_it_has_started(
    program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f"tail -f /dev/null & echo $! > {tmp_path}/child; wait"
    monkeypatch.setenv("ARGMAP_DOT", str(program(script)))
    with pytest.raises(ArgmapError, match=r"more than 1 s.*too large.*--depth"):
        draw("digraph {}", "svg", timeout=1)
    assert not is_running(int((tmp_path / "child").read_text()))


def test_an_engine_cannot_take_more_memory_than_it_may() -> None:
    boxes = "\n".join(f'n{n} [label="a rather long label, number {n}"]' for n in range(20_000))
    with pytest.raises(ArgmapError, match="within 40 MB; the map is too large"):
        draw(f"digraph {{ layout=nop2\n{boxes} }}", "svg", memory=40_000_000)


def test_what_an_engine_says_when_it_fails_is_passed_on(program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_DOT", str(program("cat >/dev/null; echo 'Warning: x' >&2; echo 'no font' >&2; exit 3")))
    with pytest.raises(ArgmapError, match=r"failed \(no font\)"):
        draw("digraph {}", "svg")
    monkeypatch.setenv("ARGMAP_DOT", str(program("exit 3", "silent")))
    with pytest.raises(ArgmapError, match=r"failed \(exit code 3\)"):
        draw("digraph {}" * 100_000, "svg")
