"""What a score says, in sentences for a reader who knows none of the figures: verdict, balance, what is open.

The words stay close to what was measured: no figure earns a map the word "balanced", and a verdict is about the map,
not about the world.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.language.wording import Wording
from argmap.model.default_semantics import DEFAULT_SEMANTICS, SECOND_OPINION
from argmap.model.elements import ArgumentMap, Profile, Relation
from argmap.model.structure.answering import find_answered_lines, find_unanswered
from argmap.report.answers.phrases import join_parts, outcome, title_semantics
from argmap.scoring import Balance
from argmap.scoring.labelling.attack_graph import labellings

NARROW = 0.05
"""|V| up to which a verdict is read as a narrow one."""
EVEN = 1e-12
"""|V| up to which rounding may have decided the side."""
NEARLY_EVEN = 0.1
"""|L| up to which two masses are read as nearly the same."""
NAMED = 5
"""Lines or objections that a sentence names before it breaks off."""
RULE = "unanswered-objection"
"""The rule that reports the objections counted here."""


def summarise(debate: ArgumentMap, balance: Balance, wording: Wording) -> list[str]:
    """The verdict, the balance and what is open, one paragraph each."""
    opening = [_lines_and_objections(debate, wording)]
    if balance["profile"] == Profile.DEBATE:
        opening += _pillars(debate, wording)
    return [_verdict(balance, wording), _sides(balance, wording), " ".join(opening)]


def side(strength: float) -> str:
    """On which side a thesis of this strength is, as a key of the table of words.

    >>> side(0.78), side(0.49), side(0.5)
    ('for', 'narrowly-against', 'undecided')
    """
    verdict = 2 * strength - 1
    if abs(verdict) <= EVEN:
        return "undecided"
    return f"{'narrowly-' if abs(verdict) <= NARROW else ''}{'for' if verdict > 0 else 'against'}"


def explain_label(debate: ArgumentMap, wording: Wording) -> str:
    """What `label` says of the thesis, and why that may differ from the verdict."""
    assert debate.thesis is not None
    label = labellings(debate).found[0].claims[debate.thesis]
    return f"{wording.word(f'score.label.{label}')} {wording.word('score.label.why')}"


def explain_score(strength: float | None, wording: Wording) -> str:
    """What `score` says of a thesis of this strength, None if unknown, and why that may differ from a label."""
    if strength is None:
        return f"{wording.word('label.score.unknown')} {wording.word('label.score.why')}"
    says = wording.word(f"label.score.{side(strength)}", strength=outcome(strength, wording))
    return f"{says} {wording.word('label.score.why')}"


def verdicts(balance: Balance) -> dict[str, float]:
    """The verdict V in [−1, 1] under each of the semantics that were asked for, in their order."""
    return {name: verdict for name, verdict in balance["verdict"].items() if name != "agree"}


def _verdict(balance: Balance, wording: Wording) -> str:
    strengths = {name: (verdict + 1) / 2 for name, verdict in verdicts(balance).items()}
    if list(strengths) != [DEFAULT_SEMANTICS, SECOND_OPINION]:
        return " ".join(
            wording.word(
                f"score.under.{side(each)}", strength=outcome(each, wording), semantics=title_semantics(name, wording)
            )
            for name, each in strengths.items()
        )
    first, second = strengths.values()
    title = title_semantics(SECOND_OPINION, wording)
    opinion = "same" if side(first) == side(second) else side(second)
    return " ".join([
        wording.word(f"score.verdict.{side(first)}", strength=outcome(first, wording)),
        wording.word(f"score.second.{opinion}", strength=outcome(second, wording), semantics=title),
    ])  # fmt: skip


def _sides(balance: Balance, wording: Wording) -> str:
    sides = wording.word(f"score.sides.{_presence(balance['lean'])}")
    if balance.number is None:
        return wording.word("score.balance.none", sides=sides)
    number, profile = wording.number(balance.number, ".2f"), wording.word(f"profile.{balance['profile']}")
    return wording.word("score.balance", sides=sides, number=number, profile=profile)


def _presence(lean: float | None) -> str:
    if lean is None:
        return "none"
    heavier = "for" if lean > 0 else "against"
    if abs(lean) == 1:
        return f"only-{heavier}"
    return "even" if abs(lean) <= NEARLY_EVEN else heavier


def _lines_and_objections(debate: ArgumentMap, wording: Wording) -> str:
    """Which lines against the thesis are answered, and which objections further down are not."""
    lines, unanswered_lines = _lines(debate, -1)
    unanswered = find_unanswered(debate)
    further = [objection for objection in unanswered if objection.target != debate.thesis]
    names = _names(unanswered_lines, wording)
    if not lines:
        about_lines = wording.word("score.lines.none")
    else:
        key = _share_key(len(lines), len(unanswered_lines), "answered")
        count = len(lines) - len(unanswered_lines)
        about_lines = wording.word(f"score.lines.{key}", total=len(lines), count=count, names=names)
    ending = "not" if lines and not unanswered_lines else "unanswered"
    key = "none" if not further else f"one-{ending}" if len(further) == 1 else ending
    sentences = [
        wording.word(f"score.objections.{key}", lines=about_lines, count=len(further), names=_names(further, wording))
    ]
    allowed = sum(_is_allowed(debate, objection) for objection in unanswered)
    if allowed:
        sentences.append(wording.word("score.objections.allowed", count=allowed))
    if allowed < len(unanswered):
        sentences.append(wording.word("score.objections.where"))
    return " ".join(sentences)


def _pillars(debate: ArgumentMap, wording: Wording) -> list[str]:
    """Which pillars are tested; nothing when there are none."""
    lines, untested = _lines(debate, 1)
    if not lines:
        return []
    key, count = _share_key(len(lines), len(untested), "tested"), len(lines) - len(untested)
    return [wording.word(f"score.pillars.{key}", total=len(lines), count=count, names=_names(untested, wording))]


def _lines(debate: ArgumentMap, sign: int) -> tuple[list[Relation], list[Relation]]:
    """The lines of one side, and those of them that have no answer."""
    answered = find_answered_lines(debate)
    lines = [line.relation for line in debate.lines if line.sign == sign]
    return lines, [line for line in lines if line.id not in answered]


def _share_key(total: int, missing: int, done: str) -> str:
    """The key of the sentence for `missing` of `total` lines that are not `done`.

    >>> _share_key(3, 2, "answered"), _share_key(1, 0, "tested"), _share_key(4, 0, "tested")
    ('one', 'only-tested', 'all')
    """
    if total == 1:
        return f"only-{'un' if missing else ''}{done}"
    if missing in (0, total):
        return "nothing" if missing else "all"
    return "one" if total - missing == 1 else "some"


def _names(relations: Sequence[Relation], wording: Wording) -> str:
    return join_parts((" + ".join(relation.premises) for relation in relations), NAMED, wording=wording)


def _is_allowed(debate: ArgumentMap, objection: Relation) -> bool:
    """Whether the map, the relation or one of its premises allows the objection to stand."""
    elements = [debate, objection, *(debate.claim(premise) for premise in objection.premises)]
    return any(RULE in element.allow for element in elements)
