"""Runs the server of a class until it is interrupted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from argmap.diagnostics import missing_package
from argmap.language.wording import Wording
from argmap.preview.classroom.class_address import class_address
from argmap.preview.classroom.class_exercises import ClassExercise
from argmap.preview.serving import listen, open_browser, require_packages, run
from argmap.syntax.files import make_folder

_CONNECTIONS = 500
"""The most connections at once; to more the server answers that it is busy."""


@dataclass(frozen=True, slots=True)
class ClassOptions:
    """How a class is served.

    - `host`: the address to listen on, None for this machine only; `name` is a further name of it.
    - `port`: 0 for the one that the class had before, or a free one.
    - `takes_names`: whether students type their names; else they get pseudonyms.
    - `is_held`: whether feedback is held back until the teacher releases it.
    - `most`: the most students that can join; `most_each`: from one address, if other machines can reach the server.
    - `language`: of the words for students, a BCP 47 tag.
    """

    host: str | None = None
    name: str | None = None
    port: int = 0
    takes_names: bool = False
    is_held: bool = False
    most: int = 60
    most_each: int = 10
    language: str = "en"


def require_class_packages() -> None:
    """Raises ArgmapError, with what to install, where a package is missing that serving a class needs."""
    require_packages()
    if find_spec("segno") is None:
        raise missing_package("segno", "the QR code of a class", "serve")


def serve_class(
    folder: Path,
    exercises: Sequence[ClassExercise],
    options: ClassOptions,
    *,
    show_address: Callable[[str, str, bool], None],
    opens_browser: bool = True,
) -> None:
    """Serves exercises to a class that is stored in `folder`, until the program is interrupted.

    `show_address` gets the address of the board with its token, the one for students, and whether other machines can
    reach it. ArgmapError when the port or the folder cannot be used.
    """
    require_class_packages()
    from argmap.preview.classroom.bounded_protocol import BoundedProtocol
    from argmap.preview.classroom.class_server import ClassServer
    from argmap.preview.classroom.classroom import Classroom

    address = class_address(options.host, options.name)
    make_folder(folder)
    classroom = Classroom(
        folder,
        exercises,
        wording=Wording(options.language),
        most=options.most,
        takes_names=options.takes_names,
        is_held=options.is_held,
    )
    try:
        listener = listen(address.listens, options.port or classroom.last_port)
        port = listener.getsockname()[1]
        classroom.keep_port(port)
        opened = f"http://{address.opened}" + (f":{port}" if port != 80 else "")
        server = ClassServer(
            classroom, opened, address.names, port, is_open=address.is_open, most_each=options.most_each
        )
        board = f"{opened}/teacher#{classroom.teacher_token}"
        show_address(board, f"{opened}/", address.is_open)
        if opens_browser:
            open_browser(board)
        run(server.app, listener, lambda: None, limit_concurrency=_CONNECTIONS, http=BoundedProtocol)
    finally:
        classroom.close()
