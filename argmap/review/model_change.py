"""The model half of each action: what the map becomes, or why the action is refused. Nothing here looks at the text.

Which relation is the home of a claim, the one by which its entry hangs on another, is the one thing that only the text
says; it is passed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from argmap.diagnostics import did_you_mean
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation, Source, Status
from argmap.model.ids import follows, relation_id
from argmap.model.source.quotes import SourceText
from argmap.review import actions
from argmap.review.actions import Addition, ReviewAction
from argmap.review.expected_map import ADDRESSES, RECOMMENDS, ExpectedMap
from argmap.review.refusal import Refused

HomeOf = Callable[[str], Relation | None]
"""The relation by which the entry of a claim hangs on what is above it; None for one that hangs on nothing."""


class MapEdit(NamedTuple):
    """What an action does to the map.

    - `expected`: the map afterwards.
    - `message`: what was done, as a sentence for people.
    - `focus`: the claim to look at next; None for one that is gone.
    - `gone`: the claims that are taken out.
    - `added`: the claim that is new; None without one.
    """

    expected: ExpectedMap
    message: str
    focus: str | None
    gone: tuple[str, ...] = ()
    added: str | None = None


def change_model(debate: ArgumentMap, action: ReviewAction, home_of: HomeOf, source_text: str | None = None) -> MapEdit:
    """What `action` does to a map. Refused, in words, for what cannot be done."""
    element = debate.by_id.get(action.claim)
    if not isinstance(element, Claim):
        hint = did_you_mean(action.claim, (claim.id for claim in debate.claims))
        raise Refused(f"there is no claim '{action.claim}' in this map{hint}")
    return _Half(debate, element, home_of, source_text).run(action)


class _Half:
    """One action on one claim."""

    def __init__(self, debate: ArgumentMap, claim: Claim, home_of: HomeOf, source_text: str | None) -> None:
        self.debate = debate
        self.claim = claim
        self.home_of = home_of
        self.source_text = source_text
        self.expected = ExpectedMap(debate)

    def run(self, action: ReviewAction) -> MapEdit:
        match action:
            case actions.Accept():
                return self._accept([self.claim], "accepted")
            case actions.AcceptSection():
                return self._accept(list(claims_below(self.debate, self.claim.id)), "accepted with what is below it")
            case actions.Reject():
                return self._reject()
            case actions.Reword():
                quotes = {} if action.quote is None else {"quotes": (self._verbatim(action.quote),)}
                return self._field("reworded", text=action.text.strip(), **quotes)
            case actions.SetKind():
                self.expected.touched |= {relation.id for relation in self.debate.out_of.get(self.claim.id, ())}
                return self._field(f"now of kind {action.kind}", kind=action.kind)
            case actions.SetQuote():
                return self._quote(action.quote)
            case actions.SetVoice():
                return self._field("given another voice", voice=action.voice)
            case actions.SetIssue():
                return self._issue(action.issue)
            case actions.SetSource():
                stated = action.model_dump(exclude={"action", "claim"}, exclude_none=True)
                return self._field("given another source", source=Source(**stated) if stated else None)
            case actions.MoveClaim():
                return self._move(action.to, action.sign)
            case actions.SetAside():
                return self._set_aside()
            case actions.Reorder():
                return self._reorder(action.by)
            case actions.SetSign():
                return self._sign(action.sign)
            case actions.AddClaim():
                return self._add(action)
            case actions.JoinPremises():
                return self._join(action.others)
            case actions.SplitPremises():
                return self._split()
            case actions.LinkAddress():
                return self._link(action.to)
            case actions.UnlinkAddress():
                return self._unlink(action.to)
            case actions.ChooseThesis():
                return self._choose_thesis()
        raise TypeError(f"{action!r} is not a review action")

    def _done(self, what: str, focus: str | None = None, **more: object) -> MapEdit:
        return MapEdit(self.expected, f"'{self.claim.id}' {what}", focus or self.claim.id, **more)  # type: ignore[arg-type]

    def _refuse(self, why: str) -> Refused:
        return Refused(f"'{self.claim.id}' {why}")

    def _field(self, what: str, **fields: object) -> MapEdit:
        if all(getattr(self.claim, name) == value for name, value in fields.items()):
            raise self._refuse("says this already")
        try:
            self.expected.change(self.claim.id, **fields)
        except ValueError as error:
            raise Refused(str(error)) from None
        return self._done(f"is {what}")

    def _accept(self, claims: list[Claim], what: str) -> MapEdit:
        drafts = [claim for claim in claims if is_draft(claim)]
        if not drafts:
            raise self._refuse("is no draft")
        for claim in drafts:
            self.expected.change(claim.id, status=Status.FINAL, origin=None)
        return self._done(f"is {what}" + (f": {len(drafts)} claims" if len(drafts) > 1 else ""))

    def _reject(self) -> MapEdit:
        if self.claim.id == self.debate.thesis:
            raise self._refuse("is the thesis; choose another thesis first")
        home = self.home_of(self.claim.id)
        self._touch_below()
        gone = self.expected.remove(self.claim.id)
        more = f" with {len(gone) - 1} more that hung on it" if len(gone) > 1 else ""
        focus = home.target if home is not None and home.target in self.expected.claims else self.debate.thesis
        return MapEdit(self.expected, f"'{self.claim.id}' is rejected{more}", focus, tuple(gone))

    def _quote(self, quote: str | None) -> MapEdit:
        if quote is None:
            return self._field("without a quote", quotes=())
        return self._field("given another quote", quotes=(self._verbatim(quote),))

    def _verbatim(self, quote: str) -> str:
        """A quote on one line, if the article has it."""
        quote = " ".join(quote.split())
        if self.source_text is None:
            raise Refused("the text of the article is not at hand, so a quote cannot be checked")
        if not SourceText(self.source_text).count(quote, 1):
            raise Refused(f"the article does not say '{quote[:80]}', word for word")
        return quote

    def _issue(self, issue: str | None) -> MapEdit:
        names = [each.id for each in self.debate.issues]
        if issue is not None and names and issue not in names:
            raise Refused(f"the map has no issue '{issue}'{did_you_mean(issue, names)}")
        return self._field("given another issue", issue=issue)

    def _move(self, to: str, sign: Polarity | None) -> MapEdit:
        target = self._target(to)
        home = self._home_alone()
        sign = sign or (home.polarity if home is not None else None)
        if sign is None:
            raise self._refuse("hangs on nothing yet; say whether it is to support or to attack")
        self._check_step(target, sign)
        if home is not None and home.target == to and home.polarity is sign:
            raise self._refuse(f"hangs on '{to}' already")
        outward = self.debate.out_of.get(self.claim.id, ())
        if any(relation.target == to and relation != home for relation in outward):
            raise self._refuse(f"bears on '{to}' already")
        if to == self.claim.id:
            raise self._refuse("cannot hang on itself")
        if (home is not None and to == home.id) or self._leads_to(to):
            raise self._refuse(f"cannot hang on '{to}', which is below it")
        self._touch_below()
        if home is None:
            self.expected.relate(sign, (self.claim.id,), to)
        elif home.label == RECOMMENDS and home.polarity is Polarity.NEUTRAL:
            self.expected.redirect(home.id, polarity=sign, target=to, label=None)
        else:
            self.expected.redirect(home.id, polarity=sign, target=to)
        return self._done(f"is moved to '{to}'")

    def _set_aside(self) -> MapEdit:
        home = self._home_alone()
        if home is None:
            raise self._refuse("hangs on nothing already")
        if self.claim.kind is Kind.RECOMMENDATION:
            raise self._refuse("is a recommendation, which always belongs to the thesis")
        if self.debate.onto.get(home.id):
            raise self._refuse("takes a step that is itself supported or attacked; move what bears on that first")
        self._touch_below()
        del self.expected.relations[home.id]
        return self._done("is set aside")

    def _reorder(self, by: int) -> MapEdit:
        home = self.home_of(self.claim.id)
        if home is None:
            raise self._refuse("hangs on nothing, so it has no place among others")
        beside = [each for each in self.debate.onto[home.target] if each.polarity is home.polarity]
        place = beside.index(home) + by
        if not 0 <= place < len(beside):
            raise self._refuse(f"is the {'first' if by < 0 else 'last'} of what bears so on '{home.target}'")
        self.expected.swap(*((home, beside[place]) if by > 0 else (beside[place], home)))
        return self._done(f"comes {'earlier' if by < 0 else 'later'}")

    def _touch_below(self) -> None:
        """Says that what the claim and those below it bear on may list them elsewhere, since their entries move."""
        for claim in claims_below(self.debate, self.claim.id):
            self.expected.touched |= {relation.id for relation in self.debate.out_of.get(claim.id, ())}

    def _home_alone(self) -> Relation | None:
        """The home relation of the claim that acts; refused for the thesis and for one of several premises."""
        if self.claim.id == self.debate.thesis:
            raise self._refuse("is the thesis")
        home = self.home_of(self.claim.id)
        if home is not None and len(home.premises) > 1:
            raise self._refuse("is one of several premises; split them first")
        return home

    def _target(self, to: str) -> Claim | Relation:
        element = self.debate.by_id.get(to)
        if element is None:
            hint = did_you_mean(to, (claim.id for claim in self.debate.claims))
            raise Refused(f"there is no '{to}' in this map{hint}")
        return element

    @staticmethod
    def _check_step(target: Claim | Relation, sign: Polarity) -> None:
        if isinstance(target, Relation) and not sign.is_signed:
            raise Refused("a step can only be supported or attacked")

    def _leads_to(self, start: str) -> bool:
        """Whether what `start` bears on leads to the claim."""
        waiting, seen = [start], {start}
        while waiting:
            element = self.debate.by_id[waiting.pop()]
            if element.id == self.claim.id:
                return True
            if isinstance(element, Relation):
                ahead = [element.target, *element.premises]
            else:
                ahead = [relation.target for relation in self.debate.out_of.get(element.id, ())]
            waiting.extend(name for name in ahead if name not in seen)
            seen.update(ahead)
        return False

    def _sign(self, sign: Polarity) -> MapEdit:
        if self.claim.id == self.debate.thesis:
            raise self._refuse("is the thesis")
        home = self.home_of(self.claim.id)
        if home is None:
            raise self._refuse("hangs on nothing yet; move it to what it bears on")
        if home.polarity is sign:
            raise self._refuse("has this sign already")
        self._check_step(self.debate.by_id[home.target], sign)
        self._touch_below()
        changes = {"label": None} if home.label == RECOMMENDS and home.polarity is Polarity.NEUTRAL else {}
        self.expected.redirect(home.id, polarity=sign, **changes)
        return self._done(f"is turned: {sign}")

    def _add(self, action: actions.AddClaim) -> MapEdit:
        text = action.text.strip()
        name = self.expected.new_claim_id(text)
        quotes = (self._verbatim(action.quote),) if action.quote is not None else ()
        kind = {Addition.EVIDENCE: Kind.EVIDENCE, Addition.RECOMMENDATION: Kind.RECOMMENDATION}.get(action.role)
        try:
            self.expected.claims[name] = Claim(id=name, text=text, kind=kind or Kind.CLAIM, quotes=quotes)
        except ValueError:
            raise Refused("the text of the new claim is empty, too long or has control characters") from None
        home = self.home_of(self.claim.id)
        is_thesis = self.claim.id == self.debate.thesis
        match action.role:
            case Addition.REASON | Addition.EVIDENCE:
                self.expected.relate(Polarity.SUPPORT, (name,), self.claim.id)
            case Addition.OBJECTION | Addition.REBUTTAL:
                self.expected.relate(Polarity.ATTACK, (name,), self.claim.id)
            case Addition.UNDERCUT:
                if home is None:
                    raise self._refuse("takes no step that could be undercut")
                self.expected.relate(Polarity.ATTACK, (name,), home.id)
            case Addition.RECOMMENDATION if is_thesis:
                self.expected.relate(Polarity.NEUTRAL, (name,), self.claim.id, label=RECOMMENDS)
            case Addition.RECOMMENDATION:
                self.expected.relate(Polarity.ATTACK, (name,), self.claim.id, label=ADDRESSES)
        return MapEdit(self.expected, f"'{name}' is added to '{self.claim.id}'", name, added=name)

    def _join(self, others: tuple[str, ...]) -> MapEdit:
        names = (self.claim.id, *others)
        if len(set(names)) < len(names):
            raise Refused("a claim cannot be joined with itself")
        homes: list[Relation] = []
        for name in names:
            element = self._target(name)
            home = self.home_of(name) if isinstance(element, Claim) else None
            if home is None:
                raise Refused(f"'{name}' does not bear on anything")
            if len(home.premises) > 1:
                raise Refused(f"'{name}' is one of several premises; split them first")
            homes.append(home)
        first, *rest = homes
        for name, home in zip(others, rest, strict=True):
            if (home.target, home.polarity) != (first.target, first.polarity):
                raise Refused(f"'{name}' does not bear on '{first.target}' as '{self.claim.id}' does")
            is_plain = home.weight == 1.0 and home.label is None and home.scheme is None and not home.allow
            if not is_plain or self.debate.onto.get(home.id) or not follows(home.id, relation_id((name,), home.target)):
                raise Refused(f"the step of '{name}' says more than that it bears on '{home.target}'")
        for home in rest:
            del self.expected.relations[home.id]
        self.expected.redirect(first.id, premises=names)
        names_of_others = ", ".join(f"'{name}'" for name in others)
        return self._done(f"is joined with {names_of_others}")

    def _split(self) -> MapEdit:
        home = self.home_of(self.claim.id)
        if home is None or len(home.premises) < 2:
            raise self._refuse("is not one of several premises")
        if self.debate.onto.get(home.id):
            raise self._refuse("is a premise of a step that is itself supported or attacked")
        if home.allow:
            raise self._refuse("is a premise of a step with exceptions to rules")
        first, *rest = home.premises
        fields = {"weight": home.weight, "label": home.label, "scheme": home.scheme}
        self.expected.redirect(home.id, premises=(first,))
        for premise in rest:
            self.expected.relate(home.polarity, (premise,), home.target, **fields)
        return self._done("is a premise of its own")

    def _link(self, to: str) -> MapEdit:
        target = self._target(to)
        if not isinstance(target, Claim) or to in (self.claim.id, self.debate.thesis):
            raise self._refuse(f"cannot address '{to}'")
        outward = self.debate.out_of.get(self.claim.id, ())
        if any(relation.target == to for relation in outward):
            raise self._refuse(f"bears on '{to}' already")
        if self.claim.id == self.debate.thesis:
            raise self._refuse("is the thesis")
        is_loose = len(outward) == 1 and outward[0].label == RECOMMENDS and outward[0].polarity is Polarity.NEUTRAL
        if is_loose:
            if self.debate.onto.get(outward[0].id) or outward[0].weight != 1.0 or outward[0].scheme is not None:
                raise self._refuse("says something about its step to the thesis; remove that first")
            del self.expected.relations[outward[0].id]
        self.expected.relate(Polarity.ATTACK, (self.claim.id,), to, label=ADDRESSES)
        return self._done(f"addresses '{to}'")

    def _unlink(self, to: str) -> MapEdit:
        outward = self.debate.out_of.get(self.claim.id, ())
        links = [relation for relation in outward if relation.target == to and relation.label == ADDRESSES]
        if not links:
            raise self._refuse(f"does not address '{to}'")
        link = links[0]
        if self.debate.onto.get(link.id) or link.weight != 1.0 or link.scheme is not None:
            raise self._refuse(f"says more of its step to '{to}' than that it addresses it")
        del self.expected.relations[link.id]
        self.expected.rehome(self.claim.id)
        return self._done(f"no longer addresses '{to}'")

    def _choose_thesis(self) -> MapEdit:
        old = self.debate.thesis_claim
        if old is None:
            if self.debate.out_of.get(self.claim.id):
                raise self._refuse("bears on another claim; the thesis of a map bears on none")
            self.expected.thesis = self.claim.id
            return self._done("is the thesis")
        if old.id == self.claim.id:
            raise self._refuse("is the thesis already")
        if self.claim.kind is Kind.RECOMMENDATION:
            raise self._refuse("is a recommendation, which is no thesis")
        outward = self.debate.out_of.get(self.claim.id, ())
        home = self.home_of(self.claim.id)
        if self.debate.out_of.get(old.id) or [relation.id for relation in outward] != ([home.id] if home else []):
            raise self._refuse("or the thesis bears on several claims; the two cannot change places")
        # what bears on either of the two bears on the new thesis
        names = {old.id: self.claim.id, self.claim.id: old.id}
        self.expected.thesis = self.claim.id
        if self.claim.kind is Kind.CONTEXT:
            self.expected.change(self.claim.id, kind=Kind.CLAIM)
        for relation in list(self.expected.relations.values()):
            ends = (
                tuple(names.get(each, each) for each in relation.premises),
                self.claim.id if relation.target == old.id else relation.target,
            )
            if ends != (relation.premises, relation.target):
                self._rename(relation, *ends)
        return self._done("is the thesis")

    def _rename(self, relation: Relation, premises: tuple[str, ...], target: str) -> None:
        """A relation between claims that change places; one that others target keeps its id."""
        self.expected.redirect(relation.id, premises=premises, target=target)


def is_draft(claim: Claim) -> bool:
    """Whether nobody has reviewed the claim."""
    return claim.status is Status.DRAFT or claim.origin is not None


def claims_below(debate: ArgumentMap, claim: str) -> Iterator[Claim]:
    """A claim and all that bear on it, directly or by others, in the order in which they are met."""
    waiting, seen = [claim], {claim}
    while waiting:
        element = debate.by_id[waiting.pop()]
        if isinstance(element, Claim):
            yield element
        further = debate.onto.get(element.id, ())
        ahead = [name for relation in reversed(further) for name in (relation.id, *reversed(relation.premises))]
        waiting.extend(name for name in ahead if name not in seen)
        seen.update(ahead)
