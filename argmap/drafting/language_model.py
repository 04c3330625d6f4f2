"""Asks a language model over the interface of OpenAI, which local servers have, too: bounded in time and tokens.

The key comes from the environment variable OPENAI_API_KEY and is never part of a message; it goes to the server that is
asked. The model gets no tools. pydantic-ai is imported here only, and only when a model is asked for.
"""

from __future__ import annotations

import asyncio
import os
import time
import warnings
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel

from argmap.diagnostics import ArgmapError, missing_package

Answer = TypeVar("Answer", bound=BaseModel)
KEY = "OPENAI_API_KEY"
"""The environment variable with the key."""
OPENAI = "https://api.openai.com/v1"
"""The address that is asked if no other is named, whatever OPENAI_BASE_URL says."""
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_ANSWER = 16_000
"""Tokens of one answer at most, so that a model that repeats itself comes to an end."""
_LETTERS = 4
"""Characters of English text that one token has, at the least of what is usual."""
_WRONG_SHAPE = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What the libraries raise over an answer that is JSON, but not of the shape that the interface has."""


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
    base_url: str = OPENAI
    seconds: float = 120.0
    tokens: int = 200_000
    mode: Literal["tool", "prompted"] = "tool"

    @classmethod
    def of(cls, name: str, base_url: str | None, **limits: Any) -> ModelChoice:
        """The choice that `openai:MODEL` and an address name; ArgmapError for another provider or address."""
        provider, colon, model = name.partition(":")
        if not colon or provider != "openai" or not model.strip():
            raise ArgmapError(f"'{name}' names no model; write openai:MODEL, with --base-url for another server")
        try:
            address = urlsplit(base_url or OPENAI)
            address.port  # noqa: B018 - read only now
        except ValueError as error:
            raise ArgmapError(f"--base-url is no address: {error}") from None
        if address.scheme not in ("http", "https") or not address.hostname or address.username or address.password:
            raise ArgmapError("--base-url is no address such as http://localhost:8080/v1")
        if address.scheme == "http" and address.hostname not in _LOOPBACK:
            raise ArgmapError(f"--base-url: {address.hostname} is another machine; use https, not http")
        return cls(model.strip(), base_url or OPENAI, **limits)

    @property
    def host(self) -> str:
        """The machine that gets the article."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def is_local(self) -> bool:
        """Whether that is this machine."""
        return self.host in _LOOPBACK


class ModelError(ArgmapError):
    """The model gave no answer that can be used; `text` is what it said so far.

    `is_final`: whether further questions would fare no better, since time or tokens are used up or the server is out of
    reach; an answer of a wrong form says nothing about the next one.
    """

    def __init__(self, message: str, text: str = "", *, is_final: bool = True) -> None:
        super().__init__(message)
        self.text = text
        self.is_final = is_final


class ModelSession:
    """The questions about one article, under one deadline and one limit of tokens.

    `progress` is called before each question with its number, from 1, and how many there are; before the first one,
    nothing has been sent.
    """

    def __init__(self, choice: ModelChoice, progress: Callable[[int, int], None] = lambda number, count: None) -> None:
        self.choice = choice
        self.progress = progress
        self.tokens = 0
        """Tokens used so far: those that the server counts, or those that the texts must have had if that is more."""
        self._key = _key_for(choice)
        self.ends = time.monotonic() + choice.seconds

    def ask(
        self, instructions: str, data: str, answer: type[Answer], objection: Callable[[Answer], str | None]
    ) -> Answer:
        """The answer to a question; where `objection` finds fault with it in words, the model is asked once more.

        Raises ModelError, with what was said so far, if there is none in time, within the limits, or in the right form.
        """
        left = self.ends - time.monotonic()
        if left <= 0:
            raise ModelError(self._too_slow())
        if self.tokens + _tokens_in(instructions, data) >= self.choice.tokens:
            raise ModelError(self._too_much())
        return _wait_for(self._ask(instructions, data, answer, objection, left))

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
        from pydantic_ai.models.openai import OpenAIChatModel
        from pydantic_ai.providers.openai import OpenAIProvider
        from pydantic_ai.usage import RunUsage, UsageLimits

        from argmap.drafting.model_client import open_client

        wrapped = ToolOutput(answer) if self.choice.mode == "tool" else PromptedOutput(answer)
        tokens = self.choice.tokens - self.tokens
        usage, limit = RunUsage(), UsageLimits(request_limit=4, total_tokens_limit=tokens)
        longest = max(1, min(_ANSWER, tokens - _tokens_in(instructions, data)))

        def check(context: RunContext[None], output: Answer) -> Answer:
            fault = objection(output) if context.retry == 0 else None
            if fault:
                raise ModelRetry(fault)
            return output

        async with open_client(self.choice, self._key) as client:
            model = OpenAIChatModel(self.choice.name, provider=OpenAIProvider(openai_client=client))
            agent: Any = Agent(
                model,
                output_type=wrapped,
                instructions=instructions,
                retries=1,
                model_settings={"max_tokens": longest},
            )
            agent.output_validator(check)
            with capture_run_messages() as messages, warnings.catch_warnings(action="ignore"):
                try:
                    async with asyncio.timeout(left):
                        return (await agent.run(data, usage=usage, usage_limits=limit)).output
                except TimeoutError:
                    raise ModelError(self._too_slow(), _said(messages)) from None
                except UsageLimitExceeded:
                    raise ModelError(self._too_much(), _said(messages)) from None
                except (AgentRunError, *_WRONG_SHAPE) as error:
                    raise _error_of(error, _said(messages)) from None
                finally:
                    self.tokens += max(usage.total_tokens, _tokens_in(instructions, data, _said(messages)))

    def _too_slow(self) -> str:
        return f"the model took more than {self.choice.seconds:g} seconds"

    def _too_much(self) -> str:
        return f"the limit of {self.choice.tokens:,} tokens is reached"


def _wait_for(question: Coroutine[Any, Any, Answer]) -> Answer:
    """The result of a question; asked in a thread of its own where an event loop is running, as in a notebook."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(question)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, question).result()


def _key_for(choice: ModelChoice) -> str:
    """The key for a server; ArgmapError if there is none, or if the libraries that ask models are missing."""
    key = os.environ.get(KEY) or ("none" if choice.is_local else "")
    if not key:
        raise ArgmapError(f"{choice.host} needs a key; set the environment variable {KEY}")
    if not (key.isascii() and key.isprintable()):
        raise ArgmapError(f"the key in the environment variable {KEY} has characters that no key has")
    try:
        import pydantic_ai.models.openai
        import pydantic_ai.providers.openai  # noqa: F401 - here, since importing them takes a while
    except ImportError as error:
        raise missing_package("pydantic-ai-slim", "asking a language model", "llm") from error
    return key


def _tokens_in(*texts: str) -> int:
    """How many tokens texts have at the least, roughly."""
    return sum(len(text) for text in texts) // _LETTERS


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


def _error_of(error: Exception, text: str) -> ModelError:
    """What went wrong, in words of our own: what a server says may contain anything."""
    from openai import APIConnectionError

    status = getattr(error, "status_code", None) or getattr(error.__cause__, "status_code", None)
    if status is not None and not 200 <= status < 300:
        what = {401: "the key is not accepted", 403: "the key may not use this model", 404: "there is no such model"}
        if 300 <= status < 400:
            what[status] = "it refers to another address, which is not asked"
        return ModelError(f"the server answers with {status}" + (f": {what[status]}" if status in what else ""), text)
    if isinstance(error.__cause__, APIConnectionError):
        return ModelError("the server cannot be reached", text)
    return ModelError("the answer does not have the form that was asked for", text, is_final=False)
