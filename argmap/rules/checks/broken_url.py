"""An address that cannot be opened.

What
    A `url` of the map's source or of a claim's source that is visibly damaged: `https://` is missing or misspelt; the
    address contains a space, or a comma or bracket from the surrounding sentence; `…` marks an omission; two addresses
    are joined; or the host has no dot, is not a possible name, or can be reached only from some machines. A source that
    has only a title is checked too if the title begins with `www.` or with a misspelt `https://`. Nothing is looked up:
    a well-formed address may still lead to no page. Hosts that are reserved for examples, such as `example.org`, pass.

Why
    A source that nobody can open is no source.

Fix safety
    The fix writes the address that was probably meant. It is unsafe, because nobody has checked that the new address
    exists.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Nitrogen dioxide fell in the trial year.
        source: www.example.org/air
      - claim: The streets got quieter.
        source: {title: City noise report, url: "https://example.org/noise)."}

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Nitrogen dioxide fell in the trial year.
        source: https://www.example.org/air
      - claim: The streets got quieter.
        source: {title: City noise report, url: "https://example.org/noise"}

See: RFC 3986, "Uniform Resource Identifier". RFC 6761, "Special-Use Domain Names".
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.rules.running.rule import Finding, Rule, RuleContext, shorten
from argmap.rules.running.urls import cited_addresses, describe_danger, find_mistake


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such address that is not unsafe too."""
    for address in cited_addresses(context):
        addresses = find_mistake(address) if describe_danger(address) is None else None
        if addresses is not None:
            reason, meant = addresses
            fix = (
                address.rewrite(context, meant)
                if meant is not None and find_mistake(address._replace(text=meant)) is None
                else None
            )
            yield Finding(
                f"{shorten(address.text)} cannot be opened: {reason}", address.element, address.field, (), fix
            )


RULE = Rule("ARG407", "broken-url", Severity.WARNING, check, __doc__, fix="unsafe")
