"""All tools, in the order in which they are listed, and the carrying out of one call."""

from __future__ import annotations

import traceback
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from argmap.assistants.allowed_files import AllowedFiles
from argmap.assistants.answer_window import SHORT, clean
from argmap.assistants.article_tools import DRAFT, PASSAGES
from argmap.assistants.assistant_tool import AssistantTool, Surroundings
from argmap.assistants.check_tool import CHECK
from argmap.assistants.edit_tool import EDIT
from argmap.assistants.form_tools import CONVERT, DIFF, RENDER
from argmap.assistants.method_tool import METHOD
from argmap.assistants.score_tools import SCORE, WHAT_IF, WHY
from argmap.assistants.tool_arguments import read_arguments
from argmap.diagnostics import ArgmapError, did_you_mean

TOOLS: tuple[AssistantTool, ...] = (
    METHOD,
    PASSAGES,
    DRAFT,
    CHECK,
    EDIT,
    SCORE,
    WHY,
    WHAT_IF,
    RENDER,
    CONVERT,
    DIFF,
)


class Called(NamedTuple):
    """What a call gives: a text, and values unless it was refused; `crash` is a traceback for the log of the server."""

    text: str
    values: dict[str, Any] | None = None
    crash: str = ""


def call_tool(name: str, arguments: Mapping[str, Any], folders: Sequence[str], may_write: bool) -> Called:
    """Carries out a call, in any process; never raises."""
    try:
        tool = find_tool(name)
        given = read_arguments(tool.arguments, arguments)
        answer = tool.work(given, Surroundings(AllowedFiles(folders), may_write))
        return Called(answer.text, answer.values)
    except (ArgmapError, ValueError, KeyError) as error:
        return Called(_shorten(str(error.args[0]))) if _is_in_words(error) else _crash(name, error)
    except MemoryError:
        return Called(f"{name} needs more memory than this server takes for one call; give it a part")
    except RecursionError:
        return Called(f"{name} cannot take anything that is nested so deeply")
    except Exception as error:
        return _crash(name, error)


def find_tool(name: str) -> AssistantTool:
    """The tool of this name; ArgmapError, with the nearest one, if there is none."""
    for tool in TOOLS:
        if tool.name == name:
            return tool
    names = [tool.name for tool in TOOLS]
    hint = did_you_mean(name, names) or f"; there are {', '.join(names)}"
    raise ArgmapError(f"there is no tool '{name[:60]}'{hint}")


def _is_in_words(error: Exception) -> bool:
    """Whether an error is a refusal that somebody has written for people, not one of Python's own."""
    is_own = type(error) in (ValueError, KeyError) or type(error).__module__.startswith("argmap.")
    return is_own and bool(error.args) and " " in str(error.args[0])


def _crash(name: str, error: Exception) -> Called:
    words = f"{name} failed because of a mistake in argmap ({type(error).__name__}); other calls are not affected"
    return Called(words, crash="".join(traceback.format_exception(error)))


def _shorten(message: str) -> str:
    """A refusal within bounds, without control characters."""
    message = clean(message)
    return message if len(message) <= SHORT else f"{message[: SHORT - 1]}…"
