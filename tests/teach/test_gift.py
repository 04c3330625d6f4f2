"""Moodle's GIFT, read back by another reader."""

from __future__ import annotations

import io
import re

import pytest
from pygiftparser import parser as gift

from argmap.teach.exercise import ONLY, Ask, Posed
from argmap.teach.exporting.export_kind import export
from tests.samples.exercises import HOSTILE, by_hand
from tests.teach.library_exercises import ALL


def unescape(text: str) -> str:
    return re.sub(r"\\([~=#{}:\\])", r"\1", text).replace("\\n", "\n")


def read_gift(posed: list[Posed]) -> list[gift.Question]:
    return gift.parseFile(io.StringIO(export(posed, "gift").decode()))


# the reader takes an escaped brace for the end of the answers and knows no escaped backslash; Moodle knows both
READABLE = by_hand(tuple(text for text in HOSTILE if not set("\\{}") & set(text)))


@pytest.mark.parametrize("posed", [*ALL, READABLE], ids=lambda p: p.exercise.kind)
def test_gift_is_read_back_with_its_texts_and_its_right_answers(posed: Posed) -> None:
    bank = read_gift([posed])
    assert all(question.valid for question in bank)
    at = iter(bank)
    for task, key in posed.tasks_with_keys():
        question = next(at)
        assert unescape(question.text).startswith(task.prompt.strip().split("\n")[0])
        if task.ask is Ask.WRITE:
            assert type(question.answers).__name__ == "Essay"
        elif task.ask is Ask.MARK:
            shares = [float(answer.fraction) for answer in question.answers.answers]
            assert [share > 0 for share in shares] == [c.id in key.right[ONLY] for c in task.choices]
            assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.001)
            assert sum(shares) <= 0 or len(shares) < 2 * len(key.right[ONLY])
        elif task.ask is Ask.CHOOSE:
            _assert_choices(question, task, key.right[ONLY])
        elif type(question.answers).__name__ == "MatchingSet":
            pairs = {unescape(a.question).strip(): unescape(a.answer).strip() for a in question.answers.answers}
            assert pairs == {p.text.replace("->", "→"): task.choice(key.right[p.id][0]) for p in task.parts}
        else:
            for part in task.parts:
                _assert_choices(question, task, key.right[part.id])
                assert part.text in unescape(question.text)
                question = next(at) if part is not task.parts[-1] else question
    assert next(at, None) is None


def _assert_choices(question: gift.Question, task, right: tuple[str, ...]) -> None:
    texts = [unescape(answer.answer).strip().replace("％", "%") for answer in question.answers.answers]
    assert texts == [choice.text.replace("->", "→") for choice in task.choices]
    assert [float(a.fraction) == 100 for a in question.answers.answers] == [c.id in right for c in task.choices]
