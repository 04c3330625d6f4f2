"""Settings in pyproject.toml: which file counts, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.config import Settings, settings_for
from argmap.diagnostics import ArgmapError


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "pyproject.toml"
    file.write_text(text)
    return file


def test_the_nearest_file_with_the_table_counts(tmp_path: Path) -> None:
    outer = write(tmp_path, '[tool.argmap]\nfail-on = "warning"\nignore = ["long-claim", "ARG303"]\n')
    write(tmp_path / "a" / "b", '[project]\nname = "argmap-maps"\n')
    expected = Settings("warning", ("long-claim", "ARG303"), outer.resolve())
    assert settings_for(tmp_path / "a" / "b" / "map.yaml") == expected
    assert settings_for(tmp_path / "a" / "b") == expected
    write(tmp_path / "a", "[tool]\nargmap = {}\n")
    assert settings_for(tmp_path / "a" / "b" / "map.yaml") == Settings(
        None, (), (tmp_path / "a").resolve() / "pyproject.toml"
    )


def test_no_file_means_no_settings(tmp_path: Path) -> None:
    assert settings_for(tmp_path / "none" / "map.yaml") == Settings()


def test_a_broken_file_without_our_table_is_none_of_our_business(tmp_path: Path) -> None:
    write(tmp_path, "[[[")
    assert settings_for(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('fail_on = "error"', "does not take 'fail_on'; did you mean 'fail-on'"),
        ("zzz = 1", "does not take 'zzz'; it takes fail-on and ignore"),
        ('fail-on = "warnings"', "did you mean 'warning'"),
        ("fail-on = 3", "'fail-on' is 3; expected one of error, warning, info, never"),
        ('ignore = "long-claim"', "expected a list of names or codes"),
        ("ignore = [1]", "expected a list of names or codes"),
        ("ignore = [", "is not TOML"),
    ],
)
def test_what_is_wrong_is_said_with_the_file(tmp_path: Path, table: str, message: str) -> None:
    write(tmp_path, f"[tool.argmap]\n{table}\n")
    with pytest.raises(ArgmapError, match=message) as raised:
        settings_for(tmp_path)
    assert "pyproject.toml" in str(raised.value)


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "[tool]\nargmap = 1\n")
    with pytest.raises(ArgmapError, match="must be a table"):
        settings_for(tmp_path)
