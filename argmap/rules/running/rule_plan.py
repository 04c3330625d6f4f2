"""Which rules run, with which severities and options, as a project or a call has chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from argmap.codes import is_reading_code
from argmap.diagnostics import Severity, nearest
from argmap.patterns import compile_later
from argmap.registry import RULES
from argmap.rules.running.rule import Rule

ALL = "ALL"
_CODE = compile_later(r"ARG\d{0,2}|[1-9]\d{0,2}")


class RulePlan(NamedTuple):
    """Which rules run and how.

    - `rules`: the names of the rules to run; None for all that do not run on request only.
    - `severities`: rule name → severity, where it is not that of the rule.
    - `options`: rule name → options, where they are not the defaults.
    - `language`: the language of maps that state none.
    """

    rules: frozenset[str] | None = None
    severities: Mapping[str, Severity] = MappingProxyType({})
    options: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    language: str | None = None

    def runs(self, rule: Rule) -> bool:
        """Whether a rule is to run."""
        return not rule.on_request if self.rules is None else rule.name in self.rules

    def without(self, names: Iterable[str]) -> RulePlan:
        """The same plan without some rules."""
        return self._replace(rules=frozenset(r.name for r in rules_in_order() if self.runs(r)) - frozenset(names))


@cache
def rules_in_order() -> tuple[Rule, ...]:
    """All rules in the order of their codes."""
    return tuple(sorted(RULES, key=lambda rule: rule.code))


@lru_cache(maxsize=256)
def rules_to_run(names: frozenset[str] | None, dropped: frozenset[str]) -> tuple[Rule, ...]:
    """The rules of a plan in the order of their codes, without those of the names `dropped`."""
    plan = RulePlan(names)
    return tuple(rule for rule in rules_in_order() if plan.runs(rule) and rule.name not in dropped)


def choose_rules(
    select: Iterable[str] | None = None, extend: Iterable[str] = (), ignore: Iterable[str] = ()
) -> frozenset[str] | None:
    """Names of the rules that selectors leave; None when nothing is chosen. KeyError as `selected`.

    These are the rules of `select`, else all that run unasked, with those of `extend`, without those of `ignore`.
    """
    added, dropped = resolve_selectors(extend), resolve_selectors(ignore)
    if select is None and not added and not dropped:
        return None
    first = (
        {rule.name for rule in rules_in_order() if not rule.on_request} if select is None else resolve_selectors(select)
    )
    return frozenset((first | added) - dropped)


def resolve_selectors(selectors: Iterable[str]) -> set[str]:
    """Names of the rules that selectors stand for: a name, a code, the beginning of a code (`ARG3`), or `ALL`.

    Raises KeyError, with the nearest name, for one that stands for none.
    """
    names: set[str] = set()
    for selector in selectors:
        matching = {rule.name for rule in rules_in_order() if selector == ALL or _stands_for(selector, rule)}
        names |= matching or {find_rule(selector).name}
    return names


def _stands_for(selector: str, rule: Rule) -> bool:
    return _CODE.fullmatch(selector) is not None and rule.code.removeprefix("ARG").startswith(
        selector.removeprefix("ARG")
    )


def find_rule(name: str) -> Rule:
    """The rule with this name or code; KeyError, with the nearest name, when there is none."""
    rules = rules_in_order()
    for rule in rules:
        if name in (rule.name, rule.code):
            return rule
    if is_reading_code(name):
        raise KeyError(f"'{name}' is a code of the reading stage, which cannot be ignored")
    near = nearest(name, [*(rule.name for rule in rules), *(rule.code for rule in rules)])
    raise KeyError(f"there is no rule '{name}'" + (f"; did you mean '{near}'?" if near else ""))
