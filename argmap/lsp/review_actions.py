"""The actions of `review` as refactorings of the claim at the cursor: those that the map allows there.

Which of them the map allows is cheap to say; how the text changes is worked out when one is chosen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.model.elements import Claim, Kind, Polarity, Relation
from argmap.review import actions
from argmap.review.actions import Addition, ReviewAction
from argmap.review.edit_engine import act, check_editable
from argmap.review.model_change import change_model, is_draft
from argmap.review.refusal import Refused

MOST_ALIKE = 8
"""Actions of one kind that are offered, such as one for each issue of the map."""
_MOVE = types.CodeActionKind.RefactorMove
_REWRITE = types.CodeActionKind.RefactorRewrite
_ADD = f"{types.CodeActionKind.RefactorRewrite.value}.add"


class Refactoring(NamedTuple):
    """An action that can be chosen: how it is called, its kind in the protocol, and what it does."""

    title: str
    kind: types.CodeActionKind | str
    action: ReviewAction


def refactorings(analysis: Analysis, start: int) -> Iterator[Refactoring]:
    """The actions that the map allows on the claim at an offset; none for a text that cannot be edited."""
    place = analysis.element_at(start)
    if place is None:
        return
    try:
        check_editable(analysis.document)
    except Refused:
        return
    element = analysis.map.by_id.get(place.element)
    name = element.premises[0] if isinstance(element, Relation) else place.element
    claim = analysis.map.by_id.get(name)
    if not isinstance(claim, Claim):
        return
    for refactoring in _candidates(analysis, claim):
        with suppress(Refused):
            change_model(analysis.map, refactoring.action, analysis.whereabouts.home, analysis.source_text)
            yield refactoring


def carry_out(analysis: Analysis, action: ReviewAction) -> types.WorkspaceEdit:
    """The edits of an action, the smallest that there are. Refused, with the reason in words."""
    edited = act(analysis.document, action, where=analysis.whereabouts)
    return types.WorkspaceEdit({analysis.uri: [analysis.text_edit(edit) for edit in edited.edits]})


def _candidates(analysis: Analysis, claim: Claim) -> Iterator[Refactoring]:
    """What might be done with a claim; whether it can is for the map to say."""
    name, debate = claim.id, analysis.map
    home = analysis.whereabouts.home(name)
    if is_draft(claim):
        yield Refactoring(f"Accept the draft '{name}'", _REWRITE, actions.Accept(claim=name))
    yield Refactoring(f"Accept '{name}' with all drafts below it", _REWRITE, actions.AcceptSection(claim=name))
    is_objection = home is not None and home.polarity is Polarity.ATTACK
    for role in Addition:
        if role is (Addition.OBJECTION if is_objection else Addition.REBUTTAL):
            continue
        text = f"New {role.value}."
        yield Refactoring(f"Add {_a(role.value)}", _ADD, actions.AddClaim(claim=name, role=role, text=text))
    for kind in Kind:
        yield Refactoring(f"Make it {_a(kind.value)}", _REWRITE, actions.SetKind(claim=name, kind=kind))
    for sign in (Polarity.SUPPORT, Polarity.ATTACK, Polarity.NEUTRAL):
        if home is not None and home.polarity is not sign:
            effect = "neutral towards" if sign is Polarity.NEUTRAL else sign.value
            yield Refactoring(f"Make it {effect} '{home.target}'", _REWRITE, actions.SetSign(claim=name, sign=sign))
    yield from _moves(analysis, claim, home)
    yield Refactoring("Make each premise a step of its own", _REWRITE, actions.SplitPremises(claim=name))
    for issue in debate.issues[:MOST_ALIKE]:
        yield Refactoring(f"Set the issue '{issue.id}'", _REWRITE, actions.SetIssue(claim=name, issue=issue.id))
    voices = dict.fromkeys(each.voice for each in debate.claims if each.voice is not None)
    for voice in list(voices)[:MOST_ALIKE]:
        yield Refactoring(f"Set the voice '{voice}'", _REWRITE, actions.SetVoice(claim=name, voice=voice))
    yield from _addresses(analysis, claim)
    yield Refactoring(f"Make '{name}' the thesis", _REWRITE, actions.ChooseThesis(claim=name))
    yield Refactoring(f"Remove '{name}' and what hangs only on it", _REWRITE, actions.Reject(claim=name))


def _moves(analysis: Analysis, claim: Claim, home: Relation | None) -> Iterator[Refactoring]:
    """Places nearby: earlier and later, one level up, below the one before, together with it, or nowhere for now."""
    name, debate = claim.id, analysis.map
    yield Refactoring("Move up", _MOVE, actions.Reorder(claim=name, by=-1))
    yield Refactoring("Move down", _MOVE, actions.Reorder(claim=name, by=1))
    if home is not None:
        above = analysis.whereabouts.home(home.target) if isinstance(debate.by_id.get(home.target), Claim) else None
        if above is not None:
            yield Refactoring(f"Move out, to '{above.target}'", _MOVE, actions.MoveClaim(claim=name, to=above.target))
        beside = [each for each in debate.onto.get(home.target, ()) if each.polarity is home.polarity]
        place = beside.index(home) if home in beside else 0
        if place and len(beside[place - 1].premises) == 1:
            before = beside[place - 1].premises[0]
            yield Refactoring(f"Move in, below '{before}'", _MOVE, actions.MoveClaim(claim=name, to=before))
            title = f"Join with '{before}': both are needed together"
            yield Refactoring(title, _REWRITE, actions.JoinPremises(claim=before, others=(name,)))
    yield Refactoring("Set aside: it bears on nothing for now", _MOVE, actions.SetAside(claim=name))


def _addresses(analysis: Analysis, claim: Claim) -> Iterator[Refactoring]:
    """What a recommendation may address, and what it addresses."""
    if claim.kind is not Kind.RECOMMENDATION:
        return
    debate = analysis.map
    for relation in debate.out_of.get(claim.id, ()):
        title = f"No longer address '{relation.target}'"
        yield Refactoring(title, _REWRITE, actions.UnlinkAddress(claim=claim.id, to=relation.target))
    against = (each for each in debate.relations if each.polarity is Polarity.ATTACK and len(each.premises) == 1)
    objections = list(dict.fromkeys(each.premises[0] for each in against if each.premises[0] != claim.id))
    for objection in objections[:MOST_ALIKE]:
        action = actions.LinkAddress(claim=claim.id, to=objection)
        yield Refactoring(f"Address '{objection}'", _REWRITE, action)


def _a(noun: str) -> str:
    """A noun with its article.

    >>> _a("objection"), _a("reason"), _a("evidence")
    ('an objection', 'a reason', 'evidence')
    """
    if noun in ("evidence", "context"):
        return noun
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
