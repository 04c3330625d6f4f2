"""An address that cannot lead anywhere.

What
    A `url` of the header's source or of a claim's that is visibly damaged: without `https://` or with a misspelt one,
    with a blank, a comma or a bracket that came along from the sentence around it, with `…` where a part was left out,
    or with two addresses in one; and one whose host has no dot, is no possible name, or can be reached from some
    machines only. Also a source given by a title alone that begins with `www.` or with a misspelt `https://`. Nothing
    is looked up: that an address is well-formed does not say that there is a page. Hosts reserved for examples, such as
    `example.org`, pass.

Why
    A source that nobody can open is none.

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
        found = find_mistake(address) if describe_danger(address) is None else None
        if found is not None:
            reason, meant = found
            fix = (
                address.rewrite(context, meant)
                if meant is not None and find_mistake(address._replace(text=meant)) is None
                else None
            )
            yield Finding(f"{shorten(address.text)} leads nowhere: {reason}", address.element, address.field, (), fix)


RULE = Rule("ARG407", "broken-url", Severity.WARNING, check, __doc__, fix="unsafe")
