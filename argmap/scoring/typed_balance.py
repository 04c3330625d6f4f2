"""The figures of balance with their names and types; what each means is described in its module of `metrics`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypedDict

from argmap.diagnostics import did_you_mean


class Counts(TypedDict):
    """A number for each side."""

    pro: int
    con: int


class Amounts(TypedDict):
    """An amount for each side, 0 or more."""

    pro: float
    con: float


class SideShares(TypedDict):
    """A share in [0, 1] for each side, None where it is undefined."""

    pro: float | None
    con: float | None


class Response(TypedDict):
    """Shares of answered lines in [0, 1] (None for a side without lines), and the claims of lines without an answer."""

    pro: float | None
    con: float | None
    unanswered: list[str]
    untested: list[str]


class Integration(TypedDict):
    """The level, 0 to 4, and the number of con lines by the way in which they are dealt with."""

    level: int
    ignored: int
    refuted: int
    mitigated: int
    weighed: int


class IssueBalance(TypedDict):
    """The number of claims about an issue on each side, and its lean in [−1, 1], None without any mass."""

    pro: int
    con: int
    lean: float | None


@dataclass(frozen=True, slots=True)
class Balance:
    """The figures of all metrics, as attributes and under their published names, such as `balance["lean"]`.

    A figure that is undefined for the map is None. Metrics of other distributions are there by name only.

    figures: published name → figure, as in the JSON of a score.
    """

    figures: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        """The figure with this name; raises KeyError, with the nearest name, when no metric gives one."""
        if name not in self.figures:
            raise KeyError(f"balance has no figure '{name}'{did_you_mean(name, self.figures)}")
        return self.figures[name]

    @property
    def profile(self) -> Literal["debate", "advocacy"]:
        """The profile that the number is computed under."""
        return self.figures["profile"]

    @property
    def number(self) -> float | None:
        """The balance number in [0, 1] under the profile; None when it is refused or undefined."""
        return self.figures["number"]

    @property
    def interval(self) -> list[float] | None:
        """The number if only its weakest and only its strongest part counted, both in [0, 1]."""
        return self.figures["interval"]

    @property
    def lines(self) -> Counts:
        """Lines for and against the thesis, copies counted once."""
        return self.figures["lines"]

    @property
    def mass(self) -> Amounts:
        """What each side puts forward: the sum of its lines' strengths under supports alone."""
        return self.figures["mass"]

    @property
    def lean(self) -> float | None:
        """Difference of the masses over their sum, from −1 (all con) to +1 (all pro)."""
        return self.figures["lean"]

    @property
    def presence(self) -> float | None:
        """Presence parity in [0, 1]: 1 when both sides put forward the same mass."""
        return self.figures["presence"]

    @property
    def presence_interval(self) -> list[float] | None:
        """The share of pro lines that these counts allow, as [low, high] in [0, 1]."""
        return self.figures["presence_interval"]

    @property
    def prior(self) -> float | None:
        """The share in [0, 1] of the mass that the pro side is warranted to have; None when not declared."""
        return self.figures["prior"]

    @property
    def pro_share(self) -> float | None:
        """The share in [0, 1] of the mass that the pro side has."""
        return self.figures["pro_share"]

    @property
    def warrant_gap(self) -> float | None:
        """Presence parity in [0, 1] measured against the prior: 1 when the pro side has the share it is warranted."""
        return self.figures["warrant_gap"]

    @property
    def depths(self) -> Amounts:
        """Mean number of supports per line on each side."""
        return self.figures["depths"]

    @property
    def development(self) -> float | None:
        """Development parity in [0, 1]: 1 when both sides are developed alike."""
        return self.figures["development"]

    @property
    def response(self) -> Response:
        """The share of answered lines on each side, and the claims of lines without an answer."""
        return self.figures["response"]

    @property
    def unanswered_objections(self) -> int:
        """The number of objections, anywhere in the map, that nothing answers."""
        return self.figures["unanswered_objections"]

    @property
    def integration(self) -> Integration:
        """How far the map deals with the other side."""
        return self.figures["integration"]

    @property
    def test_parity(self) -> float | None:
        """Test parity in [0, 1]: 1 when the lines of both sides are answered to the same extent."""
        return self.figures["test_parity"]

    @property
    def issues(self) -> dict[str, IssueBalance]:
        """Issue → its claims on each side and its lean, in order of mention."""
        return self.figures["issues"]

    @property
    def issue_coverage(self) -> float | None:
        """The share in [0, 1] of issues that both sides speak to; None when no claim states an issue."""
        return self.figures["issue_coverage"]

    @property
    def last_word(self) -> float | None:
        """From −1, every line ends with the con side, to +1, every line ends with the pro side."""
        return self.figures["last_word"]

    @property
    def verdict(self) -> dict[str, float | bool]:
        """Semantics → V in [−1, 1], above 0 for the thesis; `agree` says whether all are on the same side."""
        return self.figures["verdict"]

    @property
    def robustness(self) -> dict[str, Any]:
        """How far base scores may be off before the verdict changes, in its published form."""
        return self.figures["robustness"]

    @property
    def voices(self) -> float | None:
        """Effective number of voices, 1 or more; None when no claim states a voice."""
        return self.figures["voices"]

    @property
    def sourced_evidence(self) -> SideShares:
        """The share of each side's evidence that names a source."""
        return self.figures["sourced_evidence"]

    @property
    def edge_parity(self) -> float | None:
        """Parity in [0, 1] of the number of supports and attacks, as other tools compute it."""
        return self.figures["edge_parity"]
