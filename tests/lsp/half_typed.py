"""Half-typed lines at many places of maps: what is kept of the claims, and whether an id is wrongly called unknown.

    python -m tests.lsp.half_typed [--places 300] [FILE|FOLDER ...]

Each place is a line of a map; there, eight half-typed lines are tried, one after the other. Maps in YAML are also
tried in JSON and in Argdown.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from argmap.diagnostics import Diagnostic
from argmap.formats import dumps, parse
from argmap.lsp.analysis import Analysis

MAPS = Path(__file__).parents[2] / "maps"
UNKNOWN_ID = "ARG021"
WAYS = 8


class Text(NamedTuple):
    """A map as an editor holds it."""

    name: str
    language: str
    text: str


class Outcome(NamedTuple):
    """What a half-typed line has cost: claims that there were, claims that are left, and what went wrong."""

    claims: int
    kept: int
    unknown_ids: int
    longest: int
    """Lines of the longest place of a syntax error."""


def half_typed(language: str, lines: Sequence[str], number: int, way: int) -> list[str]:
    """The lines of a map with one of them half typed, or with a half-typed one behind it."""
    line = lines[number]
    body = line.lstrip()
    indent = line[: len(line) - len(body)]
    following = lines[number + 1] if number + 1 < len(lines) else ""
    if line.rstrip().endswith((":", "{", "[")) and following.strip():  # where an editor would put the cursor
        indent = following[: len(following) - len(following.lstrip())]
    ways = {
        "yaml": [
            line[: len(line) - len(body)] + body[: len(body) // 2],
            line.replace(":", "", 1),
            line.replace(": ", ":", 1),
            line.replace(": ", ': "', 1),
            f"{line}\n{indent}- claim",
            f"{line}\n{indent}reas",
            f"{line}\n{indent}- It costs: too much",
            f"{line}\n{indent}supports: [qui",
        ],
        "json": [
            line[: len(line) - len(body)] + body[: len(body) // 2],
            line.rstrip(","),
            line[::-1].replace('"', "", 1)[::-1],
            line.replace(":", "", 1),
            f'{line}\n{indent}"reas',
            f'{line}\n{indent}{{"claim": "The air',
            f'{line}\n{indent}"supports": [',
            f"{line}\n{indent}{{",
        ],
        "argdown": [
            line[: len(line) - len(body)] + body[: len(body) // 2],
            line.replace("]", "", 1),
            line.replace(">", "", 1),
            line.replace("}", "", 1),
            f"{line}\n{indent}+ [Air",
            f'{line}\n{indent}- <Trade>: Shops lose customers. {{source: "x',
            f"{line}\n{indent}+",
            f"{line}\n{indent}  - <",
        ],
    }[language]
    return [*lines[:number], *ways[way].split("\n"), *lines[number + 1 :]]


def analyse(text: Text, lines: Sequence[str]) -> Analysis:
    format = "argdown" if text.language == "argdown" else "native"
    return Analysis("file:///map", 1, "\n".join(lines), format)


def try_line(text: Text, number: int, way: int) -> Outcome:
    lines = text.text.split("\n")
    before = analyse(text, lines)
    analysis = analyse(text, half_typed(text.language, lines, number, way))
    had = Counter(claim.text for claim in before.map.claims)
    has = Counter(claim.text for claim in analysis.map.claims)
    lost = (had - has).total()
    # the claim of the line itself is being typed
    if way < 4 and any(claim.text[:20] in lines[number] for claim in before.map.claims):
        lost = max(lost - 1, 0)
    errors = [d for d in analysis.reading_diagnostics if d.is_reading_error]
    unknown = sum(d.code == UNKNOWN_ID for d in errors) - sum(d.code == UNKNOWN_ID for d in before.reading_diagnostics)
    is_id = '"id' in lines[number] or "id:" in lines[number] or "supports" in lines[number]
    return Outcome(
        had.total(),
        had.total() - lost,
        0 if way < 4 and is_id else max(unknown, 0),
        max(map(height, errors), default=0),
    )


def height(diagnostic: Diagnostic) -> int:
    span = diagnostic.span
    return span.end.line - span.start.line + 1 if span is not None else 0


def texts_of(files: Sequence[Path]) -> Iterator[Text]:
    """The maps in files and folders, each in each language."""
    for file in files:
        for path in sorted(file.rglob("*")) if file.is_dir() else [file]:
            if path.suffix not in (".yaml", ".argdown"):
                continue
            raw = path.read_text(encoding="utf-8", errors="replace")
            is_native = path.suffix == ".yaml"
            if is_native and not raw.startswith("argmap: 1") and "\nargmap: 1" not in raw:
                continue
            document = parse(raw, format="native" if is_native else "argdown")
            if len(document.map.claims) < 5 or any(d.is_reading_error for d in document.diagnostics):
                continue
            if not is_native:
                yield Text(path.name, "argdown", raw)
                continue
            yield Text(path.name, "yaml", raw)
            yield Text(path.name, "json", dumps(document.map, format="native-json"))
            yield Text(path.name, "argdown", dumps(document.map, format="argdown"))


def places_of(texts: Sequence[Text], count: int, seed: int = 1) -> dict[str, list[tuple[Text, int]]]:
    """Language → so many places: lines that say something, evenly over the maps."""
    chance = random.Random(seed)
    places: dict[str, list[tuple[Text, int]]] = {}
    for language in ("yaml", "json", "argdown"):
        of = [text for text in texts if text.language == language]
        chance.shuffle(of)
        chosen = places.setdefault(language, [])
        while of and len(chosen) < count:
            for text in of[: count - len(chosen)]:
                lines = text.text.split("\n")
                chosen.append((text, chance.choice([n for n, line in enumerate(lines) if line.strip(" []{},")])))
    return places


def main(arguments: Sequence[str]) -> None:
    rest = list(arguments)
    count = 300
    if "--places" in rest:
        at = rest.index("--places")
        count = int(rest[at + 1])
        del rest[at : at + 2]
    texts = list(texts_of([Path(name) for name in rest] or [MAPS]))
    print(f"{len(texts)} texts")
    for language, places in places_of(texts, count).items():
        worst: list[tuple[float, str, int, int]] = []
        by_way = [[0, 0, 0, 0, 0] for _ in range(WAYS)]
        for text, number in places:
            for way in range(WAYS):
                outcome = try_line(text, number, way)
                share = outcome.kept / outcome.claims
                row = by_way[way]
                row[0] += outcome.claims
                row[1] += outcome.kept
                row[2] += outcome.unknown_ids
                row[3] = max(row[3], outcome.longest)
                row[4] += share < 0.95
                if share < 0.95 or outcome.unknown_ids:
                    worst.append((share, text.name, number + 1, way))
        total = [sum(column) for column in zip(*by_way, strict=True)]
        print(
            f"{language}: {len(places)} places, {total[1] / total[0]:.2%} of claims kept, "
            f"{total[2]} false unknown ids, longest error {max(row[3] for row in by_way)} lines, "
            f"{total[4]} of {len(places) * WAYS} below 95 %"
        )
        for way, row in enumerate(by_way):
            print(f"  way {way}: {row[1] / row[0]:.2%}, {row[2]} unknown ids, longest {row[3]}, {row[4]} below 95 %")
        for share, name, line, way in sorted(worst)[:8]:
            print(f"    {share:.0%} {name}:{line} way {way}")


if __name__ == "__main__":
    main(sys.argv[1:])
