"""Random actions on every map and in every layout, with what must hold after each; and the time of an edit.

`python -m benchmarks.reviewing` tries 1,000 actions on each map of `maps/` and on one of them in each layout, and then
times edits of a map of 5,000 claims; `--count 100` tries fewer, `--claims 1000` takes a smaller map.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from argmap import rules
from argmap.formats import dumps, parse, read
from argmap.review import act, parse_action
from benchmarks.generated import tree
from tests.review.layouts import LAYOUTS, drafted
from tests.review.random_actions import Figures, run

MAPS = Path(__file__).parents[1] / "maps"
HOSTILE = MAPS / "teaching" / "class-pet.yaml"


def random_runs(count: int, seed: int) -> Iterator[tuple[str, Figures]]:
    """The figures of each map and of each layout."""
    for file in sorted(MAPS.rglob("*.yaml")):
        yield file.stem, run(read(file), count, seed)
    debate = drafted(read(HOSTILE).map)
    for name, make in LAYOUTS.items():
        yield f"{HOSTILE.stem}, {name}", run(parse(make(debate), file=HOSTILE), count, seed)
    raw = HOSTILE.read_bytes().replace(b"\n", b"\r\n")
    yield f"{HOSTILE.stem}, CRLF", run(parse(raw, file=HOSTILE), count, seed, raw=raw)


def edit_times(claims: int) -> Iterator[tuple[str, float]]:
    """What each edit takes, as a ratio to reading and checking the same map, and to reading it alone."""
    text = dumps(tree(claims))
    document = parse(text)
    reading = _least(lambda: parse(text))
    checking = _least(lambda: list(rules.check(document)))
    yield "check / read", checking / reading
    names = [claim.id for claim in document.map.claims]
    leaf = next(name for name in reversed(names) if name not in document.map.onto)
    edits = (
        {"action": "set-voice", "claim": names[claims // 2], "voice": "author"},
        {"action": "reword", "claim": names[claims // 2], "text": "Something new is said."},
        {"action": "move", "claim": leaf, "to": names[10], "sign": "attack"},
        {"action": "add", "claim": names[100], "role": "reason", "text": "A new reason."},
        {"action": "reject", "claim": leaf},
    )
    for edit in edits:
        action = parse_action(edit)
        assert not act(document, action).rewritten
        seconds = _least(lambda action=action: act(document, action))
        yield f"{edit['action']} / (read + check)", seconds / (reading + checking)
        yield f"{edit['action']}, checked / (read + check)", (seconds + checking) / (reading + checking)


def _least(work: Callable[[], object], times: int = 5) -> float:
    seconds = []
    for _ in range(times):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--claims", type=int, default=5000)
    options = parser.parse_args()
    total = Figures()
    for name, figures in random_runs(options.count, options.seed):
        total += figures
        print(f"{name}: {figures.line()}", flush=True)
    print(f"together: {total.line()}")
    for title, counts in (("refused", total.refused), ("rewritten", total.rewritten)):
        print(f"{title}: {', '.join(f'{name} {number}' for name, number in counts.most_common())}")
    for name, ratio in edit_times(options.claims):
        print(f"{name}: {ratio:.2f}")


if __name__ == "__main__":
    main()
