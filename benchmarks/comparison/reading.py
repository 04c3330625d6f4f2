"""Reading the same map with argmap and with other packages, as ratios to argmap's JSON reader.

Every package reads its own JSON of the same claims and relations into its own model; argmap also reads its YAML. What
the packages do differs: argmap and arglib validate, arguebuf does not, and only argmap keeps the places.
"""

from __future__ import annotations

import importlib.util
import io
import statistics
import sys
import time
from collections.abc import Callable

import argmap
from argmap import ArgumentMap
from benchmarks.generated import tree

RUNS = 7


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


def samples(run: Callable[[], object]) -> list[float]:
    """Seconds of several runs, after one that does not count."""
    run()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return times


def main() -> None:
    """Prints a row for each size and package: milliseconds, and how many times argmap's JSON reader it takes."""
    missing = [name for name in PEERS if importlib.util.find_spec(name) is None]
    if missing:
        print(f"not installed, not compared: {', '.join(missing)}", file=sys.stderr)
    print(f"{'claims':>8} {'reader':<16} {'ms':>10} {'spread':>7} {'ratio':>8}")
    for claims in (20, 1_000, 10_000):
        debate = tree(claims)
        texts = {name: argmap.dumps(debate, format=name) for name in ("native", "native-json")}
        readers: dict[str, Callable[[], object]] = {
            "argmap JSON": lambda texts=texts: argmap.loads(texts["native-json"]),
            "argmap YAML": lambda texts=texts: argmap.loads(texts["native"]),
        }
        readers |= {name: make(debate) for name, make in PEERS.items() if name not in missing}
        own = None
        for name, run in readers.items():
            times = samples(run)
            seconds = statistics.median(times)
            own = own or seconds
            spread = (max(times) - min(times)) / seconds
            print(f"{claims:>8} {name:<16} {seconds * 1000:>10.2f} {spread:>7.0%} {seconds / own:>8.2f}")


if __name__ == "__main__":
    main()
