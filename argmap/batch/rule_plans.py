"""From the settings of a project and the options of a call to the plan of rules for one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from argmap.batch.rule_choice import Choice
from argmap.config import Settings, settings_for
from argmap.diagnostics import ArgmapError, Severity, did_you_mean
from argmap.rules import Plan, chosen, rule_named, selected


class Plans:
    """The plans for files of any number of folders; each settings file is read once."""

    def __init__(self, choice: Choice) -> None:
        self._choice = choice
        self._settings: dict[Path, Settings] = {}
        self._plans: dict[Path | None, Plan] = {}
        for option, selectors in zip(("--select", "--extend-select", "--ignore"), choice, strict=True):
            try:
                selected(selectors or ())
            except KeyError as error:
                raise ArgmapError(f"{option}: {error.args[0]}") from error

    def settings(self, folder: Path) -> Settings:
        """The settings for the files of a folder; ConfigError when they are wrong."""
        if folder not in self._settings:
            self._settings[folder] = settings_for(folder)
        return self._settings[folder]

    def plan(self, file: Path) -> Plan:
        """The plan for a file; ConfigError when its settings name a rule or an option that does not exist."""
        settings = self.settings(file.parent)
        if settings.file not in self._plans:
            self._plans[settings.file] = _plan(settings, self._choice)
        plan = self._plans[settings.file]
        held = [names for pattern, names in settings.per_file_ignores.items() if settings.means(file, pattern)]
        return plan.without(selected(name for names in held for name in names)) if held else plan


def _plan(settings: Settings, choice: Choice) -> Plan:
    for key, selectors in (
        ("select", settings.select or ()),
        ("extend-select", settings.extend_select),
        ("ignore", settings.ignore),
        *((f"per-file-ignores\n{pattern}", names) for pattern, names in settings.per_file_ignores.items()),
    ):
        for selector in selectors:
            _named(settings, key.split("\n"), selector)
    rules = chosen(
        settings.select if choice.select is None else choice.select,
        (*(settings.extend_select if choice.select is None else ()), *choice.extend),
        (*settings.ignore, *choice.ignore) if choice.select is None else choice.ignore,
    )
    return Plan(rules, _severities(settings), _options(settings), settings.language)


def _named(settings: Settings, keys: Sequence[str], selector: str) -> set[str]:
    try:
        return selected([selector])
    except KeyError as error:
        raise settings.fault(keys, f"{keys[0]}: {error.args[0]}", selector) from error


def _severities(settings: Settings) -> dict[str, Severity]:
    """Severities by rule; where several selectors mean a rule, the one that means fewest rules counts."""
    meant = [(_named(settings, ["severity", key], key), Severity(level)) for key, level in settings.severity.items()]
    meant.sort(key=lambda pair: -len(pair[0]))
    return {name: level for names, level in meant for name in names}


def _options(settings: Settings) -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for name, options in settings.rules.items():
        try:
            rule = rule_named(name)
        except KeyError as error:
            raise settings.fault(["rules", name], f"rules: {error.args[0]}") from error
        found[rule.name] = {
            option: _fitting(settings, name, option, value, rule.options) for option, value in options.items()
        }
    return found


def _fitting(settings: Settings, rule: str, option: str, value: Any, known: Mapping[str, Any]) -> Any:
    """The value of an option, if it is of the sort of the option's default."""
    keys = ["rules", rule, option]
    if option not in known:
        hint = did_you_mean(option, known) or (f"; it takes {', '.join(known)}" if known else "; it takes none")
        raise settings.fault(keys, f"the rule '{rule}' has no option '{option}'{hint}")
    default = known[option]
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    sorts = (int, float) if isinstance(default, float) else (type(default),)
    if not isinstance(value, sorts) or (isinstance(value, bool) and not isinstance(default, bool)):
        wanted = {
            int: "a whole number",
            float: "a number",
            str: "a text",
            tuple: "a list of texts",
            bool: "true or false",
        }
        raise settings.fault(keys, f"'{option}' is {value!r}; expected {wanted[type(default)]}")
    return value
