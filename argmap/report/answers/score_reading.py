"""What a score says, in sentences for a reader who knows none of the figures.

The words stay close to what was measured: no figure earns a map the word "balanced", and a verdict is about the map,
not about the world.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Profile
from argmap.model.structure.answering import find_answered_lines
from argmap.scoring import Balance

NARROW = 0.05
"""|V| up to which a verdict is read as a narrow one."""
EVEN = 1e-12
"""|V| up to which rounding may have decided the side."""
NEARLY_EVEN = 0.1
"""|L| up to which two masses are read as nearly the same."""
NAMED = 5
"""Lines that a sentence names before it breaks off."""


def reading(debate: ArgumentMap, balance: Balance) -> list[str]:
    """Where it comes out, who is present, which objections are answered, which pillars tested: a sentence each."""
    return [_verdict(balance), _presence(balance), *_treatment(debate, balance)]


def _verdict(balance: Balance) -> str:
    first, second = ((balance["verdict"][name] + 1) / 2 for name in ("quadratic-energy", "df-quad"))
    outcome = f"The argument comes out {side(first)} the thesis (strength {first:.2f} of 1)"
    if side(first) == side(second):
        return f"{outcome}, and the second opinion agrees."
    return f"{outcome}; the second opinion comes out {side(second)} it."


def side(strength: float) -> str:
    """Where a thesis of this strength comes out.

    >>> side(0.78), side(0.49), side(0.5)
    ('for', 'narrowly against', 'undecided on')
    """
    verdict = 2 * strength - 1
    if abs(verdict) <= EVEN:
        return "undecided on"
    return f"{'narrowly ' if abs(verdict) <= NARROW else ''}{'for' if verdict > 0 else 'against'}"


def _presence(balance: Balance) -> str:
    lean = balance["lean"]
    if lean is None:
        return "Nothing is put forward for or against the thesis with any strength."
    if abs(lean) == 1:
        return f"Only the {'pro' if lean > 0 else 'con'} side is put forward."
    if abs(lean) <= NEARLY_EVEN:
        return "Both sides are put forward with nearly the same weight."
    return f"Both sides are put forward, the {'pro' if lean > 0 else 'con'} side with more weight."


def _treatment(debate: ArgumentMap, balance: Balance) -> list[str]:
    """Who is answered: the objections, and in the debate profile the pillars too."""
    with_answer = find_answered_lines(debate)
    asked = [(-1, "objection", "answered")]
    if balance["profile"] == Profile.DEBATE:
        asked.append((1, "pillar", "tested"))
    found = []
    for sign, what, done in asked:
        lines = [line.relation for line in debate.lines if line.sign == sign]
        missing = [" + ".join(line.premises) for line in lines if line.id not in with_answer]
        if lines:
            found.append(_share(len(lines), missing, what, done))
    return found


def _share(total: int, missing: list[str], what: str, done: str) -> str:
    """How many of `total` lines are done, and which are not.

    >>> _share(3, ["trade", "noise"], "objection", "answered")
    '1 of 3 objections is answered (not: trade, noise).'
    >>> _share(1, [], "pillar", "tested")
    'The only pillar is tested.'
    """
    count = total - len(missing)
    if total == 1:
        return f"The only {what} is {'' if count else 'not '}{done}."
    if count in (0, total):
        return f"{'Every' if count else 'No'} {what} is {done}."
    names = ", ".join(missing[:NAMED]) + (", …" if len(missing) > NAMED else "")
    return f"{count} of {total} {what}s {'is' if count == 1 else 'are'} {done} (not: {names})."
