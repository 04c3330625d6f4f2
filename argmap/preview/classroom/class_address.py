"""Where a class is served: the address to listen on, the one that students open, and the names that are answered."""

from __future__ import annotations

import ipaddress
import socket
from typing import NamedTuple

from argmap.diagnostics import ArgmapError
from argmap.preview.serving import HOST, OWN_NAMES


class ClassAddress(NamedTuple):
    """Where a class is served.

    - `listens`: the address to listen on.
    - `opened`: the name or address that students open, with brackets around an IPv6 address.
    - `names`: all names and addresses that the server answers to.
    """

    listens: str
    opened: str
    names: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether other machines can reach the server."""
        return not ipaddress.ip_address(self.listens).is_loopback


def class_address(host: str | None, name: str | None) -> ClassAddress:
    """Where a class is served that is to be reached at `host`, by default at this machine only, under a `name`.

    ArgmapError for an address that this machine does not have.
    """
    if host is None:
        return ClassAddress(HOST, name or HOST, tuple(filter(None, (*OWN_NAMES, name))))
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        raise ArgmapError(
            f"'{host}' is not an IP address; --host takes an address of this machine, such as 192.168.1.20, or 0.0.0.0 "
            "for all of them"
        ) from None
    shown = _outward_address(address) if address.is_unspecified else str(address)
    opened = f"[{shown}]" if ":" in shown else shown
    own = OWN_NAMES if address.is_unspecified or address.is_loopback else ()
    machine = socket.gethostname().lower()
    names = (opened, machine, machine.partition(".")[0], *own, *([name] if name else []))
    return ClassAddress(str(address), name or opened, tuple(dict.fromkeys(filter(None, names))))


def _outward_address(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str:
    """The address by which this machine would speak to others; nothing is sent to find it out."""
    is_new = address.version == 6
    # addresses for documentation (RFC 5737, RFC 3849), which lead nowhere
    target = "2001:db8::1" if is_new else "192.0.2.1"
    with socket.socket(socket.AF_INET6 if is_new else socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((target, 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "::1" if is_new else HOST
