"""The tools that score a map, say why a claim is as strong as it is, and try other values."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from argmap.assistants.answer_window import ToolAnswer, text_answer
from argmap.assistants.assistant_tool import AssistantTool, Surroundings
from argmap.assistants.tool_arguments import FromJson, MapArguments, read_map, reading_errors
from argmap.language.wording import SOURCE, Wording
from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import ArgumentMap
from argmap.registry import SEMANTICS
from argmap.report.answers.score_text import score_lines
from argmap.report.answers.what_if_text import what_if_lines
from argmap.report.answers.why_text import why_lines
from argmap.scoring import score
from argmap.scoring.answers.what_if import what_if
from argmap.scoring.answers.why import why

_WIDTH = 110
"""Characters of a line."""


class ScoreArguments(MapArguments):
    """What `score` takes."""

    profile: Annotated[
        Literal["debate", "advocacy"] | None,
        Field(description="debate tests both sides alike, advocacy answers the objections; the map's own by default."),
    ] = None
    semantics: Annotated[
        str | None,
        Field(
            description=f"One of {', '.join(SEMANTICS.names())}; by default {DEFAULT_SEMANTICS} and a second opinion."
        ),
    ] = None


class ScoreValues(BaseModel):
    """What `score` gives; strength and balance in [0, 1], null where there is none."""

    thesis: str | None
    strength: float | None
    balance: float | None
    text: str
    total: int
    next_offset: int | None


def _score(arguments: ScoreArguments, around: Surroundings) -> ToolAnswer:
    document = read_map(around.files, arguments.path, arguments.text)
    debate = document.map
    result = score(debate, arguments.profile, semantics=arguments.semantics)
    strengths = next(iter(result.evaluations.values())).strengths
    facts = {
        "thesis": result.thesis,
        "strength": _rounded(strengths[result.thesis] if result.thesis is not None else None),
        "balance": _rounded(result.balance_number),
    }
    lines = score_lines(debate, result, width=_WIDTH, wording=_wording(debate))
    return text_answer(reading_errors(document), "score of the map", "\n".join(lines), facts, arguments.window)


SCORE = AssistantTool(
    "score",
    "Score a map",
    "Computes how strong the thesis is after all that speaks for and against it, how balanced the map is, and which "
    "lines against the thesis are answered. Strengths follow from the structure of the map and from base scores that "
    "somebody gave; they say nothing about what is true.",
    ScoreArguments,
    ScoreValues,
    _score,
)


class WhyArguments(MapArguments):
    """What `why` takes."""

    claim: Annotated[str, Field(description="Id of the claim, as `render` shows it.", max_length=500)]


class WhyValues(BaseModel):
    """What `why` gives."""

    claim: str
    strength: float
    text: str
    total: int
    next_offset: int | None


def _why(arguments: WhyArguments, around: Surroundings) -> ToolAnswer:
    document = read_map(around.files, arguments.path, arguments.text)
    result = why(document.map, arguments.claim)
    lines = why_lines(document.map, result, width=_WIDTH, wording=_wording(document.map))
    facts = {"claim": arguments.claim, "strength": _rounded(result.strength)}
    return text_answer(reading_errors(document), "explanation", "\n".join(lines), facts, arguments.window)


WHY = AssistantTool(
    "why",
    "Why a claim is as strong as it is",
    "Explains the strength of one claim: what bears on it, how much each of these adds or takes away, and what the "
    "claim does to the thesis.",
    WhyArguments,
    WhyValues,
    _why,
)


class WhatIfArguments(MapArguments):
    """What `what_if` takes."""

    values: Annotated[
        dict[str, float],
        FromJson,
        Field(
            description="Other base scores, by the id of a claim, and other weights, by the id of a relation, from 0 "
            'to 1, such as {"trade": 0.8}.',
            min_length=1,
            max_length=100,
        ),
    ]
    profile: Annotated[Literal["debate", "advocacy"] | None, Field(description="As for `score`.")] = None


class WhatIfValues(BaseModel):
    """What `what_if` gives: the strengths of the thesis before and after, and whether the verdict changes."""

    before: float | None
    after: float | None
    flips: bool
    text: str
    total: int
    next_offset: int | None


def _what_if(arguments: WhatIfArguments, around: Surroundings) -> ToolAnswer:
    document = read_map(around.files, arguments.path, arguments.text)
    result = what_if(document.map, arguments.values, arguments.profile)
    lines = what_if_lines(document.map, result, width=_WIDTH, wording=_wording(document.map))
    before, after = result.strengths() or (None, None)
    facts = {"before": _rounded(before), "after": _rounded(after), "flips": result.flips()}
    return text_answer(reading_errors(document), "comparison", "\n".join(lines), facts, arguments.window)


WHAT_IF = AssistantTool(
    "what_if",
    "Try other values",
    "Tells how the strength of the thesis and the balance would change if claims had other base scores or relations "
    "other weights. The map stays as it is.",
    WhatIfArguments,
    WhatIfValues,
    _what_if,
)


def _wording(debate: ArgumentMap) -> Wording:
    return Wording(debate.language or SOURCE)


def _rounded(value: Any) -> float | None:
    return None if value is None else round(float(value), 4)
