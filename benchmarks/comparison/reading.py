"""Reading the same map with argmap and with other packages, in CPU seconds and as ratios to argmap's JSON reader.

Every package reads its own JSON of the same claims and relations into its own model; argmap also reads its YAML. What
the packages do differs: argmap and arglib validate, arguebuf does not, and only argmap keeps the places.
"""

from __future__ import annotations

import importlib.util
import io
import sys
import time
from collections.abc import Callable

import yaml

import argmap
from argmap import ArgumentMap
from benchmarks.comparison import tables
from benchmarks.generated import tree

SIZES = (20, 1_000, 10_000)


def arguebuf_reader(debate: ArgumentMap) -> Callable[[], object]:
    """arguebuf's own JSON of `debate`, ready to be read."""
    import arguebuf

    graph = arguebuf.Graph("generated")
    atoms = {claim.id: arguebuf.AtomNode(claim.text, id=claim.id) for claim in debate.claims}
    for atom in atoms.values():
        graph.add_node(atom)
    for relation in debate.relations:
        kind = arguebuf.Support if relation.polarity == "support" else arguebuf.Attack
        scheme = arguebuf.SchemeNode(kind.DEFAULT, id=relation.id)
        graph.add_edge(arguebuf.Edge(atoms[relation.premises[0]], scheme))
        graph.add_edge(arguebuf.Edge(scheme, atoms[relation.target]))
    out = io.StringIO()
    arguebuf.dump.json(graph, out)
    text = out.getvalue()
    return lambda: arguebuf.load.json(io.StringIO(text))


def arglib_reader(debate: ArgumentMap) -> Callable[[], object]:
    """arglib's own JSON of `debate`, ready to be read and validated."""
    from arglib.core import ArgumentGraph
    from arglib.io import dumps, loads

    graph = ArgumentGraph.new("generated")
    for claim in debate.claims:
        graph.add_claim(claim.text, claim_id=claim.id)
    for relation in debate.relations:
        add = graph.add_support if relation.polarity == "support" else graph.add_attack
        add(relation.premises[0], relation.target)
    text = dumps(graph)
    return lambda: loads(text, validate=True)


PEERS = {"arguebuf": arguebuf_reader, "arglib": arglib_reader}


def events(text: str) -> Callable[[], object]:
    """libyaml's events of a text and nothing else: what no reader of YAML in Python can be faster than."""
    return lambda: sum(1 for _ in yaml.parse(text, Loader=yaml.CLoader))


def main(rounds: str) -> None:
    """Prints the table."""
    missing = [name for name in PEERS if importlib.util.find_spec(name) is None]
    if missing:
        print(f"not installed, not compared: {', '.join(missing)}", file=sys.stderr)
    figures: dict[str, list[list[float]]] = {}
    for claims in SIZES:
        debate = tree(claims)
        texts = {name: argmap.dumps(debate, format=name) for name in ("native", "native-json")}
        readers: dict[str, Callable[[], object]] = {
            "argmap, its JSON": lambda texts=texts: argmap.loads(texts["native-json"]),
            "argmap, its YAML": lambda texts=texts: argmap.loads(texts["native"]),
            "the events of the same YAML, libyaml": events(texts["native"]),
        }
        readers |= {f"{name}, its JSON": make(debate) for name, make in PEERS.items() if name not in missing}
        runs: dict[str, list[float]] = {name: [] for name in readers}
        for read in readers.values():
            read()
        for _ in range(int(rounds)):
            for name, read in readers.items():
                start = time.process_time()
                read()
                runs[name].append(time.process_time() - start)
        for name, samples in runs.items():
            figures.setdefault(name, []).append(samples)
    ours = next(iter(figures.values()))
    rows = [[name, *map(tables.seconds, columns, ours)] for name, columns in figures.items()]
    print(tables.table("Reading a map", ["", *(f"{claims:,} claims" for claims in SIZES)], rows))


if __name__ == "__main__":
    main(*sys.argv[1:])
