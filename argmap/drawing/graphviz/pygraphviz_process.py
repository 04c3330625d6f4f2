"""The Graphviz library in the package `pygraphviz`, run as a process of its own: DOT in, picture out.

It takes the options `-Tkind` and `-Gname=value` of `dot`. A process can be stopped, and its memory limited.
"""

from __future__ import annotations

import sys


def main(options: list[str]) -> None:
    """Draws the DOT text from standard input."""
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
