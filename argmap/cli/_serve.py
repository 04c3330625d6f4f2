"""What `serve` does, and `draft --review`: chooses the maps and runs the server of the live page."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from argmap.cli._inputs import Inputs
from argmap.cli._named_files import is_stream, why_unreadable
from argmap.cli._printing import print_text, say
from argmap.cli._render_options import settings_beside, style_of
from argmap.diagnostics import ArgmapError
from argmap.drawing import Style
from argmap.language.wording import has_catalogue
from argmap.model.document import Document
from argmap.preview.draft_review import DraftReview
from argmap.preview.served_maps import ServedMaps
from argmap.preview.serving import require_packages, serve
from argmap.syntax.files import is_file, is_folder


def serve_path(
    maps: str,
    *,
    port: int | None,
    no_browser: bool,
    language: str | None,
    frame_ancestor: Sequence[str],
    end_with_input: bool,
) -> None:
    """Serves a map or the maps of a folder until the command is interrupted."""

    def style_for(document: Document) -> Style:
        style = choose_style(document)
        return replace(style, language=language) if language else style

    options: dict[str, Any] = {"choose_style": style_for, "language": language or ""}
    require_packages()
    if is_stream(maps):
        raise ArgmapError("a live page needs a file or a folder, not standard input")
    if is_folder(maps):
        if Inputs([maps], of_any_format=True).failed:
            sys.exit(2)
        served = ServedMaps(Path(maps), lambda: Inputs([maps], quiet=True, of_any_format=True).files, **options)
    elif is_file(maps):
        served = ServedMaps(Path(maps), **options)
    else:
        raise ArgmapError(why_unreadable(maps))
    run_server(served, port, no_browser, frames=frame_ancestor, ends_with_input=end_with_input)


def choose_style(document: Document) -> Style:
    """The style that `render` has for a map without options; ConfigError for wrong settings."""
    settings = settings_beside(document.file)
    style = style_of({}, settings)
    if not style.language and not document.map.language and has_catalogue(settings.language or ""):
        return replace(style, language=settings.language or "")
    return style


def run_server(
    maps: ServedMaps,
    port: int | None,
    no_browser: bool,
    review: DraftReview | None = None,
    frames: Sequence[str] = (),
    ends_with_input: bool = False,
) -> None:
    """Runs the server until it is interrupted; prints the address of its page first."""

    def show_address(address: str) -> None:
        print_text(address)
        sys.stdout.flush()
        say("press Ctrl-C to stop")

    serve(
        maps,
        port=port or 0,
        show_address=show_address,
        opens_browser=not no_browser,
        review=review,
        frames=frames,
        ends_with_input=ends_with_input,
    )
