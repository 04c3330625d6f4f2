"""How the points of a whole map are shared out: a YAML file that teachers edit; the usual one is in the package."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Annotated, Self

from pydantic import Field, model_validator

from argmap.diagnostics import ReadError
from argmap.model.elements import Frozen, Text, Unit
from argmap.teach import versioned_files

MARK = "argmap-rubric"
Points = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]


class Rubric(Frozen):
    """Points of the parts, which sum to 100, and what counts as half right.

    `half` in [0, 1] is the credit for the right branch or a listed alternative; `alternatives` names for a claim of the
    reference other claims of it that it may stand below; `alike` in (0, 1] is the likeness from which on two claims in
    other words count as the same.
    """

    thesis: Points
    recall: Points
    precision: Points
    type: Points
    attachment: Points
    sign: Points
    half: Unit = 0.5
    alike: Annotated[float, Field(gt=0, le=1)] = 0.6
    alternatives: dict[Text, tuple[Text, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _sums_to_100(self) -> Self:
        total = sum(self.parts.values())
        if abs(total - 100) > 1e-6:
            raise ValueError(f"the points of the six parts sum to {total:g}; they must sum to 100")
        return self

    @property
    def parts(self) -> dict[str, float]:
        """The points of each part, in order."""
        return {
            "thesis": self.thesis,
            "recall": self.recall,
            "precision": self.precision,
            "type": self.type,
            "attachment": self.attachment,
            "sign": self.sign,
        }


def read_rubric(text: str | bytes, file: str | None = None) -> Rubric:
    """A rubric out of a YAML or JSON text; ReadError with the places of all mistakes."""
    found = versioned_files.read(versioned_files.values(text, file or "the rubric"), MARK, Rubric)
    if found.model is None or any(fault.is_reading_error for fault in found.faults):
        raise ReadError([replace(fault, file=file) for fault in found.faults])
    return found.model


@cache
def default_rubric() -> Rubric:
    """The usual rubric."""
    return read_rubric(default_text(), "default-rubric.yaml")


def default_text() -> str:
    """The usual rubric as a text with comments, to be edited."""
    return resources.files("argmap.teach").joinpath("default-rubric.yaml").read_text(encoding="utf-8")
