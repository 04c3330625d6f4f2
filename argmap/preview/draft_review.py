"""What the page asks first about a draft: which passage of the article is the thesis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple


class ThesisCandidate(NamedTuple):
    """A passage that may be the thesis: its number from 1, its text, and why it may be."""

    number: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class DraftReview:
    """A draft that has just been written.

    - `candidates`: for the thesis, best first.
    - `draft_again`: the bytes of the map for the candidate of a number.
    - `versions`: of the file, as drafts were written; only these are replaced by another draft.
    """

    candidates: tuple[ThesisCandidate, ...]
    draft_again: Callable[[int], bytes]
    versions: set[str] = field(default_factory=set)
