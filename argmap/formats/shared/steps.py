"""Maps drawn as claims and steps joined by arrows, as in the Argument Interchange Format and what follows it.

An arrow from a claim to a step makes the claim a premise; one from a step says what the step bears on, a claim or
another step. Several premises of one step are co-premises. Chesñevar, C. et al. (2006), Towards an argument interchange
format, The Knowledge Engineering Review 21(4), 293–316, call the claims I-nodes and the steps S-nodes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.reading import At, Reading
from argmap.model.builder import ClaimDraft, RelationDraft
from argmap.model.elements import Polarity
from argmap.syntax import limits


@dataclass(slots=True, eq=False)
class Step:
    """A step, with the arrows that were seen at it."""

    id: str
    polarity: Polarity
    at: At
    fields: dict[str, Any]
    premises: list[ClaimDraft] = field(default_factory=list)
    targets: list[ClaimDraft | Step] = field(default_factory=list)
    made: RelationDraft | None = None
    drafts: list[RelationDraft] = field(default_factory=list)

    def parts(self) -> list[tuple[list[ClaimDraft], ClaimDraft | Step]]:
        """What bears on what: all premises on each target; claims with arrows both ways bear on each other."""
        if len(self.premises) > 1 and set(self.premises) == set(self.targets):
            return [([one], other) for one in self.premises for other in self.premises if one is not other]
        return [(self.premises, target) for target in self.targets]


class Steps:
    """Collects steps and arrows, then makes relations of what is complete. Claims are those of the reading."""

    def __init__(self, reading: Reading, *, bare_arrows: bool = False) -> None:
        """With `bare_arrows`, an arrow from claim to claim is a relation without a sign, else it is an error."""
        self.reading = reading
        self.bare_arrows = bare_arrows
        self.steps: dict[str, Step] = {}
        self.ignored: set[str] = set()
        """Ids of what is neither claim nor step here; arrows from and to it are not errors."""
        self._arrows: set[tuple[str, str]] = set()
        self.incomplete: set[str] = set()

    def step(self, id: str, polarity: Polarity | str, at: At = None, **fields: Any) -> None:
        """Adds a step."""
        if id in self.steps or id in self.reading.claims:
            message = f"the id '{id[:60]}' is used twice; only the first one is read"
            self.reading.report(Code.DUPLICATE_ID, message, at, Severity.ERROR)
        else:
            self.steps[id] = Step(id, Polarity(polarity), at, fields)

    def arrow(self, source: str, target: str, at: At = None) -> bool:
        """Adds an arrow; whether it means something here."""
        reading = self.reading
        if source in self.ignored or target in self.ignored:
            return False
        ends: list[ClaimDraft | Step] = []
        for name in (source, target):
            end = reading.claims.get(name) or self.steps.get(name)
            if end is None:
                reading.report(
                    Code.UNKNOWN_ID, f"an arrow refers to '{name[:60]}', which does not exist", at, Severity.ERROR
                )
                return True
            ends.append(end)
        first, second = ends
        if (source, target) in self._arrows:
            reading.report(Code.UNREAD_LINE, f"the arrow from '{source[:40]}' to '{target[:40]}' is given twice", at)
            return True
        self._arrows.add((source, target))
        if isinstance(first, Step):
            first.targets.append(second)
        elif isinstance(second, Step):
            second.premises.append(first)
        elif self.bare_arrows:
            reading.relation(Polarity.UNKNOWN, first, second, at=at)
        else:
            message = f"the arrow from claim '{source[:40]}' to claim '{target[:40]}' has no step between them"
            reading.report(Code.INCOMPLETE_STEP, message, at, Severity.ERROR)
        return True

    def relations(self) -> None:
        """Makes the relations; a step without premise or target is reported and left out, and what bears on it too."""
        reading = self.reading
        onto: dict[str, list[Step]] = {}
        for step in self.steps.values():
            for target in step.targets:
                if isinstance(target, Step):
                    onto.setdefault(target.id, []).append(step)
        left = {step.id: len(step.targets) for step in self.steps.values()}
        gone = [step for step in self.steps.values() if not step.premises or not step.targets]
        for step in gone:
            lacks = "target" if step.premises else "premise" if step.targets else "premise and no target"
            self._leave_out(step, f"has no {lacks}")
        while gone:
            lost = gone.pop()
            for step in onto.get(lost.id, ()):
                left[step.id] -= 1
                if not left[step.id] and step.id not in self.incomplete:
                    self._leave_out(step, f"bears on '{lost.id[:60]}', which is incomplete")
                    gone.append(step)
        room = limits.PREMISES
        for step in self.steps.values():
            if step.id in self.incomplete:
                continue
            step.targets = [end for end in step.targets if not isinstance(end, Step) or end.id not in self.incomplete]
            room -= len(step.premises) * len(step.targets)
            if room < 0:
                message = f"more than {limits.PREMISES:,} premises; the rest is not read"
                reading.report(Code.TOO_LARGE, message, step.at, Severity.ERROR)
                break
            for number, (premises, target) in enumerate(step.parts()):
                name = step.id if number == 0 else f"{step.id}-{number + 1}"
                end = target.id if isinstance(target, Step) else target
                made = reading.relation(step.polarity, premises, end, name, step.at, **step.fields)
                step.made = step.made or made
                step.drafts.append(made)
        for step in self.steps.values():
            for made, (_, target) in zip(step.drafts, step.parts(), strict=False):
                if isinstance(target, Step) and target.made is not None:
                    made.target = target.made

    def _leave_out(self, step: Step, why: str) -> None:
        self.incomplete.add(step.id)
        self.reading.report(Code.INCOMPLETE_STEP, f"the step '{step.id[:60]}' {why}; it is left out", step.at)
