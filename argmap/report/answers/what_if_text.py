"""What another base score or weight would do, as people read it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from argmap.language.wording import word
from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import ArgumentMap
from argmap.registry import SEMANTICS
from argmap.report.answers.phrases import SHOWN, apart, describe_element, join_parts, list_rest, name_element
from argmap.report.answers.score_sentences import side
from argmap.report.output.screen import safe
from argmap.scoring.answers.what_if import SAME, Setting, WhatIf

MOST = 8
"""Claims that are shown."""


def what_if_lines(debate: ArgumentMap, what_if: WhatIf, *, width: int = 100) -> list[str]:
    """The lines of text; claims are cut so that most lines fit into `width` columns."""
    supposed = join_parts((_setting(debate, setting) for setting in what_if.settings), most=20)
    sentences = [*textwrap.wrap(word("what-if.question", supposed=supposed), width), ""]
    if not what_if.moved and not _shifts(what_if):
        sentences.append(word("what-if.nothing"))
    else:
        sentences += [*_figures(what_if), "", *_moved_claims(debate, what_if, width)]
    return [safe(line) for line in sentences]


def _setting(debate: ArgumentMap, setting: Setting) -> str:
    key = "what-if.base" if setting.is_claim else "what-if.weight"
    values = {"value": f"{setting.after:.10g}", "before": f"{setting.before:.10g}"}
    key = f"{key}.same" if setting.before == setting.after else key
    return word(key, element=name_element(debate, setting.element), **values)


def _shifts(what_if: WhatIf) -> bool:
    """Whether the thesis or the balance changes, which they may where no strength under quadratic energy does."""
    balance = what_if.before.balance_number, what_if.after.balance_number
    pairs = [pair for pair in (*map(what_if.strengths, what_if.before.evaluations), balance) if pair is not None]
    return any(
        before != after and (before is None or after is None or abs(before - after) > SAME) for before, after in pairs
    )


def _figures(what_if: WhatIf) -> Iterator[str]:
    """Thesis and balance before and after."""
    if what_if.before.thesis is None:
        yield word("what-if.no-thesis")
        return
    yield f"{'':<27}{word('what-if.before'):>6}{word('what-if.after'):>8}"
    for semantics in what_if.before.evaluations:
        title = word("what-if.thesis", semantics=SEMANTICS.get(semantics).title)
        both = what_if.strengths(semantics)
        assert both is not None
        before, after = (word(f"side.{side(strength)}") for strength in both)
        way = "turns" if what_if.flips(semantics) else "still" if before == after else "now"
        remark = word(f"what-if.verdict.{way}", before=before, after=after)
        numbers = apart(*both, 0.5)
        yield f"  {title:<25}{numbers[0]:>6}{numbers[1]:>8}   {remark}"
    before_it, after_it = what_if.before.balance, what_if.after.balance
    if before_it is not None and after_it is not None:
        numbers = [f"{balance.number:.2f}" if balance.number is not None else "–" for balance in (before_it, after_it)]
        yield f"  {word('score.table.balance', profile=before_it['profile']):<25}{numbers[0]:>6}{numbers[1]:>8}"


def _moved_claims(debate: ArgumentMap, what_if: WhatIf, width: int) -> Iterator[str]:
    semantics = SEMANTICS.get(DEFAULT_SEMANTICS).title
    shown = [(claim, before, after) for claim, before, after in what_if.moved if abs(after - before) >= SHOWN]
    if not shown:
        key = "what-if.claims.little" if what_if.moved else "what-if.claims.none"
        yield word(key, least=2 * SHOWN, semantics=semantics)
        return
    yield word("what-if.claims", semantics=semantics)
    for claim, before, after in shown[:MOST]:
        yield f"  {before:.3f} → {after:.3f}   {describe_element(debate, claim, width - 18)}"
    yield from list_rest(len(what_if.moved), len(shown[:MOST]))
