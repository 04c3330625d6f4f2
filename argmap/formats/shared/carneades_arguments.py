"""Arguments as Carneades has them, for its YAML and for CAF and LKIF: premises, a conclusion, exceptions.

The premises of an argument are co-premises; its direction makes it a support or an attack; an exception, or an
undercutter, is an undercut of it. Source: Gordon, T. F., Prakken, H. and Walton, D. (2007), The Carneades model of
argument and burden of proof, Artificial Intelligence 171, 875–896.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.aif_nodes import scheme_of
from argmap.formats.shared.reading import At, Reading
from argmap.model.builder import ClaimDraft, RelationDraft
from argmap.model.elements import Polarity

ONE_IS_ENOUGH = "convergent"
"""The scheme of arguments whose premises are reasons of their own."""


class Premise(NamedTuple):
    """A premise: the id of its statement, whether that is used as it stands, and whether it is an exception."""

    statement: str
    positive: bool = True
    exception: bool = False


class Arguments:
    """The statements and arguments of one text."""

    def __init__(self, reading: Reading, text: Callable[[str], str] = str) -> None:
        self.reading = reading
        self._text = text
        self._negated: dict[str, ClaimDraft] = {}
        self._given: set[ClaimDraft] = set()

    def statement(self, id: str, at: At) -> ClaimDraft:
        """The claim of a statement, which may be used without being declared: its text is then made of its id."""
        draft = self.reading.claims.get(id)
        return draft if draft is not None else self.reading.claim(self._text(id), id, at)

    def _premise(self, premise: Premise, at: At) -> ClaimDraft:
        claim = self.statement(premise.statement, at)
        if premise.positive:
            return claim
        if premise.statement not in self._negated:
            negated = self.reading.claim(f"It is not the case that: {claim.text}", f"not-{premise.statement}", at)
            self.reading.relation(Polarity.ATTACK, claim, negated, label="contradictory", at=at)
            self._negated[premise.statement] = negated
        return self._negated[premise.statement]

    def give(self, statement: ClaimDraft) -> None:
        """Says that a statement is assumed: it holds without an argument."""
        statement.fields["tags"] = ("assumed",)
        self._given.add(statement)

    def weigh(self) -> None:
        """Gives each statement its base score: 1 where it is given, else 0, as it holds only if it is argued for."""
        for statement in self.reading.claims.values():
            statement.fields["base_score"] = 1.0 if statement in self._given else 0.0

    def argument(
        self,
        id: str,
        conclusion: str | None,
        premises: Sequence[Premise],
        *,
        polarity: Polarity = Polarity.SUPPORT,
        scheme: str | None = None,
        at: At = None,
    ) -> list[RelationDraft]:
        """Adds an argument; its relation, none without premises, several where each premise is enough."""
        if not conclusion:
            self.reading.report(
                Code.INCOMPLETE_STEP, f"the argument '{id[:60]}' has no conclusion; it is left out", at, Severity.ERROR
            )
            return []
        target = self.statement(conclusion, at)
        ordinary = [self._premise(p, at) for p in premises if not p.exception]
        groups = [[premise] for premise in ordinary] if scheme == ONE_IS_ENOUGH else [ordinary] if ordinary else []
        made = [
            self.reading.relation(
                polarity, group, target, id if group is groups[0] else None, at, scheme=scheme_of(scheme)
            )
            for group in groups
        ]
        if not premises:
            self._given.add(target)
            self.reading.note_loss("bare", "arguments without premises left out: their conclusion is given", id)
        for exception in (p for p in premises if p.exception):
            self.undercut(exception, made, target, id, at)
        return made

    def undercut(self, premise: Premise, hit: list[RelationDraft], conclusion: ClaimDraft, id: str, at: At) -> None:
        """A premise that undercuts an argument; without premises the argument is not a step that could be attacked."""
        claim = self._premise(premise, at)
        for relation in hit:
            self.reading.relation(Polarity.ATTACK, claim, relation, at=at)
        if hit:
            return
        message = f"the argument '{id[:60]}' has no premises, so its undercut attacks its conclusion"
        self.reading.report(Code.UNDERCUT_OF_CLAIM, message, at)
        if claim is not conclusion:
            self.reading.relation(Polarity.ATTACK, claim, conclusion, label="undercut", at=at)
