"""Figures and claims as the answers about a score put them into words."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.language.wording import ENGLISH, Wording
from argmap.model import phrases
from argmap.model.elements import ArgumentMap, Relation
from argmap.model.phrases import name_element as name_element
from argmap.model.phrases import phrase_role as phrase_role
from argmap.registry import SEMANTICS
from argmap.report.output.screen import cut_line

SHOWN = 5e-4
"""A change of a strength that is less rounds to nothing."""


def format_change(amount: float | None, wording: Wording = ENGLISH, digits: int = 3) -> str:
    """A change of a strength; a dash where it is not known.

    >>> format_change(-0.0314), format_change(0.5, digits=2), format_change(-1e-9), format_change(None)
    ('−0.031', '+0.50', '0.000', '–')
    """
    if amount is None:
        return "–"
    if not round(amount, digits):
        return wording.number(0.0, f".{digits}f")
    return wording.number(amount, f"+.{digits}f").replace("-", "−")


def apart(*strengths: float, wording: Wording = ENGLISH) -> list[str]:
    """Strengths with the two to six digits that it takes to tell apart those that differ.

    >>> apart(0.5, 0.75), apart(0.5, 0.4963), apart(0.5, 0.5)
    (['0.50', '0.75'], ['0.500', '0.496'], ['0.50', '0.50'])
    """
    for digits in range(2, 7):
        texts = [wording.number(strength, f".{digits}f") for strength in strengths]
        if len(set(texts)) == len(set(strengths)):
            return texts
    return [wording.number(strength, "z.2f") for strength in strengths]


def round_down(delta: float, wording: Wording = ENGLISH) -> str:
    """A number in [0, 1] with three digits, none of them too large; what a computation may have lost is given back.

    >>> round_down(0.0419), round_down(0.2999999999)
    ('0.041', '0.300')
    """
    return wording.number(int(delta * 1000 + 1e-6) / 1000, "z.3f")


def outcome(strength: float, wording: Wording = ENGLISH) -> str:
    """The strength of a thesis, with the digits that show on which side of one half it is.

    >>> outcome(0.7812), outcome(0.4981), outcome(0.5)
    ('0.78', '0.498', '0.50')
    """
    return apart(strength, 0.5, wording=wording)[0]


def describe_element(debate: ArgumentMap, element: str, room: int, wording: Wording) -> str:
    """A claim by id and text, or a relation by its premises and target, on one line of about `room` characters."""
    member = debate.by_id[element]
    if isinstance(member, Relation):
        return cut_line(name_element(debate, element, wording), max(room, 20))
    text = cut_line(member.text, max(room - len(member.id) - 2, 20))
    return text if member.text == member.id else f"{member.id}: {text}"


def describe_role(debate: ArgumentMap, relation: Relation, wording: Wording) -> str:
    """What a relation is to its target, as part of a sentence about strengths."""
    role = phrases.describe_role(debate, relation, wording)
    return role if relation.polarity.is_signed else wording.word("element.no-effect", role=role)


def list_rest(total: int, shown: int, wording: Wording) -> list[str]:
    """The last row of a table that shows only the first of its rows; nothing if it shows all."""
    return [f"  {wording.quantify(total - shown, 'rows.more')}"] if total > shown else []


def join_parts(parts: Iterable[str], most: int = 5, wording: Wording = ENGLISH) -> str:
    """Up to `most` parts as the end of a sentence has them.

    >>> join_parts(["a"]), join_parts("abc"), join_parts("abcdefg")
    ('a', 'a, b and c', 'a, b, c, d, e and 2 more')
    """
    shown = list(parts)
    if len(shown) > most:
        shown = [*shown[:most], wording.quantify(len(shown) - most, "list.more")]
    return wording.series(shown)


def title_semantics(name: str, wording: Wording) -> str:
    """The title of a semantics; those of other packages have no words in a catalogue."""
    return wording.find(f"semantics.{name}") or SEMANTICS.get(name).title
