"""What the cache holds comes back whole, and it stays within bounds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from argmap.batch import cache as module
from argmap.batch.cache import Cache
from argmap.diagnostics import Diagnostic, Edit, Fix, Related, Severity, Span
from argmap.model.source.coverage import Sentence
from argmap.model.structure.map_figures import Figures
from argmap.report import Checked
from argmap.syntax.caching import default_folder

FOUND = Diagnostic(
    "ARG999", "a-rule", Severity.INFO, "wrong", "x.yaml", Span.of(1, 2, 3, 4), "el",
    (Related("here", Span.of(5, 6, 7, 8), "other"), Related("there")),
    Fix("mend", (Edit(Span.of(9, 10, 11, 12), "new"), Edit(Span.of(1, 1, 1, 1), "")), safe=False),
)  # fmt: skip
PLAIN = Diagnostic("ARG998", "b-rule", Severity.ERROR, "wrong too", "x.yaml")


def entries(folder: Path) -> int:
    with sqlite3.connect(next(folder.glob("*.sqlite"))) as database:
        return database.execute("select count(*) from results").fetchone()[0]


@pytest.mark.parametrize(
    "checked",
    [
        Checked("x.yaml", "", (FOUND, PLAIN), 3, True, ("f1", "f2"), Figures(0.25, 2)),
        Checked("x.yaml", "", (PLAIN,), 1, False, ("f",), Figures(None, 0), coverage=(Sentence(4, "So.", True),)),
        Checked("x.yaml", "", (), 0, False, (), None, coverage=()),
    ],
)
def test_a_result_comes_back_as_it_was(tmp_path: Path, checked: Checked) -> None:
    cache = Cache(tmp_path)
    cache.put("key", "x.yaml", None, checked)
    cache.close()
    assert Cache(tmp_path).get("key", "x.yaml") == checked
    assert Cache(tmp_path).get("other", "x.yaml") is None


def test_results_are_written_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BATCH", 2)
    cache = Cache(tmp_path)
    for number, written in enumerate((0, 2, 2, 4)):
        cache.put(str(number), "x.yaml", None, Checked("x.yaml", "", ()))
        assert entries(tmp_path) == written


def test_a_cache_that_has_grown_too_large_is_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    cache.put("key", "x.yaml", None, Checked("x.yaml", "", ()))
    cache.close()
    size = next(tmp_path.glob("*.sqlite")).stat().st_size
    for limit, left in ((size, 1), (size - 1, 0)):
        monkeypatch.setattr(module, "_MOST_BYTES", limit)
        Cache(tmp_path).close()
        assert entries(tmp_path) == left


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache(None)
    cache.put(cache.key("a"), "x.yaml", None, Checked("x.yaml", "", ()))
    cache.close()
    assert cache.get(cache.key("a"), "x.yaml") is None
    assert cache.warning is None


def test_parts_of_a_key_do_not_run_together(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert len({cache.key("ab", "c"), cache.key("a", "bc"), cache.key("abc")}) == 3


def test_the_cache_is_in_the_home_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ARGMAP_CACHE_DIR", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_folder() == tmp_path / ".cache" / "argmap"


def test_without_a_home_folder_nothing_is_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home(_: type[Path]) -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("ARGMAP_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", classmethod(no_home))
    assert default_folder() is None
    assert Cache(default_folder()).warning is None
