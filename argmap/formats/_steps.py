"""Maps drawn as claims and steps joined by arrows, as in the Argument Interchange Format and what follows it.

An arrow from a claim to a step makes the claim a premise; one from a step says what the step bears on, a claim or
another step. Several premises of one step are co-premises. Chesñevar, C. et al. (2006), Towards an argument interchange
format, The Knowledge Engineering Review 21(4), 293–316, call the claims I-nodes and the steps S-nodes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from argmap.diagnostics import Severity
from argmap.formats._reading import At, Reading
from argmap.model.builder import ClaimDraft, RelationDraft
from argmap.model.elements import Polarity


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


class Steps:
    """Collects steps and arrows, then makes relations of what is complete. Claims are those of the reading."""

    def __init__(self, found: Reading) -> None:
        self.found = found
        self.steps: dict[str, Step] = {}
        self.ignored: set[str] = set()
        """Ids of what is neither claim nor step here; arrows from and to it are no faults."""
        self._arrows: set[tuple[str, str]] = set()
        self.incomplete: set[str] = set()

    def step(self, id: str, polarity: Polarity | str, at: At = None, **fields: Any) -> None:
        """Adds a step."""
        if id in self.steps or id in self.found.claims:
            message = f"the id '{id[:60]}' is already taken; the first one counts"
            self.found.fault("ARG020", message, at, Severity.ERROR)
        else:
            self.steps[id] = Step(id, Polarity(polarity), at, fields)

    def arrow(self, source: str, target: str, at: At = None) -> bool:
        """Adds an arrow; whether it means something here."""
        found = self.found
        if source in self.ignored or target in self.ignored:
            return False
        ends: list[ClaimDraft | Step] = []
        for name in (source, target):
            end = found.claims.get(name) or self.steps.get(name)
            if end is None:
                found.fault(
                    "ARG021", f"an arrow leads from or to '{name[:60]}', which is not there", at, Severity.ERROR
                )
                return True
            ends.append(end)
        first, second = ends
        if (source, target) in self._arrows:
            found.fault("ARG056", f"the arrow from '{source[:40]}' to '{target[:40]}' stands twice", at)
            return True
        self._arrows.add((source, target))
        if isinstance(first, Step):
            first.targets.append(second)
        elif isinstance(second, Step):
            second.premises.append(first)
        else:
            message = f"the arrow from claim '{source[:40]}' to claim '{target[:40]}' lacks a step between them"
            found.fault("ARG050", message, at, Severity.ERROR)
        return True

    def relations(self) -> None:
        """Makes the relations; a step without premise or target is reported and left out, and what bears on it too."""
        found = self.found
        onto: dict[str, list[Step]] = {}
        for step in self.steps.values():
            for target in step.targets:
                if isinstance(target, Step):
                    onto.setdefault(target.id, []).append(step)
        gone = [step for step in self.steps.values() if not step.premises or not step.targets]
        for step in gone:
            lacks = "target" if step.premises else "premise" if step.targets else "premise and no target"
            self._leave_out(step, f"has no {lacks}")
        while gone:
            lost = gone.pop()
            for step in onto.get(lost.id, ()):
                step.targets = [target for target in step.targets if target is not lost]
                if not step.targets and step.id not in self.incomplete:
                    self._leave_out(step, f"bears on '{lost.id[:60]}', which is incomplete")
                    gone.append(step)
        for step in self.steps.values():
            if step.id in self.incomplete:
                continue
            for number, target in enumerate(step.targets):
                name = step.id if number == 0 else f"{step.id}-{number + 1}"
                end = target.id if isinstance(target, Step) else target
                made = found.relation(step.polarity, step.premises, end, name, step.at, **step.fields)
                step.made = step.made or made
                step.drafts.append(made)
        for step in self.steps.values():
            for made, target in zip(step.drafts, step.targets, strict=False):
                if isinstance(target, Step) and target.made is not None:
                    made.target = target.made

    def _leave_out(self, step: Step, why: str) -> None:
        self.incomplete.add(step.id)
        self.found.fault("ARG050", f"the step '{step.id[:60]}' {why}; it is left out", step.at)
