"""Differences of long texts and large maps: what is cut, and exactly where."""

from __future__ import annotations

import pytest

from argmap.model.elements import ArgumentMap, Claim
from argmap.versions import diff
from argmap.versions.difference_json import to_json
from argmap.versions.difference_markdown import literal, markdown
from argmap.versions.difference_text import text
from argmap.versions.merging import merge
from argmap.versions.score_changes import ScoreChange, StrengthChange
from argmap.versions.union import union
from argmap.versions.word_changes import excerpts, mark_changed_words


def one_claim(words: str) -> ArgumentMap:
    return ArgumentMap(claims=(Claim(id="a", text=words),))


def claims(number: int) -> ArgumentMap:
    return ArgumentMap(claims=tuple(Claim(id=f"c{n}", text="So.") for n in range(number)))


def strengths(number: int) -> ScoreChange:
    change = {"quadratic-energy": (0.25, 0.5), "df-quad": (0.5, 0.75)}
    return ScoreChange(tuple(StrengthChange(f"c{n}", change) for n in range(number)), (0.25, None))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("w" * 300, "w" * 300),
        ("w" * 301, "w" * 299 + "…"),
        ("w" * 298 + " ww", "w" * 298 + "…"),
        ("w" + " " * 1199, "w"),
        ("w" + " " * 1200, "w…"),
    ],
)
def test_markdown_shows_300_characters_of_a_text(words: str, shown: str) -> None:
    assert literal(words) == shown


@pytest.mark.parametrize(
    ("old", "new", "was", "now"),
    [
        ("w" * 300, "v" * 301, f"~~{'w' * 300}~~", f"**{'v' * 299}…**"),
        (
            f"{'x' * 150} {'y' * 149} z",
            f"{'x' * 150} {'v' * 150} z",
            f"{'x' * 150} ~~{'y' * 149}~~ z",
            f"{'x' * 150} **{'v' * 150}** …",
        ),
        (
            f"{'x' * 150} {'y' * 151} z",
            f"{'x' * 150} v z",
            f"{'x' * 150} ~~{'y' * 150}…~~ …",
            f"{'x' * 150} **v** z",
        ),
    ],
)
def test_markdown_marks_words_within_300_characters(old: str, new: str, was: str, now: str) -> None:
    page = markdown(diff(one_claim(old), one_claim(new)))
    assert page.splitlines()[-3:] == ["- **a**", f"  - was: {was}", f"  - now: {now}"]


@pytest.mark.parametrize(("number", "last"), [(100, "- **c99**: So."), (101, "… and 1 more"), (103, "… and 3 more")])
def test_markdown_lists_a_hundred_claims(number: int, last: str) -> None:
    assert markdown(diff(ArgumentMap(), claims(number))).splitlines()[-1] == last


@pytest.mark.parametrize(("number", "last"), [(1, "c0 |"), (100, "c99 |"), (101, "1 more"), (103, "3 more")])
def test_markdown_lists_a_hundred_strengths(number: int, last: str) -> None:
    page = markdown(diff(ArgumentMap(), ArgumentMap()), scores=strengths(number)).splitlines()
    row = "0.25 → 0.50 | 0.50 → 0.75 |"
    assert page[-1] == (f"| {last} {row}" if last.endswith("|") else f"… and {last}")
    assert page.count(f"| c0 | {row}") == 1
    assert "Balance: 0.25 → –" in page


@pytest.mark.parametrize(("number", "last"), [(1, "  c0"), (20, "  c19"), (21, "… and 1 more"), (23, "… and 3 more")])
def test_the_text_lists_twenty_strengths(number: int, last: str) -> None:
    said = text(diff(ArgumentMap(), ArgumentMap()), scores=strengths(number)).splitlines()
    assert said[-1].endswith(last)
    assert "balance   0.25 → –" in said
    assert "          0.25 → 0.50   0.50 → 0.75  c0" in said


def test_the_json_has_the_balance_before_and_after() -> None:
    scores = to_json(diff(ArgumentMap(), ArgumentMap()), strengths(1))["scores"]
    assert scores["balance"] == {"before": 0.25, "after": None}
    assert scores["claims"][0]["strengths"]["df-quad"] == {"before": 0.5, "after": 0.75}


@pytest.mark.parametrize(
    ("after", "lines"),
    [
        ("n" * 10, [f"header    title: {'o' * 10} → {'n' * 10}"]),
        ("n" * 11, ["header    title", f"          was: {'o' * 10}", f"          now: {'n' * 11}"]),
    ],
)
def test_two_values_are_on_one_line_where_they_fit(after: str, lines: list[str]) -> None:
    difference = diff(ArgumentMap(title="o" * 10), ArgumentMap(title=after))
    assert text(difference, width=40).splitlines()[2:] == lines


def test_the_text_shows_five_lines_of_a_claim() -> None:
    added = diff(ArgumentMap(), one_claim("w " * 47 + "w"))
    assert text(added, width=30).splitlines()[2:] == [
        "added     a: w w w w w w w w w",
        *["          w w w w w w w w w w"[:29]] * 3,
        "          w w w w w w w w w",
    ]
    longer = diff(ArgumentMap(), one_claim("w " * 60))
    assert text(longer, width=30).splitlines()[-1] == "          w w w w w w w w w …"


@pytest.mark.parametrize(("words", "note"), [("w" * 120, "w" * 120), ("w" * 121, "w" * 119 + "…")])
def test_a_note_has_120_characters_of_the_old_text(words: str, note: str) -> None:
    _, about = union(diff(one_claim(words), one_claim("v")))
    assert about.changes["a"].note == f"was: {note}"


def test_a_conflict_shows_160_characters_of_each_side() -> None:
    [conflict] = merge(one_claim("w"), one_claim("o" * 160), one_claim("t" * 161)).conflicts
    assert (conflict.ours, conflict.theirs) == ("o" * 160, "t" * 159 + "…")


def test_words_are_compared_up_to_500() -> None:
    words = " ".join(map(str, range(500)))
    assert len(mark_changed_words(words, words.replace("499", "b"))[0]) == 2
    assert len(mark_changed_words(f"{words} 500", words)[0]) == 1


@pytest.mark.parametrize(
    ("room", "shown"),
    [(9, ("a b c d x", "a b c d y")), (8, ("… d x", "… d y")), (59, ("a b c d x", "a b c d y"))],
)
def test_an_excerpt_leaves_out_what_both_begin_with(room: int, shown: tuple[str, str]) -> None:
    assert excerpts(" a b  c d x", "a b c d y", room) == shown


def test_an_excerpt_keeps_a_word_of_the_beginning_for_every_30_characters() -> None:
    words = " ".join(["abcdefgh"] * 11)
    assert excerpts(f"{words} x", f"{words} y", 90)[0] == "… abcdefgh abcdefgh abcdefgh x"
    assert excerpts(f"{words} x", f"{words} y", 89)[1] == "… abcdefgh abcdefgh y"
    assert excerpts("x abc", "y abc", 2) == ("x abc", "y abc")
