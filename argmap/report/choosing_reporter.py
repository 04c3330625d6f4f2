"""Which reporter fits the surroundings: the one of the CI service that runs the command, else the one for people.

Registered reporters say themselves in which surroundings they are the natural choice; nothing here knows a service.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.registry import REPORTERS
from argmap.report import Reporter

PLAIN = "text"
"""The reporter for people."""
SUMMARY = "markdown"
"""The reporter for the summary of a run."""
_OFF = frozenset({"", "0", "false", "no"})


def choose_reporter(environment: Mapping[str, str]) -> Reporter:
    """The first reporter by name whose `ci_variable` the environment sets; without any, the one for people.

    A variable that is empty, 0, no or false is not set.

    >>> [choose_reporter(each).name for each in ({}, {"GITLAB_CI": "true"}, {"GITLAB_CI": "false"})]
    ['text', 'gitlab', 'text']
    """
    for reporter in REPORTERS.mentioning("ci_variable", environment):
        if reporter.ci_variable and environment.get(reporter.ci_variable, "").casefold() not in _OFF:
            return reporter
    return REPORTERS.get(PLAIN)
