"""What the pages of a class can ask for: joining, answers and checks for students, the board for the teacher.

Each answer is JSON; an error has the key `error`, in words for the reader. A student is known by a cookie that no
script can read, the teacher by a token in a header.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Scope

from argmap.diagnostics import ArgmapError
from argmap.preview.classroom.board_state import Presence, board_json, results_csv
from argmap.preview.classroom.class_pages import HTML, INLINE, board_files, join_page, qr_code, work_page
from argmap.preview.classroom.class_state import ClassMember
from argmap.preview.classroom.classroom import Classroom, RefusedInClass, UnknownInClass
from argmap.preview.classroom.event_log import NotStored
from argmap.preview.classroom.rate_limits import LimitedApp, RateLimit, address_of
from argmap.preview.guards import API, Guard, Headers, Refusal, has_token
from argmap.preview.server import AsciiJson, read_json

TEACHER = f"{API}teacher/"
"""What begins with this is for the teacher."""
LARGEST_BODY = 80_000
"""Bytes of the largest body that is read: the largest answers, and what goes with them."""

Answer = Callable[[Request], Awaitable[Response]]


class ClassServer:
    """The server of a class.

    - `address`: where students go, without a path, such as "http://192.168.1.20:8080".
    - `is_open`: whether other machines can reach it.
    - `names`: the names and addresses that this server answers to; `port` is the one that it listens on.
    - `most_each`: the most students that can join from one address, if other machines can reach the server.
    """

    def __init__(
        self,
        classroom: Classroom,
        address: str,
        names: Iterable[str],
        port: int,
        *,
        is_open: bool = False,
        most_each: int = 10,
    ) -> None:
        self.classroom = classroom
        self._is_open = is_open
        self._address = address
        self._most_each = most_each
        self._came_from: dict[int, str] = {}
        self._joining = asyncio.Lock()
        self._presences: dict[int, Presence] = {}
        self._pages: dict[str, bytes] = {}
        self._cookie = f"argmap-{classroom.id}"
        self._wrong_codes = RateLimit(rate=1 / 6, burst=10)
        self._all_wrong_codes = RateLimit(rate=1, burst=60)
        self._actions = RateLimit(rate=5, burst=60)
        self._bytes = RateLimit(rate=8_000, burst=4_000_000)
        guard = Guard(Starlette(routes=self._routes()), port, self._admit, names=names, largest_body=LARGEST_BODY)
        self.app: ASGIApp = LimitedApp(guard, RateLimit(rate=200, burst=1_000))

    def _routes(self) -> list[Route]:
        students: dict[str, Callable[[Request, ClassMember], Awaitable[Response]]] = {
            "link": self._link, "work": self._work, "answers": self._answers, "check": self._check,
        }  # fmt: skip
        posts = ("answers", "check")
        teachers: dict[str, Answer] = {
            "board": self._board, "steer": self._steer, "admit": self._admit_others, "code": self._change_code,
            "remove": self._remove, "link": self._link_of, "results": self._results,
        }  # fmt: skip
        reads = ("board", "link", "results")
        return [
            Route("/", self._join_page),
            Route("/work/{name}", self._work_page),
            Route("/teacher", self._board_file),
            Route("/{name}", self._board_file),
            Route(f"{API}join", _in_words(self._join), methods=["POST"]),
            Route(f"{API}enter", _in_words(self._enter), methods=["POST"]),
            Route(f"{API}me", _in_words(self._me)),
            Route(f"{API}leave", _in_words(self._leave), methods=["POST"]),
            *(
                Route(f"{API}{name}", _in_words(self._of_student(work)), methods=["POST" if name in posts else "GET"])
                for name, work in students.items()
            ),
            *(
                Route(f"{TEACHER}{name}", _in_words(work), methods=["GET" if name in reads else "POST"])
                for name, work in teachers.items()
            ),
        ]

    def _admit(self, scope: Scope, headers: Headers) -> Refusal | None:
        if not scope["path"].startswith(TEACHER) or has_token(headers, self.classroom.teacher_token):
            return None
        return Refusal(401, "the token is missing or wrong; open the address that `argmap teach serve` has printed")

    # pages

    async def _join_page(self, request: Request) -> Response:
        wording = self.classroom.wording
        return Response(join_page(wording.language, self.classroom.takes_names), media_type=HTML, headers=INLINE)

    async def _work_page(self, request: Request) -> Response:
        name = request.path_params["name"]
        if self._member(request) is None or name not in self.classroom.exercises:
            return RedirectResponse("/", 303)
        if name not in self._pages:
            self._pages[name] = work_page(self.classroom.exercises[name])
        return Response(self._pages[name], media_type=HTML, headers=INLINE)

    async def _board_file(self, request: Request) -> Response:
        name = request.path_params.get("name", "board.html")
        files = board_files(self.classroom.wording.language)
        if name not in files:
            return AsciiJson({"error": "there is no such page"}, 404)
        kind, content = files[name]
        return Response(content, media_type=kind)

    # students

    def _member(self, request: Request) -> ClassMember | None:
        return self.classroom.member(request.cookies.get(self._cookie, ""))

    def _of_student(self, work: Callable[[Request, ClassMember], Awaitable[Response]]) -> Answer:
        """An endpoint for somebody who has joined, asked as often as one student may ask."""

        async def answered(request: Request) -> Response:
            member = self._member(request)
            if member is None:
                return AsciiJson({"error": self.classroom.wording.word("class.unknown-link")}, 401)
            if self._actions.wait(member.number):
                raise AskedTooOften(self.classroom.wording.word("class.wait"))
            return await work(request, member)

        return answered

    async def _join(self, request: Request) -> Response:
        content = await read_json(request)
        code, name = content.get("code"), content.get("name", "")
        address = address_of(request.scope)
        if self._wrong_codes.wait(address, takes=False) or self._all_wrong_codes.wait("", takes=False):
            raise AskedTooOften(self.classroom.wording.word("class.wait"))
        if not isinstance(code, str) or not self.classroom.is_code(code):
            self._wrong_codes.wait(address)
            self._all_wrong_codes.wait("")
            raise WrongCode(self.classroom.wording.word("class.wrong-code"))
        async with self._joining:
            if self._is_open and self._count_from(address) >= self._most_each:
                raise RefusedInClass(self.classroom.wording.word("class.full-here"))
            member = await self.classroom.join(name if isinstance(name, str) else "")
            self._came_from[member.number] = address
        return self._let_in(member)

    def _count_from(self, address: str) -> int:
        """How many students of the class have joined from an address since the server was started."""
        return sum(self._came_from.get(member.number) == address for member in self.classroom.state.present())

    async def _enter(self, request: Request) -> Response:
        token = (await read_json(request)).get("token")
        address = address_of(request.scope)
        if self._wrong_codes.wait(address, takes=False):
            raise AskedTooOften(self.classroom.wording.word("class.wait"))
        member = self.classroom.member(token) if isinstance(token, str) else None
        if member is None:
            self._wrong_codes.wait(address)
            raise WrongCode(self.classroom.wording.word("class.unknown-link"))
        return self._let_in(member)

    def _let_in(self, member: ClassMember) -> Response:
        """The answer that makes a browser that of a student, until it is closed."""
        answer = AsciiJson({"name": member.name})
        token = self.classroom.token(member.number)
        answer.set_cookie(self._cookie, token, httponly=True, samesite="strict", path="/")
        return answer

    async def _leave(self, request: Request) -> Response:
        answer = AsciiJson({})
        answer.delete_cookie(self._cookie, httponly=True, samesite="strict", path="/")
        return answer

    async def _me(self, request: Request) -> Response:
        """Who the student is, and the exercises; no name for somebody who has not joined."""
        member = self._member(request)
        if member is None:
            return AsciiJson({"name": None})
        self._presences[member.number] = Presence(time.time(), "")
        return AsciiJson({
            "name": member.name,
            "exercises": [
                {
                    "name": name,
                    "title": exercise.posed.exercise.title,
                    "about": exercise.posed.exercise.about,
                    "open": self.classroom.state.exercises[name].is_open,
                    "begun": bool(self.classroom.state.work(member.number, name).changes),
                    "over": self._shows_end(member, name),
                }
                for name, exercise in self.classroom.exercises.items()
            ],
        })  # fmt: skip

    def _shows_end(self, member: ClassMember, name: str) -> bool:
        """Whether a student may see that nothing is left to try."""
        return not self.classroom.state.exercises[name].is_held and self.classroom.is_over(member, name)

    async def _link(self, request: Request, member: ClassMember) -> Response:
        return AsciiJson({"link": self._own_link(member)})

    def _own_link(self, member: ClassMember) -> str:
        return f"{self._address}/#me={self.classroom.token(member.number)}"

    async def _work(self, request: Request, member: ClassMember) -> Response:
        """What the page of an exercise shows; only that nothing has changed, if the page has seen this version."""
        name = request.query_params.get("exercise", "")
        self.classroom.exercise(name)
        self._presences[member.number] = Presence(time.time(), name)
        if request.query_params.get("seen") == self._version(member, name):
            return AsciiJson({"version": self._version(member, name)})
        return AsciiJson(self._work_json(member, name))

    def _version(self, member: ClassMember, name: str) -> str:
        state = self.classroom.state
        return f"{state.work(member.number, name).changes}-{state.exercises[name].changes}"

    def _work_json(self, member: ClassMember, name: str) -> dict[str, Any]:
        state, work = self.classroom.state.exercises[name], self.classroom.state.work(member.number, name)
        return {
            "version": self._version(member, name),
            "name": member.name,
            "open": state.is_open,
            "held": state.is_held,
            "handed_in": work.is_handed_in,
            "over": self._shows_end(member, name),
            "answers": work.answers,
            "verdict": self.classroom.verdict(member, name),
        }

    async def _answers(self, request: Request, member: ClassMember) -> Response:
        name, content = await self._sent(request, member)
        await self.classroom.answer(member, name, content["answers"])
        return AsciiJson({"version": self._version(member, name)})

    async def _check(self, request: Request, member: ClassMember) -> Response:
        name, content = await self._sent(request, member)
        attempt = content.get("attempt")
        if type(attempt) is not int or not 1 <= attempt <= 1_000:
            raise ArgmapError("a check has the number of its 'attempt'")
        await self.classroom.check(member, name, content["answers"], attempt)
        return AsciiJson(self._work_json(member, name))

    async def _sent(self, request: Request, member: ClassMember) -> tuple[str, dict[str, Any]]:
        """The exercise that a body is about, and the whole body, which has `answers` by task."""
        content = await read_json(request)
        name, answers = content.get("exercise"), content.get("answers")
        if not isinstance(name, str) or not isinstance(answers, dict):
            raise ArgmapError("answers come with the 'exercise' that they are for")
        if self._bytes.wait(member.number, len(await request.body())):
            raise AskedTooOften(self.classroom.wording.word("class.wait"))
        self._presences[member.number] = Presence(time.time(), name)
        return name, content

    # the teacher

    async def _board(self, request: Request) -> Response:
        address = f"{self._address}/"
        await self.classroom.grade_all()
        return AsciiJson({
            **board_json(self.classroom, self._presences, time.time()),
            "address": address,
            "network": self._is_open,
            "qr": qr_code(f"{address}#code={self.classroom.state.code}"),
        })  # fmt: skip

    async def _steer(self, request: Request) -> Response:
        content = await read_json(request)
        await self.classroom.steer(str(content.get("exercise")), str(content.get("action")))
        return AsciiJson({})

    async def _admit_others(self, request: Request) -> Response:
        await self.classroom.admit((await read_json(request)).get("admits") is True)
        return AsciiJson({})

    async def _change_code(self, request: Request) -> Response:
        await self.classroom.change_code()
        return AsciiJson({})

    async def _remove(self, request: Request) -> Response:
        number = (await read_json(request)).get("student")
        await self.classroom.remove(number if type(number) is int else 0)
        return AsciiJson({})

    async def _link_of(self, request: Request) -> Response:
        number = request.query_params.get("student", "")
        is_number = number.isascii() and number.isdigit() and len(number) < 7
        member = self.classroom.state.members.get(int(number)) if is_number else None
        if member is None or member.is_gone:
            raise UnknownInClass("there is no such student")
        link = self._own_link(member)
        return AsciiJson({"name": member.name, "link": link, "qr": qr_code(link)})

    async def _results(self, request: Request) -> Response:
        await self.classroom.grade_all()
        return Response(results_csv(self.classroom, request.query_params.get("exercise", "")), media_type="text/csv")


class AskedTooOften(RefusedInClass):
    """Something that was asked too often."""

    status = 429


class WrongCode(RefusedInClass):
    """A code, or a link, that lets nobody in."""

    status = 403


def _in_words(answer: Answer) -> Answer:
    """An endpoint whose errors become answers in words."""

    async def answered(request: Request) -> Response:
        try:
            return await answer(request)
        except RefusedInClass as error:
            return AsciiJson({"error": str(error)}, error.status)
        except NotStored as error:
            return AsciiJson({"error": str(error)}, 503)
        except ArgmapError as error:
            return AsciiJson({"error": str(error)}, 422)

    return answered
