"""Exercises made by hand: a plain one, one with hostile texts, and ones with any texts; each has every kind of task."""

from __future__ import annotations

from hypothesis import strategies as st

from argmap.teach.exercise import ONLY, Ask, Board, Exercise, Form, Option, Posed, Task, TaskKey, Way
from tests.strategies import TEXTS

HOSTILE = (
    "<script>alert(1)</script>",
    "a = b ~ c # d {e} : f",
    "=%50%x -> y",
    "$$x^2$$ \\(y\\) [[z]] {{7*7}}",
    "“quoted” & 'more' \"so\"",
    "سلام 世界 🙂 e\u0301",
    "javascript:alert(1)",
    "::title:: // no comment",
    "]]> --> <!--",
)
FIGURE = 'argmap: 1\nthesis: Close the old town & "more" <b>.\npillars:\n  - "?"\nobjections:\n  - Shops lose.\n'


def options(texts: tuple[str, ...] | list[str], letters: bool = True) -> tuple[Option, ...]:
    return tuple(Option(id="abcdefghijkl"[n] if letters else str(n + 1), text=text) for n, text in enumerate(texts))


def by_hand(texts: tuple[str, ...] = HOSTILE) -> Posed:
    """One task of each kind, with these texts everywhere."""
    one, two, three = (texts * 3)[:3]
    words = tuple(word for text in texts for word in text.split())
    tasks = (
        Task(id="1", ask=Ask.CHOOSE, prompt=one, passage=two, figure=FIGURE, choices=options(texts)),
        Task(
            id="2", ask=Ask.MARK, prompt=two, choices=tuple(Option(id=str(n), text=w) for n, w in enumerate(words, 1))
        ),
        Task(
            id="3",
            ask=Ask.MATCH,
            prompt=three,
            parts=options(texts, letters=False),
            choices=options(("for", "against")),
        ),
        Task(id="4", ask=Ask.MATCH, prompt=one, parts=options(texts[:2], letters=False), choices=options(texts)),
        Task(id="5", ask=Ask.WRITE, prompt=two, words=(3, 30)),
    )
    key = {
        "1": TaskKey(right={ONLY: ("b",) if len(texts) > 1 else ("a",)}, why={ONLY: one}, principle="one-thesis"),
        "2": TaskKey(right={ONLY: ("1", str(len(words)))}, principle="indicator-words"),
        "3": TaskKey(right={str(n + 1): ("ab"[n % 2],) for n in range(len(texts))}, principle="sign"),
        "4": TaskKey(
            right={str(n + 1): ("a", "b")[: n + 1] for n in range(len(texts[:2]))}, principle="nearest-target"
        ),
        "5": TaskKey(principle="answer-what-is-said", form=Form(words=(3, 30)), example="As to that, no."),
    }
    exercise = Exercise(kind="by-hand", title="By hand", about=one, instructions=two, tasks=tasks)
    return Posed(exercise=exercise, map=three, seed=0, key=key)


ANY = st.lists(
    TEXTS.filter(lambda text: text.strip()), min_size=2, max_size=5, unique_by=lambda t: " ".join(t.split())
).map(lambda texts: by_hand(tuple(" ".join(text.split()) for text in texts)))
"""Exercises with any texts."""

WORDS = ("The", "air", "improves", "because", "cars", "stay", "away.", "However,", "shops", "lose.")
PLAIN = Posed(
    exercise=Exercise(
        kind="made-by-hand",
        title="By hand",
        about="Close the old town?",
        instructions="Answer.",
        tasks=(
            Task(id="1", ask=Ask.CHOOSE, prompt="Which is the thesis?", choices=options(("Close it.", "Shops lose."))),
            Task(
                id="2",
                ask=Ask.MARK,
                prompt="Mark the words.",
                choices=options(WORDS, letters=False),
            ),
            Task(
                id="3",
                ask=Ask.MATCH,
                prompt="What do they do?",
                parts=(Option(id="1", text="Air improves."), Option(id="2", text="Shops lose.")),
                choices=options(("supports it", "attacks it")),
            ),
            Task(id="4", ask=Ask.WRITE, prompt="Answer this: Shops lose.", words=(4, 20)),
        ),
    ),
    map="Old town",
    seed=1,
    key={
        "1": TaskKey(right={ONLY: ("a",)}, why={ONLY: "all else bears on it"}, principle="one-thesis"),
        "2": TaskKey(right={ONLY: ("4", "8")}, principle="indicator-words"),
        "3": TaskKey(right={"1": ("a",), "2": ("b",)}, principle="sign"),
        "4": TaskKey(
            principle="answer-what-is-said",
            form=Form(words=(4, 20), about=("Shops lose.",), not_copied=("Shops lose.",)),
            example="Some shops win new customers.",
        ),
    },
)
"""A plain exercise of four tasks; the name of its debate is “Close the old town?”."""

TREE = """argmap: 1
title: Part of the map
thesis: {id: c1, claim: %s}
pillars: [{id: c2, claim: %s, relation: s1}, {id: c3, claim: %s, relation: s2}]
objections: [{id: c4, claim: %s, relation: s3}]
"""
CLOSE, AIR, SAFE, LOSE = "Close the old town.", "The air gets cleaner.", "Children are safer.", "Shops lose customers."
_FILLED = TREE % (CLOSE, AIR, SAFE, LOSE)
ON_THE_MAP = Posed(
    exercise=Exercise(
        kind="on-the-map",
        title="On the map",
        about="Close the old town?",
        instructions="Work on the picture.",
        tasks=(
            Task(
                id="1",
                ask=Ask.MATCH,
                prompt="Rebuild the map.",
                figure=TREE % (1, 2, 3, 4),
                parts=options(("box 1", "box 2", "box 3", "box 4"), letters=False),
                choices=options((LOSE, AIR, CLOSE, SAFE)),
                board=Board(way=Way.PLACE, parts=("c1", "c2", "c3", "c4")),
                once=True,
            ),
            Task(
                id="2",
                ask=Ask.CHOOSE,
                prompt="Which claim belongs in the empty box?",
                figure=TREE % (CLOSE, AIR, '"?"', LOSE),
                choices=options((SAFE, "Buses are loud.")),
                board=Board(way=Way.PLACE, parts=("c3",)),
            ),
            Task(
                id="3",
                ask=Ask.MATCH,
                prompt="Where does each answer belong?",
                figure=_FILLED,
                parts=options(("Buses bring customers.", "Wind cleans the air anyway."), letters=False),
                choices=options((LOSE, "The step from the clean air", "nowhere")),
                board=Board(way=Way.DROP, choices=("c4", "s1", "")),
            ),
            Task(
                id="4",
                ask=Ask.CHOOSE,
                prompt="Where does “Wind cleans the air anyway.” belong?",
                figure=_FILLED,
                choices=options((AIR, "The step from it")),
                board=Board(way=Way.DROP, choices=("c2", "s1"), card="Wind cleans the air anyway."),
            ),
            Task(
                id="5",
                ask=Ask.CHOOSE,
                prompt="What is wrong?",
                figure=_FILLED,
                choices=options((AIR, SAFE, LOSE, "its line", "nothing")),
                board=Board(way=Way.SPOT, choices=("c2", "c3", "c4", "s3", "")),
            ),
            Task(
                id="6",
                ask=Ask.MATCH,
                prompt="Which claims are needed together?",
                figure=_FILLED,
                parts=options((AIR, SAFE, LOSE), letters=False),
                choices=options((f"with: {AIR}", f"with: {SAFE}", f"with: {LOSE}", "on its own")),
                board=Board(way=Way.JOIN, parts=("c2", "c3", "c4"), choices=("c2", "c3", "c4", "")),
            ),
            Task(
                id="7",
                ask=Ask.MATCH,
                prompt="Draw the missing line.",
                figure=_FILLED,
                parts=options(("from", "to", "what it does"), letters=False),
                choices=options((CLOSE, AIR, LOSE, "supports it", "attacks it")),
                board=Board(way=Way.DRAW, choices=("c1", "c2", "c4", "", "")),
            ),
        ),
    ),
    map="Old town",
    seed=1,
    key={
        "1": TaskKey(right={"1": ("c",), "2": ("b", "d"), "3": ("b", "d"), "4": ("a",)}, principle="nearest-target"),
        "2": TaskKey(right={ONLY: ("a",)}, principle="nearest-target"),
        "3": TaskKey(right={"1": ("a",), "2": ("b",)}, principle="step-or-claim"),
        "4": TaskKey(right={ONLY: ("b",)}, principle="step-or-claim"),
        "5": TaskKey(right={ONLY: ("d",)}, principle="sign"),
        "6": TaskKey(right={"1": ("b",), "2": ("a",), "3": ("d",)}, principle="needed-together"),
        "7": TaskKey(right={"1": ("c",), "2": ("b",), "3": ("e",)}, principle="sign"),
    },
)
"""One task for each way to work on a picture, and two with one card; the key is right by decree."""
