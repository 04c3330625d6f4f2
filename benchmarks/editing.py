"""Processor time from a keystroke to the diagnostics, as a multiple of reading and checking the map in this process.

    python -m benchmarks.editing

A keystroke is the message of a client; its time ends when the last diagnostics of its version have been written. It is
tried in a sound text and in one with a half-typed line above, in turns with the plain work on the same text, since
other programs slow down both. The server runs in this process, without its pause before the rules.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import time

import argmap
from argmap.lsp.language_server import MapServer
from argmap.rules import check
from argmap.scoring import score
from benchmarks.generated import tree

ROUNDS = 15
LINES = (400, 2_000)
URI = "file:///nowhere/map.yaml"
HALF_TYPED = "    claim The line that somebody is typing\n"


def text_of(lines: int) -> str:
    """A map of so many lines, or a few more."""
    claims = lines // 8
    while (text := argmap.dumps(tree(claims))).count("\n") < lines:
        claims += max(claims // 20, 1)
    return text


class Client:
    """The server in this process: takes messages, and counts what it writes."""

    def __init__(self) -> None:
        self.server = MapServer(quiet=0.0)
        self.server.protocol.set_writer(self)  # type: ignore[arg-type]
        self.published = asyncio.Event()
        self.version = 0
        self.bytes = 0

    def write(self, message: bytes) -> None:
        self.bytes += len(message)
        body = json.loads(message.partition(b"\r\n\r\n")[2])
        if body.get("method") == "textDocument/publishDiagnostics" and body["params"].get("version") == self.version:
            self.published.set()

    def close(self) -> None:
        """Nothing is open."""

    def send(self, method: str, params: object, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        self.server.protocol.handle_message(
            json.loads(json.dumps(message), object_hook=self.server.protocol.structure_message)
        )

    async def settle(self) -> None:
        """Waits until all is written: the server has nothing to do any more."""
        await self.published.wait()
        await self.server.publisher.settle(URI)


async def keystroke(client: Client, line: int) -> float:
    """The processor time of one keystroke: a letter put in at the end of a line."""
    client.version += 1
    client.published.clear()
    place = {"line": line, "character": 20}
    change = {"range": {"start": place, "end": place}, "text": "x"}
    begun = time.process_time()
    document = {"uri": URI, "version": client.version}
    client.send("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
    await client.settle()
    return time.process_time() - begun


def parse_and_check(text: str) -> float:
    begun = time.process_time()
    document = argmap.parse(text, format="native", file="/nowhere/map.yaml")
    check(document, scores=lambda: score(document.map))
    return time.process_time() - begun


async def measure(lines: int, half_typed: bool) -> None:
    text = text_of(lines)
    if half_typed:
        head, mark, rest = text.partition("\npillars:\n")
        text = head + mark + rest.replace("\n", f"\n{HALF_TYPED}", 1)
    client = Client()
    client.send("initialize", {"processId": None, "capabilities": {}, "rootUri": None}, 1)
    client.send("initialized", {})
    client.version = 1
    document = {"uri": URI, "languageId": "yaml", "version": 1, "text": text}
    client.send("textDocument/didOpen", {"textDocument": document})
    await client.settle()
    plain: list[float] = []
    typed: list[float] = []
    line = text[: text.index("claim: ", len(text) // 2)].count("\n")
    for _ in range(ROUNDS):
        typed.append(await keystroke(client, line))
        file = client.server.files.get(URI)
        assert file is not None
        plain.append(parse_and_check(file.raw))
    kind = "with a half-typed line" if half_typed else "sound"
    one, other = statistics.median(typed), statistics.median(plain)
    print(
        f"{text.count(chr(10)):,} lines, {kind}: keystroke to diagnostics {one * 1000:.0f} ms, "
        f"parse and check {other * 1000:.0f} ms, ratio {one / other:.2f}"
    )


async def main() -> None:
    for lines in LINES:
        for half_typed in (False, True):
            await measure(lines, half_typed)


if __name__ == "__main__":
    asyncio.run(main())
