"""What a person decided about a drafted map, kept beside it: `map.review.json` beside `map.yaml`.

    {"argmap-review": 1,
     "rejected": [{"quote": "Buses are red.", "claim": "Buses are red."}]}

A rejected claim is named by its quote, since ids and wording change from draft to draft.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from argmap.diagnostics import ArgmapError
from argmap.model.elements import Filled, Text
from argmap.printable import show_name
from argmap.syntax import limits
from argmap.syntax.decoding import decode
from argmap.syntax.files import is_missing, read_bytes

SUFFIX = ".review.json"
KEY = "argmap-review"
"""The first key of a review; its value is the version."""
_VERSION = 1


class Rejected(BaseModel):
    """A drafted claim that the reviewer does not want."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    quote: Filled
    """The passage that it quotes, as the draft had it."""
    claim: Text | None = None
    """Its words, for people who read the file; None if they were not kept."""


class _Decisions(BaseModel):
    model_config = ConfigDict(extra="forbid")

    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """The decisions on one map."""

    rejected: tuple[Rejected, ...] = ()


def review_beside(map_file: Path) -> Path:
    """The name of the review of a map.

    >>> review_beside(Path("maps/town.yaml")).name
    'town.review.json'
    """
    return map_file.with_name(map_file.stem + SUFFIX)


def read_review(file: Path) -> Review:
    """The review in a file; an empty one if there is no such file. ArgmapError if it cannot be read."""
    if is_missing(file):
        return Review()
    shown = show_name(file)
    text, errors = decode(read_bytes(file, limits.BYTES))
    try:
        value = None if errors else json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict) or KEY not in value:
        raise ArgmapError(f"{shown} is not the review of a map; move it away or correct it")
    if value[KEY] != _VERSION:
        raise ArgmapError(f"{shown}: '{KEY}' is {value[KEY]!r}; this program reads version {_VERSION}")
    try:
        decisions = _Decisions.model_validate({name: item for name, item in value.items() if name != KEY})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise ArgmapError(f"{shown}: {where}: {first['msg'][:1].lower()}{first['msg'][1:]}") from error
    return Review(decisions.rejected)


def review_text(review: Review) -> str:
    """The text of a review file.

    >>> print(review_text(Review((Rejected(quote="Buses are red."),))), end="")
    {
     "argmap-review": 1,
     "rejected": [
      {
       "quote": "Buses are red."
      }
     ]
    }
    """
    rejected = [one.model_dump(exclude_none=True) for one in review.rejected]
    return json.dumps({KEY: _VERSION, "rejected": rejected}, indent=1, ensure_ascii=False) + "\n"
