"""How the points for a whole map are distributed: a YAML file that teachers can edit; the package has a default."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Annotated, Self

from pydantic import Field, model_validator

from argmap.diagnostics import ReadError
from argmap.model.elements import Text, Unit
from argmap.model.stored import Frozen
from argmap.teach import versioned_files

VERSION_KEY = "argmap-rubric"
Points = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]


class Rubric(Frozen):
    """How many points each part of a map can earn, and what is half right.

    The six parts sum to 100 points: `thesis` for the right thesis, `recall` for the claims of the reference that the
    map has, `precision` for leaving out everything else, `type` for the right kinds of claims, `attachment` for the
    right targets and `sign` for support and attack. `half`, in [0, 1] and by default 0.5, is the credit for the right
    branch or a listed alternative. `alike`, in [0.5, 1] and by default 0.5, is the probability from which two claims
    in different words surely say the same. `alternatives` lists, by the id of a claim of the reference, ids of other
    claims that it may stand below.
    """

    thesis: Points
    recall: Points
    precision: Points
    type: Points
    attachment: Points
    sign: Points
    half: Unit = 0.5
    alike: Annotated[float, Field(ge=0.5, le=1)] = 0.5
    alternatives: dict[Text, tuple[Text, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _sums_to_100(self) -> Self:
        total = sum(self.parts.values())
        if abs(total - 100) > 1e-6:
            raise ValueError(f"the points of the six parts add up to {total:g}; they must add up to 100")
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
    """A rubric from a YAML or JSON text; ReadError with the places of all mistakes."""
    parsed = versioned_files.read(versioned_files.values(text, file or "the rubric"), VERSION_KEY, Rubric)
    if parsed.model is None or any(diagnostic.is_reading_error for diagnostic in parsed.diagnostics):
        raise ReadError([replace(diagnostic, file=file) for diagnostic in parsed.diagnostics])
    return parsed.model


@cache
def default_rubric() -> Rubric:
    """The default rubric."""
    return read_rubric(default_text(), "default-rubric.yaml")


def default_text() -> str:
    """The default rubric as a text with comments, for teachers to edit."""
    return resources.files("argmap.teach").joinpath("default-rubric.yaml").read_text(encoding="utf-8")
