"""The log of a class: what has happened, in one SQLite file to which events are only ever added.

One thread owns the connection. What several students send at once is committed together, so that a slow disk waits once
for all of them. The file is locked for as long as the server runs; the system takes the lock away when it dies.
"""

from __future__ import annotations

import asyncio
import json
import os
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from argmap.diagnostics import ArgmapError
from argmap.printable import show_name
from argmap.syntax.files import is_missing, reason, write_bytes

_VERSION = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS event (
  number INTEGER PRIMARY KEY, at REAL NOT NULL, kind TEXT NOT NULL,
  student INTEGER, exercise TEXT, content TEXT NOT NULL
);
"""


class ClassEvent(NamedTuple):
    """One thing that has happened.

    - `kind`: what, as `ClassState.apply` lists them.
    - `at`: when, in seconds since 1970.
    - `student`: the number of the student, from 1; None if it is about nobody.
    - `exercise`: the name of the exercise; None if it is about none.
    - `content`: what else there is to say about it.
    """

    kind: str
    at: float
    student: int | None = None
    exercise: str | None = None
    content: Mapping[str, Any] = {}


class NotStored(ArgmapError):
    """Something could not be stored, such as on a full disk; nothing of it has happened."""


class _Batch(NamedTuple):
    events: Sequence[ClassEvent]
    files: Sequence[tuple[Path, bytes]]
    tell: Callable[[Exception | None], None]


class EventLog:
    """The log in a file, which is created if need be.

    Raises ArgmapError when another server uses the file, and when it is no log of a class.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.unwritten: set[Path] = set()
        """Files that could not be written, though what they hold is stored."""
        self._waiting: queue.SimpleQueue[_Batch | None] = queue.SimpleQueue()
        self._connection = self._open()
        self._thread = threading.Thread(target=self._write_all, name="class-log", daemon=True)
        self._thread.start()

    def _open(self) -> sqlite3.Connection:
        try:
            if is_missing(self._path):
                os.close(os.open(self._path, os.O_CREAT | os.O_WRONLY, 0o600))  # it holds the secrets of the class
            connection = sqlite3.connect(self._path, timeout=0.2, isolation_level=None, check_same_thread=False)
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _VERSION):
                raise ArgmapError(f"{show_name(self._path)} was written by another version of argmap")
            connection.executescript(f"BEGIN IMMEDIATE;{_TABLES}PRAGMA user_version = {_VERSION};COMMIT;")
        except OSError as error:
            raise ArgmapError(f"cannot write {show_name(self._path)}: {reason(error)}") from error
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise ArgmapError(
                    f"another `argmap teach serve` is running on {show_name(self._path.parent)}; "
                    "stop it first, or store this class in another folder with -o"
                ) from error
            raise ArgmapError(f"cannot open {show_name(self._path)}: {error}") from error
        except sqlite3.DatabaseError as error:
            raise ArgmapError(f"{show_name(self._path)} is not the log of a class: {error}") from error
        return connection

    def settings(self, defaults: Mapping[str, str]) -> dict[str, str]:
        """The settings of the class by name; those that are missing are set to the defaults for good."""
        rows = list(defaults.items())
        try:
            self._connection.executemany("INSERT OR IGNORE INTO setting VALUES (?, ?)", rows)
            return dict(self._connection.execute("SELECT name, value FROM setting"))
        except sqlite3.Error as error:
            raise NotStored(f"cannot write {show_name(self._path)}: {error}") from error

    def keep(self, name: str, value: str) -> None:
        """Sets a setting; to be done before the first event is added."""
        try:
            self._connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))
        except sqlite3.Error as error:
            raise NotStored(f"cannot write {show_name(self._path)}: {error}") from error

    def events(self) -> Iterable[ClassEvent]:
        """All events so far, in order; to be read before the first one is added."""
        rows = self._connection.execute("SELECT kind, at, student, exercise, content FROM event ORDER BY number")
        for kind, at, student, exercise, content in rows:
            yield ClassEvent(kind, at, student, exercise, json.loads(content))

    async def add(self, events: Sequence[ClassEvent], files: Sequence[tuple[Path, bytes]] = ()) -> None:
        """Stores events, all or none, and then writes the files that follow from them.

        Returns when both are on disk. NotStored when the events could not be; files that cannot be written are written
        when the server starts again.
        """
        loop = asyncio.get_running_loop()
        stored: asyncio.Future[None] = loop.create_future()

        def settle(error: Exception | None) -> None:
            if stored.cancelled():
                return
            if error is None:
                stored.set_result(None)
            else:
                stored.set_exception(error)

        def tell(error: Exception | None) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(settle, error)

        self._waiting.put(_Batch(events, files, tell))
        await stored

    def write_file(self, path: Path, content: bytes) -> None:
        """Writes a file that follows from events that are stored."""
        try:
            write_bytes(path, content)
            self.unwritten.discard(path)
        except ArgmapError:
            self.unwritten.add(path)

    def close(self) -> None:
        """Stores what is waiting, and unlocks the file."""
        self._waiting.put(None)
        self._thread.join(5)
        self._connection.close()

    def _write_all(self) -> None:
        is_over = False
        while not is_over:
            batches = [self._waiting.get()]
            while not self._waiting.empty():
                batches.append(self._waiting.get())
            is_over = None in batches
            given = [batch for batch in batches if batch is not None]
            if given:
                self._write(given)

    def _write(self, batches: Sequence[_Batch]) -> None:
        rows = [
            (event.at, event.kind, event.student, event.exercise, json.dumps(event.content, ensure_ascii=False))
            for batch in batches
            for event in batch.events
        ]
        error = self._commit(rows)
        if error is None:
            latest = {path: content for batch in batches for path, content in batch.files}
            for path, content in latest.items():
                self.write_file(path, content)
        for batch in batches:
            batch.tell(error)

    def _commit(self, rows: Sequence[tuple[Any, ...]]) -> Exception | None:
        """Stores rows in one transaction; what went wrong, or None."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._connection.executemany(
                    "INSERT INTO event (at, kind, student, exercise, content) VALUES (?, ?, ?, ?, ?)", rows
                )
                self._connection.execute("COMMIT")
            except BaseException:  # an interrupt too: a transaction that stays open would take in the next rows
                self._connection.execute("ROLLBACK")
                raise
        except (sqlite3.Error, UnicodeError) as error:
            return NotStored(f"cannot write {show_name(self._path)}: {error}")
        return None
