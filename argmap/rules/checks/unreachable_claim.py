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

from collections.abc import Iterator

from argmap.diagnostics import Related, Severity
from argmap.language.wording import count_of
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation
from argmap.rules.running.rule import Finding, Rule, RuleContext

_APART = 10
_NAMED = 3


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each group that hangs together, or one for all."""
    debate = context.debate
    if debate.thesis is None:
        return
    connected = _find_connected(debate)
    groups = list(_groups(debate, connected))
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


def _find_connected(debate: ArgumentMap) -> set[str]:
    """The elements from which something leads to an end: the thesis, a root, a claim of another kind."""
    work = [
        claim.id
        for claim in debate.claims
        if claim.id == debate.thesis or claim.id not in debate.out_of or claim.kind not in (Kind.CLAIM, Kind.EVIDENCE)
    ]
    connected = set(work)
    while work:
        element = work.pop()
        own = debate.by_id[element]
        below = [relation.id for relation in debate.onto.get(element, ())]
        if isinstance(own, Relation) and (own.polarity is not Polarity.NEUTRAL or own.label is not None):
            below += own.premises
        fresh = [name for name in dict.fromkeys(below) if name not in connected]
        connected.update(fresh)
        work += fresh
    return connected


def _groups(debate: ArgumentMap, connected: set[str]) -> Iterator[list[str]]:
    """The claims that are not connected, in the order of the map, by what hangs together without the connected."""
    group_of: dict[str, int] = {}
    groups: list[list[str]] = []
    for claim in debate.claims:
        if claim.id in connected:
            continue
        if claim.id not in group_of:
            groups.append([])
            work = [claim.id]
            while work:
                element = work.pop()
                if element in connected or element in group_of:
                    continue
                group_of[element] = len(groups) - 1
                own = debate.by_id[element]
                ends = () if isinstance(own, Claim) else (own.target, *own.premises)
                work += [*ends, *(r.id for r in (*debate.onto.get(element, ()), *debate.out_of.get(element, ())))]
        groups[group_of[claim.id]].append(claim.id)
    yield from groups


RULE = Rule("ARG113", "unreachable-claim", Severity.INFO, check, __doc__)
