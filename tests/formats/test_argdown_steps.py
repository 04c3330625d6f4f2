"""Inference steps of Argdown: their rules, of which a map keeps the first."""

from __future__ import annotations

import pytest

from argmap.formats import parse


@pytest.mark.parametrize(
    ("rules", "lost"), [("Expert Opinion", None), ("Modus ponens, B", 1), ("Modus ponens, B, C", 2)]
)
def test_rules_after_the_first_are_left_out_and_counted(rules: str, lost: int | None) -> None:
    text = f"<Step>: Why.\n\n(1) One.\n-- {rules} --\n(2) Two.\n"
    losses = {loss.kind: (loss.count, loss.examples) for loss in parse(text, format="argdown").losses}
    assert losses.get("rules") == ((lost, ("B",)) if lost else None)
