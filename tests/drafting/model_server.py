"""A server on loopback with the interface of OpenAI, which answers in a given way, good or bad."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[int, dict[str, Any]], "Reply"]


class Reply:
    """One answer: a status, and what the model says; `cut` cuts the JSON off after so many characters."""

    def __init__(self, value: Any = None, *, status: int = 200, raw: str | None = None, cut: int | None = None) -> None:
        self.value = value
        self.status = status
        self.raw = raw
        self.cut = cut


class ModelServer:
    """What the server was asked, and how it answers."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.url = ""


@contextmanager
def serve(answer: Answer) -> Iterator[ModelServer]:
    """Runs a server for a while; its answers take the number of the request, from 0, and the request."""
    state = ModelServer(answer)
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            with lock:
                number = len(state.requests)
                state.requests.append(request)
                state.keys.append(self.headers.get("authorization", ""))
            reply = state.answer(number, request)
            body = json.dumps(completion(reply, request)).encode()
            try:
                self.send_response(reply.status)
                self.send_header("content-type", "application/json")
                self.send_header("retry-after", "0")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                return  # the client did not wait

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()


def completion(reply: Reply, request: dict[str, Any]) -> dict[str, Any]:
    """A chat completion with the answer as a call of the tool that was offered, or as text."""
    if reply.status != 200:
        return {"error": {"message": "no", "type": "server_error"}}
    text = reply.raw if reply.raw is not None else json.dumps(reply.value)
    text = text[: reply.cut]
    message: dict[str, Any] = {"role": "assistant", "content": text}
    reason = "stop" if reply.cut is None else "length"
    if request.get("tools"):
        name = request["tools"][0]["function"]["name"]
        call = {"id": "c1", "type": "function", "function": {"name": name, "arguments": text}}
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
        reason = "tool_calls" if reply.cut is None else "length"
    return {
        "id": "x",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": request["model"],
        "choices": [{"index": 0, "finish_reason": reason, "message": message}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150},
    }


def asks_for_relations(request: dict[str, Any]) -> bool:
    """Whether a request is that of the second pass."""
    return any("connect claims" in str(message.get("content")) for message in request["messages"])
