"""What the page can ask for: the list of maps, the events of one map, why a claim has its strength, and edits.

Each answer is JSON; an error has the key `error`, in words for the reader.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from argmap.diagnostics import ArgmapError
from argmap.formats import dumps
from argmap.language.wording import SOURCE
from argmap.preview.daemon_work import run_aside
from argmap.preview.draft_review import DraftReview
from argmap.preview.file_edits import Done, StaleEdit
from argmap.preview.guards import API, Guard, admit_token
from argmap.preview.live_map import LiveMap
from argmap.preview.map_state import THEMES, version_of
from argmap.preview.page_files import page_files
from argmap.preview.page_words import page_words
from argmap.preview.served_maps import NotServed, ServedMaps
from argmap.review.actions import parse_action
from argmap.review.refusal import Refused


class AsciiJson(JSONResponse):
    """JSON in ASCII, which holds every name that a file can have."""

    def render(self, content: Any) -> bytes:
        """The bytes of the answer."""
        return json.dumps(content).encode()


Answer = Callable[[Request], Awaitable[Response]]


class PreviewServer:
    """The server for some maps.

    `token` is what its page has to know, `port` where it listens; streams end when `over` is set. `review` is
    there when a draft of an article is to be reviewed, and `frames` are those that may show the page in a frame.
    """

    def __init__(
        self, maps: ServedMaps, token: str, port: int, review: DraftReview | None = None, frames: Sequence[str] = ()
    ) -> None:
        self.maps = maps
        self.review = review
        self.over = asyncio.Event()
        self._live: dict[str, LiveMap] = {}
        routes = [
            Route("/", self._page),
            Route("/{name}", self._page),
            Route(f"{API}maps", _in_words(self._list)),
            Route(f"{API}events", _in_words(self._events)),
            Route(f"{API}why", _in_words(self._why)),
            Route(f"{API}edit", _in_words(self._edit), methods=["POST"]),
            Route(f"{API}undo", _in_words(self._undo), methods=["POST"]),
            Route(f"{API}redo", _in_words(self._redo), methods=["POST"]),
            Route(f"{API}thesis", _in_words(self._choose_thesis), methods=["POST"]),
            Route(f"{API}save-as", _in_words(self._save_as), methods=["POST"]),
        ]
        self.app = Guard(Starlette(routes=routes), port, admit_token(token), frames=frames)

    def _live_map(self, name: str) -> LiveMap:
        """The map of this name; NotServed if there is none."""
        path = self.maps.path(name)
        if name not in self._live:
            self._live[name] = LiveMap(path, lambda: self.maps.path(name), self.maps.choose_style)
        return self._live[name]

    async def _page(self, request: Request) -> Response:
        name = request.path_params.get("name", "index.html")
        if name not in page_files():
            return AsciiJson({"error": "there is no such page"}, 404)
        kind, content = page_files()[name]
        return Response(content, media_type=kind)

    async def _list(self, request: Request) -> Response:
        return AsciiJson({
            "folder": self.maps.root.name if self.maps.is_folder else None,
            "maps": self.maps.names(),
            "words": page_words(self.maps.language or SOURCE),
            "review": self.review is not None,
            "candidates": [candidate._asdict() for candidate in self.review.candidates] if self.review else [],
        })  # fmt: skip

    async def _events(self, request: Request) -> Response:
        theme = request.query_params.get("theme", THEMES[0])
        if theme not in THEMES:
            return AsciiJson({"error": f"there is no theme '{theme[:40]}'"}, 400)
        live = self._live_map(request.query_params.get("map", ""))
        return StreamingResponse(live.events(theme, self.over), media_type="text/event-stream")

    async def _why(self, request: Request) -> Response:
        state = await self._live_map(request.query_params.get("map", "")).state()
        claim = request.query_params.get("claim", "")
        return AsciiJson(await run_aside(lambda: state.why_json(claim)))

    async def _edit(self, request: Request) -> Response:
        live, version, content = await self._asked(request)
        try:
            action = parse_action(content.get("action"))
        except ValueError as error:
            return AsciiJson({"error": str(error)}, 400)
        return AsciiJson((await run_aside(lambda: live.edits.do(version, action)))._asdict())

    async def _undo(self, request: Request) -> Response:
        live, version, _ = await self._asked(request)
        return AsciiJson((await run_aside(lambda: live.edits.undo(version)))._asdict())

    async def _redo(self, request: Request) -> Response:
        live, version, _ = await self._asked(request)
        return AsciiJson((await run_aside(lambda: live.edits.redo(version)))._asdict())

    async def _choose_thesis(self, request: Request) -> Response:
        """Drafts the article again for another candidate, as long as the draft is as it was written."""
        live, version, content = await self._asked(request)
        review, number = self.review, content.get("number")
        if review is None or number not in [candidate.number for candidate in review.candidates]:
            return AsciiJson({"error": "there is no such candidate for the thesis"}, 400)

        def work() -> Done:
            if version not in review.versions:
                raise Refused("the draft has been changed; make another claim the thesis instead")
            text = review.draft_again(number)
            review.versions.add(version_of(text))
            return live.edits.replace(version, text, "the map argues for this thesis now")

        return AsciiJson((await run_aside(work))._asdict())

    async def _save_as(self, request: Request) -> Response:
        live, version, content = await self._asked(request)
        state = await live.state()
        if state.version != version:
            raise StaleEdit("The file has changed since it was shown.")
        if not state.debate.claims:
            raise Refused("there is no claim that could be saved")

        def work() -> str:
            return self.maps.save_new(content["map"], dumps(state.debate).encode())

        return AsciiJson({"map": await run_aside(work)})

    async def _asked(self, request: Request) -> tuple[LiveMap, str, dict[str, Any]]:
        """The map that an edit is for, the version that it has seen, and the whole body."""
        content = await read_json(request)
        name, version = content.get("map"), content.get("version")
        if not isinstance(name, str) or not isinstance(version, str):
            raise ArgmapError("an edit names a 'map' and the 'version' that it has seen")
        return self._live_map(name), version, content


def _in_words(answer: Answer) -> Answer:
    """An endpoint whose errors become answers in words."""

    async def answered(request: Request) -> Response:
        try:
            return await answer(request)
        except NotServed as error:
            return AsciiJson({"error": str(error)}, 404)
        except StaleEdit as error:
            return AsciiJson({"error": str(error)}, 409)
        except ArgmapError as error:
            return AsciiJson({"error": str(error)}, 422)

    return answered


async def read_json(request: Request) -> dict[str, Any]:
    """The object in the body of a request; ArgmapError for anything else."""
    try:
        content = json.loads(await request.body())
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise ArgmapError("the body must be a JSON object")
    return content
