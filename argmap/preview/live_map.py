"""A map file that is watched: its state, its picture, and a stream of events for each page that shows it.

The file is looked at every few milliseconds, which works on every file system and needs no further package.
What has been computed for one page is there for the next.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from pathlib import Path
from typing import Any, NamedTuple

from argmap.diagnostics import ArgmapError
from argmap.preview.daemon_work import run_aside
from argmap.preview.file_edits import FileEdits
from argmap.preview.map_state import ChooseStyle, MapState, version_of
from argmap.preview.page_words import page_words
from argmap.syntax.files import read_bytes, source_path

SOON, LATER = 0.003, 0.02
"""Seconds between two looks at a file that has changed lately, and at one that has not."""
_LATELY = 120.0
"""Seconds for which a change is one of lately."""
_HEAD_START = 0.015
"""Seconds that a picture has for its layout before the rules run: then they run while Graphviz draws."""
_BEAT = 10.0
"""Seconds after which a stream says that it is still there."""

_TICK = 100_000_000
"""Nanoseconds within which the time of a file may be the same after two changes."""
Stamp = tuple[tuple[int, int, int] | None, ...]


class Event(NamedTuple):
    """An event for a page: its name, and what goes with it."""

    name: str
    content: dict[str, Any]

    def encode(self) -> bytes:
        """The event as a stream of events has it."""
        return f"event: {self.name}\ndata: {json.dumps(self.content)}\n\n".encode()


BEAT = b": still here\n\n"


class LiveMap:
    """One map file, and what has been computed of its last state.

    `check` raises ArgmapError when the file may not be read any more; it is asked before each reading. `choose_style`
    gives the style of the picture.
    """

    def __init__(self, path: Path, check: Callable[[], object], choose_style: ChooseStyle | None = None) -> None:
        self.path = path
        self._check = check
        self._choose_style = choose_style
        self.edits = FileEdits(path)
        self._state: MapState | None = None
        self._error = ""
        self._stamp: Stamp | None = None
        self._doubted = ""
        self._pictures: dict[str, Event] = {}
        self._sound: dict[str, Event] = {}
        self._reading, self._drawing = asyncio.Lock(), asyncio.Lock()

    async def state(self) -> MapState:
        """The state of the file now; ArgmapError if it cannot be read."""
        async with self._reading:
            await self._look()
            if self._state is None:
                raise ArgmapError(self._error)
            return self._state

    async def _look(self) -> None:
        """Reads the file, and the text beside it, if one of them has changed since they were read last."""
        stamp = self._take_stamp()
        if stamp == self._stamp:
            return
        before = self._state if self._stamp is not None and stamp[1:] == self._stamp[1:] else None
        try:
            self._check()
            raw = await run_aside(lambda: read_bytes(self.path))
            if before is None or before.version != version_of(raw):
                state = await run_aside(lambda: MapState.of_bytes(self.path, raw, self._choose_style))
                if self._is_doubtful(state):
                    return
                self._state, self._pictures = state, {}
        except ArgmapError as error:
            # another program may be replacing it; the next look tells
            self._state, self._error = None, str(error)
        # the text beside it is known only now; a file that was written just now may be written again in the same tick
        settled = stamp[0] is not None and time.time_ns() - stamp[0][0] > _TICK
        self._stamp = (stamp[0] if settled else None, *self._take_stamp()[1:])

    def _is_doubtful(self, state: MapState) -> bool:
        """Whether the text may be half written: errors in what had none count when they are seen a second time."""
        was_sound = self._state is not None and not self._state.is_broken
        is_new = self._doubted != state.version
        self._doubted = state.version
        return state.is_broken and was_sound and is_new

    def _take_stamp(self) -> Stamp:
        return tuple(_stamp_of(path) for path in (self.path, self._article()) if path is not None)

    def _article(self) -> Path | None:
        """The file of the text that the quotes are checked against."""
        source = self._state.debate.source if self._state is not None else None
        if source is None or source.file is None:
            return None
        try:
            return source_path(self.path, source.file)
        except ValueError:
            return None

    async def picture(self, state: MapState, theme: str) -> Event:
        """The picture of a state, drawn once; the last sound one where the text is broken and leaves no claim."""
        async with self._drawing:
            if theme in self._pictures and self._pictures[theme].content["version"] == state.version:
                return self._pictures[theme]
            if state.is_broken and not state.debate.claims and theme in self._sound:
                drawn = Event("picture", {**self._sound[theme].content, "version": state.version, "old": True})
            else:
                drawn = await run_aside(lambda: _draw(state, theme))
                if state.debate.claims and drawn.content["svg"]:
                    self._sound[theme] = drawn
            self._pictures[theme] = drawn
            return drawn

    async def _tell(self, state: MapState) -> Event:
        """The state, and whether there is an edit to undo or to do again."""
        content = await run_aside(state.to_json)
        content["undo"], content["redo"] = self.edits.can_undo(state.version), self.edits.can_redo(state.version)
        return Event("state", content)

    async def events(self, theme: str, over: asyncio.Event) -> AsyncIterator[bytes]:
        """What a page needs to show the file now and after every change, until it listens no more or all is `over`."""
        source = self._changes(theme)
        end = asyncio.ensure_future(over.wait())
        step: asyncio.Future[bytes] | None = None
        try:
            while not over.is_set():
                step = asyncio.ensure_future(anext(source))
                await asyncio.wait({step, end}, return_when=asyncio.FIRST_COMPLETED)
                if not step.done():
                    return
                yield step.result()
        finally:
            end.cancel()
            if step is not None and step.cancel():
                await asyncio.wait({step})
            await source.aclose()

    async def _changes(self, theme: str) -> AsyncGenerator[bytes]:
        """The events of the file now and of every change, without end."""
        seen: MapState | str | None = None
        language = ""
        waited, since = 0.0, 0.0
        while True:
            try:
                state = await self.state()
            except ArgmapError as error:
                if seen != str(error):
                    seen = str(error)
                    yield Event("missing", {"message": seen}).encode()
            else:
                if seen is not state:
                    seen, waited, since = state, 0.0, 0.0
                    if language != state.wording.language:
                        language = state.wording.language
                        yield Event("words", page_words(language)).encode()
                    drawing = asyncio.ensure_future(self.picture(state, theme))
                    try:
                        await asyncio.wait([drawing], timeout=_HEAD_START)
                        yield (await self._tell(state)).encode()
                        yield (await drawing).encode()
                    finally:
                        drawing.cancel()
                    yield Event("score", await run_aside(state.score_json)).encode()
                    continue
            pause = SOON if since < _LATELY else LATER
            await asyncio.sleep(pause)
            waited, since = waited + pause, since + pause
            if waited >= _BEAT:
                waited = 0.0
                yield BEAT


def _draw(state: MapState, theme: str) -> Event:
    try:
        svg, error = state.picture(theme), ""
    except ArgmapError as failure:
        svg, error = "", str(failure)
    return Event("picture", {"version": state.version, "theme": theme, "svg": svg, "error": error, "old": False})


def _stamp_of(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
