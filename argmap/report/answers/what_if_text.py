"""What another base score or weight would do, as people read it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from argmap.language.wording import ENGLISH, Wording
from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import ArgumentMap
from argmap.report.answers.phrases import (
    SHOWN,
    apart,
    describe_element,
    join_parts,
    list_rest,
    name_element,
    title_semantics,
)
from argmap.report.answers.score_sentences import side
from argmap.report.output.screen import safe
from argmap.scoring.answers.what_if import SAME, Setting, WhatIf

MOST = 8
"""Claims that are shown."""


def what_if_lines(debate: ArgumentMap, what_if: WhatIf, *, width: int = 100, wording: Wording = ENGLISH) -> list[str]:
    """The lines of text; claims are cut so that most lines fit into `width` columns."""
    supposed = join_parts(
        (_setting(debate, setting, wording) for setting in what_if.settings), most=20, wording=wording
    )
    sentences = [*textwrap.wrap(wording.word("what-if.question", supposed=supposed), width), ""]
    if not what_if.moved and not _shifts(what_if):
        sentences.append(wording.word("what-if.nothing"))
    else:
        sentences += [*_figures(what_if, wording), "", *_moved_claims(debate, what_if, width, wording)]
    return [safe(line) for line in sentences]


def _setting(debate: ArgumentMap, setting: Setting, wording: Wording) -> str:
    key = "what-if.base" if setting.is_claim else "what-if.weight"
    values = {"value": wording.number(setting.after, ".10g"), "before": wording.number(setting.before, ".10g")}
    key = f"{key}.same" if setting.before == setting.after else key
    return wording.word(key, element=name_element(debate, setting.element, wording), **values)


def _shifts(what_if: WhatIf) -> bool:
    """Whether the thesis or the balance changes, which they may where no strength under quadratic energy does."""
    balance = what_if.before.balance_number, what_if.after.balance_number
    pairs = [pair for pair in (*map(what_if.strengths, what_if.before.evaluations), balance) if pair is not None]
    return any(
        before != after and (before is None or after is None or abs(before - after) > SAME) for before, after in pairs
    )


def _figures(what_if: WhatIf, wording: Wording) -> Iterator[str]:
    """Thesis and balance before and after."""
    if what_if.before.thesis is None:
        yield wording.word("what-if.no-thesis")
        return
    yield f"{'':<27}{wording.word('what-if.before'):>6}{wording.word('what-if.after'):>8}"
    for semantics in what_if.before.evaluations:
        title = wording.word("what-if.thesis", semantics=title_semantics(semantics, wording))
        both = what_if.strengths(semantics)
        assert both is not None
        before, after = (wording.word(f"side.{side(strength)}") for strength in both)
        way = "turns" if what_if.flips(semantics) else "still" if before == after else "now"
        remark = wording.word(f"what-if.verdict.{way}", before=before, after=after)
        numbers = apart(*both, 0.5, wording=wording)
        yield f"  {title:<25}{numbers[0]:>6}{numbers[1]:>8}   {remark}"
    before_it, after_it = what_if.before.balance, what_if.after.balance
    if before_it is not None and after_it is not None:
        numbers = [
            wording.number(balance.number, ".2f") if balance.number is not None else "–"
            for balance in (before_it, after_it)
        ]
        profile = wording.word(f"profile.{before_it['profile']}")
        yield f"  {wording.word('score.table.balance', profile=profile):<25}{numbers[0]:>6}{numbers[1]:>8}"


def _moved_claims(debate: ArgumentMap, what_if: WhatIf, width: int, wording: Wording) -> Iterator[str]:
    semantics = title_semantics(DEFAULT_SEMANTICS, wording)
    shown = [(claim, before, after) for claim, before, after in what_if.moved if abs(after - before) >= SHOWN]
    if not shown:
        key = "what-if.claims.little" if what_if.moved else "what-if.claims.none"
        yield wording.word(key, least=2 * SHOWN, semantics=semantics)
        return
    yield wording.word("what-if.claims", semantics=semantics)
    for claim, before, after in shown[:MOST]:
        start = f"  {wording.number(before, '.3f')} → {wording.number(after, '.3f')}   "
        yield start + describe_element(debate, claim, width - len(start), wording)
    yield from list_rest(len(what_if.moved), len(shown[:MOST]), wording)
