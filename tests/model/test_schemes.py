"""The argumentation schemes: complete entries, names that mean one scheme each, and the spellings of other tools."""

from __future__ import annotations

import pytest

from argmap.model.ids import slug
from argmap.model.schemes import find_scheme, fold_name, schemes


def test_a_scheme_has_premises_and_questions_or_is_known_by_name_only() -> None:
    full = [scheme for scheme in schemes().values() if scheme.questions]
    assert len(full) >= 60
    for scheme in schemes().values():
        assert bool(scheme.premises) is bool(scheme.questions)
        assert scheme.name == slug(scheme.name)
        assert all(premise.endswith(".") for premise in scheme.premises)
        assert all(question.endswith("?") for question in scheme.questions)
        assert len(set(scheme.questions)) == len(scheme.questions)


def test_no_two_schemes_have_a_spelling_in_common() -> None:
    owner: dict[str, str] = {}
    for scheme in schemes().values():
        for spelling in {fold_name(text) for text in (scheme.name, scheme.title, *scheme.aliases)}:
            assert spelling
            assert owner.setdefault(spelling, scheme.name) == scheme.name


@pytest.mark.parametrize("name", list(schemes()))
def test_a_scheme_is_found_by_its_name_and_title(name: str) -> None:
    scheme = schemes()[name]
    assert find_scheme(name) == find_scheme(scheme.title) == scheme


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Argument from Expert Opinion", "expert-opinion"),
        ("ExpertOpinion", "expert-opinion"),
        ("EXPERT_OPINION", "expert-opinion"),
        ("  expert   opinion ", "expert-opinion"),
        ("Argument from Cause to Effect.", "cause-to-effect"),
        ("Appeal to Popular Opinion", "popular-opinion"),
        ("NegativeConsequences", "negative-consequences"),
        ("Argument from Negative Consequence", "negative-consequences"),
        ("Argument from an Established Rule", "established-rule"),
        ("ad hominem", "direct-ad-hominem"),
        ("Abductive", "abduction"),
        ("argument from sunk costs", "sunk-costs"),
        ("Practical Resoning from Analogy", "practical-reasoning-from-analogy"),
    ],
)
def test_other_spellings_mean_the_same_scheme(spelling: str, name: str) -> None:
    scheme = find_scheme(spelling)
    assert scheme is not None
    assert scheme.name == name


@pytest.mark.parametrize("name", ["", "?", "argument from", "opinion", "Default Inference", "analogi", "x" * 10_000])
def test_a_name_that_none_of_them_has_means_none(name: str) -> None:
    assert find_scheme(name) is None
