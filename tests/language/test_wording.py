import re
import subprocess
import sys

import pytest

from argmap.language.plural_forms import MANY
from argmap.language.wording import ENGLISH, FOLDER, Wording, catalogue, count_of
from tests.house import ROOT

TABLES = pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)


def test_unknown_key_names_the_nearest_one() -> None:
    with pytest.raises(KeyError, match=r"there are no words for 'role.pilar'; did you mean 'role.pillar'"):
        ENGLISH.word("role.pilar")


def test_unknown_catalogue_names_those_that_exist() -> None:
    with pytest.raises(KeyError, match="there is no catalogue 'xx'; there are en"):
        catalogue("xx")


def test_language_without_a_catalogue_takes_a_shorter_tag_and_then_english() -> None:
    for tag in ("xx", "en-GB", "en_US", "", "../en"):
        assert Wording(tag).catalogue == "en"
        assert Wording(tag).word("role.pillar") == "pillar"


def test_missing_value_is_an_error_instead_of_braces_in_a_picture() -> None:
    with pytest.raises(KeyError, match="total"):
        ENGLISH.word("part.sheet", number=1)
    with pytest.raises(KeyError, match="number"):
        ENGLISH.word("part.sheet")


def test_one_is_singular_and_none_or_several_are_plural() -> None:
    assert [ENGLISH.quantity(n, "role.objection") for n in (0, 1, 2)] == ["0 objections", "1 objection", "2 objections"]


def test_a_noun_is_counted_in_the_singular_or_the_plural() -> None:
    assert [count_of(n, "file") for n in (0, 1, 2)] == ["0 files", "1 file", "2 files"]


def test_words_below_a_prefix_leave_out_neighbours_with_a_longer_name() -> None:
    assert ENGLISH.below("mark.open") == {
        "title": ENGLISH.word("mark.open.title"),
        "heading": ENGLISH.word("mark.open.heading"),
    }


@TABLES
def test_each_line_of_a_table_is_a_new_key_with_words(path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9.-]+ = [^ ].*", line)] == []
    assert len(catalogue(path.stem)) == len(lines)


@TABLES
def test_each_plural_has_a_singular(path) -> None:
    words = catalogue(path.stem)
    assert [key for key in words if key.endswith(MANY) and key.removesuffix(MANY) not in words] == []


def test_strengths_and_checks_read_no_catalogue() -> None:
    code = (
        "import argmap; from argmap.language import wording;"
        "debate = argmap.load('maps/teaching/class-pet.yaml'); argmap.strengths(debate);"
        "print(wording._read.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout == "0\n", done.stderr
