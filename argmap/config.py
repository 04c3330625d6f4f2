"""Settings of a project: `argmap.toml`, or the table `[tool.argmap]` of `pyproject.toml`, nearest to a map.

This module finds the settings and checks their form; those who use a setting know what it means. Mistakes are
diagnostics like those in maps. Names of rules are checked where the rules are known, with `Settings.fault`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from argmap.codes import Code
from argmap.diagnostics import ArgmapError, Diagnostic, Severity, Span, diagnose, did_you_mean, one_line
from argmap.patterns import compile_later
from argmap.syntax.files import is_file, is_folder, read_bytes, real_path

NEVER = "never"
THRESHOLDS = (*(severity.value for severity in Severity), NEVER)
"""The values of `fail-on`: the lowest severity that makes a run fail."""
OWN_FILE = "argmap.toml"
_MENTION = compile_later(rb"\btool\W{1,9}argmap\b|\btool\W{0,4}[]=]")
"""Every TOML text that has the table matches: `tool.argmap` in any spelling, or a table `tool` as a whole."""
_MOST_BASES = 10


class ConfigError(ArgmapError):
    """Settings that cannot be used; `diagnostics` say why, all about one file, whose text is `text`."""

    def __init__(self, diagnostics: Sequence[Diagnostic], text: str) -> None:
        self.diagnostics = tuple(diagnostics)
        self.text = text
        super().__init__("\n".join(map(one_line, self.diagnostics)))


class Settings(NamedTuple):
    """The settings of a project. Patterns are relative to the folder of `file`.

    - `fail_on`: the lowest severity that makes a run fail, or `never`; None if not set.
    - `select`: selectors of the only rules to run (names, codes or code prefixes); None if not set.
    - `ignore`, `extend_select`: selectors of rules to leave out, and of rules to run as well.
    - `per_file_ignores`: pattern → selectors of the rules to leave out in the files that it matches.
    - `severity`: selector of rules → severity.
    - `rules`: name of a rule → its options.
    - `render`: options of pictures.
    - `language`: the language of maps that state none; None if not set.
    - `exclude`: patterns of files and folders to leave out.
    - `include_root`: the folder, as seen from that of `file`, which files that a map includes may not leave; None for
      the folder of the map.
    - `file`, `text`: the file with the settings and its text; None and empty without settings.
    - `table`: the keys that lead to the settings in the file, such as `("tool", "argmap")`.
    """

    fail_on: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    severity: Mapping[str, str] = MappingProxyType({})
    rules: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    render: Mapping[str, Any] = MappingProxyType({})
    language: str | None = None
    exclude: tuple[str, ...] = ()
    include_root: str | None = None
    file: Path | None = None
    text: str = ""
    table: tuple[str, ...] = ()

    def fault(self, keys: Sequence[str], message: str, item: str | None = None) -> ConfigError:
        """The error about a setting, at its key or at a text below it."""
        return ConfigError([self.place(keys, message, item)], self.text)

    def include_folder(self) -> Path | None:
        """The folder that files included by a map may not leave; None for the folder of the map.

        Raises ConfigError if it is not the folder of the settings or one below it.
        """
        if self.include_root is None or self.file is None:
            return None
        own = real_path(self.file.parent)
        folder = real_path(own / self.include_root)
        if not folder.is_relative_to(own):
            message = f"'include-root' is '{self.include_root}'; expected the folder of this file, '.', or one below it"
            raise self.fault(["include-root"], message)
        return folder

    def means(self, file: Path, pattern: str) -> bool:
        """Whether a pattern matches this file: a part of its path, or its path below the folder of the settings."""
        if self.file is None:
            return False
        path, folder = real_path(file), self.file.parent
        relative = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()
        if "/" not in pattern:
            return any(fnmatchcase(part, pattern) for part in relative.split("/"))
        pattern = pattern.removeprefix("./").rstrip("/")
        return fnmatchcase(relative, pattern) or fnmatchcase(relative, f"{pattern}/*")

    def place(self, keys: Sequence[str], message: str, item: str | None = None) -> Diagnostic:
        """The diagnostic about a setting, at its key or at a text below it."""
        from argmap.syntax.toml import locate

        span = locate(self.text, [*self.table, *keys], item)
        return _diagnostic(self.file, Code.WRONG_SETTING, message, span)


def settings_for(path: Path) -> Settings:
    """The settings that apply to a file or folder: the first settings file from its folder upward, else none.

    Raises ConfigError, with every mistake, if the file is not TOML or has an unknown key or a wrong value.
    """
    here = real_path(path if is_folder(path) else path.parent)
    for folder in (here, *here.parents):
        own_file = folder / OWN_FILE
        if is_file(own_file):
            return _read(own_file)
        project = folder / "pyproject.toml"
        if is_file(project) and _MENTION.search(read_bytes(project)) is not None:
            settings = _read(project)
            if settings.table:
                return settings
    return Settings()


def _read(file: Path, extended: tuple[Path, ...] = ()) -> Settings:
    """The settings of one file; `table` is empty for a project file that has none."""
    from argmap.syntax.toml import TomlError, parse

    text = ""
    try:
        text = read_bytes(file).decode("utf-8-sig")
        table: Any = parse(text)
    except UnicodeDecodeError as error:
        fault = _diagnostic(file, Code.SETTINGS_SYNTAX, "the file is not UTF-8; save it as UTF-8", Span.of(1, 1, 1, 1))
        raise ConfigError([fault], text) from error
    except TomlError as error:
        raise ConfigError(
            [_diagnostic(file, Code.SETTINGS_SYNTAX, f"the file is not valid TOML: {error}", error.span)], text
        ) from error
    path: tuple[str, ...] = ()
    if file.name == "pyproject.toml":
        tool = table.get("tool", {})
        if not isinstance(tool, dict) or "argmap" not in tool:
            return Settings()
        table, path = tool["argmap"], ("tool", "argmap")
    bare = Settings(file=file, text=text, table=path)
    if not isinstance(table, dict):
        raise bare.fault([], "'tool.argmap' must be a table")
    return _Checker(bare, table, extended).settings()


class _Checker:
    """Reads one table and collects its mistakes."""

    def __init__(self, bare: Settings, table: dict[str, Any], extended: tuple[Path, ...]) -> None:
        self.bare = bare
        self.table = table
        self.extended = extended
        self.faults: list[Diagnostic] = []

    def settings(self) -> Settings:
        values: dict[str, Any] = {}
        base = Settings()
        for key, value in self.table.items():
            if key == "extend":
                base = self._base(value)
            elif key in _READERS:
                try:
                    values[key.replace("-", "_")] = _READERS[key](value)
                except _WrongError as error:
                    where = [key, *error.keys]
                    message = f"'{where[-1]}' is {_show_key(error.value)}; {error}"
                    self.faults.append(self.bare.place(where, message))
            else:
                key_names = [*_READERS, "extend"]
                hint = did_you_mean(key, key_names) or f"; the settings are {', '.join(key_names)}"
                fault = self.bare.place([key], f"there is no setting '{key}'{hint}")
                self.faults.append(_diagnostic(self.bare.file, Code.UNKNOWN_SETTING, fault.message, fault.span))
        if self.faults:
            raise ConfigError(self.faults, self.bare.text)
        for key in ("per_file_ignores", "severity", "rules", "render"):
            values[key] = {**getattr(base, key), **values.get(key, {})}
        place: dict[str, Any] = {"file": self.bare.file, "text": self.bare.text, "table": self.bare.table}
        return base._replace(**{**values, **place})

    def _base(self, value: Any) -> Settings:
        """The settings of the file that this one extends."""
        assert self.bare.file is not None
        if not isinstance(value, str):
            self.faults.append(self.bare.place(["extend"], f"'extend' is {_show_key(value)}; expected a file name"))
            return Settings()
        file = real_path(self.bare.file.parent / value)
        seen = (*self.extended, self.bare.file)
        if file in seen or len(seen) > _MOST_BASES:
            self.faults.append(self.bare.place(["extend"], f"'extend' leads back to this file: {value}"))
            return Settings()
        if not is_file(file):
            self.faults.append(self.bare.place(["extend"], f"'extend' names {value}, which does not exist"))
            return Settings()
        return _read(file, seen)


def _diagnostic(file: Path | None, code: Code, message: str, span: Span | None) -> Diagnostic:
    place = diagnose(code, message, span)
    return Diagnostic(place.code, place.rule, place.severity, message, str(file) if file else None, span)


def _show_key(value: Any) -> str:
    return f"'{value}'" if isinstance(value, str) else repr(value)[:60]


class _WrongError(ValueError):
    """A value that a setting cannot have; `keys` lead to it from the setting."""

    def __init__(self, value: Any, message: str, *keys: str) -> None:
        super().__init__(message)
        self.value = value
        self.keys = keys


def _one_of(value: Any, names: Sequence[str], *keys: str) -> str:
    if not isinstance(value, str) or value not in names:
        raise _WrongError(value, f"expected one of {', '.join(names)}{did_you_mean(str(value), names)}", *keys)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _WrongError(value, "expected a string")
    return value


def _texts(value: Any, what: str = "strings", *keys: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise _WrongError(value, f"expected a list of {what}", *keys)
    return tuple(value)


def _rules(value: Any, *keys: str) -> tuple[str, ...]:
    return _texts(value, "names or codes of rules", *keys)


def _table(value: Any, what: str, *keys: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _WrongError(value, f"expected a table of {what}", *keys)
    return value


def _ignores(value: Any) -> dict[str, tuple[str, ...]]:
    table = _table(value, "patterns, each with a list of rules")
    return {pattern: _rules(rules, pattern) for pattern, rules in table.items()}


def _severities(value: Any) -> dict[str, str]:
    table = _table(value, "rules, each with a severity")
    return {rule: _one_of(level, [severity.value for severity in Severity], rule) for rule, level in table.items()}


def _options(value: Any) -> dict[str, dict[str, Any]]:
    table = _table(value, "rules, each with a table of options")
    return {rule: _table(options, "options", rule) for rule, options in table.items()}


_READERS: dict[str, Callable[[Any], Any]] = {
    "fail-on": lambda value: _one_of(value, THRESHOLDS),
    "select": _rules,
    "ignore": _rules,
    "extend-select": _rules,
    "per-file-ignores": _ignores,
    "severity": _severities,
    "rules": _options,
    "render": lambda value: _table(value, "options of pictures"),
    "language": _text,
    "exclude": _texts,
    "include-root": _text,
}
