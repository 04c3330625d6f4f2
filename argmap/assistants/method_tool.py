"""The tool that says how to work with maps, for clients that do not show prompts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from argmap.assistants.answer_window import ToolAnswer
from argmap.assistants.assistant_tool import AssistantTool, Surroundings
from argmap.assistants.method_texts import METHODS
from argmap.assistants.tool_arguments import ToolArguments


class MethodArguments(ToolArguments):
    """What `method` takes."""

    task: Annotated[
        Literal["map", "answer", "steelman"],
        Field(
            description="map: make a map of an article; answer: answer the open objections of a map; steelman: make "
            "its other side as strong as it can be."
        ),
    ] = "map"


class MethodValues(BaseModel):
    """What `method` gives."""

    text: str


def _method(arguments: MethodArguments, around: Surroundings) -> ToolAnswer:
    text = METHODS[arguments.task]
    return ToolAnswer(text, {"text": text})


METHOD = AssistantTool(
    "method",
    "How to work with maps",
    "Says step by step how to map an article, how to answer the open objections of a map, or how to make its other "
    "side strong. Call it before the first of these tasks.",
    MethodArguments,
    MethodValues,
    _method,
)
