import re

import pytest

from argmap.language.wording import FOLDER, MANY, count_of, quantity, table, word, words_below

TABLES = pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)


def test_unknown_key_names_the_nearest_one() -> None:
    with pytest.raises(KeyError, match=r"there are no words for 'role.pilar'; did you mean 'role.pillar'"):
        word("role.pilar")


def test_unknown_language_names_those_that_exist() -> None:
    with pytest.raises(KeyError, match="language 'xx'; there are en"):
        word("role.pillar", "xx")


def test_missing_value_is_an_error_instead_of_braces_in_a_picture() -> None:
    with pytest.raises(KeyError, match="total"):
        word("part.sheet", number=1)
    with pytest.raises(KeyError, match="number"):
        word("part.sheet")


def test_one_is_singular_and_none_or_several_are_plural() -> None:
    assert [quantity(n, "role.objection") for n in (0, 1, 2)] == ["0 objections", "1 objection", "2 objections"]


def test_a_noun_is_counted_in_the_singular_or_the_plural() -> None:
    assert [count_of(n, "file") for n in (0, 1, 2)] == ["0 files", "1 file", "2 files"]


def test_words_below_a_prefix_leave_out_neighbours_with_a_longer_name() -> None:
    assert words_below("mark.open") == {"title": word("mark.open.title"), "heading": word("mark.open.heading")}


@TABLES
def test_each_line_of_a_table_is_a_new_key_with_words(path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9.-]+ = \S.*", line)] == []
    assert len(table(path.stem)) == len(lines)


@TABLES
def test_each_plural_has_a_singular(path) -> None:
    words = table(path.stem)
    assert [key for key in words if key.endswith(MANY) and key.removesuffix(MANY) not in words] == []
