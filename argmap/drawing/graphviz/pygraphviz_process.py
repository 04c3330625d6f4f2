"""Graphviz as the library inside the package `pygraphviz`, run as a program of its own: DOT in, picture out.

It takes the options `-Tkind` and `-Gname=value` of `dot`. A process of its own can be stopped, and bounded in memory.
"""

from __future__ import annotations

import sys


def main(options: list[str]) -> None:
    """Draws what comes from standard input."""
    from pygraphviz import AGraph

    graph = AGraph(string=sys.stdin.buffer.read().decode())
    kind = "svg"
    for option in options:
        if option.startswith("-T"):
            kind = option[2:]
        elif option.startswith("-G"):
            name, _, value = option[2:].partition("=")
            graph.graph_attr[name] = value
    picture = graph.draw(format=kind, prog="nop2")
    assert isinstance(picture, bytes)
    sys.stdout.buffer.write(picture)


if __name__ == "__main__":
    main(sys.argv[1:])
