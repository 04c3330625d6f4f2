"""The connection to the server of a language model: to that server alone, with bounded answers.

No redirect is followed, since it would hand the article on to a server that nobody named; a server on this machine is
asked directly, whatever proxy the environment names. Answers come unpacked, and no more of them is read than an answer
can need.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2
from openai import AsyncOpenAI

from argmap.drafting.language_model import OPENAI, ModelChoice, ModelError

LONGEST_ANSWER = 4_000_000
"""Bytes of an answer that are read at most; 200,000 tokens of text have fewer."""
_REPEATS = 2
"""How often a request is sent again that the server was too busy for."""


def open_client(choice: ModelChoice, key: str) -> AsyncOpenAI:
    """A client for one server; ModelError, later, for an answer that is too long or packed."""
    http = httpx2.AsyncClient(
        follow_redirects=False,
        trust_env=not choice.is_local,
        event_hooks={"response": [_bound_answer]},
    )
    client = AsyncOpenAI(
        base_url=choice.base_url,
        api_key=key,
        max_retries=_REPEATS,
        timeout=choice.seconds,
        http_client=http,
        default_headers={"accept-encoding": "identity"},
    )
    if client.base_url.host != choice.host:
        raise ModelError(f"--base-url can be read as {choice.host} and as {client.base_url.host}; write it plainly")
    if choice.base_url != OPENAI:
        client.organization = client.project = None  # ids of an account at OpenAI, from the environment
    return client


async def _bound_answer(response: httpx2.Response) -> None:
    """Has an answer read as far as it may be long."""
    if response.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise ModelError("the server packs its answer, which it was asked not to do")
    assert isinstance(response.stream, httpx2.AsyncByteStream)
    response.stream = _BoundedStream(response.stream)


class _BoundedStream(httpx2.AsyncByteStream):
    """The bytes of an answer; raises ModelError when there are too many."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self._stream:
            size += len(chunk)
            if size > LONGEST_ANSWER:
                raise ModelError(f"the answer is longer than {LONGEST_ANSWER:,} bytes")
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()
