"""Settings: which file counts, what is refused, and where the fault is."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.config import ConfigError, Settings, settings_for


def write(folder: Path, text: str, name: str = "pyproject.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text)
    return file


def plain(settings: Settings) -> Settings:
    """Without the text, which only messages need."""
    return settings._replace(text="", table=())


def test_the_nearest_file_with_the_table_counts(tmp_path: Path) -> None:
    outer = write(tmp_path, '[tool.argmap]\nfail-on = "warning"\nignore = ["long-claim", "ARG303"]\n')
    write(tmp_path / "a" / "b", '[project]\nname = "argmap-maps"\n')
    expected = Settings(fail_on="warning", ignore=("long-claim", "ARG303"), file=outer.resolve())
    assert plain(settings_for(tmp_path / "a" / "b" / "map.yaml")) == expected
    assert plain(settings_for(tmp_path / "a" / "b")) == expected
    nearer = write(tmp_path / "a", "[tool]\nargmap = {}\n")
    assert plain(settings_for(tmp_path / "a" / "b" / "map.yaml")) == Settings(file=nearer.resolve())
    own = write(tmp_path / "a", 'language = "de"\n', "argmap.toml")
    assert plain(settings_for(tmp_path / "a" / "map.yaml")) == Settings(language="de", file=own.resolve())


def test_no_file_means_no_settings(tmp_path: Path) -> None:
    assert settings_for(tmp_path / "none" / "map.yaml") == Settings()


def test_a_broken_file_without_our_table_is_none_of_our_business(tmp_path: Path) -> None:
    write(tmp_path, "[[[")
    assert settings_for(tmp_path) == Settings()


def test_every_setting_is_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        """
fail-on = "info"
select = ["ARG1", "long-claim"]
extend-select = ["holding-hands"]
exclude = ["drafts/*"]
[per-file-ignores]
"old/*.yaml" = ["ARG4"]
[severity]
long-claim = "error"
[rules.long-claim]
words = 30
""",
        "argmap.toml",
    )
    settings = settings_for(tmp_path)
    assert settings.select == ("ARG1", "long-claim")
    assert settings.extend_select == ("holding-hands",)
    assert settings.exclude == ("drafts/*",)
    assert settings.per_file_ignores == {"old/*.yaml": ("ARG4",)}
    assert settings.severity == {"long-claim": "error"}
    assert settings.rules == {"long-claim": {"words": 30}}


def test_a_file_builds_on_another_one(tmp_path: Path) -> None:
    write(tmp_path, 'fail-on = "warning"\nlanguage = "de"\n[severity]\nARG1 = "info"\n', "base.toml")
    write(tmp_path / "maps", 'extend = "../base.toml"\nlanguage = "en"\nseverity = {ARG2 = "info"}\n', "argmap.toml")
    settings = settings_for(tmp_path / "maps")
    assert (settings.fail_on, settings.language) == ("warning", "en")
    assert settings.severity == {"ARG1": "info", "ARG2": "info"}
    write(tmp_path, 'extend = "maps/argmap.toml"\n', "base.toml")
    with pytest.raises(ConfigError, match="back to this file"):
        settings_for(tmp_path / "maps")
    write(tmp_path, 'fail-on = "no"\n', "base.toml")
    with pytest.raises(ConfigError, match=r"base\.toml:1:1: .*expected one of error"):
        settings_for(tmp_path / "maps")


@pytest.mark.parametrize(
    ("table", "place", "message"),
    [
        ('fail_on = "error"', "2:1", "no setting 'fail_on'; did you mean 'fail-on'"),
        ("zzz = 1", "2:1", "no setting 'zzz'; the settings are fail-on, select, ignore"),
        ('fail-on = "warnings"', "2:1", "did you mean 'warning'"),
        ("fail-on = 3", "2:1", "'fail-on' is 3; expected one of error, warning, info, never"),
        ('ignore = "long-claim"', "2:1", "expected a list of names or codes"),
        ("select = [1]", "2:1", "expected a list of names or codes"),
        ("ignore = [", "3:1", "the file is not valid TOML: "),
        ("language = ''", "2:1", "expected a string"),
        ("exclude = 'x'", "2:1", "expected a list of strings"),
        ("extend = 'none.toml'", "2:1", "names none.toml, which does not exist"),
        ("extend = 3", "2:1", "expected a file"),
        ("\n[tool.argmap.severity]\nARG1 = 'bad'", "4:1", "'ARG1' is 'bad'; expected one of error, warning, info"),
        ("rules = {long-claim = 3}", "2:10", "'long-claim' is 3; expected a table of options"),
        ("per-file-ignores = ['x']", "2:1", "expected a table of patterns"),
    ],
)
def test_what_is_wrong_is_said_with_the_place(tmp_path: Path, table: str, place: str, message: str) -> None:
    write(tmp_path, f"[tool.argmap]\n{table}\n")
    with pytest.raises(ConfigError) as raised:
        settings_for(tmp_path)
    assert message in str(raised.value)
    assert f"pyproject.toml:{place}: error[ARG04" in str(raised.value)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, "[tool.argmap]\nfailon = 1\nselect = 2\nlanguage = 3\n")
    with pytest.raises(ConfigError) as raised:
        settings_for(tmp_path)
    assert [d.span.start.line for d in raised.value.diagnostics if d.span] == [2, 3, 4]


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "[tool]\nargmap = 1\n")
    with pytest.raises(ConfigError, match="must be a table"):
        settings_for(tmp_path)
