"""Exercises made by hand: a plain one, one with hostile texts, and ones with any texts; each has every kind of task."""

from __future__ import annotations

from hypothesis import strategies as st

from argmap.teach.exercise import ONLY, Ask, Exercise, Form, Option, Posed, Task, TaskKey
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
