"""An address that is not safe to click on.

What
    A `url` of the header's source or of a claim's that begins with anything but *http*, *https* or *mailto*, that holds
    an invisible character, or that carries a user name or a password (`https://name:word@host`). Tabs, line breaks and
    capitals hide nothing. Also a source given by a title alone, if that is an address beginning with *javascript*,
    *vbscript*, *data*, *file* or *blob*.

Why
    Maps are passed on and shown in browsers. There a `javascript:` or `data:` address runs what its author wrote, a
    `file:` address reads from the reader's machine, a password is everyone's, and a name before an `@` makes an
    address look as if it led somewhere else.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Nitrogen dioxide fell in the trial year.
        source: {title: City air report, url: "javascript:alert(document.cookie)"}

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Nitrogen dioxide fell in the trial year.
        source: {title: City air report, url: "https://example.org/air"}

See: OWASP, "Cross Site Scripting Prevention Cheat Sheet", on addresses from others. RFC 3986, section 7.6, on names
and passwords in addresses.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.rules.running.rule import Finding, Rule, RuleContext
from argmap.rules.running.urls import cited_addresses, describe_danger


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such address; it is not repeated, for it may hold a password."""
    for address in cited_addresses(context):
        reason = describe_danger(address)
        if reason is not None:
            yield Finding(f"this address is unsafe: {reason}", address.element, address.field)


RULE = Rule("ARG406", "unsafe-url", Severity.ERROR, check, __doc__)
