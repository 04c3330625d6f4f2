"""Combines the settings of a project and the options of a call into the plan of rules for one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from argmap.batch.rule_selection import RuleSelection
from argmap.config import Settings, settings_for
from argmap.diagnostics import ArgmapError, Severity, did_you_mean
from argmap.rules import RulePlan, choose_rules, find_rule, resolve_selectors


class RulePlans:
    """The plans for files in any number of folders; each settings file is read once."""

    def __init__(self, selection: RuleSelection) -> None:
        self._selection = selection
        self._settings: dict[Path, Settings] = {}
        self._plans: dict[Path | None, RulePlan] = {}
        for option, selectors in zip(("--select", "--extend-select", "--ignore"), selection, strict=True):
            try:
                resolve_selectors(selectors or ())
            except KeyError as error:
                raise ArgmapError(f"{option}: {error.args[0]}") from error

    def settings(self, folder: Path) -> Settings:
        """The settings for the files of a folder; ConfigError if they are wrong."""
        if folder not in self._settings:
            self._settings[folder] = settings_for(folder)
        return self._settings[folder]

    def plan(self, file: Path) -> RulePlan:
        """The plan for a file; ConfigError if its settings name a rule or an option that does not exist."""
        settings = self.settings(file.parent)
        if settings.file not in self._plans:
            self._plans[settings.file] = _plan(settings, self._selection)
        plan = self._plans[settings.file]
        ignored = [names for pattern, names in settings.per_file_ignores.items() if settings.means(file, pattern)]
        return plan.without(resolve_selectors(name for names in ignored for name in names)) if ignored else plan


def _plan(settings: Settings, selection: RuleSelection) -> RulePlan:
    for key, selectors in (
        ("select", settings.select or ()),
        ("extend-select", settings.extend_select),
        ("ignore", settings.ignore),
        *((f"per-file-ignores\n{pattern}", names) for pattern, names in settings.per_file_ignores.items()),
    ):
        for selector in selectors:
            _rules_of(settings, key.split("\n"), selector)
    rules = choose_rules(
        settings.select if selection.select is None else selection.select,
        (*(settings.extend_select if selection.select is None else ()), *selection.extend),
        (*settings.ignore, *selection.ignore) if selection.select is None else selection.ignore,
    )
    return RulePlan(rules, _severities(settings), _options(settings), settings.language)


def _rules_of(settings: Settings, keys: Sequence[str], selector: str) -> set[str]:
    try:
        return resolve_selectors([selector])
    except KeyError as error:
        raise settings.fault(keys, f"{keys[0]}: {error.args[0]}", selector) from error


def _severities(settings: Settings) -> dict[str, Severity]:
    """Severities by rule; if several selectors match a rule, the one that matches the fewest rules counts."""
    levels = [
        (_rules_of(settings, ["severity", key], key), Severity(level)) for key, level in settings.severity.items()
    ]
    levels.sort(key=lambda pair: -len(pair[0]))
    return {name: level for names, level in levels for name in names}


def _options(settings: Settings) -> dict[str, Mapping[str, Any]]:
    by_rule: dict[str, Mapping[str, Any]] = {}
    for name, options in settings.rules.items():
        try:
            rule = find_rule(name)
        except KeyError as error:
            raise settings.fault(["rules", name], f"rules: {error.args[0]}") from error
        by_rule[rule.name] = {
            option: _option_value(settings, name, option, value, rule.options) for option, value in options.items()
        }
    return by_rule


def _option_value(settings: Settings, rule: str, option: str, value: Any, defaults: Mapping[str, Any]) -> Any:
    """The value of an option, if it has the type of the option's default; else ConfigError."""
    keys = ["rules", rule, option]
    if option not in defaults:
        hint = did_you_mean(option, defaults) or (
            f"; its options are {', '.join(defaults)}" if defaults else "; it has none"
        )
        raise settings.fault(keys, f"the rule '{rule}' has no option '{option}'{hint}")
    default = defaults[option]
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    types = (int, float) if isinstance(default, float) else (type(default),)
    if not isinstance(value, types) or (isinstance(value, bool) and not isinstance(default, bool)):
        expected = {
            int: "a whole number",
            float: "a number",
            str: "a string",
            tuple: "a list of strings",
            bool: "true or false",
        }
        raise settings.fault(keys, f"'{option}' is {value!r}; expected {expected[type(default)]}")
    return value
