"""A claim that bears on other claims, but never on the thesis.

What
    A claim or piece of evidence that is a premise of some relation, while no chain of supports, attacks and labelled
    relations leads from it to the thesis, to another root, or to a claim of another kind. Such claims are in a cycle
    beside the thesis, lead to such a cycle, or are connected only by unlabelled neutral relations. Connected claims are
    reported once, at the first of them; more than ten such groups are reported together. Claims that bear on nothing at
    all are reported by second-root.

Why
    The claims of a cycle speak only to each other, and a neutral relation says that two claims are related, but not
    how. They count in no strength of the thesis and in no balance.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    claims:
      - id: parking
        claim: Parking in the old town is expensive.
        attacks: [visitors]
      - id: visitors
        claim: Visitors of the old town park for free.
        attacks: [parking]

Clean
    argmap: 1
    thesis:
      id: close
      claim: The old town should be closed to private cars.
    claims:
      - id: parking
        claim: Parking in the old town is expensive.
        attacks: [visitors]
      - id: visitors
        claim: Visitors of the old town park for free.
        attacks: [parking, close]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from argmap.diagnostics import Related, Severity
from argmap.language.wording import count_of
from argmap.model.elements import ArgumentMap, Kind, Polarity
from argmap.model.structure.numbering import Numbering
from argmap.model.structure.reachability import descend
from argmap.rules.running.rule import Finding, Rule, RuleContext

_APART = 10
_NAMED = 3


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each group that hangs together, or one for all."""
    debate = context.debate
    if debate.thesis is None:
        return
    connected = _find_connected(debate)
    groups = list(_groups(debate, connected)) if not all(connected[: len(debate.claims)]) else []
    if len(groups) > _APART:
        claims = sum(map(len, groups))
        others = tuple(Related("another one", None, group[0]) for group in groups[1:_APART])
        message = f"{claims} claims bear on other claims, but never on the thesis"
        yield Finding(message, groups[0][0], "text", others)
        return
    for group in groups:
        named = ", ".join(f"'{claim}'" for claim in group[:_NAMED])
        more = f" and {count_of(len(group) - _NAMED, 'other')}" if len(group) > _NAMED else ""
        others = tuple(Related("connected with it", None, claim) for claim in group[1:_APART])
        yield Finding(f"nothing leads from {named}{more} to the thesis or to another root", group[0], "text", others)


def _find_connected(debate: ArgumentMap) -> bytearray:
    """For each element, by number, whether something leads from it to the thesis, a root or a claim of another kind."""
    numbering = debate.numbering
    is_premise = bytearray(len(debate.claims))
    closed = bytearray(len(debate.relations))
    for number, relation in enumerate(debate.relations):
        closed[number] = relation.polarity is Polarity.NEUTRAL and relation.label is None
        for premise in _premises(numbering, number):
            is_premise[premise] = 1
    ends = [
        number
        for number, claim in enumerate(debate.claims)
        if not is_premise[number] or claim.kind not in (Kind.CLAIM, Kind.EVIDENCE) or claim.id == debate.thesis
    ]
    return descend(numbering, ends, closed)


def _groups(debate: ArgumentMap, connected: bytearray) -> Iterable[list[str]]:
    """The claims that are not connected, in the order of the map, by what hangs together without the connected."""
    numbering, claims = debate.numbering, debate.claims
    nearer = list(range(len(connected)))  # from each element to another one of its group; the last stands for the group

    def group_of(element: int) -> int:
        while nearer[element] != element:
            nearer[element] = element = nearer[nearer[element]]
        return element

    for number, target in enumerate(numbering.targets):
        relation = len(claims) + number
        for end in (target, *_premises(numbering, number)) if not connected[relation] else ():
            if not connected[end]:
                nearer[group_of(end)] = group_of(relation)
    groups: dict[int, list[str]] = {}
    for number, claim in enumerate(claims):
        if not connected[number]:
            groups.setdefault(group_of(number), []).append(claim.id)
    return groups.values()


def _premises(numbering: Numbering, relation: int) -> Sequence[int]:
    """The premises of a relation, all by number."""
    return numbering.several.get(relation) or (numbering.sources[relation],)


RULE = Rule("ARG113", "unreachable-claim", Severity.INFO, check, __doc__, reports_absence=True)
