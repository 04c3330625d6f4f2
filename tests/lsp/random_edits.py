"""Random edits of a map as a client sends them: after each, the server knows what it knows of a fresh text.

python -m tests.lsp.random_edits [NUMBER]
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from lsprotocol import types

from argmap.lsp.open_files import Client, OpenFile
from argmap.lsp.positions import Positions
from argmap.lsp.protocol_diagnostics import protocol_diagnostic

US_PAKISTAN = Path(__file__).parents[2] / "maps" / "us-pakistan.yaml"
PIECES = (
    "\n",
    "\r\n",
    "\r",
    "😀",
    "é",
    "\u2028",
    "\t",
    "\ufeff",
    "- claim: x\n",
    "id: a",
    '"',
    "[",
    "}",
    ": ",
    "#",
    "   ",
)
ENCODINGS = tuple(types.PositionEncodingKind)


def edit(text: str, encoding: types.PositionEncodingKind, chance: random.Random) -> tuple[str, types.Range, str]:
    """The text after a random edit, as a client sees it: computed here without any code of the server."""
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.choice((0, 0, 0, 1, 2, 5, 40, 200)))
    start, end = (_outside_line_end(text, offset) for offset in (start, end))
    new = "".join(chance.choice(PIECES) for _ in range(chance.choice((0, 1, 1, 2, 4))))
    place = types.Range(_position(text, start, encoding), _position(text, end, encoding))
    return text[:start] + new + text[end:], place, new


def _outside_line_end(text: str, offset: int) -> int:
    return offset + 1 if text[offset - 1 : offset + 1] == "\r\n" else offset


def _position(text: str, offset: int, encoding: types.PositionEncodingKind) -> types.Position:
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    line = before.rpartition("\n")[2]
    width = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding.value]
    codec = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding.value]
    return types.Position(before.count("\n"), len(line.encode(codec)) // width)


def opened(text: str, encoding: types.PositionEncodingKind) -> OpenFile:
    item = types.TextDocumentItem("file:///nowhere/us-pakistan.yaml", "yaml", 1, text)
    return OpenFile(item, Client(encoding))


def state(file: OpenFile) -> object:
    """What the server knows of a text."""
    analysis = file.analysis
    if analysis is None:
        return None
    return (
        analysis.map,
        dict(analysis.document.spans),
        [protocol_diagnostic(analysis, diagnostic) for diagnostic in analysis.diagnostics],
    )


def run(number: int, seed: int, every: int = 1) -> int:
    """Makes so many edits, which start anew after each tenth; after each of `every`, compares; how many it compared."""
    chance = random.Random(seed)
    whole = US_PAKISTAN.read_text(encoding="utf-8")
    compared = 0
    for turn in range(number):
        if turn % 10 == 0:
            encoding = chance.choice(ENCODINGS)
            text = whole if chance.random() < 0.5 else whole.replace("\n", chance.choice(("\r\n", "\r")))
            file = opened(text, encoding)
        text, place, new = edit(text, encoding, chance)
        file.change(turn, [types.TextDocumentContentChangePartial(range=place, text=new)])
        assert file.raw == text, (turn, place, new)
        if turn % every == 0:
            assert state(file) == state(opened(text, encoding)), (turn, place, new)
            assert_positions_return(file, chance)
            compared += 1
    return compared


def assert_positions_return(file: OpenFile, chance: random.Random) -> None:
    """Each offset leads to a position that leads back to it."""
    if file.analysis is not None:
        positions: Positions = file.analysis.positions
        for _ in range(20):
            offset = chance.randrange(len(positions.text) + 1)
            assert positions.offset(positions.position(offset)) == offset


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"{run(count, seed=1)} edits, each state equal to that of a fresh start")
