"""An address that is not safe to open.

What
    A `url` of the map's source or of a claim's source that begins with anything other than *http*, *https* or *mailto*,
    contains an invisible character, or hides its host: by a user name or password (`https://name:word@host`), by a
    backslash, a percent sign or an entity such as `&#64;` in the name of the host, by a number in place of a name, or
    by letters of two scripts that look alike. Tabs, line breaks and capitals make no difference. Such an address
    becomes no link in any output. A source that has only a title is checked too if the title is an address that
    begins with *javascript*, *vbscript*, *data*, *file* or *blob*.

Why
    Maps are shared and shown in browsers. There, a `javascript:` or `data:` address runs its author's code, a `file:`
    address reads from the reader's machine, a password becomes public, and a name before an `@` disguises where an
    address leads.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Nitrogen dioxide fell in the trial year.
        source: {title: City air report, url: "javascript:alert(document.cookie)"}
      - claim: The streets got quieter.
        source: {title: City noise report, url: "https://example.org&#64;example.com/noise"}

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Nitrogen dioxide fell in the trial year.
        source: {title: City air report, url: "https://example.org/air"}

See: OWASP, "Cross Site Scripting Prevention Cheat Sheet", on addresses from others. Unicode Technical Standard 39, on
scripts. RFC 3986, section 7.6, on names
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
