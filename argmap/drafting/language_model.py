"""Asks a language model over the interface of OpenAI, which local servers have, too: bounded in time and tokens.

The key comes from the environment variable OPENAI_API_KEY and is never part of a message. The model gets no tools. This
is the only module that imports pydantic-ai, and only when a model is asked for.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel

from argmap.diagnostics import ArgmapError, missing_package

Answer = TypeVar("Answer", bound=BaseModel)
KEY = "OPENAI_API_KEY"
"""The environment variable with the key."""
_OPENAI = "https://api.openai.com/v1"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_REPEATS = 2
"""How often a request is sent again that the server was too busy for."""


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """Which model is asked, and how much it may cost.

    - `name`: its name, such as `gpt-5-mini`.
    - `base_url`: address of the server; that of OpenAI by default.
    - `seconds`: time for the whole article.
    - `tokens`: tokens for the whole article, in and out together.
    - `mode`: whether answers come as a call of a tool or as JSON in the text; some local servers know only the latter.
    """

    name: str
    base_url: str = _OPENAI
    seconds: float = 120.0
    tokens: int = 200_000
    mode: Literal["tool", "prompted"] = "tool"

    @classmethod
    def of(cls, name: str, base_url: str | None, **limits: Any) -> ModelChoice:
        """The choice that `openai:MODEL` and an address name; ArgmapError for another provider or address."""
        provider, colon, model = name.partition(":")
        if not colon or provider != "openai" or not model.strip():
            raise ArgmapError(f"'{name}' names no model; write openai:MODEL, with --base-url for another server")
        address = urlsplit(base_url or _OPENAI)
        if address.scheme not in ("http", "https") or not address.hostname or address.username or address.password:
            raise ArgmapError("--base-url is no address such as http://localhost:8080/v1")
        if address.scheme == "http" and address.hostname not in _LOOPBACK:
            raise ArgmapError(f"--base-url: {address.hostname} is another machine; use https, not http")
        return cls(model.strip(), base_url or _OPENAI, **limits)

    @property
    def host(self) -> str:
        """The machine that gets the article."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def is_local(self) -> bool:
        """Whether that is this machine."""
        return self.host in _LOOPBACK


class ModelError(ArgmapError):
    """The model gave no answer that can be used; `text` is what it said so far."""

    def __init__(self, message: str, text: str = "") -> None:
        super().__init__(message)
        self.text = text


class ModelSession:
    """The questions about one article, under one deadline and one limit of tokens."""

    def __init__(self, choice: ModelChoice) -> None:
        self.choice = choice
        self.ends = time.monotonic() + choice.seconds
        self.tokens = 0
        self._model = _open_model(choice)

    def ask(
        self, instructions: str, data: str, answer: type[Answer], objection: Callable[[Answer], str | None]
    ) -> Answer:
        """The answer to a question; where `objection` finds fault with it in words, the model is asked once more.

        Raises ModelError, with what was said so far, if there is none in time, within the limits, or in the right form.
        """
        left = self.ends - time.monotonic()
        if left <= 0:
            raise ModelError(f"the model took more than {self.choice.seconds:g} seconds")
        return asyncio.run(self._ask(instructions, data, answer, objection, left))

    async def _ask(
        self,
        instructions: str,
        data: str,
        answer: type[Answer],
        objection: Callable[[Answer], str | None],
        left: float,
    ) -> Answer:
        from pydantic_ai import Agent, ModelRetry, PromptedOutput, RunContext, ToolOutput, capture_run_messages
        from pydantic_ai.exceptions import AgentRunError, UsageLimitExceeded
        from pydantic_ai.usage import UsageLimits

        wrapped = ToolOutput(answer) if self.choice.mode == "tool" else PromptedOutput(answer)
        agent: Any = Agent(self._model, output_type=wrapped, instructions=instructions, retries=1)

        @agent.output_validator
        def _check(context: RunContext[None], output: Answer) -> Answer:
            fault = objection(output) if context.retry == 0 else None
            if fault:
                raise ModelRetry(fault)
            return output

        limit = UsageLimits(request_limit=4, total_tokens_limit=max(1, self.choice.tokens - self.tokens))
        with capture_run_messages() as messages:
            try:
                async with asyncio.timeout(left):
                    run = await agent.run(data, usage_limits=limit)
                self.tokens += run.usage.total_tokens
                return run.output
            except TimeoutError:
                raise ModelError(f"the model took more than {self.choice.seconds:g} seconds", _said(messages)) from None
            except UsageLimitExceeded:
                raise ModelError(f"the limit of {self.choice.tokens:,} tokens is reached", _said(messages)) from None
            except AgentRunError as error:
                raise ModelError(_words_of(error), _said(messages)) from None


def _open_model(choice: ModelChoice) -> Any:
    key = os.environ.get(KEY) or ("none" if choice.is_local else "")
    if not key:
        raise ArgmapError(f"{choice.host} needs a key; set the environment variable {KEY}")
    try:
        from openai import AsyncOpenAI
        from pydantic_ai.models.openai import OpenAIChatModel
        from pydantic_ai.providers.openai import OpenAIProvider
    except ImportError as error:
        raise missing_package("pydantic-ai-slim", "asking a language model", "llm") from error
    client = AsyncOpenAI(base_url=choice.base_url, api_key=key, max_retries=_REPEATS, timeout=choice.seconds)
    return OpenAIChatModel(choice.name, provider=OpenAIProvider(openai_client=client))


def _said(messages: list[Any]) -> str:
    """What the model said last, as text: the words, or the arguments of the call."""
    for message in reversed(messages):
        if message.kind != "response":
            continue
        for part in reversed(message.parts):
            if part.part_kind == "tool-call":
                return part.args if isinstance(part.args, str) else part.args_as_json_str()
            if part.part_kind == "text" and part.content.strip():
                return str(part.content)
    return ""


def _words_of(error: Exception) -> str:
    """What went wrong, in words of our own: what a server says may contain anything."""
    from pydantic_ai.exceptions import ModelAPIError, ModelHTTPError

    if isinstance(error, ModelHTTPError):
        what = {401: "the key is not accepted", 403: "the key may not use this model", 404: "there is no such model"}
        status = error.status_code
        return f"the server answers with {status}" + (f": {what[status]}" if status in what else "")
    if isinstance(error, ModelAPIError):
        return "the server cannot be reached"
    return "the answer does not have the form that was asked for"
