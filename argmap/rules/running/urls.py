"""The addresses that a map cites, and what can be told of one without a network: what it opens, and what is amiss."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from argmap.diagnostics import Fix
from argmap.patterns import compile_later
from argmap.rules.running.rule import RuleContext
from argmap.syntax import addresses
from argmap.syntax.addresses import WEB

_IN_A_TITLE = compile_later(
    r"(?P<name>javascript|vbscript|data|file|blob):(?:(?<=javascript:)|(?<=vbscript:)|/|[\w.+/-]*[;,]|https?:)(?=\S)",
    re.IGNORECASE,
)
_CODE = compile_later(r"[(=;%/\[`]")
_MEANT = compile_later(r"www\.[^\s.]+\.\S+|https?[:/]\S+|h?t{1,3}ps?:/\S+", re.IGNORECASE)
_HOST_ALONE = compile_later(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?=[:/?#]|$)")
_MAIL = compile_later(r"[^\s@/]+@[^\s@/]+\.[^\W\d_]+")
_GLUED = compile_later(r"[^/=&:+]https?://", re.IGNORECASE)
_CUT = compile_later(r"…|\.\.\.")
_LABEL = compile_later(r"[\w](?:[\w-]{0,61}[\w])?")
_TOP = compile_later(r"xn--[a-z0-9-]+|[^\W\d_]{2,}", re.IGNORECASE)
_ADDRESS = compile_later(r"[\d.]+|\[.*\]")
_INNER = (".localhost", ".local", ".lan", ".internal", ".intranet", ".home.arpa", ".corp", ".test", ".invalid")
_LONGEST = 4000
"""Characters of an address; longer ones are not looked at."""
_CLOSING = {")": "(", "]": "[", "}": "{", ">": "<", "»": "«", "”": "“"}


class CitedAddress(NamedTuple):
    """An address that a source gives as its `url`, or in place of its `title`; `field` is where that stands."""

    element: str
    field: str
    text: str
    is_title: bool

    def rewrite(self, context: RuleContext, text: str) -> Fix | None:
        """A fix that writes another address; none in a title that stands beside other keys, which opens nothing."""
        spans = context.document.spans
        field = self.field if (self.element, self.field) in spans else "source"
        if self.is_title and field != "source":
            return None
        return context.rewrite_field(self.element, field, text, f"write '{text}'")


def cited_addresses(context: RuleContext) -> Iterator[CitedAddress]:
    """The addresses of the header and of the claims, and titles of sources that have none."""
    debate = context.debate
    for element, source in (("", debate.source), *((claim.id, claim.source) for claim in debate.claims)):
        if source is not None and source.url is not None:
            yield CitedAddress(element, "source.url", source.url, False)
        elif source is not None and source.title is not None:
            yield CitedAddress(element, "source.title", source.title, True)


def describe_danger(address: CitedAddress) -> str | None:
    """What makes an address unsafe to click on, or None."""
    text = addresses.as_browsers_read(address.text)
    if address.is_title:
        danger = _IN_A_TITLE.match(text)
        is_code = danger is not None and (not danger["name"].casefold().endswith("script") or _CODE.search(text))
        return f"it opens '{danger['name'].casefold()}:'" if danger is not None and is_code else None
    return addresses.describe_danger(text)


def find_mistake(address: CitedAddress) -> tuple[str, str | None] | None:
    """What is wrong with an address, and the address as it was probably meant; None where nothing is known."""
    text = address.text.strip()
    if not 0 < len(text) < _LONGEST or text.startswith("#") or (address.is_title and _MEANT.fullmatch(text) is None):
        return None
    if text[:7].casefold() == "mailto:":
        return None if "@" in text else ("no mail address follows 'mailto:'", None)
    web = WEB.match(text)
    if web is None:
        return _without_scheme(text)
    secure = "https" if "s" in web["name"].casefold() else "http"
    rest = text[web.end() :]
    if web[0].casefold() != f"{secure}://":
        return f"it begins with '{web[0]}'", f"{secure}://{rest}" if rest else None
    if WEB.match(rest) is not None:
        return "its beginning occurs twice", rest
    return _in_the_middle(text, rest) or _at_the_end(text) or _host(rest)


def _without_scheme(text: str) -> tuple[str, str | None]:
    inner = text.strip("<>()[]\"'“”«» ")
    if inner != text and WEB.match(inner) is not None:
        return "it is in brackets or quotation marks", inner
    if text.startswith("//"):
        return "it lacks 'https:'", f"https:{text}"
    if _MAIL.fullmatch(text) is not None:
        return "it lacks 'mailto:'", f"mailto:{text}"
    host = _HOST_ALONE.match(text)
    surely = host is not None and (host[0].casefold().startswith("www.") or text[host.end() :].startswith("/"))
    return "it lacks 'https://'", f"https://{text}" if surely and not re.search(r"\s", text) else None


def _in_the_middle(text: str, rest: str) -> tuple[str, str | None] | None:
    path = re.split("[?#]", rest)[0]
    if _GLUED.search(path) is not None:
        return "it consists of two addresses", None
    if re.search(r"\s", text) is not None:
        return "it contains a space", None
    if text.endswith("...") or (_CUT.search(path) is not None and "/compare/" not in path):
        return "a part of it is missing, marked by dots", None
    return None


def _at_the_end(text: str) -> tuple[str, str | None] | None:
    """Punctuation of the sentence around it; in a wiki the last mark belongs to the name of the page."""
    if "/wiki/" in text:
        return None
    meant = text
    while meant:
        last = meant[-1]
        if last in ".,;:'\"’`*" or (last in _CLOSING and meant.count(last) > meant.count(_CLOSING[last])):
            meant = meant[:-1]
        else:
            break
    if meant != text:
        return f"'{text[len(meant) :]}' at its end is not part of it", meant
    for closing, opening in (("(", ")"), ("[", "]")):
        if text.count(closing) > text.count(opening):
            return f"a '{closing}' is not closed; its end may be missing", None
    return None


def _host(rest: str) -> tuple[str, str | None] | None:
    authority = re.split(r"[/\\?#]", rest, maxsplit=1)[0].rpartition("@")[2]
    host, _, port = authority.rpartition(":") if re.search(r":\d*$", authority) else (authority, "", "")
    name = host.casefold().removesuffix(".")
    if not name:
        return "it has no host", None
    if _ADDRESS.fullmatch(name) is not None:
        return _number(name)
    if name == "localhost" or name.endswith(_INNER):
        return f"'{name}' can be reached only from some machines", None
    labels = name.split(".")
    if len(labels) < 2:
        return f"its host '{name}' has no dot", None
    if not all(_LABEL.fullmatch(label) for label in labels) or _TOP.fullmatch(labels[-1]) is None:
        return f"'{name}' is not a possible host name", None
    return None if not port or int(port) < 65536 else (f"there is no port {port}", None)


def _number(name: str) -> tuple[str, str | None] | None:
    import ipaddress

    try:
        address = ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return f"'{name}' is not a possible host address", None
    return None if address.is_global else (f"'{name}' can be reached only from some machines", None)
